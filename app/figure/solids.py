"""Solid shapes that things are made of: boxes with round edges, and cushions.

Each is appended to vertices and indices that are being gathered; `app.figure.mesh` says what a vertex holds.
Triangles are wound so that their outside is what is drawn.
"""

from array import array
from collections.abc import Callable
from math import cos, radians, sin
from typing import Final

from app.figure.maths import Vec, cross, dot, sub, unit
from app.figure.mesh import PROP, STRIDE, still

Tint = Vec
"""Factors on the colour of a thing: red, green, blue."""
_ROUND: Final = 3  # facets of a quarter of a round edge
_ACROSS, _ALONG = 18, 14  # cells of a cushion
_SEAM: Final = 0.34  # of its height its seam lies above the ground
_PINCH: Final = 0.07  # of its size its sides curve in between two corners
_SLOPE: Final = 1e-3


def box(v: "array[float]", i: "array[int]", low: Vec, high: Vec, edge: float, tint: Tint) -> None:
    """A box between two corners, its edges round.

    Args:
        v: Vertices.
        i: Indices.
        low: Its corner at the least x, y and z, metres.
        high: Its corner at the greatest, metres.
        edge: Radius of its edges, metres; at most half its smallest side.
        tint: Its colour, of the colour of things. It is darker at its foot, where little light comes.
    """
    r = min(edge, *((b - a) / 2 for a, b in zip(low, high, strict=True)))
    base, rows = len(v) // STRIDE, 2 * (_ROUND + 1)
    spokes = [(q, 90.0 * (q + k / _ROUND)) for q in range(4) for k in range(_ROUND + 1)]
    for j in range(rows):
        upper = j >= rows // 2
        up = radians(90.0 * (j - upper - _ROUND) / _ROUND)
        for quarter, degrees in spokes:
            a = radians(degrees)
            normal: Vec = (cos(up) * cos(a), sin(up), cos(up) * sin(a))
            inner = (
                high[0] - r if quarter in (0, 3) else low[0] + r,
                high[1] - r if upper else low[1] + r,
                high[2] - r if quarter in (0, 1) else low[2] + r,
            )
            at = (inner[0] + r * normal[0], inner[1] + r * normal[1], inner[2] + r * normal[2])
            shade = 1.0 if upper else 0.72
            v.extend(still(at, normal, PROP, tone=(tint[0] * shade, tint[1] * shade, tint[2] * shade)))
    n = len(spokes)
    for j in range(rows - 1):
        for k in range(n):
            a0, a1 = base + j * n + k, base + j * n + (k + 1) % n
            _quad(v, i, a0, a1, a0 + n, a1 + n)
    for row in (0, rows - 1):
        a, b, c, d = (base + row * n + q * (_ROUND + 1) for q in range(4))
        _quad(v, i, a, b, d, c)


def cushion(v: "array[float]", i: "array[int]", size: Vec, tint: Tint) -> None:
    """A cushion on the ground about the middle of the world: full in its middle, with a seam around it.

    Args:
        v: Vertices.
        i: Indices.
        size: Its width, height and length, metres.
        tint: Its colour, of the colour of things.
    """
    seam = size[1] * _SEAM

    def over(a: float, b: float) -> Vec:
        return (*_outline(a, b, size), seam + (size[1] - seam) * _full(a, b) ** 0.8)

    def under(a: float, b: float) -> Vec:
        return (*_outline(a, b, size), seam * (1.0 - min(1.0, 1.7 * _full(a, b))))

    for side, up in ((over, 1.0), (under, -1.0)):
        base = len(v) // STRIDE
        for row in range(_ALONG + 1):
            for column in range(_ACROSS + 1):
                a, b = _even(column / _ACROSS), _even(row / _ALONG)
                shade = (0.66 if up < 0 else 0.80) + 0.20 * min(1.0, 3.0 * _full(a, b))
                x, z, y = side(a, b)
                at = (x, y, z)
                tone = (tint[0] * shade, tint[1] * shade, tint[2] * shade)
                v.extend(still(at, _slope(side, a, b, up), PROP, tone=tone))
        for row in range(_ALONG):
            for column in range(_ACROSS):
                k = base + row * (_ACROSS + 1) + column
                _quad(v, i, k, k + 1, k + _ACROSS + 1, k + _ACROSS + 2)


def _even(share: float) -> float:
    """-1 to 1 for 0 to 1, closer together towards the ends, where a cushion curves."""
    u = 2 * share - 1
    return u * (1.35 - 0.35 * u * u)


def _full(a: float, b: float) -> float:
    """How full a cushion is at a place, 0 at its seam to 1."""
    return float(max(0.0, (1 - abs(a) ** 2.6) * (1 - abs(b) ** 2.6)) ** 0.5)


def _outline(a: float, b: float, size: Vec) -> tuple[float, float]:
    return size[0] / 2 * a * (1 - _PINCH * (1 - b * b)), size[2] / 2 * b * (1 - _PINCH * (1 - a * a))


def _slope(side: Callable[[float, float], Vec], a: float, b: float, up: float) -> Vec:
    """The normal of a surface given as x, z and height."""
    inner_a, inner_b = (max(-1 + 2 * _SLOPE, min(1 - 2 * _SLOPE, x)) for x in (a, b))
    points = [
        side(inner_a + _SLOPE, inner_b),
        side(inner_a - _SLOPE, inner_b),
        side(inner_a, inner_b + _SLOPE),
        side(inner_a, inner_b - _SLOPE),
    ]
    right, left, front, behind = ((x, y, z) for x, z, y in points)
    n = unit(cross(sub(front, behind), sub(right, left)))
    return n if n[1] * up > 0 else (-n[0], -n[1], -n[2])


def _quad(v: "array[float]", i: "array[int]", a: int, b: int, c: int, d: int) -> None:
    """Two triangles between the ends of two lines, a to b and c to d."""
    for corners in ((a, b, c), (b, d, c)):
        p, q, r = ((v[k * STRIDE], v[k * STRIDE + 1], v[k * STRIDE + 2]) for k in corners)
        flat = cross(sub(q, p), sub(r, p))
        if dot(flat, flat) < 1e-16:
            continue  # a corner has no width
        n = [sum(v[k * STRIDE + m] for k in corners) for m in (3, 4, 5)]
        outside = dot(flat, (n[0], n[1], n[2])) > 0
        i.extend(corners if outside else corners[::-1])
