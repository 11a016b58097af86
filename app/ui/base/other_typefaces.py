"""Typefaces of the device that have what Limber's own lacks; looked for when that is first shown."""

import os
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from app.ui.base.letters import Letters, letters_of

# One upright face of each family, without colours, in the order in which they are tried.
_FAMILIES = (
    r"Noto(Sans|Naskh)[A-Za-z]*-(Regular|VF)",
    r"NotoSans(CJK|SC|TC|JP|KR)[\w-]*-Regular",
    r"DejaVuSans",
    r"DroidSansFallback(Full)?",
    r"(segoeui|seguisym|arial|msyh|msgothic|malgun|nirmala|leelawui|gadugi|ebrima)",
    r"(Arial Unicode|PingFang|Hiragino Sans GB|AppleSDGothicNeo|SFArabic|SFHebrew|GeezaPro|ArialHB|Thonburi)",
    r"(FreeSans|LiberationSans-Regular|Symbola\w*|unifont|wqy-microhei|NanumGothic)",
)
_NAMES = re.compile("|".join(f"(?P<n{n}>{family})" for n, family in enumerate(_FAMILIES)), re.IGNORECASE)
_ENDINGS = (".ttf", ".otf", ".ttc")
_MOST = 400  # files that are looked at


def typeface_with(letters: Iterable[str], *, bold: bool) -> str | None:
    """The file of a typeface that has all of some letters; None where the device has none.

    Args:
        letters: What is to be drawn.
        bold: The bold face of the family, if there is one.
    """
    wanted = frozenset(letters)
    file = next((file for file in _files() if _has(file, wanted)), None)
    if file is None:
        return None
    heavy = file.with_name(f"{file.stem.removesuffix('-Regular')}-Bold{file.suffix}")
    return str(heavy if bold and _has(heavy, wanted) else file)


def letters_in(file: Path) -> Letters | None:
    """The letters of one of them; read once."""
    return _letters(file)


_letters = cache(letters_of)


@cache
def _has(file: Path, wanted: frozenset[str]) -> bool:
    letters = _letters(file)
    return letters is not None and all(letter in letters for letter in wanted)


@cache
def _files() -> list[Path]:
    found: list[tuple[int, str, Path]] = []
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in names:
                stem, ending = os.path.splitext(name)  # noqa: PTH122 - there may be thousands
                family = _NAMES.fullmatch(stem) if ending.lower() in _ENDINGS else None
                if family and family.lastgroup:
                    rank = next(n for n in range(len(_FAMILIES)) if family[f"n{n}"])
                    found.append((rank, name, Path(place) / name))
    return [path for *_, path in sorted(found)][:_MOST]


def _folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    if sys.platform in ("darwin", "ios"):
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
    if "ANDROID_ARGUMENT" in os.environ:
        return [Path("/system/fonts")]
    home = Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser()
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / "fonts"]
