"""Two hairstyles grown from the scalp: pulled back into a knot on the crown, and short with a fade."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.interpolate import PchipInterpolator  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure.look import Build
from app.figure.skin import BONES
from tools.body.kit import Array, Surface, cut, faired, smoothstep, subdivided, thinned

_AZIMUTHS = (0, 25, 45, 62, 74, 84, 92, 100, 112, 128, 145, 180)
"""Degrees from the middle of the forehead to the nape."""
_LINES = {  # height of the hairline over the middle of the head, metres
    "woman": (0.060, 0.057, 0.046, 0.028, 0.006, -0.014, -0.013, 0.004, -0.004, -0.036, -0.052, -0.056),
    "man": (0.058, 0.057, 0.050, 0.036, 0.018, -0.006, -0.010, 0.012, 0.006, -0.016, -0.030, -0.034),
}


class Scalp:
    """Where hair grows.

    Args:
        skin: The whole skin.
        build: Which body.
        eye: Place of the left eye.
    """

    def __init__(self, skin: Surface, build: Build, eye: Array) -> None:
        top = skin.at[:, 1].max()
        self.middle = np.array([0, top - 0.109, eye[2] - 0.088])
        self._line = PchipInterpolator(_AZIMUTHS, _LINES[build])

    def above(self, at: Array) -> Array:
        """Metres over the hairline."""
        u = at - self.middle
        return u[:, 1] - self._line(np.degrees(np.arctan2(np.abs(u[:, 0]), u[:, 2])))


def stubble(skin: Surface, build: Build, eye: Array, ears: Array) -> Array:
    """How much of the hair shows on the skin beside it, 0..1: soft at a forehead, a fade at a man's nape.

    Takes what `hair` takes.
    """
    scalp = Scalp(skin, build, eye)
    u = skin.at - scalp.middle
    below = -scalp.above(skin.at)
    side = smoothstep(62, 90, np.degrees(np.arctan2(np.abs(u[:, 0]), u[:, 2])))
    reach = 0.010 + (0.042 if build == "man" else 0.004) * side
    ear = (ears > 0.4) & (np.abs(u[:, 0]) > 0.066)
    thick = 0.5 + 0.5 * side  # over a forehead the skin shows through
    return smoothstep(reach, -0.002, below) * thick * (skin.weight("head") > 0.3) * ~ear


def hair(skin: Surface, build: Build, eye: Array, ears: Array) -> list[tuple[str, Surface]]:
    """The named pieces of a hairstyle.

    Args:
        skin: The whole skin.
        build: Which body.
        eye: Place of the left eye.
        ears: Where the skin is an ear, 0..1.
    """
    scalp = Scalp(skin, build, eye)
    middle = scalp.middle
    top = skin.at[:, 1].max()
    ear = ((ears > 0.5) & (np.abs(skin.at[:, 0]) > 0.0715)).astype(float)
    carried = skin.copy()
    carried.tone = np.repeat(ear[:, None], 3, 1)
    s = carried.compact(skin.faces[(skin.weight("head") > 0.3)[skin.faces].all(1)])
    s = subdivided(s)
    s.at = s.smooth(s.at, 3)
    grown = (s.at - middle) * (smoothstep(0.016, 0.0, np.abs(scalp.above(s.at))) * 0.9)[:, None]
    s = thinned(s, 3400, grown)
    field = s.smooth(np.where(s.tone[:, 0] > 0.5, -0.006, scalp.above(s.at)), 1)
    s = faired(cut(s, field + 0.002))
    p = s.at[s.faces]
    outward = (np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]) * (p.mean(1) - middle)).sum(1)
    s = s.compact(s.faces[outward > 0])  # what fairing folded over
    normal, u = s.normals(), s.at - middle
    rise = smoothstep(-0.004, 0.045, scalp.above(s.at))
    edge = 0.0022 + 0.0010 * smoothstep(0.02, 0.3, rise)
    behind = smoothstep(0.02, -0.09, u[:, 2])
    if build == "man":
        # Short at the sides, longer on top, brushed up a little over the forehead.
        up = smoothstep(0.020, 0.090, u[:, 1])
        front = smoothstep(-0.02, 0.075, u[:, 2])
        tuft = 0.5 + 0.5 * np.sin(np.arctan2(u[:, 0], u[:, 2]) * 9 + 3 * np.sin(u[:, 2] * 60))
        thick = edge + rise * (0.0030 + 0.012 * up + 0.004 * up * front + 0.003 * up * tuft)
        s.at = s.at + normal * thick[:, None] + np.array([0, 0.004, 0.002]) * (rise * up * front)[:, None]
        s.tone = np.ones_like(s.tone) * (0.80 + 0.20 * np.maximum(up, rise * 0.35))[:, None]
    else:
        # Combed back to the knot: low at the hairline, a soft wave over the forehead.
        wave = smoothstep(0.02, 0.08, u[:, 2]) * rise**2
        thick = edge + rise * 0.011 + 0.008 * wave + 0.003 * rise * behind
        s.at = s.at + normal * thick[:, None] + np.array([0, 0.004, -0.002]) * rise[:, None]
        s.tone = np.ones_like(s.tone)
    s.weights = np.zeros_like(s.weights)
    s.weights[:, BONES.index("head")] = 1
    if build == "man":
        return [("hair", s)]
    return [("hair", s), ("knot", _knot(s, np.array([0, top + 0.008, middle[2] - 0.054])))]


def _knot(like: Surface, at: Array, rows: int = 10, columns: int = 20) -> Surface:
    """A twisted ball of hair, with the band it is held by."""
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, columns + 1), np.linspace(0, np.pi, rows + 1))
    twist = np.sin(4 * around + 5 * down).ravel()
    ball = np.stack([np.sin(down) * np.cos(around), np.cos(down), np.sin(down) * np.sin(around)], -1)
    ball = ball.reshape(-1, 3) * (1 + 0.055 * twist[:, None]) * [0.038, 0.033, 0.038]
    tilt = np.radians(-38)
    turn = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    weights = np.zeros((len(ball), like.weights.shape[1]))
    weights[:, BONES.index("head")] = 1
    faces = []
    for i in range(rows):
        for j in range(columns):
            a = i * (columns + 1) + j
            b = a + columns + 1
            faces += [(a, a + 1, b), (a + 1, b + 1, b)]
    tone = np.repeat((1 + 0.16 * twist)[:, None], 3, 1)
    return Surface(ball @ turn.T + at, weights, tone, np.array(faces))
