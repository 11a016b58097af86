"""The loop: check-in, warm-up, run, cool-down, next morning; and what to ask next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.core.back.after_run import RunScores, cool_downs
from app.core.back.check_in import CheckIn, Moment
from app.core.back.eligibility import BackState
from app.core.days import local

_RATE_WITHIN_S = 2 * 3600.0  # later nobody remembers how the warm-up left the back
_WARMS_UP_S = 3600.0  # no warm-up takes longer, with all its pauses
_NIGHT_ENDS = timedelta(hours=4)  # a run after midnight belongs to the evening before
_SLEPT_S = 4 * 3600.0  # a score as early as this after the run is not the next morning's


class Asking(StrEnum):
    """What to ask."""

    NOTHING = "nothing"
    AFTER_WARM_UP = "after-warm-up"
    BACK_FROM_RUN = "back-from-run"
    MORNING = "morning"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCycle:
    """One loop as far as it has come.

    Attributes:
        id: Shared by all its records.
        warmed_up: When its warm-up ended, seconds since 1970; None without one.
        ran: When its run-walk session ended, the same; None without one.
        check_ins: Its check-ins, oldest first.
    """

    id: str
    warmed_up: float | None
    ran: float | None = None
    check_ins: tuple[CheckIn, ...] = ()

    def at(self, moment: Moment) -> CheckIn | None:
        """Its last check-in of a kind, scored or passed over."""
        return next((c for c in reversed(self.check_ins) if c.moment is moment), None)

    def score(self, moment: Moment) -> int | None:
        """The score at a moment, or None."""
        check_in = self.at(moment)
        return check_in.answers.score if check_in else None

    @property
    def run(self) -> RunScores | None:
        """Its scores, where there was a run that was rated before and after."""
        before, after = self.score(Moment.BEFORE), self.at(Moment.AFTER_RUN)
        if before is None or after is None or after.answers.score is None or not after.ran:
            return None
        return RunScores(
            day=after.day,
            before=before,
            after=after.answers.score,
            morning=self.score(Moment.MORNING),
            loop=self.id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNext:
    """What to ask, and about which loop.

    Attributes:
        text: The question, in English as written; translated when shown.
        offer: For back-from-run: the cool-downs that fit as far as is known; the score straight after
            decides (`after_run`).
        stopped: For back-from-run: it is known that there was a run, and that the back ended it.
        ran: For back-from-run: it is known that there was a run, since Limber timed it.
    """

    asking: Asking = Asking.NOTHING
    loop: str = ""
    text: str = ""
    offer: tuple[str, ...] = ()
    stopped: bool = False
    ran: bool = False


def ask_next(loops: Sequence[RunCycle], state: BackState, now: datetime) -> AskNext:
    """What to ask now.

    A morning that has come is asked about first, once: a score or a "not now" settles it. Then the score
    after a warm-up, then "back from your run?" while a run may be on. A lock asks nothing of all this.

    Args:
        loops: The last few, oldest first.
        state: What is known about the back.
        now: An aware time, in the runner's own zone.
    """
    if state.safety.locked:
        return AskNext()
    questions = state.rules.after_run.questions
    for loop in loops:
        if _morning_due(loop, now):
            return AskNext(asking=Asking.MORNING, loop=loop.id, text=questions["morning"])
    if not loops:
        return AskNext()
    loop = loops[-1]
    if loop.ran is not None:  # whatever else was said: there was a run, and it is over
        late = abs(now.timestamp() - loop.ran) > state.rules.after_run.ask_within_s
        return AskNext() if late or loop.at(Moment.AFTER_RUN) is not None else _back(loop, state, now)
    if loop.warmed_up is None:
        return AskNext()
    since_s = abs(now.timestamp() - loop.warmed_up)  # ahead where the clock was set back meanwhile
    if loop.at(Moment.AFTER_RUN) is not None:
        return AskNext()
    stopped = any(check_in.stopped_run for check_in in loop.check_ins)
    called_off = not stopped and (state.run_off_today(now) or bool(state.safety.concerns))
    rated = loop.at(Moment.AFTER_WARM_UP)
    # One given in the middle of it says nothing of its end, unless it has ended it. By a clock that was set
    # back one at its end looks earlier too.
    early_s = 0.0 if rated is None else loop.warmed_up - rated.at
    midway = 0 < early_s <= _WARMS_UP_S and now.timestamp() >= loop.warmed_up and not called_off
    if (rated is None or midway) and since_s <= _RATE_WITHIN_S:
        text = state.rules.questions["score"]
        return AskNext(asking=Asking.AFTER_WARM_UP, loop=loop.id, text=text)
    if since_s > state.rules.after_run.ask_within_s or called_off:
        return AskNext()
    return _back(loop, state, now)


def _back(loop: RunCycle, state: BackState, now: datetime) -> AskNext:
    """What is asked once a run may be over."""
    latest = state.latest(now)
    return AskNext(
        asking=Asking.BACK_FROM_RUN,
        loop=loop.id,
        text=state.rules.after_run.questions["back"],
        offer=cool_downs(state.rules, latest.answers.score if latest else None, state.safety),
        stopped=any(check_in.stopped_run for check_in in loop.check_ins),
        ran=loop.ran is not None,
    )


def lived_day(at: float, now: datetime, offset_s: int | None = None) -> date:
    """The day that a moment in seconds since 1970 belongs to as runners count: it ends with the night.

    Args:
        at: The moment.
        now: An aware time, in the runner's own zone.
        offset_s: How far the runner's clock was ahead of UTC at the moment, seconds; None where that was not
            kept, and it is taken for what it is now.
    """
    return (local(at, now.tzinfo, offset_s) - _NIGHT_ENDS).date()


def morning_of(check_in: CheckIn, now: datetime) -> date:
    """The day on whose morning a run is asked about."""
    return lived_day(check_in.at, now, check_in.offset_s) + timedelta(days=1)


def _morning_due(loop: RunCycle, now: datetime) -> bool:
    after = loop.at(Moment.AFTER_RUN)
    if after is None or not after.ran or after.answers.score is None or loop.at(Moment.MORNING) is not None:
        return False
    slept = now.timestamp() - after.at >= _SLEPT_S
    return slept and lived_day(now.timestamp(), now) == morning_of(after, now)
