"""Small parts of the session screen."""

from typing import Any

from kivy.graphics import Color, PopMatrix, PushMatrix, Rectangle, RoundedRectangle, Scale
from kivy.metrics import dp
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.ui.widgets.stage import gradient
from app.ui.widgets.text import Text
from app.ui.widgets.words import Icon, Words, extent


class Digits(Text):
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
        self.halign, self.valign = "left", "middle"
        self.fbind("width", lambda label, width: setattr(label, "text_size", (width, None)))
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

    @staticmethod
    def shrunk(count: int) -> float:
        """Part of the full size at which a count of characters is set."""
        return 1.0 if count < 3 else {3: 112 / 156, 4: 96 / 156}.get(count, 0.5)

    def _grow(self, *_: Any) -> None:
        self._scale.origin = self.center
        self._scale.x = self._scale.y = self.pulse


class SideTag(Widget):
    """LEFT or RIGHT, at the foot of the disc, on the runner's own left or right.

    Attributes:
        side: left or right.
        edge: Role of the page, which separates it from the disc.
    """

    theme = ObjectProperty(None, allownone=True)
    side = StringProperty("")
    words = StringProperty("")
    fill = StringProperty("primary")
    ink = StringProperty("on_primary")
    edge = StringProperty("bg")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._edge_colour = Color(1, 1, 1, 1)
            self._edge = RoundedRectangle()
            self._fill_colour = Color(1, 1, 1, 1)
            self._shape = RoundedRectangle()
        self._icon = Icon(size_hint=(None, None), icon_size=dp(26))
        self._words = Words(style="side_tag", halign="left", size_hint=(None, None))
        self.add_widget(self._icon)
        self.add_widget(self._words)
        for name in ("theme", "side", "words", "fill", "ink", "edge", "size", "pos"):
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
        """Width it needs, pixels."""
        style = self.theme.type["side_tag"]
        return extent(self.words, style.font, style.size) + dp(80)

    def _arrange(self, *_: Any) -> None:
        if self.theme is None:
            return
        self.opacity = 1 if self.side else 0
        colours = self.theme.colours
        self._edge_colour.rgba = colours[self.edge] if self.edge else (0, 0, 0, 0)
        self._fill_colour.rgba = colours[self.fill]
        rim = dp(4)
        self._edge.pos, self._edge.size = self.pos, self.size
        self._edge.radius = [self.height / 2]
        self._shape.pos = (self.x + rim, self.y + rim)
        self._shape.size = (max(self.width - 2 * rim, 0), max(self.height - 2 * rim, 0))
        self._shape.radius = [max(self.height / 2 - rim, 0)]
        self._icon.theme = self._words.theme = self.theme
        self._icon.ink = self._words.ink = self.ink
        self._words.words = self.words
        self._icon.icon = "arrow_back" if self.side == "left" else "arrow_forward"
        size = dp(26)
        self._icon.size = (size, size)
        text = self.width - dp(80)
        self._words.size = (max(text, 2) + dp(4), self.height)
        if self.side == "left":
            self._icon.pos = (self.x + dp(22), self.center_y - size / 2)
            self._words.pos = (self.x + dp(56), self.y)
        else:
            self._words.pos = (self.x + dp(24), self.y)
            self._icon.pos = (self.right - dp(22) - size, self.center_y - size / 2)


class Facts(Widget):
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
        self._rows: list[tuple[Icon, Words]] = []
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
                Words(
                    theme=self.theme,
                    style="session_heading",
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
            words.pos = (self.x + dp(32), top - height)
            top -= height + dp(6)

    def _heights(self, width: float) -> list[float]:
        return [max(words.fit(max(width - dp(32), dp(40))), dp(24)) for _, words in self._rows]

    def needs(self, width: float) -> float:
        """Height of all lines at a width, pixels."""
        heights = self._heights(width)
        return sum(heights) + dp(6) * max(len(heights) - 1, 0)


class Following(Widget):
    """What comes next: a tile and its name.

    Attributes:
        label: The word "Next", or "" for the name of what is coming on the switch page.
        words, detail: Name and seconds.
        phase: before, after or rest; "" shows no tile.
        picture: Texture shown on the tile instead of the icon, or None.
        card: Role of the card behind it, or "" for none.
        natural_height: Height it needs at its width, pixels.
    """

    theme = ObjectProperty(None, allownone=True)
    label = StringProperty("")
    words = StringProperty("")
    detail = StringProperty("")
    phase = StringProperty("before")
    ink = StringProperty("ink")
    ink_2 = StringProperty("ink_2")
    card = StringProperty("")
    tile_dp = NumericProperty(56)
    natural_height = NumericProperty(0)
    picture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        with self.canvas:
            self._card_colour = Color(0, 0, 0, 0)
            self._card = RoundedRectangle()
            self._tile_colour = Color(1, 1, 1, 1)
            self._tile = RoundedRectangle()
            self._picture_colour = Color(1, 1, 1, 0)
            # A rounded rectangle lays textures the other way up.
            self._picture = Rectangle()
        self._label = Words(style="session_row", halign="left", size_hint=(None, None))
        self._words = Words(style="session_row", halign="left", size_hint=(None, None), lines=2)
        self._detail = Words(style="session_row", halign="left", size_hint=(None, None))
        self._icon = Icon(icon="directions_run", size_hint=(None, None))
        for part in (self._label, self._words, self._detail, self._icon):
            self.add_widget(part)
        for name in (
            "theme", "label", "words", "detail", "phase", "size", "pos", "card", "tile_dp", "ink", "ink_2",
        ):  # fmt: skip
            self.fbind(name, self._arrange)
        self.fbind("theme", self._follow)
        self.fbind("picture", self._arrange)

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
        pad = dp(18) if self.card else 0
        # Very large text needs the room that the tile takes.
        roomy = self.theme.text_scale < 1.5 and self.width > dp(150)
        tile = dp(self.tile_dp) if self.phase and roomy else 0
        x = self.x + pad
        self._tile_colour.a = 1 if tile else 0
        if tile:
            self._tile.texture = gradient(colours[f"{self.phase}_bot"], colours[f"{self.phase}_top"])
            self._tile.pos, self._tile.size = (x, self.center_y - tile / 2), (tile, tile)
            self._tile.radius = [min(self.theme.size("radius_dp", "tile"), tile * 0.3)]
            x += tile + dp(10)
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
        width = max(self.right - pad - x, dp(40))
        for part, words, ink in rows:
            part.theme, part.ink, part.words = self.theme, ink, words
            part.fit(width)
            part.height = part.height if words else 0
        self.natural_height = max(sum(part.height for part, _, _ in rows), tile)
        top = self.center_y + sum(part.height for part, _, _ in rows) / 2
        for part, _, _ in rows:
            part.pos = (x, top - part.height)
            top -= part.height
