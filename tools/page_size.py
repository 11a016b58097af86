"""Looks whether the native code of a build fits memory pages of 16 kB: `python -m tools.page_size FILE.apk`.

Phones with such pages load no library whose parts are laid out for pages of 4 kB; only 64-bit code runs on
them. An APK holds libraries in `lib/`, a bundle in `base/lib/`; Python's own modules are in an archive among
them, which python-for-android calls `libpybundle.so`.
"""

import io
import re
import struct
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

PAGE = 16 * 1024
_WIDE = re.compile(r"(?:^|/)lib/(arm64-v8a|x86_64)/[^/]+\.so$")
_LOAD = 1


class NotElfError(Exception):
    """A file with the name of a library is none."""


def main(files: Sequence[str]) -> int:
    """Looks through builds and says which libraries do not fit; returns the exit code."""
    if not files:
        print("usage: python -m tools.page_size FILE.apk|FILE.aab ...", file=sys.stderr)
        return 2
    wrong = 0
    for name in files:
        count = 0
        for library, content in libraries(Path(name)):
            count += 1
            if problem := fault(content):
                wrong += 1
                print(f"{name}: {library}: {problem}")
        if not count:
            wrong += 1
            print(f"{name}: there is no 64-bit library in it")
        else:
            print(f"{name}: looked at {count} 64-bit libraries")
    return 1 if wrong else 0


def libraries(path: Path) -> Iterator[tuple[str, bytes]]:
    """The 64-bit libraries of a build, with their names; also those in Python's archive."""
    with zipfile.ZipFile(path) as build:
        for name in build.namelist():
            if not _WIDE.search(name):
                continue
            content = build.read(name)
            if Path(name).name == "libpybundle.so":
                yield from _bundled(name, io.BytesIO(content))
            else:
                yield name, content


def _bundled(name: str, content: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=content) as bundle:
        for member in bundle:
            file = bundle.extractfile(member) if member.name.endswith(".so") else None
            if file is not None:
                yield f"{name}/{member.name}", file.read()


def fault(content: bytes) -> str:
    """Why a 64-bit library cannot be loaded where pages are 16 kB, or ""."""
    try:
        least = min(alignments(content), default=PAGE)
    except NotElfError as error:
        return str(error)
    return "" if least >= PAGE else f"is laid out for pages of {least} bytes, not of {PAGE}"


def alignments(content: bytes) -> list[int]:
    """The alignment of every part of a 64-bit library that is loaded, bytes.

    Raises:
        NotElfError: It is no such library, or is cut off.
    """
    if content[:4] != b"\x7fELF" or len(content) < 64:
        raise NotElfError("is no library")
    if content[4] != 2:
        raise NotElfError("is 32-bit code among the 64-bit libraries")
    order = "<" if content[5] == 1 else ">"
    (start,) = struct.unpack_from(f"{order}Q", content, 32)
    size, count = struct.unpack_from(f"{order}HH", content, 54)
    if size < 56 or start + size * count > len(content):
        raise NotElfError("is cut off")
    found = []
    for at in range(start, start + size * count, size):
        (kind,) = struct.unpack_from(f"{order}I", content, at)
        if kind == _LOAD:
            found.append(struct.unpack_from(f"{order}Q", content, at + 48)[0])
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
