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


class FreeScreen(NamedTuple):
    """What panels leave free of a screen.

    Attributes:
        x, y: Its upper left corner, pixels.
        width, height: Pixels, a window's title bar included.
    """

    x: int
    y: int
    width: int
    height: int

    def is_tight(self, size: Size) -> bool:
        """Whether a window has to be put in its place to lie inside with its title bar."""
        return size.height > self.height - 2 * _TITLE_BAR or size.width > self.width - _TITLE_BAR


def fitted(wanted: Size, room: FreeScreen, *, keep_shape: bool) -> Size:
    """The size that a window gets where there is only so much room.

    Args:
        wanted: As it is where there is room enough.
        room: What there is.
        keep_shape: All of it is drawn smaller, since it stands in for a device. Else the window is lower and
            pages scroll, and only below the smallest phone is it drawn smaller.
    """
    width, height = room.width, max(room.height - _TITLE_BAR, 1)
    least = wanted if keep_shape else wanted._replace(height=min(wanted.height, _least(wanted)))
    small = least.scaled(min(1.0, width / least.width, height / least.height))
    if keep_shape or small.density < wanted.density:
        return small
    return wanted._replace(height=min(wanted.height, height))


def room() -> FreeScreen | None:
    """What there is on the screen that a window opens on; None where nobody knows, or nobody looks."""
    try:
        sdl = ctypes.CDLL(_sdl())
        if sdl.SDL_InitSubSystem(_VIDEO):
            return None
        try:
            sdl.SDL_GetCurrentVideoDriver.restype = ctypes.c_char_p
            if sdl.SDL_GetCurrentVideoDriver() in _UNSEEN:
                return None
            free = (ctypes.c_int * 4)()  # SDL_Rect
            return None if sdl.SDL_GetDisplayUsableBounds(0, free) else FreeScreen(*free)
        finally:
            sdl.SDL_QuitSubSystem(_VIDEO)
    except (OSError, AttributeError, StopIteration):
        return None


def put_inside(room: FreeScreen, size: Size) -> None:
    """Moves the window that has been opened to where it lies in the room with its title bar."""
    try:
        sdl = ctypes.CDLL(_sdl())
        sdl.SDL_GL_GetCurrentWindow.restype = ctypes.c_void_p
        window = ctypes.c_void_p(sdl.SDL_GL_GetCurrentWindow())
        edges = [ctypes.c_int() for _ in range(4)]  # top, left, bottom, right
        if window and not sdl.SDL_GetWindowBordersSize(window, *map(ctypes.byref, edges)):
            top, left, _bottom, right = (edge.value for edge in edges)
            x = room.x + max((room.width - size.width - left - right) // 2, 0) + left
            sdl.SDL_SetWindowPosition(window, x, room.y + top)
    except (OSError, AttributeError, StopIteration):
        return


def _least(wanted: Size) -> int:
    return round(_LEAST_DP * wanted.density)


def _sdl() -> str:
    """The library that Kivy's window comes from; its own module leads there."""
    if sys.platform == "win32":
        return "SDL2.dll"
    import kivy

    return str(next((Path(kivy.__file__).parent / "core" / "window").glob("_window_sdl2*.so")))
