"""The app: its window, its pages and the way between them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout

from app.core.i18n import mark as _
from app.ui.pages.navigation import Pages
from app.ui.shell.dependencies import Dependencies
from app.ui.shell.frame_pacing import FramePacing
from app.ui.shell.session_runner import SessionRunner
from app.ui.start.routines import RefusedError, Routines
from app.ui.widgets.sheet import SheetContent, Sheets
from app.ui.widgets.tab_bar import TabBar

if TYPE_CHECKING:  # a session needs it, the first frame does not
    from app.ui.base.graphics_memory import GraphicsMemory
    from app.ui.shell.focus import Focus
    from app.ui.start.flow import StartFlow


class LimberApp(App):
    """Shows one page at a time.

    Attributes:
        pages: The way between pages.
        sheets: Asks one thing over whatever is shown.
        sessions: What runs a session's page.
        ready: All that waits for the first frame is there.
    """

    title = "Limber"

    def __init__(self, parts: Dependencies) -> None:
        super().__init__()
        self.parts = parts
        self.sessions = SessionRunner(self)
        self.ready = False
        self.pages: Any = None
        self.sheets: Any = None
        self._rooms: dict[str, Any] = {}
        self._gate: StartFlow | None = None
        self._warning: Any = None
        self._focus: Focus | None = None
        self._refusal: Any = None
        self._memory: GraphicsMemory | None = None

    @property
    def routines(self) -> Routines:
        """Where routines come from."""
        return self.parts.routines

    @property
    def running(self) -> str:
        """Name of the routine that a session runs, or ""."""
        return self.sessions.running

    @property
    def has_record(self) -> bool:
        """Whether a runner is asked and the record opened; before the first frame never."""
        return self._gate is not None

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
        self.sessions.leave()
        if self._focus is not None:
            self._focus.close()
        self.pages.close()
        self.parts.turns.close()
        self.parts.keep_on(False)
        self.parts.closing()

    def give_up(self) -> None:
        """Lets go of the window and of everything else, where it could not be built to its end."""
        Window.unbind(on_key_down=self._key, on_flip=self._first_flip)
        if self.root in Window.children:
            Window.remove_widget(self.root)
        self.parts.turns.close()
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
        Clock.schedule_once(self._look_at_picture, 0)  # by then the system has given the window its context
        if self._gate is not None and self.at_home:
            self.refresh_notes()
            if self.sheets.now is None:
                self._gate.opened()

    def _look_at_picture(self, _dt: float) -> None:
        """Away for long, the app may have lost all that it draws with."""
        from app.ui.base.graphics_memory import MemoryState

        found = self._memory.look() if self._memory is not None else MemoryState.WHOLE
        if found is MemoryState.WHOLE or self._memory is None:
            return
        if found is MemoryState.LOST:
            self.on_pause()  # the session goes on unseen, and the app that comes up takes it back
            if self.parts.relaunch():
                return
            if self.parts.away is not None:
                self.parts.away.returning()
        self._memory.fill()

    def run(self) -> None:
        """Goes on until the window is closed."""
        FramePacing(Clock, EventLoop).attach(Window)
        super().run()

    def open_settings(self, *_args: Any) -> bool:
        """Kivy's own panel of settings, on F1, means nothing here."""
        return False

    def load_kv(self, filename: str | None = None) -> bool:
        """Kivy looks for a kv file of the app's name; there is none."""
        return False

    # --- the way between pages ------------------------------------------------------------------------

    def go(self, name: str) -> None:
        """Goes to one of the five rooms; each stays as it was left."""
        room = self._rooms.get(name)
        if room is None:
            room = self._rooms[name] = self.parts.rooms[name]()
        self.sessions.leave()
        self.pages.start(room, keep=True)

    def show_today(self) -> None:
        """Goes to Today, which says what is missing in its own place."""
        if self._warning is not None:
            self._warning.leave()
        self.go("today")
        self.refresh_notes()

    def start_over(self) -> None:
        """Goes to Today with every room made afresh, after one of them broke."""
        self._rooms.clear()
        self.show_today()
        self.pages.forget()

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
        if self.running or not now:  # what is seen goes on; the rooms behind it are made when entered
            self.pages.forget()
            self._rooms = {name: room for name, room in self._rooms.items() if room in self.pages}
            return
        self.pages.close()
        self._rooms.clear()
        self.go(now)
        self.refresh_notes()

    @property
    def gate(self) -> "StartFlow":
        """What stands before every start; opens the record."""
        if self._gate is None:
            from app.ui.start.flow import StartFlow  # not needed for the first frame

            parts = self.parts
            assert parts.back is not None, "asked for only where there is a record"
            self._gate = StartFlow(self, parts.kit, parts.back(), parts.doors)
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
            routine = self.parts.routines.routine(name, minutes)
        except RefusedError as error:
            self.refuse(str(error))
            return
        self.sessions.begin(name, routine, minutes=minutes)

    def preview(self, name: str, then: Callable[[], None]) -> None:
        """Plays a file that its author is changing; `then` is where its end leads."""
        if self.parts.back is not None:
            self.gate.preview(name, then)
            return
        try:
            routine = self.parts.routines.routine(name)
        except RefusedError as error:
            self.refuse(str(error))
            return
        self.sessions.begin(name, routine, then=then)

    def reload(self) -> None:
        """Shows routine and exercise files as they are now; what is wrong is said until it is right again."""
        self.parts.routines.changed()
        self.parts.kit.pictures.forget()
        refused = self._refusal is not None and self.sheets.now is self._refusal
        if self.running and not self.sessions.reload():
            return
        if refused and self.sheets.now is self._refusal:
            self.sheets.close()
        if self.screen is None:  # a routine was to be started at once
            self.start(self.parts.begin)
        elif not self.running:
            self.rebuild()

    def refresh_notes(self) -> None:
        """Shows on Today what the record says now."""
        today = self._rooms.get("today")
        if self._gate is not None and today is not None:
            today.show_notes(self._gate.notes())

    def tell(self, words: str) -> None:
        """Shows a sentence for a while; from any thread."""

        def show(_dt: float) -> None:
            from app.ui.widgets.toast import show_toast

            show_toast(self.root, self.parts.kit.theme, words)
            self.refresh_notes()

        Clock.schedule_once(show)

    def warn(self, words: str) -> None:
        """Says what has gone missing, which Today goes on saying; from any thread."""

        def show(_dt: float) -> None:
            from app.ui.widgets.toast import show_toast

            if self.at_home:
                self.screen.shown()
                self.refresh_notes()
            else:
                self._warning = show_toast(self.root, self.parts.kit.theme, words)

        Clock.schedule_once(show)

    def ensure_page(self) -> None:
        """Makes sure that there is a screen below a sheet."""
        if self.screen is None:  # a routine was to be started at once
            self.show_today()

    def refuse(self, why: str, title: str = _("This routine cannot be used")) -> None:
        """Says that a routine's file cannot be used, and why; the title in words to be translated."""
        tr = self.parts.tr
        choices = [("check", tr(_("All right")), self.ensure_page)]
        self.sheets.show(SheetContent(title=tr(title), text=why, choices=choices))
        self._refusal = self.sheets.now

    def other_instance(self, *, is_author_preview: bool = False, quietly: bool = False) -> bool:
        """Whether another copy of the app plays for this runner, and says so.

        Args:
            is_author_preview: It is about a file that its author looks at.
            quietly: Says nothing.
        """
        why, tr = self.parts.other_instance(is_author_preview), self.parts.tr
        if why and not quietly:
            choices = [("check", tr(_("All right")), self.ensure_page)]
            self.sheets.show(
                SheetContent(title=tr(_("Limber is open already")), text=tr(why), choices=choices)
            )
        return bool(why)

    def wrong(self) -> None:
        """What "Something feels wrong" leads to, on every page but a session."""
        if self.parts.back is not None:
            self.gate.safety.wrong()

    @property
    def focus(self) -> "Focus":
        """The keyboard's way through the controls; made with the first key."""
        if self._focus is None:
            from app.ui.shell.focus import Focus  # not needed for the first frame

            self._focus = Focus(self.root, lambda: self.screen, self.parts.kit.theme)
        return self._focus

    def _key(self, _window: Any, key: int, _scan: int, _text: str, held: Sequence[str]) -> bool:
        from app.ui.base.keys import LEAVE_A_FIELD, name_of  # not needed for the first frame

        name = name_of(key, held)
        if not name or (self.focus.typing and name not in LEAVE_A_FIELD):
            return False  # the field sees to it itself
        done = self._do(name, held)
        self.focus.follow()
        return done

    def _do(self, name: str, held: Sequence[str]) -> bool:
        if name == "undo":
            from app.ui.widgets.toast import take_back

            if take_back(self.root):
                return True
        if self.focus.key(name, held) or self.sheets.key(name):
            return True
        if self.screen is not None and self.screen.key(name):
            return True
        if name in ("/", "find") and getattr(self.screen, "tabs", None) is not None:
            self.go("library")
            return bool(self.screen.key(name))
        return self.focus.scroll(name) or (name == "escape" and self.back())

    def _first_flip(self, *_args: Any) -> None:
        Window.unbind(on_flip=self._first_flip)
        Clock.schedule_once(self._first_frame_shown, 0)

    def _first_frame_shown(self, _dt: float) -> None:
        from app.ui.base.graphics_memory import GraphicsMemory  # not needed for the first frame

        self._memory = GraphicsMemory()
        self.parts.warm(self._soon_warmed)

    def _soon_warmed(self) -> None:
        Clock.schedule_once(self._warmed, 0)

    def _warmed(self, _dt: float) -> None:
        parts = self.parts
        parts.turns.first(*parts.before_ready, self._open_up, *parts.after_ready)
        parts.turns.begin()

    def _open_up(self) -> None:
        self.ready = True
        if "today" not in self._rooms:  # a routine is to be started at once
            for words in self.parts.missing():
                self.warn(self.parts.tr(words))
        elif self.parts.back is None:
            self._rooms["today"].shown()
        if self.parts.begin:
            self.start(self.parts.begin)
        elif self.parts.back is not None:
            gate = self.gate
            taken = self.sessions.take_back()
            self.refresh_notes()
            if not taken and self.sheets.now is None and self.at_home:
                gate.opened()
