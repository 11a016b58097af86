"""Decides which channels a cue takes, and keeps voice, sound and vibration out of each other's way."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from app.core.cues import COUNTDOWN_S, CUES, Cue, CueKind, sentences
from app.core.i18n import Translate
from app.core.timeline import Timeline
from app.player.player import Clock

# A calm voice says about 14 characters a second; a little more to begin and to breathe.
_CHARACTERS_PER_S = 14.0
_BREATH_S = 0.3
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """What a device can do; each returns at once and is safe to call from any thread.

    Attributes:
        vibrate: Seconds on, off, on ...
        play: A sound by its name.
        silence: Stops the sound that plays.
        say: One utterance; what was being said stops.
        hush: Stops what is being said.
    """

    vibrate: Callable[[Sequence[float]], None]
    play: Callable[[str], None]
    silence: Callable[[], None]
    say: Callable[[str], None]
    hush: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The channels the runner has switched on.

    Attributes:
        countdown: Whether the last three seconds tick, on all of them.
        muted: Sound and voice keep quiet for the session that runs, whatever is on.
    """

    vibration: bool = True
    sound: bool = True
    voice: bool = True
    countdown: bool = True
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounding:
    """What is still to be heard or felt: readings of the clock at which it ends.

    Attributes:
        rank: Of the sentence that is being said.
        spoken_until, counted_until, vibrated_until: End of the sentence, of the countdown with its "go", and
            of the vibration.
    """

    rank: int = 0
    spoken_until: float = 0.0
    counted_until: float = 0.0
    vibrated_until: float = 0.0


def speech_s(text: str) -> float:
    """How long saying a text takes, seconds, estimated generously."""
    return _BREATH_S + len(text) / _CHARACTERS_PER_S


class Channels:
    """Plays cues on vibration, sound and voice.

    The countdown comes first: no sentence begins that would run into it, and none begins during it.
    Sentences that do not fit are dropped whole, the less important ones first.

    A device that raises costs its own channel that one cue, and nothing else.

    Attributes:
        wanted: The channels that are on.
        sounding: What is still to be heard; whoever plays on in another place is given it.
        failed: Called with "vibration", "sound" or "voice" each time that such a device has raised.
    """

    def __init__(self, outputs: Outputs, clock: Clock, tr: Translate) -> None:
        self.wanted = Wanted()
        self._out = outputs
        self._clock = clock
        self._tr = tr
        self.sounding = Sounding()
        self.failed: Callable[[str], None] = lambda _: None
        self._broken: set[str] = set()

    def fire(self, cues: Sequence[Cue], timeline: Timeline, elapsed_s: float) -> list[tuple[str, ...]]:
        """Plays cues that are due at one moment; returns the channels each of them took."""
        taken: list[list[str]] = [[] for _ in cues]
        heard = (
            i for i, cue in enumerate(cues) if self.wanted.countdown or cue.kind is not CueKind.COUNTDOWN
        )
        order = sorted(heard, key=lambda i: -CUES[cues[i].kind].rank)
        if self.wanted.vibration:
            self._vibrate(cues, order, taken)
        if self.wanted.sound and not self.wanted.muted:
            self._sound(cues, order, taken)
        if self.wanted.voice and not self.wanted.muted:
            self._speak(cues, timeline, elapsed_s, taken)
        return [tuple(channels) for channels in taken]

    def interrupt(self) -> None:
        """Silences what is still sounding, since the session has jumped or stopped."""
        self._hush()
        self.sounding = Sounding()

    @property
    def muted(self) -> bool:
        """Whether sound and voice keep quiet for the session that runs."""
        return self.wanted.muted

    def mute(self, on: bool) -> None:
        """Lets sound and voice keep quiet, at once, or be heard again; vibration goes on."""
        self.wanted = replace(self.wanted, muted=on)
        if on:
            self._hush()
            self._until(rank=0, spoken_until=0.0, counted_until=0.0)

    def _hush(self) -> None:
        self.give("sound", self._out.silence)
        self.give("voice", self._out.hush)

    def give(self, channel: str, what: Callable[..., None], *arguments: Any) -> bool:
        """Asks a device for something; whether it took it."""
        try:
            what(*arguments)
        except Exception:  # noqa: BLE001 - a broken device must neither stop the clock nor the other channels
            if channel not in self._broken:  # once: it is tried again with every cue
                _log.exception("The %s does not work", channel)
            self._broken.add(channel)
            self.failed(channel)
            return False
        return True

    def _vibrate(self, cues: Sequence[Cue], order: list[int], taken: list[list[str]]) -> None:
        now = self._clock.now()
        for index in order:
            pattern = CUES[cues[index].kind].vibration
            if not pattern:
                continue
            if cues[index].kind is CueKind.TEMPO and now < self.sounding.vibrated_until:
                return  # a beat must not cut a signal short
            if self.give("vibration", self._out.vibrate, pattern):
                self._until(vibrated_until=now + sum(pattern) * self._clock.speed)
                taken[index].append("vibration")
            return

    def _sound(self, cues: Sequence[Cue], order: list[int], taken: list[list[str]]) -> None:
        now = self._clock.now()
        for index in order:
            cue = cues[index]
            sound = CUES[cue.kind].sound
            if not sound:
                continue
            if cue.kind is CueKind.COUNTDOWN:
                sound = "countdown-go" if cue.leads_to_start else sound
            elif cue.kind is CueKind.START and now < self.sounding.counted_until:
                taken[index].append("sound")  # its sound is the "go" of the countdown that is playing
                return
            if self.give("sound", self._out.play, sound):
                if cue.kind is CueKind.COUNTDOWN:
                    self._until(counted_until=now + (COUNTDOWN_S + 0.25) * self._clock.speed)
                taken[index].append("sound")
            return

    def _speak(
        self, cues: Sequence[Cue], timeline: Timeline, elapsed_s: float, taken: list[list[str]]
    ) -> None:
        now = self._clock.now()
        rank = max(CUES[cue.kind].rank for cue in cues)
        if now < self.sounding.spoken_until and rank < self.sounding.rank:
            return
        waits = any(cue.kind is CueKind.GATE for cue in cues)  # the clock stands; no countdown comes nearer
        room_s = inf if waits else _until_countdown(timeline, elapsed_s) / self._clock.speed
        text, spoken = "", list[int]()
        for index, cue in enumerate(cues):
            for sentence in sentences(cue, timeline.segments, self._tr):
                longer = f"{text} {sentence}".strip()
                if speech_s(longer) > room_s:
                    break
                text = longer
                if index not in spoken:
                    spoken.append(index)
        if text and self.give("voice", self._out.say, text):
            self._until(rank=rank, spoken_until=now + speech_s(text) * self._clock.speed)
            for index in spoken:
                taken[index].append("voice")

    def _until(self, **ends: Any) -> None:
        self.sounding = replace(self.sounding, **ends)


def _until_countdown(timeline: Timeline, elapsed_s: float) -> float:
    """Seconds until the next 3-2-1; 0 during one, endless after the last."""
    for cue in timeline.cues:
        if cue.kind is CueKind.COUNTDOWN and cue.at_s + COUNTDOWN_S > elapsed_s:
            return max(cue.at_s - elapsed_s, 0.0)
    return inf
