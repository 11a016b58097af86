"""Profiles to measure with: a runner who has answered what has to be asked once, with more or less on record."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.preview.sample_profile import fill, settle
from tests.bench.lists import fill as write_routines


@contextmanager
def settled(routines: int = 0, sessions: int = 0) -> Iterator[str]:
    """Such a profile in a temporary folder."""
    with tempfile.TemporaryDirectory() as name:
        profile = Path(name) / "profile"
        settle(profile, datetime.now().astimezone())
        if sessions:
            add_sessions(str(profile), sessions)
        if routines:
            write_routines(profile, routines)
        yield str(profile)


@contextmanager
def copied(profile: str) -> Iterator[str]:
    """A copy to spoil."""
    with tempfile.TemporaryDirectory() as name:
        yield str(shutil.copytree(profile, Path(name) / "profile"))


def add_sessions(profile: str, sessions: int) -> None:
    """Puts so many sessions on its record."""
    fill(Path(profile), datetime.now().astimezone(), sessions)
