"""What has to be said before Kivy is first imported: no window system, no audio device, nothing of the user's."""

import os
import tempfile

_QUIET = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "SDL_VIDEODRIVER": "offscreen",
    "SDL_AUDIODRIVER": "dummy",
    # The first window's; pixels beyond it cannot be read, however large a window is made later.
    "KCFG_GRAPHICS_WIDTH": "1340",
    "KCFG_GRAPHICS_HEIGHT": "1340",
}


def prepare(**more: str) -> None:
    """Says it; what the caller's own environment says stays.

    Args:
        more: Further variables.
    """
    for name, value in {**_QUIET, **more}.items():
        os.environ.setdefault(name, value)
    if "KIVY_HOME" not in os.environ:
        os.environ["KIVY_HOME"] = tempfile.mkdtemp(prefix="limber-kivy-")
