"""What is wrong in a figure's description, and where."""

from collections.abc import Iterable

Path = tuple[str | int, ...]


class FigureError(ValueError):
    """A figure description that cannot be posed.

    Attributes:
        path: Keys from the top of the description to the faulty value, such as ("keys", 2, "hip_r"), so
            that a caller who has the file can point at line and column.
        reason: The sentence without the place.
    """

    def __init__(self, path: Path, reason: str):
        self.path, self.reason = path, reason
        super().__init__(f"{place(path)}: {reason}" if path else reason)


def place(path: Path) -> str:
    """'keys[2].hip_r' for ("keys", 2, "hip_r")."""
    out = ""
    for part in path:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def unknown(path: Path, what: str, name: object, known: Iterable[str]) -> FigureError:
    """The error for a name that does not exist, with the nearest ones that do."""
    from difflib import get_close_matches  # a figure without a mistake does without

    names = list(known)
    near = get_close_matches(str(name), names, n=3, cutoff=0.6)
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif len(names) <= 24:
        hint = f"one of {', '.join(names)}"
    else:
        hint = "see docs/posing.md"
    return FigureError(path, f"unknown {what} {name!r}; {hint}")
