"""An exercise of one's own for a move that the catalogue does not have: only its words, for good days."""

import re
from typing import Any

from app.core.i18n import mark as _
from app.data.exchange.peers.words import MOST_NAME, cut, folded
from app.data.files.yaml_write import in_braces, scalar

MAX_PAIN = 2  # nothing is known of what it asks of a back
_TEMPO_S = 1.0  # so quick that nobody counts it: how long a repetition takes is in no file

_AS_KNOWN = _("Do it the way you know it; Limber has no picture of it.")
_STOP = _("Leave it out if it hurts.")
_CUE = _("Only as far as feels good")

_HELD = re.compile(
    r"\b(?:\w*stretch\w*|\w*plank|wall sit|hold|holding|pose|\w*dehn\w*|halten|\w*stutz|wandsitz|etir\w*"
    r"|gainage|chaise|planche|estir\w*|plancha|isometri\w*|rozciag\w*|deska|allung\w*|tenuta|\w*rek|rekken"
    r"|\w*strekken|along\w*|prancha)\b"
)
# What the ground must allow is told from words; whoever names none of them stands.
_POSTURES = {
    "side-lying": r"side plank|side lying|clam\w*|seitstutz|seitlage|zijplank",
    "quadruped": r"quadruped|all fours|vierfuss\w*|kickbacks?|donkey|quadrupedie|cuadrupedia|fire hydrants?",
    "prone": r"\w*plank|push ?ups?|press ?ups?|superman|cobra|prone|mountain climbers?|burpees?"
    r"|squat thrusts?|liegestutz\w*|bauchlage|unterarmstutz|pompes?|planche|gainage|flexiones|plancha|pompki"
    r"|deska|piegamenti|opdrukken|flexoes|prancha|chaturanga|downward dog",
    "supine": r"sit ?ups?|crunch\w*|leg raises?|supine|lying|floor dips?|hollow|bicycles?|v ups?|ruckenlage"
    r"|liegend\w*|abdominaux|abdominales|brzuszki|addominali|buikspier\w*|abdominais|bridge",
    "kneeling": r"kneeling|kniend\w*|a genoux|de rodillas|kleczac|in ginocchio|geknield|ajoelhad\w*|camel",
    "seated": r"seated|sitting|sitzend\w*|im sitzen|assise?|sentad\w*|siadzie|siedzac|seduto|zittend\w*"
    r"|butterfly|lotus",
}


def is_held(name: str) -> bool:
    """Whether a name is that of something one holds still."""
    return _HELD.search(" ".join(folded(name))) is not None


def own_move(ident: str, name: str) -> dict[str, Any]:
    """The data of an exercise file for a move, told from its name alone."""
    held = is_held(name)
    spoken = " ".join(folded(name))
    posture = next(
        (p for p, words in _POSTURES.items() if re.search(rf"\b(?:{words})\b", spoken)), "standing"
    )
    return {
        "id": ident,
        "name": cut(name, MOST_NAME),
        "kind": "static" if held else "dynamic",
        "ramp": "static" if held else "mobilise",
        "areas": ["whole-body"],
        "sides": "once",
        "posture": posture,
        "default_seconds": 30,
        **({} if held else {"tempo_s": _TEMPO_S}),
        "steps": [_AS_KNOWN, _STOP],
        "cues": [_CUE],
        "max_pain": MAX_PAIN,
        "easier": ident,
        "basis": [],
    }


def written(data: dict[str, Any]) -> str:
    """A file with such data, a line for each key; the same for the same name, wherever that comes from."""
    lines = ["# Words alone: Limber does not know the move. Change whatever you like."]
    for key, value in data.items():
        if key == "steps":
            lines += ["steps:", *(f"  - {scalar(step)}" for step in value)]
        else:
            lines.append(f"{key}: {in_braces(value) if isinstance(value, list) else scalar(value)}")
    return "\n".join(lines) + "\n"
