"""What is asked between one check-in and the next: after the warm-up, after the run, next morning."""

from collections.abc import Callable

from app.core.checkin import Answers, Moment, Outcome
from app.core.loop import Asking, AskNext
from app.core.records import Unfinished
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.back import Back
from app.ui.screens.checkin_sheets import score_page
from app.ui.screens.safety_sheets import nothing
from app.ui.widgets.sheet import Choice, Page, Sheets

Tell = Callable[[Outcome | None, str], None]


class LoopSheets:
    """Asks one thing at a time; everything can be answered "not now".

    Args:
        sheets: Shows them.
        tr: Translates.
        back: The record about the back.
        tell: Shows an outcome and offers what fits, for a loop.
        changed: Called after every answer.
    """

    def __init__(
        self, sheets: Sheets, tr: Translate, back: Back, tell: Tell, changed: Callable[[], None]
    ) -> None:
        self._sheets, self._tr, self._back, self._tell, self._changed = sheets, tr, back, tell, changed

    def ask(self, what: AskNext) -> None:
        """Asks what is next, if anything is."""
        match what.asking:
            case Asking.AFTER_WARM_UP:
                title = _("How is your back now, 0 to 10?")
                self._score(title, Moment.AFTER_WARM_UP, what.loop)
            case Asking.BACK_FROM_RUN:
                self._back_from_run(what)
            case Asking.MORNING:
                self._score(what.text, Moment.MORNING, what.loop)

    def words(self, what: AskNext) -> tuple[str, str]:
        """Icon and words of a button that leads to the question; empty where there is none."""
        match what.asking:
            case Asking.AFTER_WARM_UP:
                return "check_circle", self._tr(_("How is your back after the warm-up?"))
            case Asking.BACK_FROM_RUN:
                return "directions_run", self._tr(what.text)
            case Asking.MORNING:
                return "wb_twilight", self._tr(_("How was your back this morning?"))
        return "", ""

    def go_on(self, left: Unfinished, go_on: Callable[[], None], finish: Callable[[], None]) -> None:
        """Offers to go on with a session that was cut off."""
        tr = self._tr
        page = Page(
            title=tr(_("Go on where you were?")),
            text=tr(_("{title} was interrupted.")).format(title=tr(left.title)),
            choices=[
                ("play_arrow", tr(_("Go on where you were")), go_on),
                ("flag", tr(_("No, finish it")), finish),
            ],
            leave=nothing,
        )
        self._sheets.show(page)

    def _back_from_run(self, what: AskNext) -> None:
        tr, rules = self._tr, self._back.rules
        choices: list[Choice] = [
            ("check", tr(_("Yes")), lambda: self._after_run(what.loop)),
            ("schedule", tr(_("Not yet")), nothing),
            ("close", tr(_("No run today")), lambda: self._no_run(what.loop)),
        ]
        page = Page(title=tr(rules.after_run.questions["back"]), choices=choices, harmless=1)
        self._sheets.show(page)

    def _after_run(self, loop: str) -> None:
        self._score(self._back.rules.after_run.questions["after"], Moment.AFTER_RUN, loop)

    def _no_run(self, loop: str) -> None:
        self._back.check_in(Answers(score=None), Moment.AFTER_RUN, loop, ran=False)
        self._changed()

    def _score(self, question: str, moment: Moment, loop: str) -> None:
        def rated(score: int) -> None:
            self._back.check_in(Answers(score=score), moment, loop)
            self._changed()
            warm_up = moment is Moment.AFTER_WARM_UP
            self._tell(self._back.outcome() if warm_up else self._back.after_run(loop), loop)

        def passed() -> None:
            self._back.check_in(Answers(score=None), moment, loop)
            self._changed()

        not_now: list[Choice] = [("schedule", self._tr(_("Not now")), passed)]
        page = score_page(self._sheets, self._tr, question, rated, passed, choices=not_now)
        self._sheets.show(page)
