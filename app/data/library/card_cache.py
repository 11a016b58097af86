"""Remembers what lists show of each file, so that the first frame need not read any YAML.

The cache is only ever a copy: a card is used while its file is still the same in size and time of change, and
while what it depends on is too. Its first line is a checksum of all that follows: where a single bit is
wrong, everything is made afresh.
"""

import json
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.data.files.listing import is_content

_FORMAT = 8  # raise when the meaning of a card changes
_OFTEN = 250  # cards made between two times of writing: an app that is put away has not read them in vain

State = list[int]  # size in bytes, time of change in ns
Card = list[Any]  # the values of a card


def states(folder: Path) -> dict[str, State]:
    """Size and time of change of every YAML file of a folder, by its name, in the order of the names."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if is_content(entry.name))
    except OSError:
        return {}
    return states_of([folder / name for name in names])


def states_of(files: Sequence[Path]) -> dict[str, State]:
    """The same of given files; those that are gone are left out."""
    found: dict[str, State] = {}
    for file in files:
        with suppress(OSError):
            info = file.stat()
            found[file.name] = [info.st_size, info.st_mtime_ns]
    return found


def remembered(
    cache: Path,
    stamp: Any,
    files: Mapping[str, State],
    make: Callable[[str], Card],
    shape: Mapping[str, type],
) -> list[Card]:
    """The card of each file, from the cache where it is still true, else made afresh and remembered.

    Args:
        cache: The cache file; it need not exist, nor be writable.
        stamp: What every card depends on besides its own file; plain values.
        files: State of each file by its name.
        make: Makes a card of a file by its name.
        shape: Types of a card's values, in order.
    """
    stamp = [_FORMAT, *stamp]
    kept = _read(cache, stamp, list(shape.values()))
    cards: dict[str, list[Any]] = {}
    made = 0
    for name, state in files.items():
        known = kept.get(name)
        if known is None or known[0] != state:
            known = [state, make(name)]
            made += 1
        cards[name] = known
        if made and made % _OFTEN == 0 and known is not kept.get(name):
            _write(cache, {"stamp": stamp, "cards": {**kept, **cards}})
    if made or kept.keys() != cards.keys():
        _write(cache, {"stamp": stamp, "cards": cards})
    return [card for _, card in cards.values()]


def _read(cache: Path, stamp: Any, shape: list[type]) -> dict[str, list[Any]]:
    try:
        checksum, _, content = cache.read_bytes().partition(b"\n")
        if checksum != _checksum(content):
            return {}
        kept = json.loads(content)
        cards: dict[str, list[Any]] = kept["cards"]
        if kept["stamp"] == stamp and all(_fits(entry, shape) for entry in cards.values()):
            return cards
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        pass  # missing or damaged: everything is made afresh
    return {}


def _checksum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()


def _fits(entry: Any, shape: list[type]) -> bool:
    state, card = entry
    return isinstance(state, list) and isinstance(card, list) and [type(value) for value in card] == shape


def _write(cache: Path, content: Any) -> None:
    beside = cache.with_name(f"{cache.name}.{os.getpid()}")
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps(content).encode()
        beside.write_bytes(_checksum(written) + b"\n" + written)
        beside.replace(cache)
    except OSError:  # a full or read-only disk costs speed, nothing else
        with suppress(OSError):
            beside.unlink()
