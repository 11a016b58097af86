"""A routine as lists show it, without its steps."""

from math import ceil
from typing import NamedTuple


class RoutineCard(NamedTuple):
    """A routine as lists show it; plain values only, so that a cache can hold it.

    Attributes:
        id: What starts it; of a broken file its name.
        phase: warm-up, cool-down or gentle.
        total_s: Length as written, seconds.
        steps: How many it has.
        posture: What the ground must allow.
        exercise: Id of an exercise that stands for it in a picture.
        max_pain: Highest back score at which it may be offered.
        own: It is the runner's own.
        file: Name of its file.
        problem: Why its file cannot be used, in words; "" for a sound one.
    """

    id: str
    title: str
    phase: str
    total_s: int
    steps: int
    posture: str
    exercise: str
    max_pain: int
    own: bool
    file: str
    problem: str = ""

    @property
    def minutes(self) -> int:
        """Length in begun minutes."""
        return ceil(self.total_s / 60)
