"""Puts MakeHuman's body on our bones: weights, joints, and how its pose differs from our zero pose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from app.figure.look import Build
from app.figure.skeleton import BONE, COUNT, JOINT, OFFSETS, PARENT
from app.figure.skin import BONES, KNUCKLE
from tools.body.kit import Array, about, least_turn, smoothstep, unit
from tools.body.makehuman import MakeHuman

_LIMBS = (  # the start of MakeHuman's name, our bone
    *(("finger1", "hand"), ("finger", "fingers"), ("metacarpal", "hand"), ("wrist", "hand")),
    *(
        ("lowerarm", "forearm"),
        ("upperarm", "upperarm"),
        ("shoulder01", "clavicle"),
        ("clavicle", "clavicle"),
    ),
    *(("upperleg", "thigh"), ("lowerleg", "shin"), ("foot", "foot"), ("toe", "toes")),
)
_TRUNK = {
    "root": {"pelvis": 1.0},
    "pelvis": {"pelvis": 1.0},
    "spine05": {"pelvis": 0.6, "lumbar": 0.4},
    "spine04": {"lumbar": 1.0},
    "spine03": {"lumbar": 0.5, "thorax": 0.5},
    "spine02": {"thorax": 0.8, "chest": 0.2},
    "spine01": {"chest": 1.0},
    "breast": {"chest": 1.0},
    "neck01": {"neck": 1.0},
    "neck02": {"neck": 0.7, "head": 0.3},
    "neck03": {"neck": 0.2, "head": 0.8},
}
_THUMBS = {"finger1-2": 0.28, "finger1-3": 0.55}
_SIDES = {"L": "_l", "R": "_r"}
_CHAINS = {  # our bone: MakeHuman's joints at its ends
    "thigh": ("upper-leg", "knee"),
    "shin": ("knee", "ankle"),
    "upperarm": ("shoulder", "elbow"),
    "forearm": ("elbow", "hand"),
    "hand": ("hand", "finger-3-1"),
    "fingers": ("finger-3-1", "finger-3-4"),
}
_NEXT = {"thigh": "shin", "shin": "foot", "upperarm": "forearm", "forearm": "hand", "hand": "fingers"}
_THUMB = 0.9  # of the way into the plane of the palm
_ADDUCTED, _CLOSED = 0.60, 0.90  # of the way to the middle finger, for the thumb and for the others
_CURLED = {3: 0.0, 4: 0.8, 5: 2.0}
"""Degrees by which fingers bend beyond the forefinger, as those of a hand at ease do."""
_NOWHERE = (np.zeros(0, int), np.zeros(0))
_DOWN = np.array([0.0, -1.0, 0.0])


@dataclass
class Bound:
    """A body on our bones, in MakeHuman's A-pose.

    Attributes:
        at: Its vertices, metres.
        weights: Shares of BONES.
        turn: World rotation of each of BONES, 3 x 3.
        place: Joint of each of BONES.
        zero: The same joints in our zero pose.
    """

    at: Array
    weights: Array
    turn: Array
    place: Array
    zero: Array

    def along(self, points: Array, bone: str, following: str) -> Array:
        """Place of points along a bone: 0 at its joint, 1 at the next."""
        a, b = self.place[BONES.index(bone)], self.place[BONES.index(following)]
        return (points - a) @ (b - a) / ((b - a) @ (b - a))


def _ours(name: str) -> dict[str, float]:
    side = _SIDES.get(name[-1], "") if name[-2:-1] == "." else ""
    base = name[:-2] if side else name
    if base in _THUMBS:  # it folds over a fist, which it would not do as a part of the hand alone
        return {f"fingers{side}": _THUMBS[base], f"hand{side}": 1 - _THUMBS[base]}
    for start, bone in _LIMBS:
        if base.startswith(start):
            return {bone + side: 1.0}
    return _TRUNK.get(base, {"head": 1.0})


def _weights(human: MakeHuman, count: int) -> Array:
    out = np.zeros((count, len(BONES)))
    for name, (rows, shares) in human.weights().items():
        for bone, k in _ours(name).items():
            np.add.at(out[:, BONE[bone]], rows, shares * k)
    return out / (out.sum(1, keepdims=True) + 1e-9)


def zero_joints(build: Build) -> Array:
    """Joints of the skeleton's bones in the zero pose."""
    out = np.array(JOINT, float)
    for i in range(COUNT):
        if PARENT[i] >= 0:
            out[i] = out[PARENT[i]] + np.array(OFFSETS[build][i])
    return out


def bound(human: MakeHuman, s: Array, build: Build) -> Bound:
    """The shaped body s with our bones' lengths in MakeHuman's directions."""

    def joint(name: str) -> Array:
        return s[human.groups[f"joint-{name}"]].mean(0)

    offset, zero = np.array(OFFSETS[build], float), zero_joints(build)
    turn, place = np.tile(np.eye(3), (COUNT, 1, 1)), zero.copy()
    theirs, scale, along = zero.copy(), np.ones(COUNT), np.tile(_DOWN, (COUNT, 1))
    for side in "lr":
        for name in ("thigh", "shin", "foot", "toes", "clavicle", "upperarm", "forearm", "hand", "fingers"):
            i = BONE[f"{name}_{side}"]
            up = PARENT[i]
            place[i] = place[up] + turn[up] @ offset[i]
            if name == "foot":
                theirs[i] = joint(f"{side}-ankle")
            elif name == "toes":
                theirs[i] = joint(f"{side}-ankle") + place[i] - place[up]
            elif name == "clavicle":
                shoulder = place[i] + offset[BONE[f"upperarm_{side}"]]
                theirs[i] = place[i] - 0.5 * (shoulder - joint(f"{side}-shoulder"))
            else:
                a, b = (joint(f"{side}-{end}") for end in _CHAINS[name])
                theirs[i], d = a, b - a
                frame = np.eye(3) if name in ("thigh", "upperarm") else turn[up]
                if name == "fingers":
                    turn[i], along[i] = frame, unit(frame @ _DOWN)
                    continue
                turn[i], along[i] = least_turn(frame @ _DOWN, d) @ frame, unit(d)
                if name == "hand":  # the row of knuckles runs from front to back in the zero pose
                    row = turn[i].T @ (joint(f"{side}-finger-2-1") - joint(f"{side}-finger-5-1"))
                    turn[i] = turn[i] @ about(-_DOWN, float(np.arctan2(row[0], row[2])))
                else:
                    scale[i] = np.linalg.norm(offset[BONE[f"{_NEXT[name]}_{side}"]]) / np.linalg.norm(d)
    lift = np.array([0, zero[0][1] - joint("l-upper-leg")[1], 0])
    for name in ("pelvis", "lumbar"):
        theirs[BONE[name]] = zero[BONE[name]] - lift
    weights = _weights(human, len(s))
    at = np.zeros_like(s)
    for i in range(COUNT):
        local = s - theirs[i]
        stretched = local + (local @ along[i])[:, None] * along[i] * (scale[i] - 1)
        at += weights[:, [i]] * (place[i] + stretched)
    _rest_hands(human, at, turn)
    # legs apart are less high than straight ones: soles lie on the floor in both poses
    down = place[BONE["foot_l"]][1] - zero[BONE["foot_l"]][1]
    at[:, 1] -= down
    place[:, 1] -= down
    return _with_helpers(at, weights, turn, place, zero)


def _rest_hands(human: MakeHuman, at: Array, turn: Array) -> None:
    """Lays the thumbs beside the palm and the fingers beside each other.

    MakeHuman's thumbs stand before the palm and its fingers are spread; a palm has to lie on a floor, and a
    fist must be one.
    """
    weights = human.weights()
    for side, theirs, palm in (("l", "L", -1.0), ("r", "R", 1.0)):
        hand = _Hand(human, at, weights, turn[BONE[f"hand_{side}"]], side, theirs)
        across = hand.direction(1)
        hand.bend(1, _DOWN, float(palm * np.arctan2(palm * across[0], across[2]) * _THUMB))
        for finger, curl in _CURLED.items():
            hand.bend(finger, np.array([0.0, 0.0, 1.0]), float(palm * np.radians(curl)))
        middle = hand.direction(3)
        for finger, share in ((1, _ADDUCTED), (2, _CLOSED), (4, _CLOSED), (5, _CLOSED)):
            mine = hand.direction(finger)
            apart = np.arctan2(mine[2], -mine[1]) - np.arctan2(middle[2], -middle[1])
            hand.bend(finger, np.array([1.0, 0.0, 0.0]), float(apart * share))


@dataclass
class _Hand:
    """A hand whose fingers, 1 the thumb, can be turned about their roots.

    Attributes:
        human: Where its joints are named.
        at: All vertices; changed in place.
        weights: MakeHuman's.
        frame: World rotation of the hand.
        side: l or r; `theirs` is MakeHuman's letter for it.
    """

    human: MakeHuman
    at: Array
    weights: dict[str, tuple[Array, Array]]
    frame: Array
    side: str
    theirs: str

    def bend(self, finger: int, axis: Array, angle: float) -> None:
        """Turns a finger about an axis of the hand's own frame, radians."""
        share = np.zeros(len(self.at))
        for k in (1, 2, 3):
            rows, shares = self.weights.get(f"finger{finger}-{k}.{self.theirs}", _NOWHERE)
            share[rows] += shares
        root = self._joint(finger, 1)
        moved = root + (self.at - root) @ about(self.frame @ axis, angle).T
        self.at += (moved - self.at) * np.clip(share, 0, 1)[:, None]

    def direction(self, finger: int) -> Array:
        """From its root to its tip, in the hand's frame."""
        return self.frame.T @ (self._joint(finger, 4) - self._joint(finger, 1))

    def _joint(self, finger: int, k: int) -> Array:
        return self.at[self.human.groups[f"joint-{self.side}-finger-{finger}-{k}"]].mean(0)


def _with_helpers(at: Array, weights: Array, turn: Array, place: Array, zero: Array) -> Bound:
    """Adds the bones half-way round the shoulders and the outer halves of the fingers."""
    turns, places, zeros = [*turn], [*place], [*zero]
    for side in "lr":
        i = BONE[f"upperarm_{side}"]
        turns.append(least_turn(_DOWN, _half(turn[i] @ _DOWN)))
        places.append(place[i])
        zeros.append(zero[i])
    for side in "lr":
        i = BONE[f"fingers_{side}"]
        knuckle = np.array(KNUCKLE)
        turns.append(turn[i])
        places.append(place[i] + turn[i] @ knuckle)
        zeros.append(zero[i] + knuckle)
        column = BONES.index(f"tips_{side}")
        reach = (at - place[i]) @ (turn[i] @ _DOWN)
        share = smoothstep(0.032, 0.054, reach)
        weights[:, column] = weights[:, i] * share
        weights[:, i] *= 1 - share
    return Bound(at, weights, np.array(turns), np.array(places), np.array(zeros))


def _half(direction: Array) -> Array:
    return unit(direction + _DOWN)
