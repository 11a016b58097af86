"""The five rooms of the app, at the foot of the window or, where it is low, at its left."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.words import Icon, StyledLabel, extent

TABS = (
    ("today", "today", _("Today")),
    ("library", "view_agenda", _("Library")),
    ("history", "insights", _("History")),
    ("learn", "menu_book", _("Learn")),
    ("settings", "tune", _("Settings")),
)
HEIGHT_DP, RAIL_DP = 68, 84  # without the system's own bar
_PILL_DP = (56, 32)


class Tab(ButtonBehavior, Widget):
    """One room.

    Args:
        theme: The look.
        icon, words: What it shows.
        action: What a tap does.
    """

    def __init__(self, theme: Theme, icon: str, words: str, action: Callable[[], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.words, self._on = theme, words, False
        with self.canvas:
            self._colour = Color(0, 0, 0, 0)
            self._pill = RoundShape(radius=[dp(_PILL_DP[1] / 2)])
        self._icon = Icon(theme=theme, icon=icon, icon_size=dp(24), size_hint=(None, None))
        self._label = StyledLabel(theme=theme, style="label", words=words, lines=1, size_hint=(None, None))
        self._label.halign = "center"
        self.add_widget(self._icon)
        self.add_widget(self._label)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self.restyle())
        self.bind(on_release=lambda *_: action())
        theme.follow(self)
        self.restyle()

    @property
    def smaller(self) -> float:
        """Part of its full size that the longest of all labels leaves this one."""
        return float(self._label.smaller)

    @smaller.setter
    def smaller(self, smaller: float) -> None:
        self._label.smaller = smaller

    @property
    def on(self) -> bool:
        """Whether this is the room one is in."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        self._on = on
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        on = "primary" if self.theme.contrast else "before_bot"
        fill = on if self._on else "surface_2" if self.state == "down" else ""
        self._colour.rgba = colours[fill] if fill else (0, 0, 0, 0)
        self._icon.filled = self._on
        self._icon.ink = ("on_primary" if self.theme.contrast else "before_ring") if self._on else "ink_2"
        self._label.ink = "ink" if self._on else "ink_2"
        self._place()

    def _place(self, *_: Any) -> None:
        wide, high = dp(_PILL_DP[0]), dp(_PILL_DP[1])
        label = self._label.fit(max(self.width - dp(2), 2))
        top = self.center_y + (high + dp(4) + label) / 2
        self._pill.size, self._pill.pos = (wide, high), (self.center_x - wide / 2, top - high)
        self._icon.size, self._icon.pos = self._pill.size, self._pill.pos
        self._label.pos = (self.center_x - self._label.width / 2, top - high - dp(4) - label)


class TabBar(Widget):
    """All rooms; which way it runs is seen from its shape.

    Args:
        theme: The look.
        tr: Translates.
        now: The room one is in.
        go: Goes to a room by its name.
    """

    def __init__(self, theme: Theme, tr: Translate, now: str, go: Callable[[str], None]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self.foot = 0.0
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = Rectangle()
            self._line_colour = Color(1, 1, 1, 1)
            self._line = Stroke(width=dp(0.5))
        self.tabs = [
            Tab(theme, icon, tr(words), lambda name=name: go(name))  # type: ignore[misc]
            for name, icon, words in TABS
        ]
        for tab, (name, _icon, _words) in zip(self.tabs, TABS, strict=True):
            tab.on = name == now
            self.add_widget(tab)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    @property
    def bar_height(self) -> float:
        """Height it needs along the foot, pixels, without the system's own bar."""
        return float(dp(HEIGHT_DP) + max(self.theme.type["label"].line - dp(15), 0))

    @property
    def members(self) -> list[Any]:
        """The controls of this set, in order."""
        return list(self.tabs)

    @property
    def member_now(self) -> int | None:
        """Index of the one in force; None for none."""
        return next((index for index, tab in enumerate(self.tabs) if tab.on), None)

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._colour.rgba = colours["surface"]
        self._line_colour.rgba = colours["line"]

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        style = self.theme.type["label"]
        longest = max(extent(tab.words, style.font, style.size) for tab in self.tabs)
        room = min(self.width / len(self.tabs), dp(112)) if self.height < self.width else self.width
        for tab in self.tabs:
            tab.smaller = min(1.0, (room - dp(6)) / longest)
        if self.height > self.width:
            high = (self.height - self.foot) / len(self.tabs)
            self._line.points = [self.right, self.y, self.right, self.top]
            for index, tab in enumerate(self.tabs):
                tab.size, tab.pos = (self.width, high), (self.x, self.top - (index + 1) * high)
            return
        self._line.points = [self.x, self.top, self.right, self.top]
        side = max((self.width - dp(560)) / 2, 0)
        wide = (self.width - 2 * side) / len(self.tabs)
        for index, tab in enumerate(self.tabs):
            tab.size = (wide, self.height - self.foot)
            tab.pos = (self.x + side + index * wide, self.y + self.foot)
