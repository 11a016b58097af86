"""Small parts of the session screen."""

from typing import Any

from kivy.graphics import Color, PopMatrix, PushMatrix, Rectangle, Scale
from kivy.metrics import dp
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.widget import Widget

from app.ui.screens.session.boxes import TAG_RIM
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.text import PlainLabel
from app.ui.widgets.words import Icon, StyledLabel, extent, height_at

_FACT_STYLE, _FACT_ICON_DP = "session_heading", 32
_NEXT_STYLE, _ALONE_STYLE, _TILE_DP, _TILE_GAP_DP = "session_chip", "session_row", 52, 10
_TAG_STYLE = "side_tag"
_TAG_ENDS_DP, _TAG_ICON_DP, _TAG_GAP_DP, _TAG_INK_DP = 16, 38, 12, 18  # of a tag at its full size


class Digits(PlainLabel):
    """The countdown in the largest type.

    Attributes:
        digits: What it shows; longer ones get smaller type.
        style: Text style of two digits.
        pulse: Size, 1 at rest.
        smaller: Part of its full size that a small display has room for.
        ink: Colour role.
    """

    theme = ObjectProperty(None, allownone=True)
    digits = StringProperty("")
    style = StringProperty("countdown")
    ink = StringProperty("ink")
    pulse = NumericProperty(1.0)
    smaller = NumericProperty(1.0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas.before:
            PushMatrix()
            self._scale = Scale(1, 1, 1)
        with self.canvas.after:
            PopMatrix()
        for name in ("theme", "digits", "style", "smaller"):
            self.fbind(name, self._typeset)
        self.fbind("ink", self._colour)
        self.fbind("pulse", self._grow)
        self.fbind("theme", self._follow)

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)
            self._colour()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour()
        self._typeset()

    def _colour(self, *_: Any) -> None:
        if self.theme is not None:
            self.color = self.theme.colours[self.ink]

    def _typeset(self, *_: Any) -> None:
        if self.theme is None:
            return
        style = self.theme.type[self.style]
        shrink = self.shrunk(len(self.digits))
        self.font_name, self.text = style.font, self.digits
        self.font_size = style.size * shrink * self.smaller

    def shrunk(self, count: int) -> float:
        """Part of the full size at which a count of characters is set."""
        if count < 3:
            return 1.0
        return float(self.theme.number("countdown_parts", {3: "three", 4: "four"}.get(count, "more")))

    def _centre(self, *_: Any) -> None:
        """Stands at the left of its box; never breaks into lines, whatever its width."""
        shape = self._shape
        if shape is not None:
            shape.pos = (int(self.x), int(self.y + self.height / 2 - shape.size[1] / 2))

    on_pos = on_size = _centre

    def _grow(self, *_: Any) -> None:
        self._scale.origin = self.center
        self._scale.x = self._scale.y = self.pulse


class SideTag(Widget):
    """LEFT or RIGHT, at the foot of the disc, on the runner's own left or right.

    Attributes:
        side: left or right.
        size_of: Its size, 1 on a large disc.
        edge: Colour of the page behind it, which separates it from the disc.
    """

    theme = ObjectProperty(None, allownone=True)
    side = StringProperty("")
    words = StringProperty("")
    fill = StringProperty("primary")
    ink = StringProperty("on_primary")
    edge = ColorProperty((0, 0, 0, 0))
    size_of = NumericProperty(1.0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._edge_colour = Color(1, 1, 1, 1)
            self._edge = RoundShape()
            self._fill_colour = Color(1, 1, 1, 1)
            self._shape = RoundShape()
        self._icon = Icon(size_hint=(None, None))
        self._words = StyledLabel(style=_TAG_STYLE, halign="left", lines=1, size_hint=(None, None))
        self.add_widget(self._icon)
        self.add_widget(self._words)
        for name in ("theme", "side", "words", "fill", "ink", "edge", "size_of", "size", "pos"):
            self.fbind(name, self._arrange)
        self.fbind("theme", self._follow)

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._arrange()

    @property
    def natural_width(self) -> float:
        """Width it needs at its full size, without its rim, pixels."""
        style = self.theme.type[_TAG_STYLE]
        ends = _TAG_ENDS_DP + _TAG_ICON_DP + _TAG_GAP_DP + _TAG_INK_DP
        return extent(self.words, style.font, style.size) + dp(ends)

    def _arrange(self, *_: Any) -> None:
        if self.theme is None:
            return
        self.opacity = 1 if self.side else 0
        self._edge_colour.rgba = self.edge
        self._fill_colour.rgba = self.theme.colours[self.fill]
        rim = dp(TAG_RIM)
        self._edge.pos, self._edge.size = self.pos, self.size
        self._edge.radius = [self.height / 2]
        self._shape.pos = (self.x + rim, self.y + rim)
        self._shape.size = (max(self.width - 2 * rim, 0), max(self.height - 2 * rim, 0))
        self._shape.radius = [max(self.height / 2 - rim, 0)]
        self._icon.theme = self._words.theme = self.theme
        self._icon.ink = self._words.ink = self.ink
        self._words.smaller, self._words.words = self.size_of, self.words
        self._icon.icon = "arrow_back" if self.side == "left" else "arrow_forward"
        unit = dp(1) * self.size_of
        size = unit * _TAG_ICON_DP
        self._icon.icon_size, self._icon.size = size, (size, size)
        taken = (_TAG_ENDS_DP + _TAG_ICON_DP + _TAG_GAP_DP + _TAG_INK_DP) * unit
        self._words.size = (max(self.width - 2 * rim - taken, 2) + dp(4), self.height)
        if self.side == "left":
            self._icon.pos = (self.x + rim + unit * _TAG_ENDS_DP, self.center_y - size / 2)
            self._words.pos = (self._icon.right + unit * _TAG_GAP_DP, self.y)
        else:
            self._words.pos = (self.x + rim + unit * _TAG_INK_DP, self.y)
            self._icon.pos = (self.right - rim - unit * _TAG_ENDS_DP - size, self.center_y - size / 2)


class FactLines(Widget):
    """Lines of an icon and words, such as the seconds and how sides are treated.

    Attributes:
        facts: Pairs of icon and words.
        ink, ink_icon: Colour roles.
    """

    theme = ObjectProperty(None, allownone=True)
    facts = ListProperty()
    ink = StringProperty("ink")
    ink_icon = StringProperty("ink")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rows: list[tuple[Icon, StyledLabel]] = []
        for name in ("theme", "facts"):
            self.fbind(name, self._build)
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        for name in ("ink", "ink_icon"):
            self.fbind(name, self._colour)

    def _build(self, *_: Any) -> None:
        if self.theme is None:
            return
        self.clear_widgets()
        self._rows = []
        for icon, words in self.facts:
            row = (
                Icon(theme=self.theme, icon=icon, icon_size=dp(22), size_hint=(None, None)),
                StyledLabel(
                    theme=self.theme,
                    style=_FACT_STYLE,
                    words=words,
                    halign="left",
                    size_hint=(None, None),
                ),
            )
            self._rows.append(row)
            for part in row:
                self.add_widget(part)
        self._colour()
        self._arrange()

    def _colour(self, *_: Any) -> None:
        for icon, words in self._rows:
            icon.ink, words.ink = self.ink_icon, self.ink

    def _arrange(self, *_: Any) -> None:
        if not self._rows:
            return
        heights = self._heights(self.width)
        top = self.center_y + (sum(heights) + dp(6) * (len(heights) - 1)) / 2
        for (icon, words), height in zip(self._rows, heights, strict=True):
            icon.size = (dp(24), dp(24))
            icon.pos = (self.x, top - height / 2 - dp(12))
            words.height = height
            words.pos = (self.x + dp(_FACT_ICON_DP), top - height)
            top -= height + dp(6)

    def _heights(self, width: float) -> list[float]:
        return [max(words.fit(max(width - dp(_FACT_ICON_DP), dp(40))), dp(24)) for _, words in self._rows]

    def height_at(self, width: float) -> float:
        """Height of all lines at a width, pixels; endless where a word would be torn."""
        style = self.theme.type[_FACT_STYLE]
        room = width - dp(_FACT_ICON_DP)
        heights = [max(height_at(words, room, style), dp(24)) for _, words in self.facts]
        return sum(heights) + dp(6) * max(len(heights) - 1, 0)


class Following(Widget):
    """What comes next: a tile and its name.

    Attributes:
        label: The word "Next", or "" for the name of what is coming on the switch page.
        words, detail: Name and seconds.
        phase: before, after or rest, which colours the tile.
        tiled: There is room for the tile.
        picture: Texture shown on the tile instead of the icon, or None.
        card: Role of the card behind it, or "" for none.
        pad: Room at both sides within the card, pixels.
    """

    theme = ObjectProperty(None, allownone=True)
    label = StringProperty("")
    words = StringProperty("")
    detail = StringProperty("")
    phase = StringProperty("before")
    tiled = BooleanProperty(True)
    ink = StringProperty("ink")
    ink_2 = StringProperty("ink_2")
    card = StringProperty("")
    pad = NumericProperty(0)
    picture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._card_colour = Color(0, 0, 0, 0)
            self._card = RoundShape()
            self._tile_colour = Color(1, 1, 1, 1)
            self._tile = RoundShape()
            self._picture_colour = Color(1, 1, 1, 0)
            self._picture = Rectangle()
        self._label, self._words, self._detail = (
            StyledLabel(halign="left", size_hint=(None, None)) for _ in range(3)
        )
        self._icon = Icon(icon="directions_run", size_hint=(None, None))
        for part in (self._label, self._words, self._detail, self._icon):
            self.add_widget(part)
        for name in (
            "theme", "label", "words", "detail", "phase", "size", "pos", "card", "pad", "tiled", "picture",
            "ink", "ink_2",
        ):  # fmt: skip
            self.fbind(name, self._arrange)
        self.fbind("theme", self._follow)

    def height_at(self, width: float, *, tiled: bool) -> float:
        """Height it needs at a width, with a tile or without, pixels; endless where a word would be torn."""
        tile = dp(_TILE_DP + _TILE_GAP_DP) if tiled else 0
        style = self.theme.type[self.style]
        rows = (height_at(words, width - tile, style) for words in (self.label, self.words, self.detail))
        return max(sum(rows), dp(_TILE_DP) if tiled else 0)

    @property
    def style(self) -> str:
        """Text style of its rows; beside a countdown alone it is larger."""
        return _NEXT_STYLE if self.label else _ALONE_STYLE

    @property
    def tile_px(self) -> int:
        """Side of the tile, pixels; 0 where there is none."""
        return round(self._tile.size[0]) if self._tile_colour.a else 0

    def _follow(self, *_: Any) -> None:
        if self.theme is not None:
            self.theme.follow(self)

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._arrange()

    def _arrange(self, *_: Any) -> None:
        if self.theme is None or not self.words:
            return
        colours = self.theme.colours
        self._card_colour.rgba = colours[self.card] if self.card else (0, 0, 0, 0)
        self._card.pos, self._card.size = self.pos, self.size
        self._card.radius = [self.theme.size("radius_dp", "card")]
        tile = dp(_TILE_DP) if self.phase and self.tiled else 0
        x = self.x + self.pad
        self._tile_colour.a = 1 if tile else 0
        if tile:
            ground = f"{self.phase}_chip" if self.theme.contrast else self.phase  # not black on black
            self._tile.blend = (colours[f"{ground}_top"], colours[f"{ground}_bot"])
            self._tile.pos, self._tile.size = (x, self.center_y - tile / 2), (tile, tile)
            self._tile.radius = [min(self.theme.size("radius_dp", "tile"), tile * 0.3)]
            x += tile + dp(_TILE_GAP_DP)
        self._icon.theme, self._icon.opacity = self.theme, 1 if tile and self.picture is None else 0
        self._picture_colour.a = 1 if tile and self.picture is not None else 0
        self._picture.texture = self.picture
        self._picture.pos, self._picture.size = self._tile.pos, self._tile.size
        self._icon.ink = f"{self.phase}_ring" if self.phase else self.ink
        self._icon.icon_size = tile * 0.5
        self._icon.size = (tile, tile)
        self._icon.pos = self._tile.pos
        rows = [
            (self._label, self.label, self.ink_2),
            (self._words, self.words, self.ink),
            (self._detail, self.detail, self.ink_2 if self.label else self.ink),
        ]
        width = max(self.right - self.pad - x, dp(40))
        for part, words, ink in rows:
            part.theme, part.style, part.ink, part.words = self.theme, self.style, ink, words
            part.fit(width)
            part.height = part.height if words else 0
        top = self.center_y + sum(part.height for part, _, _ in rows) / 2
        for part, _, _ in rows:
            part.pos = (x, top - part.height)
            top -= part.height
