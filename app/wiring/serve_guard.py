"""Looks after the background service: an error ends no session as long as cues can still be played."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.data.reports.crash_runs import LAST_WORDS, Runs
from app.wiring.reporter import Reporter

_GIVE_UP = 20  # looks in a row: a second without one that went well


@contextmanager
def looked_after(folder: Path) -> Iterator[Reporter]:
    """Reports errors that nobody expected, of threads too, and of a process that is ended hard.

    Args:
        folder: Where service and app meet; the reports lie beside it.
    """
    reports = folder.parent / "reports"
    reporter, runs = Reporter(reports, "service"), Runs(reports / f"service{LAST_WORDS}")

    def died(what: Any) -> None:
        if isinstance(what.exc_value, Exception):
            reporter.caught(what.exc_value)

    before, threading.excepthook = threading.excepthook, died
    fault = runs.begin().fault
    if fault:
        reporter.fault(fault)
    runs.seen()
    try:
        yield reporter
    except Exception as error:  # noqa: BLE001 - nobody reads what a service prints; the report is kept
        reporter.caught(error)
    finally:
        threading.excepthook = before
        reporter.close()
        runs.close()


class Looks:
    """One look around after another, also after one that failed.

    Args:
        look: Looks around; False when there is nothing left to do.
        reporter: Writes down what failed.
    """

    def __init__(self, look: Callable[[], bool], reporter: Reporter) -> None:
        self._look, self._reporter = look, reporter
        self._failed = 0

    def __call__(self) -> bool:
        """One look; False when there is nothing left to do, or nothing works any more.

        The session is then left where it stands, for the app to go on with.
        """
        try:
            more = self._look()
        except Exception as error:  # noqa: BLE001 - the cues have a thread of their own, which plays on
            self._reporter.caught(error)
            self._failed += 1
            return self._failed < _GIVE_UP
        self._failed = 0
        return more
