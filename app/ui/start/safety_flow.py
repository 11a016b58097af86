"""The safety questions, the advice that a yes leads to, and the way back."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from app.core.back.red_flags import Happened, questions
from app.core.back.rules import Level, Question
from app.core.i18n import mark as _
from app.ui.base.back_service import BackService
from app.ui.screens.check_in.lock_page import LockPage, LockWords, ShowPage
from app.ui.screens.check_in.safety_page import SafetyPage
from app.ui.start.links import StartLinks
from app.ui.start.pages import StartPages
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet import SheetContent, Sheets, nothing

_NEW = Question(
    id="",
    ask=_("Did this pain start in the last six weeks, or is it different from the pain you know?"),
    level=Level.NONE,
)
_MOST_LINES = 6  # on one page: more are passed over, not read
Action = Callable[[], None]


class SafetyFlow:
    """Asks the questions page by page, and shows the advice.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        pages: Opens pages.
        sheets: Asks one thing over a page.
        back: The record about the back.
        doors: Where pages lead to.
        changed: Called after every answer that may have locked or unlocked something.
        ensure_page: Makes sure that there is a screen below.
    """

    def __init__(
        self,
        kit: PageContext,
        pages: StartPages,
        sheets: Sheets,
        back: BackService,
        doors: StartLinks,
        changed: Action,
        ensure_page: Action,
    ) -> None:
        self._kit, self._pages, self._sheets, self._back = kit, pages, sheets, back
        self._doors, self._changed, self._ensure_page = doors, changed, ensure_page

    # --- first run ------------------------------------------------------------------------------------

    def welcome(self, done: Action) -> None:
        """The very first page: what this is and is not; leads to the questions, and then to the cues."""
        from app.ui.screens.check_in.first_run_page import WelcomePage  # seen once

        def ask() -> None:
            self.ask(lambda: self.cues(done), new_pain=self._back.new_pain)

        self._ensure_page()
        disclaimer = self._kit.tr(self._back.rules.disclaimer_full)
        self._pages.show(WelcomePage(self._kit, disclaimer, ask, self._pages.close))

    def cues(self, done: Action) -> None:
        """Lets the runner try every cue once."""
        from app.ui.screens.check_in.first_run_page import CuesPage

        def finish() -> None:
            self._pages.close()
            done()

        self._pages.show(CuesPage(self._kit, self._doors.try_cue, finish))

    def intro(self, done: Action) -> None:
        """Says why the questions come now; the very first time with all that has to be said."""
        if not self._back.state.safety.version:
            self.welcome(done)
            return
        tr, words = self._kit.tr, self._back.rules.safety.ask_first

        def ask() -> None:
            self.ask(done, new_pain=self._back.new_pain)

        page = SheetContent(
            title=tr(words.heading),
            text=tr(words.text),
            choices=[
                ("fact_check", tr(_("Answer the safety questions")), ask),
                ("schedule", tr(_("Not now")), nothing),
            ],
            harmless=1,
            plain=1,
        )
        self._sheets.show(page)

    # --- the questions --------------------------------------------------------------------------------

    def ask(self, done: Action, *, new_pain: bool | None, unanswered: Action = nothing) -> None:
        """Asks everything afresh; a yes that locks leads to its advice, anything else to `done`.

        Args:
            done: What comes after.
            new_pain: Whether the pain is new; None where that has to be asked too.
            unanswered: What comes where they are left before their end, and nothing was locked.
        """
        self._ensure_page()
        page: SafetyPage | None = None

        def record(given: dict[str, bool]) -> bool:
            """Puts answers on record; whether everything is locked now."""
            new = given.pop(_NEW.id, False) or bool(new_pain)
            safety = self._back.answer(given, new_pain=new)
            self._changed()
            return safety.locked

        def answered(given: dict[str, bool]) -> None:
            if record(given):
                self.locked()
                return
            self._pages.leave(page)
            done()

        def left(given: dict[str, bool]) -> None:
            self._pages.leave(page)
            if any(given.values()) and record(given):
                self.locked()
            else:
                unanswered()

        def lost(given: dict[str, bool]) -> None:
            if any(given.values()):
                record(given)

        page = SafetyPage(
            self._kit,
            self._asked(ask_new=new_pain is None),
            self._back.due,
            self._confirm,
            answered,
            left,
            lost,
        )
        self._pages.over(page)

    def _confirm(self, question: Question, yes: Action, no: Action) -> None:
        """Asks once more about an emergency, and says at once what it would mean."""
        tr = self._kit.tr
        words = self._back.rules.safety.words[question.level]
        page = SheetContent(
            title=tr(question.ask),
            text=tr(words.text),
            choices=[
                ("emergency_home", tr(_("Yes, this is so")), yes),
                ("undo", tr(_("No, I ticked it by mistake")), no),
            ],
            equal=True,
            leave=nothing,
        )
        self._sheets.show(page)

    def _asked(self, *, ask_new: bool) -> list[Sequence[Question]]:
        """The questions of each page: emergencies first, then what is urgent, then the rest."""
        known = self._back.profile.cancer_known(self._back.now().date())
        asked = questions(self._back.rules.safety, known)
        by_level = [
            [question for question in asked if question.level in levels]
            for levels in ((Level.EMERGENCY,), (Level.URGENT,), (Level.ROUTINE, Level.ADVISE))
        ]
        if ask_new:
            by_level[1].insert(0, _NEW)
        return [page for level in by_level for page in _shared_out(level)]

    # --- locked ---------------------------------------------------------------------------------------

    def locked(self) -> None:
        """The advice while everything is locked; nothing on it unlocks but medical advice and new answers."""
        if not self._back.state.safety.locked:
            return
        lock = self._lock()
        self._sheets.close()
        self._ensure_page()
        page = LockPage(
            self._kit,
            lock,
            call=lambda: self._kit.tr(self._doors.dial()),
            show=lambda: self._show(lock),
            read=self._read,
            advised=self._advised,
            leave=self._pages.close,
            told=self._told_by_professional,
            mistaken=self._mistaken,
        )
        self._pages.show(page)

    def _lock(self) -> LockWords:
        tr, rules, safety = self._kit.tr, self._back.rules.safety, self._back.state.safety
        words = rules.words[safety.level]
        return LockWords(
            emergency=safety.level is Level.EMERGENCY,
            heading=tr(words.heading),
            text=tr(words.text),
            asked=[
                tr(question.ask)
                for question in (*rules.questions, *rules.retired)
                if question.id in safety.locks
            ],
            read=tr(rules.read),
            unlock=tr(rules.unlock),
            told=tr(rules.told) if safety.still else "",
            mistake=tr(rules.mistake) if safety.may_be_mistaken(self._back.now().timestamp()) else "",
        )

    def _show(self, lock: LockWords) -> None:
        page = ShowPage(self._kit, lock, lambda: self._pages.leave(page))
        self._pages.over(page)

    def _read(self) -> None:
        self._back.record.back.read(self._back.now())
        self._pages.close()
        self._changed()

    def _advised(self) -> None:
        self._back.record.back.advised(self._back.now())
        self.ask(self._open_again, new_pain=None)

    def _told_by_professional(self) -> None:
        if self._back.happened(Happened.TOLD).locked:
            self.locked()
            return
        self._changed()
        self._open_again()

    def _mistaken(self) -> None:
        """Takes the last yes back and asks again; after two minutes it stands."""
        if self._back.happened(Happened.MISTAKEN).locked:
            self.locked()
            return
        self._changed()
        self._pages.close()
        self.ask(self.told, new_pain=None)

    def _open_again(self) -> None:
        tr = self._kit.tr
        self._pages.close()
        page = SheetContent(
            title=tr(_("Your routines are open again")),
            text=" ".join(
                (
                    tr(_("Take what you were told by your professional before anything this app says.")),
                    tr(self._back.rules.safety.easing_in),
                )
            ),
            choices=[("check", tr(_("All right")), nothing)],
        )
        self._sheets.show(page)

    # --- "Something feels wrong" ----------------------------------------------------------------------

    def wrong(self) -> None:
        """Behind "Something feels wrong" outside a session."""
        if self._back.state.safety.locked:
            self.locked()
            return
        tr = self._kit.tr
        text = _(
            "New numbness between the legs, trouble with bladder or bowels, weak legs, or pain "
            "after a serious fall need medical help at once. With sharp or spreading pain, leave "
            "the exercises for today and ask a health professional."
        )

        def ask() -> None:
            self.ask(self.told, new_pain=None)

        page = SheetContent(
            title=tr(_("Something feels wrong?")),
            text=tr(text),
            choices=[
                ("fact_check", tr(_("Ask the safety questions")), ask),
                ("check", tr(_("I have read this")), nothing),
            ],
            harmless=1,
        )
        self._sheets.show(page)

    def told(self) -> None:
        """What answers that lock nothing have led to."""
        tr, safety = self._kit.tr, self._back.state.safety
        words = self._back.rules.safety.words[Level.ROUTINE]
        calm = _("You answered no to the emergency questions. If it still feels wrong, get help.")
        advise = self._back.rules.safety.words[Level.ADVISE]
        told = words if safety.concerns else advise if safety.advice else None
        page = SheetContent(
            title=tr(told.heading) if told else tr(_("Thank you")),
            text=tr(told.text) if told else tr(calm),
            choices=[("check", tr(_("All right")), nothing)],
            small=tr(self._back.rules.disclaimer_short),
        )
        self._sheets.show(page)


def _shared_out(questions: Sequence[Question]) -> list[Sequence[Question]]:
    """Questions on as few pages as may be, about as many on each."""
    pages = -(-len(questions) // _MOST_LINES)
    edges = [round(len(questions) * number / pages) for number in range(pages + 1)] if pages else []
    return [questions[start:end] for start, end in pairwise(edges)]
