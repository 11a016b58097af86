"""What the record says, in one sentence."""

from collections.abc import Callable

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.screens.today.view import Insight
from app.ui.widgets.column import Column, Row
from app.ui.widgets.offer_row import IconTile
from app.ui.widgets.panel import TapPanel
from app.ui.widgets.words import Icon, StyledLabel

_PAD_DP, _TILE_DP, _GAP_DP = 15, 52, 16


class InsightCard(TapPanel):
    """The card with the sentence; it leads to what it was read from.

    Args:
        theme: The look.
        insight: What it says.
        action: What a tap does.
    """

    def __init__(self, theme: Theme, insight: Insight, action: Callable[[], None]) -> None:
        super().__init__(theme, action, insight.title, pad=dp(_PAD_DP))
        words = Column(gap=0)
        for style, text, ink in (("row", insight.title, "ink"), ("caption", insight.detail, "ink_2")):
            words.add(
                StyledLabel(
                    theme=theme, style=style, words=text, ink=ink, halign="left", size_hint=(None, None)
                )
            )
        size = theme.size("icon_sizes_dp", "row")
        chevron = Icon(
            theme=theme,
            icon="chevron_right",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        tile = IconTile(theme, insight.icon, ink="primary", edge_dp=_TILE_DP)
        self.add(Row(tile, words, chevron, grow=1, gap=dp(_GAP_DP)))
