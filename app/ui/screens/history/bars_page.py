"""All of something, each with a bar: exercises, or areas of the body."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import Translate, counted, several
from app.core.spans import length
from app.ui.pages.page import Page
from app.ui.screens.history.bars import Amount, Bar
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.sheet_button import button

_ALL = several("All {count}", "All {count}")
_TOP = 6  # bars that the history shows; the others have a page of their own
_LONGEST = 12  # names that are measured
_GAP_DP = 20


class NamedSpan(NamedTuple):
    """A length of time by name, in English as written."""

    name: str
    seconds: float


def bars(page: Page, title: str, named: Sequence[NamedSpan], everything: Callable[[], None]) -> Panel:
    """A card with the longest bars.

    Args:
        page: Whose card it is.
        title: Its heading.
        named: All there are, the longest first.
        everything: Opens the page with all of them.
    """
    panel = Panel(page.theme, gap=dp(14))
    panel.add(page.words(title, "heading"))
    for amount in _amounts(named, page.tr)[:_TOP]:
        panel.add(Bar(page.theme, amount))
    if len(named) > _TOP:
        words = counted(page.tr, _ALL, len(named))
        tap = button(page.theme, "", words, "surface_2", "ink")
        tap.bind(on_release=lambda *_: everything())
        panel.add(tap)
    return panel


class BarsPage(Page):
    """All of them in a list of recycled rows.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        title: What they are.
        named: All there are, the longest first.
        leave: Leaves the page.
    """

    def __init__(
        self, kit: PageContext, title: str, named: Sequence[NamedSpan], leave: Callable[[], None]
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        self.list = Recycled(lambda: Bar(self.theme), self._high, gap=dp(_GAP_DP))
        self.list.show(_amounts(named, self.tr))
        self.add(self.words(title, "title"), dp(6))
        self.add(self.list)

    def _high(self, width: float) -> float:
        """All bars are as high as the one that needs most, so that a place in the list is a sum."""
        longest = sorted(self.list.items, key=lambda amount: len(amount.name))[-_LONGEST:]
        value = max((amount.value for amount in self.list.items), key=len, default="")
        tries = (Bar(self.theme, amount._replace(value=value)) for amount in longest)
        return max((bar.fit(width) for bar in tries), default=dp(48))


def _amounts(named: Sequence[NamedSpan], tr: Translate) -> list[Amount]:
    most = max((item.seconds for item in named), default=0.0) or 1.0
    return [Amount(tr(item.name), length(item.seconds, tr), item.seconds / most) for item in named]
