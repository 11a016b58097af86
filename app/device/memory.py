"""Gives memory that is free by now back to the system."""

import ctypes
import os

_PURGE = -101  # M_PURGE of Android's mallopt, from Android 9; older ones answer that they do not know it


def give_back() -> bool:
    """Has the C library return what it keeps for later; false where it cannot be asked to.

    Drawing a figure takes tens of megabytes for a moment in the graphics driver. The library would keep them
    for as long as the app runs. Takes some milliseconds: for moments in which nothing moves.
    """
    try:
        library = ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows, which has no such library
        return False
    trim = getattr(library, "malloc_trim", None)  # of glibc
    if trim is not None:
        return bool(trim(0))
    if "ANDROID_ARGUMENT" in os.environ:
        return bool(library.mallopt(_PURGE, 0))
    return False
