"""Looks after errors that nobody expected, and keeps the app and its session going.

It is loaded with every start, so it loads nothing itself before there is an error.
"""

import sys
import threading
import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from app.data.files.paths import reports_folder

if TYPE_CHECKING:
    from app.ui.shell.app import LimberApp
    from app.ui.shell.crash import CrashFlow
    from app.wiring.reporter import Reporter

OFTEN, WITHIN_S = 3, 30.0  # the same screen breaking so often in this time is not gone back to


class CrashGuard:
    """Looks after the app.

    Args:
        user: The user's folder.
        clock: Seconds, for how soon one error follows another.

    Attributes:
        user: The user's folder.
    """

    def __init__(self, user: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.user = user
        self._clock = clock
        self._app: LimberApp | None = None
        self._calmer: CrashFlow | None = None
        self._times: dict[str, list[float]] = {}
        self._showing = False
        self._before: tuple[Any, Any] | None = None

    @cached_property
    def reporter(self) -> "Reporter":
        """Writes reports."""
        from app.wiring.reporter import Reporter

        return Reporter(reports_folder(self.user), "app")

    def stand_by(self) -> None:
        """From now on errors of threads are looked after."""
        self._before = (threading.excepthook, sys.excepthook)
        threading.excepthook = self._thread_died
        sys.excepthook = self._escaped

    def look_after(self, app: "LimberApp | None") -> None:
        """From now on errors on the thread that draws lead to the calm page of an app; None for no longer."""
        from kivy.base import ExceptionManager

        self._app, self._calmer = app, None
        ExceptionManager.remove_handler(self)
        if app is not None:
            ExceptionManager.add_handler(self)

    def stand_down(self) -> None:
        """Puts everything back."""
        if self._app is not None:
            self.look_after(None)
        if self._before is not None:
            threading.excepthook, sys.excepthook = self._before
            self._before = None
        if "reporter" in self.__dict__:
            self.reporter.close()

    # --- where errors come from -----------------------------------------------------------------------

    def handle_exception(self, error: BaseException) -> int:
        """Kivy asks what becomes of an error on the thread that draws: 1 lets the app go on, 0 ends it."""
        if not isinstance(error, Exception):  # somebody wants the app to end
            return 0
        report, _ = self.reporter.caught(error, self._page())
        return int(self._show(report))

    def _thread_died(self, died: Any) -> None:
        error = died.exc_value
        if not isinstance(error, Exception):
            return
        report, count = self.reporter.caught(error, self._page())
        if count > 1 or self._app is None:  # the runner has been told once; what is seen still works
            return
        from kivy.clock import Clock

        Clock.schedule_once(lambda _dt: self._show(report))

    def _escaped(self, _kind: type, error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, Exception):
            self.reporter.caught(error)
        elif isinstance(error, KeyboardInterrupt):
            sys.exit(130)

    # --- what is shown --------------------------------------------------------------------------------

    def _page(self) -> str:
        screen = getattr(self._app, "screen", None)
        return type(screen).__name__ if screen is not None else ""

    def _show(self, report: Path | None) -> bool:
        """Shows the calm page; False where not even that can be done."""
        app = self._app
        if self._showing or app is None or app.root is None:
            return False
        self._showing = True
        try:
            if self._calmer is None:
                from app.ui.shell.crash import CrashFlow

                self._calmer = CrashFlow(app, app.parts.doors.share)
            if not self._calmer.shows:
                self._calmer.show(report, often=self._often("session" if app.running else self._page()))
        except Exception as error:  # noqa: BLE001 - then a plain sentence has to do
            self.reporter.caught(error, "calm page")
            return self._plain(app)
        finally:
            self._showing = False
        return True

    def _often(self, page: str) -> bool:
        now = self._clock()
        times = [at for at in self._times.get(page, []) if now - at <= WITHIN_S]
        self._times[page] = [*times, now]
        return len(times) + 1 >= OFTEN

    def _plain(self, app: "LimberApp") -> bool:
        """A sentence with nothing of ours around it; a session's cues go on below it."""
        try:
            from app.ui.shell.crash_plain import show_plainly

            show_plainly(app.root, app.parts.tr)
        except Exception as error:  # noqa: BLE001 - nothing more can be done
            self.reporter.caught(error, "plain page")
            return False
        return True
