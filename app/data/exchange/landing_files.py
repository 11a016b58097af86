"""Writes what arrives: all of it or nothing, only in the runner's folder, over nothing that is there."""

import contextlib
import errno
import os
from collections.abc import Sequence
from pathlib import Path

from app.data.exchange.landing import Plan
from app.data.files.atomic import write_whole
from app.data.files.listing import must_be_inside


def land(plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Writes everything that a plan adds; exercises come first, so that no routine ever lacks one.

    Args:
        plan: What becomes of each file.
        folder: The runner's.

    Returns:
        The files, in the order of the plan.

    Raises:
        OSError: One could not be written; none of them is there.
    """
    written: list[Path] = []
    try:
        for each in plan.adding:
            home = folder / each.kind
            must_be_inside(home, folder)
            home.mkdir(parents=True, exist_ok=True)
            path = home / f"{each.id}.yaml"
            if os.path.lexists(path):  # it has come since the plan was made
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            write_whole(path, each.text)
            written.append(path)
    except BaseException:
        for path in written:
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return tuple(written)


def take_back(plan: Plan, written: Sequence[Path]) -> bool:
    """Takes away what was written, routines first; whether all of it is gone.

    A file that has been changed since stays: what somebody wrote is never destroyed.
    """
    gone = True
    for path, each in reversed(list(zip(written, plan.adding, strict=True))):
        try:
            if path.read_bytes() == each.text.encode():
                path.unlink()
            else:
                gone = False
        except FileNotFoundError:
            pass
        except OSError:
            gone = False
    return gone
