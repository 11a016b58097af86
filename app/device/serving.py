"""What the background service has of the device; a process of its own, it opens everything for itself."""

import importlib
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from app.core.words import Translate
from app.device.background import Awake, NullAwake
from app.device.notifier import Notifier, NullNotifier
from app.device.ports import NullSounds, NullVibrator, NullVoice, Sounds, Vibrator, Voice

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Serving:
    """All that the service asks of the machine it runs on."""

    vibrator: Vibrator
    sounds: Sounds
    voice: Voice
    notifier: Notifier
    awake: Awake

    def close(self) -> None:
        """Gives back what has to be given back."""
        self.voice.close()
        self.notifier.close()
        self.awake.hold(False)


def serving_device(sounds: Path, language: str, on_action: Callable[[str], None], tr: Translate) -> Serving:
    """What this device has; the Null version where something is missing.

    Args:
        sounds: Folder of the sound files.
        language: Two-letter code of the language to speak.
        on_action: Called with `pause`, `resume` or `skip`, from any thread.
        tr: Translates the words of the notification's buttons.
    """
    if "ANDROID_ARGUMENT" not in os.environ:  # a desktop has no service but for trying it out
        return Serving(
            vibrator=NullVibrator(),
            sounds=NullSounds(),
            voice=NullVoice(),
            notifier=NullNotifier(),
            awake=NullAwake(),
        )
    focus = _opened("focus", "open_focus", None)
    return Serving(
        vibrator=_opened("vibration", "open_vibrator", NullVibrator()),
        sounds=_opened("sounds", "open_sounds", NullSounds(), sounds, focus),
        voice=_opened("voice", "open_voice", NullVoice(), language, focus),
        notifier=_opened("notification", "AndroidNotifier", NullNotifier(), on_action, tr),
        awake=_opened("background", "open_awake", NullAwake()),
    )


def _opened(module: str, name: str, otherwise: T, *arguments: Any) -> T:
    try:
        opened: T = getattr(importlib.import_module(f"app.device.android.{module}"), name)(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever is missing, the session goes on without it
        _log.warning("The service goes on without %s: %s", module, error)
        return otherwise
    return opened
