"""The app: its window, its pages and the way between them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.core.words import mark as _
from app.ui.doors import Doors
from app.ui.i18n import Words
from app.ui.kit import Kit
from app.ui.pages import Pages
from app.ui.widgets.sheet import Page, Sheets
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:  # a session needs these, the first frame does not
    from app.core.cards import RoutineCard
    from app.core.routine import Routine
    from app.core.session import Frame
    from app.core.timeline import Timeline
    from app.player.player import Player
    from app.ui.back import Back
    from app.ui.gatekeeper import Gatekeeper


class RefusedError(Exception):
    """A routine cannot be started; the message says why, in words for the runner."""


class Routines(Protocol):
    """Where routines come from."""

    def cards(self) -> "Sequence[RoutineCard]":
        """Every routine, in the order lists show them."""

    def routine(self, name: str) -> "Routine":
        """A routine by its id or path; raises RefusedError where its file cannot be used."""

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""

    def timeline(self, routine: "Routine") -> "Timeline":
        """A routine laid out in time."""

    def changed(self) -> None:
        """Forgets what was read, since files have changed."""


class Away(Protocol):
    """What lets a session go on while the app is not seen."""

    def join(self) -> str | None:
        """Goes on with what plays in the background; name of its routine, None where nothing does."""

    def begun(self, name: str) -> None:
        """A session has begun, or goes on from the record."""

    def leaving(self) -> None:
        """The app leaves the screen."""

    def returning(self) -> None:
        """The app is on the screen again."""

    def look(self) -> None:
        """Carries out what the notification's buttons asked for."""


class Parts(NamedTuple):
    """Everything the app is handed.

    Attributes:
        kit: What every page is made with.
        player: Gives the one player, made when it is first asked for.
        rooms: What makes each of the five rooms, by name; called when it is first entered.
        keep_on: Keeps the display from going dark, or lets it again.
        warm: Opens, on a thread of its own, what may wait until the runner sees something; then calls back.
        after_first_frame: What has to be done after that on the thread that draws.
        closing: Gives back threads and devices when the window closes.
        missing: What this machine cannot do, in words; asked after the first frame.
        begin: Id of a routine to start at once, or "".
        over: Called with the last frame when a session is over.
        overlay: A widget to lay over every screen, or None.
        back: Gives the record about the back, opened when it is first asked for, never before the first
            frame. None for tools that play with no runner: then nothing is asked and nothing recorded.
        pausing: The system puts the app away.
        resuming: The app is back; what the system says about itself may have changed.
        away: Lets a session go on while the app is not seen; None where nothing can.
        doors: Where the pages before a start lead to.
    """

    kit: Kit
    tr: Words
    player: "Callable[[], Player]"
    routines: Routines
    rooms: Mapping[str, Callable[[], Any]]
    keep_on: Callable[[bool], None]
    warm: Callable[[Callable[[], None]], None] = lambda done: done()
    after_first_frame: Callable[[], None] = lambda: None
    closing: Callable[[], None] = lambda: None
    missing: Callable[[], Sequence[str]] = tuple
    begin: str = ""
    over: "Callable[[Frame], None]" = lambda _: None
    overlay: Widget | None = None
    back: "Callable[[], Back] | None" = None
    pausing: Callable[[], None] = lambda: None
    resuming: Callable[[], None] = lambda: None
    away: "Away | None" = None
    doors: Doors = Doors()


class LimberApp(App):
    """Shows one page at a time.

    Attributes:
        pages: The way between pages.
        sheets: Asks one thing over whatever is shown.
        running: Name of the routine that a session runs, or "".
        ready: All that waits for the first frame is there.
    """

    title = "Limber"

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.running = ""
        self.ready = False
        self.pages: Any = None
        self.sheets: Any = None
        self._rooms: dict[str, Any] = {}
        self._gate: Gatekeeper | None = None
        self._looking: Any = None

    @property
    def screen(self) -> Any:
        """The page that is seen; None before the first."""
        return self.pages.now if self.pages else None

    def build(self) -> FloatLayout:
        """The root widget with Today on it."""
        root, theme = FloatLayout(), self.parts.kit.theme
        self.root = root
        self.pages = Pages(root, theme, self.parts.kit.calm)
        self.sheets = Sheets(root, theme)
        theme.follow(self)
        self.restyle()
        Window.bind(on_key_down=self._key)
        if not self.parts.begin:
            self.show_today()
        if self.parts.overlay is not None:
            root.add_widget(self.parts.overlay)
        return root

    def restyle(self) -> None:
        """Takes on the look in force."""
        Window.clearcolor = self.parts.kit.theme.colours["bg"]

    def on_start(self) -> None:
        """Leaves what can wait until after the first frame."""
        Window.bind(on_flip=self._first_flip)

    def on_stop(self) -> None:
        """Gives back what has to be given back."""
        self._stop_looking()
        self.pages.close()
        self.parts.keep_on(False)
        self.parts.closing()

    def on_pause(self) -> bool:
        """Lets the system put the app away; the session goes on by the clock, and where it can be heard."""
        self.parts.pausing()
        if self.parts.away is not None:
            self.parts.away.leaving()
        return True

    def on_resume(self) -> None:
        """Takes back what went on meanwhile, and catches up with the clock."""
        self.parts.resuming()
        if self.parts.away is not None:
            self.parts.away.returning()
        self.parts.player().tick()
        if self._gate is not None and self.at_home:
            self.dress()
            if self.sheets.now is None:
                self._gate.opened()

    def load_kv(self, filename: str | None = None) -> bool:
        """Kivy looks for a kv file of the app's name; there is none."""
        return False

    # --- the way between pages ------------------------------------------------------------------------

    def go(self, name: str) -> None:
        """Goes to one of the five rooms; each stays as it was left."""
        self.running = ""
        room = self._rooms.get(name)
        if room is None:
            room = self._rooms[name] = self.parts.rooms[name]()
        self._stop_looking()
        self.pages.start(room, keep=True)

    def show_today(self) -> None:
        """Goes to Today."""
        self.go("today")
        self.dress()

    @property
    def at_home(self) -> bool:
        """Whether Today is seen."""
        return self.screen is not None and self.screen is self._rooms.get("today")

    def tabs(self, now: str) -> TabBar:
        """The bar of rooms for one of them."""
        return TabBar(self.parts.kit.theme, self.parts.tr, now, self.go)

    def back(self) -> bool:
        """Leaves the page that is seen; from the other rooms it goes to Today. False from Today itself."""
        if self.pages.back():
            return True
        if self.running or self.at_home:
            return False
        self.show_today()
        return True

    def rebuild(self) -> None:
        """Makes every room afresh, after a change of language or of files."""
        now = next((name for name, room in self._rooms.items() if room is self.screen), "")
        if (
            self.running or not now
        ):  # what is seen goes on; the rooms behind it are made when they are entered
            self.pages.forget()
            self._rooms = {name: room for name, room in self._rooms.items() if room in self.pages}
            return
        self.pages.close()
        self._rooms.clear()
        self.go(now)
        self.dress()

    @property
    def gate(self) -> "Gatekeeper":
        """What stands before every start; opens the record."""
        if self._gate is None:
            from app.ui.gatekeeper import Gatekeeper  # not needed for the first frame

            parts = self.parts
            assert parts.back is not None, "asked for only where there is a record"
            self._gate = Gatekeeper(self, parts.kit, parts.back(), parts.doors)
        return self._gate

    def start(self, name: str, minutes: float | None = None) -> None:
        """Starts a routine by its id or path if it may start now, and else says what comes first.

        Args:
            name: Id or path.
            minutes: Length it is fitted to; None as it is written.
        """
        if self.parts.back is not None:
            self.gate.want(name, minutes=minutes)
            return
        try:
            routine = self.load(name, minutes)
        except RefusedError as error:
            self.refuse(str(error))
            return
        self.begin(name, routine, None)

    def load(self, name: str, minutes: float | None = None) -> "Routine":
        """A routine by id or path, fitted to a length; raises RefusedError where its file cannot be used."""
        routine = self.parts.routines.routine(name)
        if minutes is None:
            return routine
        from app.core.fit import fit

        return fit(routine, minutes).routine

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""
        return self.parts.routines.is_file(name)

    def begin(self, name: str, routine: "Routine", loop: str | None) -> None:
        """Starts a session; whether it may start has been asked. None for a loop keeps it off the record."""
        self.parts.player().start(self.parts.routines.timeline(routine))
        if self._gate is not None and loop is not None:
            self._gate.back.follow(loop)
        self.show_session(name)

    def show_session(self, name: str, *, joined: bool = False) -> None:
        """Shows the player's session.

        Args:
            name: Of its routine.
            joined: It has been going on in the background.
        """
        from app.ui.screens.session import SessionScreen  # not needed for the first frame
        from app.ui.screens.session_questions import Help

        parts, kit = self.parts, self.parts.kit
        parts.keep_on(True)
        gate = self._gate
        screen = SessionScreen(
            kit.theme,
            parts.tr,
            parts.player(),
            self._finished,
            kit.insets,
            kit.figures(),
            calm=kit.calm(),
            help_=Help(gate.this_hurts, gate.questions_in_session) if gate else None,
        )
        self._stop_looking()
        self.pages.start(screen)
        self.running = name
        if parts.away is not None and not joined:
            parts.away.begun(name)
        self._looking = Clock.schedule_interval(self._look, _LOOK_S)

    def _look(self, _dt: float) -> None:
        """A few times a second while a session is seen: the record, and the notification's buttons."""
        if self._gate is not None:
            self._gate.back.look()
        if self.parts.away is not None:
            self.parts.away.look()

    def reload(self) -> None:
        """Shows routine files as they are now; a running routine goes on at the start of its step."""
        parts = self.parts
        parts.routines.changed()
        if not self.running:
            self.rebuild()
            return
        try:
            routine = self.load(self.running)
        except RefusedError as error:
            self.refuse(str(error))
            return
        if self._gate is not None:
            routine_or_none = self._gate.again(routine, at_a_desk=self.is_file(self.running))
            if routine_or_none is None:
                return
            routine = routine_or_none
        player = parts.player()
        frame = player.frame
        player.start(parts.routines.timeline(routine))
        if frame is not None:
            player.go_to_step(frame.step - 1)
            if frame.paused:
                player.pause()
        if parts.away is not None:
            parts.away.begun(self.running)

    def dress(self) -> None:
        """Shows on Today what the record says now."""
        today = self._rooms.get("today")
        if self._gate is not None and today is not None:
            today.dress(self._gate.notes())

    def tell(self, words: str) -> None:
        """Shows a sentence for a while; from any thread."""

        def show(_dt: float) -> None:
            from app.ui.widgets.toast import Toast

            self.root.add_widget(Toast(self.parts.kit.theme, words))
            self.dress()

        Clock.schedule_once(show)

    def ground(self) -> None:
        """Makes sure that there is a screen below a sheet."""
        if self.screen is None:  # a routine was to be started at once
            self.show_today()

    def refuse(self, why: str) -> None:
        """Says that a routine's file cannot be used."""
        tr = self.parts.tr
        choices = [("check", tr(_("All right")), self.ground)]
        self.sheets.show(Page(title=tr(_("This routine cannot be used")), text=why, choices=choices))

    def wrong(self) -> None:
        """What "Something feels wrong" leads to, on every page but a session."""
        if self.parts.back is not None:
            self.gate.safety.wrong()

    def _finished(self) -> None:
        from app.ui.screens.complete import CompleteScreen, Leaving
        from app.ui.screens.complete_view import done_of, rating_due

        parts, gate = self.parts, self._gate
        self.running = ""
        parts.keep_on(False)
        frame, session = parts.player().frame, parts.player().session
        assert frame is not None, "a session that is over has a last frame"
        assert session is not None, "a session that is over was there"
        record = gate.back.take_record() if gate is not None else None
        if gate is None or gate.ended():
            done = done_of(frame, session.timeline, record)
            rating = rating_due(gate.back, done.phase) if gate is not None and record is not None else None
            leaving = Leaving(self.show_today, gate.tell if gate is not None else lambda *_: None)
            screen = CompleteScreen(parts.kit, done, rating, leaving, recorded=record is not None)
            self._stop_looking()
            self.pages.start(screen)
        parts.over(frame)

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _key(self, _window: Any, key: int, _scan: int, _text: str, _modifiers: Sequence[str]) -> bool:
        name = _KEYS.get(key, chr(key) if 32 < key < 127 else "")
        if self.sheets.key(name):
            return True
        if name and self.screen is not None and self.screen.key(name):
            return True
        return name == "escape" and self.back()

    def _first_flip(self, *_args: Any) -> None:
        Window.unbind(on_flip=self._first_flip)
        Clock.schedule_once(self._first_frame_shown, 0)

    def _first_frame_shown(self, _dt: float) -> None:
        self.parts.warm(self._soon_warmed)

    def _soon_warmed(self) -> None:
        Clock.schedule_once(self._warmed, 0)

    def _warmed(self, _dt: float) -> None:
        self.parts.after_first_frame()
        self.ready = True
        if "today" in self._rooms:
            self._rooms["today"].say(self.parts.missing())
        if self.parts.begin:
            self.start(self.parts.begin)
        elif self.parts.back is not None:
            gate = self.gate
            playing = self.parts.away.join() if self.parts.away is not None else None
            self.dress()
            if playing is not None:
                self.running = playing
                if gate.may_go_on():
                    self.show_session(playing, joined=True)
                else:
                    self.running = ""
            elif self.sheets.now is None and self.at_home:
                gate.opened()


_LOOK_S = 0.25
_KEYS = {
    13: "enter",
    27: "escape",
    32: "spacebar",
    273: "up",
    274: "down",
    275: "right",
    276: "left",
}
