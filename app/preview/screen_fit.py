"""Fits the preview's window to the screen it opens on."""

import ctypes
import sys
from pathlib import Path
from typing import NamedTuple

_TITLE_BAR = 44  # pixels; no window system says before there is a window, and most take 22 to 40
_LEAST_DP = 640  # height of the smallest phone that Limber is drawn for
_VIDEO = 0x20  # SDL_INIT_VIDEO
_UNSEEN = (b"offscreen", b"dummy")


class Size(NamedTuple):
    """Size of a window.

    Attributes:
        width, height: Pixels, without the title bar.
        density: Pixels per dp.
    """

    width: int
    height: int
    density: float

    def scaled(self, factor: float) -> "Size":
        """The same layout, smaller or larger."""
        return Size(round(self.width * factor), round(self.height * factor), self.density * factor)


class _Rect(ctypes.Structure):
    _fields_ = (("x", ctypes.c_int), ("y", ctypes.c_int), ("w", ctypes.c_int), ("h", ctypes.c_int))


def fitted(wanted: Size, room: tuple[int, int], *, keep_shape: bool) -> Size:
    """The size that a window gets where there is only so much room.

    Args:
        wanted: As it is where there is room enough.
        room: Width and height that a window without its title bar may have, pixels.
        keep_shape: All of it is drawn smaller, since it stands in for a device. Else the window is lower and
            pages scroll, and only below the smallest phone is it drawn smaller.
    """
    least = wanted if keep_shape else wanted._replace(height=min(wanted.height, _least(wanted)))
    small = least.scaled(min(1.0, room[0] / least.width, room[1] / least.height))
    if keep_shape or small.density < wanted.density:
        return small
    return wanted._replace(height=min(wanted.height, room[1]))


def room() -> tuple[int, int] | None:
    """Width and height of the largest window with a title bar, panels left free; None where nobody knows."""
    try:
        sdl = ctypes.CDLL(_sdl())
        if sdl.SDL_InitSubSystem(_VIDEO):
            return None
        try:
            sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
            if sdl.SDL_GetCurrentVideoDriver() in _UNSEEN:
                return None
            free = _Rect()
            if sdl.SDL_GetDisplayUsableBounds(0, ctypes.byref(free)):
                return None
            return free.w, max(free.h - _TITLE_BAR, 1)
        finally:
            sdl.SDL_QuitSubSystem(_VIDEO)
    except (OSError, AttributeError, StopIteration):
        return None


def _least(wanted: Size) -> int:
    return round(_LEAST_DP * wanted.density)


def _sdl() -> str:
    """The library that Kivy's window comes from; its own module leads there."""
    if sys.platform == "win32":
        return "SDL2.dll"
    import kivy

    return str(next((Path(kivy.__file__).parent / "core" / "window").glob("_window_sdl2*.so")))
