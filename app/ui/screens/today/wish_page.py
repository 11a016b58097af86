"""What today is like, for whoever wants to say it: the kind of run, the cold, time, and what is at hand."""

from collections.abc import Callable
from dataclasses import replace

from kivy.metrics import dp

from app.core.i18n import counted, in_context, several
from app.core.i18n import mark as _
from app.core.needs import THINGS, WITHOUT
from app.core.today.wish import KINDS, NO_WISH, SHORT_MIN, DayWish
from app.ui.pages.page import Page
from app.ui.widgets.chip_cloud import ChipCloud
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.section import SectionHead
from app.ui.widgets.sheet import button
from app.ui.widgets.wide_tap import WideTap

_ONLY = several("Only {count} minute", "Only {count} minutes")
_COLD, _SHORT = "cold", "short"


class WishPage(Page):
    """The page; every tap holds at once, and nothing has to be tapped.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        wish: What was said before.
        said: Called with what is said now.
        leave: Leads back.
    """

    def __init__(
        self, kit: PageContext, wish: DayWish, said: Callable[[DayWish], None], leave: Callable[[], None]
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        self._wish, self._said = wish, said
        tr = self.tr
        self.add(self.words(tr(_("What is today like?")), "title"), dp(6))
        text = _("Say what you like, or nothing. Limber picks what fits; it holds for today.")
        self.add(self.words(tr(text), "body", "ink_2"), dp(6))
        any_ = {"": tr(in_context("any kind of run", "Any"))}
        kinds = any_ | {kind: tr(words) for kind, words in KINDS.items()}
        self.kinds = ChipCloud(self.theme, kinds, self._kind, [wish.kind], one=True)
        self._section(_("Kind of run"), self.kinds)
        how = {_COLD: tr(_("It is cold")), _SHORT: counted(tr, _ONLY, SHORT_MIN)}
        self.how = ChipCloud(self.theme, how, self._how)
        self._section(_("Cold, or in a hurry"), self.how)
        without = {thing: tr(WITHOUT[thing]) for thing in THINGS}
        self.without = ChipCloud(self.theme, without, self._lacks)
        self._section(_("What you do not have"), self.without)
        self._forget = button(self.theme, "undo", tr(_("Forget all of it")), "surface_2", "ink")
        self._forget.bind(on_release=lambda *_: self._take(NO_WISH))
        self.add(self._forget, dp(22))
        self.foot.add(WideTap(self.theme, tr(_("Done")), leave, icon="check"))
        self._show()

    def _section(self, words: str, chips: ChipCloud) -> None:
        self.add(SectionHead(self.theme, self.tr(words)), dp(20))
        self.add(chips, dp(10))

    def _kind(self, chosen: list[str]) -> None:
        self._take(replace(self._wish, kind=chosen[0]))

    def _how(self, chosen: list[str]) -> None:
        self._take(replace(self._wish, cold=_COLD in chosen, short=_SHORT in chosen))

    def _lacks(self, chosen: list[str]) -> None:
        self._take(replace(self._wish, without=frozenset(chosen)))

    def _take(self, wish: DayWish) -> None:
        self._wish = wish
        self._said(wish)
        self._show()

    def _show(self) -> None:
        wish = self._wish
        self.kinds.show([wish.kind])
        self.how.show([name for name, on in ((_COLD, wish.cold), (_SHORT, wish.short)) if on])
        self.without.show([thing for thing in THINGS if thing in wish.without])
        self._forget.disabled, self._forget.opacity = not wish, float(bool(wish))
        self.refit()
