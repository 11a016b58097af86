"""Headings and notes of the library's lists."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.panel import Panel
from app.ui.widgets.sheet import button
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import StyledLabel, extent

_INSET_DP = 4


class SectionHead(Widget):
    """A heading on the text margin, with something quiet at the end of its line.

    Args:
        theme: The look.
        words: The heading.
        end: Quiet words at its end, or a widget such as a button.
        end_style, end_ink: Text style and colour role of these words.
    """

    def __init__(
        self, theme: Theme, words: str, end: Any = "", end_style: str = "body", end_ink: str = "ink_2"
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        self._title = self._label("heading", words, "ink")
        self._end = self._label(end_style, end, end_ink) if isinstance(end, str) else end
        for part in (self._title, self._end):
            self.add_widget(part)
        self._below = False
        self.fbind("pos", self._place)

    def _label(self, style: str, words: str, ink: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
        )

    def say(self, words: str, end: str = "") -> None:
        """Says something else."""
        self._title.words = words
        if isinstance(self._end, StyledLabel):
            self._end.words = end

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        inner = width - 2 * dp(_INSET_DP)
        end = self._end
        style = self.theme.type["heading"]
        needs = extent(self._title.words, style.font, style.size) + dp(3)
        if isinstance(end, StyledLabel):
            body = self.theme.type[end.style]
            wide = extent(end.words, body.font, body.size) + dp(3) if end.words else 0.0
            end.fit(max(min(wide, inner), 2))
        else:
            wide = min(end.natural_width, width)
            end.size = (wide, max(dp(34), self.theme.type[end.style].line + dp(14)))  # a finger has more
        self._below = bool(wide) and needs + dp(12) + wide > inner
        high = self._title.fit(inner if self._below or not wide else inner - wide - dp(12))
        lower = end.height if wide else 0.0
        # A button reaches beyond the line; the heading's own line is what counts.
        if not isinstance(end, StyledLabel) and not self._below:
            lower = 0.0
        self.size = (width, high + lower if self._below else max(high, lower))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        title, end = self._title, self._end
        middle = self.top - title.height / 2
        title.pos = (self.x + dp(_INSET_DP), self.top - title.height)
        pad = 0 if isinstance(end, StyledLabel) else end.pad
        if self._below:
            end.pos = (self.x + dp(_INSET_DP) - pad, self.y)
        else:
            end.pos = (self.right - dp(_INSET_DP) - end.width + pad, middle - end.height / 2)


def text_button(theme: Theme, icon: str, words: str, action: Callable[[], None]) -> Tap:
    """A button without a fill, for the end of a heading's line."""
    tap = Tap(
        theme=theme,
        icon=icon,
        words=words,
        icon_size=theme.size("icon_sizes_dp", "inline"),
        gap=dp(8),
        pad=dp(10),
        style="chip",
        fill="",
        ink="ink",
        size_hint=(None, None),
    )
    tap.bind(on_release=lambda *_: action())
    return tap


def note(theme: Theme, title: str, text: str, *choices: tuple[str, str, Callable[[], None]]) -> Panel:
    """A calm card that says something about a list, with what can be done: icon, words and action of each."""
    panel = Panel(theme, pad=dp(20), gap=dp(8))
    for words, style, ink in ((title, "heading", "ink"), (text, "body", "ink_2")):
        if words:
            panel.add(
                StyledLabel(
                    theme=theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
                )
            )
    for number, (symbol, words, action) in enumerate(choices):
        tap = button(theme, symbol, words, "surface_2", "ink")
        tap.bind(on_release=lambda *_, action=action: action())
        panel.add(tap, dp(12 if number == 0 else 8))
    return panel
