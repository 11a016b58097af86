"""The desktop's calendar: the program that it opens calendar files with."""

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.core.i18n import mark as _
from app.core.reminder import CalendarEntry
from app.device.calendar import CalendarDoor, NullCalendarDoor

_log = logging.getLogger(__name__)

Which = Callable[[str], str | None]
Run = Callable[[Sequence[str]], tuple[int, str]]

NO_CALENDAR = _("No calendar app was found here.")
_OPENERS = {"darwin": "open", "win32": "explorer"}
_PATIENCE_S = 20.0


def commands(file: Path, *, platform: str, which: Which) -> tuple[list[str], list[str]]:
    """The command that names what calendar files are opened with, and the one that opens this file.

    Where there is none it is empty; only Linux has to be asked first, since its opener takes whatever comes.
    """
    opener = which(_OPENERS.get(platform, "xdg-open"))
    asks = which("xdg-mime") if platform not in _OPENERS else None
    ask = [asks, "query", "default", "text/calendar"] if asks else []
    return ask, [opener, str(file)] if opener else []


def _run(command: Sequence[str]) -> tuple[int, str]:
    """The exit code of a command and what it says; one that stays open counts as fine."""
    try:
        run = subprocess.run(  # noqa: S603 - a fixed command and the path of a file of our own
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=_PATIENCE_S
        )
    except subprocess.TimeoutExpired:
        return 0, ""
    return run.returncode, run.stdout.strip()


class DesktopCalendarDoor:
    """Opens the file, in a thread of its own.

    Args:
        to_drawing: Calls something on the thread that draws.
    """

    takes_file = True

    def __init__(
        self,
        to_drawing: Callable[[Callable[[], None]], None],
        *,
        platform: str = sys.platform,
        which: Which = shutil.which,
        run: Run = _run,
    ) -> None:
        self.reason = ""
        self._to_drawing, self._platform, self._which, self._run = to_drawing, platform, which, run

    def add(self, entry: CalendarEntry, file: Path, then: Callable[[bool], None]) -> None:
        """Opens the file; the answer comes later."""

        def work() -> None:
            opened = self._opened(file)
            self._to_drawing(lambda: then(opened))

        threading.Thread(target=work, name="calendar", daemon=True).start()

    def _opened(self, file: Path) -> bool:
        ask, open_ = commands(file, platform=self._platform, which=self._which)
        try:
            if not open_ or (ask and not self._run(ask)[1]):
                return False
            # The code of Windows' opener says nothing: it is 1 also where all went well.
            return self._run(open_)[0] == 0 or self._platform == "win32"
        except OSError as error:
            _log.warning("The calendar could not be opened: %s", error)
            return False


def open_calendar(
    to_drawing: Callable[[Callable[[], None]], None], environment: Mapping[str, str] = os.environ
) -> CalendarDoor:
    """The calendar, or none where nobody would see it open."""
    linux = sys.platform not in _OPENERS
    if linux and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return NullCalendarDoor(NO_CALENDAR)
    return DesktopCalendarDoor(to_drawing)
