"""Text in one of the styles of the tokens."""

from collections.abc import Callable
from functools import lru_cache
from math import inf
from typing import Any

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.base.theme import TextStyle
from app.ui.widgets.text import PlainLabel, fineness, width_of

_OWN_LINE = 1.25
_SLACK = 1.5
_SMALLEST = 0.5  # of its size, at which a text rather takes one line more
_LEAST_DP = 14  # type is never smaller than that, unless its style is
_STEP = 0.03


def extent(text: str, font: str, size: float) -> float:
    """Width of one line of text, pixels; measuring is slow, and lists ask for the same words again."""
    return _extent(text, font, size, fineness())


@lru_cache(maxsize=4096)
def _extent(text: str, font: str, size: float, _fine: int) -> float:
    return width_of(text, font, size)


def balanced(text: str, fits: float, measure: Callable[[str], float]) -> str:
    """Breaks a name into two lines so that the longer one is as short as can be.

    Args:
        text: One line of words.
        fits: Width in which one line would do.
        measure: Width of a text.
    """
    if "\n" in text or measure(text) <= fits or " " not in text:
        return text
    words = text.split(" ")
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(map(measure, lines))))


class StyledLabel(PlainLabel):
    """A label in a text style and a colour role.

    Attributes:
        words: The text; `text` holds it as broken into lines.
        style: Name of a text style.
        ink: Name of a colour role.
        balance: Two lines of about the same length instead of one full and one short.
        lines: Most lines it may have while its type can still shrink; 0 for any number.
        smaller: Part of the style's size that a neighbour leaves it.
        natural_height: Height of the text as it is now, pixels.
    """

    theme = ObjectProperty(None, allownone=True)
    words = StringProperty("")
    style = StringProperty("body")
    ink = StringProperty("ink")
    balance = BooleanProperty(False)
    lines = NumericProperty(0)
    smaller = NumericProperty(1.0)
    natural_height = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        self._set: object = None
        self._made = False
        super().__init__(**kwargs)
        self.valign = "middle"
        self._made = True
        self._follow()

    @property
    def least_width(self) -> float:
        """Width below which its longest word would be broken, however small the type, pixels."""
        if self.theme is None:
            return 0.0
        style = self.theme.type[self.style].scaled(self.smaller)
        longest = max((extent(word, style.font, style.size) for word in _parts(self.words)), default=0.0)
        return longest * least_scale(style) + 2 * _SLACK

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its lines need."""
        self.width = width
        self._typeset()
        self.height = self.natural_height
        return float(self.height)

    def on_theme(self, *_: Any) -> None:
        """Has the look that it is given from now on."""
        if self._made:
            self._follow()

    def _follow(self) -> None:
        if self.theme is not None:
            self.theme.follow(self)
            self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._typeset()
        self._colour()

    def _colour(self, *_: Any) -> None:
        if self.theme is not None and self._made:
            self.color = self.theme.colours[self.ink]

    on_ink = _colour

    def _typeset(self, *_: Any) -> None:
        if self.theme is None or self.width <= 1 or not self._made:
            return
        style = self.theme.type[self.style].scaled(self.smaller)
        wanted = (self.words, round(self.width), self.lines, self.balance, style)
        if wanted == self._set:  # a list asks many times over while it finds its size
            return
        self._set = wanted
        # The typeface's own line is 1.25 of its size. A much taller one fills a button, it sets no lines.
        line_height = style.line / (style.size * _OWN_LINE)
        text, scale = fitted(self.words, self.width, self.lines, self.balance, style)
        self.font_name, self.font_size = style.font, style.size * scale
        self.line_height = line_height if line_height < 1.25 else 1.0
        self.text = text
        self.natural_height = (text.count("\n") + 1 if text else 0) * style.line * scale

    on_words = on_style = on_width = on_balance = on_lines = on_smaller = _typeset


def height_at(text: str, width: float, style: TextStyle, lines: float = 0) -> float:
    """Height of a text at a width, pixels; endless where a word of it would have to be torn."""
    if not text:
        return 0.0
    measure = _measure(style, least_scale(style))
    if any(measure(part) > width - _SLACK for part in _parts(text)):
        return inf
    broken, scale = fitted(text, width, lines, False, style)
    return (broken.count("\n") + 1) * style.line * scale


def fitted(text: str, width: float, lines: float, balance: bool, style: TextStyle) -> tuple[str, float]:
    """A text broken into the lines that are drawn, and a scale of its type, at most 1.

    The type shrinks until the text fits a width in no more than so many lines, but not below half of its
    size, and until no word is torn, but not below the least size that can be read. What still does not fit
    has more lines.
    """
    return _fitted(text, width, lines, balance, style, fineness())


@lru_cache(maxsize=1024)
def _fitted(
    text: str, width: float, lines: float, balance: bool, style: TextStyle, _fine: int
) -> tuple[str, float]:
    width -= _SLACK  # what measures a line and what breaks it may differ by a pixel
    scale, measure = 1.0, _measure(style, 1.0)
    hopeless = "\n" in text or measure(text) * style.shrink > width
    while not hopeless and scale >= style.shrink:
        if measure(text) <= width:
            return text, scale
        scale -= _STEP
        measure = _measure(style, scale)
    scale, least = 1.0, least_scale(style)
    while True:
        measure = _measure(style, scale)
        rows = _broken(text, width, measure, balance=balance)
        torn = any(measure(part) > width for part in _parts(text))
        if scale <= least or (not torn and (not lines or len(rows) <= lines or scale <= _SMALLEST)):
            return "\n".join(rows), scale
        scale = max(scale - _STEP, least)


def _broken(text: str, width: float, measure: Callable[[str], float], *, balance: bool) -> list[str]:
    full = _rows_of(text, width, measure)
    if not balance:
        return full
    even = _rows_of(balanced(text, width, measure), width, measure)
    return even if len(even) <= len(full) else full


def _rows_of(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    if _without_spaces(text):
        from app.ui.base.line_breaks import broken

        text = broken(text, width, measure)
    return [row for line in text.split("\n") for row in _rows(line, width, measure)]


def _without_spaces(text: str) -> bool:
    """Whether a text may be in a script that is written without spaces; those come late in Unicode."""
    return max(text, default="") >= "\u2e80"


def _parts(text: str) -> list[str]:
    """The parts of a text that a line may end after."""
    if not _without_spaces(text):
        return text.split()
    from app.ui.base.line_breaks import unbroken

    return unbroken(text)


def least_scale(style: TextStyle) -> float:
    """Part of a style's size below which its type is never set."""
    return min(dp(_LEAST_DP) / style.size, 1.0)


def _measure(style: TextStyle, scale: float) -> Callable[[str], float]:
    """What measures texts of a style as they are drawn; type comes in whole pixels, small ones run wide."""
    size = style.size * scale
    return lambda part: extent(part, style.font, size)


def _rows(line: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A line broken between words, and a word that is wider than a whole line within itself."""
    rows, current = [], ""
    for word in line.split(" "):
        longer = f"{current} {word}" if current else word
        if measure(longer) <= width:
            current = longer
            continue
        if current:
            rows.append(current)
        current = word
        while len(current) > 1 and measure(current) > width:
            fits = next((n for n in range(len(current) - 1, 1, -1) if measure(current[:n]) <= width), 1)
            rows.append(current[:fits])
            current = current[fits:]
    return [*rows, current]


class Icon(PlainLabel):
    """A single icon.

    Attributes:
        icon: Name of an icon of the tokens.
        icon_size: Its size, pixels.
        filled: The filled drawing, else the outlined one.
    """

    theme = ObjectProperty(None, allownone=True)
    icon = StringProperty("")
    ink = StringProperty("ink")
    icon_size = NumericProperty(24)
    filled = BooleanProperty(True)

    def __init__(self, **kwargs: Any) -> None:
        self._made = False
        super().__init__(**kwargs)
        self._made = True
        self.on_theme()

    def on_theme(self, *_: Any) -> None:
        """Has the look that it is given from now on."""
        if self.theme is not None and self._made:
            self.theme.follow(self)
            self._draw()
            self._colour()

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour()

    def _colour(self, *_: Any) -> None:
        if self.theme is not None and self._made:
            self.color = self.theme.colours[self.ink]

    on_ink = _colour

    def _draw(self, *_: Any) -> None:
        if self.theme is not None and self.icon and self._made:
            self.font_name = self.theme.icon_font(filled=self.filled)
            self.font_size = self.icon_size
            self.text = self.theme.icon(self.icon, filled=self.filled)

    on_icon = on_icon_size = on_filled = _draw
