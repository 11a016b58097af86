"""Notices changed routine and exercise files while a preview is open."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kivy.clock import Clock

from app.data.files.listing import yaml_files

_EVERY_S = 0.2


class Watcher:
    """Looks at files and folders a few times a second, and calls back once a change has come to its end.

    Editors save in several steps: half a file first, or none at all while another takes its name. So what is
    there has to be the same twice in a row before it counts.

    Args:
        places: Files, and folders whose YAML files count; they need not exist yet.
        changed: Called in the window's thread.
    """

    def __init__(self, places: Sequence[Path], changed: Callable[[], None]) -> None:
        self._places, self._changed = places, changed
        self._told = self._seen = self._look()
        self._event = Clock.schedule_interval(self._compare, _EVERY_S)

    def close(self) -> None:
        """Looks no more."""
        self._event.cancel()

    def _compare(self, *_: Any) -> None:
        before, self._seen = self._seen, self._look()
        if before == self._seen != self._told:
            self._told = self._seen
            self._changed()

    def _look(self) -> dict[str, tuple[int, int, int]]:
        seen = {}
        for place in self._places:
            for file in yaml_files(place)[0] if place.is_dir() else [place]:
                with suppress(OSError):
                    info = file.stat()
                    seen[str(file)] = (info.st_mtime_ns, info.st_size, info.st_ino)
        return seen
