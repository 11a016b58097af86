"""One sentence that is shown for a while and goes by itself."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.floatlayout import FloatLayout

from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel

_SHOWN_S, _LOW_DP = 8.0, 480
_PAD_DP, _MARGIN_DP, _TOP_DP, _MOST_WIDTH_DP = 16, 12, 92, 560  # below "Something feels wrong"
_FOOT_DP = 104  # above the bar of rooms: within the thumb's reach, and off the row that has just moved up


class Toast(FloatLayout):
    """A card at the top of the screen, or at its foot where it offers something; a tap on it takes it away.

    Args:
        theme: The look.
        words: What it says.
        undo: Words of a button that takes back what was done.
        action: What that button does.
    """

    def __init__(
        self, theme: Theme, words: str, undo: str = "", action: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self._action, self._theme = action, theme
        with self.canvas.before:
            self._colour = Color(*theme.colours["primary_soft"])
            self._card = RoundShape(radius=[theme.size("radius_dp", "key")])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
        self._words = StyledLabel(
            theme=theme,
            style="heading",
            ink="on_primary_soft",
            words=words,
            halign="left",
            size_hint=(None, None),
        )
        self.add_widget(self._words)
        self._undo = Tap(
            theme=theme,
            icon="undo",
            icon_size=theme.size("icon_sizes_dp", "row"),
            words=undo,
            fill="primary",
            ink="on_primary",
            style="chip",
            pad=dp(_PAD_DP),
            size_hint=(None, None),
        )
        if undo:
            self._undo.bind(on_release=lambda *_: self.take_back())
            self.add_widget(self._undo)
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        self._going = Clock.schedule_once(self.leave, _SHOWN_S)
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self._theme.colours
        self._colour.rgba = colours["primary_soft"]
        self._edge_colour.rgba = colours["line_strong"] if self._theme.contrast else (0, 0, 0, 0)
        Clock.schedule_once(self._arrange, -1)  # once its words have taken it on and can be measured

    def also(self, words: str) -> None:
        """Says something more, for as long again; what it says already it does not say twice."""
        if words not in self._words.words.split("\n"):
            self._words.words += f"\n{words}"
            self._arrange()
            self._going.cancel()
            self._going = Clock.schedule_once(self.leave, _SHOWN_S)

    def on_touch_down(self, touch: Any) -> bool:
        """Goes when it is touched; all else lies below and stays within reach."""
        if touch.is_mouse_scrolling:
            return False
        if self.offers and self._undo.collide_point(*touch.pos):
            return bool(super().on_touch_down(touch))
        (x, y), (width, height) = self._card.pos, self._card.size
        if x <= touch.x <= x + width and y <= touch.y <= y + height:
            self.leave()
            return True
        return False

    def leave(self, *_: Any) -> None:
        """Goes at once."""
        self._going.cancel()
        if self.parent is not None:
            self.parent.remove_widget(self)

    @property
    def offers(self) -> bool:
        """Whether it offers to take something back."""
        return self._undo.parent is not None

    def take_back(self) -> None:
        """Takes back what was done."""
        self.leave()
        self._action()

    def _arrange(self, *_: Any) -> None:
        pad = dp(_PAD_DP)
        width = min(self.width - 2 * dp(_MARGIN_DP), dp(_MOST_WIDTH_DP))
        self._words.width = width - 2 * pad
        self._words.height = self._words.natural_height
        below = self.offers
        undo = self._undo
        undo.size = (
            min(undo.natural_width, width - 2 * pad),
            max(dp(48), undo.theme.type["chip"].line + dp(20)),
        )
        height = self._words.height + 2 * pad + (undo.height + dp(12) if below else 0)
        x, y = self.center_x - width / 2, self.top - dp(_TOP_DP) - height
        if below:
            low = self.height < dp(_LOW_DP)  # the bar of rooms stands at the side
            y = min(self.y + dp(_MARGIN_DP if low else _FOOT_DP), y)
        self._card.pos, self._card.size = (x, y), (width, height)
        self._edge.rounded_rectangle = (x, y, width, height, self._theme.size("radius_dp", "key"))
        self._words.pos = (x + pad, y + height - pad - self._words.height)
        undo.pos = (x + pad, y + pad)


def show_toast(root: Any, theme: Theme, words: str) -> Toast:
    """Shows a sentence for a while, below one that is shown already."""
    there = _shown(root)
    if there is None:
        there = Toast(theme, words)
        root.add_widget(there)
    else:
        there.also(words)
    return there


def show_undo(root: Any, theme: Theme, words: str, undo: str, action: Callable[[], None]) -> Toast:
    """Shows what was done and a button that takes it back, in the place of what is shown already."""
    there = _shown(root)
    if there is not None:
        there.leave()
    toast = Toast(theme, words, undo, action)
    root.add_widget(toast)
    return toast


def withdraw_offer(root: Any) -> None:
    """Takes a sentence that offers something away, where it would lie over what is needed at once."""
    there = _shown(root)
    if there is not None and there.offers:
        there.leave()


def take_back(root: Any) -> bool:
    """Takes back what a sentence that is shown offers to; False where none does."""
    there = _shown(root)
    if there is None or not there.offers:
        return False
    there.take_back()
    return True


def _shown(root: Any) -> Toast | None:
    return next((one for one in root.children if isinstance(one, Toast)), None)
