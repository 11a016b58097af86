"""The large cards of Today: what to do before the run, after it, or on a day without one."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Line, Rectangle, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.screens.today.measures import Measures
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.stage import Stage, gradient
from app.ui.widgets.words import Icon, StyledLabel, extent

_PRESSED = 0.82
_LARGER = 1.3  # on wide cards
_LEAST_RING = 0.72  # of its full width; with less beside the title it goes below
_GAP_DP = 12
_ICON_DP, _LEAST_DP = 24, 192
_RING_LEFT = 0.7  # of the ring: the sign of the product, it counts nothing
_FLOOR = 0.1  # of a picture lies below the feet of its figure


class StartCard(ButtonBehavior, Widget):
    """A card with the colours of a phase, a figure and an arrow; the whole card is the target.

    Args:
        theme: The look.
        words, detail: Title, and the line below it.
        phase: before, after or rest.
        action: What a tap does.
        measures: Of this card.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        detail: str,
        phase: str,
        action: Callable[[], None],
        measures: Measures,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.words, self._phase = theme, words, phase
        self._measures = measures
        self._pictures: Pictures | None = None
        self._picture: Callable[[int], Any] | None = None
        self._drawn, self._edge = 0, 0.0
        self._texture: Any = None
        with self.canvas.before:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundedRectangle()
            self._rim_colour = Color(0, 0, 0, 0)
            self._rim = Line(width=dp(1))
        self._ring: Any = None
        if measures.ring:
            self._ring = Stage(theme=theme, phase=phase, clear=True, inset=0, size_hint=(None, None))
            self._ring.left, self._ring.stroke = _RING_LEFT, theme.size("stroke_dp", "ring_small")
            self.add_widget(self._ring)
        with self.canvas:
            self._shown_colour = Color(1, 1, 1, 0)
            self._shown = Rectangle()
            self._arrow_colour = Color(1, 1, 1, 1)
            self._arrow_ground = RoundedRectangle()
        self._title = self._label(measures.title, words, f"{phase}_on", balance=True)
        self._detail = self._label(measures.detail, detail, f"{phase}_on2")
        self._arrow = Icon(
            theme=theme,
            icon="arrow_forward",
            icon_size=dp(_ICON_DP),
            ink=f"{phase}_bot",
            size_hint=(None, None),
        )
        for part in (self._title, self._detail, self._arrow):
            self.add_widget(part)
        self._below, self._unit = False, dp(1)
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        self.fbind("state", lambda *_: self._paint())
        self.bind(on_release=lambda *_: action())
        theme.follow(self)
        self._paint()

    def _label(self, style: tuple[str, float], words: str, ink: str, **more: Any) -> StyledLabel:
        name, smaller = style
        return StyledLabel(
            theme=self.theme,
            style=name,
            smaller=smaller,
            words=words,
            ink=ink,
            halign="left",
            size_hint=(None, None),
            **more,
        )

    def say(self, words: str, detail: str) -> None:
        """Says something else; the page fits it anew."""
        self.words = self._title.words = words
        self._detail.words = detail

    def show(self, pictures: Pictures, picture: Callable[[int], Any]) -> None:
        """Shows a figure as soon as its turn has come.

        Args:
            pictures: Draws pictures one after the other.
            picture: Gives the texture for a size in pixels, or None where there is none.
        """
        self._pictures, self._picture = pictures, picture
        pictures.line_up(self)

    def draw(self) -> None:
        """Draws its figure, as large as it is now."""
        pixels = round(self._edge)
        if self._picture is None or pixels in (0, self._drawn):
            return
        self._drawn, self._texture = pixels, self._picture(pixels)
        self._place()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._paint()
        self._drawn = 0
        if self._pictures is not None:
            self._pictures.line_up(self)

    def _paint(self) -> None:
        colours, phase = self.theme.colours, self._phase
        # A rounded rectangle lays its texture upside down.
        self._ground.texture = gradient(colours[f"{phase}_bot"], colours[f"{phase}_top"])
        self._colour.a = _PRESSED if self.state == "down" else 1.0
        self._rim_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._arrow_colour.rgba = colours[f"{phase}_ring"]

    @property
    def longest(self) -> float:
        """Width that the longest word of its title needs together with the room around it, pixels."""
        return max(map(self._extent, self.words.split())) + 2 * dp(self._measures.pad)

    def _extent(self, text: str) -> float:
        style = self.theme.type[self._title.style].scaled(self._title.smaller)
        return extent(text, style.font, style.size) + 3

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that words, arrow and figure need."""
        m = self._measures
        self._unit = unit = dp(_LARGER if width >= dp(m.wide) else 1)
        pad, gap = dp(m.pad), dp(_GAP_DP)
        inner = width - 2 * pad
        wide, self._below = inner, False
        if m.ring:
            most = m.ring * unit
            room = inner - gap - self._set_title(inner - gap - most * _LEAST_RING)
            self._below = room < most * _LEAST_RING
            ring = min(most, width * 0.44 if self._below else room + pad - dp(m.right))
            self._ring.size = (ring, ring)
            self._edge = ring * m.picture / m.ring
            wide = inner if self._below else inner - ring - gap - (dp(m.right) - pad)
        else:
            self._edge = m.picture * unit
        if self._below or not m.ring:
            self._set_title(min(inner, dp(m.title_dp) * self.theme.text_scale))
        # The line below the title keeps to its width, away from the figure.
        self._detail.fit(wide if self._below else max(min(wide, self._title_width()), dp(100)))
        words = dp(m.top) + self._title.height + dp(2) + self._detail.height
        art = dp(m.arrow[1] + m.foot)
        if self._below:
            art = self._ring.height + dp(m.foot)
        elif pad + self._words_width() > width - (m.right + m.beside) * unit or not m.beside:
            art = max(art, m.clear * unit)
        height = max(_LEAST_DP * unit, words + dp(1) + art)
        self.size = (width, height)
        if round(self._edge) != self._drawn and self._pictures is not None:
            self._pictures.line_up(self)
        self._place()
        return float(height)

    def _set_title(self, width: float) -> float:
        """Sets the title in a width; returns the width that its longest line takes."""
        width = max(width, max(map(self._extent, self.words.split())))
        self._title.fit(width)
        return self._title_width()

    def _words_width(self) -> float:
        style = self.theme.type[self._detail.style].scaled(self._detail.smaller)
        lines = self._detail.text.split("\n")
        return max(self._title_width(), *(extent(line, style.font, style.size) for line in lines))

    def _title_width(self) -> float:
        return max(map(self._extent, self._title.text.split("\n")))

    def _place(self, *_: Any) -> None:
        m, radius = self._measures, self.theme.size("radius_dp", "hero")
        self._ground.pos, self._ground.size, self._ground.radius = self.pos, self.size, [radius]
        self._rim.rounded_rectangle = (*self.pos, max(self.width, 1), max(self.height, 1), radius)
        x, top = self.x + dp(m.pad), self.top - dp(m.top)
        self._title.pos = (x, top - self._title.height)
        self._detail.pos = (x, self._title.y - dp(2) - self._detail.height)
        wide, high = map(dp, m.arrow)
        self._arrow_ground.pos, self._arrow_ground.size = (
            (self.x + dp(m.arrow_x), self.y + dp(m.foot)),
            (wide, high),
        )
        self._arrow_ground.radius = [high / 2]
        self._arrow.pos, self._arrow.size = self._arrow_ground.pos, self._arrow_ground.size
        self._place_figure()

    def _place_figure(self) -> None:
        edge, texture = self._edge, self._texture
        m, unit = self._measures, self._unit
        centre, foot = self.right - m.right * unit, self.y - m.sinks * unit
        if self._ring is not None:
            ring = self._ring.width
            centre = self.right - dp(m.right)
            middle = self.y + dp(m.foot) + ring / 2 if self._below else self.center_y
            self._ring.pos = (centre - ring, middle - ring / 2)
            centre, foot = centre - ring / 2, middle - ring / 2 - (edge - ring)
        self._shown_colour.a = 1 if texture is not None else 0
        if texture is None:
            return
        # A picture may be larger than the room around its middle; it must not lie beside its card.
        left, right = max(centre - edge / 2, self.x), min(centre + edge / 2, self.right)
        bottom = max(foot, self.y)
        unit = texture.width / edge
        self._shown.texture = texture.get_region(
            round((left - centre + edge / 2) * unit),
            round((bottom - foot) * unit),
            round((right - left) * unit),
            round((foot + edge - bottom) * unit),
        )
        self._shown.pos, self._shown.size = (left, bottom), (right - left, foot + edge - bottom)


class CardPair(Widget):
    """Two cards beside each other, as high as the higher one; below each other where words are too long."""

    def __init__(self, first: StartCard, second: StartCard) -> None:
        super().__init__(size_hint=(None, None))
        self._cards: tuple[StartCard, ...] = ()
        self.show(first, second)
        self._beside = True
        self.fbind("pos", self._place)

    def show(self, first: StartCard, second: StartCard) -> None:
        """Shows other cards; the page fits them anew."""
        self.clear_widgets()
        self._cards = (first, second)
        for card in self._cards:
            self.add_widget(card)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of both."""
        gap = dp(_GAP_DP)
        half = (width - gap) / 2
        self._beside = all(card.longest <= half for card in self._cards)
        heights = [card.fit(half if self._beside else width) for card in self._cards]
        if self._beside:
            for card in self._cards:
                card.height = max(heights)
        self.size = (width, max(heights) if self._beside else sum(heights) + gap)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        first, second = self._cards
        first.pos = (self.x, self.top - first.height)
        second.pos = (self.right - second.width, self.y)
