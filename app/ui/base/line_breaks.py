"""Where a line of a text may end, also where it is written without spaces."""

import re
from collections.abc import Callable

_WIDE = (  # letters of scripts without spaces
    "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003fffd"
)
_NEVER_FIRST = "、。，．：；！？）」』】〕》〉’”…・々ー"  # in a line
_UNBROKEN = re.compile(
    f"(?:(?![{_NEVER_FIRST}])[{_WIDE}]|[^\\s{_WIDE}]+)[{_NEVER_FIRST}]*\\s*"  # such a letter, or a word
)


def unbroken(text: str) -> list[str]:
    """The parts of a text that a line may end after; words, where it is written with spaces."""
    return text.split() if text.isascii() else [part.strip() for part in _UNBROKEN.findall(text)]


def broken(text: str, fits: float, measure: Callable[[str], float]) -> str:
    """A text of a script without spaces in lines that fit a width; any other as it is, for it breaks itself.

    Args:
        text: As it was written, with the ends of lines that it has.
        fits: Width of a line.
        measure: Width of a text.
    """
    return "\n".join(_broken(line, fits, measure) for line in text.split("\n"))


def _broken(line: str, fits: float, measure: Callable[[str], float]) -> str:
    parts = _UNBROKEN.findall(line)
    if len(parts) == len(line.split()) or "".join(parts) != line:
        return line
    lines, wide = [""], 0.0
    for part in parts:
        more = measure(part.rstrip())
        if lines[-1] and wide + more > fits:
            lines, wide = [*lines, ""], 0.0
        lines[-1] += part
        wide += measure(part)
    return "\n".join(line.rstrip() for line in lines)
