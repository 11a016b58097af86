"""The app: its window, its screens and the way between them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.core.words import mark as _
from app.ui.i18n import Words
from app.ui.insets import Insets
from app.ui.screens.today import RoutineCard, TodayScreen
from app.ui.theme import PHASE_TOKENS, Theme

if TYPE_CHECKING:  # a session needs these, the first frame does not
    from app.core.session import Frame
    from app.core.timeline import Timeline
    from app.player.player import Player
    from app.ui.screens.session_figure import Figures


class RefusedError(Exception):
    """A routine cannot be started; the message says why, in words for the runner."""


class Routines(Protocol):
    """Where routines come from."""

    def cards(self) -> Sequence[RoutineCard]:
        """Every routine, in the order lists show them."""

    def timeline(self, routine: str) -> "Timeline":
        """A routine laid out in time; raises RefusedError where its file cannot be used."""

    def changed(self) -> None:
        """Forgets what was read, since files have changed."""


class Parts(NamedTuple):
    """Everything the app is handed.

    Attributes:
        player: Gives the one player, made when it is first asked for.
        figures: Gives the figures, likewise.
        keep_on: Keeps the display from going dark, or lets it again.
        after_first_frame: What may wait until the runner sees something.
        closing: Gives back threads and devices when the window closes.
        missing: What this machine cannot do, in words; asked after the first frame.
        insets: What the system keeps for itself at the edges, dp.
        begin: Id of a routine to start at once, or "".
        over: Called with the last frame when a session is over.
        overlay: A widget to lay over every screen, or None.
        calm: Reduced motion.
    """

    theme: Theme
    tr: Words
    player: "Callable[[], Player]"
    figures: "Callable[[], Figures]"
    routines: Routines
    keep_on: Callable[[bool], None]
    after_first_frame: Callable[[], None] = lambda: None
    closing: Callable[[], None] = lambda: None
    missing: Callable[[], Sequence[str]] = tuple
    insets: Callable[[], Insets] = Insets
    begin: str = ""
    over: "Callable[[Frame], None]" = lambda _: None
    overlay: Widget | None = None
    calm: bool = False


class LimberApp(App):
    """Shows one screen at a time."""

    title = "Limber"

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.parts = parts
        self.screen: Any = None
        self._running = ""
        self._sheet: Any = None

    def build(self) -> FloatLayout:
        """The root widget with Today on it."""
        root = FloatLayout()
        self.root = root
        Window.clearcolor = self.parts.theme.colours["bg"]
        Window.bind(on_key_down=self._key)
        if not self.parts.begin:
            self.show_today()
        if self.parts.overlay is not None:
            root.add_widget(self.parts.overlay)
        return root

    def on_start(self) -> None:
        """Leaves what can wait until after the first frame."""
        Window.bind(on_flip=self._first_flip)

    def on_stop(self) -> None:
        """Gives back what has to be given back."""
        self._leave_screen()
        self.parts.keep_on(False)
        self.parts.closing()

    def on_pause(self) -> bool:
        """Lets the system put the app away; the session goes on by the clock."""
        return True

    def on_resume(self) -> None:
        """Catches up with the clock."""
        self.parts.player().tick()

    def load_kv(self, filename: str | None = None) -> bool:
        """Kivy looks for a kv file of the app's name; there is none."""
        return False

    def show_today(self) -> None:
        """Goes to Today."""
        self._running = ""
        parts = self.parts
        screen = TodayScreen(parts.theme, parts.tr, parts.routines.cards(), self.start, parts.insets)
        screen.say(parts.missing())
        self._show(screen)

    def start(self, routine: str) -> None:
        """Starts a routine by its id, or says why it cannot be."""
        try:
            timeline = self.parts.routines.timeline(routine)
        except RefusedError as error:
            self._refuse(str(error))
            return
        from app.ui.screens.session import SessionScreen  # not needed for the first frame

        parts = self.parts
        player = parts.player()
        self._running = routine
        player.start(timeline)
        parts.keep_on(True)
        screen = SessionScreen(
            parts.theme,
            parts.tr,
            player,
            self._finished,
            parts.insets,
            parts.figures(),
            calm=parts.calm,
        )
        self._show(screen)

    def reload(self) -> None:
        """Shows routine files as they are now; a running routine goes on at the start of its step."""
        parts = self.parts
        parts.routines.changed()
        if not self._running:
            self.show_today()
            return
        try:
            timeline = parts.routines.timeline(self._running)
        except RefusedError as error:
            self._refuse(str(error))
            return
        player = parts.player()
        frame = player.frame
        player.start(timeline)
        if frame is not None:
            player.go_to_step(frame.step - 1)
            if frame.paused:
                player.pause()

    def _finished(self) -> None:
        from app.ui.screens.complete import CompleteScreen

        parts = self.parts
        self._running = ""
        parts.keep_on(False)
        frame, session = parts.player().frame, parts.player().session
        assert frame is not None, "a session that is over has a last frame"
        assert session is not None, "a session that is over was there"
        phase = PHASE_TOKENS[session.timeline.routine.phase]
        self._show(CompleteScreen(parts.theme, parts.tr, frame, phase, self.show_today, parts.insets))
        parts.over(frame)

    def _refuse(self, why: str) -> None:
        from app.ui.widgets.sheet import Sheet

        tr = self.parts.tr
        self._close_sheet()
        self._sheet = Sheet(
            self.parts.theme,
            tr(_("This routine cannot be used")),
            why,
            [("check", tr(_("All right")), self._after_refusal)],
            self._close_sheet,
        )
        self.root.add_widget(self._sheet)

    def _after_refusal(self) -> None:
        if self.screen is None:  # it was to be started at once; there is nothing behind the sheet
            self.show_today()

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self.root.remove_widget(self._sheet)
            self._sheet = None

    def _show(self, screen: Any) -> None:
        self._leave_screen()
        self.screen = screen
        self.root.add_widget(screen, index=len(self.root.children))  # below the overlay

    def _leave_screen(self) -> None:
        if self.screen is not None:
            if hasattr(self.screen, "close"):
                self.screen.close()
            self.root.remove_widget(self.screen)

    def _key(self, _window: Any, key: int, _scan: int, _text: str, _modifiers: Sequence[str]) -> bool:
        name = _KEYS.get(key, chr(key) if 32 < key < 127 else "")
        if self._sheet is not None:
            if name in ("escape", "enter"):
                self._sheet.dismiss()
            return True
        return bool(name and self.screen is not None and self.screen.key(name))

    def _first_flip(self, *_args: Any) -> None:
        Window.unbind(on_flip=self._first_flip)
        Clock.schedule_once(self._first_frame_shown, 0)

    def _first_frame_shown(self, _dt: float) -> None:
        self.parts.after_first_frame()
        if isinstance(self.screen, TodayScreen):
            self.screen.say(self.parts.missing())
        if self.parts.begin:
            self.start(self.parts.begin)


_KEYS = {
    13: "enter",
    27: "escape",
    32: "spacebar",
    273: "up",
    274: "down",
    275: "right",
    276: "left",
}
