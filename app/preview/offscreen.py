"""Paces drawing that no display paces.

A window on a display waits for it at every frame. An offscreen one does not: the software renderer falls
behind, and keeps some megabytes for every frame that waits.
"""

import ctypes

_LIBRARIES = ("libGL.so.1", "libGLESv2.so.2")


def wait_for_every_frame() -> None:
    """Has every frame be drawn to its end before the next begins; nothing where OpenGL is called otherwise."""
    from kivy.core.window import Window

    for name in _LIBRARIES:
        try:
            finish = ctypes.CDLL(name).glFinish  # called this way it lets other threads, those of cues, go on
        except (OSError, AttributeError):
            continue
        Window.bind(on_flip=lambda *_: finish())
        return
