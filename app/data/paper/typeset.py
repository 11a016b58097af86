"""Makes a PDF of a template, its data and its pictures, by Typst; for every kind of page that is printed.

A page is one template of `assets/print`, which reads `data.json` and lays out what stands in it, and pictures
by their names. What is made is tagged for screen readers (PDF/UA-1), or it is not made at all.
"""

import json
import re
import tempfile
from collections.abc import Mapping
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
INSTALL = 'pip install "limber-runner[print]"'
_DATA = "data.json"
_STANDARD: Literal["ua-1"] = "ua-1"
_MOST_WORDS = 300  # of what Typst says is wrong
_PLACE = re.compile(r"(?:[\w./-]+/)?([\w-]+\.typ):(\d+):(\d+)")


class PrintError(Exception):
    """A page cannot be made; the message is a sentence for the reader."""


def can_typeset() -> bool:
    """Whether Typst is installed."""
    return find_spec("typst") is not None


def need_typst() -> None:
    """Raises PrintError, which says how to install it, where Typst is missing."""
    if not can_typeset():
        raise PrintError(f"Printing needs Typst, which is not installed; add it with: {INSTALL}")


def typeset(
    template: Path,
    data: Mapping[str, Any],
    pictures: Mapping[str, bytes],
    fonts: Path,
    now: datetime,
    *,
    any_letters: bool = False,
) -> bytes:
    """The PDF of a page.

    Args:
        template: A file of `assets/print`; what lies beside it can be imported from it.
        data: Plain values, which the template finds in `data.json`.
        pictures: What their files hold, by the names that the template asks for.
        fonts: Folder of Limber's typefaces.
        now: An aware time; kept in the file.
        any_letters: The texts hold letters that Limber's typefaces lack, so the system's are looked through.

    Raises:
        PrintError: Typst is missing, or the template has a fault.
    """
    need_typst()
    import typst

    with tempfile.TemporaryDirectory(prefix="limber-print-") as folder:
        place = Path(folder)
        for file in template.parent.glob("*.typ"):
            (place / file.name).write_bytes(file.read_bytes())
        (place / _DATA).write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        for name, content in pictures.items():
            (place / name).write_bytes(content)
        compiler = typst.Compiler(
            root=place,
            font_paths=typst.Fonts(
                include_system_fonts=any_letters, include_embedded_fonts=any_letters, font_paths=[fonts]
            ),
        )
        try:
            made = compiler.compile(
                input=place / template.name, format="pdf", pdf_standards=[_STANDARD], timestamp=_fixed(now)
            )
        except typst.TypstError as error:
            raise PrintError(_said(error, template)) from error
    assert isinstance(made, bytes), "one file, since no place was given for it"
    return made


def _fixed(now: datetime) -> datetime:
    """The same moment with an offset that is a number, and whole seconds."""
    offset = now.utcoffset()
    assert offset is not None, "an aware time"
    from datetime import timezone

    return now.replace(tzinfo=timezone(offset), microsecond=0)


def _said(error: Any, template: Path) -> str:
    """A fault of a template in one sentence, with its file, line and column where Typst names them."""
    place = _PLACE.search(str(getattr(error, "diagnostic", "")))
    where = ":".join(place.groups()) if place else template.name
    message = str(error.message).strip().splitlines()[0][:_MOST_WORDS].rstrip(".")
    hints = "".join(f" ({hint.strip().rstrip('.')})" for hint in error.hints[:1])
    return f"{template.parent / where}: {message}{hints}"
