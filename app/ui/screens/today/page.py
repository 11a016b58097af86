"""Today: what to do now, and how it has gone."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from kivy.core.window import Window
from kivy.metrics import dp

from app.core.i18n import mark as _
from app.core.today.cards import BEFORE, Lead, TodayCard
from app.ui.pages.page import Page
from app.ui.screens.today.lit_stage import LitStage, next_phase
from app.ui.screens.today.trend import TrendCard
from app.ui.screens.today.view import PHASES, Insight, StageFace, TodayLinks, TodayView
from app.ui.widgets.column import Column, Row
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.sheet import Choice, button
from app.ui.widgets.tab_bar import TabBar
from app.ui.widgets.tap import Tap

_CARD_GAP_DP, _LAST_GAP_DP, _TEXT_MARGIN_DP, _CROSS_DP = 12, 5, 4, 48
_SWIPE_DP, _STEEP = 48, 0.6  # least way across of a swipe, and how far up or down it may go of that


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
    """What is said besides.

    Attributes:
        above: Right below the stage; one that is loud takes the stage's place.
        below: After all cards.
    """

    above: tuple[Note, ...] = ()
    below: tuple[Note, ...] = ()


class TodayScreen(Page):
    """What to do now, and how it has gone.

    Everything but the stage and its first button comes after the first frame: pictures, and what the record
    says.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        tabs: The bar of rooms.
        ways: Where it leads.
        view: Gives what the record says; never called before the first frame.
        ready: Whether the record may be asked: some time after the first frame.
        weekday: Today's place in the week, 0 for Monday.
        missing: What does not work here, in words to be translated.

    Attributes:
        stage: What is done today.
    """

    end_dp = 4

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
        super().__init__(kit, tr(_("Today")), tabs=tabs, tint="before", two=True)
        self._ways, self._view, self._ready, self._weekday = ways, view, ready, weekday
        self._led: dict[str, str] | None = None
        self._seen_once = False
        self._shows: TodayView | None = None
        self._notes = Notes()
        self._missing = missing
        self._touch: Any = None
        self.stage = LitStage(
            kit.theme, tr, weekday, kit.pictures, self._choose, self._act, self._read, self._other
        )
        self.stage.on_colours = self._pass_below
        # What stands there before the record is asked: no routine is known yet.
        self._faces: tuple[StageFace, ...] = tuple(
            StageFace(BEFORE._replace(phase=phase), "", button=tr(BEFORE.button)) for phase in PHASES
        )
        self.stage.show(self._faces[0])
        self._trend = TrendCard(kit.theme, tr, ways.history)
        self._fill()

    @property
    def phase(self) -> str:
        """The phase that is seen: before, after or rest."""
        return self.stage.phase

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
        self._pose()

    def _pose(self) -> None:
        """Has the figure stand there who leads what is offered; nothing is drawn before the first frame."""
        led = {face.phase: face.routine for face in self._faces}
        if not self._seen_once or led == self._led:
            return
        self._led, portrait = led, self.kit.pictures.portrait
        poses = {phase: portrait(phase, phase, led.get(phase, "")) for phase in PHASES}
        done = next((face.phase for face in self._faces if face.card.lead is Lead.DAY), "after")
        poses["done"] = portrait("done", done, led.get(done, ""))
        self.stage.figure.wait(poses)

    # --- what it shows --------------------------------------------------------------------------------

    def _look(self) -> None:
        view = self._view()
        before, self._shows = self._shows, view
        self._weekday = view.weekday
        self.stage.week.show(view.weekday, view.week, view.weeks)
        self._trend.show(view.scores, view.scored)
        if view.faces:
            # What was chosen stays, until the day itself goes on to something else.
            kept = before is not None and _order(before) == _order(view)
            phase = self.phase if kept else view.faces[0].phase
            self._faces = view.faces
            self._pose()
            self._show(phase)
        self._fill()

    def _show(self, phase: str, *, moves: bool = False) -> None:
        face = next(face for face in self._faces if face.phase == phase)
        self.stage.show(face, moves=moves)
        self._dress_bar()
        self.refit()

    def _dress_bar(self) -> None:
        head = next(iter(self.column.items), self.stage)
        tint = self.phase if head is self.stage else head.tint
        if tint != self.tint:
            self.tint = tint

    def _choose(self, phase: str) -> None:
        if phase != self.phase:
            self._show(phase, moves=True)

    def _act(self) -> None:
        if self.stage.face is not None:
            self._ways.follow(self.stage.face.card)

    def _read(self) -> None:
        """The words lead to what they are about."""
        face = self.stage.face
        if face is not None and face.routine:
            self._ways.open(face.routine)
        elif face is not None:
            self._ways.follow(face.card)

    def _other(self) -> None:
        face = self.stage.face
        if face is not None and face.other:
            self._ways.start(face.other)
        elif face is not None:
            self._ways.change(face.phase)

    def _fill(self) -> None:
        """Puts everything in its order."""
        column, view = self.column, self._shows
        locked = next((note for note in self._notes.above if note.loud), None)
        column.clear()
        self.add(self._head(locked), 0.0)
        for note in self._notes.above:
            for part in self._note(note) if not note.loud else ():
                self.add(part)
        column.block()
        self.add(self._trend, dp(_CARD_GAP_DP))
        column.block()
        if view is not None and view.insight is not None:
            self.add(self._insight(view.insight))
        for note in self._notes.below:
            for part in self._note(note):
                self.add(part)
        missing = self._missing() if self._ready() else ()  # nobody has looked before the first frame
        gap = dp(_LAST_GAP_DP)
        for text in (*missing, self.tr(_("General exercise information, not medical advice."))):
            self.add(self._text(self.tr(text), "caption", "ink_2"), gap)
        self._dress_bar()
        self.refit()

    def _head(self, locked: Note | None) -> Any:
        """The stage, or what stands in its place."""
        view, tr = self._shows, self.tr
        if locked is not None:
            why = tr(_("Nothing can be started until you have had medical advice."))
            return self._instead(locked.icon, locked.text, why, (locked.words, locked.action))
        if view is not None and not view.usable:
            text = tr(_("The library says what is wrong with each file."))
            way = (tr(_("Open the library")), self._ways.library)
            return self._instead("error", tr(_("No routine can be used")), text, way, tint=self.phase)
        if view is not None and view.stops:
            return self._stop(view.stops)
        return self.stage

    def _instead(
        self, icon: str, title: str, text: str, *ways: tuple[str, Callable[[], None]], tint: str = "stop"
    ) -> Any:
        from app.ui.screens.today.stop_stage import StopStage  # rarely seen, and never at first

        view = self._shows
        assert view is not None, "nothing stands in the way before the record was asked"
        stage = StopStage(self.theme, self.tr, icon, title, text, ways, tint)
        stage.week.show(view.weekday, view.week, view.weeks)
        return stage

    def _stop(self, cards: Sequence[TodayCard]) -> Any:
        """Pain that rules everything out for now; further cards are further buttons."""
        tr, first = self.tr, cards[0]
        ways = [(tr(card.button), partial(self._ways.follow, card)) for card in cards]
        return self._instead("dangerous", tr(first.title), tr(first.detail), *ways)

    def _insight(self, insight: Insight) -> Any:
        from app.ui.screens.today.insight_card import InsightCard  # comes after the first frame

        return InsightCard(self.theme, insight, self._ways.history)

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

    # --- swiping --------------------------------------------------------------------------------------

    def on_touch_down(self, touch: Any) -> bool:
        """Remembers a finger that comes down on the stage."""
        on_stage = self.column.items[:1] == [self.stage] and self.scroll.collide_point(*touch.pos)
        if on_stage and not touch.is_mouse_scrolling:
            x, y = self.stage.to_window(*self.stage.pos)
            if x <= touch.x <= x + self.stage.width and y <= touch.y <= y + self.stage.height:
                self._touch = touch
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: Any) -> bool:
        """A finger that goes across the stage goes on to the phase beside."""
        if touch is self._touch:
            across, along = touch.x - touch.ox, abs(touch.y - touch.oy)
            if along > max(abs(across) * _STEEP, dp(_SWIPE_DP)):
                self._touch = None
            elif abs(across) >= dp(_SWIPE_DP) and along <= abs(across) * _STEEP:
                self._touch = None
                self._let_go(touch)
                self._choose(next_phase(self._faces, self.phase, 1 if across < 0 else -1))
                return True
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: Any) -> bool:
        """Forgets the finger."""
        if touch is self._touch:
            self._touch = None
        return bool(super().on_touch_up(touch))

    def _let_go(self, touch: Any) -> None:
        """Takes a touch from the list and from whatever lies below the finger: it is no tap any more."""
        for weak in list(touch.grab_list):
            holder = weak()
            if holder is not None and holder is not self.scroll:
                touch.ungrab(holder)
                if getattr(holder, "state", "") == "down":
                    holder.state = "normal"
        for name, of_list in touch.ud.items():  # what a list knows of a touch: one that scrolls does not tap
            if str(name).startswith("sv.") and isinstance(of_list, dict):
                of_list["mode"] = "scroll"


def _order(view: TodayView) -> tuple[int, list[tuple[str, str]]]:
    return view.weekday, [(face.phase, face.card.title) for face in view.faces]
