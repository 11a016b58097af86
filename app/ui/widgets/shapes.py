"""Shapes with smooth edges: discs, cards, strokes and polygons that end in half a pixel of fading.

A window may come without multisampling, and what is drawn into a texture always does. So each shape brings
its own edge: a rim one pixel wide in which its colour runs out. They take the place of Kivy's instructions of
the same kind and are placed by the same names; its own smooth ones blur straight edges, leave out gradients
and cannot draw arcs with round ends (docs/decisions/067).
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import acos, ceil, cos, hypot, pi, radians, sin
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.graphics import Mesh as KivyMesh

from app.ui.widgets.gradients import Turning, fading

_FULL, _CLEAR = 0.25, 0.75  # where a texture of two columns has its colour, and where it has none
_RIM = 0.5  # pixels to each side of an edge
_BOW = 0.15  # pixels that a straight piece may lie within a curve
_MOST_MITRE = 2.0

Colour = Sequence[float]


class Sample(NamedTuple):
    """A point of an outline and the way out of the shape there, of length 1, or longer in a corner."""

    x: float
    y: float
    nx: float
    ny: float


_WHITE = (1.0, 1.0, 1.0)
_waiting: "dict[int, _Shape]" = {}


def lay_out() -> None:
    """Lays out at once what would be laid out before the next frame."""
    while _waiting:
        _waiting.popitem()[1].lay()


_before_the_frame = Clock.create_trigger(lambda _dt: lay_out(), -1)


class _Shape(KivyMesh):
    """What has an outline; it is laid out once before a frame, however often it was changed.

    It takes no attribute that it does not know: one of Kivy's own shapes would be set and draw nothing.
    """

    __slots__ = ("_blend", "_laid", "_turning")

    def __init__(self) -> None:
        self._blend: tuple[Colour, Colour] | None = None
        self._laid: list[int] | None = None  # triangles that are there already
        self._turning: Turning | None = None
        super().__init__(mode="triangles", texture=fading(_WHITE, _WHITE))

    @property
    def blend(self) -> tuple[Colour, Colour] | None:
        """Colours at its top and foot, multiplied with the colour in force; None for that alone."""
        return self._blend

    @blend.setter
    def blend(self, ends: tuple[Colour, Colour] | None) -> None:
        self._blend = ends
        mesh: Any = self
        mesh.texture = fading(*(ends or (_WHITE, _WHITE)))

    def turn(self, top: Colour, bottom: Colour) -> None:
        """The same for colours that are on their way, and others at the next frame."""
        self._blend = (top, bottom)
        if self._turning is None:
            self._turning = Turning(fades=True)
        mesh: Any = self
        mesh.texture = self._turning.show(top, bottom)

    def _later(self) -> None:
        if not _waiting:
            _before_the_frame()
        _waiting[id(self)] = self

    def lay(self) -> None:
        """Lays its triangles out."""
        raise NotImplementedError

    def _show(self, loop: Sequence[Sample], inside: Sequence[int], inset: float = _RIM) -> None:
        """Takes outlines, and triangles between their points; consecutive samples share a piece of rim."""
        self._laid = None
        if not loop:
            _give(self, [], [])
            return
        low, high = min(sample.y for sample in loop), max(sample.y for sample in loop)
        scale = 1 / (high - low) if high > low else 0.0
        vertices: list[float] = []
        for x, y, nx, ny in loop:
            v = (y - low) * scale
            vertices += (x - nx * inset, y - ny * inset, _FULL, v, x + nx * _RIM, y + ny * _RIM, _CLEAR, v)
        _give(self, vertices, inside)


class RoundShape(_Shape):
    """A rectangle with round corners.

    Args:
        pos, size: Pixels.
        radius: Of all corners, or of those at the top left, top right, bottom right, bottom left, pixels.
    """

    __slots__ = ("_pos", "_radius", "_size")

    def __init__(
        self,
        pos: Sequence[float] = (0, 0),
        size: Sequence[float] = (100, 100),
        radius: Sequence[float] = (10,),
    ) -> None:
        super().__init__()
        self._pos, self._size = (pos[0], pos[1]), (size[0], size[1])
        self._radius = tuple(radius)
        self._later()

    @property
    def pos(self) -> tuple[float, float]:
        """Left and foot, pixels."""
        return self._pos

    @pos.setter
    def pos(self, pos: Sequence[float]) -> None:
        if (pos[0], pos[1]) != self._pos:  # pages are measured often without anything moving
            self._pos = (pos[0], pos[1])
            self._later()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height, pixels."""
        return self._size

    @size.setter
    def size(self, size: Sequence[float]) -> None:
        if (size[0], size[1]) != self._size:
            self._size = (size[0], size[1])
            self._later()

    @property
    def radius(self) -> tuple[float, ...]:
        """Of its corners, pixels."""
        return self._radius

    @radius.setter
    def radius(self, radius: Sequence[float]) -> None:
        if tuple(radius) != self._radius:
            self._radius = tuple(radius)
            self._later()

    def lay(self) -> None:
        """Lays its triangles out."""
        (x, y), (wide, high) = self._pos, self._size
        if wide <= 0 or high <= 0:
            self._show((), ())
            return
        loop = _box(x, y, wide, high, self._radius)
        self._show(loop, _filled(len(loop)), min(_RIM, wide / 2, high / 2))


class Disc(RoundShape):
    """An ellipse that fills its box."""

    __slots__ = ()

    def lay(self) -> None:
        """Lays its triangles out."""
        (x, y), (wide, high) = self._pos, self._size
        if wide <= 0 or high <= 0:
            self._show((), ())
            return
        rx, ry = wide / 2, high / 2
        loop = []
        for c, s in _turn(_pieces(max(rx, ry), 2 * pi)):
            nx, ny = c * ry, s * rx
            long = hypot(nx, ny)
            loop.append(Sample(x + rx + rx * c, y + ry + ry * s, nx / long, ny / long))
        self._show(loop, _filled(len(loop)), min(_RIM, rx, ry))


class Polygon(_Shape):
    """A convex polygon.

    Args:
        points: Its corners one after the other, x and y in turn, pixels.
    """

    __slots__ = ("_points",)

    def __init__(self, points: Sequence[float] = ()) -> None:
        super().__init__()
        self._points = list(points)
        self._later()

    @property
    def points(self) -> list[float]:
        """Its corners, x and y in turn, pixels."""
        return self._points

    @points.setter
    def points(self, points: Sequence[float]) -> None:
        self._points = list(points)
        self._later()

    def lay(self) -> None:
        """Lays its triangles out."""
        corners = list(zip(self._points[::2], self._points[1::2], strict=True))
        turned = sum(
            a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True)
        )
        if abs(turned) < 0.01:
            self._show((), ())
            return
        if turned < 0:
            corners.reverse()
        loop = []
        for place, here in enumerate(corners):
            before, after = corners[place - 1], corners[(place + 1) % len(corners)]
            loop.append(Sample(*here, *_corner(_right(before, here), _right(here, after))))
        self._show(loop, _filled(len(loop)))


class Stroke(_Shape):
    """A line of any thickness: the edge of a shape, a ring, an arc, or a path.

    A path lies over itself in sharp bends, which shows where its colour lets through.

    Args:
        width: Half its thickness, pixels, as for Kivy's lines.
        cap: round or none, the ends of an arc or a path.
        points, circle, rounded_rectangle: As below; one of them.
    """

    __slots__ = ("_cap", "_kind", "_numbers", "_where", "_width")

    def __init__(
        self,
        width: float = 1.0,
        cap: str = "round",
        *,
        points: Sequence[float] = (),
        circle: Sequence[float] = (),
        rounded_rectangle: Sequence[float] = (),
    ) -> None:
        super().__init__()
        self._width, self._cap = width, cap
        self._kind, self._where = "", ()  # type: str, tuple[float, ...]
        self._numbers = array("f")
        for kind, where in (
            ("points", points),
            ("circle", circle),
            ("rounded_rectangle", rounded_rectangle),
        ):
            if where:
                self._take(kind, where)

    def _take(self, kind: str, where: Sequence[float]) -> None:
        if (kind, tuple(where)) != (self._kind, self._where):
            self._kind, self._where = kind, tuple(where)
            self._later()

    @property
    def width(self) -> float:
        """Half its thickness, pixels."""
        return self._width

    @width.setter
    def width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            self._later()

    @property
    def points(self) -> tuple[float, ...]:
        """A path, x and y in turn, pixels."""
        return self._where if self._kind == "points" else ()

    @points.setter
    def points(self, points: Sequence[float]) -> None:
        self._take("points", points)

    @property
    def circle(self) -> tuple[float, ...]:
        """Middle and radius, pixels; of an arc also both ends, degrees clockwise from the top."""
        return self._where if self._kind == "circle" else ()

    @circle.setter
    def circle(self, circle: Sequence[float]) -> None:
        self._take("circle", circle)

    @property
    def rounded_rectangle(self) -> tuple[float, ...]:
        """Left, foot, width and height, and one radius or four as of a RoundShape, pixels."""
        return self._where if self._kind == "rounded_rectangle" else ()

    @rounded_rectangle.setter
    def rounded_rectangle(self, box: Sequence[float]) -> None:
        self._take("rounded_rectangle", box)

    def lay(self) -> None:
        """Lays its triangles out."""
        if self._kind == "rounded_rectangle":
            x, y, wide, high, *radius = self._where
            self._box(x, y, wide, high, radius)
        elif self._kind == "circle":
            self._circle(*self._where)
        else:
            self._path(_along(self._where))

    def _box(self, x: float, y: float, wide: float, high: float, radius: Sequence[float]) -> None:
        if wide <= 0 or high <= 0:
            self._show((), ())
            return
        half, most = self._width, min(wide, high) / 2
        radii = [min(r, most) for r in (radius[:4] if len(radius) >= 4 else [*radius[:1], 0.0][:1] * 4)]
        pieces = _pieces(max(radii) + half, pi / 2)
        outer, inner = (
            _box(x - by, y - by, wide + 2 * by, high + 2 * by, [max(r + by, 0.0) for r in radii], pieces)
            for by in (half, -half)
        )
        self._band(outer, inner)

    def _circle(self, x: float, y: float, radius: float, start: float = 0.0, end: float = 360.0) -> None:
        if abs(end - start) < 360:
            self._arc(x, y, radius, radians(start), radians(end))
            return
        half = self._width
        turn = _turn(_pieces(radius + half, 2 * pi))
        outer, inner = (
            [Sample(x + (radius + by) * c, y + (radius + by) * s, c, s) for c, s in turn]
            for by in (half, -half)
        )
        self._band(outer, inner)

    def _band(self, outer: Sequence[Sample], inner: Sequence[Sample]) -> None:
        inward = [Sample(x, y, -nx, -ny) for x, y, nx, ny in inner]
        self._show([*outer, *inward], _banded(len(outer)), min(_RIM, self._width))

    def _arc(self, x: float, y: float, radius: float, start: float, end: float) -> None:
        """Lays an arc into the same numbers again: a ring that empties does it at every frame."""
        half, count = self._width, _pieces(radius + self._width, 2 * pi)
        cap = max(_pieces(half, pi), 2) if self._cap == "round" else 1
        numbers = self._numbers
        if len(numbers) != 16 * (count + cap):
            numbers = self._numbers = array("f", [0.0, 0.0, _FULL, 0.5, 0.0, 0.0, _CLEAR, 0.5]) * (
                2 * (count + cap)
            )
        inset, at = min(_RIM, half), 0
        for side in (
            1,
            -1,
        ):  # along its outer edge, around the end, back along its inner one, around the start
            for step in range(count + 1):
                angle = start + (end - start) * (step if side > 0 else count - step) / count
                nx, ny = sin(angle), cos(angle)
                for by, place in ((side * (half - inset), at), (side * (half + _RIM), at + 4)):
                    numbers[place], numbers[place + 1] = x + nx * (radius + by), y + ny * (radius + by)
                at += 8
            angle, ahead = (
                (end, 1 if end >= start else -1) if side > 0 else (start, -1 if end >= start else 1)
            )
            nx, ny = sin(angle), cos(angle)
            cx, cy = x + nx * radius, y + ny * radius
            for step in range(1, cap):
                c, s = side * cos(pi * step / cap), ahead * sin(pi * step / cap)
                ox, oy = nx * c + ny * s, ny * c - nx * s
                for by, place in ((half - inset, at), (half + _RIM, at + 4)):
                    numbers[place], numbers[place + 1] = cx + ox * by, cy + oy * by
                at += 8
        triangles = _pathed(count + 1, cap - 1)
        _give(self, numbers, None if self._laid is triangles else triangles)
        self._laid = triangles

    def _path(self, middle: Sequence[Sample]) -> None:
        """Takes the middle of a line with the way to its left, or for arcs outwards."""
        if len(middle) < 2:
            self._show((), ())
            return
        half = self._width
        left = [Sample(x + nx * half, y + ny * half, nx, ny) for x, y, nx, ny in middle]
        right = [Sample(x - nx * half, y - ny * half, -nx, -ny) for x, y, nx, ny in middle]
        end, start = self._end(middle[-1], middle[-2]), self._end(middle[0], middle[1])
        loop = [*left, *end, *reversed(right), *reversed(start)]
        self._show(loop, _pathed(len(middle), len(end)), min(_RIM, half))

    def _end(self, last: Sample, before: Sample) -> list[Sample]:
        """What closes one end, from the left to the right of a line that runs towards it."""
        x, y, nx, ny = last
        long = hypot(nx, ny) or 1.0
        nx, ny = nx / long, ny / long
        tx, ty = -ny, nx
        if (x - before.x) * tx + (y - before.y) * ty < 0:
            tx, ty = -tx, -ty
        if self._cap != "round":
            return []
        half = self._width
        count = max(_pieces(half, pi), 2)
        found = []
        for step in range(1, count):
            c, s = cos(pi * step / count), sin(pi * step / count)
            ox, oy = nx * c + tx * s, ny * c + ty * s
            found.append(Sample(x + ox * half, y + oy * half, ox, oy))
        return found


def _give(mesh: Any, vertices: Sequence[float], triangles: Sequence[int] | None) -> None:
    """Hands a mesh its numbers; None for the triangles that it has."""
    mesh.vertices = vertices
    if triangles is not None:
        mesh.indices = triangles


def _pieces(radius: float, angle: float) -> int:
    """Into how many straight pieces a curve of a radius is cut, so that none is seen."""
    return max(ceil(angle / (2 * acos(1 - min(_BOW / max(radius, 1), 1)))), 1) if radius > 0 else 1


@lru_cache(maxsize=128)
def _turn(count: int) -> tuple[tuple[float, float], ...]:
    """Cosine and sine of so many even steps around."""
    return tuple((cos(2 * pi * step / count), sin(2 * pi * step / count)) for step in range(count))


@lru_cache(maxsize=128)
def _quarter(count: int) -> tuple[tuple[float, float], ...]:
    steps = [pi / 2 * step / count for step in range(count + 1)]
    return tuple((cos(a), sin(a)) for a in steps)


def _box(
    x: float, y: float, wide: float, high: float, radius: Sequence[float], pieces: int = 0
) -> list[Sample]:
    """The outline of a rectangle with round corners, against the clock from its bottom right corner."""
    most = min(wide, high) / 2
    four = list(radius) if len(radius) == 4 else [radius[0] if radius else 0.0] * 4
    top_left, top_right, bottom_right, bottom_left = (min(max(each, 0.0), most) for each in four)
    right, top = x + wide, y + high
    loop: list[Sample] = []
    for cx, cy, r, ax, ay, bx, by in (
        (right - bottom_right, y + bottom_right, bottom_right, 0, -1, 1, 0),
        (right - top_right, top - top_right, top_right, 1, 0, 0, 1),
        (x + top_left, top - top_left, top_left, 0, 1, -1, 0),
        (x + bottom_left, y + bottom_left, bottom_left, -1, 0, 0, -1),
    ):
        if r < 1 and not pieces:
            # A square corner moves out along both of its edges.
            loop.append(Sample(cx + r * (ax + bx), cy + r * (ay + by), ax + bx, ay + by))
            continue
        for c, s in _quarter(pieces or _pieces(r, pi / 2)):
            nx, ny = ax * c + bx * s, ay * c + by * s
            loop.append(Sample(cx + r * nx, cy + r * ny, nx, ny))
    return loop


def _right(start: Sequence[float], end: Sequence[float]) -> tuple[float, float]:
    """The way to the right of a line, of length 1."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    long = hypot(dx, dy) or 1.0
    return dy / long, -dx / long


def _corner(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The way out of a corner between two edges, as long as both need to move out by 1."""
    x, y = one[0] + other[0], one[1] + other[1]
    square = x * x + y * y
    if square < 1e-6:
        return one
    long = min(2 / square, _MOST_MITRE / square**0.5)
    return x * long, y * long


def _along(points: Sequence[float]) -> list[Sample]:
    """A path with the way to its left at each point; points on top of each other count once."""
    corners: list[tuple[float, float]] = []
    for x, y in zip(points[::2], points[1::2], strict=True):
        if not corners or hypot(x - corners[-1][0], y - corners[-1][1]) > 0.01:
            corners.append((x, y))
    if len(corners) < 2:
        return []
    lefts = [_right(end, start) for start, end in pairwise(corners)]
    ways = [lefts[0], *(_corner(a, b) for a, b in pairwise(lefts)), lefts[-1]]
    return [Sample(*corner, *way) for corner, way in zip(corners, ways, strict=True)]


def _rim(first: int, count: int) -> list[int]:
    """Triangles of the rim of a loop whose samples begin at `first`."""
    found: list[int] = []
    for place in range(count):
        here, then = 2 * (first + place), 2 * (first + (place + 1) % count)
        found += (here, here + 1, then, then, here + 1, then + 1)
    return found


@lru_cache(maxsize=128)
def _filled(count: int) -> list[int]:
    """Triangles of a convex shape and its rim."""
    found = _rim(0, count)
    for place in range(1, count - 1):
        found += (0, 2 * place, 2 * place + 2)
    return found


@lru_cache(maxsize=128)
def _banded(count: int) -> list[int]:
    """Triangles between two loops of so many samples, and both rims."""
    found = [*_rim(0, count), *_rim(count, count)]
    for place in range(count):
        then = (place + 1) % count
        a, b, c, d = 2 * place, 2 * then, 2 * (count + place), 2 * (count + then)
        found += (a, b, c, c, b, d)
    return found


@lru_cache(maxsize=256)
def _pathed(count: int, cap: int) -> list[int]:
    """Triangles of a path of so many points with caps of so many samples, and its rim."""
    total = 2 * (count + cap)
    found = _rim(0, total)
    for place in range(count - 1):
        a, b = 2 * place, 2 * place + 2
        c, d = 2 * (2 * count + cap - 1 - place), 2 * (2 * count + cap - 2 - place)
        found += (a, b, c, c, b, d)
    for place in range(count, count + cap):
        found += (2 * (count - 1), 2 * place, 2 * place + 2)
    for place in range(2 * count + cap, total):
        found += (2 * (2 * count + cap - 1), 2 * place, 2 * ((place + 1) % total))
    return found
