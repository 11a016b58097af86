"""A start without what may be damaged, after starts that never came to be seen."""

import contextlib
from pathlib import Path


def without_own_files(user: Path) -> Path:
    """A folder to read routines and exercises from in place of the runner's, and with lists of its own.

    Nothing is moved: the next start reads everything again.
    """
    return user / "cache" / "bare"


def doubt_the_record(user: Path) -> None:
    """Has the record checked in full before anything of it is shown."""
    from app.data.store.database import FILE
    from app.data.store.opening import suspect

    record = user / FILE
    if record.exists():
        with contextlib.suppress(OSError):
            suspect(record).touch()
