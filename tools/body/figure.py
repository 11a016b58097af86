"""The parts of a body: skin, hair, shirt, shorts, socks, shoes, eyes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.spatial import cKDTree  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure import mesh
from app.figure.look import Build
from app.figure.skeleton import HEIGHT, THIGH, UPPER_ARM
from app.figure.skin import BONES
from tools.body.bind import Bound, bound
from tools.body.clothes import LEG, SLEEVE, SOCK, Clothes
from tools.body.hair import hair, stubble
from tools.body.kit import Array, Surface, cut, join, smoothstep, subdivided, thinned, unit
from tools.body.makehuman import MakeHuman
from tools.body.shapes import ARMS, SHAPES, posed, targets, toes_bend
from tools.body.shoulders import chest_stays, shouldered

_LIPS = {"woman": (0.90, 0.60, 0.60), "man": (0.92, 0.70, 0.70)}
"""What lips leave of skin."""
_SOLE = 0.006
"""Metres by which the sole of a shoe lifts the foot in it."""
_TOES_KEPT = 0.35
"""How much larger toes are while it is decided which triangles can go."""
_STUBBLE = np.array([0.22, 0.25, 0.28])
"""What is left of skin where hair is about to begin."""


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
        shaped = human.shaped(**SHAPES[build], extra=targets(build))
        body = human.groups["body"]
        shaped[:, 1] -= shaped[body, 1].min()
        shaped *= HEIGHT / shaped[body, 1].max()
        shaped[:, 2] -= 0.022
        self.bind: Bound = bound(human, shaped, build)
        self._shaped = shaped
        at = self.bind.at
        at[:, 1] -= at[body, 1].min() - _SOLE
        self._whole = Surface(at, self.bind.weights, np.ones((len(at), 3)), np.zeros((0, 3), int))
        posed(self._whole, self.bind, build)
        used = human.triangles("body")
        self._used = np.unique(used)
        skin = self._whole.compact(used)
        skin.weights = skin.smooth(chest_stays(skin, self.bind, skin.smooth(skin.weights, 5)), 2)
        skin.weights = toes_bend(skin, self.bind)
        self._clothes = Clothes(self.bind, build, skin)
        ears = human.mask("ears")[self._used]
        grows = stubble(skin, build, self.eye, ears)[:, None]
        skin.tone = self._tones(skin) * (1 - grows * (1 - _STUBBLE))
        self._skin = skin
        bare, feet = self._bare_skin()
        bare.weights = shouldered(bare)
        self.parts = [Part("skin", bare, mesh.SKIN)]
        self.parts += [Part(*piece) for piece in hair(skin, build, self.eye, ears)]
        self._dress()
        self._eyes()
        self.parts.append(Part("foot", feet, mesh.SKIN))
        self._stand()

    @property
    def eye(self) -> Array:
        """Middle of the left eye, and its foremost z."""
        ball = self.bind.at[self._human.groups["helper-l-eye"]]
        middle = (ball.max(0) + ball.min(0)) / 2
        return np.array([abs(middle[0]), middle[1], ball[:, 2].max()])

    def _tones(self, s: Surface) -> Array:
        """Lips, cheeks and finger tips a little redder."""
        head = s.weight("head")
        lips = self._human.mask("lips")[self._used]
        lips = (np.clip(s.smooth(lips, 1) * 1.15, 0, 1) * (head > 0.5))[:, None]
        tone = 1 - lips * (1 - np.array(_LIPS[self.build]))
        _, eye_y, _ = self.eye
        for k in (1, -1):
            blush = np.exp(
                -(((s.at[:, 0] - k * 0.041) / 0.02) ** 2 + ((s.at[:, 1] - eye_y + 0.040) / 0.018) ** 2)
            )
            tone *= 1 - (blush * (s.at[:, 2] > 0.02) * head)[:, None] * np.array([0.0, 0.10, 0.10])
        if self.build == "man":  # a beard shaved in the morning
            mouth = self.bind.at[self._human.groups["joint-mouth"]].mean(0)
            jaw = smoothstep(0.016, -0.012, s.at[:, 1] - mouth[1]) * smoothstep(0.005, 0.055, s.at[:, 2])
            lip = np.exp(-((((s.at - mouth - [0, 0.017, 0]) / [0.026, 0.007, 1.0])[:, :2]) ** 2).sum(1))
            beard = np.maximum(jaw, lip * (s.at[:, 2] > 0.06)) * (head > 0.6) * (s.at[:, 1] > mouth[1] - 0.07)
            tone *= 1 - (s.smooth(beard, 2)[:, None] * (1 - lips)) * np.array([0.15, 0.13, 0.10])
        for bone, ahead in (("shin", 0.050), ("forearm", -0.035)):  # knees and elbows
            for side in "lr":
                off = s.at - self.bind.place[BONES.index(f"{bone}_{side}")] - [0, 0, ahead]
                tone *= 1 - np.exp(-((off / 0.042) ** 2).sum(1))[:, None] * np.array([0.03, 0.10, 0.10])
        ears = self._human.mask("ears")[self._used] * (head > 0.5)
        tone *= 1 - ears[:, None] * np.array([0.0, 0.09, 0.09])
        nails = self._human.mask("toenails")[self._used] * s.weight("toes", "foot")
        tone *= 1 + np.clip(nails, 0, 1)[:, None] * np.array([0.16, 0.08, 0.10])
        return tone * (1 - s.weight("fingers", "tips")[:, None] * np.array([0.0, 0.05, 0.06]))

    def _bare_skin(self) -> tuple[Surface, Surface]:
        """The skin that shows, down to a little under every hem, where it sinks in; and the bare feet."""
        s = self._skin.copy()
        q = self._clothes.places(s)
        y = s.at[:, 1]
        sink = np.where(
            q["sleeve"] > -0.5,
            0.010 * smoothstep(SLEEVE, SLEEVE - 0.05, q["sleeve"]),
            np.where(
                y > 1.2,
                0.011 * smoothstep(0.000, 0.018, q["collar"]) * (y < 1.54) * (s.weight("head") < 0.4),
                0.012 * smoothstep(LEG + 0.01, LEG - 0.015, q["thigh"]) * (y > 0.5),
            ),
        )
        s.at = s.at - s.normals() * sink[:, None]
        s.tone = s.tone * self._under_hems(s, q)[:, None] ** [0.8, 1.0, 1.0]
        keep = np.where(
            q["sleeve"] > -0.5,
            q["sleeve"] - SLEEVE + 0.08,
            np.where(
                (y > 1.545) | (s.weight("head") > 0.4),
                1.0,
                np.where(
                    y > 1.15,
                    0.060 - q["collar"],
                    q["thigh"] - LEG + 0.030,
                ),
            ),
        )
        s.tone = np.hstack([s.tone, unit(s.smooth(s.normals(), 1))])  # shaded as the whole skin is
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
            ball = self.bind.place[BONES.index(f"toes_{side}")]
            grown += (s.at - ball) * (s.weight(f"toes_{side}") * _TOES_KEPT)[:, None]
        s = thinned(s, 7660, grown)
        s.tone[:, 3] *= np.sign(s.at[:, 0])  # what was mirrored
        s.at[:, 1] -= _SOLE * smoothstep(0.09, 0.015, s.at[:, 1])
        foot = (self._clothes.places(s)["shin"] > SOCK + 0.006) & (s.at[:, 1] < 0.5)
        foot = foot[s.faces].all(1)  # no cut: it would be seen on the bare skin
        return s.compact(s.faces[~foot]), s.compact(s.faces[foot])

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
        return 1 - 0.26 * np.exp(-np.maximum(off, 0) / 0.016)

    def _tights(self) -> tuple[Surface, Surface]:
        """MakeHuman's smooth suit over the body, with the skin's weights; as it is, and subdivided."""
        s = self._whole.compact(self._human.triangles("helper-tights"))
        away, near = cKDTree(self._skin.at).query(s.at, k=4)
        share = 1 / (away + 0.003)
        s.weights = (self._skin.weights[near] * share[..., None]).sum(1) / share.sum(1)[:, None]
        fine = subdivided(s)
        fine.weights = fine.smooth(chest_stays(fine, self.bind, fine.smooth(fine.weights, 4)), 3)
        fine.weights = shouldered(fine)
        return s, self._hips_alone(fine)

    @staticmethod
    def _hips_alone(s: Surface) -> Surface:
        """Three bones must do for each vertex: round the crotch these are the pelvis and both thighs."""
        pelvis = BONES.index("pelvis")
        low = smoothstep(1.02, 0.94, s.at[:, 1]) * (s.weight(*ARMS) < 0.1)
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
        wear, fine = self._clothes, self._clothes.thinned(fine)
        self.parts += [
            Part("shirt", wear.shirt(fine.copy()), mesh.TOP),
            Part("shorts", wear.shorts(fine.copy()), mesh.SHORTS),
            Part("sock", wear.sock(coarse.copy()), mesh.TRIM),
            Part("shoe", wear.shoe(coarse.copy()), mesh.SHOE),
        ]

    def _eyes(self) -> None:
        head = BONES.index("head")
        for side in "lr":
            ball = self._whole.compact(self._human.triangles(f"helper-{side}-eye"))
            lash = self._whole.compact(
                self._human.triangles(f"helper-{side}-eyelashes-1", f"helper-{side}-eyelashes-2")
            )
            upper = lash.at[lash.faces][:, :, 1].mean(1) > self.eye[1]
            lash = lash.compact(lash.faces[upper])
            lash.tone = lash.tone * (0.5 if self.build == "woman" else 1.0)
            inside = lash.copy()
            inside.faces = inside.faces[:, ::-1]
            lash = join(lash, inside)  # seen from below and from above
            for name, s, material in (("eye", ball, mesh.EYE), ("lash", lash, mesh.DARK)):
                s.weights[:] = 0
                s.weights[:, head] = 1
                self.parts.append(Part(name, s, material))

    def _stand(self) -> None:
        """The lowest point of the shoes is the floor."""
        low = min(p.surface.at[:, 1].min() for p in self.parts if p.name != "foot")
        assert abs(low) < 0.004, low
