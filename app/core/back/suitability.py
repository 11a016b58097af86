"""Which moves suit a runner today, and which gentler ones stand behind each."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.back.check_in import Answers, Profile
from app.core.back.rules import CheckInRules
from app.core.exercise import Exercise
from app.core.needs import lacking

_AMOUNTS = ("none", "small", "mid", "end")  # of the range, as exercises write it

Catalogue = Mapping[str, Any]  # by id; anything that is no Exercise is a file that cannot be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why a move does not suit.

    Attributes:
        text: Ends a sentence ("... because {text}."), in English as written, with `values` to fill in.
        by_score: The back is sorer than the move allows.
    """

    text: str
    values: Mapping[str, Any] = field(default_factory=dict)
    by_score: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suits:
    """What suits for these answers, this profile, and after what has hurt before.

    Attributes:
        hurt: Ids of moves that hurt this runner; they stay out until that is taken back.
        without: Things that are not at hand, of `needs.THINGS`.
    """

    rules: CheckInRules
    answers: Answers
    profile: Profile
    hurt: Collection[str] = ()
    without: Collection[str] = ()

    def against(self, exercise: Exercise) -> Because | None:
        """The first reason against a move, or None where it suits."""
        tags = set(exercise.avoid_tags)
        given = self.answers.given
        for known in self.rules.profile:
            if known.tag in self.profile.tags and (
                tags & {known.tag, *known.also}
                or exercise.id in known.drop_moves
                or _loads(exercise, known.drop_load)
            ):
                return Because(text=known.because)
        for item in self.rules.filters:
            if item.when.holds(given) and (tags & item.drop_tags or _loads(exercise, item.drop_load)):
                return Because(text=item.because)
        score = self.answers.score
        if score is not None and exercise.max_pain < score:
            return Because(text=self.rules.adapt.because_score, values={"score": score}, by_score=True)
        if exercise.id in self.hurt:
            return Because(text=self.rules.adapt.because_hurt)
        if self.without and (missing := lacking(exercise, self.without)):
            return Because(text=missing)
        return None

    def gentler(
        self, exercise: Exercise, catalogue: Catalogue, neighbours: Collection[str], phase: str = "warm-up"
    ) -> Exercise | None:
        """The nearest gentler move that suits, in the same posture and other than its neighbours.

        Outside a warm-up nothing but a walk or march gives way to a walk or march: it would stretch nothing.

        Args:
            exercise: The move that goes.
            catalogue: All moves.
            neighbours: Ids of the moves before and after it.
            phase: Phase of the routine.
        """
        for move in easier_moves(exercise, catalogue):
            in_place = phase == "warm-up" or move.ramp != "raise" or exercise.ramp == "raise"
            suits = in_place and move.posture == exercise.posture and self.against(move) is None
            if suits and move.id not in neighbours:
                return move
        other = catalogue.get(self.rules.adapt.instead.get(exercise.id, ""))
        if isinstance(other, Exercise) and self.against(other) is None and other.id not in neighbours:
            return other
        return None


def easier_moves(exercise: Exercise, catalogue: Catalogue) -> Iterator[Exercise]:
    """The chain of ever gentler moves behind one, each once: it ends where it would go round."""
    seen = {exercise.id}
    name = exercise.easier
    while name not in seen:
        seen.add(name)
        move = catalogue.get(name)
        if not isinstance(move, Exercise):
            return
        yield move
        name = move.easier


def _loads(exercise: Exercise, limits: Mapping[str, str | int]) -> bool:
    return any(_amount(getattr(exercise.load, way)) >= _amount(least) for way, least in limits.items())


def _amount(load: str | int) -> int:
    return load if isinstance(load, int) else _AMOUNTS.index(load)
