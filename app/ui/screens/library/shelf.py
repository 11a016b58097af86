"""What the two lists of the library have in common."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from kivy.metrics import dp

from app.core.cards import CardSearch, ExerciseCard, LeftOut, RoutineCard
from app.core.i18n import counted, several
from app.core.names import AREAS
from app.ui.base.theme import Theme
from app.ui.screens.library.tiles import BrokenLine
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.sheet import Choice, button
from app.ui.widgets.star import Stars

_ALL_BROKEN = several("Show {count} file that cannot be used", "Show all {count} files that cannot be used")

SECTION_DP, _FEW_BROKEN = 18, 3

Part = tuple[Any, float]  # a widget, and the room above it


class LibraryLists(Protocol):
    """What there is, as far as it is known.

    Attributes:
        listeners: Called when there is more to show.
    """

    listeners: list[Callable[[], None]]

    def look(self) -> None:
        """Looks whether files have changed."""

    @property
    def reading(self) -> bool:
        """Whether there is more to come."""

    @property
    def progress(self) -> tuple[int, int]:
        """Files read so far, and files there are."""

    def routines(self) -> Sequence[RoutineCard]:
        """Every routine."""

    def exercises(self) -> Sequence[ExerciseCard]:
        """Every exercise."""

    def left_out(self) -> Sequence[LeftOut]:
        """Links and folders that could not be followed."""


class Unsaved(NamedTuple):
    """Changes that are kept and not saved.

    Attributes:
        title: Says what was being changed, translated.
        go_on: Goes on with it.
        drop: Forgets the changes.
    """

    title: str
    go_on: Callable[[], None]
    drop: Callable[[], None]


class LibraryLinks(NamedTuple):
    """Where the lists lead.

    Attributes:
        routine, exercise: Opens a page, by id.
        see: Shows why a file cannot be used.
        remove: Takes such a file out of the way.
        stars: Where stars of routines are kept; None where nothing is.
        new: Offers the ways to a routine of one's own.
        new_exercise: Begins an exercise of one's own.
        unsaved: What was being changed when the app went.
        plans: Opens the plans over weeks; None where nothing is kept.
    """

    routine: Callable[[str], None]
    exercise: Callable[[str], None]
    see: Callable[[Any], None]
    remove: Callable[[Any], None]
    stars: Stars | None = None
    new: Callable[[], None] = lambda: None
    new_exercise: Callable[[], None] = lambda: None
    unsaved: Callable[[], Sequence[Unsaved]] = tuple
    plans: Callable[[], None] | None = None


class Shelf:
    """What both lists have in common: what is searched for, and files that cannot be used.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        lists: What there is.
        doors: Where it leads.
        again: Shows the list anew.
    """

    def __init__(
        self, kit: PageContext, lists: LibraryLists, doors: LibraryLinks, again: Callable[[], None]
    ) -> None:
        self.kit, self.theme, self.tr, self._lists, self._again = kit, kit.theme, kit.tr, lists, again
        self._searched = CardSearch()
        self._areas_of: dict[str, str] = {}
        self._all_broken = False
        self._broken = self._list(lambda: BrokenLine(kit, doors.see, doors.remove), BrokenLine.high, 300, 2)

    def _list(
        self,
        make: Callable[[], Any],
        high: Callable[[Theme, float], float],
        least_dp: float,
        most: int = 0,
        **more: Any,
    ) -> Recycled:
        def least() -> float:
            return dp(least_dp) * max(self.theme.text_scale, 1.0)

        return Recycled(
            make, lambda width: high(self.theme, width), least=least, most=most, line_gap=dp(8), **more
        )

    def found(self, query: str, cards: Sequence[Any], text: Callable[[Any], str]) -> list[Any]:
        """Cards that hold every word of a query."""
        return self._searched.found(query, cards, text)

    toggles: Any = None  # more filters, in a line of their own

    @property
    def narrowed(self) -> bool:
        """Whether those narrow what is shown."""
        return False

    def widen(self) -> None:
        """Takes all of those away."""

    def ways_out(self, _query: str, _chosen: int) -> list[Choice]:
        """What would show something again where they leave nothing."""
        return []

    def empty(self, _chosen: int) -> str:
        """What is said of a filter that holds nothing."""
        return ""

    def forget(self) -> None:
        """Forgets what texts say, since cards or words have changed."""
        self._searched.forget()
        self._areas_of.clear()

    def areas(self, ids: str) -> str:
        """Names of areas."""
        if ids not in self._areas_of:
            self._areas_of[ids] = " ".join(self.tr(AREAS.get(area, area)) for area in ids.split())
        return self._areas_of[ids]

    def broken(self, cards: Sequence[Any]) -> list[Part]:
        """Files that cannot be used; many of them only when they are asked for."""
        few = list(cards) if self._all_broken else list(cards)[:_FEW_BROKEN]
        self._broken.show(few)
        parts: list[Part] = [(self._broken, dp(12))] if few else []
        if len(few) < len(cards):
            words = counted(self.tr, _ALL_BROKEN, len(cards))
            more = button(self.theme, "expand_more", words, "surface_2", "ink", "chip")
            more.bind(on_release=lambda *_: self._show_all())
            parts.append((more, dp(8)))
        return parts

    def _show_all(self) -> None:
        self._all_broken = True
        self._again()
