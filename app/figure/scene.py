"""Vertices of the things around a figure: chairs of wood, cushions, blocks and a foam roller."""

from array import array
from math import copysign, cos, radians, sin
from typing import Final

from app.figure.maths import Vec, qrot, qy
from app.figure.mesh import PROP, STRIDE, Mesh, still
from app.figure.props import CHAIR_BACK, Props, Roller, Thing
from app.figure.solids import box, cushion

_LEG: Final = 0.020  # half width of a chair's leg, metres
_AROUND, _ALONG = 24, 10  # facets of a roller
_GROOVE: Final = 0.70  # how dark its grooves are: they show that it turns
_HOLE: Final = 0.55  # of its radius: the ring at its ends is foam, within is the hollow core
_CORE: Final = 0.42
_EDGE: Final = 0.018  # of a block, metres
# What things are made of, as factors on their colour.
_LINEN: Final = (1.04, 1.02, 0.99)
_FOAM: Final = (1.0, 0.98, 0.94)
_WOOD: Final = (0.94, 0.72, 0.49)
_LEGS: Final = (0.72, 0.53, 0.34)


def thing_meshes(props: Props) -> list[Mesh]:
    """A mesh for each thing."""
    return [*map(_thing, props.things), *([_roller(props.roller)] if props.roller else [])]


def stands_on(thing: Thing) -> list[float]:
    """Where it stands: middle and half sizes, x and z, metres; the last is negative where it has legs."""
    half = thing.size[2] / 2
    return [thing.at[0], thing.at[2], thing.size[0] / 2, -half if thing.kind == "chair" else half]


def _thing(thing: Thing) -> Mesh:
    v, i = array("f"), array("H")
    w, h, d = thing.size
    if thing.kind == "chair":
        _chair(v, i, thing.size)
    elif thing.kind == "pillow":
        cushion(v, i, thing.size, _LINEN)
    else:
        box(v, i, (-w / 2, 0.0, -d / 2), (w / 2, h, d / 2), _EDGE, _FOAM)
    turn = qy(radians(thing.turn))
    for k in range(0, len(v), STRIDE):
        x, y, z = qrot(turn, (v[k], v[k + 1], v[k + 2]))
        v[k], v[k + 1], v[k + 2] = x + thing.at[0], y + thing.at[1], z + thing.at[2]
        v[k + 3], v[k + 4], v[k + 5] = qrot(turn, (v[k + 3], v[k + 4], v[k + 5]))
    return Mesh(v, i)


def _chair(v: "array[float]", i: "array[int]", size: Vec) -> None:
    w, h, d = size
    box(v, i, (-w / 2, h - 0.04, -d / 2), (w / 2, h, d / 2), 0.014, _WOOD)
    box(v, i, (-w / 2, h + 0.16, -d / 2 - 0.03), (w / 2, h + CHAIR_BACK, -d / 2), 0.012, _WOOD)
    for x in (-w / 2 + _LEG, w / 2 - _LEG):
        low, behind = x - _LEG, -d / 2 - 0.03
        box(v, i, (low, 0.0, behind), (x + _LEG, h + CHAIR_BACK, -d / 2 + 0.01), 0.010, _LEGS)
        box(v, i, (low, 0.0, d / 2 - 0.04), (x + _LEG, h - 0.012, d / 2 - 0.004), 0.010, _LEGS)


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
