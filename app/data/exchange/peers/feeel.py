"""Reads what Feeel writes: one workout."""

from app.core.i18n import mark as _
from app.data.exchange.peers.feeel_exercises import NAMES
from app.data.exchange.peers.fields import DAY_S, Fields
from app.data.exchange.peers.limits import MOST_PARTS
from app.data.exchange.peers.plan import PeerMove, PeerPart, PeerPlan, PeerRest
from app.data.exchange.peers.tally import NO_TIME, Losses
from app.data.exchange.peers.words import plain
from app.data.files.json_document import JsonDocument

APP = "Feeel"
_VERSION = 300
_KNOWN_LIST = "2023-02-17"  # the day of the list whose numbers are known
_BIGGEST = 2**53
_STRETCHING, _CATEGORIES = 1, 3  # the last of them, from 0

_NEWER_LIST = _("Feeel’s list of exercises is newer here than the one that Limber knows.")
_UNKNOWN = _("Feeel’s file has numbers in place of names; Limber does not know these exercises: {count}.")


def is_of(data: object) -> bool:
    """Whether data looks like a file of the app."""
    return isinstance(data, dict) and ("feeelMetadataVersion" in data or "fullWorkout" in data)


def plan(document: JsonDocument, losses: Losses) -> PeerPlan:
    """The workout of a file.

    Args:
        document: The file.
        losses: Takes note of what is not read.

    Raises:
        BadFileError: Something is not as the app writes it, or it is of a newer version.
    """
    whole = Fields(APP, document, (), document.data)
    version = whole.whole("feeelMetadataVersion", 0, 10**9, _VERSION)
    if version > _VERSION:
        whole.refuse(
            f"this is of a newer Feeel (version {version} of the file, Limber knows {_VERSION})",
            "feeelMetadataVersion",
        )
    if whole.text("exerciseDbImport", "")[:10] > _KNOWN_LIST:
        losses.add(_NEWER_LIST)
    full = whole.child("fullWorkout") or whole.refuse('the key "fullWorkout" is missing: the workout')
    workout = full.child("workout") or full.refuse('the key "workout" is missing: its title and times')
    category = workout.whole("category", 0, _CATEGORIES, 0)
    lead_s = workout.whole("countdownDuration", 0, DAY_S, 5)
    work_s = workout.whole("exerciseDuration", 0, DAY_S, 30)
    break_s = workout.whole("breakDuration", 0, DAY_S, 10)
    exercises = full.children("workoutExercises", MOST_PARTS)
    exercises.sort(key=lambda each: each.whole("orderPosition", 0, _BIGGEST))
    parts: list[PeerPart] = []
    for number, each in enumerate(exercises):
        before_s = each.whole("breakDuration", 0, DAY_S, break_s)  # it stands before its exercise, not after
        parts.append(PeerRest(1000 * (before_s if number else lead_s)))
        seconds = each.whole("exerciseDuration", 0, DAY_S, work_s)
        name = _name(each.whole("exercise", -_BIGGEST, _BIGGEST), losses)
        if seconds:
            parts.append(PeerMove(name, 1000 * seconds))
        else:
            losses.add(NO_TIME)
    phase = "cool-down" if category == _STRETCHING else ""
    return PeerPlan(plain(workout.text("title")), tuple(parts), phase)


def _name(number: int, losses: Losses) -> str:
    if number not in NAMES:
        losses.add(_UNKNOWN)
    return NAMES.get(number, f"Feeel exercise {number}")
