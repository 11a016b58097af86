"""What is asked between one check-in and the next: after the warm-up, after the run, next morning."""

from collections.abc import Callable

from app.core.back.check_in import Answers, Moment, Outcome
from app.core.back.run_cycle import Asking, AskNext
from app.core.i18n import mark as _
from app.core.records import Unfinished
from app.ui.base.back_service import BackService
from app.ui.screens.check_in.run_stopped_page import RunStoppedPage
from app.ui.screens.check_in.score_page import Picture, ScorePage, ScoreQuestion
from app.ui.start.pages import StartPages
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet import Choice, SheetContent, Sheets, nothing

Tell = Callable[[Outcome | None, str], None]


class RunCycleFlow:
    """Asks one thing at a time; everything can be answered "not now".

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        pages: Opens pages.
        sheets: Asks one thing over a page.
        back: The record about the back.
        picture: Gives the picture of the back.
        felt: Lets a step of the scale be felt.
        tell: Shows an outcome and offers what fits, for a loop.
        changed: Called after every answer.
    """

    def __init__(
        self,
        kit: PageContext,
        pages: StartPages,
        sheets: Sheets,
        back: BackService,
        picture: Picture,
        felt: Callable[[], None],
        tell: Tell,
        changed: Callable[[], None],
    ) -> None:
        self._kit, self._pages, self._sheets, self._back = kit, pages, sheets, back
        self._picture, self._felt, self._tell, self._changed = picture, felt, tell, changed

    def ask(self, what: AskNext) -> None:
        """Asks what is next, if anything is."""
        match what.asking:
            case Asking.AFTER_WARM_UP:
                self._score(_("How is your back now, 0 to 10?"), Moment.AFTER_WARM_UP, what.loop)
            case Asking.BACK_FROM_RUN if what.stopped or what.ran:
                self._after_run(what.loop)
            case Asking.BACK_FROM_RUN:
                self._back_from_run(what)
            case Asking.MORNING:
                self._score(what.text, Moment.MORNING, what.loop)

    def go_on(
        self,
        left: Unfinished,
        go_on: Callable[[], None],
        finish: Callable[[], None],
        delete: Callable[[], None],
    ) -> None:
        """Offers to go on with a session that was cut off, to keep what was done of it, or to delete it."""
        tr = self._kit.tr
        page = SheetContent(
            title=tr(_("Resume where you were?")),
            text=tr(_("{title} was interrupted.")).format(title=tr(left.title)),
            choices=[
                ("play_arrow", tr(_("Resume where you were")), go_on),
                ("flag", tr(_("No, finish it")), finish),
                ("delete", tr(_("Delete it")), delete),
            ],
            leave=nothing,
        )
        self._sheets.show(page)

    def _back_from_run(self, what: AskNext) -> None:
        tr, rules = self._kit.tr, self._back.rules
        choices: list[Choice] = [
            ("check", tr(_("Yes")), lambda: self._after_run(what.loop)),
            ("front_hand", tr(_("I stopped because of my back")), lambda: self._stopped(what.loop)),
            ("schedule", tr(_("Not yet")), nothing),
            ("close", tr(_("No run today")), lambda: self._no_run(what.loop)),
        ]
        signs = "\n".join(f"· {tr(sign.text)}" for sign in rules.stop_signs)
        page = SheetContent(
            title=tr(rules.after_run.questions["back"]),
            text=f"{tr(rules.watch)}\n{signs}",
            choices=choices,
            harmless=2,
        )
        self._sheets.show(page)

    def _stopped(self, loop: str) -> None:
        """Asks what made the runner stop, and says what that means."""
        rules = self._back.rules

        def told(ticked: frozenset[str]) -> None:
            outcome = self._back.run_stopped(ticked, loop)
            self._changed()
            self._tell(outcome, loop)

        names = {sign.id: self._kit.tr(sign.past) for sign in rules.stop_signs}
        page = RunStoppedPage(self._kit, names, told, lambda: self._pages.leave(page))
        self._pages.show(page)

    def _after_run(self, loop: str) -> None:
        self._score(self._back.rules.after_run.questions["after"], Moment.AFTER_RUN, loop)

    def _no_run(self, loop: str) -> None:
        self._back.check_in(Answers(score=None), Moment.AFTER_RUN, loop, ran=False)
        self._changed()

    def _score(self, question: str, moment: Moment, loop: str) -> None:
        def rated(score: int) -> None:
            self._back.check_in(Answers(score=score, leg_symptoms=page.ticked), moment, loop)
            self._changed()
            warm_up = moment is Moment.AFTER_WARM_UP
            self._tell(self._back.outcome() if warm_up else self._back.after_run(loop), loop)

        def passed() -> None:
            self._back.check_in(Answers(score=None), moment, loop)
            self._pages.close()
            self._changed()

        tr = self._kit.tr
        leg = tr(_("It went into a leg, tingled, or made me limp")) if moment is Moment.AFTER_RUN else ""
        asked = ScoreQuestion(tr(question), tr(_("See advice")), other=tr(_("Not now")), tick=leg)
        page = ScorePage(self._kit, asked, self._picture, None, rated, passed, passed, self._felt)
        self._pages.show(page)
