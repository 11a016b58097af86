"""Remembers what a list shows of each routine, so that the first frame need not read any YAML.

The cache is only ever a copy: it is used when every file it was made from is still the same in name, size
and time of change, and thrown away when it is damaged.
"""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.core.cards import RoutineCard

_FORMAT = 2  # raise when the meaning of a card changes

Card = list[Any]  # the values of a RoutineCard


def remembered(
    cache: Path, folders: Sequence[Path], version: str, make: Callable[[], Sequence[Card]]
) -> Sequence[Card]:
    """The cards, from the cache where it is still true, else made afresh and remembered.

    Args:
        cache: The cache file; it need not exist, nor be writable.
        folders: Every folder whose files the cards depend on.
        version: Of the app; another one makes the cards afresh.
        make: Makes the cards.
    """
    stamp = [_FORMAT, version, *(_state(folder) for folder in folders)]
    try:
        with cache.open(encoding="utf-8") as file:
            kept = json.load(file)
        if kept["stamp"] == stamp and all(_fits(card) for card in kept["cards"]):
            return list(kept["cards"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # missing or damaged: it is made afresh below
    cards = list(make())
    _write(cache, {"stamp": stamp, "cards": cards})
    return cards


def _state(folder: Path) -> list[Any]:
    """Name, size and time of change of every file in a folder."""
    try:
        with os.scandir(folder) as entries:
            seen = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith((".yaml", ".yml"))]
    except OSError:
        return []
    return sorted([name, info.st_size, info.st_mtime_ns] for name, info in seen)


def _fits(card: Any) -> bool:
    shape = list(RoutineCard.__annotations__.values())
    return isinstance(card, list) and [type(value) for value in card] == shape


def _write(cache: Path, content: Any) -> None:
    beside = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(content), "utf-8")
        beside.replace(cache)
    except OSError:  # a full or read-only disk costs speed, nothing else
        with suppress(OSError):
            beside.unlink()
