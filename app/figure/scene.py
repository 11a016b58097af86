"""Vertices of the things around a figure: chairs as boxes, pillows and blocks as rounded boxes, a roller."""

from array import array
from math import copysign, cos, radians, sin
from typing import Final

from app.figure.maths import Vec, qrot, qy, unit
from app.figure.mesh import PROP, STRIDE, Mesh, still
from app.figure.props import Props, Roller, Thing

_LEG: Final = 0.020  # half width of a chair's leg, metres
_AROUND, _ALONG = 24, 10  # facets of a roller
_GROOVE: Final = 0.70  # how dark its grooves are: they show that it turns
_HOLE: Final = 0.55  # of its radius: the ring at its ends is foam, within is the hollow core
_CORE: Final = 0.42


def thing_meshes(props: Props) -> list[Mesh]:
    """A mesh for each thing."""
    return [*map(_thing, props.things), *([_roller(props.roller)] if props.roller else [])]


def _thing(thing: Thing) -> Mesh:
    v, i = array("f"), array("H")
    w, h, d = thing.size
    if thing.kind == "chair":
        boxes: list[tuple[Vec, Vec]] = [
            ((-w / 2, h - 0.04, -d / 2), (w / 2, h, d / 2)),
            ((-w / 2, h + 0.16, -d / 2 - 0.03), (w / 2, h + 0.44, -d / 2)),
        ]
        for x in (-w / 2 + _LEG, w / 2 - _LEG):
            boxes.append(((x - _LEG, 0.0, -d / 2 - 0.03), (x + _LEG, h + 0.44, -d / 2 + 0.01)))
            boxes.append(((x - _LEG, 0.0, d / 2 - 0.04), (x + _LEG, h - 0.04, d / 2)))
        for low, high in boxes:
            _rounded(v, i, low, high, 8.0, 8)
    else:
        _rounded(v, i, (-w / 2, 0.0, -d / 2), (w / 2, h, d / 2), 4.0 if thing.kind == "pillow" else 7.0, 24)
    turn = qy(radians(thing.turn))
    for k in range(0, len(v), STRIDE):
        x, y, z = qrot(turn, (v[k], v[k + 1], v[k + 2]))
        v[k], v[k + 1], v[k + 2] = x + thing.at[0], y + thing.at[1], z + thing.at[2]
        v[k + 3], v[k + 4], v[k + 5] = qrot(turn, (v[k + 3], v[k + 4], v[k + 5]))
    return Mesh(v, i)


def _roller(roller: Roller) -> Mesh:
    """About the middle of the world, its axis along x; its bone lays it down.

    Every third facet is a groove, set off by half its length between one ring and the next.
    """
    v, i = array("f"), array("H")
    r, half = roller.radius, roller.length / 2
    for ring in range(_ALONG):
        low, high = (-half + 2 * half * (ring + k) / _ALONG for k in (0, 1))
        for k in range(_AROUND):
            tone = _GROOVE if (k + ring % 2) % 3 == 0 else 1.0
            _facet(v, i, (low, high), (k, k + 1), r, tone)
    for end in (-half, half):
        for inner, outer, tone in ((_HOLE * r, r, 1.0), (0.0, _HOLE * r, _CORE)):
            base, normal = len(v) // STRIDE, (copysign(1.0, end), 0.0, 0.0)
            for k in range(_AROUND + 1):
                c, s = _spoke(k)
                for far in (inner, outer):
                    v.extend(still((end, far * c, far * s), normal, PROP, rolls=True, tone=tone))
            for k in range(_AROUND):
                a = base + 2 * k
                corners = (a, a + 1, a + 2, a + 1, a + 3, a + 2)
                i.extend(corners if end > 0 else corners[::-1])  # its outside is what is drawn
    return Mesh(v, i)


def _facet(
    v: "array[float]",
    i: "array[int]",
    span: tuple[float, float],
    spokes: tuple[int, int],
    r: float,
    tone: float,
) -> None:
    base = len(v) // STRIDE
    for k in spokes:
        c, s = _spoke(k)
        for x in span:
            v.extend(still((x, r * c, r * s), (0.0, c, s), PROP, rolls=True, tone=tone))
    i.extend((base, base + 2, base + 1, base + 1, base + 2, base + 3))


def _spoke(k: int) -> tuple[float, float]:
    a = radians(360 * k / _AROUND)
    return cos(a), sin(a)


def _pow(x: float, e: float) -> float:
    """A power that keeps the sign."""
    return copysign(abs(x) ** e, x)


def _rounded(v: "array[float]", i: "array[int]", low: Vec, high: Vec, p: float, n: int) -> None:
    """A super-ellipsoid between two corners: exponent 2 is an egg, 8 a box with soft edges."""
    c = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    r = [(b - a) / 2 for a, b in zip(low, high, strict=True)]
    e = 2 / p
    f = 2 - e
    base = len(v) // STRIDE
    m = max(6, n // 2)
    for j in range(m + 1):
        b = radians(180 * j / m)
        for k in range(n + 1):
            a = radians(360 * (k + 0.5) / n)
            sb, cb, ca, sa = sin(b), cos(b), cos(a), sin(a)
            pos = (r[0] * _pow(sb, e) * _pow(ca, e), r[1] * _pow(cb, e), r[2] * _pow(sb, e) * _pow(sa, e))
            nor = unit(
                (_pow(sb, f) * _pow(ca, f) / r[0], _pow(cb, f) / r[1], _pow(sb, f) * _pow(sa, f) / r[2])
            )
            v.extend(still((pos[0] + c[0], pos[1] + c[1], pos[2] + c[2]), nor, PROP))
    for j in range(m):
        for k in range(n):
            a0 = base + j * (n + 1) + k
            b0 = a0 + n + 1
            i.extend((a0, a0 + 1, b0, a0 + 1, b0 + 1, b0))
