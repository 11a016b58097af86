"""Looks after errors that nobody expected: reports them, and keeps the app and its session going.

It is loaded with every start, so it loads nothing itself before there is an error.
"""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from app.data.crash_reports import Reports
    from app.ui.app import LimberApp
    from app.ui.crash import Calmer

OFTEN, WITHIN_S = 3, 30.0  # the same screen breaking so often in this time is not gone back to
_KEPT_KINDS = 50  # kinds of errors that are told apart in one run
EXIT_SOFTWARE = 70  # EX_SOFTWARE of sysexits.h: neither the input (1) nor the usage (2) was at fault
_log = logging.getLogger(__name__)


class _Kind:
    """One kind of error: how often it came, and its report."""

    def __init__(self) -> None:
        self.count = 0
        self.file: Path | None = None
        self.lines: list[str] = []
        self.facts: list[tuple[str, str]] = []
        self.when: Any = None


class Reporter:
    """Writes each kind of error down once, and counts how often it comes; from any thread, never raising.

    Args:
        user: The user's folder.
        part: Of Limber: "app", "service", or a command.
    """

    def __init__(self, user: Path, part: str) -> None:
        self._user, self._part = user, part
        self._kinds: dict[str, _Kind] = {}
        self._lock = threading.RLock()
        self._busy = False

    @property
    def reports(self) -> "Reports":
        """Where reports are kept."""
        from app.data.crash_reports import Reports, reports_folder

        return Reports(reports_folder(self._user))

    def caught(self, error: BaseException, page: str = "") -> tuple[Path | None, int]:
        """Takes note of an error; returns its report, if there is one, and how often it came in this run."""
        with self._lock:
            if self._busy:  # an error of this very care: it is not looked after
                return None, 1
            self._busy = True
            try:
                return self._note(error, page)
            except Exception:  # noqa: BLE001 - error care must not become an error
                return None, 1
            finally:
                self._busy = False

    def fault(self, text: str) -> Path | None:
        """Makes a report of what a process wrote when it was ended hard; None where that says nothing."""
        from app.core.crash import fault_lines, report_text

        try:
            lines = fault_lines(text)
            facts = facts_of(self._part)
            return self.reports.write(report_text(facts, lines), _now()) if lines else None
        except Exception:  # noqa: BLE001 - error care must not become an error
            return None

    def close(self) -> None:
        """Writes down how often each error came."""
        with self._lock:
            for kind in self._kinds.values():
                if kind.count > 1:
                    self._write(kind)

    def _note(self, error: BaseException, page: str) -> tuple[Path | None, int]:
        from app.core.crash import lines_of, signature

        name = signature(error)
        if name not in self._kinds and len(self._kinds) >= _KEPT_KINDS:
            name = next(reversed(self._kinds))  # no end of errors must not take no end of room
        kind = self._kinds.setdefault(name, _Kind())
        kind.count += 1
        if kind.count == 1:
            if os.environ.get("LIMBER_DEBUG"):
                import traceback

                traceback.print_exception(error)
            kind.lines, kind.when = lines_of(error), _now()
            kind.facts = [*facts_of(self._part), ("Thread", _thread()), *([("Page", page)] if page else [])]
            self._write(kind)
            _log.error("Something in Limber went wrong. %s", _where(kind.file))
        elif kind.count in (10, 100, 1000, 10_000):
            self._write(kind)
        return kind.file, kind.count

    def _write(self, kind: _Kind) -> None:
        from app.core.crash import report_text

        kind.file = self.reports.write(report_text(kind.facts, kind.lines, kind.count), kind.when, kind.file)


class Care:
    """Looks after the app.

    Args:
        user: The user's folder.
        clock: Seconds, for how soon one error follows another.

    Attributes:
        user: The user's folder.
        reporter: Writes reports.
    """

    def __init__(self, user: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.user, self.reporter = user, Reporter(user, "app")
        self._clock = clock
        self._app: LimberApp | None = None
        self._calmer: Calmer | None = None
        self._times: dict[str, list[float]] = {}
        self._showing = False
        self._before: tuple[Any, Any] | None = None

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
                from app.ui.crash import Calmer

                self._calmer = Calmer(app, app.parts.doors.share)
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
            from app.ui.crash_plain import show_plainly

            show_plainly(app.root, app.parts.tr)
        except Exception as error:  # noqa: BLE001 - nothing more can be done
            self.reporter.caught(error, "plain page")
            return False
        return True


def command_failed(error: Exception, user: Path, command: str) -> int:
    """Reports an error of a command, in one sentence for whoever gave it; returns the exit code."""
    Reporter(user, command).caught(error)
    return EXIT_SOFTWARE


def facts_of(part: str) -> list[tuple[str, str]]:
    """What is known about the program and the device."""
    import platform

    from app import __version__

    api = getattr(sys, "getandroidapilevel", None)
    system = f"Android API {api()}" if api is not None else platform.system()
    kivy = sys.modules.get("kivy")
    return [
        ("Limber", __version__),
        ("Part", part),
        ("When", f"{_now():%Y-%m-%d %H:%M} UTC"),
        ("System", f"{system}, {platform.machine()}"),
        ("Python", platform.python_version()),
        ("Kivy", getattr(kivy, "__version__", "not loaded")),
    ]


def _where(file: Path | None) -> str:
    return f"A report is in {file}" if file is not None else "A report could not be written."


def _thread() -> str:
    return threading.current_thread().name


def _now() -> "datetime":
    from app.device.clock import local_now

    return local_now().astimezone(UTC)
