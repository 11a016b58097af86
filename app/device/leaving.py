"""How a process ends."""

import contextlib
import os
import sys
import traceback
from collections.abc import Callable
from typing import NoReturn

from app.device.detect import _opened, platform

_BROKEN = 1


def leave_after(work: Callable[[], int]) -> NoReturn:
    """Does all that a process is there for, and ends it: on a phone at once, elsewhere as Python does.

    On a phone python-for-android would take the interpreter apart, and the system's library itself, while
    threads of Java's still call into them: the speech engine's, the sound pool's, those of the buttons. That
    crashes a process that was done. So whatever is to be kept has to be kept when the work returns; nothing
    comes after it, neither the end of a thread nor what was registered with `atexit`.

    Args:
        work: Returns the exit code; it has given back what it opened.
    """
    if platform() != "android":
        sys.exit(work())
    code = _BROKEN
    try:
        code = work()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else _BROKEN if end.code else 0
    except BaseException:  # noqa: BLE001 - there is nobody left to raise it to
        traceback.print_exc()
    finally:
        _leave(code)


def _leave(code: int) -> NoReturn:
    try:
        _opened("android.leaving", "take_leave", None)
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError, AttributeError):
                stream.flush()
    finally:
        os._exit(code)
