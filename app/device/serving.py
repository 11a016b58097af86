"""What the background service has of the device; a process of its own, it opens everything for itself."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.device.background import Awake, BackgroundPlayer, NullAwake, NullBackgroundPlayer
from app.device.detect import _opened, open_notifier, platform
from app.device.notifier import Notifier
from app.device.ports import NullSounds, NullVibrator, NullVoice, Opening, Sounds, Vibrator, Voice


@dataclass(slots=True, kw_only=True)
class Serving:
    """All that the service asks of the machine it runs on."""

    vibrator: Vibrator
    sounds: Sounds
    voice: Voice
    notifier: Notifier
    awake: Awake

    @property
    def ready(self) -> bool:
        """Whether all of it can be used by now, or has found out that it never can."""
        return all(part.ready for part in (self.sounds, self.voice) if isinstance(part, Opening))

    def keep_awake(self, on: bool) -> None:
        """Keeps processor and speaker awake for the cues to come, or lets them sleep."""
        self.awake.hold(on)
        self.sounds.awake(on)

    def close(self) -> None:
        """Gives back what has to be given back."""
        self.keep_awake(False)
        self.voice.close()
        self.notifier.close()


def open_for_service(sounds: Path, language: str, on_action: Callable[[str], None], tr: Translate) -> Serving:
    """What this device has; the Null version where something is missing, and everywhere on a desktop.

    Nothing of a window is opened: the service has none.

    Args:
        sounds: Folder of the sound files.
        language: Two-letter code of the language to speak.
        on_action: Called with `pause`, `resume` or `skip`, from any thread.
        tr: Translates the words of the notification's buttons.
    """
    vibrator: Vibrator = NullVibrator()
    heard: Sounds = NullSounds()
    voice: Voice = NullVoice()
    awake: Awake = NullAwake()
    if platform() == "android":
        focus = _opened("android.focus", "open_focus", None)
        vibrator = _opened("android.vibration", "open_vibrator", vibrator)
        heard = _opened("android.sounds", "open_sounds", heard, sounds, focus)
        voice = _opened("android.voice", "open_voice", voice, language, focus)
        awake = _opened("android.background", "open_awake", awake)
    return Serving(
        vibrator=vibrator, sounds=heard, voice=voice, notifier=open_notifier(on_action, tr), awake=awake
    )


def open_background_player(tr: Translate) -> BackgroundPlayer:
    """What starts the service, for the app.

    Args:
        tr: Translates what the service shows until its first notification.
    """
    if platform() == "android":
        broken = NullBackgroundPlayer(_("The session could not be kept going with the screen off."))
        return _opened("android.background", "open_background_player", broken, tr)
    if platform() == "ios":
        return NullBackgroundPlayer(_("An iPhone lets no session go on with the screen off."))
    return NullBackgroundPlayer(_("On a computer the session goes on by itself."))
