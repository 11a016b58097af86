"""Says why the phone is about to ask for leave to notify, before it does."""

from collections.abc import Callable

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.widgets.column import Column, Row
from app.ui.widgets.offer_row import IconTile
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.wide_tap import WideTap

Action = Callable[[], None]
_QUIET_DP, _INSET_DP = 52, 4
_SHOWS = (
    ("timer", _("The move at work, and its seconds counting down")),
    ("skip_next", _("Buttons to pause and to skip, without unlocking the phone")),
)


class NoticePage(StepPage):
    """What the notification of a session is good for, and that all else goes on without it.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        go_on: Has the phone ask.
        later: Starts without.
        leave: Leads back, and starts nothing.
    """

    def __init__(self, kit: PageContext, go_on: Action, later: Action, leave: Action) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        tr = self.tr
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(tr(_("See your session on the lock screen")), "title"))
        text = _("With the screen off a session goes on. One silent notification then shows:")
        head.add(self.words(tr(text), "body", "ink_2"), dp(8))
        self.add(head, dp(8))
        panel = Panel(self.theme, gap=dp(14))
        for icon, words in _SHOWS:
            panel.add(Row(IconTile(self.theme, icon, edge_dp=44), self.words(tr(words)), grow=1))
        self.add(panel, dp(18))
        self.column.block()
        same = Panel(self.theme, "before_tint")
        tile = IconTile(self.theme, "check_circle", "primary_soft", "on_primary_soft", edge_dp=44)
        text = _(
            "Limber sends no other notifications. If you say no, vibration, sound and voice lead you all the "
            "same, and you can change your mind in the phone’s settings."
        )
        same.add(Row(tile, self.words(tr(text), "row", "before_ontint"), grow=1, top=True))
        self.add(same, dp(12))
        self.at_foot(WideTap(self.theme, tr(_("Let the phone ask")), go_on))
        quiet = WideTap(self.theme, tr(_("Start without")), later, fill="", ink="ink", high_dp=_QUIET_DP)
        self.at_foot(quiet, tucks=True)
