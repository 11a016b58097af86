"""Runs one of Limber's two processes as on a phone, and looks around when it leaves: what is still pending?

`python -c "from tests.last_look import run; run(FILE, FOLDER, SEEN, ...)" WORDS`
"""

import atexit
import json
import os
import runpy
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from app.device import leaving

_really_exit = os._exit
_really_register = atexit.register


def run(file: str, folder: str, seen: str, after_s: float | None = None) -> None:
    """Runs a file as the main module.

    Args:
        folder: Files that lie in it are watched.
        seen: Where what was pending is written to, as JSON.
        after_s: Stops the app after so many seconds; None lets it end by itself.
    """
    waiting: list[str] = []

    def register(work: Callable[..., Any], *args: Any, **named: Any) -> Callable[..., Any]:
        waiting.append(f"{work.__module__}.{work.__qualname__}")
        return _really_register(work, *args, **named)

    def leave(code: int) -> NoReturn:
        seen_then = {
            "code": code,
            "threads": sorted(t.name for t in threading.enumerate() if t is not threading.current_thread()),
            "main": threading.current_thread() is threading.main_thread(),
            "open": sorted(open_files(Path(folder))),
            "at exit": [name for name in waiting if name.startswith("app.")],
        }
        Path(seen).write_text(json.dumps(seen_then))
        _really_exit(code)

    atexit.register = register  # type: ignore[assignment]
    os._exit = leave
    leaving.platform = lambda: "android"  # type: ignore[assignment]
    leaving._opened = lambda *_: None  # there is no Java here
    if after_s is not None:
        _stop_after(after_s)
    runpy.run_path(file, run_name="__main__")


def _stop_after(seconds: float) -> None:
    """Begins a session as soon as the app is ready, and closes the window in the midst of it."""
    from app.device.environment import prepare_environment

    prepare_environment(offscreen=True)
    sys.argv[1:] = []
    from kivy.app import App
    from kivy.clock import Clock

    from tests.core.back_cases import routine

    def look(_dt: float) -> bool:
        app = App.get_running_app()
        if app is None or not app.ready or app.parts.turns.waiting:
            return True
        app.sessions.begin("warmup-5-quick", routine("warmup-5-quick"), loop="first")
        Clock.schedule_once(lambda _dt: app.stop(), seconds)
        return False

    Clock.schedule_interval(look, 0.05)


def open_files(folder: Path) -> list[str]:
    """Files of a folder that this process has open."""
    found = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = link.readlink()
        except OSError:
            continue
        if target.is_relative_to(folder):
            found.append(str(target.relative_to(folder)))
    return found
