"""The exercises of the library."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.core.cards import ExerciseCard
from app.core.i18n import counted, in_alphabet, in_context, several
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.ui.screens.library.shelf import SECTION_DP, LibraryLinks, LibraryLists, Part, Shelf
from app.ui.widgets.exercise_tile import areas_of, tiles
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.section import SectionHead

_EXERCISES = several("{count} exercise", "{count} exercises")


class ExerciseShelf(Shelf):
    """Exercises, by the areas they work."""

    def __init__(
        self, kit: PageContext, lists: LibraryLists, doors: LibraryLinks, again: Callable[[], None]
    ) -> None:
        super().__init__(kit, lists, doors, again)
        self._tiles = tiles(kit, doors.exercise)
        self._areas: list[str] = []

    @property
    def filters(self) -> list[str]:
        """Names of the areas there are, the lower back first."""
        self._areas = areas_of(self._sound())
        return [in_context("all exercises", "All"), *(AREAS[area] for area in self._areas)]

    def count(self, query: str) -> int:
        """How many exercises a search would find here."""
        return len(self.found(query, self._sound(), self._text))

    def _sound(self) -> list[ExerciseCard]:
        return [card for card in self._lists.exercises() if not card.problem]

    def _text(self, card: Any) -> str:
        return " ".join((self._name(card), self.areas(card.areas), card.file))

    def _name(self, card: Any) -> str:
        return str(card.name if card.own else self.tr(card.name))

    def parts(self, query: str, chosen: int) -> tuple[list[Part], bool]:
        """What the list holds, and whether it holds anything that was looked for."""
        sound, tr = self._sound(), self.tr
        area = self._areas[chosen - 1] if 0 < chosen <= len(self._areas) else ""
        in_area = [card for card in sound if not area or area in card.areas.split()]
        cards = self.found(query, in_area, self._text)
        cards.sort(key=lambda card: in_alphabet(tr, self._name(card)))
        broken = [] if area else [card for card in self._lists.exercises() if card.problem]
        broken = self.found(query, broken, lambda card: f"{card.file} {card.problem}")
        self._tiles.show(cards)
        parts: list[Part] = []
        if broken:
            parts.append((SectionHead(self.theme, tr(_("Your exercises"))), dp(10)))
            parts += self.broken(broken)
        if cards:
            words = counted(tr, _EXERCISES, len(cards))
            of = tr(_("of {count}")).format(count=len(sound)) if len(cards) < len(sound) else ""
            head = SectionHead(self.theme, words, of)
            parts += [(head, dp(SECTION_DP if broken else 10)), (self._tiles, dp(11))]
        return parts, bool(cards or broken)
