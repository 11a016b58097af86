"""What may wait until the runner sees something."""

import importlib
import logging
from collections.abc import Callable, Sequence
from functools import partial
from threading import Thread

from app.ui.base.idle_tasks import Task

# Loaded ahead, in small portions and in this order, so that a first tap waits for no file. Not on a thread of
# their own: one that computes makes each row of a query on the drawing thread wait for its turn.
RECORD = (
    "app.core.back.adaptation",
    "app.ui.base.back_service",
    "app.ui.start.safety_flow",
    "app.ui.start.advice",
    "app.ui.start.flow",
)
FIGURES = (
    "app.figure.maths",
    "app.figure.joints",
    "app.figure.skeleton",
    "app.figure.poser",
    "app.ui.widgets.figure_thumbnail",
    "app.ui.widgets.figures",
)
PAGES = (
    "app.core.timeline",
    "app.ui.widgets.figure",
    "app.ui.screens.session.parts",
    "app.ui.screens.session.page",
    "app.ui.screens.session.questions",
    "app.player.relay",
    "app.ui.screens.complete.page",
    "app.wiring.pages.library",
    "app.wiring.pages.routine",
    "app.ui.screens.history.chart",
    "app.wiring.pages.history",
    "app.wiring.pages.learn",
    "app.wiring.pages.settings",
)
_log = logging.getLogger(__name__)


def loading(modules: Sequence[str]) -> list[Task]:
    """Tasks that each load one module."""
    return [partial(importlib.import_module, name) for name in modules]


class Preload:
    """Opens the record on a thread of its own.

    Args:
        steps: Done in this order; one that fails is left to whoever needs it, who can say so.
    """

    def __init__(self, steps: Sequence[Callable[[], object]]) -> None:
        self._steps = steps
        self._thread: Thread | None = None

    def start(self, done: Callable[[], None]) -> None:
        """Begins; `done` is called on that thread after the steps."""
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
