"""Things around the figure: mat, walls, chair, pillows, blocks and a foam roller.

    mat: {at: [right, forward], size: [width, length]}
    wall: {side: front | back | left | right, at: metres from the middle}
    chair: {at: [right, forward], seat: height, turn: degrees}
    pillow: {at: [right, up, forward], size: [width, height, length]}     block: the same, square-edged
    roller: {at: [right, forward], size: [length, thickness], turn: degrees, under: part of the body on it}

Any name but mat and roller may carry a number (wall2, pillow2). Positions count to the figure's right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.figure.errors import FigureError, Path, unknown
from app.figure.maths import Vec
from app.figure.parse import mapping, names, number, numbers, positive
from app.figure.skeleton import other_side
from app.figure.tracks import FOLLOWED, both_sides

_ALONE: Final = ("mat", "roller")
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
    "roller": ("at", "size", "turn", "under"),
}
ROLLER_LENGTH: Final = (0.2, 1.2)
CHAIR_BACK: Final = 0.44  # of a chair, over its seat, metres
ROLLER_THICK: Final = (0.06, 0.3)


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
class Roller:
    """A foam roller on the floor.

    Attributes:
        at: Middle of its axis where it lies at the start of the cycle, metres.
        length: Along its axis, metres.
        radius: Metres.
        turn: Degrees about the vertical; at 0 it lies across, its axis from left to right.
        under: Landmarks and bones, with their sides, that lie on it; it rolls with the first of them.
    """

    at: Vec
    length: float
    radius: float
    turn: float
    under: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Props:
    """Everything around one figure. mat is (x, z, half width, half length) or None; bare is without shoes."""

    walls: tuple[Wall, ...] = ()
    things: tuple[Thing, ...] = ()
    mat: tuple[float, float, float, float] | None = None
    roller: Roller | None = None
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
    roller = None
    k = 1.0 if mirrored else -1.0  # authored positions count to the right, x to the left
    for name, value in mapping(spec or {}, path).items():
        kind, here = str(name).rstrip("0123456789"), (*path, name)
        if kind not in _KEYS or (kind in _ALONE and kind != name):
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
        elif kind == "roller":
            roller = _read_roller(options, here, k)
        else:
            seat = _get(options, "seat", here, 0.45)
            size = (0.44, seat, 0.42) if kind == "chair" else (0.34, 0.12, 0.24)
            if "size" in options:
                w, h, d = numbers(options["size"], (*here, "size"), (3,))
                size = (w, h, d)
            up = at[1] if len(at) == 3 else 0.0
            things.append(Thing(kind, (k * at[0], up, at[-1]), size, -k * _get(options, "turn", here, 0.0)))
    return Props(tuple(walls), tuple(things), mat, roller=roller)


def _read_roller(options: Mapping[str, Any], path: Path, k: float) -> Roller:
    if "under" not in options:
        raise FigureError(path, "a roller needs under: the part of the body that lies on it")
    under = names(options["under"], (*path, "under"))
    for name in under:
        if name not in FOLLOWED:
            raise unknown((*path, "under"), "part of the body", name, FOLLOWED)
    if not under:
        raise FigureError((*path, "under"), "expected the name of a part of the body, found none")
    sided = tuple(full for name in under for full in both_sides(name))
    right, forward = numbers(options.get("at", (0, 0)), (*path, "at"), (2,))
    size = numbers(options.get("size", (0.60, 0.15)), (*path, "size"), (2,))
    length = positive(size[0], (*path, "size", 0), *ROLLER_LENGTH)
    radius = positive(size[1], (*path, "size", 1), *ROLLER_THICK) / 2
    return Roller(
        (k * right, radius, forward),
        length,
        radius,
        -k * _get(options, "turn", path, 0.0),
        tuple(map(other_side, sided)) if k > 0 else sided,
    )


def _get(options: Mapping[str, Any], name: str, path: Path, default: float) -> float:
    return number(options[name], (*path, name)) if name in options else default
