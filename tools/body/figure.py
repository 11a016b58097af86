"""The parts of a body: skin, hair, shirt, shorts, socks, shoes, eyes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.spatial import cKDTree  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure import mesh
from app.figure.look import Build
from app.figure.skeleton import HEIGHT, SHIN, THIGH, UPPER_ARM
from app.figure.skin import BONES
from tools.body.bind import Bound, bound
from tools.body.hair import hair, stubble
from tools.body.kit import Array, Surface, cut, hemmed, smoothstep, subdivided, thinned, unit
from tools.body.makehuman import MakeHuman

_SHAPES = {
    "woman": {"gender": 0.04, "muscle": 0.60, "weight": 0.42, "ideal": 0.8},
    "man": {"gender": 0.90, "muscle": 0.74, "weight": 0.44, "ideal": 0.8},
}
_BOTH = (  # a calm face with the beginning of a smile
    ("neck/neck-scale-vert-decr", 0.20),
    ("mouth/mouth-angles-up", 0.45),
    ("mouth/mouth-trans-backward", 0.30),
    *((f"hands/{x}-hand-fingers-distance-decr", 0.9) for x in "lr"),
    *((f"expression/units/{race}/mouth-corner-puller", 0.10) for race in ("african", "asian", "caucasian")),
    *((f"eyes/{x}-eye-scale-incr", 0.55) for x in "lr"),
    *((f"eyes/{x}-eye-height2-incr", 0.35) for x in "lr"),
)
_OWN = {
    "woman": (
        ("neck/neck-scale-horiz-decr", 0.45),
        ("neck/neck-scale-depth-decr", 0.30),
        ("mouth/mouth-upperlip-volume-decr", 0.35),
        ("mouth/mouth-lowerlip-volume-decr", 0.35),
        ("nose/nose-scale-horiz-decr", 0.30),
        ("nose/nose-point-up", 0.25),
        ("head/head-oval", 0.35),
        ("chin/chin-width-decr", 0.35),
        *((f"arms/{x}-upperarm-shoulder-muscle-decr", 0.6) for x in "lr"),
        *((f"arms/{x}-upperarm-muscle-decr", 0.25) for x in "lr"),
    ),
    "man": (
        ("chin/chin-width-incr", 0.15),
        *((f"arms/{x}-upperarm-shoulder-muscle-decr", 0.35) for x in "lr"),
    ),
}
_HANGS = 0.75
"""Of the way to the straight line from blades to seat."""
_ROUND = 0.012
"""How softly the round of a collar goes over into its depth, metres."""
_HEAD = 1.035
"""A head a little too large is easier to read on a small picture."""
_STUBBLE = np.array([0.22, 0.25, 0.28])
"""What is left of skin where hair is about to begin."""
_SHOULDER = {"woman": 0.034, "man": 0.036}
"""Metres by which the shoulders slope from where MakeHuman's stand with arms apart."""
_ARMS = ("upperarm", "forearm", "hand", "fingers", "tips")
_LEGS = ("thigh", "shin", "foot", "toes")
SLEEVE, LEG, SOCK = 0.45, 0.44, 0.885
"""Hems along upper arm, thigh and shin, 0 at the upper joint."""
_COLLAR = {"woman": 0.084, "man": 0.092}
"""Radius of the round in which a collar goes about the neck, metres."""
_COLLAR_Y = (1.472, 1.398)
"""Its lowest points behind and in front."""
_NECK, _UP_THE_NECK = np.array([0.0, 1.50, -0.022]), unit(np.array([0.0, 1.0, 0.45]))
_BACK_Y, _BACK_Z = (0.90, 0.98, 1.10, 1.22, 1.34, 1.45), (-0.130, -0.118, -0.098, -0.094, -0.090, -0.082)
_THIN = 0.014  # metres from the midline within which thighs give
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


@dataclass
class Part:
    """A named surface in one material."""

    name: str
    surface: Surface
    material: float


class Figure:
    """One body.

    Args:
        human: Where its shape comes from.
        build: Which body.

    Attributes:
        bind: Its bones.
        parts: What is drawn.
        eye: Middle of the left eye and how far forward it comes, metres.
    """

    def __init__(self, human: MakeHuman, build: Build) -> None:
        self.build, self._human = build, human
        shaped = human.shaped(**_SHAPES[build], extra=(*_BOTH, *_OWN[build]))
        body = human.groups["body"]
        shaped[:, 1] -= shaped[body, 1].min()
        shaped *= HEIGHT / shaped[body, 1].max()
        shaped[:, 2] -= 0.022
        self.bind: Bound = bound(human, shaped, build)
        self._shaped = shaped
        at = self.bind.at
        at[:, 1] -= at[body, 1].min() - 0.006  # on the sole of a shoe
        self._whole = Surface(at, self.bind.weights, np.ones((len(at), 3)), np.zeros((0, 3), int))
        self._head_larger(self._whole)
        self._shoulders_slope(self._whole)
        self._legs_apart(self._whole)
        self._back_flat(self._whole)
        used = human.triangles("body")
        self._used = np.unique(used)
        skin = self._whole.compact(used)
        skin.weights = skin.smooth(self._chest_stays(skin, skin.smooth(skin.weights, 5)), 2)
        skin.weights = self._toes_bend(skin)
        ears = human.mask("ears")[self._used]
        grows = stubble(skin, build, self.eye, ears)[:, None]
        skin.tone = self._tones(skin) * (1 - grows * (1 - _STUBBLE))
        self._skin = skin
        bare = self._bare_skin()
        bare.weights = self._shouldered(bare)
        self.parts = [Part("skin", bare, mesh.SKIN)]
        self.parts += [Part(name, s, mesh.HAIR) for name, s in hair(skin, build, self.eye, ears)]
        self._dress()
        self._eyes()
        self._stand()

    @property
    def eye(self) -> Array:
        """Middle of the left eye, and its foremost z."""
        ball = self.bind.at[self._human.groups["helper-l-eye"]]
        middle = (ball.max(0) + ball.min(0)) / 2
        return np.array([abs(middle[0]), middle[1], ball[:, 2].max()])

    def _head_larger(self, s: Surface) -> None:
        """Grows the head from where it turns."""
        root = self.bind.place[BONES.index("head")]
        s.at += (s.at - root) * (s.weight("head") * (_HEAD - 1))[:, None]

    def _shoulders_slope(self, s: Surface) -> None:
        """Draws the tops of the shoulders towards the joints, as they are when the arms hang."""
        for side, k in (("l", 1.0), ("r", -1.0)):
            local = s.at - self.bind.place[BONES.index(f"upperarm_{side}")]
            far = np.linalg.norm(local, axis=1) + 1e-9
            upper = smoothstep(-0.05, 0.85, local @ unit(np.array([0.42 * k, 0.90, -0.05])) / far)
            near = smoothstep(0.03, 0.06, far) * smoothstep(0.25, 0.09, far)
            s.at -= local / far[:, None] * (_SHOULDER[self.build] * upper * near)[:, None]

    def _toes_bend(self, s: Surface) -> Array:
        """What lies before the ball of the foot belongs to the toes, so that a shoe bends there."""
        out = s.weights.copy()
        for side in "lr":
            foot, toes = BONES.index(f"foot_{side}"), BONES.index(f"toes_{side}")
            both = out[:, foot] + out[:, toes]
            ahead = s.at[:, 2] - self.bind.place[toes][2]
            share = smoothstep(-0.022, 0.022, ahead)
            out[:, toes], out[:, foot] = both * share, both * (1 - share)
        return out

    @staticmethod
    def _legs_apart(s: Surface) -> None:
        """Inner thighs press against each other where our narrower hips would cross them."""
        left, right = (s.weight(*(f"{n}_{side}" for n in _LEGS)) for side in "lr")
        for k, mine in ((1, left - right > 0.02), (-1, right - left > 0.02)):
            x = k * s.at[:, 0]
            pressed = _THIN * np.exp(np.minimum(x / _THIN - 1, 0))
            s.at[:, 0] = np.where(mine & (x < _THIN), k * pressed, s.at[:, 0])

    @staticmethod
    def _back_flat(s: Surface) -> None:
        """Shoulder blades stand out no further than the landmarks a body lies on, less its shirt."""
        limit = np.interp(s.at[:, 1], _BACK_Y, _BACK_Z)
        mine = (1 - smoothstep(0.2, 0.6, s.weight(*_ARMS))) * smoothstep(1.52, 1.46, s.at[:, 1])
        over = np.minimum(s.at[:, 2] - limit, 0) * mine * (s.at[:, 1] > 0.9)
        s.at[:, 2] -= over * 0.75

    def _armpit(self, s: Surface, side: str) -> Array:
        """How much of points can be arm, 0..1: under the shoulder only what is near its axis."""
        i, j = BONES.index(f"upperarm_{side}"), BONES.index(f"forearm_{side}")
        axis = unit(self.bind.place[j] - self.bind.place[i])
        local = s.at - self.bind.place[i]
        along = local @ axis
        across = local - along[:, None] * axis
        down = unit(np.array([0.0, -1.0, 0.0]) + axis[1] * axis)
        under = smoothstep(0.0, 0.03, across @ down) * smoothstep(-0.12, -0.06, along)
        thick = 0.026 + 0.12 * smoothstep(0.05, 0.13, along)
        off = np.linalg.norm(across, axis=1) - thick
        return 1 - smoothstep(0.0, 0.05, off) * under

    def _chest_stays(self, s: Surface, weights: Array) -> Array:
        """The side of the chest must not follow the arm: it would balloon when the arm goes up."""
        out = weights.copy()
        for side in "lr":
            most = self._armpit(s, side)
            arm = BONES.index(f"upperarm_{side}")
            trunk = [BONES.index(n) for n in ("thorax", "chest", f"clavicle_{side}")]
            excess = np.maximum(out[:, arm] - most, 0)
            out[:, arm] -= excess
            share = s.weights[:, trunk] + [0.02, 0.08, 0.0]
            out[:, trunk] += excess[:, None] * share / share.sum(1, keepdims=True)
        return out

    def _shouldered(self, s: Surface) -> Array:
        """Weights in which the bone half-way round the shoulder carries its top."""
        out = s.weights.copy()
        for side in "lr":
            arm = BONES.index(f"upperarm_{side}")
            trunk = [BONES.index(n) for n in ("chest", "thorax", f"clavicle_{side}")]
            a, t = out[:, arm].copy(), out[:, trunk].copy()
            both = a + t.sum(1)
            share = a / np.maximum(both, 1e-9)
            mixed = np.minimum(share, 1 - share)
            out[:, arm] = both * (share - mixed)
            out[:, BONES.index(f"shoulder_{side}")] = both * 2 * mixed
            rest = t / np.maximum(t.sum(1, keepdims=True), 1e-9)
            out[:, trunk] = rest * (both * (1 - share - mixed))[:, None]
        return out

    def _tones(self, s: Surface) -> Array:
        """Lips, cheeks and finger tips a little redder."""
        head = s.weight("head")
        lips = self._human.mask("lips")[self._used]
        lips = (np.clip(s.smooth(lips, 1) * 1.15, 0, 1) * (head > 0.5))[:, None]
        tone = 1 - lips * (1 - np.array([0.86, 0.60, 0.58]))
        _, eye_y, _ = self.eye
        for k in (1, -1):
            blush = np.exp(
                -(((s.at[:, 0] - k * 0.041) / 0.02) ** 2 + ((s.at[:, 1] - eye_y + 0.040) / 0.018) ** 2)
            )
            tone *= 1 - (blush * (s.at[:, 2] > 0.02) * head)[:, None] * np.array([0.0, 0.10, 0.10])
        return tone * (1 - s.weight("fingers", "tips")[:, None] * np.array([0.0, 0.05, 0.06]))

    def _places(self, s: Surface) -> dict[str, Array]:
        """Where points are along the limbs, and how far outside the collar."""
        b, left = self.bind, s.at[:, 0] > 0
        out = {
            name: np.where(left, *(b.along(s.at, f"{bone}_{x}", f"{after}_{x}") for x in "lr"))
            for name, bone, after in (
                ("thigh", "thigh", "shin"),
                ("shin", "shin", "foot"),
                ("arm", "upperarm", "forearm"),
            )
        }
        out["arms"], out["legs"] = s.weight(*_ARMS, "shoulder"), s.weight(*_LEGS)
        neck = s.at - _NECK
        out["collar"] = np.linalg.norm(neck - (neck @ _UP_THE_NECK)[:, None] * _UP_THE_NECK, axis=1)
        low = np.interp(s.at[:, 2], (-0.10, 0.10), _COLLAR_Y)
        apart = (out["collar"] - _COLLAR[self.build]) - (low - s.at[:, 1])
        out["collar"] = low - s.at[:, 1] + _ROUND * np.logaddexp(0, np.clip(apart / _ROUND, -60, 60))
        on_arm = (out["arms"] > 0.3) & (np.abs(s.at[:, 0]) > 0.145) & (s.at[:, 1] > 0.7)
        out["sleeve"] = np.where(on_arm, out["arm"], -1.0)
        return out

    def _bare_skin(self) -> Surface:
        """The skin that shows, down to a little under every hem, where it sinks below the cloth."""
        s = self._skin.copy()
        q = self._places(s)
        y = s.at[:, 1]
        sink = np.where(
            q["sleeve"] > -0.5,
            0.005 * smoothstep(SLEEVE, SLEEVE - 0.05, q["sleeve"]),
            np.where(
                y > 1.2,
                0.011 * smoothstep(-0.008, 0.004, q["collar"]) * (y < 1.54) * (s.weight("head") < 0.4),
                0.012 * smoothstep(LEG + 0.01, LEG - 0.015, q["thigh"]) * (y > 0.5),
            ),
        )
        s.at = s.at - s.normals() * sink[:, None]
        s.tone = s.tone * self._under_hems(s, q)[:, None] ** [0.8, 1.0, 1.0]
        keep = np.where(
            q["sleeve"] > -0.5,
            q["sleeve"] - SLEEVE + 0.12,
            np.where(
                (y > 1.545) | (s.weight("head") > 0.4),
                1.0,
                np.where(
                    y > 1.15,
                    0.016 - q["collar"],
                    np.minimum(q["thigh"] - LEG + 0.030, SOCK + 0.02 - q["shin"]),
                ),
            ),
        )
        s = cut(s, keep)
        mouth = self.bind.at[self._human.groups["joint-mouth"]].mean(0)
        inner = np.linalg.norm((s.at - mouth - [0, 0, -0.005]) / [0.03, 0.024, 0.04], axis=1) < 1
        inner &= s.at[:, 2] < s.at[s.at[:, 1] > 1.5][:, 2].max() - 0.055
        s = s.compact(s.faces[~inner[s.faces].all(1)])
        head = s.weight("head")
        front = head * smoothstep(0.03, 0.07, s.at[:, 2])
        grown = (s.at - np.array([0, 1.63, 0.0])) * (head * 0.2 + front * 1.2)[:, None]
        for side in "lr":
            middle = self.bind.place[BONES.index(f"fingers_{side}")]
            grown += (s.at - middle) * (s.weight(f"fingers_{side}", f"tips_{side}") * 0.25)[:, None]
        return thinned(s, 6600, grown)

    @staticmethod
    def _under_hems(s: Surface, q: dict[str, Array]) -> Array:
        """The soft shadow that a hem casts on the skin beside it, as a factor."""
        y = s.at[:, 1]
        off = np.where(
            q["sleeve"] > -0.5,
            (q["sleeve"] - SLEEVE) * UPPER_ARM,
            np.where(
                (y > 1.2) & (y < 1.545), -q["collar"], np.where(y < 0.9, (q["thigh"] - LEG) * THIGH, 1.0)
            ),
        )
        return 1 - 0.42 * np.exp(-np.maximum(off, 0) / 0.016)

    def _tights(self) -> tuple[Surface, Surface]:
        """MakeHuman's smooth suit over the body, with the skin's weights; as it is, and subdivided."""
        s = self._whole.compact(self._human.triangles("helper-tights"))
        away, near = cKDTree(self._skin.at).query(s.at, k=4)
        share = 1 / (away + 0.003)
        s.weights = (self._skin.weights[near] * share[..., None]).sum(1) / share.sum(1)[:, None]
        fine = subdivided(s)
        fine.weights = fine.smooth(self._chest_stays(fine, fine.smooth(fine.weights, 4)), 3)
        fine.weights = self._shouldered(fine)
        return s, self._hips_alone(fine)

    @staticmethod
    def _hips_alone(s: Surface) -> Surface:
        """Three bones must do for each vertex: round the crotch these are the pelvis and both thighs."""
        pelvis = BONES.index("pelvis")
        low = smoothstep(1.02, 0.94, s.at[:, 1]) * (s.weight(*_ARMS) < 0.1)
        for name in ("lumbar", "thorax"):
            i = BONES.index(name)
            moved = s.weights[:, i] * low
            s.weights[:, i] -= moved
            s.weights[:, pelvis] += moved
        for side in "lr":
            i, thigh = BONES.index(f"shin_{side}"), BONES.index(f"thigh_{side}")
            moved = s.weights[:, i] * smoothstep(0.70, 0.78, s.at[:, 1])
            s.weights[:, i] -= moved
            s.weights[:, thigh] += moved
        return s

    def _dress(self) -> None:
        coarse, fine = self._tights()
        q = self._places(fine)
        close = smoothstep(0.05, 0.0, np.abs(q["collar"])) * (fine.at[:, 1] > 1.3)
        grown = (fine.at - _NECK) * (close * 2.2)[:, None]
        hips = smoothstep(0.035, 0.0, np.abs(fine.at[:, 1] - _SHIRT_Y)) * (q["arms"] < 0.1)
        grown += (fine.at - [0, _SHIRT_Y, 0]) * (hips * 0.8)[:, None]
        fine = thinned(fine, 10_200, grown)
        self.parts += [
            Part("shirt", self._shirt(fine.copy()), mesh.TOP),
            Part("shorts", self._shorts(fine.copy()), mesh.SHORTS),
            Part("sock", self._sock(coarse.copy()), mesh.TRIM),
            Part("shoe", self._shoe(coarse.copy()), mesh.SHOE),
        ]

    def _shirt(self, s: Surface) -> Surface:
        q, normal, y = self._places(s), s.normals(), s.at[:, 1]
        trunk = q["sleeve"] < -0.5
        along = np.where(trunk, 0, q["sleeve"])
        near = smoothstep(0.0, 0.07, q["collar"])
        loose = (
            0.0048
            + 0.0016 * near
            + 0.0035 * smoothstep(0.12, SLEEVE, along)
            + trunk
            * (
                0.003 * smoothstep(1.36, 1.22, y)
                + 0.006 * smoothstep(1.20, 1.02, y)
                - 0.003 * smoothstep(0.99, _SHIRT_Y, y)
            )
        )
        fold = 0.0020 * np.sin(y * 46 + np.abs(s.at[:, 0]) * 34 + 2.2 * np.sin(s.at[:, 2] * 15))
        fold = fold * smoothstep(1.25, 1.0, y) * trunk
        even = s.smooth(s.at, 5)
        s.at = s.at + (even - s.at) * near[:, None] + normal * (loose + fold)[:, None]
        s.at = s.at + normal * self._spanned(s, normal, trunk)[:, None]
        s.at[:, 2] += self._hangs_down_the_back(s, normal, trunk)
        on_arm = ~trunk
        q = self._places(s)
        collar = q["collar"] - 0.003
        sleeve = (SLEEVE - q["arm"]) * UPPER_ARM
        hem = np.where(on_arm, sleeve, np.minimum(collar, s.at[:, 1] - _SHIRT_Y))
        s.tone = _sewn(hem, self._raglan(s))
        return hemmed(cut(s, hem), 0.016)

    @staticmethod
    def _spanned(s: Surface, normal: Array, trunk: Array) -> Array:
        """Metres by which cloth stands off where the body is hollow: it hangs from back to seat."""
        hollow = ((s.smooth(s.at, 70) - s.at) * normal).sum(1)
        y = s.at[:, 1]
        where = trunk * smoothstep(_SHIRT_Y, 1.02, y) * smoothstep(1.36, 1.26, y)
        return s.smooth(np.clip(hollow, 0, 0.030) * where, 4)

    @staticmethod
    def _hangs_down_the_back(s: Surface, normal: Array, trunk: Array) -> Array:
        """Metres in z: over the small of the back a shirt hangs from the blades to the seat, or lies on a mat."""
        y, z = s.at[:, 1], s.at[:, 2]
        middle = trunk & (np.abs(s.at[:, 0]) < 0.05) & (normal[:, 2] < 0)
        heights = np.arange(_SHIRT_Y - 0.01, 1.32, 0.02)
        profile = np.array([z[middle & (np.abs(y - h) < 0.02)].min() for h in heights])
        low, high = 0.96, 1.28
        ends = np.interp((low, high), heights, profile)
        straight = np.interp(heights, (low, high), ends)
        off = np.minimum(straight - profile, 0) * ((heights > low) & (heights < high))
        back = smoothstep(0.05, 0.75, -normal[:, 2]) * trunk
        return s.smooth(np.interp(y, heights, off) * back * _HANGS, 3)

    def _raglan(self, s: Surface) -> Array:
        """Metres into the sleeves and the sides of a shirt, over the seams that run from collar to armpit."""
        x, y = np.abs(s.at[:, 0]), s.at[:, 1]
        shoulder = self.bind.place[BONES.index("upperarm_l")]
        pit = np.array([shoulder[0] - 0.010, shoulder[1] - 0.100])
        neck = np.array([_COLLAR[self.build] - 0.006, 1.475])
        along = np.stack([x, y], 1) - neck
        line = along @ unit(np.array([neck[1] - pit[1], pit[0] - neck[0]]))
        below = pit[1] - y
        arm = s.weight(*_ARMS, "shoulder") > 0.5
        sleeve = np.where(below < 0, line, np.where(arm, np.maximum(line, 0.01), np.minimum(line, -below)))
        side = 0.018 + 0.014 * smoothstep(1.25, 1.05, y) - np.abs(s.at[:, 2] + 0.012)
        return np.maximum(sleeve, np.where(arm, -1.0, np.minimum(side, below + 0.05)))

    def _shorts(self, s: Surface) -> Surface:
        q, normal, y = self._places(s), s.normals(), s.at[:, 1]
        along = np.clip(q["thigh"], 0, 1) * q["legs"]
        even = s.smooth(s.at, 3)
        between = (
            smoothstep(0.065, 0.02, np.abs(s.at[:, 0]))
            * smoothstep(0.98, 0.90, y)
            * smoothstep(0.74, 0.80, y)
            * (q["arms"] < 0.1)
        )
        even = even + (s.smooth(even, 8) - even) * between[:, None]  # cloth spans the crotch
        loose = 0.0015 + 0.006 * smoothstep(0.93, 0.86, y) + 0.010 * smoothstep(0.2, LEG, along)
        s.at = even + normal * loose[:, None]
        q = self._places(s)
        hem = (LEG - q["thigh"]) * THIGH
        s.tone = _sewn(hem, -np.ones(len(s)))
        s = cut(s, np.where(q["arms"] > 0.3, -1, np.minimum(_WAIST_Y - s.at[:, 1], hem)))
        s.weights = s.smooth(s.weights, 4)
        between = (smoothstep(0.09, 0.03, np.abs(s.at[:, 0])) * smoothstep(0.74, 0.80, s.at[:, 1]))[:, None]
        s.weights = s.weights + (s.smooth(s.weights, 12) - s.weights) * between
        return hemmed(s, 0.020)

    def _rim_of_shoe(self, s: Surface) -> Array:
        z = s.at[:, 2] - self.bind.place[BONES.index("foot_l"), 2]
        return -0.008 * smoothstep(-0.03, 0.05, z) + 0.012 * smoothstep(-0.02, -0.06, z)

    def _sock(self, s: Surface) -> Surface:
        q = self._places(s)
        s.at = s.at + s.normals() * 0.0022
        keep = np.minimum(q["shin"] - SOCK, s.at[:, 1] - (0.084 + self._rim_of_shoe(s)))
        s.tone = _sewn((q["shin"] - SOCK) * SHIN, -np.ones(len(s)))
        return hemmed(cut(s, np.where(s.at[:, 1] < 0.35, keep, -1)), 0.004)

    def _shoe(self, s: Surface) -> Surface:
        top = 0.098 + self._rim_of_shoe(s)
        low = s.at[:, 1] < 0.2
        s.at = s.smooth(s.at, 3) + s.normals() * 0.0075
        side = s.normals() * [1, 0, 1]
        s.at = s.at + side * (0.0045 * smoothstep(0.034, 0.020, s.at[:, 1]))[:, None]
        s.at[:, 1] = np.where(s.at[:, 1] < 0.018, 0.0, s.at[:, 1])
        s.weights = s.smooth(s.weights, 2)
        s.tone = _sewn(top - s.at[:, 1], -np.ones(len(s)))
        return hemmed(cut(s, np.where(low, top - s.at[:, 1], -1)), 0.006)

    def _eyes(self) -> None:
        head = BONES.index("head")
        for side in "lr":
            ball = self._whole.compact(self._human.triangles(f"helper-{side}-eye"))
            lash = self._whole.compact(
                self._human.triangles(f"helper-{side}-eyelashes-1", f"helper-{side}-eyelashes-2")
            )
            upper = lash.at[lash.faces][:, :, 1].mean(1) > self.eye[1]
            lash = lash.compact(lash.faces[upper])
            lash.tone = lash.tone * 0.5
            for name, s, material in (("eye", ball, mesh.EYE), ("lash", lash, mesh.DARK)):
                s.weights[:] = 0
                s.weights[:, head] = 1
                self.parts.append(Part(name, s, material))

    def _stand(self) -> None:
        """The lowest point of the shoes is the floor."""
        low = min(p.surface.at[:, 1].min() for p in self.parts)
        assert abs(low) < 0.004, low
