"""Does the body go through itself, the floor, a wall or a roller?

Limbs are round cones, the trunk a row of balls; all else is tested with the real skin.
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import neg
from typing import Final

from app.figure.look import Build
from app.figure.maths import Vec, add, dot, length, qrot, sub
from app.figure.mesh import BodyMesh, skin_points
from app.figure.props import Roller
from app.figure.roller import deep
from app.figure.skeleton import BONE, JOINT
from app.figure.skin import BONES, Rows, SkinPoint, skinned, with_helpers
from app.figure.solve import Pose

Cone = tuple[Vec, Vec, float, float]

_PARTS: Final = {  # bone: from and to below its joint, and the radii there, metres
    "thigh": (0.10, 0.40, 0.072, 0.055),
    "shin": (0.04, 0.38, 0.050, 0.033),
    "upperarm": (0.09, 0.28, 0.040, 0.036),
    "forearm": (0.03, 0.25, 0.036, 0.026),
    "hand": (0.02, 0.15, 0.018, 0.012),
}
_TRUNK: Final[tuple[tuple[str, Vec, float], ...]] = (
    ("pelvis", (0.0, 0.97, -0.005), 0.095),
    ("pelvis", (0.06, 0.95, -0.005), 0.085),
    ("pelvis", (-0.06, 0.95, -0.005), 0.085),
    ("lumbar", (0.03, 1.09, 0.005), 0.085),
    ("lumbar", (-0.03, 1.09, 0.005), 0.085),
    ("thorax", (0.045, 1.22, 0.005), 0.095),
    ("thorax", (-0.045, 1.22, 0.005), 0.095),
    ("chest", (0.06, 1.34, -0.01), 0.092),
    ("chest", (-0.06, 1.34, -0.01), 0.092),
    ("head", (0.0, 1.645, -0.004), 0.085),
)
_SOFT: Final = 0.06
"""Thighs may press into each other this deep: flesh gives."""
_GIVES: Final = 0.06
"""Metres that skin gets farther from its joint than it was modelled at most, where two bones pull at it."""


def _same_limb(a: str, b: str) -> bool:
    arms = [n.startswith(("upperarm", "forearm", "hand")) for n in (a, b)]
    return a[-1] == b[-1] and arms[0] == arms[1]


_NAMES: Final = [f"{n}_{s}" for s in "lr" for n in (*_PARTS, "foot")]
_PAIRS: Final = [(a, b) for i, a in enumerate(_NAMES) for b in _NAMES[i + 1 :] if not _same_limb(a, b)]
_AGAINST_TRUNK: Final = [n for n in _NAMES if not n.startswith(("thigh", "upperarm"))]


def cones(pose: Pose) -> dict[str, Cone]:
    """The limbs as round cones in the world."""
    out: dict[str, Cone] = {}
    for s in "lr":
        for name, (a, b, ra, rb) in _PARTS.items():
            i = BONE[f"{name}_{s}"]
            q, p = pose.q[i], pose.p[i]
            out[f"{name}_{s}"] = (add(p, qrot(q, (0, -a, 0))), add(p, qrot(q, (0, -b, 0))), ra, rb)
        i = BONE[f"foot_{s}"]
        q, p = pose.q[i], pose.p[i]
        out[f"foot_{s}"] = (
            add(p, qrot(q, (0, -0.035, -0.03))),
            add(p, qrot(q, (0, -0.045, 0.17))),
            0.03,
            0.03,
        )
    return out


def gap(a: Cone, b: Cone) -> float:
    """Distance between two round cones, negative where they overlap, sampled along the first."""
    best = 9.0
    d = sub(b[1], b[0])
    n = dot(d, d)
    for i in range(9):
        t = i / 8
        p = add(a[0], sub(a[1], a[0]), t)
        u = max(0.0, min(1.0, dot(sub(p, b[0]), d) / n)) if n else 0.0
        q = add(b[0], d, u)
        best = min(best, length(sub(p, q)) - a[2] - (a[3] - a[2]) * t - b[2] - (b[3] - b[2]) * u)
    return best


def _near(a: Cone, b: Cone) -> bool:
    middle = sub(add(a[0], a[1]), add(b[0], b[1]))
    reach = length(sub(a[0], a[1])) + length(sub(b[0], b[1]))
    return length(middle) < reach + 2 * (max(a[2], a[3]) + max(b[2], b[3]))


def overlaps(pose: Pose, tolerance: float) -> Iterator[tuple[str, str, float]]:
    """Pairs of body parts that go through each other by more than tolerance metres."""
    all_cones = cones(pose)
    for a, b in _PAIRS:
        if _near(all_cones[a], all_cones[b]):
            deep = -gap(all_cones[a], all_cones[b])
            allowed = _SOFT if a[:-2] == b[:-2] == "thigh" else tolerance
            if deep > allowed:
                yield a, b, deep
    for bone, at, r in _TRUNK:
        i = BONE[bone]
        c = add(pose.p[i], qrot(pose.q[i], sub(at, JOINT[i])))
        ball = (c, c, r, r)
        for name in _AGAINST_TRUNK:
            if _near(all_cones[name], ball):
                deep = -gap(all_cones[name], ball)
                if deep > tolerance:
                    yield name, bone, deep


class Skin:
    """A sample of the real skin, grouped by bones so that far groups cost nothing.

    Args:
        build: Which body.
        body: Its mesh.
        every: Which share of the vertices to keep: each `every`-th.
    """

    def __init__(self, build: Build, body: BodyMesh, every: int = 3):
        self.build: Build = build
        self.bind = body.bind
        groups: dict[int, list[SkinPoint]] = {}
        for point in skin_points(body.mesh, every):
            _, bones, (u, v) = point
            strongest = max(zip((u, v, 1 - u - v), bones, strict=True))[1]
            groups.setdefault(strongest, []).append(point)
        self._groups: list[tuple[int, list[float], list[SkinPoint]]] = []
        for a, points in groups.items():
            joint = body.bind.place[a]
            points.sort(key=lambda point: -length(sub(point[0], joint)))  # the farthest first
            self._groups.append((a, [length(sub(p, joint)) + _GIVES for p, *_ in points], points))

    def in_roller(
        self, pose: Pose, rows: Rows, roller: Roller, rolled: float
    ) -> tuple[float, str, dict[str, float]]:
        """How far the skin goes into a roller, metres, the bone where it does, and for each bone how far.

        Args:
            pose: The solved body.
            rows: Its bones, as for `deepest`.
            roller: The roller.
            rolled: Metres it has rolled.
        """
        far: dict[str, float] = {}
        _, places = with_helpers(pose.q, pose.p)
        for a, (reach, *_), points in self._groups:
            if deep(roller, rolled, places[a]) < -reach:
                continue
            for at in skinned(rows, points):
                depth = deep(roller, rolled, at)
                if depth > far.get(BONES[a], -reach):
                    far[BONES[a]] = depth
        bone = max(far, key=lambda name: far[name], default="")
        return far.get(bone, 0.0), bone, far

    def deepest(self, pose: Pose, rows: Rows, normal: Vec, distance: float) -> tuple[float, str]:
        """How far the skin goes through a plane (metres, 0 if not), and the bone where it does.

        Args:
            pose: The solved body.
            rows: Its bones, as `bone_rows(pose, skin.bind)` gives them.
            normal: Of the plane, out of it.
            distance: Points p with normal . p + distance = 0 lie on it.
        """
        worst, bone = 0.0, ""
        _, places = with_helpers(pose.q, pose.p)
        for a, reach, points in self._groups:
            room = dot(normal, places[a]) + distance + worst
            near = bisect_right(reach, -room, key=neg)  # of what is nearer to its joint nothing gets there
            for at in skinned(rows, points[:near]):
                depth = -dot(normal, at) - distance
                if depth > worst:
                    worst, bone = depth, BONES[a]
        return worst, bone
