"""Things around the figure: mat, walls, chair, pillows and blocks.

    mat: {at: [right, forward], size: [width, length]}
    wall: {side: front | back | left | right, at: metres from the middle}
    chair: {at: [right, forward], seat: height, turn: degrees}
    pillow: {at: [right, up, forward], size: [width, height, length]}     block: the same, square-edged

Any name may carry a number (wall2, pillow2). Positions count to the figure's right, as the mat's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.figure.errors import FigureError, Path, unknown
from app.figure.maths import Vec
from app.figure.parse import mapping, number, numbers

_NORMALS: Final[dict[str, Vec]] = {
    "front": (0.0, 0.0, -1.0),
    "back": (0.0, 0.0, 1.0),
    "left": (-1.0, 0.0, 0.0),
    "right": (1.0, 0.0, 0.0),
}
_OTHER: Final = {"left": "right", "right": "left", "front": "front", "back": "back"}
_KEYS: Final[dict[str, tuple[str, ...]]] = {
    "mat": ("at", "size"),
    "wall": ("side", "at", "span", "height"),
    "chair": ("at", "seat", "turn"),
    "pillow": ("at", "size", "turn"),
    "block": ("at", "size", "turn"),
}


@dataclass(frozen=True, slots=True)
class Wall:
    """A plane: points p with normal . p + distance = 0 lie on it; normal looks into the room."""

    name: str
    normal: Vec
    distance: float
    span: tuple[float, float]
    height: float


@dataclass(frozen=True, slots=True)
class Thing:
    """A chair, pillow or block: centre and size in metres, turn in degrees about the vertical."""

    kind: str
    at: Vec
    size: Vec
    turn: float


@dataclass(frozen=True, slots=True)
class Props:
    """Everything around one figure. mat is (x, z, half width, half length) or None; bare is without shoes."""

    walls: tuple[Wall, ...] = ()
    things: tuple[Thing, ...] = ()
    mat: tuple[float, float, float, float] | None = None
    bare: bool = False

    def wall(self, name: str) -> Wall | None:
        """The wall of that name."""
        return next((w for w in self.walls if w.name == name), None)


def read_props(spec: object, path: Path, mirrored: bool = False) -> Props:
    """Props of an exercise, for the other side if mirrored.

    Raises:
        FigureError: An unknown prop or option.
    """
    walls: list[Wall] = []
    things: list[Thing] = []
    mat = None
    k = 1.0 if mirrored else -1.0  # authored positions count to the right, x to the left
    for name, value in mapping(spec or {}, path).items():
        kind, here = str(name).rstrip("0123456789"), (*path, name)
        if kind not in _KEYS:
            raise unknown(here, "prop", name, _KEYS)
        options: Mapping[str, Any] = mapping(value or {}, here)
        for option in options:
            if option not in _KEYS[kind]:
                raise unknown((*here, option), f"option of {kind}", option, _KEYS[kind])
        if kind == "wall":
            side = str(options.get("side", "front"))
            if side not in _NORMALS:
                raise unknown((*here, "side"), "side", side, _NORMALS)
            side = _OTHER[side] if mirrored else side
            low, high = numbers(options.get("span", (-0.75, 0.75)), (*here, "span"), (2,))
            if mirrored and side in ("front", "back"):
                low, high = -high, -low
            if "at" not in options:
                raise FigureError(here, "a wall needs at: its distance from the middle, metres")
            walls.append(
                Wall(
                    str(name),
                    _NORMALS[side],
                    _get(options, "at", here, 0.5),
                    (low, high),
                    _get(options, "height", here, 1.65),
                )
            )
            continue
        at = numbers(options.get("at", (0, 0)), (*here, "at"), (2, 3))
        if kind == "mat":
            w, length = numbers(options.get("size", (0.64, 1.80)), (*here, "size"), (2,))
            mat = (k * at[0], at[-1], w / 2, length / 2)
        else:
            seat = _get(options, "seat", here, 0.45)
            size = (0.44, seat, 0.42) if kind == "chair" else (0.34, 0.12, 0.24)
            if "size" in options:
                w, h, d = numbers(options["size"], (*here, "size"), (3,))
                size = (w, h, d)
            up = at[1] if len(at) == 3 else 0.0
            things.append(Thing(kind, (k * at[0], up, at[-1]), size, -k * _get(options, "turn", here, 0.0)))
    return Props(tuple(walls), tuple(things), mat)


def _get(options: Mapping[str, Any], name: str, path: Path, default: float) -> float:
    return number(options[name], (*path, name)) if name in options else default
