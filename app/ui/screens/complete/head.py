"""The panel that heads the end of a session: what was done, and a ring that closes."""

from collections.abc import Callable
from typing import Any

from kivy.animation import Animation
from kivy.graphics import Color, Line, Rectangle, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour, Theme
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.stage import Stage, along, gradient
from app.ui.widgets.words import StyledLabel, extent

_MARGIN_DP, _TOP_DP, _FOOT_DP, _LEAST_DP = 20, 15.5, 25, 216
_RING_DP, _LEAST_RING_DP, _RIGHT_DP, _GAP_DP = 193, 108, 16, 12
_PICTURE = 176 / 193  # of the ring's width
_NUMBERS_GAP_DP, _COLUMN_GAP_DP = 18, 20
_MOST_DP = 1000


class Number(Widget):
    """A number with what it counts below it."""

    def __init__(self, theme: Theme, number: str, words: str, ink: str, ink_2: str) -> None:
        super().__init__(size_hint=(None, None))
        self._theme = theme
        self.parts = [
            StyledLabel(
                theme=theme, style=style, words=text, ink=role, lines=1, halign="left", size_hint=(None, None)
            )
            for style, text, role in (("heading_large", number, ink), ("caption", words, ink_2))
        ]
        for part in self.parts:
            self.add_widget(part)
        self.fbind("pos", self._place)

    @property
    def natural_width(self) -> float:
        """Width of the wider line, pixels."""
        styles = self._theme.type
        return max(extent(p.words, styles[p.style].font, styles[p.style].size) for p in self.parts) + 3

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        self.size = (width, sum(part.fit(width) for part in self.parts) + dp(2))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        number, words = self.parts
        number.pos = (self.x, self.top - number.height)
        words.pos = self.pos


class Head(Widget):
    """Goes from edge to edge below a bar of the same colour; as a card it stands in its column.

    Where words need the whole line, the ring makes room for them.

    Args:
        theme: The look.
        phase: before, after or rest.
        title: A word or two, large.
        routine: Title of the routine.
        numbers: Numbers, each with what it counts.
        part: How much of the ring is closed, 0 to 1.
        pictures: Draws pictures one after the other.
        picture: Gives the texture of the figure for a size in pixels.

    Attributes:
        bleed: It reaches from edge to edge.
    """

    def __init__(
        self,
        theme: Theme,
        phase: str,
        title: str,
        routine: str,
        numbers: tuple[tuple[str, str], ...],
        part: float,
        pictures: Pictures,
        picture: Callable[[int], Any],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._phase, self._part = theme, phase, part
        self._pictures, self._picture = pictures, picture
        self.bleed = True
        self._drawn, self._edge = 0, 0.0
        self._texture: Any = None
        on, on2 = f"{phase}_on", f"{phase}_on2"
        with self.canvas.before:
            self._ground_colour, self._ground = Color(1, 1, 1, 1), RoundedRectangle()
            self._rim_colour, self._rim = Color(0, 0, 0, 0), Line(width=dp(1))
        self._ring = Stage(theme=theme, phase=phase, clear=True, inset=0, size_hint=(None, None))
        self._ring.stroke, self._ring.left = theme.size("stroke_dp", "ring_small"), part
        self.add_widget(self._ring)
        with self.canvas:
            self._shown_colour, self._shown = Color(1, 1, 1, 0), Rectangle()
        self._title = self._label("display", title, on, lines=2, balance=True)
        self._routine = self._label("heading", routine, on, balance=True)
        self._numbers = [Number(theme, number, words, on, on2) for number, words in numbers]
        for widget in (self._title, self._routine, *self._numbers):
            self.add_widget(widget)
        self._places: list[tuple[Any, float, float]] = []
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, words: str, ink: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None), **more
        )

    def turn(self) -> None:
        """Lets the ring close before one's eyes."""
        self._ring.left = 0.0
        seconds = self.theme.number("motion_ms", "complete_ring") / 1000
        Animation(left=self._part, duration=seconds, t="out_cubic").start(self._ring)

    def draw(self) -> None:
        """Draws the figure, as large as it is now."""
        pixels = round(self._edge)
        if pixels in (0, self._drawn):
            return
        self._drawn, self._texture = pixels, self._picture(pixels)
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, phase = self.theme.colours, self._phase
        # A rounded rectangle lays its texture upside down.
        self._ground.texture = gradient(colours[f"{phase}_bot"], colours[f"{phase}_top"])
        self._rim_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._drawn = 0
        self._pictures.line_up(self)

    def colour_at(self, down: float) -> Colour:
        """The colour of its ground so many pixels below its top."""
        colours, phase = self.theme.colours, self._phase
        return along(colours[f"{phase}_top"], colours[f"{phase}_bot"], down / max(self.height, 1))

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that words and ring need."""
        inner = min(width, dp(_MOST_DP)) if self.bleed else width
        left = (width - inner) / 2 + dp(_MARGIN_DP)
        needs = max(self._longest(self._title), self._longest(self._routine), self._numbers_width())
        room = inner - dp(_MARGIN_DP + _GAP_DP + _RIGHT_DP) - needs
        ring = min(dp(_RING_DP), room) if room >= dp(_LEAST_RING_DP) else 0.0
        words = (
            inner - 2 * dp(_MARGIN_DP) if not ring else inner - dp(_MARGIN_DP + _GAP_DP + _RIGHT_DP) - ring
        )
        self._places = []
        top = dp(_TOP_DP)
        for part, gap in ((self._title, dp(7)), (self._routine, dp(_NUMBERS_GAP_DP))):
            top += part.fit(words)
            self._places.append((part, left, top))
            top += gap
        top = self._place_numbers(left, words, top)
        height = max(top + dp(_FOOT_DP), dp(_LEAST_DP) if ring else 0.0)
        self._ring.size, self._ring.opacity = (ring, ring), 1 if ring else 0
        self._edge = ring * _PICTURE
        self._ring_x = (width + inner) / 2 - dp(_RIGHT_DP) - ring
        self.size = (width, height)
        if self._edge and round(self._edge) != self._drawn:
            self._pictures.line_up(self)
        self._place()
        return float(height)

    def _place_numbers(self, left: float, width: float, top: float) -> float:
        """Numbers beside each other, or below each other where they need more; returns where they end."""
        beside = self._numbers_width() <= width
        x, foot = left, top
        for number in self._numbers:
            high = number.fit(number.natural_width if beside else width)
            foot = top + high
            self._places.append((number, x, foot))
            if beside:
                x += number.width + dp(_COLUMN_GAP_DP)
            else:
                top = foot + dp(8)
        return foot

    def _numbers_width(self) -> float:
        gaps = dp(_COLUMN_GAP_DP) * max(len(self._numbers) - 1, 0)
        return sum(number.natural_width for number in self._numbers) + gaps

    def _longest(self, label: StyledLabel) -> float:
        style = self.theme.type[label.style]
        return max(extent(word, style.font, style.size) for word in label.words.split()) + 3

    def _place(self, *_: Any) -> None:
        radius = self.theme.size("radius_dp", "sheet")
        # A corner without any radius would turn the gradient.
        upper = 1 if self.bleed else radius
        self._ground.pos, self._ground.size = self.pos, (self.width, self.height + (2 if self.bleed else 0))
        self._ground.radius = [upper, upper, radius, radius]
        dim = (self.x, self.y, max(self.width, 1), max(self.height, 1))
        self._rim.rounded_rectangle = (*dim, upper, upper, radius, radius)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        ring = self._ring.width
        if self._places and ring:
            self._ring.pos = (self.x + self._ring_x, self.center_y - ring / 2)
        edge, texture = self._edge, self._texture
        self._shown_colour.a = 1 if texture is not None and edge else 0
        if texture is not None:
            self._shown.texture = texture
            self._shown.size = (edge, edge)
            self._shown.pos = (self._ring.center_x - edge / 2, self._ring.y + dp(2))
