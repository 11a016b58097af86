"""Opens a file in whatever the desktop opens its kind with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def opener() -> list[str]:
    """The command that opens a file; empty where there is no desktop to ask."""
    if sys.platform == "darwin":
        return ["/usr/bin/open", "-t"]
    if sys.platform == "win32":
        return ["notepad.exe"]
    if hasattr(sys, "getandroidapilevel") or not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return []
    found = shutil.which("xdg-open")
    return [found] if found else []


def open_in_editor(file: Path) -> bool:
    """Opens a file; whether the desktop took it."""
    command = opener()
    if not command:
        return False
    try:
        subprocess.Popen(  # noqa: S603 - one fixed program and a path
            [*command, str(file)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return True
