"""How the app looks: what the runner has chosen, or else what the system around the app says.

The last one is kept in a small file, at hand for the next first frame without the record being opened. It is
only ever a copy: a damaged or missing one costs a frame in the usual look.
"""

import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from app.figure.look import CHOICES, TONES, Choice, Tone
from app.ui.base.theme import LEAST_TEXT_SCALE, MOST_TEXT_SCALE, THEMES, Theme
from app.wiring.options import Options

_LANGUAGE = re.compile(r"[a-z]{2,3}([_-][A-Za-z]{2,8})?")


class Appearance(NamedTuple):
    """What the first frame has to know.

    Attributes:
        theme: A name of THEMES.
        text_scale: 0.85 to 2.
        language: Code of a language.
        calm: Reduced motion.
        body: Who the figure is: both, woman or man.
        tone: Its skin: light, medium or deep.
    """

    theme: str = "light"
    text_scale: float = 1.0
    language: str = "en"
    calm: bool = False
    body: Choice = "both"
    tone: Tone = "medium"


def remembered_look(folder: Path) -> Appearance:
    """The look of the last time; the usual one where nothing sensible is remembered."""
    try:
        kept = json.loads(_file(folder).read_text("utf-8"))
        look = Appearance(**kept)
    except (OSError, ValueError, TypeError, RecursionError):
        return Appearance()
    fits = (
        [type(value) for value in look] == [str, float, str, bool, str, str]
        and look.theme in THEMES
        and look.body in CHOICES
        and look.tone in TONES
        and LEAST_TEXT_SCALE <= look.text_scale <= MOST_TEXT_SCALE
        and _LANGUAGE.fullmatch(look.language)
    )
    return look if fits else Appearance()


def remember_look(folder: Path, look: Appearance) -> None:
    """Remembers a look for the next start; the usual one needs no remembering."""
    file = _file(folder)
    if look == Appearance():
        with suppress(OSError):
            file.unlink()
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(look._asdict()), "utf-8")
        beside.replace(file)
    except OSError:  # a full or read-only disk costs a frame in the usual look
        with suppress(OSError):
            beside.unlink()


def open_theme(assets: Path, name: str, text_scale: float) -> Theme:
    """The theme of a name.

    Raises:
        BadFileError: Its file cannot be used. It is read unchecked, as it is Limber's own: only where that
            fails is it looked at closely.
    """
    try:
        return Theme(assets, name, text_scale)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        from app.data.files.problems import BadFileError
        from app.data.shipped.theme_file import check_theme

        problems = check_theme(assets)
        if not problems:
            raise
        raise BadFileError(problems) from None


def theme_name(chosen: str, *, dark: bool | None) -> str:
    """Name of the theme for a choice, which high contrast makes together with the system's own."""
    if chosen == "contrast":
        return "contrast-dark" if dark else "contrast"
    if chosen == "system":
        return "dark" if dark else "light"
    return chosen


def asked_look(options: Options, kept: Appearance) -> Appearance:
    """What was remembered, with what this start asks for instead."""
    return kept._replace(
        theme=options.theme or kept.theme,
        text_scale=options.text_scale or kept.text_scale,
        language=options.language or kept.language,
    )


def spoken_of(tags: tuple[str, ...], there: list[str]) -> str:
    """The first of a device's languages that there is, or English.

    Args:
        tags: Such as `de-AT`, best first.
        there: Codes of the languages there are.
    """
    codes = [re.split("[-_]", tag)[0].lower() for tag in tags]
    return next((code for code in codes if code in there), "en")


def _file(folder: Path) -> Path:
    return folder / "cache" / "look.json"
