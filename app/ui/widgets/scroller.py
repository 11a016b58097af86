"""What scrolls: every list and page of the app does it by this one."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, InstructionGroup
from kivy.metrics import dp
from kivy.uix.scrollview import ScrollView

from app.ui.base.theme import Theme
from app.ui.widgets.edge import Edge
from app.ui.widgets.shapes import RoundShape

NOTCH_DP = 100  # of a mouse wheel, about three rows of text
_ROOM_DP = 16  # between what is brought into view and the edge
_OVERLAP_DP = 48  # of one page that the next still shows
_BAR_DP, _BAR_ASIDE_DP, _LEAST_BAR_DP, _BAR_ALPHA = 3, 3, 28, 0.3
_BAR_S = 0.6  # for which the bar stays after the last move
_WAYS = {"scrolldown": (0, -1), "scrollup": (0, 1), "scrollleft": (-1, 0), "scrollright": (1, 0)}


class Scroller(ScrollView):
    """Scrolls what is larger than itself; what fits does not move.

    Args:
        theme: The look.

    Attributes:
        grips: Asked first what a finger that comes down means; one that says True has taken it, and nothing
            scrolls.
    """

    def __init__(self, theme: Theme, **kwargs: Any) -> None:
        self.grips: list[Callable[[Any], bool]] = []
        super().__init__(
            effect_x=Edge(theme),
            effect_y=Edge(theme),
            always_overscroll=False,
            size_hint=(None, None),
            bar_color=(0, 0, 0, 0),  # Kivy's own is hard, and there at rest
            bar_inactive_color=(0, 0, 0, 0),
            **kwargs,
        )
        self._theme = theme
        self._bar: tuple[Color, RoundShape] | None = None
        self._moved = Clock.create_trigger(lambda _dt: self._hide_bar(), _BAR_S)
        self.effect_y.fbind("scroll", self._follow_bar)

    @property
    def bar_shows(self) -> bool:
        """Whether the bar is seen: only while it scrolls."""
        return self._bar is not None and self._bar[0].a > 0

    def _follow_bar(self, *_: Any) -> None:
        if self.effect_y.moving:
            self._show_bar()

    def _show_bar(self) -> None:
        """Shows where it stands, for as long as it moves."""
        if not self.do_scroll_y or self.over < 1 or not self.bar_width:
            return
        if self._bar is None:
            group = InstructionGroup()
            self._bar = Color(), RoundShape(radius=[dp(_BAR_DP / 2)])
            for part in self._bar:
                group.add(part)
            self.canvas.after.add(group)
        colour, shape = self._bar
        colour.rgba = (*self._theme.colours["ink"][:3], _BAR_ALPHA)
        aside = dp(_BAR_ASIDE_DP)
        room = self.height - 2 * aside
        high = max(room * self.height / (self.height + self.over), dp(_LEAST_BAR_DP))
        part = min(max(self.scroll_y, 0.0), 1.0)
        shape.pos = (self.right - aside - dp(_BAR_DP), self.y + aside + (room - high) * part)
        shape.size = (dp(_BAR_DP), high)
        self._moved.cancel()
        self._moved()

    def _hide_bar(self) -> None:
        if self._bar is not None:
            self._bar[0].a = 0

    @property
    def over(self) -> float:
        """Height of what it holds beyond its own, pixels."""
        return max(float(self.viewport_size[1] - self.height), 0.0)

    @property
    def down(self) -> float:
        """How far it is scrolled down, pixels; below 0 past its upper end."""
        return (1 - float(self.scroll_y)) * self.over

    def on_touch_down(self, touch: Any) -> bool:
        """Takes a finger, or a notch of a wheel."""
        if touch.is_mouse_scrolling:
            return self._wheel(touch)
        if self.collide_point(*touch.pos) and any(grip(touch) for grip in self.grips):
            return True
        return bool(super().on_touch_down(touch))

    def _wheel(self, touch: Any) -> bool:
        """What lies inside scrolls first; at its end this does, and then what is around it."""
        if self.disabled or not self.collide_point(*touch.pos):
            return False
        touch.push()
        touch.apply_transform_2d(self.to_local)
        taken = _inside_takes(self, touch)
        touch.pop()
        if taken:
            return True
        across, along = _WAYS[touch.button]
        if along and "shift" in Window.modifiers:
            across, along = -along, 0
        return self.move(across * dp(NOTCH_DP), along * dp(NOTCH_DP))

    def move(self, across: float = 0.0, along: float = 0.0, *, at_once: bool = False) -> bool:
        """Glides by so many pixels, to the left and down; False where there is no way to go."""
        if across and self.do_scroll_x and self.viewport_size[0] > self.width + 1:
            edge, distance = self.effect_x, across
        elif along and self.do_scroll_y and self.viewport_size[1] > self.height + 1:
            edge, distance = self.effect_y, along
        else:
            return False
        if edge.goal == edge.value:
            self._update_effect_bounds()  # it may have been scrolled by other means
        if not edge.room(distance):
            return False
        edge.glide(distance, at_once=at_once)
        if edge is self.effect_y and not at_once:
            self._show_bar()  # also where less motion is wanted, and it is there already
        return True

    def page(self, pages: float) -> bool:
        """Glides by so many views down; less than none goes up, and infinitely many to the end."""
        step = max(self.height - dp(_OVERLAP_DP), self.height / 2)
        return self.move(along=max(min(pages * step, self.over), -self.over))

    def reveal(self, widget: Any) -> None:
        """Scrolls at once to where a widget inside is in view, or its `ring_box`, with some room around."""
        inside = self.children[0]
        left, foot, wide, high = getattr(widget, "ring_box", None) or (*widget.pos, *widget.size)
        x0, y0 = inside.to_window(*inside.pos)
        x, y = widget.to_window(left, foot)
        for edge, start, size, view, axis in (
            (self.effect_x, x - x0, wide, self.width, 0),
            (self.effect_y, y - y0, high, self.height, 1),
        ):
            if edge.goal == edge.value:
                self._update_effect_bounds()
            room = min(dp(_ROOM_DP), max((view - size) / 2, 0))
            low = start + edge.goal
            away = max(room - low, 0.0) or min(view - room - size - low, 0.0)
            if size > view:  # its beginning at least: its top, its left
                away = view - size - low if axis else -low
            if abs(away) > 1:
                self.move(*((away, 0.0) if axis == 0 else (0.0, away)), at_once=True)


def _inside_takes(widget: Any, touch: Any) -> bool:
    """Hands a notch to the lists inside a widget and to nothing else: it is no tap."""
    for child in widget.children:
        if child.opacity and (
            child.on_touch_down(touch) if isinstance(child, Scroller) else _inside_takes(child, touch)
        ):
            return True
    return False
