"""Bio-mechanical checks of an exercise over its whole cycle, on the solved body.

Nothing here knows an exercise: every check is a limit with a unit.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Final

from app.figure.balance import off_balance, support
from app.figure.collide import Skin, overlaps
from app.figure.faults import Fault, Findings, say
from app.figure.goals import Goal
from app.figure.landmarks import ELBOW_PAD, POINTS, point
from app.figure.maths import Vec, add, dot, length, sub
from app.figure.measure import SPEED, angles, limits
from app.figure.paths import course, phases_of, turns_back
from app.figure.poser import Poser
from app.figure.skeleton import BONE, NAMES, split_side
from app.figure.skin import Rows, bone_rows
from app.figure.solve import Pose

PHASES: Final = 48
WALL, CONTACT, SLIDE, LOOP, BALANCE, DEEP = 0.015, 0.015, 0.02, 0.004, 0.03, 0.03  # metres
FLOOR: Final = 0.025
"""Metres that flesh and cloth may be pressed together on the floor; drawn, they end at it."""
PRESSED: Final = 0.03
"""Metres that flesh and foam may be pressed together on a roller."""
OFF: Final = 0.012
"""Metres that what lies on a roller may be off it: as much as nobody sees."""
MOVED, ON_PATH = 0.02, 0.01  # metres that a path is long at least, and that the body may be beside it
SLACK: Final = 1.0  # degrees
FAR: Final = 0.10  # metres: what is farther off a roller is not measured
_FLOOR: Final[Vec] = (0.0, 1.0, 0.0)


def lint(
    exercise: str,
    spec: Mapping[str, Any],
    bases: Mapping[str, Any],
    skin: Skin,
    areas: Iterable[str] = (),
    sides: Iterable[str] = ("right", "left"),
    phases: int = PHASES,
) -> list[Fault]:
    """Every fault of an exercise on both sides, the worst phase of each.

    Args:
        exercise: Its id, for the faults.
        spec: Its `figure` block.
        bases: The base poses.
        skin: A sample of the body's skin.
        areas: The exercise's areas.
        sides: Which sides to check.
        phases: How many phases of the cycle.

    Raises:
        FigureError: The block cannot be posed at all.
    """
    out: list[Fault] = []
    for side in sides:
        out += check(exercise, Poser(spec, bases, side, areas, skin.build), side, skin, phases)
    return out


def check(exercise: str, poser: Poser, side: str, skin: Skin, phases: int = PHASES) -> list[Fault]:
    """Every fault of one side of an exercise."""
    found = Findings(exercise, side)
    before: dict[str, float] = {}
    held_at: dict[int, Vec] = {}
    first = poser.at(0.0)
    _authored(poser, found)
    _paths(poser, found)
    for n in range(phases + 1):
        last = n == phases
        pose = poser.at(0.0 if last and not poser.travel else n / phases)
        found.phase = n / phases
        now = angles(pose)
        _range(now, found)
        if before:
            _speed(before, now, poser.cycle / phases, found)
        before = now
        if last:
            _loop(poser, first, pose, found)
            continue
        _surfaces(poser, pose, skin, found)
        for a, b, deep in overlaps(pose, DEEP):
            found.add(
                "through", f"{a} {b}", deep * 100, "cm", f"{say(a)} goes {deep * 100:.1f} cm into {say(b)}"
            )
        _contacts(poser, pose, held_at, found)
        _balance(poser, pose, found)
    return sorted(found.worst.values(), key=lambda f: (f.check, -f.amount))


def _range(now: dict[str, float], found: Findings) -> None:
    for name, v in now.items():
        lim = limits(name)
        if lim and not lim[0] - SLACK <= v <= lim[1] + SLACK:
            joint, angle = name.split(".")
            over = max(lim[0] - v, v - lim[1])
            words, unit = (
                ("millimetres", "mm") if split_side(joint)[0] in ("belly", "sole") else ("degrees", "deg")
            )
            text = f"{say(joint)} {angle} {v:.0f} {words}, outside {lim[0]:.0f} to {lim[1]:.0f}"
            found.add("range", name, over, unit, text)


def _authored(poser: Poser, found: Findings) -> None:
    """Angles as written: a contact may hide a wrong one, and the shoulder girdle also moves by itself."""
    for key in poser.keys:
        found.phase = key.t
        _range(key.angles, found)


def _paths(poser: Poser, found: Findings) -> None:
    """An arrow stands for a movement that is there, goes one way, and lies where the body goes."""
    for track in poser.tracks:
        found.phase = track.span[0]
        way = course(poser, track, phases_of(track))
        moved = sum(length(sub(b, a)) for a, b in pairwise(way))
        name = say(track.of)
        if moved < MOVED:
            text = f"the path of the {name} is {moved * 100:.1f} cm long: nothing moves there"
            found.add("path", track.of, moved * 100, "cm", text)
            continue
        if turns_back(way):
            text = f"the path of the {name} doubles back on itself: give it a shorter span"
            found.add("path", track.of, moved * 100, "cm", text)
        start, end = track.span
        between = [start + (end - start) * (i + 0.5) / PHASES for i in range(PHASES)]
        off = max(_off(p, way) for p in course(poser, track, between))
        if off > ON_PATH:
            text = f"the {name} leaves its path by {off * 100:.1f} cm"
            found.add("path", track.of, off * 100, "cm", text)


def _off(p: Vec, way: list[Vec]) -> float:
    """Distance of a point from a way, metres."""
    best = length(sub(p, way[0]))
    for a, b in pairwise(way):
        d = sub(b, a)
        n = dot(d, d)
        u = min(max(dot(sub(p, a), d) / n, 0.0), 1.0) if n else 0.0
        best = min(best, length(sub(p, add(a, d, u))))
    return best


def _speed(before: dict[str, float], now: dict[str, float], dt: float, found: Findings) -> None:
    for name, v in now.items():
        joint, angle = name.split(".")
        lim = SPEED.get(split_side(joint)[0])
        if lim is None or angle in ("behind", "across", "twist", "sideways"):
            continue
        speed = abs(v - before[name]) / dt
        if speed > lim:
            text = f"{say(joint)} {angle} moves at {speed:.0f} degrees a second, at most {lim:.0f}"
            found.add("speed", name, speed, "deg/s", text)


def _loop(poser: Poser, first: Pose, end: Pose, found: Findings) -> None:
    gaps = [("cycle", end)]
    if poser.closing:
        gaps.append(("key at t: 1", poser.at_key(poser.closing)))
    for what, pose in gaps:
        ahead = poser.travel
        far = [length(sub(sub(p, q), (0.0, 0.0, ahead))) for p, q in zip(pose.p, first.p, strict=True)]
        worst = max(far)
        if worst > LOOP:
            bone = NAMES[far.index(worst)]
            text = f"the {what} ends {worst * 100:.1f} cm from where it began, at the {say(bone)}"
            found.add("loop", bone, worst * 100, "cm", text)


def _surfaces(poser: Poser, pose: Pose, skin: Skin, found: Findings) -> None:
    rows = bone_rows(pose, skin.bind)
    _roller(poser, pose, rows, skin, found)
    deep, bone = skin.deepest(pose, rows, _FLOOR, 0.0)
    if deep > FLOOR:
        found.add("floor", bone, deep * 100, "cm", f"{say(bone)} is {deep * 100:.1f} cm under the floor")
    for wall in poser.props.walls:
        deep, bone = skin.deepest(pose, rows, wall.normal, wall.distance)
        if deep > WALL:
            found.add(
                "wall", bone, deep * 100, "cm", f"{say(bone)} is {deep * 100:.1f} cm through the {wall.name}"
            )


def _roller(poser: Poser, pose: Pose, rows: Rows, skin: Skin, found: Findings) -> None:
    """Nothing sinks into the roller, and what is to lie on it does."""
    roller = poser.props.roller
    if roller is None:
        return
    deep, bone, far = skin.in_roller(pose, rows, roller, poser.rolled(pose))
    if deep > PRESSED:
        found.add("roller", bone, deep * 100, "cm", f"{say(bone)} is {deep * 100:.1f} cm in the roller")
    for name in roller.under:
        part = POINTS[name][0] if name in POINTS else name
        off = -far.get(part, -FAR)
        if off > OFF:
            text = f"{say(name)} is {off * 100:.1f} cm or more off the roller"
            found.add("roller", f"off {name}", off * 100, "cm", text)


def _contacts(poser: Poser, pose: Pose, held_at: dict[int, Vec], found: Findings) -> None:
    if len(poser.stepping) > 1:
        found.add("step", "feet", 2.0, "feet", "both feet step at once")
    for k, g in enumerate(poser.goals):
        if g.live[0] < 0.999:
            held_at.pop(k, None)
            held_at.pop(~k, None)
            continue
        is_at, should = _contact_point(pose, g)
        off = length(sub(is_at, should))
        if off > CONTACT:
            found.add(
                "contact", g.name, off * 100, "cm", f"{say(g.name)} is {off * 100:.1f} cm from its place"
            )
        if k not in poser.held or g.surface == "spot":
            held_at.pop(k, None)
            held_at.pop(~k, None)
            continue
        p, at = is_at, k
        if g.kind == "foot" and g.live[5] < 0:  # it stands on the heel, which has a place of its own
            p, at = point(pose.q, pose.p, f"heel_{g.side}"), ~k
        elif g.kind == "foot":
            p = pose.p[BONE[f"toes_{g.side}"]]
        moved = length(sub(p, held_at.setdefault(at, p)))
        if moved > SLIDE:
            found.add("slide", g.name, moved * 100, "cm", f"{say(g.name)} slides {moved * 100:.1f} cm")


def _contact_point(pose: Pose, g: Goal) -> tuple[Vec, Vec]:
    """Where a contact is, and where it should be."""
    if g.kind == "foot":
        return pose.p[BONE[f"foot_{g.side}"]], g.foot()[0]
    if g.kind == "knee":
        return pose.p[BONE[f"shin_{g.side}"]], g.knee()
    if g.kind == "hand":
        i = BONE[f"hand_{g.side}"]
        return pose.p[i], g.hand(pose.q, pose.p, pose.q[i])[0]
    if g.kind == "forearm":
        return pose.p[BONE[f"forearm_{g.side}"]], add(g.place(), g.normal, ELBOW_PAD)
    return point(pose.q, pose.p, g.kind), g.place()


def _balance(poser: Poser, pose: Pose, found: Findings) -> None:
    if poser.stepping or not poser.spec.get("balance", True):
        return
    area = support(pose, poser.goals)
    if not area:
        return
    off = off_balance(pose, area)
    if off > BALANCE:
        found.add(
            "balance",
            "mass centre",
            off * 100,
            "cm",
            f"the mass centre is {off * 100:.1f} cm outside the support",
        )
