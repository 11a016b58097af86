"""The stage that heads the end of a session: the figure in the ring of its moves, and what was done."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Colour, Theme
from app.ui.screens.complete.move_ring import MoveRing
from app.ui.widgets.carry import Carry
from app.ui.widgets.column import scrolled_by
from app.ui.widgets.pictures import Pictures
from app.ui.widgets.shapes import Disc, RoundShape, Stroke
from app.ui.widgets.stage import along
from app.ui.widgets.words import StyledLabel

_MARGIN_DP, _TOP_DP, _FOOT_DP, _BELOW_RING_DP, _GAP_DP = 20, 11, 14, 19, 2
_RING_DP, _LEAST_RING_DP = 218, 120
_MOST_OF_VIEW = 0.62  # of the height of what is scrolled
_PICTURE = 0.88  # of the ring's width: a figure of full height fills 0.86 of its picture
_GLOW = 0.05  # strength of the light within the ring


class Still(Widget):
    """A picture of the figure, with a little light behind it."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._light_colour, self._light = Color(1, 1, 1, _GLOW), Disc()
            self._colour, self._shape = Color(1, 1, 1, 0), Rectangle()
        for name in ("pos", "size"):
            self.fbind(name, self._place)

    def show(self, texture: Any, *, light: bool) -> None:
        """Shows a texture; None for nothing yet."""
        self._colour.a, self._shape.texture = 1 if texture is not None else 0, texture
        self._light_colour.a = _GLOW if light else 0

    @property
    def edge(self) -> int:
        """Pixels of the picture that it has room for."""
        return round(self.width * _PICTURE)

    def _place(self, *_: Any) -> None:
        self._light.pos, self._light.size = self.pos, self.size
        edge = self.edge
        self._shape.size = (edge, edge)
        self._shape.pos = (self.center_x - edge / 2, self.center_y - edge / 2)


class Head(Widget):
    """Goes from edge to edge below a bar of the same colour; as a card it stands in its column.

    Args:
        theme: The look.
        phase: before, after or rest.
        title: A word or two, large.
        facts: How long, how many: a short line below it, or "".
        moves: Seconds of every move, and whether it was done.
        pictures: Draws pictures one after the other.
        picture: Gives the texture of the figure for a size in pixels.

    Attributes:
        bleed: It reaches from edge to edge.
        ring: The ring of the moves.
    """

    def __init__(
        self,
        theme: Theme,
        phase: str,
        title: str,
        facts: str,
        moves: Sequence[tuple[float, bool]],
        pictures: Pictures,
        picture: Callable[[int], Any],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._phase = theme, phase
        self._pictures, self._picture = pictures, picture
        self.bleed = True
        self._drawn = 0
        with self.canvas.before:
            self._ground_colour, self._ground = Color(1, 1, 1, 1), RoundShape()
            self._rim_colour, self._rim = Color(0, 0, 0, 0), Stroke(width=dp(1))
        self._still, self.ring = Still(), MoveRing(theme, phase, moves)
        self._title = self._label("complete", title, f"{phase}_on", lines=2)
        self._facts = self._label("heading", facts, f"{phase}_on2")
        for widget in (self._still, self.ring, self._title, self._facts):
            self.add_widget(widget)
        self._carry = Carry(theme, self._still, [self._still])
        self._places: list[tuple[Any, float, float]] = []
        for name in ("pos", "size"):
            self.fbind(name, self._place)
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, words: str, ink: str, **more: Any) -> StyledLabel:
        return StyledLabel(
            theme=self.theme,
            style=style,
            words=words,
            ink=ink,
            balance=True,
            halign="center",
            size_hint=(None, None),
            **more,
        )

    def arrive(self, place: tuple[float, float, float] | None) -> None:
        """Lets the figure come from where it stood on the page before, and the ring close.

        Args:
            place: Middle and diameter of the stage there, pixels of the window; None where there was none.
        """
        if place is not None:
            self._carry.start(place)
        self.ring.close_up()

    def draw(self) -> None:
        """Draws the figure, as large as it is now."""
        pixels = self._still.edge
        if pixels in (0, self._drawn):
            return
        self._drawn = pixels
        self._still.show(self._picture(pixels), light=not self.theme.contrast)

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours, phase = self.theme.colours, self._phase
        self._ground.blend = (colours[f"{phase}_top"], colours[f"{phase}_bot"])
        self._rim_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._drawn = 0
        self._pictures.line_up(self)

    def colour_at(self, down: float) -> Colour:
        """The colour of its ground so many pixels below its top."""
        colours, phase = self.theme.colours, self._phase
        return along(colours[f"{phase}_top"], colours[f"{phase}_bot"], down / max(self.height, 1))

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that words and ring need."""
        words = width - 2 * dp(_MARGIN_DP)
        title, facts = self._title.fit(words), self._facts.fit(words) if self._facts.words else 0.0
        below = dp(_BELOW_RING_DP) + title + (dp(_GAP_DP) + facts if facts else 0.0) + dp(_FOOT_DP)
        ring, view = min(dp(_RING_DP), words), scrolled_by(self)
        if view is not None and view.height > 1:  # what follows has to be seen as well
            room = view.height * (_MOST_OF_VIEW if self.bleed else 1.0)
            ring = min(ring, max(room - dp(_TOP_DP) - below, dp(_LEAST_RING_DP)))
        self._still.size = self.ring.size = (ring, ring)
        left = (width - ring) / 2
        foot = dp(_TOP_DP) + ring
        self._places = [(self._still, left, foot), (self.ring, left, foot)]
        foot += dp(_BELOW_RING_DP) + title
        self._places.append((self._title, dp(_MARGIN_DP), foot))
        if facts:
            foot += dp(_GAP_DP) + facts
            self._places.append((self._facts, dp(_MARGIN_DP), foot))
        self.size = (width, foot + dp(_FOOT_DP))
        if self._still.edge != self._drawn:
            self._pictures.line_up(self)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        radius = self.theme.size("radius_dp", "sheet")
        upper = 0 if self.bleed else radius
        self._ground.pos, self._ground.size = self.pos, (self.width, self.height + (2 if self.bleed else 0))
        self._ground.radius = [upper, upper, radius, radius]
        dim = (self.x, self.y, max(self.width, 1), max(self.height, 1))
        self._rim.rounded_rectangle = (*dim, upper, upper, radius, radius)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)
