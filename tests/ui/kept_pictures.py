"""Pictures of figures that one test has drawn are there for the next, and so are the cards of Limber's own files:
they take most of the time of a start.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

_IN_PROFILE = Path("cache", "pictures")
_CARDS = ("routines.json", "exercises.json")
_kept: list[Path] = []  # one folder for this process
lends = True


def lend(profile: Path | None) -> None:
    """Puts what is there already into a profile, as an earlier start of the app would have left it."""
    if lends and _kept and profile is not None:
        _link(_kept[0], profile / _IN_PROFILE)
        for name in _CARDS:
            if (_kept[0] / name).exists() and not (profile / "cache" / name).exists():
                shutil.copy(_kept[0] / name, profile / "cache")


def finish(turns: Any) -> None:
    """Writes what was drawn and waits for its turn to be kept: few tests stay for so long."""
    for task in turns._line:
        if getattr(getattr(task, "func", None), "__name__", "") == "write":
            task()


def keep(profile: Path | None) -> None:
    """Keeps what was drawn for a profile; for one that nobody has named nothing."""
    if lends and profile is not None and (profile / _IN_PROFILE).is_dir():
        if not _kept:
            _kept.append(Path(tempfile.mkdtemp(prefix="limber-tests-")))
            atexit.register(shutil.rmtree, _kept[0], ignore_errors=True)
        _link(profile / _IN_PROFILE, _kept[0])
        for name in _CARDS:
            if (
                (profile / "cache" / name).exists()
                and not (_kept[0] / name).exists()
                and _only_limbers(profile)
            ):
                shutil.copy(profile / "cache" / name, _kept[0])


def _only_limbers(profile: Path) -> bool:
    """Whether the profile has no exercises of its own, on which the cards of routines hang too."""
    return not any((profile / "exercises").glob("*"))


def _link(source: Path, target: Path) -> None:
    """Links files into another folder; they are replaced and removed, and never written into."""
    for folder in filter(Path.is_dir, source.iterdir()):
        there = target / folder.name
        with suppress(OSError):
            there.mkdir(parents=True, exist_ok=True)
            for file in folder.glob("*.rgba"):
                if not (there / file.name).exists():
                    os.link(file, there / file.name)
