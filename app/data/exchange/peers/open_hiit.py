"""Reads what OpenHIIT writes: a list of timers, also of one; as it is since 2025, and as it was before."""

from collections.abc import Mapping

from app.core.i18n import mark as _
from app.data.exchange.peers.fields import DAY_S, MOST_TIMES, Fields
from app.data.exchange.peers.limits import MOST_PARTS, MOST_PLANS
from app.data.exchange.peers.plan import PeerMove, PeerPart, PeerPlan, PeerRest, PeerRounds
from app.data.exchange.peers.tally import NO_NAME, Losses
from app.data.exchange.peers.timed import timed
from app.data.exchange.peers.words import plain
from app.data.files.json_document import JsonDocument
from app.data.files.schema import shown

APP = "OpenHIIT"
_KEYS = {"timeSettings", "activeIntervals", "numExercises", "exerciseTime"}
_WALK = "Easy walk"

_SOUNDS = _("Colours and sounds of the other app’s timers stay behind; Limber has its own.")
_WALKED = _("A “warm-up” or “cool-down” that names no move became an easy walk: {count}.")
_NAMES_LEFT = _("Names of moves beyond the number of intervals are left out: {count}.")


def is_of(data: object) -> bool:
    """Whether data looks like a file of the app."""
    items = data if isinstance(data, list) else [data]
    return any(isinstance(item, dict) and _KEYS.intersection(item) for item in items)


def plans(document: JsonDocument, losses: Losses) -> list[PeerPlan]:
    """The timers of a file.

    Args:
        document: The file.
        losses: Takes note of what is not read.

    Raises:
        BadFileError: Something is not as the app writes it.
    """
    losses.add(_SOUNDS)
    return [
        _timer(timer, losses) if "timeSettings" in timer else _legacy(timer, losses)
        for timer in _timers(document)
    ]


def _timers(document: JsonDocument) -> list[Fields]:
    alone = isinstance(document.data, dict)
    items = [document.data] if alone else document.data
    whole = Fields(APP, document, (), {})
    if len(items) > MOST_PLANS:
        whole.refuse(f"the file holds {len(items)} timers; at most {MOST_PLANS} are read")
    for number, item in enumerate(items):
        if not isinstance(item, dict):
            whole.refuse(f"expected the keys and values of a timer here, not {shown(item)}", number)
    return [Fields(APP, document, () if alone else (number,), item) for number, item in enumerate(items)]


def _timer(timer: Fields, losses: Losses) -> PeerPlan:
    timer = timer.unpacked("timeSettings").unpacked("activities")
    times = timer.child("timeSettings") or timer.refuse('"timeSettings" is empty', "timeSettings")
    return _plan(
        timer.text("name", ""),
        timer.texts("activities", MOST_PARTS),
        timer.whole("activeIntervals", 0, MOST_PARTS, 0),
        times,
        {"work": "workTime", "rounds": "restarts"},
        losses,
    )


def _legacy(timer: Fields, losses: Losses) -> PeerPlan:
    timer = timer.unpacked("exercises")
    return _plan(
        timer.text("title", ""),
        timer.texts("exercises", MOST_PARTS),
        timer.whole("numExercises", 0, MOST_PARTS),
        timer,
        {"work": "exerciseTime", "rounds": "iterations"},
        losses,
    )


def _plan(
    title: str, names: list[str], intervals: int, times: Fields, keys: Mapping[str, str], losses: Losses
) -> PeerPlan:
    def ms(key: str) -> int:
        return 1000 * times.whole(key, 0, DAY_S, 0)

    work, rest = ms(keys["work"]), ms("restTime")
    again = times.whole(keys["rounds"], 0, MOST_TIMES - 1, 0)
    if len(names) > intervals:
        losses.add(_NAMES_LEFT, len(names) - intervals)
    elif len(names) < intervals:
        losses.add(NO_NAME, intervals - len(names))
    parts: list[PeerPart] = [PeerRest(ms("getReadyTime"))]
    if warm_up := ms("warmupTime"):
        losses.add(_WALKED)
        parts += [PeerMove(_WALK, warm_up), PeerRest(rest)]
    body: list[PeerPart] = []
    for number in range(intervals):
        name = plain(names[number]) if number < len(names) else "Work"
        if (part := timed(name, work, losses)) is not None:
            body.append(part)
        if number < intervals - 1:
            body.append(PeerRest(rest))
    parts += [PeerRounds(again + 1, tuple(body), between_ms=ms("breakTime") or rest)] if again else body
    if cool_down := ms("cooldownTime"):
        losses.add(_WALKED)
        parts.append(PeerMove(_WALK, cool_down))
    return PeerPlan(plain(title), tuple(parts))
