"""What one exercise is, as the catalogue describes it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How an exercise works on the body; decides the range of its work seconds."""

    DYNAMIC = "dynamic"
    ACTIVATION = "activation"
    STATIC = "static"
    GENTLE = "gentle"


class Sides(StrEnum):
    """How an exercise treats left and right.

    ONCE has no side, EACH does one side for the whole time and then the other, ALTERNATE
    takes left and right in turns inside one block of time.
    """

    ONCE = "once"
    EACH = "each"
    ALTERNATE = "alternate"


class Side(StrEnum):
    """The runner's own left or right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What an exercise asks of the lower back.

    Attributes:
        impact: 0 none to 3 hopping.
        flexion: Rounding: none, small, mid or end (of the range).
        extension: Arching, same words.
        rotation: Twisting, same words.
    """

    impact: int = 0
    flexion: str = "none"
    extension: str = "none"
    rotation: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideNames:
    """An exercise's own words for its sides ("Left knee down"), in English as written; they stand alone."""

    left: str = "Left side"
    right: str = "Right side"
    alternate: str = "Alternate sides"

    def of(self, side: Side) -> str:
        """The words for one side."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One movement or hold.

    Attributes:
        id: Name in files, lower case with hyphens.
        name: As the runner reads and hears it, in English; translated when shown.
        ramp: raise, mobilise, activate, potentiate, static or settle (Jeffreys' RAMP, and after a run).
        areas: Working areas of the body, most important first.
        default_seconds: Work seconds where a routine gives none; per side for EACH.
        tempo_s: Seconds per repetition (per side where sides alternate); None is a hold.
        turns_round: The movement changes direction at half-time.
        steps: How it is done, 2 to 4 sentences.
        cues: One or two short cues, meant to be spoken.
        max_pain: Highest back score, 0 to 10, at which it may be offered.
        easier: Id of the exercise that replaces it when it is too much; may be its own.
        basis: Where it comes from: article, practice or references of the evidence list; may be empty.
    """

    id: str
    name: str
    kind: Kind
    ramp: str
    areas: tuple[str, ...]
    sides: Sides
    posture: str
    default_seconds: int
    tempo_s: float | None
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    easier: str
    max_pain: int
    side_names: SideNames = field(default_factory=SideNames)
    equipment: str = "none"
    turns_round: bool = False
    mistake: str = ""
    back_mod: str = ""
    avoid_if: str = ""
    avoid_tags: tuple[str, ...] = ()
    load: Load = field(default_factory=Load)
    basis: tuple[str, ...] = ()
