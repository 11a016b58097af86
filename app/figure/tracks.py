"""Which way a move goes, as authored: the `path` of a figure block.

    path: {of: toe_r, span: [0, 0.5], grow: 1.5, at: [out, up, forward], width: 0.05}

or a list of such; `app/figure/paths.py` makes ribbons of them.
"""

from dataclasses import dataclass, replace
from typing import Final

from app.figure.errors import FigureError, Path, unknown
from app.figure.landmarks import POINTS
from app.figure.maths import Vec
from app.figure.parse import mapping, numbers, positive
from app.figure.skeleton import BONE, other_side, split_side

GROW: Final = (1.0, 6.0)
WIDTH_M: Final = (0.01, 0.20)
_KEYS: Final = ("of", "span", "grow", "at", "width")
_SIDED: Final = sorted({split_side(n)[0] for n in (*POINTS, *BONE) if split_side(n)[1]})
FOLLOWED: Final = tuple(dict.fromkeys((*POINTS, *BONE, *_SIDED)))
"""What a path can follow: landmarks, and bones by their joint; without its side a sided one means both."""


@dataclass(frozen=True, slots=True)
class Track:
    """One path to show.

    Attributes:
        of: The landmark or bone it follows, with its side.
        span: From where to where in the cycle, 0 <= from < to <= 1.
        grow: How many times larger than the move it is drawn, about its middle.
        at: Metres it is moved off the body: to the figure's left, up, forward.
        width: Metres across.
    """

    of: str
    span: tuple[float, float] = (0.0, 1.0)
    grow: float = 1.0
    at: Vec = (0.0, 0.0, 0.0)
    width: float = 0.05


def read_tracks(value: object, *, mirrored: bool, half: bool) -> list[Track]:
    """The authored paths.

    Args:
        value: What stands under `path`: one path, a list of them, or None.
        mirrored: For the left side.
        half: The second half of the cycle is the mirrored first half, and so are its paths.

    Raises:
        FigureError: An unknown name, or a number out of range.
    """
    if value is None:
        return []
    out: list[Track] = []
    if isinstance(value, (list, tuple)):
        for i, item in enumerate(value):
            out += _read(item, ("path", i), half=half)
    else:
        out += _read(value, ("path",), half=half)
    if half:
        out += [_turned(replace(t, span=(t.span[0] + 0.5, t.span[1] + 0.5))) for t in out]
    return [_turned(t) for t in out] if mirrored else out


def _read(value: object, path: Path, *, half: bool) -> list[Track]:
    spec = mapping(value, path)
    for key in spec:
        if key not in _KEYS:
            raise unknown((*path, key), "key of a path", key, _KEYS)
    if "of" not in spec:
        raise FigureError(path, "a path needs of: the part of the body it follows")
    name = str(spec["of"])
    if name not in FOLLOWED:
        raise unknown((*path, "of"), "part of the body", name, FOLLOWED)
    most = 0.5 if half else 1.0
    start, end = numbers(spec.get("span", (0.0, most)), (*path, "span"), (2,))
    if not 0 <= start < end <= most:
        why = " with mirror: half" if half else ""
        raise FigureError((*path, "span"), f"expected two times, 0 <= from < to <= {most:g}{why}")
    out, up, forward = numbers(spec.get("at", (0.0, 0.0, 0.0)), (*path, "at"), (3,))
    grow = positive(spec.get("grow", 1.0), (*path, "grow"), *GROW)
    width = positive(spec.get("width", 0.05), (*path, "width"), *WIDTH_M)
    return [
        Track(of, (start, end), grow, (out if of.endswith("_l") else -out, up, forward), width)
        for of in both_sides(name)
    ]


def both_sides(name: str) -> list[str]:
    """The full names that one of FOLLOWED stands for: both sides of a sided one without its side."""
    return [name] if name in POINTS or name in BONE else [f"{name}_{s}" for s in "lr"]


def _turned(track: Track) -> Track:
    """The same path in the mirror."""
    x, y, z = track.at
    return replace(track, of=other_side(track.of), at=(-x, y, z))
