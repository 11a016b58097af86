"""The routines of the library."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from kivy.metrics import dp

from app.core.cards import RoutineCard
from app.core.finding import PURPOSES, RoutineFilter
from app.core.i18n import counted, in_alphabet, in_context, several
from app.core.i18n import mark as _
from app.core.needs import THINGS, WITHOUT, at_hand, from_text
from app.ui.screens.library.shelf import SECTION_DP, LibraryLinks, LibraryLists, Part, Shelf
from app.ui.widgets.cell import LARGE_TEXT
from app.ui.widgets.choices import ToggleChips
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.routine_cell import OwnCard, RoutineLine
from app.ui.widgets.section import SectionHead, note, text_button
from app.ui.widgets.sheet import Choice, button
from app.ui.widgets.words import StyledLabel

_READ = several("{done} of {count} file", "{done} of {count} files")
_FAVOURITES = 1  # place of this filter
_PHASES = {
    "warm-up": _("Warm-ups"),
    "run": _("Run-walk"),
    "cool-down": _("Cool-downs"),
    "gentle": in_context("gentle routines", "Gentle"),
}
_MINUTES = {"3": 3, "5": 5, "10": 10}
_UP_TO = several("Up to {count} min", "Up to {count} min")


class RoutineShelf(Shelf):
    """Routines: the runner's own first, then Limber's by when they are done.

    Args:
        kit, lists, doors, again: As of any shelf.
        anew: Shows the list anew from its top, since filters have changed.

    Attributes:
        toggles: Filters by length and by what is at hand.
    """

    filters = (
        in_context("all routines", "All"),
        _("Favourites"),
        _("Warm-up"),
        _("Cool-down"),
        in_context("gentle routines", "Gentle"),
        _("Run-walk"),
        _("Sore back"),
        _("Strength"),
        _("Desk"),
    )

    def __init__(
        self,
        kit: PageContext,
        lists: LibraryLists,
        doors: LibraryLinks,
        again: Callable[[], None],
        anew: Callable[[], None],
    ) -> None:
        super().__init__(kit, lists, doors, again)
        self._anew = anew
        self._stars = doors.stars
        self._own = self._list(
            lambda: OwnCard(kit, doors.routine, doors.stars), OwnCard.high, 180, 6, columns=self._across_own
        )
        self._read: Any = None
        self._new, self._plans = doors.new, doors.plans
        self._wish = RoutineFilter()
        names = {thing: self.tr(WITHOUT[thing]) for thing in THINGS}
        names |= {key: counted(self.tr, _UP_TO, minutes) for key, minutes in _MINUTES.items()}
        self._names = names
        self.toggles = ToggleChips(self.theme, names, self.turn, self._is_on)
        self._by_phase = {
            phase: self._list(lambda: RoutineLine(kit, doors.routine, doors.stars), RoutineLine.high, 340, 2)
            for phase in _PHASES
        }

    def _across_own(self) -> int:
        return 2 if self.theme.text_scale <= LARGE_TEXT else 1

    def count(self, query: str) -> int:
        """How many routines a search would find here."""
        return len(self.found(query, self._sound(), self._text))

    def _sound(self) -> list[RoutineCard]:
        return [card for card in self._lists.routines() if not card.problem]

    def _title(self, card: RoutineCard) -> str:
        return card.title if card.own else self.tr(card.title)

    def _text(self, card: Any) -> str:
        tr = self.tr
        own = (card.title, card.purpose)
        said = own if card.own else tuple(map(tr, own))
        what = (at_hand(card.posture, from_text(card.needs), tr), tr(_PHASES[card.phase]))
        return " ".join((*said, *what, self.areas(card.areas), card.file))

    def parts(self, query: str, chosen: int) -> tuple[list[Part], bool]:
        """What the list holds, and whether it holds anything that was looked for."""
        tr = self.tr
        phases, wish = list(_PHASES), self.wish(chosen)
        sound = [card for card in self._sound() if self._wanted(card, chosen) and wish.fits(card)]
        cards = self.found(query, sound, self._text)
        # As they come, short before long, but those of one length by the titles that are shown.
        cards.sort(
            key=lambda card: (phases.index(card.phase), card.minutes, in_alphabet(tr, self._title(card)))
        )
        everything = chosen == 0 and not self._wish
        own, broken = [card for card in cards if card.own], self._out(query) if everything else []
        parts: list[Part] = []
        if everything and not query and self._plans is not None:
            parts.append((self._to_plans(self._plans), dp(10)))
        all_of_them = everything and not query
        if own or broken or self._lists.reading or all_of_them:
            new = text_button(self.theme, "add", tr(in_context("a new routine", "New")), self._new)
            parts.append((SectionHead(self.theme, tr(_("Your routines")), new), dp(SECTION_DP)))
            parts += self.broken(broken)
        if all_of_them and not own and not broken and not self._lists.reading:
            parts.append((self._none_yet(), dp(6)))
        if self._lists.reading:
            parts.append((self._progress(), dp(12)))
        if own:
            parts.append((self._own, dp(12)))
        self._own.show(own)
        for phase in phases:
            of_phase = [card for card in cards if not card.own and card.phase == phase]
            self._by_phase[phase].show(of_phase)
            if of_phase:
                parts.append((SectionHead(self.theme, tr(_PHASES[phase])), dp(SECTION_DP + 2)))
                parts.append((self._by_phase[phase], dp(9)))
        found = bool(cards or broken)
        return parts, found

    def _to_plans(self, plans: Callable[[], None]) -> Any:
        tap = button(self.theme, "calendar_month", self.tr(_("Plans over weeks")), "surface_2", "ink", "row")
        tap.bind(on_release=lambda *_: plans())
        return tap

    # --- filters --------------------------------------------------------------------------------------

    def wish(self, chosen: int) -> RoutineFilter:
        """What is looked for, with the filter of the line above."""
        purpose = list(PURPOSES)[chosen - _FAVOURITES - 1] if chosen > _FAVOURITES else ""
        return replace(self._wish, purpose=purpose)

    @property
    def narrowed(self) -> bool:
        """Whether length or things that are not at hand narrow what is shown."""
        return bool(self._wish)

    def _is_on(self, key: str) -> bool:
        return self._wish.minutes == _MINUTES[key] if key in _MINUTES else key in self._wish.without

    def turn(self, key: str) -> None:
        """Turns a filter on or off; of two lengths one holds."""
        wish = self._wish
        if key in _MINUTES:
            minutes = 0 if self._is_on(key) else _MINUTES[key]
            self._wish = replace(wish, minutes=minutes)
        else:
            self._wish = replace(wish, without=frozenset(wish.without) ^ {key})
        self.toggles.restyle()
        self._anew()

    def widen(self) -> None:
        """Takes all of them away."""
        self._wish = RoutineFilter()
        self.toggles.restyle()
        self._anew()

    def ways_out(self, query: str, chosen: int) -> list[Choice]:
        """Filters of which each alone stands in the way: a sign, words and what takes it away."""
        tr = self.tr
        ways: list[Choice] = []
        cards = self.found(query, [card for card in self._sound() if self._wanted(card, chosen)], self._text)
        keys = {minutes: key for key, minutes in _MINUTES.items()}
        for what, looser in self.wish(chosen).looser():
            count = sum(map(looser.fits, cards))
            if what == "purpose" or not count:
                continue
            key = keys[self._wish.minutes] if what == "minutes" else what
            words = tr(_("Take away “{filter}”: {count}")).format(filter=self._names[key], count=count)
            ways.append(("close", words, partial(self.turn, key)))
        return ways

    def _wanted(self, card: RoutineCard, chosen: int) -> bool:
        return chosen != _FAVOURITES or (self._stars is not None and self._stars.on(card.id))

    def empty(self, chosen: int) -> str:
        """What is said of a filter that holds nothing."""
        return _("Tap the star of a routine, and you find it here.") if chosen == _FAVOURITES else ""

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
        if self._read is not None:
            said = counted(self.tr, _READ, of, done=min(done, of)) if of else self.tr(_("One moment"))
            self._read.words = said

    def _none_yet(self) -> Any:
        words = self.tr(_("None yet. Begin with a copy of one below."))
        column = Column(margin=dp(4))
        column.add(
            StyledLabel(
                theme=self.theme,
                style="body",
                ink="ink_2",
                words=words,
                halign="left",
                size_hint=(None, None),
            )
        )
        return column
