"""Shirt, shorts, socks and shoes, cut out of MakeHuman's suit."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.spatial import cKDTree  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure import mesh
from app.figure.look import Build
from app.figure.skeleton import SHIN, THIGH, UPPER_ARM
from app.figure.skin import BONES
from tools.body.bind import Bound
from tools.body.kit import Array, Surface, cut, hemmed, smoothstep, thinned, unit
from tools.body.shapes import ARMS, LEGS

_HANGS = 0.75
"""Of the way to the straight line from blades to seat."""
_ROUND = 0.030
"""How softly the round of a collar goes over into its depth, metres."""
SLEEVE, LEG, SOCK = 0.45, 0.44, 0.885
"""Hems along upper arm, thigh and shin, 0 at the upper joint."""
_COLLAR = {"woman": 0.084, "man": 0.092}
"""Radius of the round in which a collar goes about the neck, metres."""
_COLLAR_Y = (1.472, 1.398)
"""Its lowest points behind and in front."""
_NECK, _UP_THE_NECK = np.array([0.0, 1.50, -0.022]), unit(np.array([0.0, 1.0, 0.45]))
_COLLAR_OFF = 0.0060
"""Metres between it and the neck."""
_SHIRT_Y, _WAIST_Y = 0.950, 1.000


def _sewn(hem: Array, panel: Array) -> Array:
    """What the tone's columns say of cloth: its shade, and places on it in metres.

    Args:
        hem: From the next hem.
        panel: Into a panel of another colour, negative outside.
    """
    nowhere, grows = mesh.SEWN
    places = [np.clip((d + nowhere) * grows, 0, mesh.TONES) for d in (hem, panel)]
    return np.stack([np.ones(len(hem)), *places], 1)


class Clothes:
    """What a body wears.

    Args:
        bind: Its bones.
        build: Which body.
        skin: What it is worn on.
    """

    def __init__(self, bind: Bound, build: Build, skin: Surface) -> None:
        self._bind, self._build, self._skin = bind, build, skin

    def places(self, s: Surface) -> dict[str, Array]:
        """Where points are along the limbs, and how far outside the collar."""
        b, left = self._bind, s.at[:, 0] > 0
        out = {
            name: np.where(left, *(b.along(s.at, f"{bone}_{x}", f"{after}_{x}") for x in "lr"))
            for name, bone, after in (
                ("thigh", "thigh", "shin"),
                ("shin", "shin", "foot"),
                ("arm", "upperarm", "forearm"),
            )
        }
        out["arms"], out["legs"] = s.weight(*ARMS, "shoulder"), s.weight(*LEGS)
        neck = s.at - _NECK
        out["collar"] = np.linalg.norm(neck - (neck @ _UP_THE_NECK)[:, None] * _UP_THE_NECK, axis=1)
        low = np.interp(s.at[:, 2], (-0.10, 0.10), _COLLAR_Y)
        apart = (out["collar"] - _COLLAR[self._build]) - (low - s.at[:, 1])
        out["collar"] = low - s.at[:, 1] + _ROUND * np.logaddexp(0, np.clip(apart / _ROUND, -60, 60))
        on_arm = (out["arms"] > 0.3) & (np.abs(s.at[:, 0]) > 0.145) & (s.at[:, 1] > 0.7)
        out["sleeve"] = np.where(on_arm, out["arm"], -1.0)
        return out

    def thinned(self, suit: Surface) -> Surface:
        """The suit with most triangles where hems will be."""
        q = self.places(suit)
        close = smoothstep(0.05, 0.0, np.abs(q["collar"])) * (suit.at[:, 1] > 1.3)
        grown = (suit.at - _NECK) * (close * 2.2)[:, None]
        hips = smoothstep(0.035, 0.0, np.abs(suit.at[:, 1] - _SHIRT_Y)) * (q["arms"] < 0.1)
        grown += (suit.at - [0, _SHIRT_Y, 0]) * (hips * 0.8)[:, None]
        hip = self._bind.place[BONES.index("thigh_l")][0]
        leg = smoothstep(0.10, 0.0, np.abs(q["thigh"] - LEG)) * (q["arms"] < 0.1)
        round_it = suit.at - np.stack([np.sign(suit.at[:, 0]) * hip, suit.at[:, 1], suit.at[:, 2] * 0], 1)
        grown += round_it * leg[:, None]
        return thinned(suit, 10_000, grown)

    def shirt(self, s: Surface) -> Surface:
        """With raglan sleeves, out of the suit."""
        q, normal, y = self.places(s), s.normals(), s.at[:, 1]
        trunk = q["sleeve"] < -0.5
        along = np.where(trunk, 0, q["sleeve"])
        near = smoothstep(0.0, 0.07, q["collar"])
        around = np.arctan2(np.abs(s.at[:, 0]), s.at[:, 2] + 0.01)
        behind = smoothstep(1.6, 2.6, around)  # what somebody lies on is no wider than it was
        flare = smoothstep(1.10, _SHIRT_Y - 0.01, y) * (1 - 0.75 * behind)
        loose = (
            0.0044
            + 0.0016 * near
            + 0.0050 * smoothstep(0.12, SLEEVE, along)
            - 0.0150 * self._caps(s)
            + trunk * (0.002 * smoothstep(1.36, 1.22, y) + 0.005 * smoothstep(1.20, 1.04, y) + 0.006 * flare)
            - trunk * 0.005 * behind * smoothstep(1.01, _SHIRT_Y, y)
        )
        # A hem hangs in few, wide folds.
        fold = 0.0026 * np.sin(around * 5.0 + 0.5 * np.sin(y * 12)) * flare * trunk
        even = s.smooth(s.at, 5)
        s.at = s.at + (even - s.at) * near[:, None] + normal * (loose + fold)[:, None]
        s.at = s.at + normal * self._spanned(s, normal, trunk)[:, None]
        close = smoothstep(0.030, 0.0, q["collar"]) * trunk * (y > 1.3)
        s.at = s.at - normal * (close * (s.smooth(self._off_skin(s), 2) - _COLLAR_OFF))[:, None]
        s.at[:, 2] += self._hangs_down_the_back(s, normal, trunk)
        on_arm = ~trunk
        q = self.places(s)
        collar = q["collar"] - 0.003
        sleeve = (SLEEVE - q["arm"]) * UPPER_ARM
        hem = np.where(on_arm, sleeve, np.minimum(collar, s.at[:, 1] - _SHIRT_Y))
        s.tone = _sewn(hem, self._raglan(s))
        s = cut(s, hem)
        low = smoothstep(1.06, 0.97, s.at[:, 1]) * (s.weight(*ARMS) < 0.1)
        s.weights = s.weights + (s.smooth(s.weights, 6) - s.weights) * np.maximum(low, self._pits(s))[:, None]
        collar = s.at[:, 1] > 1.40
        return hemmed(s, np.where(collar, 0.016, 0.013), np.where(collar, 0.62, 0.70), collar * 0.010)

    def _off_skin(self, s: Surface) -> Array:
        """Metres by which points lie off the skin, along their normals."""
        nearest = self._skin.at[cKDTree(self._skin.at).query(s.at)[1]]
        return np.clip(((s.at - nearest) * s.normals()).sum(1), -0.006, 0.020)

    def _caps(self, s: Surface) -> Array:
        """The tops of the shoulders, 0..1: cloth lies on them, and what is under it is not drawn."""
        out = np.zeros(len(s))
        for side, k in (("l", 1.0), ("r", -1.0)):
            local = s.at - self._bind.place[BONES.index(f"upperarm_{side}")]
            outer = smoothstep(-0.25, 0.6, unit(local) @ unit(np.array([0.85 * k, 0.55, 0.0])))
            out += np.exp(-((local / 0.085) ** 2).sum(1)) * outer
        return out

    def _pits(self, s: Surface) -> Array:
        """The armpits, 0..1, where an arm at work would tear cloth into points."""
        shoulder = self._bind.place[BONES.index("upperarm_l")]
        pit = shoulder + np.array([0.005, -0.085, 0.0])
        off = np.abs(s.at) * [1, 0, 0] + s.at * [0, 1, 1] - pit
        return np.exp(-((off / [0.05, 0.06, 0.09]) ** 2).sum(1))

    @staticmethod
    def _spanned(s: Surface, normal: Array, trunk: Array) -> Array:
        """Metres by which cloth stands off where the body is hollow: it hangs from back to seat."""
        hollow = ((s.smooth(s.at, 70) - s.at) * normal).sum(1)
        y = s.at[:, 1]
        where = trunk * smoothstep(0.90, 0.94, y) * smoothstep(1.36, 1.26, y)
        return s.smooth(np.clip(hollow, 0, 0.030) * where, 4)

    @staticmethod
    def _hangs_down_the_back(s: Surface, normal: Array, trunk: Array) -> Array:
        """Metres in z: over the small of the back a shirt hangs from the blades, or lies on a mat."""
        y, z = s.at[:, 1], s.at[:, 2]
        middle = trunk & (np.abs(s.at[:, 0]) < 0.05) & (normal[:, 2] < 0)
        heights = np.arange(_SHIRT_Y - 0.03, 1.32, 0.02)
        profile = np.array([z[middle & (np.abs(y - h) < 0.02)].min() for h in heights])
        low, high = 0.96, 1.28
        ends = np.interp((low, high), heights, profile)
        straight = np.interp(heights, (low, high), ends)
        off = np.minimum(straight - profile, 0) * ((heights > low) & (heights < high))
        back = smoothstep(0.05, 0.75, -normal[:, 2]) * trunk
        cleft = np.minimum(np.interp(y, heights, profile) - z, 0) * smoothstep(1.05, 1.00, y)
        cleft *= smoothstep(0.060, 0.030, np.abs(s.at[:, 0])) * smoothstep(0.90, 0.93, y) * (z < -0.04)
        return s.smooth(np.interp(y, heights, off) * _HANGS * back, 3) + s.smooth(cleft, 1)

    def _raglan(self, s: Surface) -> Array:
        """Metres into the sleeves of a shirt, over the seams that run from collar to armpit."""
        x, y = np.abs(s.at[:, 0]), s.at[:, 1]
        shoulder = self._bind.place[BONES.index("upperarm_l")]
        pit = np.array([shoulder[0] - 0.010, shoulder[1] - 0.100])
        neck = np.array([_COLLAR[self._build] - 0.006, 1.475])
        along = np.stack([x, y], 1) - neck
        line = along @ unit(np.array([neck[1] - pit[1], pit[0] - neck[0]]))
        below = pit[1] - y
        arm = s.weight(*ARMS, "shoulder") > 0.5
        return np.where(below < 0, line, np.where(arm, np.maximum(line, 0.01), np.minimum(line, -below)))

    def shorts(self, s: Surface) -> Surface:
        """Wider than the suit."""
        q, normal, y = self.places(s), s.normals(), s.at[:, 1]
        along = np.clip(q["thigh"], 0, 1) * q["legs"]
        even = s.smooth(s.at, 3)
        between = (
            smoothstep(0.065, 0.02, np.abs(s.at[:, 0]))
            * smoothstep(0.98, 0.90, y)
            * smoothstep(0.74, 0.80, y)
            * (q["arms"] < 0.1)
        )
        even = even + (s.smooth(even, 8) - even) * between[:, None]  # cloth spans the crotch
        hip = self._bind.place[BONES.index("thigh_l")][0]
        outside = smoothstep(-0.02, 0.05, np.abs(s.at[:, 0]) - hip)
        flare = smoothstep(0.12, LEG, along)
        around = np.arctan2(np.abs(s.at[:, 0]) - hip, s.at[:, 2])
        aside = np.abs(np.sin(around)) ** 1.5 * outside
        loose = 0.0012 + 0.0045 * smoothstep(0.93, 0.86, y) + (0.0060 + 0.0070 * aside) * flare
        loose = loose + 0.0032 * np.sin(around * 5 + 9 * y) * flare * aside
        s.at = even + normal * loose[:, None]
        q = self.places(s)
        hem = (LEG - q["thigh"]) * THIGH
        s.tone = _sewn(hem, -np.ones(len(s)))
        s = cut(s, np.where(q["arms"] > 0.3, -1, np.minimum(_WAIST_Y - s.at[:, 1], hem)))
        s.weights = s.smooth(s.weights, 4)
        between = (smoothstep(0.09, 0.03, np.abs(s.at[:, 0])) * smoothstep(0.74, 0.80, s.at[:, 1]))[:, None]
        s.weights = s.weights + (s.smooth(s.weights, 12) - s.weights) * between
        return hemmed(s, 0.020, 0.60)

    def _rim_of_shoe(self, s: Surface) -> Array:
        z = s.at[:, 2] - self._bind.place[BONES.index("foot_l"), 2]
        return -0.008 * smoothstep(-0.03, 0.05, z) + 0.012 * smoothstep(-0.02, -0.06, z)

    def sock(self, s: Surface) -> Surface:
        """A low one, which lies closer to the skin than the suit."""
        q = self.places(s)
        s.at = s.at + s.normals() * (0.0034 - s.smooth(self._off_skin(s), 1))[:, None]
        keep = np.minimum(q["shin"] - SOCK, s.at[:, 1] - (0.084 + self._rim_of_shoe(s)))
        s.tone = _sewn((q["shin"] - SOCK) * SHIN, -np.ones(len(s)))
        return hemmed(cut(s, np.where(s.at[:, 1] < 0.35, keep, -1)), 0.006)

    def shoe(self, s: Surface) -> Surface:
        """A running shoe with a flat sole."""
        top = 0.098 + self._rim_of_shoe(s)
        low = s.at[:, 1] < 0.2
        s.at = s.smooth(s.at, 3) + s.normals() * 0.0075
        side = s.normals() * [1, 0, 1]
        s.at = s.at + side * (0.0035 * smoothstep(0.034, 0.020, s.at[:, 1]))[:, None]
        s.at[:, 1] = np.where(s.at[:, 1] < 0.018, 0.0, s.at[:, 1])
        s.weights = s.smooth(s.weights, 2)
        s.tone = _sewn(top - s.at[:, 1], -np.ones(len(s)))
        return hemmed(cut(s, np.where(low, top - s.at[:, 1], -1)), 0.006)
