"""The look the runner has chosen, at hand for the first frame without the record being opened.

The file is only ever a copy of the settings: a damaged or missing one costs a frame in the usual look.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.wiring.options import Options


class Look(NamedTuple):
    """What the first frame has to know.

    Attributes:
        theme: system, light, dark or contrast.
        text_scale: 0.85 to 2.
        language: Two-letter code, or "" for the device's own.
        calm: Reduced motion.
    """

    theme: str = "system"
    text_scale: float = 1.0
    language: str = ""
    calm: bool = False


def remembered_look(folder: Path) -> Look:
    """The look of the last time; the usual one where nothing sensible is remembered."""
    try:
        kept = json.loads(_file(folder).read_text("utf-8"))
        look = Look(**kept)
    except (OSError, ValueError, TypeError):
        return Look()
    fits = [type(value) for value in look] == [str, float, str, bool] and 0.5 <= look.text_scale <= 3
    return look if fits and look.theme in ("system", "light", "dark", "contrast") else Look()


def remember_look(folder: Path, look: Look) -> None:
    """Remembers a look for the next start."""
    file = _file(folder)
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(look._asdict()), "utf-8")
        beside.replace(file)
    except OSError:  # a full or read-only disk costs a frame in the usual look
        with suppress(OSError):
            beside.unlink()


def theme_name(chosen: str, *, dark: bool | None) -> str:
    """Name of the theme for a choice, which high contrast makes together with the system's own."""
    if chosen == "contrast":
        return "contrast-dark" if dark else "contrast"
    if chosen == "system":
        return "dark" if dark else "light"
    return chosen


def asked_look(options: Options, kept: Look) -> Look:
    """What was remembered, with what this start asks for instead."""
    return kept._replace(
        theme=options.theme or kept.theme,
        text_scale=options.text_scale or kept.text_scale,
        language=options.language or kept.language,
    )


def _file(folder: Path) -> Path:
    return folder / "cache" / "look.json"
