"""Two hairstyles grown from the scalp: parted and tied into a knot on the crown, and short with a fade."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]
from scipy.interpolate import PchipInterpolator  # type: ignore[import-not-found,import-untyped,unused-ignore]

from app.figure import mesh
from app.figure.look import Build
from app.figure.skin import BONES
from tools.body.kit import Array, Surface, cut, faired, smoothstep, subdivided, thinned, unit

_AZIMUTHS = (0, 12, 25, 38, 50, 62, 74, 84, 92, 100, 112, 128, 145, 180)
"""Degrees from the middle of the forehead to the nape."""
_LINES = {  # height of the hairline over the middle of the head, metres
    "woman": (
        *(0.071, 0.070, 0.064, 0.053, 0.039, 0.022, 0.000),
        *(-0.026, -0.026, -0.016, -0.020, -0.040, -0.054, -0.060),
    ),
    "man": (
        *(0.062, 0.064, 0.067, 0.063, 0.049, 0.034, 0.012),
        *(-0.010, -0.014, 0.000, -0.002, -0.018, -0.030, -0.034),
    ),
}

_UNDER = 0.009
"""Metres by which hair goes on below its hairline: there the shader lets it thin out, strand by strand."""
_WHORL = np.array([0.0, 0.86, -0.51])
"""Where a man's short hair grows away from, seen from the middle of the head."""


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
    reach = 0.010 + (0.020 if build == "man" else 0.004) * side
    ear = (ears > 0.4) & (np.abs(u[:, 0]) > 0.066)
    thick = side * (0.38 if build == "man" else 0.7)  # over a forehead the skin shows through
    return smoothstep(reach, -0.002, below) * thick * (skin.weight("head") > 0.3) * ~ear


def _combed(density: Array, above: Array, strand: Array) -> Array:
    """What the tone's columns say of hair: how dense it is, how far above its hairline, which strand it is.

    Args:
        density: 1 where no skin shows through.
        above: Metres.
        strand: 0..1, alike along a strand.
    """
    nowhere, grows = mesh.SEWN
    return np.stack([density, np.clip((above + nowhere) * grows, 0, mesh.TONES), strand * mesh.TONES], 1)


def _strand(u: Array, away: Array) -> Array:
    """Angle about where hair grows away from, 0 towards the forehead to 1 towards the nape."""
    forward = unit(np.array([0.0, -away[2], away[1]]))
    return np.arctan2(np.abs(u[:, 0]), u @ forward) / np.pi


def _on_head(like: Surface, at: Array, tone: Array, faces: Array) -> Surface:
    weights = np.zeros((len(at), like.weights.shape[1]))
    weights[:, BONES.index("head")] = 1
    return Surface(at, weights, tone, faces)


def hair(skin: Surface, build: Build, eye: Array, ears: Array) -> list[tuple[str, Surface, float]]:
    """The pieces of a hairstyle: name, surface, material.

    Args:
        skin: The whole skin.
        build: Which body.
        eye: Place of the left eye.
        ears: Where the skin is an ear, 0..1.
    """
    scalp = Scalp(skin, build, eye)
    s = _cap(skin, scalp, ears)
    normal, u = s.normals(), s.at - scalp.middle
    above = scalp.above(s.at)
    rise = smoothstep(-0.004, 0.045, above)
    edge = 0.0004 + 0.0018 * smoothstep(-_UNDER, 0.004, above) + 0.0010 * smoothstep(0.02, 0.3, rise)
    knot = np.array([0, skin.at[:, 1].max() + 0.011, scalp.middle[2] - 0.064])
    if build == "man":
        return [("hair", _cropped(s, scalp, normal, above, edge + rise * 0.0024), mesh.HAIR)]
    # Combed back to the knot: flat at the hairline, in wide soft locks over the forehead.
    strand = _strand(u, unit(knot - scalp.middle))
    lock = np.sin(strand * 36 + 0.7 * np.sin(strand * 11)) * smoothstep(0.012, 0.050, above)
    lock *= smoothstep(1.0, 0.55, strand) * smoothstep(0.0, 0.06, strand)
    wave = smoothstep(0.02, 0.08, u[:, 2]) * rise**2
    behind = smoothstep(0.02, -0.09, u[:, 2])
    thick = edge + 0.004 * wave + 0.0013 * lock + rise * (0.0065 + 0.0045 * behind)
    s.at = s.at + normal * thick[:, None] + np.array([0, 0.003, -0.001]) * rise[:, None]
    s.tone = _combed(np.ones(len(s)), above, strand)
    return [
        ("hair", s, mesh.HAIR),
        ("knot", _knot(s, knot), mesh.HAIR),
        ("tie", _tie(s, knot, unit(scalp.middle - knot)), mesh.SHOE),
    ]


def _cropped(s: Surface, scalp: Scalp, normal: Array, above: Array, thick: Array) -> Surface:
    """Short at the sides and fading out, longer on top, in tufts brushed up and to one side."""
    u = s.at - scalp.middle
    rise = smoothstep(-0.004, 0.045, above)
    strand = 0.03 + 0.97 * _strand(u, _WHORL)
    around = np.degrees(np.arctan2(np.abs(u[:, 0]), u[:, 2]))
    up = smoothstep(0.034, 0.100, u[:, 1])
    front = smoothstep(-0.03, 0.075, u[:, 2])
    swept = 0.5 + 0.5 * np.tanh(u[:, 0] / 0.045)  # to its left
    row = (u[:, 0] + 0.45 * u[:, 2]) / 0.024
    tuft = np.sin(2 * np.pi * row + 1.3 * np.sin(u[:, 2] * 75)) * np.sin(u[:, 2] * 105 - u[:, 0] * 30)
    top = 0.007 * up + up * front * (0.005 + 0.006 * swept) + 0.0042 * up * tuft
    brushed = np.array([0.008, 0.006, 0.004]) * (rise * up * front)[:, None]
    s.at = s.at + normal * (thick + rise * top)[:, None] + brushed
    side = smoothstep(60, 88, around)
    fade = side * smoothstep(0.064, 0.000, above)
    density = 1 - 0.70 * fade
    s.tone = _combed(density, above + side * np.maximum(0.02 - above, 0), strand)
    return s


def _cap(skin: Surface, scalp: Scalp, ears: Array) -> Surface:
    """The scalp down to a little below the hairline."""
    carried = skin.copy()
    ear = (ears > 0.5) & (np.abs(skin.at[:, 0]) > 0.0715)
    carried.tone = np.repeat(ear.astype(float)[:, None], 3, 1)
    s = subdivided(carried.compact(skin.faces[(skin.weight("head") > 0.3)[skin.faces].all(1)]))
    s.at = s.smooth(s.at, 3)
    grown = (s.at - scalp.middle) * (1.6 * smoothstep(-0.03, 0.0, scalp.above(s.at)) - 0.4)[:, None]
    s = thinned(s, 7000, grown)
    field = s.smooth(np.where(s.tone[:, 0] > 0.5, -0.020, scalp.above(s.at)), 1)
    s = faired(cut(s, field + _UNDER))
    p = s.at[s.faces]
    outward = (np.cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]) * (p.mean(1) - scalp.middle)).sum(1)
    kept = (outward > 0) | (scalp.above(p.mean(1)) > 0.006)  # else fairing folded it over
    s = s.compact(s.faces[kept])
    s.weights = np.zeros_like(s.weights)
    s.weights[:, BONES.index("head")] = 1
    return s


def _knot(like: Surface, at: Array, rows: int = 9, columns: int = 16) -> Surface:
    """A twisted ball of hair."""
    around, down = np.meshgrid(np.linspace(0, 2 * np.pi, columns + 1), np.linspace(0, np.pi, rows + 1))
    twist = np.sin(4 * around + 5 * down).ravel()
    ball = np.stack([np.sin(down) * np.cos(around), np.cos(down), np.sin(down) * np.sin(around)], -1)
    ball = ball.reshape(-1, 3) * (1 + 0.065 * twist[:, None]) * [0.040, 0.034, 0.040]
    tilt = np.radians(-38)
    turn = np.array([[1, 0, 0], [0, np.cos(tilt), -np.sin(tilt)], [0, np.sin(tilt), np.cos(tilt)]])
    faces = []
    for i in range(rows):
        for j in range(columns):
            a = i * (columns + 1) + j
            b = a + columns + 1
            faces += [(a, a + 1, b), (a + 1, b + 1, b)]
    strand = 0.1 + 0.35 * np.abs((around / np.pi * 2 + 0.8 * down).ravel() % 2 - 1)
    tone = _combed(0.88 + 0.12 * twist, np.full(len(ball), 0.05), strand)
    return _on_head(like, ball @ turn.T + at, tone, np.array(faces))


def _tie(like: Surface, knot: Array, down: Array, columns: int = 14, rows: int = 4) -> Surface:
    """The band that a knot is held by, in the colour of the shoes."""
    side = np.array([1.0, 0.0, 0.0])
    ahead = np.cross(side, down)
    at = []
    for i in range(columns):
        out = side * np.cos(2 * np.pi * i / columns) + ahead * np.sin(2 * np.pi * i / columns)
        for j in range(rows):
            a = 2 * np.pi * j / rows
            at.append(knot + down * 0.022 + out * (0.0350 + 0.0065 * np.cos(a)) + down * 0.0065 * np.sin(a))
    faces = []
    for i in range(columns):
        for j in range(rows):
            a, b = i * rows + j, (i + 1) % columns * rows + j
            c, d = i * rows + (j + 1) % rows, (i + 1) % columns * rows + (j + 1) % rows
            faces += [(a, c, b), (b, c, d)]
    return _on_head(like, np.array(at), np.repeat([[1.0, 0.0, 0.0]], len(at), 0), np.array(faces))
