"""What may wait until the runner sees something, done on a thread of its own."""

import importlib
import logging
from collections.abc import Callable, Sequence
from threading import Thread

# Loaded ahead, so that the first tap into a room or a check-in waits for no file. What loads kv is not among
# them: Kivy's builder belongs to the thread that draws.
SOON = (
    "app.core.adapt",
    "app.core.timeline",
    "app.ui.back",
    "app.ui.gatekeeper",
    "app.ui.screens.checkin_page",
    "app.ui.screens.session_figure",
    "app.wiring.learn",
    "app.wiring.library",
    "app.wiring.routine_page",
    "app.wiring.history",
    "app.wiring.settings",
)
_log = logging.getLogger(__name__)


class Warming:
    """Opens the record and loads what comes next.

    Args:
        steps: Done in this order; one that fails is left to whoever needs it, who can say so.
        soon: Modules loaded after that.
    """

    def __init__(self, steps: Sequence[Callable[[], object]], soon: Sequence[str] = SOON) -> None:
        self._steps, self._soon = steps, soon
        self._thread: Thread | None = None

    def start(self, done: Callable[[], None]) -> None:
        """Begins; `done` is called on that thread after the steps, before the modules."""
        self._thread = Thread(target=self._work, args=(done,), name="warming", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Waits for its end, since what it has opened is closed next."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _work(self, done: Callable[[], None]) -> None:
        for step in self._steps:
            try:
                step()
            except Exception:  # noqa: BLE001 - whoever needs it meets the fault again, and can say so
                _log.exception("What was to be ready ahead is not")
        done()
        for name in self._soon:
            importlib.import_module(name)
