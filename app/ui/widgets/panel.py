"""Flat cards that hold other widgets, and those that are one large target."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import Column
from app.ui.widgets.shapes import RoundShape, Stroke

_PRESSED = 0.82


class Panel(Widget):
    """A card with a column of widgets.

    Args:
        theme: The look.
        fill: A colour role, or a phase (before, after, rest) for its gradient.
        radius: Name of a radius of the tokens.
        pad: Room inside, pixels.
        gap: Between the widgets inside, pixels.
        outline: A colour role for its edge; in high contrast plain cards always have one.

    Attributes:
        column: What is inside.
    """

    def __init__(
        self,
        theme: Theme,
        fill: str = "surface",
        *,
        radius: str = "card",
        pad: float = dp(16),
        gap: float = dp(8),
        outline: str = "",
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._fill, self._radius, self._pad = theme, fill, theme.size("radius_dp", radius), pad
        self._outline = outline
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._shape = RoundShape()
            self._edge_colour = Color(0, 0, 0, 0)
            self._edge = Stroke(width=dp(1))
        self.column = Column(gap=gap)
        self.add_widget(self.column)
        for name in ("size", "pos"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    @property
    def fill(self) -> str:
        """Colour role or phase of its ground."""
        return self._fill

    @fill.setter
    def fill(self, fill: str) -> None:
        self._fill = fill
        self.restyle()

    @property
    def outline(self) -> str:
        """Colour role of its edge, or ""."""
        return self._outline

    @outline.setter
    def outline(self, outline: str) -> None:
        self._outline = outline
        self.restyle()

    def add(self, widget: Any, gap: float | None = None) -> Any:
        """Adds a widget at the foot of the column and returns it."""
        return self.column.add(widget, gap)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its content needs."""
        height = self.column.fit(width - 2 * self._pad) + 2 * self._pad
        self.size = (width, height)
        self._place()
        return height

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, fill = self.theme.colours, self._fill
        phase = f"{fill}_top" in colours
        strength = _PRESSED if getattr(self, "state", "") == "down" else 1.0
        self._shape.blend = (colours[f"{fill}_top"], colours[f"{fill}_bot"]) if phase else None
        self._colour.rgba = (1, 1, 1, strength) if phase else (*colours[fill][:3], strength)
        quiet = (self.theme.contrast and fill in ("surface", "surface_2")) or fill.endswith("_tint")
        outline = self._outline or ("line_strong" if self.theme.contrast and quiet else "")
        self._edge_colour.rgba = colours[outline] if outline else (0, 0, 0, 0)

    def _place(self, *_: Any) -> None:
        self._shape.pos, self._shape.size, self._shape.radius = self.pos, self.size, [self._radius]
        inset = dp(1) if self._outline else 0
        self._edge.rounded_rectangle = (
            self.x + inset,
            self.y + inset,
            max(self.width - 2 * inset, 1),
            max(self.height - 2 * inset, 1),
            self._radius,
        )
        self.column.pos = (self.x + self._pad, self.top - self._pad - self.column.height)


class TapPanel(ButtonBehavior, Panel):
    """A card that is one target.

    Args:
        theme: The look.
        action: What a tap does.
        words: What it says, for whoever looks for a button by its words.
    """

    def __init__(
        self, theme: Theme, action: Callable[[], None], words: str = "", fill: str = "surface", **kwargs: Any
    ) -> None:
        super().__init__(theme=theme, fill=fill, **kwargs)
        self.words = words
        self.bind(on_release=lambda *_: action())
        self.fbind("state", lambda *_: self.restyle())
