"""Looks through a routine that can be used, and mends what it finds.

A mend is never only hoped for: its changes are made to the data, the routine is built and looked through again,
and only what takes the finding away and brings no new one counts.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from app.core.edits import Edit, EditError, applied
from app.core.lint import moves, phases
from app.core.lint.draft import RoutineDraft
from app.core.lint.finding import LintRule, RoutineFinding

Build = Callable[[Any], RoutineDraft | None]

_MOST_TRIES = 60  # ways of mending one finding


class _Way(NamedTuple):
    rules: tuple[LintRule, ...]
    find: Callable[[RoutineDraft], Iterator[RoutineFinding]]
    mend: Callable[[RoutineDraft, RoutineFinding], Iterator[tuple[Edit, ...]]]


_WAYS = (
    _Way((moves.LONG_HOLD,), moves.long_hold, moves.hold_less),
    _Way((phases.IMPACT_AFTER,), phases.impact_after, phases.settle),
    _Way((phases.NO_RAISE,), phases.no_raise, phases.begin_with_a_raise),
    _Way((phases.FLOOR_TWICE,), phases.floor_twice, phases.down_once),
    _Way((phases.IMPACT_SORE,), phases.impact_sore, phases.land_softly),
    _Way((moves.ONE_SIDE,), moves.one_side, moves.both_sides),
    _Way((moves.MUSCLE_MISSING,), moves.muscle_missing, moves.one_more_move),
    _Way((moves.CUT_REPETITION,), moves.cut_repetition, moves.whole_repetitions),
    _Way((phases.TOO_SHORT, phases.TOO_LONG), phases.length, phases.fit_in),
    _Way((moves.LETTERS,), moves.letters, moves.without_letters),
)
RULES = tuple(rule for way in _WAYS for rule in way.rules)


def findings(draft: RoutineDraft) -> list[RoutineFinding]:
    """Everything that could be better in a routine, rule by rule."""
    return [finding for way in _WAYS for finding in way.find(draft)]


def mend(draft: RoutineDraft, finding: RoutineFinding, build: Build) -> tuple[Edit, ...]:
    """The changes that take a finding away, and bring no other; none where only the author can say.

    Args:
        draft: What the finding was found in.
        finding: One of `findings`.
        build: Gives the draft of other data; None where that is no routine that can be used.
    """
    before = Counter(each.code for each in findings(draft))
    for edits in islice(_tries(draft, finding, build), _MOST_TRIES):
        after = _codes(_made(draft, edits, build))
        if after is not None and after[finding.code] < before[finding.code] and not after - before:
            return edits
    return ()


def _tries(draft: RoutineDraft, finding: RoutineFinding, build: Build) -> Iterator[tuple[Edit, ...]]:
    """Every way to mend a finding; where one makes the routine too long or too short, also fitted."""
    before = {each.code for each in findings(draft)}
    for edits in _ways_of(draft, finding):
        if not edits:
            continue
        yield edits
        made = _made(draft, edits, build)
        if made is None:
            continue
        for new in findings(made):
            if new.code not in before:
                more = next((more for more in _ways_of(made, new) if more), ())
                yield (*edits, *more)
                break


def _ways_of(draft: RoutineDraft, finding: RoutineFinding) -> Iterator[tuple[Edit, ...]]:
    way = next(way for way in _WAYS if finding.rule in way.rules)
    return way.mend(draft, finding)


def _made(draft: RoutineDraft, edits: Iterable[Edit], build: Build) -> RoutineDraft | None:
    try:
        return build(applied(draft.written, edits))
    except EditError:
        return None


def _codes(draft: RoutineDraft | None) -> Counter[str] | None:
    return None if draft is None else Counter(each.code for each in findings(draft))
