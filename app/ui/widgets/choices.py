"""One of a few: segments beside each other, and chips that filter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.scroller import Scroller
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.tap import Tap

_SEGMENTS_DP, _CHIP_DP, _GAP_DP = 52, 40, 8


class _OneOf(Widget):
    """What both ways of showing them do alike.

    Attributes:
        taps: One for each.
    """

    taps: list[Tap]

    def __init__(self, theme: Theme, chosen: Callable[[int], None], now: int) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._chosen, self._now = theme, chosen, now

    @property
    def now(self) -> int:
        """Index of the one in force."""
        return self._now

    @now.setter
    def now(self, now: int) -> None:
        self._now = now
        self.restyle()

    @property
    def members(self) -> list[Any]:
        """The controls of this set, in order."""
        return list(self.taps)

    @property
    def member_now(self) -> int | None:
        """Index of the one in force; None for none."""
        return self._now

    def choose(self, index: int) -> None:
        """Takes one and says so."""
        if index != self._now:
            self.now = index
            self._chosen(index)

    def restyle(self) -> None:
        """Takes on the look in force."""
        raise NotImplementedError


class Segments(_OneOf):
    """One of two to four, all to be seen; they stand below each other where words do not fit.

    Args:
        theme: The look.
        names: What each says.
        chosen: Called with the index of the one that was tapped.
        now: Index of the one in force.
        tint: A phase (before, after, rest) where they stand on its colour.
    """

    def __init__(
        self,
        theme: Theme,
        names: Sequence[str],
        chosen: Callable[[int], None],
        now: int = 0,
        tint: str = "",
    ) -> None:
        super().__init__(theme, chosen, now)
        self._tint = tint
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape(radius=[dp(_SEGMENTS_DP / 2)])
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
        self.taps = [self._tap(index, name) for index, name in enumerate(names)]
        self._rows = 1
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    @property
    def tint(self) -> str:
        """Phase whose colour they stand on, or ""."""
        return self._tint

    @tint.setter
    def tint(self, tint: str) -> None:
        self._tint = tint
        self.restyle()

    def _tap(self, index: int, name: str) -> Tap:
        tap = Tap(theme=self.theme, words=name, style="chip", pad=dp(10), lines=2, size_hint=(None, None))
        tap.bind(on_release=lambda *_: self.choose(index))
        self.add_widget(tap)
        return tap

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, tint = self.theme.colours, self._tint
        self._colour.rgba = colours[f"{tint}_bot" if tint else "surface_2"]
        edge = f"{tint}_on2" if tint else "line_strong"
        self._edge_colour.rgba = colours[edge] if self.theme.contrast else (0, 0, 0, 0)
        for index, tap in enumerate(self.taps):
            on = index == self._now
            if tint:
                tap.fill, tap.ink = (f"{tint}_on", f"{tint}_bot") if on else ("", f"{tint}_on2")
                continue
            tap.fill = self._lit if on and not self.theme.contrast else "primary" if on else ""
            tap.ink = "ink" if on and not self.theme.contrast else "on_primary" if on else "ink_2"

    @property
    def _lit(self) -> str:
        """The lightest of the two cards' colours that is not the ground's: also in the dark it stands out."""
        return "surface" if self.theme.name == "light" else "track"

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        fits = all(tap.natural_width <= width / len(self.taps) for tap in self.taps)
        self._rows = 1 if fits else len(self.taps) if len(self.taps) < 4 else 2
        line = max(dp(_SEGMENTS_DP), self.theme.type["chip"].line + dp(24))
        self.size = (width, line * self._rows)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        self._ground.pos, self._ground.size = self.pos, self.size
        self._edge.rounded_rectangle = (*self.pos, *self.size, dp(_SEGMENTS_DP / 2))
        inset = dp(4)
        columns = -(-len(self.taps) // self._rows)
        wide, high = self.width / columns, self.height / self._rows
        for index, tap in enumerate(self.taps):
            row, column = divmod(index, columns)
            tap.size = (max(wide - 2 * inset, 1), max(high - 2 * inset, 1))
            tap.pos = (self.x + column * wide + inset, self.top - (row + 1) * high + inset)


class _ChipLine(Widget):
    """Chips in one line that runs past both edges of a page.

    Attributes:
        bleed: Takes the whole width of a page, past its margins.
    """

    theme: Theme
    taps: list[Tap]
    bleed = True

    def _lay_out(self, names: Sequence[str]) -> None:
        """Makes the chips; once, at the start."""
        self._scroll = Scroller(self.theme, do_scroll_y=False, bar_width=0)
        self._line = Widget(size_hint=(None, None))
        self._scroll.add_widget(self._line)
        self.add_widget(self._scroll)
        self.taps = [self._tap(index, name) for index, name in enumerate(names)]
        self._line.fbind("pos", self._place)
        self.fbind("pos", lambda *_: setattr(self._scroll, "pos", self.pos))
        self.theme.follow(self)
        self.restyle()

    def _is_on(self, index: int) -> bool:
        raise NotImplementedError

    def choose(self, index: int) -> None:
        """Does what a tap on one does."""
        raise NotImplementedError

    def _tap(self, index: int, name: str) -> Tap:
        tap = Tap(
            theme=self.theme,
            words=name,
            style="chip",
            icon_size=self.theme.size("icon_sizes_dp", "inline"),
            gap=dp(6),
            pad=dp(16),
            size_hint=(None, None),
        )
        tap.bind(on_release=lambda *_: self.choose(index))
        self._line.add_widget(tap)
        return tap

    def restyle(self) -> None:
        """Takes on the look in force."""
        for index, tap in enumerate(self.taps):
            on = self._is_on(index)
            tap.icon = "check" if on else ""
            tap.fill, tap.ink = ("primary", "on_primary") if on else ("surface", "ink")
            tap.outline = "" if on else "line"
        self._measure()  # the sign of one that is in force takes room

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs, with room for a finger."""
        self.size = (width, max(dp(48), self.theme.type["chip"].line + dp(28)))
        self._scroll.size, self._scroll.pos = self.size, self.pos
        self._measure()
        return float(self.height)

    def _measure(self) -> None:
        for tap in self.taps:
            tap.size = (tap.natural_width, max(dp(_CHIP_DP), self.theme.type["chip"].line + dp(20)))
        wide = sum(tap.width + dp(_GAP_DP) for tap in self.taps) - dp(_GAP_DP) + dp(32)
        self._line.size = (max(wide, self.width), self.height)
        self._place()

    def _place(self, *_: Any) -> None:
        x = self._line.x + dp(16)
        for tap in self.taps:
            tap.pos = (x, self._line.center_y - tap.height / 2)
            x += tap.width + dp(_GAP_DP)


class Chips(_ChipLine, _OneOf):
    """Filters in one line that runs past both edges; one is in force.

    Args:
        theme: The look.
        names: What each says.
        chosen: Called with the index of the one that was tapped.
        now: Index of the one in force.
    """

    def __init__(
        self, theme: Theme, names: Sequence[str], chosen: Callable[[int], None], now: int = 0
    ) -> None:
        _OneOf.__init__(self, theme, chosen, now)
        self._lay_out(names)

    def _is_on(self, index: int) -> bool:
        return index == self._now

    def choose(self, index: int) -> None:
        """Takes one and says so."""
        _OneOf.choose(self, index)


class ToggleChips(_ChipLine):
    """Filters in one line that runs past both edges; any of them may be in force.

    Args:
        theme: The look.
        names: What each says, by the value that it stands for.
        changed: Called with the value of the one that was tapped.
        chosen: Whether a value is in force.
    """

    def __init__(
        self,
        theme: Theme,
        names: Mapping[str, str],
        changed: Callable[[str], None],
        chosen: Callable[[str], bool],
    ) -> None:
        Widget.__init__(self, size_hint=(None, None))
        self.theme, self._values, self._changed, self._chosen = theme, list(names), changed, chosen
        self._lay_out(list(names.values()))

    def _is_on(self, index: int) -> bool:
        return self._chosen(self._values[index])

    def choose(self, index: int) -> None:
        """Turns one on, or off where it is on."""
        self._changed(self._values[index])
        self.restyle()
