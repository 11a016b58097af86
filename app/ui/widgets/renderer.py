"""Waits for a software renderer without holding up the other threads, and has it let go of memory.

Kivy calls OpenGL with Python's lock in its hand. A graphics chip takes the call and goes on by itself; a
renderer in software makes some later call wait for the whole picture, and the cues' thread with it. The same
wait made through ctypes lets go of the lock. Where a chip draws, nothing is waited for.
"""

import ctypes
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from kivy.graphics import ClearBuffers, ClearColor, Fbo, Rectangle
from kivy.graphics.opengl import GL_RENDERER, glGetString

# As Mesa's, Google's and Microsoft's renderers in software call themselves.
_IN_SOFTWARE = ("llvmpipe", "softpipe", "swiftshader", "software", "gdi generic", "basic render")
_LIBRARIES = ("libGL.so.1", "libGLESv2.so.2", "libGLESv2.so")  # of Linux and Android


def in_software(renderer: str) -> bool:
    """Whether OpenGL's name of a renderer means one in software."""
    return any(name in renderer.lower() for name in _IN_SOFTWARE)


def find_finish(renderer: str, libraries: Sequence[str] = _LIBRARIES) -> Callable[[], Any] | None:
    """OpenGL's `glFinish` by way of ctypes; None where there is nothing to wait for, or no way to."""
    if not in_software(renderer):
        return None
    for name in libraries:
        try:
            return ctypes.CDLL(name).glFinish
        except (OSError, AttributeError):
            continue
    return None


@lru_cache(maxsize=1)
def _finish() -> Callable[[], Any] | None:
    return find_finish((glGetString(GL_RENDERER) or b"").decode("utf-8", "replace"))


def forget_last_picture() -> None:
    """Has a software renderer let go of what the last picture was drawn from: 5 MB for a page of Today.

    Mesa's keeps a picture's list of commands until it begins the next one: here that is of a single pixel.
    On the drawing thread.
    """
    finish = _finish()
    if finish is None:
        return
    pixel = Fbo(size=(1, 1))
    with pixel:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
        Rectangle(size=(1, 1))
    pixel.draw()
    finish()


def let_it_draw(_: Any = None) -> None:
    """Waits until all that OpenGL was given is drawn, other threads going on; on the drawing thread."""
    finish = _finish()
    if finish is not None:
        finish()
