"""Looks into a zip from elsewhere, in memory and within bounds; nothing is ever unpacked onto a disk."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath

from app.data.exchange.peers.fields import MOST_BYTES
from app.data.exchange.peers.limits import MOST_PLANS
from app.data.files.problems import BadFileError, Problem

SIGNS = (b"PK\x03\x04", b"PK\x05\x06")  # of a zip, and of one with nothing in it
_MOST_ENTRIES = MOST_PLANS
_MOST_FOLDERS = 3
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,  # also of a name that is no UTF-8
    IndexError,
    NotImplementedError,
    RuntimeError,
)
_AGAIN = "; export the workouts again, or take them out of the zip and import one by one"


def files_of(path: Path, content: bytes) -> list[tuple[Path, bytes]]:
    """The files in a zip, with what is in them; those that systems hide or add are passed over.

    Args:
        path: Where problems are said to be, followed by the name in the zip.
        content: The zip, of bounded size.

    Raises:
        BadFileError: It is broken, encrypted, larger than it says or than is read, or has names that lead
            elsewhere.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _sane(path, archive.infolist())
            return [
                (path / entry.filename, _read(path, archive, entry))
                for entry in entries
                if not any(part.startswith((".", "__")) for part in PurePosixPath(entry.filename).parts)
            ]
    except _BROKEN as error:
        reason = str(error) or type(error).__name__
        raise BadFileError([Problem(path, 1, 1, f"this zip is broken ({reason[:80]}){_AGAIN}")]) from None


def _sane(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Refuses what nobody who packs workouts would have made, before anything is unpacked."""

    def refuse(message: str) -> None:
        raise BadFileError([Problem(path, 1, 1, f"{message}{_AGAIN}")])

    if len(entries) > _MOST_ENTRIES:
        refuse(f"this zip holds {len(entries)} files; at most {_MOST_ENTRIES} are read")
    if sum(max(entry.file_size, 0) for entry in entries) > MOST_BYTES:
        refuse(f"what is in this zip is larger than {MOST_BYTES // 1_000_000} MB, which workouts never are")
    seen = set()
    for entry in entries:
        name = entry.orig_filename.replace("\\", "/")
        shown = "".join(c if c.isprintable() else "?" for c in name[:60])
        parts = PurePosixPath(name).parts
        if not name or name.startswith("/") or ".." in parts or ":" in name or "\0" in name:
            refuse(f'the name "{shown}" in this zip leads out of it')
        if len(parts) > _MOST_FOLDERS + 1:
            refuse(f'"{shown}" lies more than {_MOST_FOLDERS} folders deep in this zip')
        if name.casefold() in seen:
            refuse(f'"{shown}" is in this zip twice')
        if entry.flag_bits & _ENCRYPTED:
            refuse(f'"{shown}" in this zip is locked with a password')
        if entry.compress_type not in _METHODS:
            refuse(f'"{shown}" in this zip is packed in a way that is not read')
        seen.add(name.casefold())


def _read(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        content = file.read(MOST_BYTES + 1)
    if content.startswith(SIGNS):
        raise BadFileError([Problem(path, 1, 1, f'"{entry.filename}" in this zip is a zip itself{_AGAIN}')])
    return content
