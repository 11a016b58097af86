"""Hands files to other apps, and says where that fails."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.device.files import Files

Share = Callable[[Path], None]


def way_to_share(files: "Files", tell: Callable[[str], None]) -> Share | None:
    """What hands a file on; None where this device has no way to.

    Args:
        files: The system's pickers.
        tell: Shows why a file was not handed on, given in words to be translated.
    """
    return None if files.reason else partial(_share, files, tell)


def _share(files: "Files", tell: Callable[[str], None], path: Path) -> None:
    def answered(offered: bool) -> None:
        if not offered and files.problem:
            tell(files.problem)

    files.share(path, answered)
