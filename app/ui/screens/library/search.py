"""The line of the library with its segments and the way to search."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.ui.base.theme import Theme
from app.ui.widgets.choices import Segments
from app.ui.widgets.tap import Tap

if TYPE_CHECKING:
    from app.ui.widgets.search_field import SearchField

_SEARCH_DP, _WIDE_DP = 52, 640


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
        field.opacity, field.disabled = 1, False  # one that was closed before takes letters again at once
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

    def close(self) -> None:
        """Gives the keyboard back, for good."""
        if self.field is not None:
            self.field.close()

    def leave(self) -> bool:
        """One step back out of searching; False where nothing is searched for.

        A field that is typed in is emptied first.
        """
        field = self.field
        if field is None or not (self.searching or field.input.text or field.input.focus):
            return False
        if field.input.focus and field.input.text:
            self.clear()
        else:
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
