"""A page that asks "is any of this true?": ticks, and one button that says none of them or goes on."""

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.screens.check_in.answers import Ticks
from app.ui.widgets.column import Column
from app.ui.widgets.wide_tap import WideTap

_INSET_DP, _TITLE = 4, 28 / 30  # the size of the question on the page of the score
_MOST_OF_A_VIEW = 0.8
_HIDDEN_DP = 4  # of the last tick may lie below the edge


class TicksPage(StepPage):
    """Asks several things at once; none is ticked before the runner ticks it.

    "None of these" is an answer to every line, so it stands there only once the last line has been in view;
    before, the button leads down to what has not been seen.

    Attributes:
        ticks: The lines that are shown.
    """

    def __init__(self, *args: Any, go_on: str, **kwargs: Any) -> None:
        """Takes what every page takes.

        Args:
            args: As for a page.
            go_on: What the button says once something is ticked, translated.
            kwargs: As for a page.
        """
        self._look_soon = Clock.create_trigger(lambda _: self._look())  # once all has found its place
        self._go_on_words, self._seen = go_on, False
        super().__init__(*args, **kwargs)
        self.ticks = Ticks(self.theme, [], self.ticked, long=True)
        self._next = WideTap(self.theme, "", self._next_tapped)
        self.at_foot(self._next)
        self.scroll.fbind("scroll_y", lambda *_: self._look_soon())

    def head(self, title: str, text: str) -> Column:
        """The question above the ticks, and what it says below it."""
        words = Column(margin=dp(_INSET_DP))
        words.add(self.words(title, "title", smaller=_TITLE))
        words.add(self.words(text, "body", "ink_2"), dp(6))
        return words

    def lines(self, names: Sequence[str], ticked: Sequence[bool]) -> None:
        """Makes the ticks.

        Args:
            names: What each says, translated.
            ticked: Which of them hold already.
        """
        self.ticks = Ticks(self.theme, names, self.ticked, ticked, long=True)
        self.add(self.ticks, dp(14))
        self._seen = False
        self.scroll.scroll_y = 1.0
        self._name()
        self.refit()

    def ticked(self) -> None:
        """Called after every tap on a tick."""
        self._name()

    def go_on(self) -> None:
        """Called by the button once all has been seen."""
        raise NotImplementedError

    def _next_tapped(self) -> None:
        self._look()
        if self._seen:
            self.go_on()
            return
        hidden = next(tap for tap in self.ticks.taps if self._below_edge(tap))
        # To the top of the view, as far as there is something below it: one press shows a view more.
        view = self.scroll.to_window(*self.scroll.pos)[1] + self.scroll.height
        up = view - hidden.to_window(*hidden.pos)[1] - hidden.height - dp(12)
        if up < dp(24):  # a line that is higher than the view
            up = self.scroll.height * _MOST_OF_A_VIEW
        part = self.scroll.convert_distance_to_scroll(0, up)[1]
        self.scroll.scroll_y = max(self.scroll.scroll_y - part, 0.0)

    def _below_edge(self, tap: Any) -> bool:
        edge = self.scroll.to_window(*self.scroll.pos)[1]
        return bool(tap.to_window(*tap.pos)[1] < edge - dp(_HIDDEN_DP))

    def _look(self) -> None:
        """Notes that the last line is in view."""
        if not self._seen and self.ticks.taps and self.ticks.height > 1 and self.scroll.height > 1:
            self._seen = not self._below_edge(self.ticks.taps[-1])
            self._name()

    def _name(self) -> None:
        if not self._seen:
            words, icon = self.tr(_("Read on")), "expand_more"
        elif any(self.ticks.ticked):
            words, icon = self._go_on_words, ""
        else:
            words, icon = self.tr(_("None of these")), ""
        self._next.words, self._next.icon = words, icon

    def _arrange(self, *args: Any) -> None:
        super()._arrange(*args)
        self._look_soon()
