"""Asks how the back is before a run: a score, and what else is true."""

from collections.abc import Callable

from app.core.back.check_in import Moment
from app.core.i18n import mark as _
from app.ui.base.back_service import BackService
from app.ui.screens.check_in.questions_page import Draft, QuestionsPage
from app.ui.screens.check_in.score_page import Picture, ScorePage, ScoreQuestion
from app.ui.start.pages import StartPages
from app.ui.widgets.page_context import PageContext


class CheckInFlow:
    """Asks how the back is before a run.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        pages: Opens the pages.
        back: The record about the back.
        picture: Gives the picture of the back.
    """

    def __init__(self, kit: PageContext, pages: StartPages, back: BackService, picture: Picture) -> None:
        self._kit, self._pages, self._back, self._picture = kit, pages, back, picture

    def ask(self, done: Callable[[], None]) -> None:
        """Asks everything and puts it on record; leaving before the end records nothing.

        A score of this morning that was given a moment ago is filled in: one tap confirms or changes it.
        """
        tr, draft = self._kit.tr, Draft()
        known = self._back.proposed()
        note = f"{known.score}, {known.words(tr, self._back.now().tzinfo)}" if known is not None else ""

        def scored(score: int) -> None:
            draft.score = score
            show(0)

        def show(number: int) -> None:
            pages = draft.pages(self._back.rules)
            last = number + 1 == len(pages)
            page = QuestionsPage(
                self._kit,
                self._question,
                pages[number],
                draft,
                leave=lambda: self._pages.leave(page),
                done=finished if last else lambda: show(number + 1),
                last=last,
            )
            self._pages.over(page)

        def finished() -> None:
            self._back.check_in(draft.answers(self._back.rules), Moment.BEFORE)
            done()

        asked = ScoreQuestion(self._question("score"), tr(_("Next")), step=1, note=note, at_once=True)
        score = known.score if known is not None else None
        page = ScorePage(self._kit, asked, self._picture, score, scored, self._pages.close)
        self._pages.show(page)

    def _question(self, name: str) -> str:
        return self._kit.tr(self._back.rules.questions[name])
