"""What becomes of each file that arrives: added, perhaps under another name, there already, or faulty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.core.exercise import Exercise
from app.core.lint.finding import RoutineFinding
from app.core.routine import Routine
from app.data.exchange.arrival import Kind, Match, NotCarried
from app.data.files.problems import Problem

State = Literal["new", "renamed", "there", "faulty", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """One file that arrives.

    Attributes:
        written: Its id in the file; "" where it has none.
        id: What it goes by here.
        state: new; renamed, since another one has its id; there with the same content; faulty; or left, an
            exercise that only faulty routines need.
        text: What would be written.
        title: Of the routine, or name of the exercise; "" where it has none.
        problems: Why it cannot be used.
        findings: What could be better in a routine that can be used.
        routine: As it would run; None for a faulty one, and for exercises.
    """

    kind: Kind
    written: str
    id: str
    state: State
    text: str = ""
    title: str = ""
    problems: tuple[Problem, ...] = ()
    findings: tuple[RoutineFinding, ...] = ()
    routine: Routine | None = None

    @property
    def adds(self) -> bool:
        """Whether it would be written."""
        return self.state in ("new", "renamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would become of an arrival; nothing has been written.

    Attributes:
        source: The app it comes from.
        name: Of the file.
        landings: Exercises first, then routines, each in the order of the file.
        exercises: Those that arrive, by the ids that they would have here.
        figures: How the figure does them, likewise.
        matches, notes: See `Arrival`.
    """

    source: str
    name: str
    landings: tuple[Landing, ...]
    exercises: Mapping[str, Exercise]
    figures: Mapping[str, Any]
    matches: tuple[Match, ...] = ()
    notes: tuple[NotCarried, ...] = ()

    @property
    def adding(self) -> tuple[Landing, ...]:
        """What would be written."""
        return tuple(each for each in self.landings if each.adds)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps something from being used."""
        return tuple(problem for each in self.landings for problem in each.problems)

    def of(self, kind: Kind) -> Iterator[Landing]:
        """The routines, or the exercises."""
        return (each for each in self.landings if each.kind == kind)
