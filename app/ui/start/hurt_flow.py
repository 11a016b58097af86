"""What "This move hurts" leads to in a session: a gentler move, and from the second one the score first."""

from collections.abc import Callable

from app.core.back.eligibility import Allowed, Reason, Refused
from app.core.i18n import mark as _
from app.core.routine import Routine
from app.ui.base.back_service import BackService
from app.ui.screens.check_in.score_page import Picture, ScorePage, ScoreQuestion
from app.ui.start.pages import StartPages
from app.ui.start.safety_flow import SafetyFlow
from app.ui.widgets.page_context import PageContext

Say = Callable[[str], None]


class HurtFlow:
    """One move that hurts may be the move; a second one may be the back.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        pages: Opens pages.
        back: The record about the back.
        safety: Asks the safety questions.
        picture: Gives the picture of the back.
        felt: Lets a step of the scale be felt.
        changed: Called after every score.

    Attributes:
        stopped: The routine whose session the score has ended; None where none has been, or that was told.
    """

    def __init__(
        self,
        kit: PageContext,
        pages: StartPages,
        back: BackService,
        safety: SafetyFlow,
        picture: Picture,
        felt: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        self._kit, self._pages, self._back, self._safety = kit, pages, back, safety
        self._picture, self._felt, self._changed = picture, felt, changed
        self.stopped: Routine | None = None

    def hurts(self, say: Say) -> bool:
        """The move at work hurts.

        Args:
            say: Says a sentence over the session.

        Returns:
            Whether the session goes on at once; else it waits for a tap.
        """
        routine = self._back.running()
        if routine is None or not self._back.hurt_in_session:
            say(self._back.this_hurts(self._kit.tr))
            return True
        self._ask(routine, say)
        return False

    def _ask(self, routine: Routine, say: Say) -> None:
        tr = self._kit.tr

        def rated(score: int) -> None:
            self._back.rate_in_session(score, routine.phase)
            self._changed()
            self._judge(routine, score, say, page)

        def passed() -> None:
            self._pages.leave(page)
            say(self._back.this_hurts(tr))

        question = tr(_("How is your back now, 0 to 10?"))
        note = tr(_("More than one move hurts. It may be your back, not the moves."))
        asked = ScoreQuestion(question, tr(_("Next")), other=tr(_("Not now")), note=note)
        page = ScorePage(self._kit, asked, self._picture, None, rated, passed, passed, self._felt)
        self._pages.over(page)

    def _judge(self, routine: Routine, score: int, say: Say, page: ScorePage | None = None) -> None:
        """What follows from the score, and once more when the safety questions have been answered."""
        verdict = self._back.verdict(routine, going_on=True)
        if self._back.running() is None:
            self.stopped = routine  # the answers have ended it
        elif isinstance(verdict, Allowed):
            self._pages.leave(page)
            say(self._back.this_hurts(self._kit.tr, fit=True))
        elif self._questions_first(verdict, routine, score):
            self._pages.leave(page)
            self._safety.ask(
                lambda: self._judge(routine, score, say),
                new_pain=self._back.new_pain,
                unanswered=lambda: self._stop(routine),
            )
        else:
            self._stop(routine)

    def _questions_first(self, refused: Refused, routine: Routine, score: int) -> bool:
        """Whether only the safety questions stand between the session and going on."""
        return (
            refused.reason is Reason.SAFETY_QUESTIONS and routine.phase in self._back.rules.band(score).phases
        )

    def _stop(self, routine: Routine) -> None:
        self.stopped = routine
        self._back.end_session()

    def take_stopped(self) -> Routine | None:
        """The routine whose session the score has ended, once."""
        stopped, self.stopped = self.stopped, None
        return stopped
