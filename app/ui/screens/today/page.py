"""Today: what to do now, and how it has gone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from kivy.core.window import Window
from kivy.metrics import dp

from app.core.i18n import mark as _
from app.core.today.cards import AFTER, BEFORE, REST, TodayCard
from app.ui.pages.page import Page
from app.ui.screens.today.measures import measures_of
from app.ui.screens.today.parts import CardPair, StartCard
from app.ui.screens.today.routine_row import RoutineRow
from app.ui.screens.today.trend import TrendCard
from app.ui.screens.today.view import TodayLinks, TodayView
from app.ui.screens.today.week import Week
from app.ui.widgets.column import Column, Row
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel, TapPanel
from app.ui.widgets.sheet import Choice, button
from app.ui.widgets.tab_bar import TabBar
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Icon

_FIRST_GAP_DP, _SECTION_GAP_DP, _TEXT_MARGIN_DP, _CROSS_DP = 4, 14, 4, 48


class Note(NamedTuple):
    """Something to say on Today, something to do, or both.

    Attributes:
        text: Words above the button, or "".
        icon, words, action: The button; no words, no button.
        loud: It stands in the way of everything else.
        dismiss: Puts it away; None for what goes when its reason goes.
        other: A quieter button below, or None.
    """

    text: str = ""
    icon: str = ""
    words: str = ""
    action: Callable[[], None] = lambda: None
    loud: bool = False
    dismiss: Callable[[], None] | None = None
    other: Choice | None = None


class Notes(NamedTuple):
    """What stands around the cards.

    Attributes:
        line: One plain sentence about the numbers, or "".
        above: Ahead of all cards; one that is loud takes their place.
        below: After them.
    """

    line: str = ""
    above: tuple[Note, ...] = ()
    below: tuple[Note, ...] = ()


class TodayScreen(Page):
    """What to do now, and how it has gone.

    Everything but the words of its cards comes after the first frame: pictures, and what the record says.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tabs: The bar of rooms.
        ways: Where it leads.
        view: Gives what the record says; never called before the first frame.
        ready: Whether the record may be asked: some time after the first frame.
        weekday: Today's place in the week, 0 for Monday.
        missing: What does not work here, in words to be translated.
    """

    def __init__(
        self,
        kit: PageContext,
        tabs: TabBar,
        ways: TodayLinks,
        view: Callable[[], TodayView],
        ready: Callable[[], bool],
        weekday: int,
        missing: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        tr = kit.tr
        super().__init__(kit, tr(_("Today")), tabs=tabs, two=True)
        self._ways, self._view, self._ready = ways, view, ready
        self._seen_once = False
        self._shows: TodayView | None = None
        self._notes = Notes()
        self._missing = missing
        self._week = Week(kit.theme, tr, weekday)
        self._made: dict[tuple[str, bool], StartCard] = {}
        self.cards: dict[str, StartCard] = {}
        self._leads: dict[str, TodayCard] = {}
        large, *small = self._deal((BEFORE, AFTER, REST))
        self._large, self._pair = large, CardPair(*small)
        self.suggested = RoutineRow(kit.theme, tr(_("Suggested for you")), self._start)
        self.suggested.show("", "", "before")
        self._trend = TrendCard(kit.theme, tr, ways.history)
        self._fill()

    def _deal(self, cards: Sequence[TodayCard]) -> list[StartCard]:
        """The large card and the others, with what they say and lead to now."""
        dealt = [self._card(card.phase, large=place == 0) for place, card in enumerate(cards)]
        for widget, card in zip(dealt, cards, strict=True):
            widget.say(self.tr(card.title), self.tr(card.detail))
        self._leads = {card.phase: card for card in cards}
        self.cards = {card.phase: widget for widget, card in zip(dealt, cards, strict=True)}
        return dealt

    def _card(self, phase: str, *, large: bool) -> StartCard:
        """A card of a phase, made when it is first needed."""
        card = self._made.get((phase, large))
        if card is None:

            def follow() -> None:
                self._ways.follow(self._leads[phase])

            measures = measures_of(phase, large=large)
            card = self._made[phase, large] = StartCard(self.theme, "", "", phase, follow, measures)
            if self._seen_once:
                self._picture(card, phase)
        return card

    def _picture(self, card: StartCard, phase: str) -> None:
        card.show(self.kit.pictures, self.kit.pictures.portrait(phase, phase))

    def shown(self) -> None:
        """Looks at the record again; the first time it waits for its first frame before it draws figures."""
        if not self._seen_once:
            Window.bind(on_flip=self._seen)
        if self._ready():
            self._look()

    def close(self) -> None:
        """Waits for nothing any more."""
        Window.unbind(on_flip=self._seen)
        super().close()

    def show_notes(self, notes: Notes) -> None:
        """Shows what the record says now, and notes in place of those shown before."""
        self._notes = notes
        self._look()

    def _seen(self, *_args: Any) -> None:
        Window.unbind(on_flip=self._seen)
        self._seen_once = True
        for phase, card in self.cards.items():
            self._picture(card, phase)

    def _look(self) -> None:
        tr, view = self.tr, self._view()
        before, self._shows = self._shows, view
        self._week.show(view.weekday, view.week, view.weeks)
        self._trend.show(view.scores, view.scored)
        if len(view.cards) > 2 and (before is None or before.cards != view.cards):
            self._large, *small = self._deal(view.cards)
            self._pair.show(*small)
        suggestion = view.suggestion
        if suggestion is not None and (before is None or before.suggestion != suggestion):
            from app.ui.widgets.tile import Tile  # pictures come after the first frame

            picture = self.kit.pictures.of(suggestion.exercise, suggestion.phase, tile=True)
            tile = Tile(self.theme, self.kit.pictures, "", picture, size_dp=64)
            self.suggested.show(tr(suggestion.title), suggestion.detail, suggestion.phase, tile)
        self._fill()

    def _start(self) -> None:
        if self._shows is not None and self._shows.suggestion is not None:
            self._ways.start(self._shows.suggestion.id)

    def _fill(self) -> None:
        """Puts everything in its order."""
        column, view = self.column, self._shows
        locked = next((note for note in self._notes.above if note.loud), None)
        column.clear()
        self.add(self._week, dp(_FIRST_GAP_DP))
        gap: float | None = dp(_SECTION_GAP_DP)
        for note in self._notes.above:
            for part in self._note(note) if not note.loud else ():
                self.add(part, gap)
                gap = None
        column.block()
        if locked is not None:
            self.add(self._lock(locked), gap)
        elif view is not None and not view.usable:
            self.add(self._nothing(), gap)
        elif view is not None and view.cards and view.cards[0].phase == "stop":
            self.add(self._stop(view.cards), gap)
        else:
            self.add(self._large, gap)
            self.add(self._pair)
        column.block()
        if locked is None and (view is None or view.suggestion is not None):
            self.add(self.suggested, dp(_SECTION_GAP_DP))
        self.add(self._trend)
        if self._notes.line and locked is None:
            self.add(self._text(self._notes.line, "body", "ink"))
        for note in self._notes.below:
            for part in self._note(note):
                self.add(part)
        missing = self._missing() if self._ready() else ()  # nobody has looked before the first frame
        for text in (*missing, self.tr(_("General exercise information, not medical advice."))):
            self.add(self._text(self.tr(text), "caption", "ink_2"))
        self.refit()

    def _text(self, words: str, style: str, ink: str) -> Column:
        """A text on the page itself, which begins a little further in than cards."""
        margin = Column(margin=dp(_TEXT_MARGIN_DP))
        margin.add(self.words(words, style, ink))
        return margin

    def _note(self, note: Note) -> list[Any]:
        text = [self._text(note.text, "body", "ink_2")] if note.text else []
        if note.dismiss is not None:
            text = [self._dismissible(text[0], note.dismiss)]
        if not note.words:
            return text
        tap = button(self.theme, note.icon, note.words, "primary_soft", "on_primary_soft", "row")
        tap.bind(on_release=lambda *_: note.action())
        if note.other is None:
            return [*text, tap]
        icon, words, action = note.other
        quiet = button(self.theme, icon, words, "surface_2", "ink", "row")
        quiet.bind(on_release=lambda *_: action())
        return [*text, tap, quiet]

    def _dismissible(self, text: Column, dismiss: Callable[[], None]) -> Row:
        """A text with a cross at its end."""
        cross = Tap(
            theme=self.theme,
            icon="close",
            icon_size=self.theme.size("icon_sizes_dp", "row"),
            fill="",
            size=(dp(_CROSS_DP), dp(_CROSS_DP)),
            size_hint=(None, None),
        )
        cross.bind(on_release=lambda *_: dismiss())
        return Row(text, cross, grow=0)

    def _lock(self, note: Note) -> TapPanel:
        """The card in the place of everything that could be started; all of it leads to the advice."""
        why = self.tr(_("Nothing can be started until you have had medical advice."))
        return self._instead(note.icon, note.text, why, (note.words, note.action))

    def _stop(self, cards: Sequence[TodayCard]) -> TapPanel:
        """The same for pain that rules everything out for now; further cards are further buttons."""
        tr, first = self.tr, cards[0]
        ways: list[tuple[str, Callable[[], None]]] = [
            (
                tr(card.title) if card is not first else tr(_("See what helps")),
                partial(self._ways.follow, card),
            )
            for card in cards
        ]
        return self._instead("dangerous", tr(first.title), tr(first.detail), *ways)

    def _instead(self, icon: str, title: str, text: str, *ways: tuple[str, Callable[[], None]]) -> TapPanel:
        """A card in the place of all others; a tap beside its buttons does what the first does."""
        panel = TapPanel(self.theme, ways[0][1], title, "stop", radius="hero", pad=dp(20), gap=dp(12))
        size = self.theme.size("icon_sizes_dp", "main")
        sign = Icon(
            theme=self.theme,
            icon=icon,
            icon_size=size,
            ink="on_stop",
            size=(size, size),
            size_hint=(None, None),
        )
        panel.add(Row(sign, self.words(title, "heading_large", "on_stop"), grow=1, top=True))
        panel.add(self.words(text, "body", "on_stop"))
        for words, action in ways:
            tap = button(self.theme, "arrow_forward", words, "stop_tint", "on_stop_tint")
            tap.bind(on_release=lambda *_, action=action: action())
            panel.add(tap)
        return panel

    def _nothing(self) -> Panel:
        """The card of an app whose files are all unusable."""
        tr = self.tr
        panel = Panel(self.theme, radius="hero", pad=dp(20), gap=dp(12))
        panel.add(self.words(tr(_("No routine can be used")), "heading_large"))
        panel.add(self.words(tr(_("The library says what is wrong with each file.")), "body", "ink_2"))
        tap = button(self.theme, "view_agenda", tr(_("Open the library")), "primary", "on_primary")
        tap.bind(on_release=lambda *_: self._ways.library())
        panel.add(tap)
        return panel
