"""The player and the devices it plays on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from app.core.i18n import mark as _
from app.data.files.paths import share_folder
from app.wiring.options import Options

if TYPE_CHECKING:
    from app.core.i18n import Translate
    from app.device.detect import Detect, Device
    from app.device.ports import Sounds, Vibrator, Voice
    from app.player.channels import Channels, Outputs, Wanted
    from app.player.player import Clock, Player
    from app.player.waker import ThreadWaker
    from app.wiring.cue_log import CueLog

_TICK_S = (0.012,)  # just felt; shorter ones some motors swallow
_FAILED = {
    "vibration": _("The vibration motor does not answer; cues come without it."),
    "sound": _("The sound output does not answer; cues come without it."),
    "voice": _("The voice does not answer; cues come without it."),
}


class Playback:
    """The player and the devices it plays on, each made when it is first needed.

    Args:
        options: What is asked of the app.
        tr: Translates.
        language: Two-letter code of the language to speak.
        vibrate: Shows vibration instead of feeling it; None for the device's own motor.
        clock: Instead of the device's own.
        detect: Finds out what the device has; None for what it really has.

    Attributes:
        on_missing: Called with what has stopped working since the start, in words to be translated, each once
            and from whichever thread met it.
    """

    def __init__(
        self,
        options: Options,
        tr: "Translate",
        language: str,
        vibrate: Callable[[Sequence[float]], None] | None,
        clock: "Clock | None" = None,
        detect: "Detect | None" = None,
    ) -> None:
        self._options, self._tr, self._language = options, tr, language
        self._shown, self._clock, self._detect = vibrate, clock, detect
        self._waker: ThreadWaker | None = None
        self._log: CueLog | None = None
        self._channels: Channels | None = None
        self._wanted: Wanted | None = None
        self._may_keep_on = True
        self.device: Device | None = None
        self.follow: Callable[[Player], None] = lambda _: None
        self.on_missing: Callable[[str], None] = lambda _: None
        self._said: set[str] = set()

    @cached_property
    def clock(self) -> "Clock":
        """The clock of every session."""
        from app.device.clock import SleepProofClock

        return self._clock or SleepProofClock(self._options.speed)

    @cached_property
    def player(self) -> "Player":
        """The one player."""
        from app.player.player import Player
        from app.player.waker import ThreadWaker

        clock = self.clock
        player = Player(clock, self.channels)
        if self._clock is None:  # a clock that is moved by hand needs nobody to wait for it
            self._waker = ThreadWaker(clock, player.tick)
            player.wake_with(self._waker)
        if self._options.log is not None or self._options.print_cues:
            from app.wiring.cue_log import CueLog

            self._log = CueLog(self._options.log, self._tr, player.end)
            player.listeners.append(self._log.note)
        player.listeners.append(lambda _: self._look_at_devices())
        self.follow(player)
        return player

    @property
    def channels(self) -> "Channels":
        """Where the player's cues go."""
        if self._channels is None:
            self._channels = self._make_channels()
        return self._channels

    @property
    def opening(self) -> "Sequence[Callable[[], object]]":
        """What finds out what this machine has, in portions."""

        def load(part: str) -> None:
            from app.device.detect import load_ahead

            load_ahead(part)

        return (
            *(partial(load, part) for part in ("files", "surroundings", "voice", "sounds")),
            self.open_devices,
        )

    def open_devices(self) -> None:
        """Finds out what this machine has; silent until then."""
        from app.device.detect import detect
        from app.device.ports import NullVoice

        self.device = (self._detect or detect)(share_folder() / "assets" / "sounds", self._language)
        if self._silent:  # nobody listens, and a test must not start to talk
            self.device.voice.close()
            self.device.voice = NullVoice("Nothing is spoken without a display.")
        self._said = set(self.missing())

    def missing(self) -> list[str]:
        """What this machine cannot do for a session by now, in words to be translated."""
        if self.device is None or self._silent:
            return []
        ports = self._ports.values()
        return list(dict.fromkeys(port.reason for port in ports if port.reason))

    @property
    def _silent(self) -> bool:
        return self._options.headless and self._detect is None

    @property
    def _ports(self) -> "dict[str, Vibrator | Sounds | Voice]":
        """What cues are given on, by the name of the channel."""
        assert self.device is not None, "asked for only with the devices open"
        felt: dict[str, Vibrator | Sounds | Voice] = (
            {} if self._shown else {"vibration": self.device.vibrator}
        )
        return {**felt, "sound": self.device.sounds, "voice": self.device.voice}

    def _failed(self, channel: str) -> None:
        """A device has raised: it counts as missing from now on, and the cues still try it."""
        if self.device is not None and channel in self._ports:
            self._ports[channel].reason = _FAILED[channel]

    def _look_at_devices(self) -> None:
        """Some find out only when they are used that they do not work."""
        for reason in self.missing():
            if reason not in self._said:
                self._said.add(reason)
                self.on_missing(reason)

    def want(self, wanted: "Wanted", *, keep_on: bool) -> None:
        """Takes what the runner has chosen: channels of cues, and whether sessions keep the display on."""
        self._wanted, self._may_keep_on = wanted, keep_on
        if self._channels is not None:
            self._channels.wanted = replace(wanted, muted=self._channels.muted)

    def try_cue(self, channel: str) -> None:
        """Gives one cue on "vibration", "sound" or "voice", also where the runner has switched that off."""
        from app.core.cues import CUES, CueKind

        outputs, signal, give = self.outputs(), CUES[CueKind.HALF_WAY], self.channels.give
        if channel == "vibration":
            give(channel, outputs.vibrate, signal.vibration)
        elif channel == "sound":
            give(channel, outputs.play, signal.sound)
        else:
            give(channel, outputs.say, self._tr(_("This is how you are told what comes next.")))

    def tick(self) -> None:
        """Lets one step of a scale be felt, where the runner has not switched vibration off."""
        if self._wanted is None or self._wanted.vibration:
            self.channels.give("vibration", self.outputs().vibrate, _TICK_S)

    def keep_on(self, on: bool) -> None:
        """Keeps the display and the speaker from falling asleep for a session, or lets them again."""
        if self.device is not None:
            self.device.screen.keep_on(on and self._may_keep_on)
            self.device.sounds.awake(on)  # a Bluetooth speaker that sleeps swallows the first cue

    def dial(self) -> str:
        """Opens the telephone without a number; returns why it cannot, or ""."""
        if self.device is None:  # this button must never do nothing
            self.open_devices()
        assert self.device is not None, "just opened"
        self.device.dialler.open()
        return self.device.dialler.reason

    def _vibrate(self, pattern: Sequence[float]) -> None:
        if self.device is not None:
            self.device.vibrator.play(pattern)

    def close(self) -> None:
        """Ends threads, devices and files."""
        if "player" in self.__dict__:
            self.player.end()
        if self._waker is not None:
            self._waker.close()
        if self.device is not None:
            self.device.close()
        if self._log is not None:
            self._log.close()

    def _make_channels(self) -> "Channels":
        from app.player.channels import Channels, Wanted

        channels = Channels(self.outputs(), self.clock, self._tr)
        channels.failed = self._failed
        channels.wanted = self._wanted or Wanted()
        return channels

    def outputs(self) -> "Outputs":
        """What cues are played on."""
        from app.player.channels import Outputs

        return Outputs(
            vibrate=self._shown or self._vibrate,
            play=lambda name: self.device.sounds.play(name) if self.device else None,
            silence=lambda: self.device.sounds.stop() if self.device else None,
            say=lambda text: self.device.voice.say(text) if self.device else None,
            hush=lambda: self.device.voice.stop() if self.device else None,
        )
