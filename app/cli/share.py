"""`share`: a routine and what it needs as one file, or as a QR code."""

import sys
from pathlib import Path

from app.core.i18n import Translate
from app.data.exchange.qr_code import PICTURES, qr_code
from app.data.exchange.shared_routine import SharedRoutine, shared_routine
from app.data.files.atomic import is_plain, write_whole
from app.data.library.library import Library
from app.device.terminal import prints_any_letter
from app.device.wording import counted, say_unwritable
from app.wiring.options import is_path

_FINE, _PROBLEM, _WRONG_USAGE = 0, 1, 2


def share(library: Library, routine: str, out: Path | None, tr: Translate) -> int:
    """Writes a routine's file with the exercises of its author's that it needs; returns the exit code.

    Raises:
        BadFileError: It cannot be used.
        UnknownError: There is none of that id.
    """
    if out is None:
        print("limber share: say where with --out FILE, or show it with --qr", file=sys.stderr)
        return _WRONG_USAGE
    found = _found(library, routine)
    try:
        write_whole(out, found.content)
    except OSError as error:
        say_unwritable(out, error)
        return _PROBLEM
    more = f", {counted(found.beside, 'exercise')} of its own" if found.beside else ""
    print(f"{out}: {tr(found.title)}{more}", file=sys.stdout if is_plain(out) else sys.stderr)
    return _FINE


def share_as_code(library: Library, routine: str, out: Path | None, tr: Translate) -> int:
    """Shows a routine as a QR code, printed or as a picture; otherwise as `share`."""
    if out is not None and out.suffix.lower() not in PICTURES:
        print(f"limber share: {out} has to end in {' or '.join(PICTURES)} for a QR code", file=sys.stderr)
        return _WRONG_USAGE
    found = _found(library, routine)
    code = qr_code(found.text)
    if code is None:
        size = len(found.text.encode())
        print(f"With {size} bytes it is too large for a QR code: share the file with --out", file=sys.stderr)
        return _PROBLEM
    said = f"{tr(found.title)}, {counted(len(found.text), 'character')}, version {code.version}"
    if out is None:
        code.in_terminal(sys.stdout, any_letter=prints_any_letter())
        print(said)
        return _FINE
    try:
        code.save(out)
    except OSError as error:
        say_unwritable(out, error)
        return _PROBLEM
    print(f"{out}: {said}")
    return _FINE


def _found(library: Library, routine: str) -> SharedRoutine:
    return shared_routine(library, Path(routine) if is_path(routine) else routine)
