"""What has to stand in the environment before Kivy is first imported."""

import os
import sys
import tempfile
from pathlib import Path


def on_a_phone() -> bool:
    """Whether a phone's packager started us; the same signs that Kivy goes by."""
    return "ANDROID_ARGUMENT" in os.environ or os.environ.get("KIVY_BUILD") in ("android", "ios")


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform in ("win32", "darwin") or on_a_phone():
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare_environment(*, offscreen: bool) -> None:
    """Keeps Kivy away from our arguments, the user's settings and the terminal.

    Args:
        offscreen: Draw without a display, and play sounds to nobody unless SDL is told otherwise.
    """
    os.environ.setdefault("KIVY_NO_ARGS", "1")
    os.environ.setdefault("KIVY_NO_CONFIG", "1")
    os.environ.setdefault("KIVY_NO_FILELOG", "1")
    os.environ.setdefault("KIVY_LOG_MODE", "PYTHON")  # its messages go through our logging
    if "KIVY_HOME" not in os.environ and not on_a_phone():  # a phone has no folder for everybody
        user = os.getuid() if hasattr(os, "getuid") else 0
        home = Path(tempfile.gettempdir()) / f"limber-kivy-{user}"
        home.mkdir(parents=True, exist_ok=True)
        os.environ["KIVY_HOME"] = str(home)
    if offscreen:
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
