"""Offers reminders on running days, once."""

from collections.abc import Callable
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.sheet import button
from app.ui.widgets.words import StyledLabel


class RemindOffer(NamedTuple):
    """What leads to reminders.

    Attributes:
        choose: Opens the page on which days are chosen.
    """

    choose: Callable[[], None]


class RemindCard(Panel):
    """Says what there is, with a yes and a no; after either it is gone.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        offer: Where the yes leads.
        drop: Takes the card off its page.
    """

    def __init__(self, kit: PageContext, offer: RemindOffer, drop: Callable[["RemindCard"], None]) -> None:
        super().__init__(kit.theme, pad=dp(20), gap=dp(8))
        tr = kit.tr
        text = _("Your calendar can remind you. Limber needs no permission for it.")
        for style, ink, words in (("heading", "ink", _("Set days for your runs?")), ("body", "ink_2", text)):
            self.add(
                StyledLabel(
                    theme=kit.theme,
                    style=style,
                    ink=ink,
                    words=tr(words),
                    halign="left",
                    size_hint=(None, None),
                )
            )

        def choose() -> None:
            drop(self)
            offer.choose()

        for gap, icon, words, action in (
            (12, "calendar_month", _("Choose the days"), choose),
            (8, "close", _("No, thank you"), lambda: drop(self)),
        ):
            tap = button(kit.theme, icon, tr(words), "surface_2", "ink")
            tap.bind(on_release=lambda *_, action=action: action())
            self.add(tap, dp(gap))
