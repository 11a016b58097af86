"""The library: every routine and every exercise, to be filtered and searched."""

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.empty import StageCard
from app.ui.pages.page import Page
from app.ui.screens.library.exercises import ExerciseShelf
from app.ui.screens.library.routines import RoutineShelf
from app.ui.screens.library.search import SearchLine
from app.ui.screens.library.shelf import LibraryLinks, LibraryLists, Unsaved
from app.ui.widgets.choices import Chips, Segments
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.section import note
from app.ui.widgets.tab_bar import TabBar

_LOOK_S = 0.5
_NOTHING_YET = "hip-circles"  # the move that a list without anything shows


class LibraryScreen(Page):
    """Routines and exercises.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tabs: The bar of rooms.
        lists: What there is.
        doors: Where it leads.
    """

    def __init__(self, kit: PageContext, tabs: TabBar, lists: LibraryLists, doors: LibraryLinks) -> None:
        super().__init__(kit, kit.tr(_("Library")), tabs=tabs, most_dp=0)
        self._lists, self._doors = lists, doors
        self._shelves = (
            RoutineShelf(kit, lists, doors, self.refresh, self._look_anew),
            ExerciseShelf(kit, lists, doors, self.refresh),
        )
        self._chosen, self._query = [0, 0], ""
        names = [self.tr(_("Routines")), self.tr(_("Exercises"))]
        self.segments = Segments(self.theme, names, self._turn)
        self.search = SearchLine(self.theme, self.tr, self.segments, self._search, self.refit)
        self.add(self.search, dp(6))
        self._slot, self._body = Column(), Column()
        self._slot.bleed = True
        self.add(self._slot, dp(8))
        self.add(self._body, 0)
        self._chips: list[Chips | None] = [None, None]
        self._following = Clock.create_trigger(self._follow, _LOOK_S)
        lists.listeners.append(self.again)
        Window.fbind("focus", self._back_at_the_window)

    @property
    def chips(self) -> Chips:
        """The filters of the list that is seen."""
        now = self.segments.now
        shelf = self._shelves[now]
        filters = [self.tr(name) for name in shelf.filters]
        chips = self._chips[now]
        if chips is None or [tap.words for tap in chips.taps] != filters:
            self._chosen[now] = min(self._chosen[now], len(filters) - 1)
            chips = self._chips[now] = Chips(self.theme, filters, self._filter, self._chosen[now])
        return chips

    def shown(self) -> None:
        """Shows what has changed meanwhile."""
        self._lists.look()
        self.again()

    def _back_at_the_window(self, _window: Any, focus: bool) -> None:
        """Files may have been mended in another program."""
        if focus and self.parent is not None:
            self.shown()

    def again(self) -> None:
        """Shows the lists as they are now."""
        for shelf in self._shelves:
            shelf.forget()
        self.refresh()

    def close(self) -> None:
        """Looks no more."""
        self._following.cancel()
        self.search.close()
        if self.again in self._lists.listeners:
            self._lists.listeners.remove(self.again)
        Window.funbind("focus", self._back_at_the_window)
        super().close()

    def key(self, name: str) -> bool:
        """Esc ends a search first; a slash or Ctrl and F begins one."""
        if name == "escape" and self.search.leave():
            return True
        if name in ("/", "find"):
            Clock.schedule_once(lambda _dt: self.search.begin(), 0)  # the slash itself is no part of it
            return True
        return super().key(name)

    def refresh(self) -> None:
        """Shows the list as it is now."""
        now = self.segments.now
        chips = self.chips
        lines = [line for line in (chips, self._shelves[now].toggles) if line is not None]
        if self._slot.items != lines:
            self._slot.clear()
            for line in lines:
                self._slot.add(line)
        query = self._query = self.search.text
        parts, found = self._shelves[now].parts(query, self._chosen[now])
        self._body.clear()
        for one in () if query else self._doors.unsaved():
            self._body.add(self._kept(one), dp(10))
        for widget, gap in parts:
            self._body.add(widget, gap)
        filtered = self._chosen[now] or self._shelves[now].narrowed
        if not found and (query or filtered) and not self._lists.reading:
            self._body.add(self._nothing(query), dp(18))
        if self._lists.reading:
            self._following()
        self.refit()

    def _kept(self, one: Unsaved) -> Any:
        """A card that offers to go on with something."""
        tr = self.tr

        def drop() -> None:
            one.drop()
            self.refresh()

        text = tr(_("It is kept, and not saved yet."))
        go_on = ("edit", tr(_("Resume")), one.go_on)
        return note(self.theme, one.title, text, go_on, ("delete", tr(_("Drop the changes")), drop))

    def _follow(self, _dt: float) -> None:
        if self._lists.reading:
            self._shelves[0].tell_progress()
            self._following()

    def _search(self, text: str) -> None:
        if text != self._query:  # else what is shown stays, with the finger that may be on it
            self._look_anew()

    def _turn(self, _index: int) -> None:
        self._look_anew()

    def _filter(self, index: int) -> None:
        self._chosen[self.segments.now] = index
        self._look_anew()

    def _look_anew(self) -> None:
        self.refresh()
        self.scroll.scroll_y = 1

    def _nothing(self, query: str) -> Any:
        tr, now = self.tr, self.segments.now
        shelf, narrowed = self._shelves[now], self._shelves[now].narrowed
        choices = shelf.ways_out(query, self._chosen[now])
        if query:
            title = tr(_("Nothing found for “{words}”")).format(words=query[:40])
            text = tr(_("Try another word, or part of one."))
        elif narrowed:
            title, text = tr(_("Nothing fits all of these filters")), tr(_("Take one of them away."))
        else:
            title, text = tr(_("Nothing here yet")), tr(shelf.empty(self._chosen[now]))
        if narrowed or self._chosen[now]:
            words = _("Take all filters away") if narrowed else _("Look in all")
            choices.append(("filter_list", tr(words), self._all))
        there = self._shelves[1 - now].count(query) if query else 0
        if there:
            words = (_("Found in exercises: {count}"), _("Found in routines: {count}"))[now]
            choices.append(("arrow_forward", tr(words).format(count=there), self._other))
        if query:
            choices.append(("close", tr(_("Clear search")), self.search.clear))
        said = note(self.theme, title, text, *choices)
        if query or narrowed:
            return said
        column = Column()
        picture = self.kit.pictures.of(_NOTHING_YET, "rest")
        column.add(StageCard(self.theme, self.kit.pictures, "rest", picture, radius="card"))
        column.add(said)
        return column

    def _all(self) -> None:
        self._chosen[self.segments.now] = 0
        self.chips.now = 0
        self._shelves[self.segments.now].widen()
        self._look_anew()

    def _other(self) -> None:
        self.segments.choose(1 - self.segments.now)
