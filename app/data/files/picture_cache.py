"""Keeps drawn pictures in files, so that the next start has nothing to draw.

The cache is only ever a copy. A file holds a checksum, what its picture shows, and the compressed pixels;
where one bit is wrong, or it shows something else, it counts as missing. Each way of drawing has a folder of
its own, and the folders of earlier ways are taken away with the first picture that is kept.
"""

import json
import os
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

LIMIT = 400  # pictures, 12 to 20 kB each, and a few of 200 kB
_BYTES = 4  # of a pixel: red, green, blue, alpha
_END = ".rgba"


class PictureCache:
    """Square pictures in files, by what they show.

    Nothing raises: a full or read-only disk costs speed, nothing else.

    Args:
        folder: Where they are kept.
        stamp: Says how they are drawn; asked once, with the first picture. With another one all are drawn
            afresh.
    """

    def __init__(self, folder: Path, stamp: Callable[[], Any]) -> None:
        self._root, self._stamp = folder, stamp
        self._folder: Path | None = None
        self._count: int | None = None

    def read(self, key: Sequence[Any], edge: int) -> bytes | None:
        """The pixels of a picture, RGBA from the lowest row up; None where they are not kept or damaged.

        Args:
            key: What it shows; plain values.
            edge: Its edge, pixels.
        """
        size = edge * edge * _BYTES
        try:
            checksum, _, content = self._file(key).read_bytes().partition(b"\n")
            shows, _, packed = content.partition(b"\n")
            if checksum != _checksum(content) or shows != _plain(key):
                return None
            pixels = zlib.decompressobj().decompress(packed, size + 1)
        except (OSError, zlib.error):
            return None
        return pixels if len(pixels) == size else None

    def write(self, key: Sequence[Any], pixels: bytes) -> None:
        """Keeps a picture's pixels."""
        file = self._file(key)
        beside = file.with_name(f"{file.stem}.{os.getpid()}")
        content = _plain(key) + b"\n" + zlib.compress(pixels, 1)
        try:
            self._make_room(file.parent)
            beside.write_bytes(_checksum(content) + b"\n" + content)
            beside.replace(file)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def _file(self, key: Sequence[Any]) -> Path:
        if self._folder is None:
            self._folder = self._root / _checksum(_plain(self._stamp())).decode()
        return self._folder / f"{_checksum(_plain(key)).decode()}{_END}"

    def _make_room(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)  # all that is kept may have been erased a moment ago
        if self._count is None:
            for other in self._root.iterdir():
                if other != folder:
                    from shutil import rmtree  # seldom needed, and it brings a lot along

                    rmtree(other, ignore_errors=True)
            self._count = sum(1 for _ in folder.iterdir())
        self._count += 1
        if self._count > LIMIT:  # the older half goes; whatever of it is still seen is drawn again
            files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
            for file in files[: len(files) // 2]:
                file.unlink()
            self._count = len(files) - len(files) // 2 + 1


def _checksum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()


def _plain(values: Any) -> bytes:
    return json.dumps(values).encode()
