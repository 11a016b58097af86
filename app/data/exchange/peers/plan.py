"""A plan as any timer could have it: moves and rests in order, and groups that are done several times."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PeerMove:
    """Something that is done.

    Attributes:
        name: As the other app calls it, on one line; never empty.
        ms: Milliseconds it takes, above 0; None where it waits for a tap.
    """

    name: str
    ms: int | None


@dataclass(frozen=True, slots=True)
class PeerRest:
    """Time in which nothing is done, milliseconds."""

    ms: int


@dataclass(frozen=True, slots=True)
class PeerRounds:
    """Parts that are done several times over.

    Attributes:
        times: How often, 1 or more.
        parts: What is done each time.
        between_ms: Rest between two rounds, after neither the last nor before the first.
    """

    times: int
    parts: "tuple[PeerPart, ...]"
    between_ms: int = 0


PeerPart = PeerMove | PeerRest | PeerRounds


@dataclass(frozen=True, slots=True)
class PeerPlan:
    """One workout or timer.

    Attributes:
        title: As the other app calls it, on one line; "" where it has none.
        parts: In the order they are played.
        phase: warm-up or cool-down, where the file says so; else "".
    """

    title: str
    parts: tuple[PeerPart, ...]
    phase: str = ""
