"""Today: what can be started."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kivy.metrics import dp
from kivy.properties import ObjectProperty
from kivy.uix import boxlayout, scrollview
from kivy.uix.floatlayout import FloatLayout

from app.core.words import Translate
from app.core.words import mark as _
from app.ui.insets import Insets
from app.ui.kv import load_kv
from app.ui.theme import PHASE_TOKENS, Theme
from app.ui.widgets.routine_row import RoutineRow
from app.ui.widgets.sheet import Page, Sheet, SheetButton, button
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Words

load_kv(__file__)
_USED_IN_KV = (Tap, boxlayout.BoxLayout, scrollview.ScrollView)


HEADINGS = {
    "warm-up": _("Before your run"),
    "cool-down": _("After your run"),
    "gentle": _("Not running today"),
}


class RoutineCard(NamedTuple):
    """A routine as a list shows it.

    Attributes:
        id: What starts it; "" where its file is broken.
        minutes: Length, rounded to whole minutes.
        detail: What the ground must allow, or why the file cannot be used.
    """

    id: str
    title: str
    phase: str
    minutes: int
    detail: str = ""

    @property
    def broken(self) -> bool:
        """Whether the file cannot be used."""
        return not self.id


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


class TodayScreen(FloatLayout):
    """The routines there are, by when they are done.

    Args:
        theme: The look.
        tr: Translates.
        cards: The routines.
        start: Starts a routine by its id.
        insets: What the system keeps for itself at the edges, dp.
        wrong: What "Something feels wrong" leads to; None for the advice alone.
    """

    theme = ObjectProperty(None, allownone=True)

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        cards: Sequence[RoutineCard],
        start: Callable[[str], None],
        insets: Callable[[], Insets],
        wrong: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(theme=theme)
        self._tr, self._start, self._insets, self._wrong = tr, start, insets, wrong
        self._notes: list[Any] = []
        self._sheet: Sheet | None = None
        self.ids.title.words = tr(_("Today"))
        self.ids.pill.words = tr(_("Something feels wrong"))
        self.rows: list[RoutineRow] = []
        self._fill(cards)
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        theme.fbind("type", self._arrange)

    def ask(self) -> None:
        """Opens what is behind "Something feels wrong"."""
        if self._wrong is not None:
            self._wrong()
            return
        tr = self._tr
        text = _(
            "New numbness between the legs, trouble with bladder or bowels, weak legs, or pain "
            "after a serious fall need medical help at once. With sharp or spreading pain, leave "
            "the exercises for today and ask a health professional."
        )
        choices = [("check", tr(_("I have read this")), lambda: None)]
        page = Page(title=tr(_("Something feels wrong?")), text=tr(text), choices=choices)
        self._sheet = Sheet(self.theme, page, self._close_sheet)
        self.add_widget(self._sheet)

    def say(self, notes: Sequence[str]) -> None:
        """Adds notes below the list, such as what this device cannot do."""
        for note in notes:
            self.ids.rows.add_widget(self._words(self._tr(note), "caption", "ink_2"))

    def dress(self, notes: Notes) -> None:
        """Shows notes around the list, in place of those shown before."""
        box = self.ids.rows
        for widget in self._notes:
            box.remove_widget(widget)
        line = [self._words(notes.line, "caption", "ink_2")] if notes.line else []
        above = [*line, *(widget for note in notes.above for widget in self._note(note))]
        below = [widget for note in notes.below for widget in self._note(note)]
        for widget in reversed(above):
            box.add_widget(widget, index=len(box.children))
        for widget in below:
            box.add_widget(widget)
        self._notes = [*above, *below]

    def _note(self, note: Note) -> list[Any]:
        style = "heading" if note.loud else "caption"
        text = [self._words(note.text, style, "ink" if note.loud else "ink_2")] if note.text else []
        if not note.words:
            return text
        tap = button(
            self.theme,
            note.icon,
            note.words,
            "stop" if note.loud else "primary_soft",
            "on_stop" if note.loud else "on_primary_soft",
        )
        tap.size_hint = (1, None)
        tap.bind(on_release=lambda *_: note.action())
        tap.fbind("width", _grow)
        return [*text, tap]

    def key(self, name: str) -> bool:
        """Esc closes what is open; False where a key means nothing here."""
        if name == "escape" and self._sheet is not None:
            self._sheet.dismiss()
            return True
        return False

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self.remove_widget(self._sheet)
            self._sheet = None

    def _fill(self, cards: Sequence[RoutineCard]) -> None:
        tr, box = self._tr, self.ids.rows
        for phase, heading in HEADINGS.items():
            of_phase = [card for card in cards if card.phase == phase and not card.broken]
            if of_phase:
                box.add_widget(self._words(tr(heading), "heading_large", "ink"))
            for card in of_phase:
                box.add_widget(self._row(card))
        broken = [card for card in cards if card.broken]
        if broken:
            box.add_widget(self._words(tr(_("Files that cannot be used")), "heading_large", "ink"))
            for card in broken:
                box.add_widget(self._words(f"{card.title}\n{card.detail}", "body", "ink_2"))
        note = tr(_("General exercise information, not medical advice."))
        box.add_widget(self._words(note, "caption", "ink_2"))

    def _words(self, text: str, style: str, ink: str) -> Words:
        words = Words(theme=self.theme, style=style, ink=ink, words=text, halign="left", size_hint_y=None)
        words.fbind("natural_height", lambda w, height: setattr(w, "height", height + dp(8)))
        return words

    def _row(self, card: RoutineCard) -> RoutineRow:
        detail = self._tr(_("{minutes} min")).format(minutes=card.minutes)
        if card.detail:
            detail = f"{detail} · {self._tr(card.detail)}"
        row = RoutineRow(
            theme=self.theme, words=self._tr(card.title), detail=detail, phase=PHASE_TOKENS[card.phase]
        )
        row.bind(on_release=lambda *_: self._start(card.id))
        self.rows.append(row)
        return row

    def _arrange(self, *_: Any) -> None:
        insets = self._insets()
        top = self.top - dp(max(insets.top, 24))
        pill, title, scroll = self.ids.pill, self.ids.title, self.ids.scroll
        left, right = self.x + dp(insets.left), self.right - dp(insets.right)
        pill.size = (min(pill.natural_width, (right - left) * 0.6), dp(40) * min(self.theme.text_scale, 1.7))
        pill.pos = (right - dp(16) - pill.width, top - dp(8) - pill.height)
        title.width = max(pill.x - left - dp(36), dp(60))
        title.height = self.theme.type["title"].line
        title.pos = (left + dp(20), pill.center_y - title.height / 2)
        scroll.size = (right - left, pill.y - dp(16) - self.y)
        scroll.pos = (left, self.y)


def _grow(tap: SheetButton, width: float) -> None:
    tap.fit(width)
