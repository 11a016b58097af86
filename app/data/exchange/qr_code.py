"""The QR code of a text, drawn by `segno`; imported where one is shown, never at the start."""

from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import segno
from segno.encoder import DataOverflowError

MOST_VERSION = 25  # 117 modules across; what is finer no phone reads off another one
QUIET = 4  # modules of light around it, without which nothing finds it
PICTURES = (".png", ".svg")
_WHITE_ON_BLACK, _AS_BEFORE = "\x1b[38;5;231;48;5;16m", "\x1b[0m"
_SCALE = 8  # pixels of a module in a picture


@dataclass(frozen=True, slots=True, eq=False)
class QrCode:
    """One code.

    Attributes:
        text: What it holds.
        version: 1 to `MOST_VERSION`; it has 17 + 4 x version modules across.
        rows: Its modules from the top, a byte each, 1 for dark; without the light around them.
    """

    text: str
    version: int
    rows: tuple[bytes, ...]
    _drawn: Any

    def in_terminal(self, out: Any, *, any_letter: bool) -> None:
        """Prints it.

        Args:
            out: A text stream.
            any_letter: It takes half blocks; else every module is two blanks.
        """
        if not any_letter:
            self._drawn.terminal(out=out, border=QUIET)
            return
        lines = StringIO()
        self._drawn.terminal(out=lines, border=QUIET, compact=True)
        # What is light has to be light in every terminal; a file gets the blocks alone.
        begin, end = (_WHITE_ON_BLACK, _AS_BEFORE) if out.isatty() else ("", "")
        out.writelines(f"{begin}{line}{end}\n" for line in lines.getvalue().splitlines())

    def save(self, path: Path) -> None:
        """Writes it as a picture, in the format that its name ends with, one of `PICTURES`.

        Raises:
            OSError: It cannot be written.
        """
        with path.open("wb") as file:
            kind = path.suffix.lower().removeprefix(".")
            self._drawn.save(file, kind=kind, scale=_SCALE, border=QUIET, light="white")


def qr_code(text: str) -> QrCode | None:
    """The smallest code that holds a text; None where it would be finer than a phone can read."""
    try:
        drawn = segno.make(text, error="l", micro=False, encoding="utf-8")
    except DataOverflowError:
        return None
    if int(drawn.version) > MOST_VERSION:
        return None
    return QrCode(text, int(drawn.version), tuple(bytes(row) for row in drawn.matrix), drawn)
