"""Writes errors down that nobody expected; loaded with the first of them."""

import logging
import os
import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from app.core.crash import fault_lines, lines_of, report_text, signature
from app.data.files.paths import reports_folder
from app.data.reports.crash_reports import Reports
from app.device.clock import local_now

EXIT_SOFTWARE = 70  # EX_SOFTWARE of sysexits.h: neither the input (1) nor the usage (2) was at fault
_KEPT_KINDS = 50  # kinds of errors that are told apart in one run
_log = logging.getLogger(__name__)


class _Kind:
    """One kind of error: how often it came, and its report."""

    def __init__(self) -> None:
        self.count = 0
        self.file: Path | None = None
        self.lines: list[str] = []
        self.facts: list[tuple[str, str]] = []
        self.when = _now()


class Reporter:
    """Writes each kind of error down once, and counts how often it comes; from any thread, never raising.

    Args:
        folder: Where reports are kept.
        part: Of Limber: "app", "service", or a command.
    """

    def __init__(self, folder: Path, part: str) -> None:
        self.reports, self._part = Reports(folder), part
        self._kinds: dict[str, _Kind] = {}
        self._lock = threading.RLock()
        self._busy = False

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

    def fault(self, text: str, part: str = "") -> Path | None:
        """Makes a report of what a process wrote when it was ended hard; None where that says nothing.

        Args:
            text: As `faulthandler` writes it.
            part: Of Limber, where it was another one.
        """
        try:
            lines = fault_lines(text)
            facts = facts_of(part or self._part)
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
        name = signature(error)
        if name not in self._kinds and len(self._kinds) >= _KEPT_KINDS:
            name = next(reversed(self._kinds))  # no end of errors must not take no end of room
        kind = self._kinds.setdefault(name, _Kind())
        kind.count += 1
        if kind.count == 1:
            if os.environ.get("LIMBER_DEBUG"):
                traceback.print_exception(error)
            kind.lines = lines_of(error)
            kind.facts = [*facts_of(self._part), ("Thread", _thread()), *([("Page", page)] if page else [])]
            self._write(kind)
            _log.error("Something in Limber went wrong. %s", _where(kind.file))
        elif kind.count in (10, 100, 1000, 10_000):
            self._write(kind)
        return kind.file, kind.count

    def _write(self, kind: _Kind) -> None:
        kind.file = self.reports.write(report_text(kind.facts, kind.lines, kind.count), kind.when, kind.file)


def command_failed(error: Exception, user: Path, command: str) -> int:
    """Reports an error of a command, in one sentence for whoever gave it; returns the exit code."""
    Reporter(reports_folder(user), command).caught(error)
    return EXIT_SOFTWARE


def facts_of(part: str) -> list[tuple[str, str]]:
    """What is known about the program and the device."""
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


def _now() -> datetime:
    return local_now().astimezone(UTC)
