"""The end of a session in which too little was done to count: nothing is celebrated."""

from collections.abc import Callable
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.page import Page
from app.ui.screens.complete.head import Head
from app.ui.screens.complete.view import Done
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.wide_tap import WideTap

_TWO_FROM_DP, _TEXT_MARGIN_DP, _SMALL_DP = 700, 4, 48
_SHORT = _("{what}: too short to count for the day or for your weeks in a row.")
_STAYS = _("It stays in your history, in grey, unless you delete it.")


class After(NamedTuple):
    """Where the page leads.

    Attributes:
        today: Back to Today.
        go_on: Goes on where it stopped; None where it was skipped to its end.
        again: Starts it again.
        delete: Deletes it; None where it is not on record.
    """

    today: Callable[[], None]
    go_on: Callable[[], None] | None
    again: Callable[[], None]
    delete: Callable[[], None] | None


class StoppedScreen(Page):
    """Says that a session does not count, and offers to go on, or to delete it.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        done: What was done.
        after: Where it leads.
    """

    ends_session = True  # nothing from outside may take its place
    least_view_dp = 560  # its buttons scroll with it rather than hiding what it says

    def __init__(self, kit: PageContext, done: Done, after: After) -> None:
        self._phase, self._after = PHASE_TOKENS[done.phase], after
        super().__init__(kit, lead="close", leave=after.today, tint=self._phase, two=True)
        tr, what = self.tr, done.too_short(self.tr)
        title = tr(_("Finished early")) if done.early else what
        moves = [(seconds, False) for seconds, _done in done.moves]  # nothing is celebrated
        picture = kit.pictures.portrait("done", self._phase, done.routine)
        self._head = Head(kit.theme, self._phase, title, tr(done.title), moves, kit.pictures, picture)
        self.column.block()
        self.add(self._head, 0)
        text = Column(gap=dp(8), margin=dp(_TEXT_MARGIN_DP))
        text.add(self.words(tr(_SHORT).format(what=what), "body", balance=True))
        if after.delete is not None:
            text.add(self.words(tr(_STAYS), "body", "ink_2", balance=True))
        self.column.block()
        self.add(text, dp(16))
        if after.go_on is not None:
            self.foot.add(WideTap(kit.theme, tr(_("Resume")), after.go_on, icon="play_arrow"))
        else:
            self.foot.add(WideTap(kit.theme, tr(_("Start again")), after.again, icon="replay"))
        if after.delete is not None:
            self._quiet(tr(_("Delete it")), after.delete)
        self._quiet(tr(_("Back to Today")), after.today)

    def _quiet(self, words: str, action: Callable[[], None]) -> None:
        self.foot.add(WideTap(self.theme, words, action, fill="", ink="ink_2", high_dp=_SMALL_DP))

    def key(self, name: str) -> bool:
        """Enter and space go back to Today, Delete deletes it."""
        if name in ("enter", "spacebar"):
            self._after.today()
            return True
        if name in ("delete", "backspace") and self._after.delete is not None:
            self._after.delete()
            return True
        return super().key(name)

    def _arrange(self, *args: object) -> None:
        """On a wide window the head is a card in a column, and the bar has no colour."""
        wide = self.width >= dp(_TWO_FROM_DP)
        self._head.bleed = not wide
        tint = "" if wide else self._phase
        if tint != self.tint:
            self.tint = tint
        super()._arrange(*args)
