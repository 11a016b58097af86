"""Headings, notes and the line with the search of the library."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.words import Translate
from app.core.words import mark as _
from app.ui.theme import Theme
from app.ui.widgets.choices import Segments
from app.ui.widgets.panel import Panel
from app.ui.widgets.sheet import button
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Words, extent

if TYPE_CHECKING:
    from app.ui.widgets.search_field import SearchField

_INSET_DP, _SEARCH_DP, _WIDE_DP = 4, 52, 640


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

    def _label(self, style: str, words: str, ink: str) -> Words:
        return Words(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
        )

    def say(self, words: str, end: str = "") -> None:
        """Says something else."""
        self._title.words = words
        if isinstance(self._end, Words):
            self._end.words = end

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need."""
        inner = width - 2 * dp(_INSET_DP)
        end = self._end
        style = self.theme.type["heading"]
        needs = extent(self._title.words, style.font, style.size) + dp(3)
        if isinstance(end, Words):
            body = self.theme.type[end.style]
            wide = extent(end.words, body.font, body.size) + dp(3) if end.words else 0.0
            end.fit(max(min(wide, inner), 2))
        else:
            wide = min(end.natural_width, width)
            end.size = (wide, max(dp(40), self.theme.type[end.style].line + dp(16)))
        self._below = bool(wide) and needs + dp(12) + wide > inner
        high = self._title.fit(inner if self._below or not wide else inner - wide - dp(12))
        lower = end.height if wide else 0.0
        # A button reaches beyond the line; the heading's own line is what counts.
        if not isinstance(end, Words) and not self._below:
            lower = 0.0
        self.size = (width, high + lower if self._below else max(high, lower))
        self._place()
        return float(self.height)

    def _place(self, *_: Any) -> None:
        title, end = self._title, self._end
        middle = self.top - title.height / 2
        title.pos = (self.x + dp(_INSET_DP), self.top - title.height)
        pad = 0 if isinstance(end, Words) else end.pad
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


class SearchLine(Widget):
    """The two segments with the way to search: a magnifier beside them, or the field where there is room.

    Args:
        theme: The look.
        tr: Translates.
        segments: Routines and exercises.
        search: Called with what is searched for.
        refit: Has the page measured again.
    """

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        segments: Segments,
        search: Callable[[str], None],
        refit: Callable[[], None],
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self._tr, self.segments, self._refit = theme, tr, segments, refit
        self._search = search
        self.tap = Tap(
            theme=theme,
            icon="search",
            icon_size=theme.size("icon_sizes_dp", "row"),
            fill="surface_2",
            size=(dp(_SEARCH_DP), dp(_SEARCH_DP)),
            size_hint=(None, None),
        )
        self.tap.bind(on_release=lambda *_: self.begin())
        self.field: SearchField | None = None
        self.searching = False
        self._wide = False
        for part in (segments, self.tap):
            self.add_widget(part)
        self.fbind("pos", self._place)

    @property
    def text(self) -> str:
        """What is searched for; "" for nothing."""
        return self.field.text if self.field is not None else ""

    def begin(self) -> None:
        """Opens the field for typing."""
        self.searching = True
        self._refit()
        field = self._made()
        field.opacity = 1
        field.input.focus = True

    def end(self) -> None:
        """Closes the field and searches for nothing."""
        self.searching = False
        if self.field is not None:
            self.field.input.text = ""
            self.field.input.focus = False
        self._search("")
        self._refit()

    def clear(self) -> None:
        """Searches for nothing; the field stays."""
        if self.field is not None:
            self.field.input.text = ""
        self._search("")

    def leave(self) -> bool:
        """One step back out of searching; False where nothing is searched for."""
        field = self.field
        if field is None or not (self.searching or field.text):
            return False
        self.end()
        return True

    def _made(self) -> "SearchField":
        if self.field is None:
            # Typing text brings the clipboard along, which takes its time to be found.
            from app.ui.widgets.search_field import SearchField

            hint = self._tr(_("Name, area or purpose"))
            self.field = SearchField(self.theme, hint, self._search, self.end)
            self.add_widget(self.field)
        return self.field

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height it needs."""
        self._wide = width >= dp(_WIDE_DP)
        gap = dp(8)
        if self._wide:
            half = (width - dp(12)) / 2
            high = max(self.segments.fit(half), self._made().fit(half))
        else:
            beside = 0.0 if self.searching else self.tap.width + gap
            high = self.segments.fit(width - beside)
            if self.searching:
                high += gap + self._made().fit(width)
        self.tap.opacity = 0 if self._wide or self.searching else 1
        self.tap.disabled = self.tap.opacity == 0
        if self.field is not None:
            self.field.opacity = 1 if self._wide or self.searching else 0
            self.field.disabled = self.field.opacity == 0
        self.size = (width, high)
        self._place()
        return float(high)

    def _place(self, *_: Any) -> None:
        segments, tap, field = self.segments, self.tap, self.field
        segments.pos = (self.x, self.top - segments.height)
        tap.pos = (self.right - tap.width, segments.center_y - tap.height / 2)
        if field is None:
            return
        if self._wide:
            field.pos = (self.right - field.width, segments.center_y - field.height / 2)
        elif self.searching:
            field.pos = (self.x, self.y)
        else:
            field.pos = (-field.width - dp(1000), 0)


def note(theme: Theme, title: str, text: str, *choices: tuple[str, str, Callable[[], None]]) -> Panel:
    """A calm card that says something about a list, with what can be done: icon, words and action of each."""
    panel = Panel(theme, pad=dp(20), gap=dp(8))
    for words, style, ink in ((title, "heading", "ink"), (text, "body", "ink_2")):
        if words:
            panel.add(
                Words(theme=theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None))
            )
    for number, (symbol, words, action) in enumerate(choices):
        tap = button(theme, symbol, words, "surface_2", "ink")
        tap.bind(on_release=lambda *_, action=action: action())
        panel.add(tap, dp(12 if number == 0 else 8))
    return panel
