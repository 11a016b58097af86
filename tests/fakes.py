"""Stand-ins for the things outside: a clock moved by hand, outlets and ports that write down what they got."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.cues import Cue
from app.core.timeline import Timeline
from app.player.channels import Outputs


class FakeClock:
    """A sleep-proof clock that only moves when told; readings in session seconds."""

    def __init__(self, reading: float = 1000.0, speed: float = 1.0) -> None:
        self.reading = reading
        self.speed = speed

    def now(self) -> float:
        return self.reading

    def advance(self, seconds: float) -> None:
        """Lets real seconds pass."""
        self.reading += seconds * self.speed

    def jump(self, seconds: float) -> None:
        """Moves the reading at once, also backwards, which a sound clock never does."""
        self.reading += seconds


class FakeOutlet:
    """Writes down the cues it gets."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.moments: list[list[Cue]] = []
        self.interrupted = 0
        self.muted = False

    def fire(self, cues: Sequence[Cue], timeline: Timeline, elapsed_s: float) -> list[tuple[str, ...]]:
        self.cues.extend(cues)
        self.moments.append(list(cues))
        return [("sound",)] * len(cues)

    def interrupt(self) -> None:
        self.interrupted += 1

    def mute(self, on: bool) -> None:
        self.muted = on


class FakeWaker:
    """Writes down when the player wants to be woken."""

    def __init__(self) -> None:
        self.when: float | None = None

    def wake_at(self, when: float | None) -> None:
        self.when = when


@dataclass
class FakeOutputs:
    """Writes down everything that is played, in order."""

    done: list[tuple[str, object]] = field(default_factory=list)

    def outputs(self) -> Outputs:
        return Outputs(
            vibrate=lambda pattern: self.done.append(("vibrate", tuple(pattern))),
            play=lambda name: self.done.append(("play", name)),
            silence=lambda: self.done.append(("silence", None)),
            say=lambda text: self.done.append(("say", text)),
            hush=lambda: self.done.append(("hush", None)),
        )

    def of(self, what: str) -> list[object]:
        return [value for kind, value in self.done if kind == what]

    def clear(self) -> None:
        self.done.clear()
