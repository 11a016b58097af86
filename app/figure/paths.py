"""The way a move goes, as ribbons with an arrowhead that a stage may draw beside the figure.

    for ribbon in ribbons(poser, direction_of(kind, elapsed_s, duration_s, turns_round)):
        if ribbon.shows(phase):
            strip(ribbon, camera.eye())     # one triangle strip

Points are in the room the camera sees: metres, with the travel taken out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.figure.landmarks import POINTS, point
from app.figure.maths import Vec, add, cross, dot, length, lerp, sub, unit
from app.figure.poser import Poser
from app.figure.skeleton import BONE
from app.figure.tracks import Track

POINTS_PER_RIBBON: Final = 40
ROUND_TRIP: Final = 0.15  # ends nearer to each other than this share of the way: it goes round
GAP: Final = 0.14  # of a way round that is left open, so that the arrow has a tail and a tip
HEAD: Final = 1.9  # half width of an arrowhead, in half widths of its ribbon
HEAD_LONG: Final = 3.4  # its length, likewise
_HEAD_MOST: Final = 0.45  # of the ribbon's length
_SAMPLES: Final = 40  # of a whole cycle
_FEWEST: Final = 10


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A flat band along the way of one part of the body, pointed where it leads.

    Attributes:
        of: The landmark or bone that goes this way, with its side.
        points: Evenly spaced along the middle, from the tail to the tip, metres in the world.
        half_width: Metres from the middle to either edge of the band.
        head: Metres before the tip at which the arrowhead begins.
        head_half_width: Metres from the middle to either edge of the arrowhead where it begins.
        span: The part of the cycle it stands for, 0 <= from < to <= 1, whatever the direction.
        goes_round: It leads (nearly) back to where it began.
    """

    of: str
    points: tuple[Vec, ...]
    half_width: float
    head: float
    head_half_width: float
    span: tuple[float, float]
    goes_round: bool

    def shows(self, phase: float) -> bool:
        """Whether a phase, counted on over the repetitions or not, lies within its span."""
        return self.span[0] <= phase % 1.0 <= self.span[1]

    @property
    def length(self) -> float:
        """Metres from tail to tip."""
        return sum(length(sub(b, a)) for a, b in pairwise(self.points))


@dataclass(frozen=True, slots=True)
class StripPoint:
    """One corner of a ribbon's triangle strip.

    Attributes:
        at: Place in the world, metres.
        along: 0 at the tail, 1 at the tip.
        across: -1 at the left edge seen along the ribbon, 1 at the right one, 0 at the tip.
    """

    at: Vec
    along: float
    across: float


def ribbons(poser: Poser, direction: int = 1) -> list[Ribbon]:
    """The ribbons of an exercise, in the order of its tracks; none where it names no path.

    The poser's side is the ribbons' side, and `mirror: half` gives each half of the cycle its own.

    Args:
        poser: The exercise on one side.
        direction: 1 as authored; -1 while the move runs backwards, as after half-time of exercises that
            turn round: the arrows then lead the other way.

    Raises:
        ValueError: The direction is neither 1 nor -1.
    """
    if direction not in (1, -1):
        raise ValueError(f"direction is 1 or -1, not {direction!r}")
    return [_ribbon(poser, track, direction) for track in poser.tracks]


def course(poser: Poser, track: Track, phases: Sequence[float]) -> list[Vec]:
    """Where the followed part is at some phases, without breath and travel; the truth a ribbon is made of."""
    out: list[Vec] = []
    for phase in phases:
        pose = poser.at(phase, 0.0)
        x, y, z = point(pose.q, pose.p, track.of) if track.of in POINTS else pose.p[BONE[track.of]]
        out.append((x, y, z - poser.travel * phase))
    return out


def phases_of(track: Track) -> list[float]:
    """The phases at which a track is sampled, evenly from one end of its span to the other."""
    start, end = track.span
    n = max(_FEWEST, round((end - start) * _SAMPLES))
    return [start + (end - start) * i / n for i in range(n + 1)]


def drawn(track: Track, places: Sequence[Vec]) -> list[Vec]:
    """Places of the body as they are drawn: grown about their middle and moved off the body."""
    low = [min(p[i] for p in places) for i in range(3)]
    high = [max(p[i] for p in places) for i in range(3)]
    middle = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)
    return [add(add(middle, sub(p, middle), track.grow), track.at) for p in places]


def _ribbon(poser: Poser, track: Track, direction: int) -> Ribbon:
    way = drawn(track, course(poser, track, phases_of(track)))
    whole = sum(length(sub(b, a)) for a, b in pairwise(way))
    round_trip = length(sub(way[-1], way[0])) < ROUND_TRIP * whole
    way = way[::direction]
    points = even(way, POINTS_PER_RIBBON, 1 - GAP if round_trip else 1.0)
    long = whole * (1 - GAP if round_trip else 1.0)
    half = track.width / 2
    head = min(half * HEAD_LONG, long * _HEAD_MOST)
    return Ribbon(track.of, tuple(points), half, head, half * HEAD, track.span, round_trip)


def even(way: Sequence[Vec], count: int, share: float = 1.0) -> list[Vec]:
    """Points evenly spaced along a way, from its start to a share of its length.

    A way of no length gives the same point over and over.
    """
    steps = [length(sub(b, a)) for a, b in pairwise(way)]
    whole = sum(steps) * share
    out: list[Vec] = []
    i, before = 0, 0.0
    for k in range(count):
        wanted = whole * k / (count - 1)
        while i < len(steps) - 1 and before + steps[i] < wanted:
            before += steps[i]
            i += 1
        u = (wanted - before) / steps[i] if steps[i] > 0 else 0.0
        out.append(lerp(way[i], way[i + 1], min(max(u, 0.0), 1.0)))
    return out


def strip(ribbon: Ribbon, eye: Vec) -> list[StripPoint]:
    """The ribbon as one triangle strip that faces the eye everywhere, the arrowhead included.

    Consecutive points come in pairs, left edge and right edge; the last one is the tip. A stretch that runs
    straight towards the eye keeps the edges of its neighbour.

    Args:
        ribbon: What to draw.
        eye: Where the camera stands, metres in the world.
    """
    points = ribbon.points
    long = ribbon.length
    if long <= 0:
        return []
    sides = _sides(points, eye)
    neck = long - ribbon.head
    out: list[StripPoint] = []

    def pair(at: Vec, side: Vec, along: float, half: float) -> None:
        out.append(StripPoint(add(at, side, -half), along, -1.0))
        out.append(StripPoint(add(at, side, half), along, 1.0))

    gone = 0.0
    for (a, b), (s, t) in zip(pairwise(points), pairwise(sides), strict=True):
        step = length(sub(b, a))
        half = ribbon.half_width if gone < neck else ribbon.head_half_width * (long - gone) / ribbon.head
        pair(a, s, gone / long, half)
        if gone < neck <= gone + step and step > 0:
            u = (neck - gone) / step
            at, side = lerp(a, b, u), unit(lerp(s, t, u))
            pair(at, side, neck / long, ribbon.half_width)
            pair(at, side, neck / long, ribbon.head_half_width)
        gone += step
    out.append(StripPoint(points[-1], 1.0, 0.0))
    return out


def _sides(points: Sequence[Vec], eye: Vec) -> list[Vec]:
    """Unit vectors from the middle to the right edge at every point, seen along the ribbon."""
    found: list[Vec | None] = []
    last = len(points) - 1
    for i, p in enumerate(points):
        ahead = sub(points[min(i + 1, last)], points[max(i - 1, 0)])
        look = sub(eye, p)
        across = cross(ahead, look)
        size = length(across)
        clear = size > 1e-3 * length(ahead) * length(look) and size > 0
        found.append(unit(across) if clear else None)
    known = next((s for s in found if s), (1.0, 0.0, 0.0))
    out: list[Vec] = []
    for side in found:
        if side is not None:
            known = side
        out.append(known)
    return out


def turns_back(points: Sequence[Vec]) -> bool:
    """Whether a way doubles back on itself, so that an arrow along it would hide its own tail."""
    way = even(points, 13)
    steps = [sub(b, a) for a, b in pairwise(way)]
    return any(dot(a, b) < -0.5 * length(a) * length(b) for a, b in pairwise(steps))
