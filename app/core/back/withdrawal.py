"""What deleting a check-in must not undo."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from app.core.back.check_in import Answers, CheckIn, Moment, Profile
from app.core.back.eligibility import BackState, Refused, may_start
from app.core.back.red_flags import Safety
from app.core.back.run_cycle import lived_day

_PHASES = ("warm-up", "run", "cool-down", "gentle")
_MOST_PAIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """All that is looked at of a routine."""

    phase: str
    max_pain: int
    suits: str = ""


def still_rules(state: BackState, check_in: CheckIn, now: datetime) -> bool:
    """Whether something is ruled out today, or done otherwise, because of a check-in.

    What it made due or locked has events of its own, which stay whatever is deleted. This is about its score,
    and about answers that routines are adapted to: what they forbid stays forbidden when the check-in goes.

    Args:
        state: With the check-in.
        check_in: One on record.
        now: An aware time, in the runner's own zone.
    """
    # It is judged alone: a lock, a fact about the runner or another score may hide today what it forbids
    # tomorrow. And with a calm score after it, too, since that is how a day goes on; and with one before it,
    # that hides what the rest of its loop forbids.
    clear = replace(
        state,
        safety=Safety(version=state.rules.safety.version),
        profile=Profile(),
        withdrawn=(),
    )
    mates = tuple(
        c for c in (*state.withdrawn, *state.check_ins) if c.loop == check_in.loop and c.id != check_in.id
    )
    runs = tuple(run for run in state.runs if run.loop == check_in.loop)
    for others in (mates, (*mates, _calm(now.timestamp(), now)), (*mates, _calm(check_in.at, now))):
        having = replace(clear, check_ins=_in_order(*others, check_in), runs=runs)
        without = replace(clear, check_ins=_in_order(*others), runs=())
        if _says_more(having, without, now):
            return True
    return False


def _says_more(having: BackState, without: BackState, now: datetime) -> bool:
    """Whether one state forbids, eases or changes something that another does not."""
    if set(_refused(having, now)) - set(_refused(without, now)):
        return True
    if having.easing(now) and not without.easing(now):
        return True
    if having.answers(now).given.facts - without.answers(now).given.facts:
        return True
    return _speaks_of_new_pain(having, now) and not _speaks_of_new_pain(without, now)


def _calm(at: float, now: datetime) -> CheckIn:
    day = lived_day(at, now)
    return CheckIn(at=at, day=day, moment=Moment.BEFORE, answers=Answers(score=0), loop="calm")


def _in_order(*check_ins: CheckIn) -> tuple[CheckIn, ...]:
    return tuple(sorted(check_ins, key=lambda check_in: check_in.at))


def _refused(state: BackState, now: datetime) -> Iterator[tuple[str, int]]:
    """Phase and highest back score of every kind of routine that may not start, whatever is asked before.

    Of routines that suit the calmest backs only, no score says as much as a calm one.
    """
    calmest = state.rules.bands[0].most
    for phase in _PHASES:
        for max_pain in range(calmest, _MOST_PAIN + 1):
            # Only two facts of a routine are looked at, as for the cards on Today.
            asked: Any = _Asked(phase=phase, max_pain=max_pain)
            if isinstance(may_start(asked, state, now, going_on=True), Refused):
                yield phase, max_pain


def _speaks_of_new_pain(state: BackState, now: datetime) -> bool:
    latest = state.latest(now)
    return latest is not None and latest.answers.new_pain
