"""Stands before every way of starting a routine, and knows which sheet comes next."""

from collections.abc import Callable, Sequence
from typing import Protocol

from app.core.checkin import Outcome
from app.core.gate import Allowed, Reason, Refused
from app.core.history import sentence
from app.core.loop import Asking, AskNext
from app.core.records import Unfinished
from app.core.routine import Routine
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.app import RefusedError
from app.ui.back import Back
from app.ui.screens.checkin_sheets import CheckInSheets, outcome_page
from app.ui.screens.loop_sheets import LoopSheets
from app.ui.screens.safety_sheets import SafetySheets, nothing
from app.ui.screens.today import Note, Notes
from app.ui.widgets.sheet import Choice, Page, Sheets

_MOST_OFFERS = 5
_BACK_SOON_S = 10 * 60.0  # nobody is back from a run sooner


class House(Protocol):
    """What the app does for the gatekeeper.

    Attributes:
        running: Name of the routine that a session runs, or "".
    """

    running: str

    def load(self, name: str, minutes: float | None = None) -> Routine:
        """A routine by id or path, fitted to a length; raises RefusedError."""

    def is_file(self, name: str) -> bool:
        """Whether a name means a file that its author looks at."""

    def begin(self, name: str, routine: Routine, loop: str | None) -> None:
        """Starts a session; None for a loop keeps it off the record."""

    def show_session(self, name: str) -> None:
        """Shows the session that the player has taken up."""

    def refuse(self, why: str) -> None:
        """Says that a routine's file cannot be used."""

    def ground(self) -> None:
        """Makes sure that there is a screen below a sheet."""

    def dress(self) -> None:
        """Shows on Today what has changed."""


class Gatekeeper:
    """Every start goes through `want` and ends in `_start`; a session that was cut off through `_go_on`.

    Args:
        house: The app.
        sheets: Shows the pages.
        tr: Translates.
        back: The record about the back.
        dial: Opens the dialler; returns why it cannot, or "".
    """

    def __init__(
        self, house: House, sheets: Sheets, tr: Translate, back: Back, dial: Callable[[], str]
    ) -> None:
        self._house, self._sheets, self._tr, self.back = house, sheets, tr, back
        self.safety = SafetySheets(sheets, tr, back, dial, self._changed)
        self._check_in = CheckInSheets(sheets, tr, back)
        self._loop = LoopSheets(sheets, tr, back, self._tell, house.dress)

    # --- starting -------------------------------------------------------------------------------------

    def want(self, name: str, loop: str = "", minutes: float | None = None) -> None:
        """Starts a routine if the back allows it, and else leads to what has to come first."""
        try:
            routine = self._house.load(name, minutes)
        except RefusedError as error:
            self._house.refuse(str(error))
            return
        if self._house.is_file(name):
            self._start(name, routine, routine, None)
            return
        verdict = self.back.verdict(routine)
        if isinstance(verdict, Refused):
            self._refused(verdict, lambda: self.want(name, loop, minutes), name)
            return
        adapted = self.back.adapted(routine)
        loop = loop or self.back.loop_of(routine.phase)
        version = adapted.routine
        if version is None or adapted.changes:
            self._explain(name, routine, version, adapted.explain(self._tr), loop)
        else:
            self._start(name, version, routine, loop)

    def _start(self, name: str, version: Routine, written: Routine, loop: str | None) -> None:
        """The only place that starts a routine: asks the gate in this very moment."""
        verdict = self.back.verdict(written, at_a_desk=self._house.is_file(name))
        if isinstance(verdict, Refused):
            self._refused(verdict, lambda: self.want(name, loop or ""), name)
            return
        self._sheets.close()
        self._house.begin(name, version, loop)

    def _explain(
        self, name: str, written: Routine, version: Routine | None, sentences: Sequence[str], loop: str
    ) -> None:
        tr = self._tr
        start: list[Choice] = []
        if version is not None:
            start = [("play_arrow", tr(_("Start")), lambda: self._start(name, version, written, loop))]
        page = Page(
            title=tr(_("Made to fit your back today")),
            text="\n".join(sentences),
            choices=[*start, ("arrow_back", tr(_("Back")), nothing)],
            harmless=len(start),
        )
        self._house.ground()
        self._sheets.show(page)

    def allows(self, routine: Routine, *, at_a_desk: bool = False) -> bool:
        """Whether a session that is running may go on with a routine as it is now."""
        verdict = self.back.verdict(routine, going_on=True, at_a_desk=at_a_desk)
        return isinstance(verdict, Allowed)

    def again(self, routine: Routine, *, at_a_desk: bool) -> Routine | None:
        """The routine that runs, its file changed, as it suits the runner; None where it must not go on."""
        if not self.allows(routine, at_a_desk=at_a_desk):
            self.back.end_session()
            return None
        return routine if at_a_desk else self.back.adapted(routine).routine

    def _refused(self, verdict: Refused, retry: Callable[[], None], name: str = "") -> None:
        self._house.ground()
        match verdict.reason:
            case Reason.LOCKED:
                self.safety.locked()
            case Reason.SAFETY_QUESTIONS:
                self.safety.intro(retry, self.back.new_pain)
            case Reason.CHECK_IN:
                self._check_in.ask(lambda: self._outcome(name), nothing)
            case _:
                self._instead(verdict)

    def _instead(self, verdict: Refused) -> None:
        tr = self._tr
        choices = self._offers(verdict.offer)
        again: Choice = ("replay", tr(_("Check in again")), self.check_in)
        checked: Choice = ("check", tr(self.back.rules.safety.checked), self._checked)
        concerned = verdict.reason is Reason.GENTLE_ONLY and bool(self.back.state.safety.concerns)
        page = Page(
            title=tr(_("Not this one today")),
            text=tr(verdict.text),
            choices=[*choices, *([checked] if concerned else []), again],
            equal=not choices,
            leave=nothing,
            small=tr(self.back.rules.disclaimer_short),
        )
        self._sheets.show(page)

    def _checked(self) -> None:
        self.back.record.back.checked(self.back.now())
        self._changed()

    # --- check-in -------------------------------------------------------------------------------------

    def check_in(self) -> None:
        """A check-in for its own sake."""
        self._check_in.ask(lambda: self._outcome(""), nothing)

    def _outcome(self, name: str) -> None:
        self._house.dress()
        self._tell(self.back.outcome(), "", name)

    def _tell(self, outcome: Outcome | None, loop: str, wanted: str = "") -> None:
        """Shows an outcome; nothing is offered that the gate does not let pass."""
        if self.back.state.safety.locked:
            self.safety.locked()
            return
        if outcome is None:
            return
        tr = self._tr
        if outcome.ask_safety or self.back.state.safety.to_ask(self.back.rules.safety):
            new_pain = self.back.new_pain
            ask: Choice = (
                "fact_check",
                tr(_("Answer the safety questions")),
                lambda: self.safety.ask(lambda: self._outcome(wanted), new_pain=new_pain),
            )
            choices: list[Choice] = [ask]
        else:
            first = (wanted,) if wanted else ()
            choices = self._offers(tuple(dict.fromkeys((*first, *outcome.offer))), loop)
        if not choices:
            choices = [("check", tr(_("All right")), nothing)]
        self._house.ground()
        self._sheets.show(outcome_page(tr, self.back, outcome, choices, nothing))

    def _offers(self, names: Sequence[str], loop: str = "") -> list[Choice]:
        choices: list[Choice] = []
        for name in names[:_MOST_OFFERS]:
            try:
                routine = self._house.load(name)
            except RefusedError:
                continue
            if isinstance(self.back.verdict(routine), Allowed):
                choice = ("play_arrow", self._tr(routine.title), lambda name=name: self.want(name, loop))
                choices.append(choice)
        return choices

    # --- during a session -----------------------------------------------------------------------------

    def this_hurts(self) -> str:
        """Swaps the move at work for a gentler one; returns what the runner is told."""
        return self.back.this_hurts(self._tr)

    def questions_in_session(self) -> None:
        """The safety questions while a session waits; what they forbid does not go on."""
        self.safety.ask(self.safety.told, new_pain=None)

    def _changed(self) -> None:
        """Ends a session that must not go on, and shows the rest on Today."""
        routine = self.back.running()
        at_a_desk = self._house.is_file(self._house.running)
        if routine is not None and not self.allows(routine, at_a_desk=at_a_desk):
            self.back.end_session()
        self._house.dress()

    def ended(self) -> bool:
        """What comes at the end of a session; whether there is still something to celebrate."""
        if self.back.state.safety.locked:
            self.safety.locked()
            return False
        asked = self.back.ask_next()
        if asked.asking is Asking.AFTER_WARM_UP and self._sheets.now is None:
            self._loop.ask(asked)
        return True

    # --- when Today is there --------------------------------------------------------------------------

    def opened(self) -> None:
        """The app has come up: what is urgent first, and one thing only."""
        state = self.back.state
        if state.safety.locked:
            return  # Today says so
        left = self.back.unfinished()
        if left is not None:
            self._loop.go_on(left, lambda: self._go_on(left), self._give_up)
        elif not state.safety.version:
            self.safety.welcome(self._house.dress)
        elif self._is_time(asked := self.back.ask_next()):
            self._loop.ask(asked)

    def _is_time(self, asked: AskNext) -> bool:
        if asked.asking is not Asking.BACK_FROM_RUN:
            return asked.asking is not Asking.NOTHING
        loop = next((loop for loop in self.back.record.back.loops() if loop.id == asked.loop), None)
        ended = loop.warmed_up if loop else None
        return ended is not None and self.back.now().timestamp() - ended >= _BACK_SOON_S

    def _go_on(self, left: Unfinished) -> None:
        routine = self.back.routine_of(left)
        if routine is None:
            self._give_up()
            return
        verdict = self.back.verdict(routine, going_on=True)
        if isinstance(verdict, Refused):
            self._refused(verdict, lambda: self._go_on(left))
            return
        self.back.go_on(left)
        self._house.show_session(routine.id)

    def _give_up(self) -> None:
        self.back.record.sessions.give_up()
        self._house.dress()

    def notes(self) -> Notes:
        """What Today shows besides its list."""
        tr, back, state = self._tr, self.back, self.back.state
        today = back.record.history.today(back.now().date())
        line = sentence(today.series, tr)
        if not line and today.streak.weeks > 1:
            line = tr(_("{weeks} weeks in a row.")).format(weeks=today.streak.weeks)
        above: list[Note] = []
        if state.safety.locked:
            words = back.rules.safety.words[state.safety.level]
            what = tr(_("What to do"))
            above.append(
                Note(text=tr(words.heading), icon="lock", words=what, action=self.safety.locked, loud=True)
            )
        else:
            asked = back.ask_next()
            icon, words_ = self._loop.words(asked)
            if words_:
                above.append(Note(icon=icon, words=words_, action=lambda: self._loop.ask(asked)))
        below = [Note(text=trouble.words(tr)) for trouble in back.record.troubles]
        hurts = back.hurts()
        if hurts:
            names = ", ".join(tr(name) for name in hurts.values())
            text = tr(_("Left out because it hurt: {moves}.")).format(moves=names)
            below.append(Note(text=text, icon="undo", words=tr(_("Bring back")), action=self._bring_back))
        return Notes(line=line, above=tuple(above), below=tuple(below))

    def _bring_back(self) -> None:
        tr = self._tr

        def bring(exercise: str) -> None:
            self.back.bring_back(exercise)
            self._house.dress()

        choices: list[Choice] = [
            ("undo", tr(name), lambda exercise=exercise: bring(exercise))  # type: ignore[misc]
            for exercise, name in self.back.hurts().items()
        ]
        page = Page(
            title=tr(_("Bring back a move")),
            text=tr(_("It will come in your routines again.")),
            choices=choices,
            equal=True,
            leave=nothing,
        )
        self._sheets.show(page)
