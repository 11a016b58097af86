"""Writes files whole or not at all."""

import contextlib
import errno
import os
import re
import stat
import tempfile
from pathlib import Path

_MOST_LINKS = 40  # as many as systems follow
_LONGEST_PREFIX = 40  # characters of a name; the whole of a long one would be too long with something added
_STREAM = re.compile(r"(/dev|/proc/self|/proc/(?P<process>\d+))/fd/(?P<number>\d+)")


def write_whole(path: Path, text: str | bytes) -> None:
    """Puts a text, or its bytes, in place of a file; whoever looks sees the old one or the new, never half.

    A link stays, and what it leads to is written, also where that is not there yet. A file that is there
    keeps its permissions and, where the system lets it, its owner. What is no plain file, such as a pipe or a
    device, is written into.

    Raises:
        OSError: It cannot be written; a file that was there is still as it was.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    target = _end_of(path)
    if isinstance(target, int):
        _pour(os.dup(target), content)
        return
    try:
        old = path.stat()
    except FileNotFoundError:
        old = None
    if old is None or stat.S_ISREG(old.st_mode):
        _replace(target, content, old)
    else:
        _pour(os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0)), content)


def is_plain(path: Path) -> bool:
    """Whether a path leads to a file, there already or not yet; not to a pipe, a device or an open stream."""
    try:
        target = _end_of(path)
        return not isinstance(target, int) and (target.is_file() or not os.path.lexists(target))
    except OSError:
        return False


def _end_of(path: Path) -> Path | int:
    """Where all links end; the number of a stream that is open in this process, where they end at one."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - links are followed one by one, below
    for _ in range(_MOST_LINKS):
        here = Path(os.path.realpath(here.parent)) / here.name
        stream = _STREAM.fullmatch(str(here))
        if stream and stream["process"] in (None, str(os.getpid())) and os.path.lexists(here):
            return int(stream["number"])
        if not here.is_symlink():
            return here
        here = here.parent / here.readlink()
    raise OSError(errno.ELOOP, "the link leads round in a circle", str(path))


def _replace(target: Path, content: bytes, old: os.stat_result | None) -> None:
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:_LONGEST_PREFIX]}.", dir=target.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _like(partial, old)
        partial.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink()
        raise


def _like(partial: Path, old: os.stat_result) -> None:
    """Gives a file the owner and the permissions of the one whose place it takes."""
    if hasattr(os, "chown") and (partial.stat().st_uid, partial.stat().st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(OSError):  # only the administrator may give a file away
            os.chown(partial, old.st_uid, old.st_gid)
    with contextlib.suppress(OSError):  # some file systems know none
        partial.chmod(stat.S_IMODE(old.st_mode))


def _pour(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
