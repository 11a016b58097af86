"""Asks how the back is before a run: a score, and what else is true."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Any

from app.core.back.check_in import Moment
from app.core.i18n import mark as _
from app.ui.base.back_service import BackService
from app.ui.screens.check_in.questions_page import Draft, QuestionsPage
from app.ui.screens.check_in.score_page import Picture, ScorePage, ScoreQuestion
from app.ui.start.conversation import MakePage, converse
from app.ui.start.pages import StartPages
from app.ui.widgets.page_context import PageContext


class CheckInFlow:
    """Asks how the back is before a run.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        pages: Opens the pages.
        back: The record about the back.
        picture: Gives the picture of the back.
        felt: Lets a step of the scale be felt.
    """

    def __init__(
        self,
        kit: PageContext,
        pages: StartPages,
        back: BackService,
        picture: Picture,
        felt: Callable[[], None],
    ) -> None:
        self._kit, self._pages, self._back = kit, pages, back
        self._picture, self._felt = picture, felt

    def ask(self, done: Callable[[], None]) -> None:
        """Asks everything and puts it on record; leaving before the end records nothing.

        A score of this morning that was given a moment ago is filled in: one tap confirms or changes it.
        """
        draft, rules = Draft(), self._back.rules

        def talk() -> Generator[MakePage, Any, None]:
            draft.score = yield self._score_page
            pages = draft.pages(rules)
            for lines in pages:
                yield partial(self._questions_page, draft, lines, last=lines is pages[-1])
            self._back.check_in(draft.answers(rules), Moment.BEFORE)
            done()

        converse(self._pages, talk)

    def _score_page(self, scored: Callable[[int], None], _back: Callable[[], None]) -> ScorePage:
        tr, known = self._kit.tr, self._back.proposed()
        note = f"{known.score}, {known.words(tr, self._back.now().tzinfo)}" if known is not None else ""
        asked = ScoreQuestion(self._question("score"), tr(_("Next")), step=1, note=note, at_once=True)
        score = known.score if known is not None else None
        leave, felt = self._pages.close, self._felt
        return ScorePage(self._kit, asked, self._picture, score, scored, leave, felt=felt)

    def _questions_page(
        self,
        draft: Draft,
        lines: Sequence[str],
        done: Callable[[None], None],
        back: Callable[[], None],
        *,
        last: bool,
    ) -> QuestionsPage:
        return QuestionsPage(
            self._kit, self._question, lines, draft, leave=back, done=lambda: done(None), last=last
        )

    def _question(self, name: str) -> str:
        return self._kit.tr(self._back.rules.questions[name])
