"""What the app does between its first frame and its end."""

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.data.files.paths import share_folder
from app.device.environment import on_a_phone
from app.wiring.options import Options, is_path, user_folder
from app.wiring.preload import FIGURES, PAGES, RECORD, Preload, loading

if TYPE_CHECKING:
    from app.ui.base.idle_tasks import IdleTasks, Task
    from app.ui.base.insets import SafeArea
    from app.wiring.background import BackgroundSession
    from app.wiring.context import AppContext


class Lifecycle:
    """Warms up, follows the system, tidies and closes.

    Args:
        context: What has been built.
        turns: Work that can wait.
        insets: Where the system covers the pages.
        away: What lets a session go on unseen; None where nothing can.
    """

    def __init__(
        self, context: "AppContext", turns: "IdleTasks", insets: "SafeArea", away: "BackgroundSession | None"
    ) -> None:
        self._context, self._turns, self._insets, self._away = context, turns, insets, away
        self._warming = Preload([self._open_record, lambda: context.routines.lists.ahead()])
        self._watcher: Any = None
        self._drops: Any = None
        self._opened: Any = None
        turns.calm = self.tidy_up

    def warm(self, done: Callable[[], None]) -> None:
        """Opens, on a thread of its own, what may wait until the runner sees something; then calls back."""
        self._context.routines.lists.hold()  # made here, since two threads ask for it from now on
        self._warming.start(done)

    @property
    def before_ready(self) -> "Sequence[Task]":
        """What has to be done before the runner's own things are shown."""
        context = self._context
        return (
            *context.machine.opening,
            lambda: context.preferences.changed(),
            context.routines.cards,
            self._follow_the_system,
            *loading(RECORD if context.options.ask else ()),
        )

    @property
    def after_ready(self) -> "Sequence[Task]":
        """What is done ahead when they are."""
        return (
            lambda: self._context.routines.lists.go_on(),
            self._offer_shortcuts,
            *loading(FIGURES),
            self._load_pages,
        )

    def resuming(self) -> None:
        """The app is back; what the system says about itself may have changed."""
        from app.wiring.in_force import refresh_look

        refresh_look(self._context)
        if on_a_phone():
            from app.wiring.edges import read_edges

            read_edges(self._context, self._insets)

    def tidy_up(self) -> None:
        """Gives back what was needed to draw, when all is calm."""
        from app.device.memory import give_back
        from app.ui.widgets.renderer import forget_last_picture

        context = self._context
        if "figures" in context.__dict__ and not context.app.running:  # a session draws again in a moment
            context.figures.rest()
        forget_last_picture()
        give_back()

    def close(self) -> None:
        """Gives back threads, files and devices, as the window closes."""
        context = self._context
        self._warming.close()
        if self._watcher is not None:
            self._watcher.close()
        if self._drops is not None:
            self._drops.close()
        if self._opened is not None:
            self._opened.close()
        context.routines.close()
        context.record.close()
        if self._away is not None:
            self._away.close()
        context.machine.close()
        if "alone" in context.__dict__:
            context.alone.close()
        gc.unfreeze()

    def _open_record(self) -> None:
        store = self._context.record.store
        if self._context.options.ask:
            store.back.state(self._context.now())

    def _offer_shortcuts(self) -> None:
        from app.wiring.icon import offer_shortcuts

        offer_shortcuts(self._context)

    def _load_pages(self) -> None:
        # What is there by then stays: a full collection that goes through all of it takes 0.1 s.
        self._turns.last(*loading(PAGES), gc.freeze)

    def _follow_the_system(self) -> None:
        context = self._context
        # The runner's own files may come later.
        context.routines.lists.listeners.append(context.app.refresh_notes)
        if on_a_phone():
            from app.wiring.edges import follow_edges

            follow_edges(context, self._insets)
        else:
            from app.wiring.pages.receive import Drops

            self._drops = Drops(context)
        if context.machine.device is not None:
            from app.wiring.pages.opened import OpenedFromOutside

            self._opened = OpenedFromOutside(context, context.machine.device.openings)
        if context.options.watch:
            from app.wiring.watch import Watcher

            self._watcher = Watcher(_watched(context.options), context.app.reload)


def _watched(options: Options) -> list[Path]:
    """Files and folders whose changes a preview should show."""
    share, user = share_folder(), user_folder(options.data)
    places = [share / "routines", share / "assets" / "exercises", user / "exercises"]
    places += [user / "routines", user / "routines" / "exercises"]
    if is_path(options.routine):
        from app.data.files.listing import beside

        file = Path(options.routine)
        places += [file, *beside(file)]
    return places
