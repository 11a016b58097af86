"""Still figures posed for one place on a page: no walls and no mats, and they face into it."""

from collections.abc import Mapping, Sequence
from typing import Any

Spec = Mapping[str, Any]

PORTRAITS: Mapping[str, Spec] = {
    "before": {
        "base": "stand",
        "view": {"yaw": 62, "pitch": 8},
        "work": ["hip_flexors_r", "glutes_l"],
        "pose": {"shoulder": [6, 8, 10], "elbow": [82, 15], "fingers": 70},
        "keys": [
            {
                "t": 0,
                "free": ["foot_r"],
                "shift": [-0.052, 0, 0],
                "hip_r": [82, 4],
                "knee_r": 88,
                "ankle_r": 2,
                "hip_l": [2, 1],
                "knee_l": 4,
                "ankle_l": 2,
                "shoulder_r": -28,
                "shoulder_l": 50,
                "elbow_l": 92,
            }
        ],
    },
    "after": {
        "base": "stand",
        "view": {"yaw": 64, "pitch": 8},
        "work": ["quadriceps_r"],
        "keys": [
            {
                "t": 0,
                "free": ["foot_r"],
                "shift": [-0.075, 0, 0],
                "hip_r": -10,
                "knee_r": 140,
                "ankle_r": -44,
                "shoulder_r": [-35, 5],
                "elbow_r": 10,
                "fingers_r": 60,
                "shoulder_l": [78, 14],
                "elbow_l": 8,
                "contacts": {"hand_r": {"to": "instep_r", "dir": -60}},
            }
        ],
    },
    "rest": {
        "base": "quadruped",
        "view": {"yaw": 60, "pitch": 22},
        "work": ["lower_back", "glutes"],
        "keys": [
            {
                "t": 0,
                "pelvis": 68,
                "hip": 132,
                "knee": 150,
                "lumbar": 28,
                "thorax": 16,
                "neck": -26,
                "shoulder": [165, 10],
                "contacts": {"hand": {"at": [0.17, 0.71], "dir": 6}},
            }
        ],
    },
    "done": {"base": "hands-hips", "view": {"yaw": 24, "pitch": 6}, "keys": [{"t": 0}]},
}

_VIEWS = {"front": 14, "back": 194}  # degrees: a little turned, which shows outer hips and thighs as well


def body_map(areas: Sequence[str], view: str) -> Spec:
    """The `figure` block of a body that stands still with areas aglow, seen from the front or the back."""
    return {
        "base": "stand",
        "view": {"yaw": _VIEWS[view], "pitch": 4},
        "work": list(areas),
        "keys": [{"t": 0, "shoulder": [2, 14]}],
    }
