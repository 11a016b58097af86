"""The two lists of the library: routines, and exercises."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from kivy.metrics import dp

from app.core.cards import ExerciseCard, LeftOut, RoutineCard, finds, folded
from app.core.names import AREAS
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.screens.library_cells import LARGE_TEXT, BrokenLine, ExerciseTile, OwnCard, RoutineLine
from app.ui.screens.library_parts import SectionHead, note
from app.ui.theme import Theme
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.sheet import button

_SECTION_DP, _FEW_BROKEN = 18, 3
_PHASES = {"warm-up": _("Warm-ups"), "cool-down": _("Cool-downs"), "gentle": _("Gentle")}

Part = tuple[Any, float]  # a widget, and the room above it


class Lists(Protocol):
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


class Doors(NamedTuple):
    """Where the lists lead.

    Attributes:
        routine, exercise: Opens a page, by id.
        see: Shows why a file cannot be used.
        remove: Takes such a file out of the way.
    """

    routine: Callable[[str], None]
    exercise: Callable[[str], None]
    see: Callable[[Any], None]
    remove: Callable[[Any], None]


class Shelf:
    """What both lists have in common: what is searched for, and files that cannot be used.

    Args:
        kit: What every page is made with.
        lists: What there is.
        doors: Where it leads.
        again: Shows the list anew.
    """

    def __init__(self, kit: Kit, lists: Lists, doors: Doors, again: Callable[[], None]) -> None:
        self.kit, self.theme, self.tr, self._lists, self._again = kit, kit.theme, kit.tr, lists, again
        self._texts: dict[Any, str] = {}
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
        wanted = folded(query)
        if not wanted:
            return list(cards)
        kept, found = self._texts, []
        for card in cards:
            key = (type(card), card[0])  # its id, or its path
            said = kept.get(key)
            if said is None:
                said = kept[key] = folded(text(card))
            if finds(wanted, said):
                found.append(card)
        return found

    def forget(self) -> None:
        """Forgets what texts say, since cards or words have changed."""
        self._texts.clear()
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
            words = self.tr(_("Show all {count} files that cannot be used")).format(count=len(cards))
            more = button(self.theme, "expand_more", words, "surface_2", "ink", "chip")
            more.bind(on_release=lambda *_: self._show_all())
            parts.append((more, dp(8)))
        return parts

    def _show_all(self) -> None:
        self._all_broken = True
        self._again()


class RoutineShelf(Shelf):
    """Routines: the runner's own first, then Limber's by when they are done."""

    filters = (_("All"), _("Warm-up"), _("Cool-down"), _("Gentle"))

    def __init__(self, kit: Kit, lists: Lists, doors: Doors, again: Callable[[], None]) -> None:
        super().__init__(kit, lists, doors, again)
        self._own = self._list(
            lambda: OwnCard(kit, doors.routine), OwnCard.high, 180, 6, columns=self._across_own
        )
        self._read: Any = None
        self._by_phase = {
            phase: self._list(lambda: RoutineLine(kit, doors.routine), RoutineLine.high, 340, 2)
            for phase in _PHASES
        }

    def _across_own(self) -> int:
        return 2 if self.theme.text_scale <= LARGE_TEXT else 1

    def count(self, query: str) -> int:
        """How many routines a search would find here."""
        return len(self.found(query, self._sound(), self._text))

    def _sound(self) -> list[RoutineCard]:
        return [card for card in self._lists.routines() if not card.problem]

    def _text(self, card: Any) -> str:
        tr = self.tr
        words = (card.title, card.purpose, card.posture, card.phase)
        said = words if card.own else tuple(map(tr, words))
        return " ".join((*said, self.areas(card.areas), card.file))

    def parts(self, query: str, chosen: int) -> tuple[list[Part], bool]:
        """What the list holds, and whether it holds anything that was looked for."""
        tr = self.tr
        phases = list(_PHASES) if chosen == 0 else [list(_PHASES)[chosen - 1]]
        cards = self.found(query, [card for card in self._sound() if card.phase in phases], self._text)
        own, broken = [card for card in cards if card.own], self._out(query) if chosen == 0 else []
        parts: list[Part] = []
        if own or broken or self._lists.reading:
            parts.append((SectionHead(self.theme, tr(_("Your routines"))), dp(_SECTION_DP)))
            parts += self.broken(broken)
        if self._lists.reading:
            parts.append((self._progress(), dp(12)))
        if own:
            parts.append((self._own, dp(12)))
        self._own.show(own)
        for phase in phases:
            of_phase = [card for card in cards if not card.own and card.phase == phase]
            self._by_phase[phase].show(of_phase)
            if of_phase:
                parts.append((SectionHead(self.theme, tr(_PHASES[phase])), dp(_SECTION_DP + 2)))
                parts.append((self._by_phase[phase], dp(9)))
        found = bool(cards or broken)
        if not own and not broken and not query and chosen == 0 and not self._lists.reading:
            parts.append((self._how_to(), dp(_SECTION_DP)))
        return parts, found

    def _out(self, query: str) -> list[Any]:
        cards = [card for card in self._lists.routines() if card.problem]
        return self.found(
            query, [*cards, *self._lists.left_out()], lambda card: f"{card.file} {card.problem}"
        )

    def _progress(self) -> Any:
        panel = note(self.theme, self.tr(_("Reading your routines …")), " ")
        self._read = panel.column.items[-1]
        self.tell_progress()
        return panel

    def tell_progress(self) -> None:
        """Says how far reading has come."""
        done, of = self._lists.progress
        words = self.tr(_("{done} of {count} files")) if of else self.tr(_("One moment"))
        if self._read is not None:
            self._read.words = words.format(done=min(done, of), count=of)

    def _how_to(self) -> Any:
        text = _("Open a routine and tap Make my own. Your copy then stands at the top of this page.")
        return note(self.theme, self.tr(_("Room for your own")), self.tr(text))


class ExerciseShelf(Shelf):
    """Exercises, by the areas they work."""

    def __init__(self, kit: Kit, lists: Lists, doors: Doors, again: Callable[[], None]) -> None:
        super().__init__(kit, lists, doors, again)
        self._tiles = Recycled(
            lambda: ExerciseTile(kit, doors.exercise),
            lambda width: ExerciseTile.high(self.theme, width),
            least=lambda: dp(134) * max(self.theme.text_scale, 1.0),
            columns=self._across,
            gap=dp(10),
            line_gap=dp(18),
        )
        self._areas: list[str] = []

    def _across(self) -> int:
        return 3 if self.theme.text_scale <= LARGE_TEXT else 2

    @property
    def filters(self) -> list[str]:
        """Names of the areas there are, those that most exercises work first after the lower back."""
        counts: dict[str, int] = {}
        for card in self._sound():
            for area in card.areas.split():
                counts[area] = counts.get(area, 0) + 1
        known = [area for area in AREAS if area in counts]
        self._areas = sorted(known, key=lambda area: (area != "lower-back", list(AREAS).index(area)))
        return [_("All"), *(AREAS[area] for area in self._areas)]

    def count(self, query: str) -> int:
        """How many exercises a search would find here."""
        return len(self.found(query, self._sound(), self._text))

    def _sound(self) -> list[ExerciseCard]:
        return [card for card in self._lists.exercises() if not card.problem]

    def _text(self, card: Any) -> str:
        return " ".join((card.name if card.own else self.tr(card.name), self.areas(card.areas), card.file))

    def parts(self, query: str, chosen: int) -> tuple[list[Part], bool]:
        """What the list holds, and whether it holds anything that was looked for."""
        sound, tr = self._sound(), self.tr
        area = self._areas[chosen - 1] if 0 < chosen <= len(self._areas) else ""
        in_area = [card for card in sound if not area or area in card.areas.split()]
        cards = self.found(query, in_area, self._text)
        broken = [] if area else [card for card in self._lists.exercises() if card.problem]
        broken = self.found(query, broken, lambda card: f"{card.file} {card.problem}")
        self._tiles.show(cards)
        parts: list[Part] = []
        if broken:
            parts.append((SectionHead(self.theme, tr(_("Your exercises"))), dp(10)))
            parts += self.broken(broken)
        if cards:
            words = tr(_("1 exercise")) if len(cards) == 1 else tr(_("{count} exercises"))
            of = tr(_("of {count}")).format(count=len(sound)) if len(cards) < len(sound) else ""
            head = SectionHead(self.theme, words.format(count=len(cards)), of)
            parts += [(head, dp(_SECTION_DP if broken else 10)), (self._tiles, dp(11))]
        return parts, bool(cards or broken)
