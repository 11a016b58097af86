"""The panel that heads a page: words at the left, a figure at the right, in the colours of a phase."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour, Theme
from app.ui.widgets.column import Column, scrolled_by
from app.ui.widgets.column import fit as fit_to
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import RoundShape, Stroke
from app.ui.widgets.stage import along
from app.ui.widgets.words import StyledLabel, extent

_MARGIN_DP, _TOP_DP, _FOOT_DP, _GAP_DP = 20, 10, 28, 18
_FIGURE_DP, _HANGS_DP = 214, 16  # the foot of a picture is floor: it runs out below the panel
_SEEN = 0.79  # of a picture's width is room that words keep away from
_EDGE_DP, _MOST_DP, _FAR_DP = 16, 640, 700  # of the page's own column; how far a figure may stand from words
_LOW_VIEW_DP, _LOW_FIGURE_DP, _LOW_FOOT_DP = 360, 118, 14


class Hero(Widget):
    """The first thing of a page whose bar has the same tint; it reaches from edge to edge.

    Where its words need the whole line, the figure makes room for them.

    Args:
        theme: The look.
        tint: A phase (before, after, rest) for its gradient, or a colour role.
        least_dp: Its height where the words need no more; the bar above it is not counted.
        pictures: Draws pictures one after the other.
        picture: Gives the texture of the figure for a size in pixels, or None where there is none.
        live: A widget in place of a still picture, such as a figure that moves.
        figure_dp: Edge of the picture; a figure of full height fills 0.86 of it.
        most_dp: Width beyond which the page's column does not grow; 0 for none.

    Attributes:
        column: Words along its top; with none the figure stands in the middle.
        foot: What stands along its bottom, below the words.
    """

    bleed = True

    def __init__(
        self,
        theme: Theme,
        tint: str,
        *,
        least_dp: float = 198,
        pictures: Pictures | None = None,
        picture: Callable[[int], Any] | None = None,
        live: Any = None,
        figure_dp: float = _FIGURE_DP,
        most_dp: float = _MOST_DP,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._tint, self._least_dp, self._figure_dp = theme, tint, least_dp, figure_dp
        self._most_dp = most_dp
        self._pictures, self._picture, self.live = pictures, picture, live
        self._edge, self._drawn = 0.0, 0
        self._texture: Any = None
        with self.canvas:
            self._colour = Color(1, 1, 1, 1)
            self._ground = RoundShape()
            self._rim_colour = Color(0, 0, 0, 0)
            self._rim = Stroke(width=dp(1))
            self._figure_colour = Color(1, 1, 1, 0)
            self._figure = Rectangle()
        self.column, self.foot = Column(gap=dp(8)), Column(gap=dp(8))
        for part in (self.column, self.foot, live):
            if part is not None:
                self.add_widget(part)
        self._places: list[tuple[Any, float, float]] = []
        self._centre, self._above = 0.0, 0.0
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    @property
    def tint(self) -> str:
        """Phase or colour role of its ground."""
        return self._tint

    @tint.setter
    def tint(self, tint: str) -> None:
        self._tint = tint
        self.restyle()

    def show(self, picture: Callable[[int], Any]) -> None:
        """Shows another figure."""
        self._picture = picture
        self._ask()

    def words(self, text: str, style: str = "title", **more: Any) -> StyledLabel:
        """A text in the ink that reads on it."""
        return StyledLabel(
            theme=self.theme,
            style=style,
            ink=self.ink,
            words=text,
            halign="left",
            size_hint=(None, None),
            **more,
        )

    @property
    def ink(self) -> str:
        """Colour role of words on it."""
        return f"{self._tint}_on" if self._is_phase else f"on_{self._tint}"

    @property
    def _is_phase(self) -> bool:
        return f"{self._tint}_top" in self.theme.colours

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, tint = self.theme.colours, self._tint
        if self._is_phase:
            self._colour.rgba = (1, 1, 1, 1)
        else:
            self._colour.rgba = colours[tint]
        self._shade()
        self._rim_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._ask()

    @property
    def ends(self) -> tuple[Colour, Colour]:
        """The colours at the top of the bar above it and at its own foot."""
        colours, tint = self.theme.colours, self._tint
        return (colours[f"{tint}_top"], colours[f"{tint}_bot"]) if self._is_phase else (colours[tint],) * 2

    def colour_at(self, down: float) -> Colour:
        """The colour of its ground so many pixels below its top."""
        top, foot = self.ends
        return along(top, foot, (self._above + down) / max(self._above + self.height, 1))

    def stand_below(self, bar: float) -> None:
        """Takes the height of the bar above it, pixels: one gradient runs through both."""
        if bar != self._above:
            self._above = bar
            self._shade()

    def _shade(self) -> None:
        self._ground.blend = (self.colour_at(0), self.ends[1]) if self._is_phase else None

    def _ask(self) -> None:
        self._drawn = 0
        if self._pictures is not None and self._picture is not None:
            self._pictures.line_up(self)

    def draw(self) -> None:
        """Draws the figure, as large as it is now."""
        pixels = round(self._edge)
        if self._picture is None or pixels in (0, self._drawn):
            return
        self._drawn, self._texture = pixels, self._picture(pixels)
        self._place()

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that words and figure need."""
        view = scrolled_by(self)
        low = view is not None and 1 < view.height < dp(_LOW_VIEW_DP)
        shrink = _LOW_FIGURE_DP / max(self._figure_dp, _LOW_FIGURE_DP) if low else 1.0
        edge = dp(self._figure_dp) * shrink
        column = width - 2 * dp(_EDGE_DP)
        column = min(column, dp(self._most_dp)) if self._most_dp else column
        left = (width - column) / 2 + dp(_MARGIN_DP - _EDGE_DP)
        has_figure = self.live is not None or self._picture is not None
        parts = [*self.column.items, *self.foot.items]
        alone = column - 2 * dp(_MARGIN_DP - _EDGE_DP)
        beside = column + dp(_EDGE_DP - _MARGIN_DP + _EDGE_DP) - edge * _SEEN if has_figure else alone
        if has_figure and parts and _longest_word(parts) > beside:
            edge, beside = 0.0, alone
        high = fit_to(self.column, beside) if self.column.items else 0.0
        below = fit_to(self.foot, beside) if self.foot.items else 0.0
        gap, foot = (dp(_LOW_FOOT_DP),) * 2 if low else (dp(_GAP_DP), dp(_FOOT_DP if below else _GAP_DP))
        words = dp(_TOP_DP) + high + (gap if high and below else 0.0) + below
        height = max(dp(self._least_dp) * shrink if edge else 0.0, words + foot if parts else 0.0)
        self._edge = edge if has_figure else 0.0
        at_right = (width + column) / 2 + dp(2) - edge * _SEEN / 2
        self._centre = min(at_right, left + dp(_FAR_DP)) if parts else width / 2
        self._places = [(self.column, left, dp(_TOP_DP) + high), (self.foot, left, height - foot)]
        self.size = (width, height)
        self._shade()
        if self.live is not None:
            self.live.size = (edge, min(edge, height)) if edge else (0, 0)
        if self._edge and round(self._edge) != self._drawn and self._pictures is not None:
            self._pictures.line_up(self)
        self._place()
        return height

    def _place(self, *_: Any) -> None:
        radius = self.theme.size("radius_dp", "sheet")
        self._ground.pos, self._ground.size = self.pos, self.size
        self._ground.radius = [0, 0, radius, radius]
        dim = (self.x, self.y, max(self.width, 1), max(self.height, 1))
        self._rim.rounded_rectangle = (*dim, 1, 1, radius, radius)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
        if self.live is not None:
            self.live.center_x, self.live.y = self.x + self._centre, self.y
        self._show_picture()

    def _show_picture(self) -> None:
        edge, texture = self._edge, self._texture
        self._figure_colour.a = 1 if edge and texture is not None else 0
        if not edge or texture is None:
            return
        # The head may not be cut: the panel is as high as it is, so what is too much hangs out below.
        hangs = max(min(dp(_HANGS_DP), edge * 0.08), edge - self.height)
        cut = round(texture.height * hangs / edge)
        self._figure.texture = texture.get_region(0, cut, texture.width, texture.height - cut)
        self._figure.size = (edge, edge - hangs)
        self._figure.pos = (self.x + self._centre - edge / 2, self.y)


def _longest_word(parts: list[Any]) -> float:
    """Width of the longest word of labels, pixels."""
    longest = 0.0
    for part in parts:
        style = part.theme.type[part.style] if getattr(part, "words", "") else None
        if style is not None:
            longest = max(longest, *(extent(word, style.font, style.size) for word in part.words.split()))
    return longest
