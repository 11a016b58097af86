"""A number that is made smaller and larger by two large buttons."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel, extent

_VALUE_DP, _GAP_DP = 76, 4
_HELD_S, _AGAIN_S = 0.45, 0.1  # until a button that is held down repeats, and between two repetitions


class Stepper(Widget):
    """What the number is, then minus, the number, and plus; with large words the buttons go below.

    Args:
        theme: The look.
        words: What the number is.
        change: Called with -1 or 1 for each step; again and again while a button is held down.
        settled: Called when a button has been let go of.
        style: Text style of the number.
        edge_dp: Edge of a button.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        change: Callable[[int], None],
        settled: Callable[[], None] = lambda: None,
        *,
        style: str = "digit",
        edge_dp: float = 0,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._change, self._settled = theme, change, settled
        self._edge = dp(edge_dp) if edge_dp else theme.size("touch_dp", "stepper")
        self._words = StyledLabel(
            theme=theme, style="body", ink="ink_2", words=words, halign="left", size_hint=(None, None)
        )
        self._value = StyledLabel(
            theme=theme, style=style, ink="ink", halign="center", lines=1, size_hint=(None, None)
        )
        self.less, self.more = self._button("remove", -1), self._button("add", 1)
        self._holding: Any = None
        self._repeated = False
        self._below = False
        for part in (self._words, self.less, self._value, self.more):
            self.add_widget(part)
        self.fbind("pos", self._place)

    def _button(self, icon: str, way: int) -> Tap:
        tap = Tap(
            theme=self.theme,
            icon=icon,
            icon_size=self.theme.size("icon_sizes_dp", "row"),
            fill="surface_2",
            radius=self.theme.size("radius_dp", "tile"),
            size_hint=(None, None),
        )
        tap.bind(on_press=lambda *_: self._press(way), on_release=lambda *_: self._release(way))
        return tap

    def _press(self, way: int) -> None:
        self._let_go()
        self._repeated = False

        def again(_dt: float) -> None:
            if (self.less if way < 0 else self.more).state != "down":  # it left the button, or the page went
                self._let_go()
                return
            self._repeated = True
            self._change(way)
            self._holding = Clock.schedule_once(again, _AGAIN_S)

        self._holding = Clock.schedule_once(again, _HELD_S)

    def _release(self, way: int) -> None:
        self._let_go()
        if not self._repeated:
            self._change(way)
        self._settled()

    def _let_go(self) -> None:
        if self._holding is not None:
            self._holding.cancel()
            self._holding = None

    def show(self, value: str, *, least: bool = False, most: bool = False, quiet: bool = False) -> None:
        """Shows a number.

        Args:
            value: The number, with its unit where that does not stand before it.
            least: It can be made no smaller.
            most: It can be made no larger.
            quiet: It follows by itself.
        """
        self._value.words, self._value.ink = value, "ink_2" if quiet else "ink"
        for tap, end in ((self.less, least), (self.more, most)):
            tap.disabled = end
            tap.ink = "ink_2" if end else "ink"
            tap.opacity = 0.45 if end else 1
        if self.width > 1:
            self.fit(self.width)

    @property
    def value(self) -> str:
        """The number as it is shown."""
        return str(self._value.words)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        edge, gap = self._edge, dp(_GAP_DP)
        style = self.theme.type[self._value.style]
        value = max(dp(_VALUE_DP), extent(self._value.words, style.font, style.size) + dp(10))
        value = min(value, width - 2 * edge - 2 * gap)
        body = self.theme.type["body"]
        longest = max(extent(word, body.font, body.size) for word in (self._words.words or " ").split(" "))
        room = width - 2 * edge - value - 2 * gap - dp(8)
        self._below = room < min(longest + dp(4), width * 0.5)
        words = self._words.fit(width if self._below else room)
        self._value.fit(value)
        for tap in (self.less, self.more):
            tap.size = (edge, edge)
        self.size = (width, edge + words + dp(6) if self._below else max(edge, words))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        edge, gap = self._edge, dp(_GAP_DP)
        y = self.y if self._below else self.center_y - edge / 2
        self.more.pos = (self.right - edge, y)
        self._value.pos = (self.more.x - gap - self._value.width, y + (edge - self._value.height) / 2)
        self.less.pos = (self._value.x - gap - edge, y)
        if self._below:
            self._words.pos = (self.x, self.top - self._words.height)
        else:
            self._words.pos = (self.x, self.center_y - self._words.height / 2)
