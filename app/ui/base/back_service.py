"""What the app asks of the record about the runner's back; the record itself is handed in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from app.core.back.adaptation import Adapted, adapt
from app.core.back.after_run import RunScores, after_run
from app.core.back.check_in import Answers, CheckIn, Moment, Outcome, Profile, stopped_answers, stopped_run
from app.core.back.easier_swap import Swap, swap_and_fit, swap_for_easier
from app.core.back.eligibility import Allowed, BackState, Reason, Refused, Verdict, may_start
from app.core.back.proposal import Proposed, proposed_score
from app.core.back.red_flags import LEG_SYMPTOMS, Happened, Safety, SafetyEvent
from app.core.back.retry import HurtMove, to_try_again
from app.core.back.rules import CheckInRules
from app.core.back.run_cycle import AskNext, ask_next
from app.core.back.shortening import shortened
from app.core.back.suitability import Catalogue, Suits
from app.core.i18n import mark as _
from app.core.recorder import Recorder
from app.core.records import SessionRecord, Unfinished
from app.core.routine import RUNNING, Routine
from app.core.session import Session
from app.core.session_codec import RESUME_WITHIN_S, BrokenPlanError, from_plan
from app.player.player import Player
from app.player.ports import PlayerPosition
from app.ui.base.record_ports import RunnerRecord


class BackService:
    """Answers and gates for the sheets, always as of now.

    Args:
        record: Everything that is remembered.
        recorder: Follows sessions.
        catalogue: Gives all moves.
        player: Gives the player.
        now: The time of day, aware, in the runner's own zone.
        lacking: What is not at hand today, of `needs.THINGS`.
    """

    def __init__(
        self,
        record: RunnerRecord,
        recorder: Recorder,
        catalogue: Callable[[], Catalogue],
        player: Callable[[], Player],
        now: Callable[[], datetime],
        lacking: Callable[[], Collection[str]] = tuple,
    ) -> None:
        self.record, self._recorder = record, recorder
        self._lacking = lacking
        self._catalogue, self._player, self.now = catalogue, player, now
        self._ended: SessionRecord | None = None
        recorder.finished.append(self._note)

    @property
    def rules(self) -> CheckInRules:
        """The rules of the check-in."""
        return self.record.back.rules

    @property
    def state(self) -> BackState:
        """All that is known about the back."""
        return self.record.back.state(self.now())

    def verdict(
        self, routine: Routine, *, going_on: bool = False, is_author_preview: bool = False
    ) -> Verdict:
        """Whether a routine may start now.

        Args:
            routine: As it is to start.
            going_on: A session that has begun goes on.
            is_author_preview: A file that its author looks at: only a lock stands in its way.
        """
        verdict = may_start(routine, self.state, self.now(), going_on=going_on)
        if is_author_preview and not (isinstance(verdict, Refused) and verdict.reason is Reason.LOCKED):
            return Allowed()
        return verdict

    def outcome(self) -> Outcome | None:
        """What follows from the last score that still speaks."""
        return self.state.outcome(self.now())

    def adapted(self, routine: Routine, minutes: float | None = None) -> Adapted:
        """A routine made to fit the last answers, the profile, what has hurt before, and what is at hand.

        Args:
            routine: As it was asked for.
            minutes: Longest it may take, where that is less than its moves can be made to; None for no end.
        """
        state, now = self.state, self.now()
        hurts = self.record.back.hurts()
        answers, without = state.answers(now), self._lacking()
        adapted = adapt(
            routine, answers, state.profile, self._catalogue(), hurts, self.rules, without=without
        )
        return adapted if minutes is None else shortened(adapted, minutes)

    def check_in(self, answers: Answers, moment: Moment, loop: str = "", *, ran: bool = True) -> CheckIn:
        """Records a check-in."""
        return self.record.back.check_in(answers, moment, self.now(), loop=loop, ran=ran)

    def answer(self, answers: Mapping[str, bool], *, new_pain: bool) -> Safety:
        """Records answers to the safety questions."""
        return self.record.back.answer(answers, self.now(), new_pain=new_pain)

    def run_stopped(self, signs: frozenset[str], loop: str) -> Outcome:
        """Records that the back ended a run; returns what that means.

        Args:
            signs: Ids of the stop signs there were.
            loop: The loop that the run belongs to.
        """
        self.check_in(stopped_answers(self.rules, signs), Moment.DURING, loop)
        return stopped_run(self.rules, signs)

    def happened(self, kind: Happened) -> Safety:
        """Records a button that was pressed around the safety questions."""
        return self.record.back.happened(SafetyEvent(kind=kind), self.now())

    def due(self) -> None:
        """Makes the safety questions come before anything else until all of them are answered."""
        self.record.back.happened(SafetyEvent(kind=Happened.DUE), self.now())

    def proposed(self) -> Proposed | None:
        """A score of this morning that a check-in may begin with."""
        return proposed_score(self.state, self.now())

    @property
    def profile(self) -> Profile:
        """Facts about the runner."""
        return self.state.profile

    @property
    def new_pain(self) -> bool | None:
        """Whether the pain is new, as the check-in of today has it; None where nobody was asked today."""
        now = self.now()
        latest = self.state.latest(now)
        if latest is None or latest.moment is not Moment.BEFORE or latest.day != now.date():
            return None
        return latest.answers.new_pain

    def may_run(self) -> None:
        """Notes that a professional said today that the runner may run with what is noted about them."""
        tags = [tag.tag for tag in self.profile.must_ask(self.rules)]
        self.record.back.may_run(tags, self.now())

    @property
    def seeking(self) -> bool:
        """Whether the advice to pause running and see somebody stands."""
        return self.state.seeking(self.now())

    def concerns(self, tr: Callable[[str], str]) -> str:
        """The answers that leave only gentle routines open, in one sentence; "" where there are none."""
        standing = self.state.safety.concerns
        safety = self.rules.safety
        asked = {question.id: question.ask for question in (*safety.questions, *safety.retired)}
        asked[LEG_SYMPTOMS] = self.rules.questions[LEG_SYMPTOMS]
        names = [
            tr(_("“{words}”")).format(words=tr(words)) for name, words in asked.items() if name in standing
        ]
        return tr(_("You said yes to: {answers}")).format(answers=", ".join(names)) if names else ""

    def loop_of(self, phase: str) -> str:
        """The loop that a routine started now belongs to; "" for none."""
        fresh = self.state.fresh(self.now()) if phase in RUNNING else None
        return fresh.loop if fresh else ""

    def ask_next(self) -> AskNext:
        """What to ask now."""
        return ask_next(self.record.back.loops(now=self.now()), self.state, self.now())

    def after_run(self, loop: str) -> Outcome | None:
        """What a run did to the back, as far as it is known; None for a loop without a rated run."""
        runs: Sequence[RunScores] = self.record.history.runs()
        until = next((i for i, run in enumerate(runs) if run.loop == loop), None)
        if until is None:
            return None
        return after_run(self.rules, runs[: until + 1], self.state.safety)

    def follow(self, loop: str) -> None:
        """Begins to put the player's session on record."""
        self._ended = None
        session = self._player().session
        if session is not None:
            self._recorder.start(session, loop=loop)

    @property
    def follows(self) -> bool:
        """Whether a session is being put on record."""
        return self._recorder.tally is not None

    def take_record(self) -> SessionRecord | None:
        """The session that has just come to its end, once; None where it was not put on record."""
        record, self._ended = self._ended, None
        return record

    def _note(self, record: SessionRecord) -> None:
        self._ended = record

    def look(self) -> None:
        """Notes where the session stands; about once a second is enough.

        A pause as long as no cut-off session would go on after ends it: by then the back is another one.
        """
        player = self._player()
        self._recorder.look(player.session)
        if player.paused_s >= RESUME_WITHIN_S:
            self.end_session()

    def end_session(self) -> None:
        """Ends a session that is running."""
        self._player().end()

    def running(self) -> Routine | None:
        """The routine of the session that is not over; None without one."""
        player = self._player()
        frame, session = player.frame, player.session
        return session.timeline.routine if session and frame and not frame.over else None

    def unfinished(self) -> Unfinished | None:
        """The session that was cut off and can go on."""
        return self.record.sessions.unfinished(self.now())

    def routine_of(self, left: Unfinished) -> Routine | None:
        """The routine of a session that was cut off; None where it cannot be made out any more."""
        try:
            return from_plan(left.plan, self._catalogue()).routine
        except BrokenPlanError:
            return None

    def go_on(self, left: Unfinished) -> None:
        """Goes on with a session that was cut off; `verdict` comes first."""
        player = self._player()
        player.take_up(self._recorder.go_on(left, self._catalogue()))
        player.resume()

    def stopped(self) -> Routine | None:
        """The routine of the session that was ended a moment ago and can still go on; None without one."""
        session = self._recorder.stopped
        return session.timeline.routine if session is not None else None

    def unstop(self) -> bool:
        """Goes on with that session; `verdict` comes first. False where it is too late."""
        session = self._recorder.unstop()
        if session is None:
            return False
        self._ended = None
        player = self._player()
        player.take_up(session)
        player.resume()
        return True

    @property
    def hurt_in_session(self) -> bool:
        """Whether a move of the running session has hurt before; of one that is off the record never."""
        tally = self._recorder.tally
        return tally is not None and bool(tally.swaps)

    def rate_in_session(self, score: int, phase: str) -> None:
        """Records how the back is in the middle of a session of a phase, which waits from now on.

        In a warm-up or a run-walk session it is judged like the score at the end of a warm-up, against the
        one before it; elsewhere it stands for itself.
        """
        self._player().pause()
        running = phase in RUNNING
        moment = Moment.AFTER_WARM_UP if running else Moment.DURING
        self.check_in(Answers(score=score), moment, ran=running)

    def this_hurts(self, tr: Callable[[str], str], *, fit: bool = False) -> str:
        """Swaps the move at work for its gentler one and remembers that; returns what the runner is told.

        Args:
            tr: Translates.
            fit: Makes what is still to come fit the last score as well.
        """
        suits, now = self._suits(), self.now()
        swaps: list[Swap] = []

        def change(session: Session, at: float) -> Session:
            swap = (swap_and_fit if fit else swap_for_easier)(session, at, self._catalogue(), suits)
            self._recorder.hurt(swap)
            swaps.append(swap)
            return swap.session

        self._player().apply(change)
        for swap in swaps:
            if swap.hurt is not None:
                instead = swap.gentler.id if swap.gentler else ""
                self.record.back.remember_hurt(swap.hurt.id, instead, now)
        return swaps[0].explain(tr) if swaps else ""

    def gentler(self) -> str:
        """Name of the move that `this_hurts` would put in the place of the one at work; "" for none."""
        found: list[Swap] = []

        def look(standing: PlayerPosition) -> None:
            found.append(swap_for_easier(standing.session, standing.at, self._catalogue(), self._suits()))

        self._player().hold(look)
        return next((swap.gentler.name for swap in found if swap.gentler is not None), "")

    def _suits(self) -> Suits:
        state = self.state
        return Suits(
            rules=self.rules,
            answers=state.answers(self.now()),
            profile=state.profile,
            hurt=self.record.back.hurts(),
            without=self._lacking(),
        )

    def hurts(self) -> dict[str, str]:
        """Names of moves that hurt, by id, as far as they are still known."""
        known = {name: self._catalogue().get(name) for name in self.record.back.hurts()}
        return {name: getattr(move, "name", name) for name, move in known.items()}

    def to_try_again(self) -> HurtMove | None:
        """A move that hurt long ago and is offered again now; None where none is."""
        now, known = self.now(), self._catalogue()
        moves = [move for move in self.record.back.hurt_moves(now) if move.exercise in known or not move.out]
        return to_try_again(moves, self.state, now)

    def leave_out(self, exercise: str) -> None:
        """Leaves a move that was offered again out as before."""
        self.record.back.leave_out(exercise, self.now())

    def bring_back(self, exercise: str) -> None:
        """Lets a move that hurt come again."""
        self.record.back.forget_hurt(exercise, self.now())
