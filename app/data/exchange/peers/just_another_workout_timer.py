"""Reads what Just Another Workout Timer writes: one workout (Share), or all (Export, Backup).

Export and Backup write each letter as one byte, so what is beyond Latin-1 is damaged in them; Share writes
UTF-8.
"""

import re

from app.core.i18n import mark as _
from app.data.exchange.peers.fields import DAY_S, MOST_TIMES, TEXT, Fields
from app.data.exchange.peers.limits import MOST_PARTS, MOST_PLANS
from app.data.exchange.peers.plan import PeerMove, PeerPart, PeerPlan, PeerRest, PeerRounds
from app.data.exchange.peers.tally import Losses
from app.data.exchange.peers.timed import timed
from app.data.exchange.peers.words import plain
from app.data.files.json_document import JsonDocument

APP = "Just Another Workout Timer"
_VERSION = 2
_LEAD_MS = 10_000  # that it counts down before every workout; no file holds it
_TEXT = re.compile(TEXT, re.DOTALL)
_DAMAGED = re.compile("[\x00-\x1f\x7f-\x9f]")

_LETTERS = _(
    "The other app has damaged letters such as “ę” in its export; with its “Share” instead, they stay whole."
)
_NEWER = _("The file is from a newer {app} than Limber knows, so something may be missing.")


def is_of(data: object) -> bool:
    """Whether data looks like a file of the app."""
    return isinstance(data, dict) and ("workouts" in data or "sets" in data)


def mended(text: str) -> str:
    """The text of a file with a question mark for each damaged letter that would keep it from being read."""
    if not _DAMAGED.search(text):
        return text
    return _TEXT.sub(lambda found: _DAMAGED.sub("?", found[0]), text)


def plans(document: JsonDocument, losses: Losses, *, damaged: bool) -> list[PeerPlan]:
    """The workouts of a file.

    Args:
        document: The file.
        losses: Takes note of what is not read.
        damaged: Whether letters in it are known to be damaged.

    Raises:
        BadFileError: Something is not as the app writes it.
    """
    whole = Fields(APP, document, (), document.data)
    workouts = whole.children("workouts", MOST_PLANS) if "workouts" in whole.data else [whole]
    if damaged:
        losses.add(_LETTERS)
    found = []
    for workout in workouts:
        if workout.whole("version", 0, 10**6, 1) > _VERSION:
            losses.add(_NEWER, app=APP)
        parts: list[PeerPart] = [PeerRest(_LEAD_MS)]
        for one in workout.children("sets", MOST_PARTS):
            times = one.whole("repetitions", 1, MOST_TIMES)
            inner = [
                part
                for each in one.children("exercises", MOST_PARTS)
                if (part := _part(each, losses)) is not None
            ]
            parts += [PeerRounds(times, tuple(inner))] if times > 1 else inner
        found.append(PeerPlan(plain(workout.text("title")), tuple(parts)))
    return found


def _part(exercise: Fields, losses: Losses) -> PeerMove | PeerRest | None:
    name, ms = plain(exercise.text("name")), exercise.whole("duration", 0, DAY_S) * 1000
    return timed(name, ms, losses)
