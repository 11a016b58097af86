"""The vertices of the room: the floor a figure stands on, and walls as panels with a skirting board.

A vertex is 10 floats: position 3, normal 3, panel 4. On a wall the panel's numbers are the place on it,
counted from its middle, and half its size, metres; half its height is negative in the copy that is drawn over
the body. On the floor they are 0. Cells are
smaller in the middle, where shadows fall.
"""

from array import array
from collections.abc import Iterable
from typing import Final

from app.figure.maths import Vec
from app.figure.mesh import Mesh
from app.figure.props import Wall

ROOM_STRIDE: Final = 10
ROOM_FORMAT: Final = [(b"v_pos", 3, "float"), (b"v_normal", 3, "float"), (b"v_panel", 4, "float")]
WALL_FADES: Final = 1.6
"""Metres over which a wall fades out, beyond where it is said to end: mostly outside of the picture."""
_CELLS: Final = 33
_PANEL: Final = (22, 20)  # cells along and up: shadows on a wall are as sharp as these
_CLOSE: Final = 0.42
"""How wide the cells in the middle are, of what they would be if all were alike: shadows fall there."""
_UP: Final = (0.0, 1.0, 0.0)


def behind_mesh(walls: Iterable[Wall]) -> Mesh:
    """What is drawn before the body: the floor, and the walls that stand behind it."""
    v, i = array("f"), array("H")
    for wall in walls:  # first: no floor is drawn behind them
        _panel(v, i, wall, 1.0)
    base, n = len(v) // ROOM_STRIDE, _CELLS + 1
    for r in range(n):
        for c in range(n):
            v.extend((_spread(c / _CELLS), 0.0, _spread(r / _CELLS), *_UP, 0.0, 0.0, 0.0, 0.0))
    _cells(i, base, _CELLS, _CELLS)
    return Mesh(v, i, ROOM_STRIDE)


def before_mesh(walls: Iterable[Wall]) -> Mesh:
    """What is drawn after the body: the walls again, of which the shader drops either copy."""
    v, i = array("f"), array("H")
    for wall in walls:
        _panel(v, i, wall, -1.0)
    return Mesh(v, i, ROOM_STRIDE)


def _spread(share: float) -> float:
    """-1 to 1 for 0 to 1, close together in the middle."""
    u = 2 * share - 1
    return u * (_CLOSE + (1 - _CLOSE) * u * u)


def _panel(v: "array[float]", i: "array[int]", wall: Wall, sign: float) -> None:
    base = len(v) // ROOM_STRIDE
    n: Vec = wall.normal
    low, high = wall.span[0] - WALL_FADES, wall.span[1] + WALL_FADES
    height = wall.height + WALL_FADES
    across, up = _PANEL
    for r in range(up + 1):
        for c in range(across + 1):
            u, y = _spread(c / across) * (high - low) / 2, height * r / up
            s = (low + high) / 2 + u
            x, z = (s, -n[2] * wall.distance) if n[2] else (-n[0] * wall.distance, s)
            v.extend((x, y, z, *n, u, y - height / 2, (high - low) / 2, sign * height / 2))
    _cells(i, base, across, up)


def _cells(i: "array[int]", base: int, across: int, up: int) -> None:
    for r in range(up):
        for c in range(across):
            a = base + r * (across + 1) + c
            b = a + across + 1
            i.extend((a, b, a + 1, a + 1, b, b + 1))
