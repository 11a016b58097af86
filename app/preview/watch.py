"""Notices changed routine and exercise files while a preview is open."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kivy.clock import Clock

_EVERY_S = 0.5


class Watcher:
    """Looks at files and folders twice a second and calls back after a change.

    Args:
        places: Files, and folders whose YAML files count; they need not exist yet.
        changed: Called in the window's thread.
    """

    def __init__(self, places: Sequence[Path], changed: Callable[[], None]) -> None:
        self._places, self._changed = places, changed
        self._seen = self._look()
        self._event = Clock.schedule_interval(self._compare, _EVERY_S)

    def close(self) -> None:
        """Looks no more."""
        self._event.cancel()

    def _compare(self, *_: Any) -> None:
        now = self._look()
        if now != self._seen:
            self._seen = now
            self._changed()

    def _look(self) -> list[tuple[str, int, int]]:
        files = [file for place in self._places for file in (place, *place.glob("*.y*ml"))]
        seen = []
        for file in files:
            try:
                info = file.stat()
            except OSError:
                continue
            if file.suffix in (".yaml", ".yml"):
                seen.append((str(file), info.st_mtime_ns, info.st_size))
        return sorted(seen)
