"""What several commands say in the same words."""

import sys
from pathlib import Path


def counted(number: int, one: str) -> str:
    """A number of something: "1 file", "2 files"."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def clock(seconds: float) -> str:
    """Minutes and seconds, as 5:07."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def can_write_into(folder: Path) -> bool:
    """Makes a folder to write into; says why where it cannot."""
    probe = folder / ".limber"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        say_unwritable(folder, error)
        return False
    return True


def say_unwritable(path: Path, error: OSError) -> None:
    """Says that a file or folder cannot be written, and why."""
    print(f"{path} cannot be written: {error.strerror or error}", file=sys.stderr)
