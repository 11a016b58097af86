"""Today: what can be started."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from app.core.cards import RoutineCard
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.screens.page import Page
from app.ui.theme import PHASE_TOKENS
from app.ui.widgets.routine_row import RoutineRow
from app.ui.widgets.sheet import button
from app.ui.widgets.tab_bar import TabBar

HEADINGS = {
    "warm-up": _("Before your run"),
    "cool-down": _("After your run"),
    "gentle": _("Not running today"),
}


class Note(NamedTuple):
    """Something to say on Today, something to do, or both.

    Attributes:
        text: Words above the button, or "".
        icon, words, action: The button; no words, no button.
        loud: It stands in the way of everything else.
    """

    text: str = ""
    icon: str = ""
    words: str = ""
    action: Callable[[], None] = lambda: None
    loud: bool = False


class Notes(NamedTuple):
    """What stands around the list.

    Attributes:
        line: One quiet line below the title, or "".
    """

    line: str = ""
    above: tuple[Note, ...] = ()
    below: tuple[Note, ...] = ()


class TodayScreen(Page):
    """The routines there are, by when they are done.

    Args:
        kit: What every page is made with.
        tabs: The bar of rooms.
        cards: Gives the routines.
        start: Starts a routine by its id.
    """

    def __init__(
        self, kit: Kit, tabs: TabBar, cards: Callable[[], Sequence[RoutineCard]], start: Callable[[str], None]
    ) -> None:
        super().__init__(kit, kit.tr(_("Today")), tabs=tabs)
        self._start = start
        self._notes: list[Any] = []
        self.rows: list[RoutineRow] = []
        self._fill(cards())

    def say(self, notes: Sequence[str]) -> None:
        """Adds notes below the list, such as what this device cannot do."""
        for note in notes:
            self.add(self.words(self.tr(note), "caption", "ink_2"))
        self.refit()

    def dress(self, notes: Notes) -> None:
        """Shows notes around the list, in place of those shown before."""
        self.column.clear()
        line = [self.words(notes.line, "caption", "ink_2")] if notes.line else []
        above = [*line, *(widget for note in notes.above for widget in self._note(note))]
        below = [widget for note in notes.below for widget in self._note(note)]
        for widget in (*above, *self._list, *below):
            self.add(widget)
        self.refit()

    def _note(self, note: Note) -> list[Any]:
        style = "heading" if note.loud else "caption"
        text = [self.words(note.text, style, "ink" if note.loud else "ink_2")] if note.text else []
        if not note.words:
            return text
        tap = button(
            self.theme,
            note.icon,
            note.words,
            "stop" if note.loud else "primary_soft",
            "on_stop" if note.loud else "on_primary_soft",
        )
        tap.bind(on_release=lambda *_: note.action())
        return [*text, tap]

    def _fill(self, cards: Sequence[RoutineCard]) -> None:
        tr = self.tr
        for phase, heading in HEADINGS.items():
            of_phase = [card for card in cards if card.phase == phase and not card.problem]
            if of_phase:
                self.add(self.words(tr(heading), "heading_large", "ink"))
            for card in of_phase:
                self.add(self._row(card))
        broken = [card for card in cards if card.problem]
        if broken:
            self.add(self.words(tr(_("Files that cannot be used")), "heading_large", "ink"))
            for card in broken:
                self.add(self.words(f"{card.title}\n{card.problem}", "body", "ink_2"))
        note = tr(_("General exercise information, not medical advice."))
        self.add(self.words(note, "caption", "ink_2"))
        self._list = self.column.items

    def _row(self, card: RoutineCard) -> RoutineRow:
        detail = self.tr(_("{minutes} min")).format(minutes=card.minutes)
        if card.posture:
            detail = f"{detail} · {self.tr(card.posture)}"
        row = RoutineRow(
            theme=self.theme, words=self.tr(card.title), detail=detail, phase=PHASE_TOKENS[card.phase]
        )
        row.bind(on_release=lambda *_: self._start(card.id))
        self.rows.append(row)
        return row
