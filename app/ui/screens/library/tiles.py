"""Files that cannot be used, in the lists of the library."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.cell import Cell
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Icon

_REASON = 130  # characters of a reason that a row shows; all of it stands where it is opened


class BrokenLine(Cell):
    """A file that cannot be used, with its reason.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        see: Shows the whole reason, with the card.
        remove: Takes the file out of the way, with the card.
    """

    def __init__(self, kit: PageContext, see: Callable[[Any], None], remove: Callable[[Any], None]) -> None:
        super().__init__(kit)
        self._card: Any = None
        size = self.theme.size("icon_sizes_dp", "row")
        self._icon = Icon(
            theme=self.theme,
            icon="report",
            icon_size=size,
            ink="stop",
            size=(size, size),
            size_hint=(None, None),
        )
        self.add_widget(self._icon)
        self._title = self._label("row", lines=1)
        self._reason = self._label("caption", "ink_2", lines=3)
        self._taps = [
            self._button(in_context("button: opens it", "Open"), see),
            self._button(_("Remove"), remove),
        ]
        self.bind(on_release=lambda *_: see(self._card))
        self._begin()

    def _button(self, words: str, action: Callable[[Any], None]) -> Tap:
        tap = Tap(theme=self.theme, words=self.tr(words), style="chip", pad=dp(16), size_hint=(None, None))
        tap.bind(on_release=lambda *_: action(self._card))
        self.add_widget(tap)
        return tap

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every line, pixels."""
        chip = max(dp(40), theme.type["chip"].line + dp(20))
        return dp(12 + 4 + 8 + 12) + theme.type["row"].line + 3 * theme.type["caption"].line + chip

    def show(self, card: Any) -> None:
        """Shows a card with a problem."""
        self._card = card
        name = card.file.replace("\\", "/").rsplit("/", 1)[-1]
        reason = card.problem.removeprefix(f"{name}, ")
        self.words = self._title.words = name
        reason = reason[:1].upper() + reason[1:]  # it is worded in English, in every language
        self._taps[1].opacity = 1 if getattr(card, "own", True) else 0  # Limber's own files stay
        self._taps[1].disabled = not self._taps[1].opacity
        self._reason.words = reason if len(reason) <= _REASON else f"{reason[: _REASON - 2].rstrip()} …"
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_taps"):
            return
        x, room = self.x + dp(16), self.width - dp(32)
        beside = self._icon.width + dp(10)
        self._title.fit(room - beside)
        top = self.top - dp(12)
        self._icon.pos = (x, top - self.theme.type["row"].line / 2 - self._icon.height / 2)
        self._title.pos = (x + beside, top - (self.theme.type["row"].line + self._title.height) / 2)
        self._reason.fit(room)
        self._reason.pos = (x, top - self.theme.type["row"].line - dp(4) - self._reason.height)
        chip = max(dp(40), self.theme.type["chip"].line + dp(20))
        left = x
        for tap in self._taps:
            tap.size = (min(tap.natural_width, (room - dp(8)) / 2), chip)
            tap.pos = (left, self.y + dp(12))
            left = tap.right + dp(8)
