"""All of something, each with a bar: exercises, or areas of the body."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.days import length
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.screens.page import Page
from app.ui.widgets.bars import Bar
from app.ui.widgets.long_list import LongList
from app.ui.widgets.panel import Panel
from app.ui.widgets.sheet_button import button

_TOP = 6  # bars that the history shows; the others have a page of their own
_LONGEST = 12  # names that are measured
_GAP_DP = 20


class Named(NamedTuple):
    """A length of time by name, in English as written."""

    name: str
    seconds: float


def bars(page: Page, title: str, named: Sequence[Named], everything: Callable[[], None]) -> Panel:
    """A card with the longest bars.

    Args:
        page: Whose card it is.
        title: Its heading.
        named: All there are, the longest first.
        everything: Opens the page with all of them.
    """
    panel = Panel(page.theme, gap=dp(14))
    panel.add(page.words(title, "heading"))
    for item in named[:_TOP]:
        panel.add(Bar(page.theme, page.tr(item.name), length(item.seconds, page.tr), _part(item, named)))
    if len(named) > _TOP:
        words = page.tr(_("All {count}")).format(count=len(named))
        tap = button(page.theme, "", words, "surface_2", "ink")
        tap.bind(on_release=lambda *_: everything())
        panel.add(tap)
    return panel


class BarsPage(Page):
    """All of them in a list of recycled rows.

    Args:
        kit: What every page is made with.
        title: What they are.
        named: All there are, the longest first.
        leave: Leaves the page.
    """

    def __init__(self, kit: Kit, title: str, named: Sequence[Named], leave: Callable[[], None]) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        self._named = named
        self.list = LongList(
            lambda: Bar(self.theme), self._fill, lambda: self.words("", "title"), dp(_GAP_DP)
        )
        self.list.row_height = self._row_height
        self.list.show([(title, len(named))])
        self.add(self.list)

    def _fill(self, row: Any, _section: int, number: int) -> None:
        item = self._named[number]
        row.show(self.tr(item.name), length(item.seconds, self.tr), _part(item, self._named))

    def _row_height(self, width: float) -> float:
        longest = sorted((self.tr(item.name) for item in self._named), key=len)[-_LONGEST:]
        value = max((length(item.seconds, self.tr) for item in self._named[:_LONGEST]), key=len, default="")
        return max((Bar(self.theme, name, value).fit(width) for name in longest), default=dp(48))


def _part(item: Named, named: Sequence[Named]) -> float:
    return item.seconds / max(named[0].seconds, 1.0)
