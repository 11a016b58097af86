"""What has to stand in the environment before Kivy is first imported."""

import os
import sys
import tempfile
from pathlib import Path
from types import ModuleType


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


def leave_to_sdl() -> None:
    """Leaves touches and the clipboard to the window's own library; before Kivy's window is imported.

    Kivy looks for more on Linux: it prints a traceback where the library for touch devices is missing,
    another where no program is found that knows what the mouse has marked, and a warning for each device that
    only root may read. Whoever can read them would touch everything twice: SDL hands on every touch as well.
    """
    if not sys.platform.startswith("linux") or on_a_phone():
        return
    import kivy
    from kivy.config import Config

    Config.remove_option("input", "%(name)s")  # Kivy's own words for "whatever there is"
    kivy.kivy_options["clipboard"] = ("sdl2", "dummy")
    touches = ModuleType("kivy.input.providers.mtdev")
    marked = ModuleType("kivy.core.clipboard.clipboard_xclip")
    vars(marked)["ClipboardXclip"] = lambda: None
    for part in (touches, marked):
        sys.modules.setdefault(part.__name__, part)
