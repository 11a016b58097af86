"""What made a runner stop."""

from collections.abc import Callable, Mapping

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.screens.check_in.ticks_page import TicksPage
from app.ui.widgets.page_context import PageContext


class RunStoppedPage(TicksPage):
    """Asks which of the stop signs there was.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        signs: Words of each sign by its id, translated.
        done: Called with the ids of those that were ticked.
        leave: Goes without an answer.
    """

    def __init__(
        self,
        kit: PageContext,
        signs: Mapping[str, str],
        done: Callable[[frozenset[str]], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="close", leave=leave, two=True, go_on=kit.tr(_("See advice")))
        self._signs, self._done = tuple(signs), done
        title, text = self.tr(_("What made you stop?")), self.tr(_("Tick what is true."))
        self.add(self.head(title, text), dp(10))
        self.column.block()
        self.lines(list(signs.values()), [False] * len(signs))

    def go_on(self) -> None:
        """What is not ticked was not there."""
        ticked = (name for name, on in zip(self._signs, self.ticks.ticked, strict=True) if on)
        self._done(frozenset(ticked))
