"""One thing to take along on the run, offered after a warm-up."""

from collections.abc import Callable
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.widgets.column import Column, Row
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import TapPanel
from app.ui.widgets.tile import Tile
from app.ui.widgets.words import Icon, StyledLabel

_TILE_DP, _PAD_DP, _GAP_DP, _CHEVRON_DP = 76, 12, 14, 20
_FOR_THE_RUN = _("For your run")


class RunTip(NamedTuple):
    """A card to read in one or two sentences.

    Attributes:
        title, text: In English as written.
        exercise: Id of an exercise whose figure shows it.
        tint: Colour of the picture's ground: before, after or rest.
        read: Opens the whole card.
    """

    title: str
    text: str
    exercise: str
    tint: str
    read: Callable[[], None]


class TipCard(TapPanel):
    """A small card with a picture; a tap opens the card to read that it comes from.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tip: What it says.
    """

    def __init__(self, kit: PageContext, tip: RunTip) -> None:
        tr, title = kit.tr, kit.tr(tip.title)
        super().__init__(kit.theme, tip.read, title, pad=dp(_PAD_DP))
        picture = kit.pictures.of(tip.exercise, tip.tint, glow=False)
        tile = Tile(kit.theme, kit.pictures, tip.tint, picture, size_dp=_TILE_DP)
        words = Column(gap=dp(2))
        words.add(Row(self._label("caption", tr(_FOR_THE_RUN), "ink_2"), self._onward(), gap=dp(4)))
        words.add(self._label("row", title))
        words.add(self._label("body", tr(tip.text)))
        self.add(Row(tile, words, grow=1, gap=dp(_GAP_DP)))

    def _label(self, style: str, words: str, ink: str = "ink") -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
        )

    def _onward(self) -> Icon:
        size = dp(_CHEVRON_DP)
        return Icon(
            theme=self.theme,
            icon="chevron_right",
            icon_size=size,
            ink="ink_2",
            filled=True,
            size=(size, size),
            size_hint=(None, None),
        )
