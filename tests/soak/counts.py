"""What a process holds: memory, threads, files, and the live objects that are costly to forget."""

import ctypes
import gc
import os
import re
import sqlite3
import sys
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path

_COLLECTIONS = 6  # one after the other; four find everything


def collect() -> None:
    """Finds all garbage, also among what collections pass over while the app is open.

    What a collection lets go may leave more: of a widget that is gone, Kivy's bindings to the size of a pixel
    refer to themselves, and become garbage only then.
    """
    gc.unfreeze()
    for _ in range(_COLLECTIONS):
        if not gc.collect():
            return


def memory_mb() -> float:
    """Memory that this process has filled itself, MB (10^6 bytes).

    Heap, and what it shares with a driver; not the libraries, whose share changes with every other process
    that has them open too. What was freed is given back to the system first: only what is held counts. Where
    the system does not say, it is the most there ever was.
    """
    collect()
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1e6 if sys.platform == "darwin" else 1e3)
    with suppress(OSError, AttributeError):  # another C library keeps what it keeps
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    found = re.findall(r"^Pss_(?:Anon|Shmem):\s+(\d+) kB", rollup.read_text("ascii"), re.MULTILINE)
    assert found, "every Linux with this file says so since 5.4"
    return sum(map(int, found)) * 1024 / 1e6


def files() -> int:
    """Open file handles."""
    folder = Path("/proc/self/fd")
    return len(os.listdir(folder)) if folder.exists() else 0  # noqa: PTH208 - while it is read it is one more


def threads() -> list[str]:
    """Names of the threads that are alive."""
    return sorted(one.name for one in threading.enumerate())


def objects() -> Counter[str]:
    """Live widgets, textures, instructions for drawing, connections and waiting events, by what they are."""
    from kivy.clock import Clock
    from kivy.graphics import Fbo, Mesh
    from kivy.graphics.instructions import Instruction
    from kivy.graphics.texture import Texture
    from kivy.uix.widget import Widget

    collect()
    kinds = {
        "widgets": Widget,
        "textures": Texture,
        "framebuffers": Fbo,
        "meshes": Mesh,
        "instructions": Instruction,
        "connections": sqlite3.Connection,
    }
    found: Counter[str] = Counter(dict.fromkeys(kinds, 0))
    for one in gc.get_objects():
        for name, kind in kinds.items():
            if issubclass(type(one), kind):  # a weak proxy asked by isinstance may be dead
                found[name] += 1
    found["events"] = sum(1 for event in Clock.get_events() if event.is_triggered)
    found["threads"], found["files"] = len(threads()), files()
    return found
