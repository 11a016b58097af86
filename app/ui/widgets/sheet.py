"""A card that rises over the screen and asks one thing."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.clock import Clock
from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.scroller import Scroller
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.sheet_button import SheetButton, button
from app.ui.widgets.sheet_page import Choice, SheetContent, nothing
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel

__all__ = ["Choice", "Sheet", "SheetButton", "SheetContent", "Sheets", "button", "nothing"]

_MARGIN_DP, _GAP_DP, _TOOL_DP, _MOST_WIDTH_DP = 20, 8, 48, 560
_CLEAR_DP = 28  # of the system's bar at the top
_PINNED = 0.45  # choices that take more of the height than this scroll with the text


class Sheet(FloatLayout):
    """One page on a card; what does not fit scrolls. Keys stay with it too.

    Args:
        theme: The look.
        page: What it shows.
        close: Takes the sheet away; called before any action.
    """

    holds_focus = True

    def __init__(self, theme: Theme, page: SheetContent, close: Callable[[], None]) -> None:
        super().__init__()
        self.page = page
        self._theme, self._close = theme, close
        with self.canvas.before:
            self._scrim_colour = Color(*theme.colours["scrim"][:3], 0.6)
            self._scrim = Rectangle()
            self._card_colour = Color(*theme.colours["surface"])
            self._card = RoundShape(radius=[theme.size("radius_dp", "sheet")])
        self._inside = FloatLayout(size_hint=(1, None))
        self._scroll = Scroller(theme, do_scroll_x=False, bar_width=dp(4))
        self._scroll.add_widget(self._inside)
        self.add_widget(self._scroll)
        self._parts = self._make_parts()
        self._small = self._label("caption", page.small, "ink_2") if page.small else None
        self.buttons = [self._button(number, choice) for number, choice in enumerate(page.choices)]
        self._cross = self._tool("close", page.leave) if page.leave else None
        if self._cross is not None:
            self.add_widget(self._cross)
        for part in (*self._parts, *([self._small] if self._small else [])):
            self._inside.add_widget(part)
        for tap in self.buttons:
            self.add_widget(tap)
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        self._afresh = Clock.create_trigger(self._arrange, -1)
        theme.follow(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._scrim_colour.rgba = (*self._theme.colours["scrim"][:3], 0.6)
        self._card_colour.rgba = self._theme.colours["surface"]
        self._afresh()  # once every text has taken it on and can be measured

    def _make_parts(self) -> list[Any]:
        page = self.page
        parts: list[Any] = [self._label("title", page.title, "ink")]
        if page.text:
            parts.append(self._label("advice", page.text, "ink_2"))
        return [*parts, *page.body]

    def _label(self, style: str, words: str, ink: str) -> StyledLabel:
        return StyledLabel(
            theme=self._theme, style=style, ink=ink, words=words, halign="left", size_hint=(None, None)
        )

    def _tool(self, icon: str, action: Callable[[], None]) -> Tap:
        tool = Tap(
            theme=self._theme,
            icon=icon,
            icon_size=self._theme.size("icon_sizes_dp", "row"),
            fill="",
            size_hint=(None, None),
        )
        tool.bind(on_release=lambda *_: self._do(action))
        return tool

    def _button(self, number: int, choice: Choice) -> SheetButton:
        icon, words, _ = choice
        main = number == 0 and not self.page.equal
        plain = number == self.page.plain
        fill = "primary" if main else "" if plain else "surface_2"
        tap = button(self._theme, "" if plain else icon, words, fill, "on_primary" if main else "ink")
        tap.bind(on_release=lambda *_: self.choose(number))
        return tap

    def _do(self, action: Callable[[], None]) -> None:
        self._close()
        action()

    def choose(self, number: int) -> None:
        """Does what a choice says."""
        self._do(self.page.choices[number][2])

    def dismiss(self) -> None:
        """Means the harmless choice."""
        if self.page.leave is not None:
            self._do(self.page.leave)
        elif self.page.choices:
            self.choose(self.page.harmless)

    def on_touch_down(self, touch: Any) -> bool:
        """Keeps touches from what lies below; the second tap of two must not answer the next question."""
        if touch.is_mouse_scrolling:
            self._scroll.on_touch_down(touch)
            return True
        if getattr(touch, "is_double_tap", False):
            return True
        if not super().on_touch_down(touch) and not self._inside_card(touch):
            self.dismiss()
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Keeps touches from what lies below."""
        super().on_touch_move(touch)
        return True

    def _inside_card(self, touch: Any) -> bool:
        (x, y), (width, height) = self._card.pos, self._card.size
        return bool(x <= touch.x <= x + width and y <= touch.y <= y + height)

    def _arrange(self, *_: Any) -> None:
        margin, gap = dp(_MARGIN_DP), dp(_GAP_DP)
        width = min(self.width - dp(16), dp(_MOST_WIDTH_DP))
        inner = width - 2 * margin
        if inner <= 1:
            return
        most = self.height - dp(_CLEAR_DP) - dp(8) - 2 * margin
        head = dp(_TOOL_DP) if self._cross else 0.0
        heights = [_fitted(part, inner) for part in self._parts]
        rows = self._rows(inner)
        choices = sum(row[0].height + gap for row in rows)
        small = _fitted(self._small, inner) + gap if self._small else 0.0
        content = sum(heights) + gap * (len(heights) + 1) + small
        # An answer must not be within reach before its question has been read to the end.
        asks = self.page.equal or bool(self.page.body)
        pinned = head + content + choices <= most or (choices <= most * _PINNED and not asks)
        content += 0.0 if pinned else choices
        below = choices if pinned else 0.0
        view = min(content, most - head - below)
        height = 2 * margin + head + view + below
        x, y = self.center_x - width / 2, self.y + dp(8)
        self._scrim.pos, self._scrim.size = self.pos, self.size
        self._card.pos, self._card.size = (x, y), (width, height)
        if self._cross:
            self._cross.size = (head, head)
            self._cross.pos = (x + width - head - dp(8), y + height - margin - head)
        self._scroll.size = (inner, view)
        self._scroll.pos = (x + margin, y + margin + below)
        self._scroll.do_scroll_y = content > view + 1
        self._inside.height = max(content, view)
        self._adopt(self if pinned else self._inside)
        top = self._stack(self._parts, 0.0, self._inside.height, gap)
        if pinned:
            _place(rows, x + margin, y + margin + below - gap, gap)
        else:
            top = _place(rows, 0.0, top - gap, gap) + gap
        if self._small:
            self._small.pos = (0.0, top - self._small.height)
        self._scroll.scroll_y = 1.0

    def _stack(self, parts: Sequence[Widget], x: float, top: float, gap: float) -> float:
        for part in parts:
            part.pos = (x, top - part.height)
            top -= part.height + gap
        return top

    def _rows(self, inner: float) -> list[list[SheetButton]]:
        """The choices in rows: pairs where two fit beside each other in full size."""
        half = (inner - dp(_GAP_DP)) / 2
        beside = (
            self.page.equal
            and len(self.buttons) > 1
            and all(tap.natural_width <= half for tap in self.buttons)
        )
        count = 2 if beside else 1
        rows = [self.buttons[i : i + count] for i in range(0, len(self.buttons), count)]
        for row in rows:
            for tap in row:
                tap.height = tap.fit(half if beside else inner)
        return rows

    def _adopt(self, parent: FloatLayout) -> None:
        for tap in self.buttons:
            if tap.parent is not parent:
                tap.parent.remove_widget(tap)
                parent.add_widget(tap)


def _fitted(part: Any, width: float) -> float:
    if hasattr(part, "fit"):
        return float(part.fit(width))
    part.width = width
    part.height = part.natural_height
    return float(part.height)


def _place(rows: Sequence[Sequence[Widget]], x: float, top: float, gap: float) -> float:
    for row in rows:
        for number, tap in enumerate(row):
            tap.pos = (x + number * (tap.width + gap), top - tap.height)
        top -= row[0].height + gap
    return top


class Sheets:
    """Shows one sheet at a time over everything.

    Args:
        root: Gets the sheet.
        theme: The look.
    """

    def __init__(self, root: Any, theme: Theme) -> None:
        self._root, self.theme = root, theme
        self.now: Sheet | None = None

    def show(self, page: SheetContent) -> None:
        """Shows a page in place of the one that is open."""
        self.close()
        self.now = Sheet(self.theme, page, self.close)
        self._root.add_widget(self.now)

    def close(self) -> None:
        """Takes the open sheet away."""
        if self.now is not None:
            self._root.remove_widget(self.now)
            self.now = None

    def key(self, name: str) -> bool:
        """Esc and Enter mean the harmless choice; no key reaches what lies below."""
        if self.now is None:
            return False
        if name in ("escape", "enter"):
            self.now.dismiss()
        return True
