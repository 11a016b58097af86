"""Looks through a routine that can be used, and mends what it finds.

A mend is never only hoped for: its changes are made to the data, the routine is built and looked through
again, and only what takes the finding away and brings no new one counts.
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

_MOST_WAYS = 60  # of mending one finding that are tried
_MOST_FOLLOWED, _MOST_ROUNDS = 4, 1  # of them that are followed up, and how often once more


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
    ways = [edits for edits in islice(_ways_of(draft, finding), _MOST_WAYS) if edits]
    for edits in (*ways, *_followed_up(draft, ways[:_MOST_FOLLOWED], set(before), build)):
        made = _made(draft, edits, build)
        after = Counter(each.code for each in findings(made)) if made is not None else None
        if after is not None and after[finding.code] < before[finding.code] and not after - before:
            return edits
    return ()


def _followed_up(
    draft: RoutineDraft,
    ways: Iterable[tuple[Edit, ...]],
    before: set[str],
    build: Build,
    further: int = _MOST_ROUNDS,
) -> Iterator[tuple[Edit, ...]]:
    """Ways that bring something new, such as a routine that is too long, with the mends of that behind."""
    for edits in ways:
        made = _made(draft, edits, build)
        new = [each for each in findings(made) if each.code not in before] if made is not None else []
        if made is None or not new:
            continue
        longer = [(*edits, *more) for more in islice(_ways_of(made, new[0]), _MOST_FOLLOWED) if more]
        yield from longer
        if further:
            yield from _followed_up(draft, longer, before, build, further - 1)


def _ways_of(draft: RoutineDraft, finding: RoutineFinding) -> Iterator[tuple[Edit, ...]]:
    way = next(way for way in _WAYS if finding.rule in way.rules)
    return way.mend(draft, finding)


def _made(draft: RoutineDraft, edits: Iterable[Edit], build: Build) -> RoutineDraft | None:
    try:
        return build(applied(draft.written, edits))
    except EditError:
        return None
