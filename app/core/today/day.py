"""How far the day has come, and what the back leaves open on it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from app.core.back.after_run import RunScores, after_run, cool_downs, mornings_settled
from app.core.back.check_in import CheckIn, Moment, Outcome
from app.core.back.eligibility import BackState
from app.core.back.rules import Rule
from app.core.back.run_cycle import Asking, AskNext, RunCycle, ask_next, lived_day
from app.core.cards import RoutineCard
from app.core.history import SessionLine
from app.core.today.suggestions import Chooser
from app.core.today.why import Why
from app.core.today.wish import NO_WISH, DayWish

_OFF_YOU_GO_S = 10 * 60.0  # nobody is back from a run sooner
_COOL_DOWN_S = 3 * 3600.0  # later the muscles are cold, and it is no cool-down any more
_UP_S = 2 * 3600.0  # after getting up a back is stiffer, and bends less gladly (Snook 1998)
_EARLY = (4, 8)  # hours between which most who go out have just got up
_CLOSES = 0.5  # of a routine's length; a session that was left sooner has not closed the day
_RUN_TOO_MUCH = ("too-much", "seek")
_CALM = "go"  # the band whose advice lets the runner pick any warm-up


class DayStage(StrEnum):
    """How far the day has come; the first that holds.

    LOCKED, SEVERE: nothing may start. SAFETY: the safety questions come before anything is offered. MORNING,
    RATE: how the back was this morning, or is after the warm-up, is asked. OUT, BACK: a run may be on; after
    a while the runner may be back. COOL_DOWN: the run is over. DONE: all is done. GENTLE: no run today. REST:
    the runner has said that there is none. READY: checked in a moment ago. OPEN: nothing of all this.
    """

    LOCKED = "locked"
    SEVERE = "severe"
    SAFETY = "safety"
    MORNING = "morning"
    RATE = "rate"
    OUT = "out"
    BACK = "back"
    COOL_DOWN = "cool-down"
    DONE = "done"
    GENTLE = "gentle"
    REST = "rest"
    READY = "ready"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What decides.

    Attributes:
        cards: Every routine that can be used, in the order lists show them.
        recent: Ids of the routines of the last sessions.
        favourites: Ids of routines.
        state: What is known about the back; None where nothing is asked and nothing recorded.
        loops: The last few, oldest first.
        sessions: The last few.
        runs: Gives the last runs, oldest first; asked only where one of them matters.
        wish: What was said about today.
        running_days: Days of the week on which the runner means to run, 0 for Monday.
    """

    cards: Sequence[RoutineCard]
    recent: Sequence[str] = ()
    favourites: Collection[str] = ()
    state: BackState | None = None
    loops: Sequence[RunCycle] = ()
    sessions: Sequence[SessionLine] = ()
    runs: Callable[[], Sequence[RunScores]] = tuple
    wish: DayWish = NO_WISH
    running_days: Collection[int] = ()


class Day:
    """One look at a day; nothing of it changes afterwards.

    Args:
        known: What decides.
        now: An aware time, in the runner's own zone.

    Attributes:
        latest: The last score that still speaks; None where none does.
        asked: What is due in the loop.
        choose: Chooses among routines.
    """

    def __init__(self, known: Known, now: datetime) -> None:
        self.known, self._now, self._at = known, now, now.timestamp()
        self.state = state = known.state
        if state is not None:
            # What is left once the questions, where they come first, have all been answered with no.
            safety = replace(state.safety, due=False, version=state.rules.safety.version)
            state = replace(state, safety=safety)
        self._settled = state
        self.latest = state.latest(now) if state is not None else None
        self.choose = Chooser(
            cards=known.cards,
            recent=known.recent,
            favourites=known.favourites,
            state=state,
            now=now,
            wish=known.wish,
            morning=self._morning,
        )
        self.asked = ask_next(known.loops, state, now) if state is not None else AskNext()
        self._loop = known.loops[-1] if known.loops else None

    @property
    def _morning(self) -> Why | None:
        """Whether the runner has just got up, as was said; before anything was said the clock is asked."""
        if self.state is None:
            return None
        said = [
            c for c in self.state.check_ins if c.moment is Moment.BEFORE and self._is_today(c.at, c.offset_s)
        ]
        if said:
            up = said[-1].answers.got_up_recently and self._at - said[-1].at < _UP_S
            return Why.MORNING if up else None
        return Why.EARLY if _EARLY[0] <= self._now.hour < _EARLY[1] else None

    # --- what still speaks ----------------------------------------------------------------------------

    @cached_property
    def outcome(self) -> Outcome | None:
        """What still speaks: of the last score, or of the run that it was given after."""
        return self._speaking(self.state)

    @cached_property
    def _left(self) -> Outcome | None:
        """The same once the safety questions are answered."""
        return self._speaking(self._settled)

    def _speaking(self, state: BackState | None) -> Outcome | None:
        latest = self.latest
        if state is None or latest is None:
            return None
        outcome = state.outcome(self._now)
        if outcome is None or outcome.ask_safety or not outcome.phases or self.checked_first:
            return outcome
        if latest.moment in (Moment.AFTER_RUN, Moment.MORNING):
            runs = list(self.known.runs())
            until = next((i + 1 for i, run in enumerate(runs) if run.loop == latest.loop), 0)
            if until:
                of_run = after_run(state.rules, runs[:until], state.safety)
                return of_run if of_run.state in _RUN_TOO_MUCH else outcome
        return outcome

    @property
    def checked_first(self) -> bool:
        """Whether only gentle routines are left until something has been looked at."""
        state, latest = self.state, self.latest
        legs = latest is not None and latest.answers.leg_symptoms
        return state is not None and state.safety.gentle_only(leg_symptoms=legs)

    @property
    def score(self) -> int | None:
        """The last score that still speaks."""
        return self.latest.answers.score if self.latest is not None else None

    @property
    def score_is_withdrawn(self) -> bool:
        """Whether the runner has deleted that score."""
        return self.state is not None and self.latest in self.state.withdrawn

    @property
    def band(self) -> Rule | None:
        """What holds for that score."""
        if self.state is None or self.score is None:
            return None
        return self.state.rules.band(self.score)

    @property
    def calm(self) -> bool:
        """Whether no score speaks against any routine."""
        return self.band is None or self.band.state == _CALM

    @property
    def fresh(self) -> bool:
        """Whether a warm-up may start without a check-in."""
        return self.state is None or self.state.fresh(self._now) is not None

    @cached_property
    def no_run(self) -> bool:
        """Whether there is to be no run today."""
        state, left = self._settled, self._left
        if state is None:
            return False
        if self.checked_first or state.run_off_today(self._now) or state.profile.must_ask(state.rules):
            return True
        return left is not None and not left.may_run

    # --- how far the day has come ---------------------------------------------------------------------

    @cached_property
    def stage(self) -> DayStage:
        """How far the day has come."""
        state, band = self.state, self.band
        if state is None:
            return DayStage.OPEN
        if state.safety.locked:
            return DayStage.LOCKED
        if band is not None and not band.phases:
            return DayStage.SEVERE
        if state.safety.due or (self.outcome is not None and self.outcome.ask_safety):
            return DayStage.SAFETY
        return self._in_the_loop or self._of_a_day

    @property
    def _in_the_loop(self) -> DayStage | None:
        match self.asked.asking:
            case Asking.MORNING:
                return DayStage.MORNING
            case Asking.AFTER_WARM_UP:
                return DayStage.RATE
            case Asking.BACK_FROM_RUN if not self._did(self._warmed_up, "cool-down"):
                soon = self._at - self._warmed_up < _OFF_YOU_GO_S and not (
                    self.asked.stopped or self.asked.ran
                )
                return DayStage.OUT if soon else DayStage.BACK
        return None

    @property
    def _of_a_day(self) -> DayStage:
        run, latest = self.run, self.latest
        if run is not None and run.ran:
            over = self._at - run.at > _COOL_DOWN_S or self._did(self._warmed_up, "cool-down")
            return DayStage.DONE if over or self._did(run.at, "gentle") else DayStage.COOL_DOWN
        if self.cooled_down:
            return DayStage.DONE
        stage = DayStage.GENTLE if self.no_run else DayStage.REST if run is not None else None
        if stage is not None:
            return DayStage.DONE if self._did(latest.at if latest else 0.0, "gentle") else stage
        return DayStage.READY if self.fresh else DayStage.OPEN

    @property
    def run(self) -> CheckIn | None:
        """What was said after today's run, or that there was none."""
        run = self._loop.at(Moment.AFTER_RUN) if self._loop is not None else None
        return run if run is not None and self._is_today(run.at, run.offset_s) else None

    @property
    def cooled_down(self) -> bool:
        """Whether a cool-down was done today, and no check-in has begun another loop since."""
        began = self._loop.check_ins[0].at if self._loop and self._loop.check_ins else 0.0
        return self._did(began, "cool-down")

    @property
    def asks_tomorrow(self) -> bool:
        """Whether the morning after today's run will be asked about."""
        run, loop = self.run, self._loop
        rated = run is not None and run.ran and run.answers.score is not None
        return rated and loop is not None and loop.at(Moment.MORNING) is None

    @property
    def _warmed_up(self) -> float:
        """When the last warm-up ended, or the run-walk session that took its place; 0 without either."""
        loop = self._loop
        return max(loop.warmed_up or 0.0, loop.ran or 0.0) if loop is not None else 0.0

    def _is_today(self, at: float, offset_s: int | None) -> bool:
        return lived_day(at, self._now, offset_s) == lived_day(self._at, self._now)

    def _did(self, since: float, phase: str) -> bool:
        """Whether a session of a phase was done today, begun after some moment."""
        return any(
            session.phase == phase
            and session.started >= since
            and self._is_today(session.started, session.offset_s)
            for session in self.known.sessions
            if session.counts and (not session.early or session.done_s >= session.planned_s * _CLOSES)
        )

    # --- routines -------------------------------------------------------------------------------------

    @cached_property
    def before_run(self) -> list[RoutineCard]:
        """Warm-ups that the last score leaves open, and gentle routines where it offers them.

        Run-walk sessions come first where the runner wants one.
        """
        choose, band = self.choose, self.band
        if self.no_run:
            return []
        if band is None:
            return [*self._runs, *choose.of("warm-up", "gentle")]
        return [*self._runs, *(choose.of("warm-up") if self.calm else choose.named(band.offer))]

    @property
    def _runs(self) -> list[RoutineCard]:
        """Run-walk sessions, where the runner wants to run and walk and the mornings after runs were calm."""
        if self.known.wish.kind != "run":
            return []
        settled = self.state is None or mornings_settled(self.state.rules, self.known.runs())
        return self.choose.of("run") if settled else []

    @cached_property
    def after_run(self) -> list[RoutineCard]:
        """Cool-downs, or what takes their place."""
        choose, state = self.choose, self._settled
        if state is None:
            return choose.of("cool-down")
        offered = choose.named(cool_downs(state.rules, self.score, state.safety))
        if not self.calm or self.no_run:
            return offered
        return [*offered, *(card for card in choose.of("cool-down") if card not in offered)]

    @cached_property
    def resting(self) -> list[RoutineCard]:
        """Gentle routines."""
        choose, state = self.choose, self._settled
        if state is None:
            return choose.of("gentle")
        if not self.calm or self.no_run:
            return choose.named(state.rules.gentle_only.offer)
        return choose.of("gentle")
