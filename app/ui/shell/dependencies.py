"""Everything the app is handed, and where it comes from."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from kivy.uix.widget import Widget

from app.ui.base.idle_tasks import IdleTasks, Task
from app.ui.base.translator import Translator
from app.ui.start.links import StartLinks
from app.ui.start.routines import Routines
from app.ui.widgets.page_context import PageContext

if TYPE_CHECKING:  # a session needs these, the first frame does not
    from app.core.recorder import Recorder
    from app.core.session import Frame
    from app.player.player import Player
    from app.ui.base.back_service import BackService
    from app.ui.screens.complete.remind_card import RemindOffer
    from app.ui.screens.complete.tip_card import RunTip


class InBackground(Protocol):
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


class Dependencies(NamedTuple):
    """Everything the app is handed.

    Attributes:
        kit: Theme, words, insets, figures and pictures of a page.
        player: Gives the one player, made when it is first asked for.
        rooms: What makes each of the five rooms, by name; called when it is first entered.
        keep_on: Keeps the display from going dark, or lets it again.
        warm: Opens, on a thread of its own, what may wait until the runner sees something; then calls back.
        turns: Work that can wait, done on the thread that draws.
        before_ready: What has to be done there after that, before the runner's own things are shown.
        after_ready: What is done ahead when they are.
        closing: Gives back threads and devices when the window closes.
        missing: What this machine cannot do, in words; asked after the first frame.
        begin: Id of a routine to start at once, or "".
        over: Called with the last frame when a session is over.
        overlay: A widget to lay over every screen, or None.
        back: Gives the record about the back, opened when it is first asked for, never before the first
            frame. None for tools that play with no runner: then nothing is asked and nothing recorded.
        pausing: The system puts the app away.
        resuming: The app is back; what the system says about itself may have changed.
        relaunch: Starts the app anew in another process and ends this one; False where nothing can.
        away: Lets a session go on while the app is not seen; None where nothing can.
        unkept: Gives what counts a session that is put on record nowhere.
        doors: Where the pages before a start lead to.
        light_session: Whether a session has a light page, for bright sun.
        next_tip: Gives what may be taken along on a run, after each warm-up another one; None for nothing.
        remind: Gives what leads to reminders, once and never again; None for nothing.
        other_instance: Why nothing may start in this copy of the app, in words to be translated, or ""; it is
            told whether a file is meant that its author looks at.
    """

    kit: PageContext
    tr: Translator
    player: "Callable[[], Player]"
    routines: Routines
    unkept: "Callable[[], Recorder]"
    rooms: Mapping[str, Callable[[], Any]]
    keep_on: Callable[[bool], None]
    turns: IdleTasks
    warm: Callable[[Callable[[], None]], None] = lambda done: done()
    before_ready: Sequence[Task] = ()
    after_ready: Sequence[Task] = ()
    closing: Callable[[], None] = lambda: None
    missing: Callable[[], Sequence[str]] = tuple
    begin: str = ""
    over: "Callable[[Frame], None]" = lambda _: None
    overlay: Widget | None = None
    back: "Callable[[], BackService] | None" = None
    pausing: Callable[[], None] = lambda: None
    resuming: Callable[[], None] = lambda: None
    relaunch: Callable[[], bool] = lambda: False
    away: "InBackground | None" = None
    doors: StartLinks = StartLinks()
    light_session: Callable[[], bool] = lambda: False
    next_tip: "Callable[[], RunTip | None]" = lambda: None
    remind: "Callable[[], RemindOffer | None]" = lambda: None
    other_instance: Callable[[bool], str] = lambda _: ""
