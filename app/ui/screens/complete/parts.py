"""The card that compares two scores at the end of a session."""

from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.back.check_in import Outcome
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.column import Column
from app.ui.widgets.panel import Panel
from app.ui.widgets.shapes import Disc
from app.ui.widgets.words import Icon, StyledLabel, extent

TONES = {"green": "go", "amber": "ease", "red": "stop"}
_ICONS = {"go": "check_circle", "ease": "warning", "stop": "block"}
_SEVERE = "dangerous"
_DOWN = several("down by one", "down by {count}")
_UP = several("up by one", "up by {count}")
_BADGE_DP, _BADGE_ICON_DP, _ARROW_DP, _LEAST_DP = 40, 26, 22, 112


class Badge(Widget):
    """A round mark in the colour of an outcome."""

    def __init__(self, theme: Theme) -> None:
        size = dp(_BADGE_DP)
        super().__init__(size_hint=(None, None), size=(size, size))
        self._theme, self._tone = theme, ""
        with self.canvas.before:
            self._colour, self._disc = Color(1, 1, 1, 0), Disc()
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
        warmed: So much was done that the runner may be sent off as warmed up.
    """

    def __init__(self, theme: Theme, tr: Translate, before: int | None, *, warmed: bool) -> None:
        super().__init__(theme, "surface", pad=dp(12), gap=dp(2))
        self._tr, self._before, self._warmed = tr, before, warmed
        self._badge = Badge(theme)
        size = dp(_ARROW_DP)
        self._arrow = Icon(
            theme=theme, icon="arrow_forward", icon_size=size, size=(size, size), size_hint=(None, None)
        )
        self._from = self._label("heading_large", "" if before is None else str(before))
        self._to = self._label("heading_large", "")
        self._way = self._label("row", "")
        self._text = self._label("body", "")
        inside = Column(gap=dp(2), margin=dp(4))
        inside.add(_Line(self._badge, self._from, self._arrow, self._to, self._way, gap=dp(12)))
        inside.add(self._text)
        self.add(inside)

    def _label(self, style: str, words: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink="ink", halign="left", size_hint=(None, None)
        )

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its content needs."""
        self.height = max(super().fit(width), dp(_LEAST_DP))
        return float(self.height)

    def show(self, score: int, outcome: Outcome | None) -> None:
        """Shows a score with what follows from it."""
        tr = self._tr
        tone = TONES[outcome.colour] if outcome else ""
        icon = _SEVERE if outcome and outcome.state == "severe" else _ICONS.get(tone, "check_circle")
        self.fill = f"{tone}_tint" if tone else "surface"
        self._badge.show(tone, icon)
        self._arrow.opacity = 0 if self._before is None else 1
        self._to.words = str(score)
        self._way.words = _compared(self._before, score, tr)
        self._text.words = self._advice(outcome) if outcome else tr(_("Thank you. It will be kept."))
        ink = f"on_{tone}_tint" if tone else "ink"
        for part in (self._from, self._to, self._way, self._text, self._arrow):
            part.ink = ink

    def _advice(self, outcome: Outcome) -> str:
        said = [self._tr(words) for words in (outcome.words.text, *outcome.notes)]
        if self._warmed or outcome.colour != "green":
            heading = self._tr(outcome.words.heading)  # a title there, which has no full stop
            said.insert(0, heading if heading[-1:] in ".?!" else f"{heading}.")
        return " ".join(said)


def _compared(before: int | None, now: int, tr: Translate) -> str:
    if before is None:
        return ""
    if now == before:
        return tr(_("same as before"))
    return counted(tr, _DOWN if now < before else _UP, abs(now - before))


def _extent(label: StyledLabel) -> float:
    style = label.theme.type[label.style]
    return extent(label.words, style.font, style.size) + 3
