"""Makes a routine fit a runner's answers and profile, and says what it changed."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from app.core.back.check_in import Answers, Profile
from app.core.back.rules import CheckInRules
from app.core.back.suitability import Because, Catalogue, Suits
from app.core.exercise import Exercise
from app.core.exercise_swap import settled, swapped
from app.core.fit import fit
from app.core.i18n import mark as _
from app.core.routine import GRID_S, Part, Routine, Step
from app.core.spans import exact

_TWICE = Because(text="it would come twice running")


_BECOMES = _("{new} in place of {old}, because {because}.")
_LEFT_OUT = _("Left out: {old}, because {because}.")
_DOUBLED = _("Left out: {old}, because it would come twice in a row.")
_SHORTER = _("This version is {time} shorter: the moves that are left are long enough.")


_LEAST_WITHOUT = 2  # different moves that are left where things are missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One move that is not as written.

    Attributes:
        new: What takes its place; None where it is left out.
    """

    old: Exercise
    new: Exercise | None
    because: Because


class Said(NamedTuple):
    """A change in words.

    Attributes:
        sentence: Translated.
        old: Id of the move that goes; "" where the sentence is about the whole.
        new: Id of the move that takes its place; "" where none does.
        old_name, new_name: What these are called, translated; "" where there is none.
    """

    sentence: str
    old: str = ""
    new: str = ""
    old_name: str = ""
    new_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted:
    """A routine made to fit.

    Attributes:
        routine: None where too little of it is left to be worth doing.
        changes: In the order of the routine.
        shorter_s: Seconds it has become shorter by, because the rest could not fill them.
        text: Why there is no routine, in English as written, or "".
    """

    routine: Routine | None
    changes: tuple[Change, ...] = ()
    shorter_s: int = 0
    text: str = ""

    def explain(self, tr: Callable[[str], str]) -> tuple[Said, ...]:
        """One sentence for each change, each said once."""
        said = [Said(tr(self.text))] if self.text else []
        for change in self.changes:
            because = tr(change.because.text).format(**change.because.values)
            form = _DOUBLED if change.because is _TWICE else _BECOMES if change.new else _LEFT_OUT
            old, new = tr(change.old.name), tr(change.new.name) if change.new else ""
            sentence = tr(form).format(old=old, new=new, because=because)
            said.append(Said(sentence, change.old.id, change.new.id if change.new else "", old, new))
        if self.routine is not None and self.shorter_s >= GRID_S:
            said.append(Said(tr(_SHORTER).format(time=exact(self.shorter_s, tr))))
        kept: dict[str, Said] = {}
        for one in said:
            kept.setdefault(one.sentence, one)
        return tuple(kept.values())


def adapt(
    routine: Routine,
    answers: Answers,
    profile: Profile,
    catalogue: Catalogue,
    hurt: Collection[str],
    rules: CheckInRules,
    without: Collection[str] = (),
) -> Adapted:
    """Makes a routine fit.

    A move that does not suit gives way to the nearest gentler one in the same posture that is not the move
    before or after it; where there is none, it is left out and its seconds are shared among the others. An
    optional move that the back is too sore for is left out. The routine keeps its length wherever the ranges
    of its moves allow.

    Args:
        routine: As written, or already brought to a length.
        answers: The last check-in's; `Answers(score=None)` where there was none.
        profile: Facts about the runner.
        catalogue: All moves by id.
        hurt: Ids of moves that hurt before.
        rules: The rules of the check-in.
        without: Things that are not at hand, of `needs.THINGS`.
    """
    suits = Suits(rules=rules, answers=answers, profile=profile, hurt=hurt, without=without)
    plan = _Plan(routine, suits, catalogue)
    if not plan.against:
        return Adapted(routine=routine)
    plan.replace()
    plan.part_twins()
    changes = plan.changes()
    if plan.too_little(rules):
        return Adapted(routine=None, changes=changes, text=rules.adapt.nothing_left)
    version = replace(routine, steps=settled(plan.steps()))
    if version.total_s != routine.total_s:
        version = fit(version, routine.total_s / 60).routine
    return Adapted(routine=version, changes=changes, shorter_s=max(routine.total_s - version.total_s, 0))


class _Plan:
    """What becomes of each written step; steps are known by their number in the order they are written."""

    def __init__(self, routine: Routine, suits: Suits, catalogue: Catalogue) -> None:
        self._parts = routine.steps
        self._phase = routine.phase
        self._suits = suits
        self._catalogue = catalogue
        self._written: list[Step] = []
        self._played = self._number(routine.steps)
        self.against: dict[int, Because] = {}
        self._now: dict[int, Exercise | None] = {}
        for number, step in enumerate(self._written):
            because = suits.against(step.exercise)
            if because is not None:
                self.against[number] = because
            self._now[number] = step.exercise

    def _number(self, parts: tuple[Part, ...]) -> list[int]:
        played: list[int] = []
        for part in parts:
            if isinstance(part, Step):
                self._written.append(part)
                played.append(len(self._written) - 1)
            else:
                played.extend(self._number(part.steps) * part.times)
        return played

    def replace(self) -> None:
        """Gives every step that does not suit its gentler move, or none."""
        for number, because in self.against.items():
            step = self._written[number]
            self._now[number] = None
            if step.optional and because.by_score:
                continue
            move = self._suits.gentler(step.exercise, self._catalogue, self._neighbours(number), self._phase)
            if move is not None and swapped(step, move) is not None:
                self._now[number] = move

    def _neighbours(self, number: int) -> set[str]:
        """Ids of the moves before and after a step, wherever it is played; what goes is passed over."""
        names: set[str] = set()
        for place, played in enumerate(self._played):
            if played != number:
                continue
            for direction in (self._played[:place][::-1], self._played[place + 1 :]):
                names |= self._first_that_stays(direction)
        return names

    def _first_that_stays(self, numbers: Sequence[int]) -> set[str]:
        for number in numbers:
            move = self._now[number]
            if move is not None and self._suits.against(move) is None:
                return {move.id}
        return set()

    def part_twins(self) -> None:
        """Leaves out what would otherwise come twice running now that moves have changed or gone."""
        while (twins := self._twins()) is not None:
            # What was put in goes first; of two that were there, the shorter.
            goes = min(twins, key=lambda number: (number not in self.against, self._written[number].total_s))
            self._now[goes] = None
            self.against.setdefault(goes, _TWICE)

    def _twins(self) -> tuple[int, int] | None:
        alive = [
            (place, number) for place, number in enumerate(self._played) if self._now[number] is not None
        ]
        for (place, one), (next_place, other) in pairwise(alive):
            first, second = self._now[one], self._now[other]
            assert first is not None
            assert second is not None
            as_written = next_place == place + 1 and not {one, other} & set(self.against)
            if first.id == second.id and one != other and not as_written:
                return one, other
        return None

    def changes(self) -> tuple[Change, ...]:
        """Every step that is not as written."""
        return tuple(
            Change(old=self._written[number].exercise, new=self._now[number], because=because)
            for number, because in sorted(self.against.items(), key=lambda item: item[0])
        )

    def too_little(self, rules: CheckInRules) -> bool:
        """Whether what is left is no routine any more."""
        left = [number for number in self._played if self._now[number] is not None]
        moves = {move.id for number in left if (move := self._now[number]) is not None}
        written = {self._written[number].exercise.id for number in self._played}
        least, part = rules.adapt.at_least_moves, rules.adapt.at_least_part
        if self._suits.without:  # who has nothing at hand is better off with a walk and a move than with none
            least, part = min(least, _LEAST_WITHOUT), 0.0
        least = min(least, len(written))
        work, planned = (sum(_work_s(self._written[n]) for n in numbers) for numbers in (left, self._played))
        return len(moves) < least or work < planned * part

    def steps(self) -> tuple[Part, ...]:
        """The steps as they have become."""
        return self._rebuilt(self._parts, iter(range(len(self._written))))

    def _rebuilt(self, parts: tuple[Part, ...], numbers: Iterator[int]) -> tuple[Part, ...]:
        kept: list[Part] = []
        for part in parts:
            if isinstance(part, Step):
                number = next(numbers)
                move = self._now[number]
                if move is part.exercise:
                    kept.append(part)
                elif move is not None and (step := swapped(part, move)) is not None:
                    kept.append(step)
                continue
            inner = self._rebuilt(part.steps, numbers)
            if len(inner) == 1 and len(part.steps) > 1:
                kept.append(inner[0])  # alone it would come twice running
            elif inner:
                kept.append(replace(part, steps=inner))
        return tuple(kept)


def _work_s(step: Step) -> int:
    return step.exercise.default_seconds if step.until_done else step.seconds * step.rounds
