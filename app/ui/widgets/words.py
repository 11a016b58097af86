"""Text in one of the styles of the tokens."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.theme import TextStyle
from app.ui.widgets.text import Text, width_of

_OWN_LINE = 1.25
_SLACK = 1.5
_SMALLEST = 0.55  # a word that still does not fit is a fault of the text, not of the screen


@lru_cache(maxsize=2048)
def extent(text: str, font: str, size: float) -> float:
    """Width of one line of text, pixels; measuring is slow, and lists ask for the same words again."""
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


class Words(Text):
    """A label in a text style and a colour role.

    Attributes:
        words: The text; `text` holds it as broken into lines.
        style: Name of a text style.
        ink: Name of a colour role.
        balance: Two lines of about the same length instead of one full and one short.
        lines: Most lines it may have; the type shrinks before it is ever cut.
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
        return longest * _SMALLEST + 2 * _SLACK

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
        self.text_size = (self.width, None)
        self.text = text

        def measure(part: str) -> float:
            return extent(part, style.font, style.size) * scale

        rows = sum(_rows(line, self.width, measure) for line in text.split("\n")) if text else 0
        self.natural_height = rows * style.line * scale

    on_words = on_style = on_width = on_balance = on_lines = on_smaller = _typeset


def fitted(text: str, width: float, lines: float, balance: bool, style: TextStyle) -> tuple[str, float]:
    """Line breaks and a scale of the type, 0.55 to 1, with which a text fits a width and a count of lines."""

    def measure(part: str) -> float:
        return extent(part, style.font, style.size) * scale

    width -= _SLACK  # what measures a line and what breaks it may differ by a pixel
    scale = 1.0
    if "\n" not in text and measure(text) <= width:
        return text, scale
    if measure(text) > width and measure(text) * style.shrink <= width:
        return text, width / measure(text) * 0.995
    while True:
        broken = balanced(text, width, measure) if balance else text
        if _without_spaces(broken):
            from app.ui.line_breaks import broken as broken_anywhere

            broken = broken_anywhere(broken, width, measure)
        longest = max((measure(word) for line in broken.split("\n") for word in line.split(" ")), default=0)
        rows = sum(_rows(line, width, measure) for line in broken.split("\n"))
        if (longest <= width and (not lines or rows <= lines)) or scale <= _SMALLEST:
            return broken, scale
        scale -= 0.03


def _without_spaces(text: str) -> bool:
    """Whether a text may be in a script that is written without spaces; those come late in Unicode."""
    return max(text, default="") >= "\u2e80"


def _parts(text: str) -> list[str]:
    """The parts of a text that a line may end after."""
    if not _without_spaces(text):
        return text.split()
    from app.ui.line_breaks import unbroken

    return unbroken(text)


def _rows(line: str, width: float, measure: Callable[[str], float]) -> int:
    rows, current = 1, ""
    for word in line.split(" "):
        longer = f"{current} {word}".strip()
        if current and measure(longer) > width:
            rows, current = rows + 1, word
        else:
            current = longer
    return rows


class Icon(Text):
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
