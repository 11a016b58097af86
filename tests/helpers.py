"""What tests build on, in one place.

- `FakeClock` is moved by hand; `FakeWaker`, `FakeOutlet` and `FakeOutputs` write down what they are told.
- `tests.ui.driver.Driver` taps, types and reads in the real app in an offscreen window; `tests.ui.back_driver.Runner`
  is somebody with a profile and a time of day who uses it.
- `tests.core.back_cases` has the rules as shipped, and check-ins, answers and states in a few words.
- `tests.data.profile_helpers` has profiles on disk; `tests.strategies` random routines and steps for hypothesis.
- `tests.service.world.ServiceWorld` is app and service in one process, `tests.soak.world.SoakWorld` an app that is used
  for years, `tests.faults.world.FaultyWorld` one whose surroundings break.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.cues import Cue
from app.core.timeline import Timeline
from app.player.channels import Outputs
from app.preview.manual_clock import ManualClock as FakeClock

__all__ = ["FakeClock", "FakeOutlet", "FakeOutputs", "FakeWaker"]


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
