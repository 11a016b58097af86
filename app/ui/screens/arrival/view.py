"""What the page of an arrival shows. Plain values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.exercise import Exercise
from app.core.routine import Routine


class Understood(NamedTuple):
    """A move as another app calls it, and what it becomes here.

    Attributes:
        exercise: What it is taken for; None for a step with only its words.
        sure: The names mean the same; else it is a guess that is worth a look.
        others: What it could be as well, the likeliest first.
    """

    name: str
    exercise: Exercise | None
    sure: bool
    others: Sequence[Exercise] = ()


class Better(NamedTuple):
    """What could be better in a routine, and why; translated."""

    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalView:
    """What came, before anything of it is written; all words translated.

    Attributes:
        title: What it is.
        source: Where it comes from.
        phase: before, after or rest; of the first routine.
        adds: What would be added, in a sentence.
        can_add: Whether there is anything to add.
        faults: Why something cannot be used.
        there: What is there already, or comes beside something.
        lost: What could not be carried over.
        better: What could be better.
        understood: How the names of another app were understood.
        routines: As they would run.
        exercises: Those that come with them, or alone.
        known: Where nothing has to be added: opens what is there already; None where there is nothing.
    """

    title: str
    source: str
    phase: str
    adds: str
    can_add: bool
    faults: Sequence[str] = ()
    there: Sequence[str] = ()
    lost: Sequence[str] = ()
    better: Sequence[Better] = ()
    understood: Sequence[Understood] = ()
    routines: Sequence[Routine] = ()
    exercises: Sequence[Exercise] = ()
    known: Callable[[], None] | None = None


class ArrivalLinks(NamedTuple):
    """What the page of an arrival leads to.

    Attributes:
        add: Adds all that can be added.
        leave: Not now.
        exercise: Opens the page of an exercise, by id.
        choose: Lets the runner choose what a name means.
        wait: Says why nothing can be added yet, while what was chosen is being looked at.
    """

    add: Callable[[], None]
    leave: Callable[[], None]
    exercise: Callable[[str], None]
    choose: Callable[[Understood], None]
    wait: Callable[[], None]
