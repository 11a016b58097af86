"""What a check reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

from app.figure.skeleton import split_side

_SIDES: Final = {"": "", "l": "left ", "r": "right "}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing out of line, at its worst phase.

    Attributes:
        exercise: The exercise's id.
        check: range, speed, floor, wall, roller, contact, slide, step, loop, balance, path or
            through.
        part: The joint, bone or contact.
        side: left or right, the side the exercise was done on.
        phase: Share of the cycle, 0..1.
        amount: How much, in `unit`.
        unit: deg, deg/s or cm.
        text: The fault as a sentence.
    """

    exercise: str
    check: str
    part: str
    side: str
    phase: float
    amount: float
    unit: str
    text: str

    def __str__(self) -> str:
        return f"{self.exercise} ({self.side}) at phase {self.phase:.2f}: {self.text}"


class Findings:
    """Collects faults and keeps the worst of every kind.

    Attributes:
        phase: The phase being looked at.
        worst: The faults by check and part.
    """

    def __init__(self, exercise: str, side: str):
        self.exercise, self.side, self.phase = exercise, side, 0.0
        self.worst: dict[tuple[str, str], Fault] = {}

    def add(self, check: str, part: str, amount: float, unit: str, text: str) -> None:
        """Report a fault at the present phase."""
        old = self.worst.get((check, part))
        if old is None or amount > old.amount:
            self.worst[check, part] = Fault(
                self.exercise, check, part, self.side, self.phase, round(amount, 2), unit, text
            )


def worst_of(bodies: Iterable[Iterable[Fault]]) -> list[Fault]:
    """Faults of one exercise on several bodies, each told once, of the body that has it worst."""
    worst: dict[tuple[str, str, str], Fault] = {}
    for fault in chain.from_iterable(bodies):
        key = (fault.side, fault.check, fault.part)
        if key not in worst or fault.amount > worst[key].amount:
            worst[key] = fault
    return list(worst.values())


def say(name: str) -> str:
    """'left upper arm' for 'upperarm_l'."""
    base, side = split_side(name)
    words = {"upperarm": "upper arm", "kneeside": "side of the knee", "ankleside": "side of the ankle"}
    return f"{_SIDES[side]}{words.get(base, base)}"
