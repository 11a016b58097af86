"""Writes assets/exercises/figure.schema.json from the names the engine knows.

python -m tools.figure_schema
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from app.figure.areas import AREAS, REGIONS
from app.figure.camera import PITCH
from app.figure.extent import PART_NAMES
from app.figure.joints import DOFS
from app.figure.landmarks import LIMB_CONTACTS, POINTS, SPOTS
from app.figure.parse import BREATH_S, CYCLE_S, EXAGGERATE, JOINT_NAMES, REPS
from app.figure.props import ROLLER_LENGTH, ROLLER_THICK
from app.figure.skeleton import split_side
from app.figure.tracks import FOLLOWED, GROW, WIDTH_M

FILE = Path(__file__).parents[1] / "assets" / "exercises" / "figure.schema.json"
Json = dict[str, Any]
_NUMBER: Json = {"type": "number"}
_MEANS = {
    "shift": "Metres: right, up, forward",
    "belly": "Millimetres: swell",
    "sole": "Millimetres: arch, spread",
}


def _between(least: float, most: float) -> Json:
    return {"type": "number", "minimum": least, "maximum": most}


def _list(*counts: int) -> Json:
    return {"type": "array", "items": _NUMBER, "minItems": min(counts), "maxItems": max(counts)}


def _object(properties: Json, **more: Any) -> Json:
    return {"type": "object", "additionalProperties": False, "properties": properties, **more}


def _ref(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


def _angle(joint: str) -> Json:
    dofs = DOFS[joint]
    what = _MEANS.get(joint, f"Degrees: {', '.join(dofs)}")
    listed = {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": len(dofs)}
    return {"description": what, "anyOf": [_NUMBER, listed, _object(dict.fromkeys(dofs, _NUMBER))]}


def _definitions() -> Json:
    parts = sorted(
        {
            *LIMB_CONTACTS,
            *(f"{k}_{s}" for k in LIMB_CONTACTS for s in "lr"),
            *POINTS,
            *(split_side(p)[0] for p in POINTS),
        }
    )
    names = {"type": "array", "items": {"enum": parts}}
    options: Json = {
        "to": {"type": "string"},
        "at": _list(2, 3),
        "dir": _NUMBER,
        "heel": _NUMBER,
        "tuck": {"type": "number", "minimum": 0, "maximum": 1},
        "swivel": _NUMBER,
        "brace": {"type": ["boolean", "number"]},
    }
    place = {"type": "string", "pattern": f"^(floor|wall[0-9]*|({'|'.join(SPOTS)})(_[lr])?)$"}
    return {
        **{f"joint_{j}": _angle(j) for j in DOFS},
        "angles": _object({j: _ref(f"joint_{split_side(j)[0]}") for j in JOINT_NAMES}),
        "contact": {"anyOf": [place, _list(2, 3), {"type": "null"}, _object(options)]},
        "contacts": {"anyOf": [names, _object({p: _ref("contact") for p in parts})]},
        "names": names,
    }


def _props() -> Json:
    thing = _object({"at": _list(2, 3), "size": _list(3), "turn": _NUMBER})
    wall = {
        "side": {"enum": ["front", "back", "left", "right"]},
        "at": _NUMBER,
        "span": _list(2),
        "height": _NUMBER,
    }
    followed: Json = {"enum": list(FOLLOWED)}
    roller = {
        "at": _list(2),
        "size": {
            "type": "array",
            "items": _between(ROLLER_THICK[0], ROLLER_LENGTH[1]),
            "minItems": 2,
            "maxItems": 2,
            "description": "Length and thickness, metres.",
        },
        "turn": _NUMBER,
        "under": {
            "anyOf": [followed, {"type": "array", "minItems": 1, "items": followed}],
            "description": "What lies on it; it rolls with the first of them.",
        },
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {
            "^mat$": _object({"at": _list(2), "size": _list(2)}),
            "^wall[0-9]*$": _object(wall, required=["at"]),
            "^chair[0-9]*$": _object({"at": _list(2, 3), "seat": _NUMBER, "turn": _NUMBER}),
            "^(pillow|block)[0-9]*$": thing,
            "^roller$": _object(roller, required=["under"]),
        },
    }


def _parts() -> Json:
    names: Json = {"enum": list(PART_NAMES)}
    return {"anyOf": [names, {"type": "array", "items": names}]}


def _path() -> Json:
    return _object(
        {
            "of": {"enum": list(FOLLOWED), "description": "The landmark or bone that is followed."},
            "span": {"type": "array", "items": _between(0, 1), "minItems": 2, "maxItems": 2},
            "grow": {**_between(*GROW), "description": "Times larger than the move."},
            "at": {**_list(3), "description": "Metres off the body: outward or right, up, forward."},
            "width": {**_between(*WIDTH_M), "description": "Metres across."},
        },
        required=["of"],
    )


def schema() -> Json:
    """The JSON Schema of an exercise's `figure` block."""
    areas = dict.fromkeys(
        [*AREAS, *(f"{a}_{s}" for a in AREAS for s in "lr"), *REGIONS, *(split_side(r)[0] for r in REGIONS)]
    )
    key = {
        "t": {"type": "number", "minimum": 0, "maximum": 1},
        "until": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
        "ease": {"enum": ["smooth", "stop"]},
        "contacts": _ref("contacts"),
        "free": _ref("names"),
        **{j: _ref(f"joint_{split_side(j)[0]}") for j in JOINT_NAMES},
    }
    properties = {
        "base": {"type": "string", "description": "A pose of assets/figure/bases.yaml; stand if left out."},
        "pose": _ref("angles"),
        "view": _object(
            {
                "yaw": _NUMBER,
                "pitch": {"type": "number", "minimum": PITCH[0], "maximum": PITCH[1]},
                "close": {**_parts(), "description": "Crops every picture to these parts of the body."},
                "tile": {**_parts(), "description": "Crops small pictures to these parts of the body."},
                "still": {
                    "type": "number",
                    "minimum": 0,
                    "exclusiveMaximum": 1,
                    "description": "The phase that still pictures show.",
                },
            },
            description="Camera: yaw 0 in front, 90 at the figure's right.",
        ),
        "props": _props(),
        "work": {
            "type": "array",
            "items": {"enum": list(areas)},
            "description": "Areas that glow; the exercise's areas if left out.",
        },
        "cycle": {**_between(*CYCLE_S), "description": "Seconds of one cycle at the authored speed."},
        "reps": {
            **_between(*REPS),
            "description": "Repetitions of tempo_s in one cycle; 2 with mirror: half, else 1.",
        },
        "breath": {
            "anyOf": [{"const": 0}, _between(*BREATH_S)],
            "description": "Seconds per breath; 0 for none.",
        },
        "travel": {"type": "number", "description": "Metres forward per cycle."},
        "mirror": {
            "enum": ["half"],
            "description": "The second half of the cycle is the mirrored first half.",
        },
        "feet": {"enum": ["shod", "bare"], "description": "bare: without shoes; shod if left out."},
        "balance": {"type": "boolean", "description": "false: the mass centre may leave the feet."},
        "exaggerate": {
            **_between(*EXAGGERATE),
            "description": "How many times as far from the first key the others are shown.",
        },
        "path": {
            "anyOf": [_path(), {"type": "array", "items": _path()}],
            "description": "Which way the move goes, for arrows.",
        },
        "pair": {
            "type": "array",
            "items": {"type": "number", "minimum": 0, "exclusiveMaximum": 1},
            "minItems": 2,
            "maxItems": 2,
            "description": "Phases of the two pictures on a printed sheet.",
        },
        "contacts": _ref("contacts"),
        "also": _ref("contacts"),
        "keys": {"type": "array", "minItems": 1, "items": _object(key, required=["t"])},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Figure",
        "description": "How the mannequin does an exercise; see docs/posing.md.",
        **_object(properties, required=["keys"]),
        "definitions": _definitions(),
    }


def text() -> str:
    """The file's content."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
