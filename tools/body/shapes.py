"""How the two bodies are made out of MakeHuman's, before anything is cut."""

from __future__ import annotations

import numpy as np  # type: ignore[import-not-found,unused-ignore]

from app.figure.look import Build
from app.figure.skin import BONES
from tools.body.bind import Bound
from tools.body.kit import Array, Surface, smoothstep, unit

SHAPES = {
    "woman": {"gender": 0.04, "muscle": 0.60, "weight": 0.42, "ideal": 0.8},
    "man": {"gender": 0.90, "muscle": 0.74, "weight": 0.44, "ideal": 0.8},
}
_RACES = ("african", "asian", "caucasian")
_BOTH = (  # a calm face with a smile that keeps its lips closed and reaches the eyes
    ("neck/neck-scale-vert-decr", 0.20),
    ("mouth/mouth-trans-backward", 0.20),
    ("mouth/mouth-laugh-lines-out", 0.40),
    *((f"hands/{x}-hand-fingers-distance-decr", 0.9) for x in "lr"),
    *((f"expression/units/caucasian/eyebrows-{x}-inner-up", 0.25) for x in ("left", "right")),
    *((f"cheek/{x}-cheek-trans-up", 0.35) for x in "lr"),
)
_OWN = {
    "woman": (
        ("neck/neck-scale-horiz-decr", 0.65),
        ("neck/neck-scale-depth-decr", 0.45),
        ("nose/nose-scale-horiz-decr", 0.45),
        ("nose/nose-point-up", 0.35),
        ("nose/nose-scale-vert-decr", 0.15),
        ("mouth/mouth-angles-up", 0.40),
        ("mouth/mouth-scale-horiz-incr", 0.25),
        ("mouth/mouth-upperlip-volume-decr", 0.45),
        ("mouth/mouth-scale-vert-decr", 0.30),
        ("head/head-oval", 0.75),
        ("head/head-scale-horiz-decr", 0.15),
        ("chin/chin-width-decr", 0.70),
        ("chin/chin-bones-decr", 0.40),
        ("chin/chin-height-decr", 0.10),
        ("head/head-fat-decr", 0.12),
        *((f"expression/units/{race}/mouth-corner-puller", 0.17) for race in _RACES),
        *((f"eyes/{x}-eye-scale-incr", 0.90) for x in "lr"),
        *((f"eyes/{x}-eye-height2-incr", 0.30) for x in "lr"),
        *((f"eyes/{x}-eye-corner2-up", 0.30) for x in "lr"),
        *((f"arms/{x}-upperarm-shoulder-muscle-decr", 0.6) for x in "lr"),
        *((f"arms/{x}-upperarm-muscle-decr", 0.25) for x in "lr"),
    ),
    "man": (
        ("mouth/mouth-angles-up", 0.60),
        ("mouth/mouth-scale-horiz-incr", 0.25),
        ("mouth/mouth-upperlip-volume-decr", 0.25),
        ("head/head-square", 0.25),
        ("chin/chin-width-incr", 0.20),
        ("chin/chin-prominent-incr", 0.20),
        ("nose/nose-scale-vert-incr", 0.15),
        *((f"expression/units/{race}/mouth-corner-puller", 0.16) for race in _RACES),
        *((f"eyes/{x}-eye-scale-incr", 0.55) for x in "lr"),
        *((f"eyes/{x}-eye-height2-incr", 0.15) for x in "lr"),
        *((f"arms/{x}-upperarm-shoulder-muscle-decr", 0.35) for x in "lr"),
    ),
}
_HEAD = 1.035
"""A head a little too large is easier to read on a small picture."""
_JAW = {"woman": 0.09, "man": 0.0}
"""Share by which a jaw is narrower than MakeHuman's."""
_EYES_UP = 0.068
"""Metres from the joint of the head to the eyes."""
_SHOULDER = {"woman": 0.034, "man": 0.036}
"""Metres by which the shoulders slope from where MakeHuman's stand with arms apart."""
ARMS = ("upperarm", "forearm", "hand", "fingers", "tips")
LEGS = ("thigh", "shin", "foot", "toes")
_BACK_Y, _BACK_Z = (0.90, 0.98, 1.10, 1.22, 1.34, 1.45), (-0.130, -0.118, -0.098, -0.094, -0.090, -0.082)
_THIN = 0.014  # metres from the midline within which thighs give


def targets(build: Build) -> tuple[tuple[str, float], ...]:
    """MakeHuman's targets of a body, with their shares."""
    return (*_BOTH, *_OWN[build])


def posed(s: Surface, bind: Bound, build: Build) -> None:
    """Moves the points of the whole body to where they look well on our bones."""
    _head_larger(s, bind)
    _jaw_narrower(s, bind, build)
    _shoulders_slope(s, bind, build)
    _legs_apart(s)
    _back_flat(s)


def _head_larger(s: Surface, bind: Bound) -> None:
    """Grows the head from where it turns."""
    root = bind.place[BONES.index("head")]
    s.at += (s.at - root) * (s.weight("head") * (_HEAD - 1))[:, None]


def _jaw_narrower(s: Surface, bind: Bound, build: Build) -> None:
    """Draws the lower face in towards the chin, less than that of ears and neck."""
    local = s.at - bind.place[BONES.index("head")]
    lower = smoothstep(_EYES_UP - 0.030, _EYES_UP - 0.110, local[:, 1]) * smoothstep(-0.02, 0.05, local[:, 2])
    s.at[:, 0] *= 1 - _JAW[build] * lower * smoothstep(0.5, 0.9, s.weight("head"))


def _shoulders_slope(s: Surface, bind: Bound, build: Build) -> None:
    """Draws the tops of the shoulders towards the joints, as they are when the arms hang."""
    for side, k in (("l", 1.0), ("r", -1.0)):
        local = s.at - bind.place[BONES.index(f"upperarm_{side}")]
        far = np.linalg.norm(local, axis=1) + 1e-9
        upper = smoothstep(-0.05, 0.85, local @ unit(np.array([0.42 * k, 0.90, -0.05])) / far)
        near = smoothstep(0.03, 0.06, far) * smoothstep(0.25, 0.09, far)
        s.at -= local / far[:, None] * (_SHOULDER[build] * upper * near)[:, None]


def _legs_apart(s: Surface) -> None:
    """Inner thighs press against each other where our narrower hips would cross them."""
    left, right = (s.weight(*(f"{n}_{side}" for n in LEGS)) for side in "lr")
    for k, mine in ((1, left - right > 0.02), (-1, right - left > 0.02)):
        x = k * s.at[:, 0]
        pressed = _THIN * np.exp(np.minimum(x / _THIN - 1, 0))
        s.at[:, 0] = np.where(mine & (x < _THIN), k * pressed, s.at[:, 0])


def _back_flat(s: Surface) -> None:
    """Shoulder blades stand out no further than the landmarks a body lies on, less its shirt."""
    limit = np.interp(s.at[:, 1], _BACK_Y, _BACK_Z)
    mine = (1 - smoothstep(0.2, 0.6, s.weight(*ARMS))) * smoothstep(1.52, 1.46, s.at[:, 1])
    over = np.minimum(s.at[:, 2] - limit, 0) * mine * (s.at[:, 1] > 0.9)
    s.at[:, 2] -= over * 0.75


def toes_bend(s: Surface, bind: Bound) -> Array:
    """What lies before the ball of the foot belongs to the toes, so that a shoe bends there."""
    out = s.weights.copy()
    for side in "lr":
        foot, toes = BONES.index(f"foot_{side}"), BONES.index(f"toes_{side}")
        both = out[:, foot] + out[:, toes]
        ahead = s.at[:, 2] - bind.place[toes][2]
        share = smoothstep(-0.022, 0.022, ahead)
        out[:, toes], out[:, foot] = both * share, both * (1 - share)
    return out
