"""Limber's typefaces, and what stands in for one that is not there.

Kivy raises for a file that it cannot open, from whichever widget draws first; so each is looked at before.
"""

import logging
from functools import lru_cache
from pathlib import Path

from app.core.i18n import mark as _
from app.ui.base.letters import ENTRY, Letters, letters_in_table, table, tables_of

MISSING = _(
    "Part of Limber’s lettering is missing from this device, so some words and signs look plain. "
    "Installing Limber again brings it back."
)
OTHER = "Roboto"  # Kivy's own, which comes with it
_SIGNS = {  # in letters that every typeface has
    "add": "+",
    "arrow_back": "<",
    "arrow_forward": ">",
    "check": "v",
    "check_box": "x",
    "check_box_outline_blank": "-",
    "chevron_left": "<",
    "chevron_right": ">",
    "close": "x",
    "expand_more": "v",
    "pause": "II",
    "play_arrow": ">",
    "radio_button_checked": "x",
    "radio_button_unchecked": "-",
    "redo": "R",
    "replay": "R",
    "search": "?",
    "skip_next": ">>",
    "skip_previous": "<<",
    "undo": "<",
}
_ANY_SIGN = "\N{BULLET}"
_log = logging.getLogger(__name__)


def typeface(file: Path) -> str:
    """What Kivy is to draw with: the file, or its own typeface where that is missing or not whole."""
    return str(file) if usable(file) else OTHER


def sign(name: str) -> str:
    """A sign in the place of an icon whose typeface is missing."""
    return _SIGNS.get(name, _ANY_SIGN)


def usable(file: Path) -> bool:
    """Whether a typeface is there and whole; looked at once."""
    return _looked_at(file) is not None


@lru_cache(maxsize=32)
def letters(file: Path) -> Letters | None:
    """The letters of a typeface; None where that is not usable, or none but a name."""
    return letters_in_table(_looked_at(file) or b"")


@lru_cache(maxsize=32)
def _looked_at(file: Path) -> bytes | None:
    """The table of a typeface's letters; None where the file is missing or not whole."""
    try:
        with file.open("rb") as opened:
            start = opened.read(12)
            opened.seek(0)
            tables = tables_of(opened)
            size = opened.seek(0, 2)
            cmap = table(opened, tables, b"cmap")
    except OSError as error:
        _log.warning("The typeface %s cannot be read: %s", file.name, error.strerror)
        return None
    count = int.from_bytes(start[4:6], "big")
    whole = start[:4] in (b"\x00\x01\x00\x00", b"OTTO", b"true") and 0 < count * ENTRY == len(tables)
    for at in range(0, len(tables), ENTRY):
        offset, length = (int.from_bytes(tables[at + i : at + i + 4], "big") for i in (8, 12))
        whole = whole and offset + length <= size
    if not whole:
        _log.warning("The typeface %s is damaged.", file.name)
    return cmap if whole else None
