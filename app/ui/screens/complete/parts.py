"""Parts of the end of a session: the card that compares two scores, and the areas that were worked."""

from collections.abc import Sequence
from typing import Any

from kivy.graphics import Color, Ellipse, Line, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.back.check_in import Outcome
from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.panel import Panel
from app.ui.widgets.words import Icon, StyledLabel, extent

TONES = {"green": "go", "amber": "ease", "red": "stop"}
_ICONS = {"go": "check_circle", "ease": "warning", "stop": "block"}
_SEVERE = "dangerous"
_BADGE_DP, _BADGE_ICON_DP, _ARROW_DP = 44, 28, 22


class Badge(Widget):
    """A round mark in the colour of an outcome."""

    def __init__(self, theme: Theme) -> None:
        size = dp(_BADGE_DP)
        super().__init__(size_hint=(None, None), size=(size, size))
        self._theme, self._tone = theme, ""
        with self.canvas.before:
            self._colour, self._disc = Color(1, 1, 1, 0), Ellipse()
        self._icon = Icon(theme=theme, icon_size=dp(_BADGE_ICON_DP), size_hint=(None, None))
        self.add_widget(self._icon)
        self.fbind("pos", self._place)
        theme.follow(self)

    def show(self, tone: str, icon: str) -> None:
        """Shows a tone: go, ease or stop."""
        self._tone, self._icon.icon = tone, icon
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        tone = self._tone
        self._colour.rgba = self._theme.colours[tone or "surface_2"]
        self._icon.ink = f"on_{tone}" if tone else "ink_2"

    def _place(self, *_: Any) -> None:
        self._disc.pos, self._disc.size = self.pos, self.size
        self._icon.pos, self._icon.size = self.pos, self.size


class _Line(Widget):
    """A badge, two scores with an arrow between them, and words; what does not fit goes onto a new line."""

    def __init__(self, *parts: Any, gap: float) -> None:
        super().__init__(size_hint=(None, None))
        self._parts, self._gap = parts, gap
        self._places: list[tuple[Any, float, float]] = []
        for part in parts:
            self.add_widget(part)
        self.fbind("pos", self._place)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        rows: list[list[Any]] = [[]]
        x = 0.0
        for part in self._parts:
            if isinstance(part, StyledLabel):
                if not part.words:
                    part.size = (0, 0)
                    continue
                part.fit(min(_extent(part), width))
            elif part.opacity == 0:
                continue
            if x + part.width > width and rows[-1]:
                rows.append([])
                x = 0.0
            rows[-1].append(part)
            x += part.width + self._gap
        top, self._places = 0.0, []
        for row in rows:
            high = max((part.height for part in row), default=0.0)
            x = 0.0
            for part in row:
                self._places.append((part, x, top + (high + part.height) / 2))
                x += part.width + self._gap
            top += high + dp(4)
        self.size = (width, max(top - dp(4), 0))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)


class Compared(Panel):
    """Says how the score of now compares with the one before, and what follows.

    Args:
        theme: The look.
        tr: Translates.
        before: The score before the run, or None.
    """

    def __init__(self, theme: Theme, tr: Translate, before: int | None) -> None:
        super().__init__(theme, "surface", pad=dp(16), gap=dp(9))
        self._tr, self._before = tr, before
        self._badge = Badge(theme)
        size = dp(_ARROW_DP)
        self._arrow = Icon(
            theme=theme, icon="arrow_forward", icon_size=size, size=(size, size), size_hint=(None, None)
        )
        self._from = self._label("heading_large", "" if before is None else str(before))
        self._to = self._label("heading_large", "")
        self._way = self._label("row", "")
        self._text = self._label("body", "")
        self.add(_Line(self._badge, self._from, self._arrow, self._to, self._way, gap=dp(12)))
        self.add(self._text)
        self.show(None, None)

    def _label(self, style: str, words: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink="ink", halign="left", size_hint=(None, None)
        )

    def show(self, score: int | None, outcome: Outcome | None) -> None:
        """Shows a score with what follows from it; None while none was chosen."""
        tr = self._tr
        tone = TONES[outcome.colour] if outcome else ""
        icon = _SEVERE if outcome and outcome.state == "severe" else _ICONS.get(tone, "check_circle")
        if score is None:
            icon = "accessibility_new"
        self.fill = f"{tone}_tint" if tone else "surface"
        self._badge.show(tone, icon)
        self._arrow.opacity = 0 if self._before is None else 1
        self._to.words = "?" if score is None else str(score)
        self._way.words = "" if score is None else _compared(self._before, score, tr)
        if score is None:
            self._text.words = tr(_("Tap the number that fits best."))
        else:
            self._text.words = _advice(outcome, tr) if outcome else tr(_("Thank you. It will be kept."))
        ink = f"on_{tone}_tint" if tone else "ink"
        for part in (self._from, self._to, self._way, self._text, self._arrow):
            part.ink = ink


def _advice(outcome: Outcome, tr: Translate) -> str:
    return " ".join(map(tr, (outcome.words.heading, outcome.words.text, *outcome.notes)))


def _compared(before: int | None, now: int, tr: Translate) -> str:
    if before is None:
        return ""
    if now == before:
        return tr(_("same as before"))
    return tr(_("less than before")) if now < before else tr(_("more than before"))


class Areas(Widget):
    """Areas of the body as pills with a dot of the colour of work.

    Args:
        theme: The look.
        names: What they are called.
    """

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self._labels = [
            StyledLabel(theme=theme, style="chip", words=name, lines=1, halign="left", size_hint=(None, None))
            for name in names
        ]
        with self.canvas.before:
            self._fill_colour = Color(1, 1, 1, 1)
            self._fills = [RoundedRectangle() for _ in names]
            self._rim_colour = Color(0, 0, 0, 0)
            self._rims = [Line(width=dp(1)) for _ in names]
            self._dot_colour = Color(1, 1, 1, 1)
            self._dots = [Ellipse() for _ in names]
        for label in self._labels:
            self.add_widget(label)
        self._places: list[tuple[float, float, float]] = []
        self._high = 0.0
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def restyle(self) -> None:
        """Takes on the look in force."""
        colours = self.theme.colours
        self._fill_colour.rgba = colours["surface"]
        self._rim_colour.rgba = colours["line_strong"] if self.theme.contrast else (0, 0, 0, 0)
        self._dot_colour.rgba = colours["work"]

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of all rows."""
        gap, taken = dp(8), dp(10 + 12 + 7 + 13)
        self._high = high = max(dp(38), self.theme.type["chip"].line + dp(16))
        x = top = 0.0
        self._places = []
        for label in self._labels:
            wide = min(_extent(label) + taken, width)
            if x and x + wide > width:
                x, top = 0.0, top + high + gap
            self._places.append((x, top, wide))
            x += wide + gap
        self.size = (width, top + high if self._labels else 0)
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        high, dot = self._high, dp(12)
        for index, (left, top, wide) in enumerate(self._places):
            x, y = self.x + left, self.top - top - high
            fill, rim, label = self._fills[index], self._rims[index], self._labels[index]
            fill.pos, fill.size, fill.radius = (x, y), (wide, high), [high / 2]
            rim.rounded_rectangle = (x, y, wide, high, high / 2)
            self._dots[index].pos, self._dots[index].size = (x + dp(10), y + (high - dot) / 2), (dot, dot)
            label.fit(wide - dp(10 + 12 + 7 + 8))
            label.pos = (x + dp(29), y + (high - label.height) / 2)


def _extent(label: StyledLabel) -> float:
    style = label.theme.type[label.style]
    return extent(label.words, style.font, style.size) + 3
