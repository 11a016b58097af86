"""Reads what TimeR Machine writes: a backup, or the text of a timer that was shared."""

from collections.abc import Iterator

from app.core.i18n import mark as _
from app.data.exchange.peers.fields import DAY_S, MOST_TIMES, Fields
from app.data.exchange.peers.limits import MOST_GROUPS, MOST_PARTS, MOST_PLANS
from app.data.exchange.peers.plan import PeerMove, PeerPart, PeerPlan, PeerRest, PeerRounds
from app.data.exchange.peers.tally import REST_DROPPED, Losses
from app.data.exchange.peers.timed import timed
from app.data.exchange.peers.words import plain
from app.data.files.json_document import JsonDocument

APP = "TimeR Machine"
_BIN = 2  # the folder of timers that were thrown away
_MOST_BEHAVIOURS = 50  # of a step; the app knows eleven kinds
_WAITS = "HALT"
_NO_MOVES = ("NOTIFIER", "START", "END")
_TYPES = ("NORMAL", *_NO_MOVES)
_LONGEST_MS = 1000 * DAY_S

_SIGNALS = _(
    "Sounds, spoken texts, pictures and other signals of moves stay behind; Limber has its own: {count}."
)
_GROUPS = _("Names of groups are left out; their rounds are kept: {count}.")
_NEW_KINDS = _("What is of a kind that Limber does not know is taken for a move: {count}.")
_BINNED = _("Timers in the other app’s bin are left out: {count}.")


def is_of(data: object) -> bool:
    """Whether data looks like a file of the app."""
    return isinstance(data, dict) and "timers" in data


def plans(document: JsonDocument, losses: Losses) -> list[PeerPlan]:
    """The timers of a file, but for those that were thrown away.

    Args:
        document: The file.
        losses: Takes note of what is not read.

    Raises:
        BadFileError: Something is not as the app writes it.
    """
    found = []
    for timer in Fields(APP, document, (), document.data).children("timers", MOST_PLANS):
        if timer.whole("folderId", -(2**63), 2**63, 1) == _BIN:
            losses.add(_BINNED)
            continue
        parts = tuple(_parts(timer, losses, 0))
        times = timer.whole("loop", 1, MOST_TIMES, 1)
        if times > 1:
            parts = (PeerRounds(times, parts),)
        start = timer.child("startStep")
        if start is not None:
            parts = (PeerRest(_length(start)), *parts)
            _count_signals(start, losses)
        if timer.child("endStep") is not None:
            losses.add(REST_DROPPED)
        found.append(PeerPlan(plain(timer.text("name")), parts))
    return found


def _parts(of: Fields, losses: Losses, depth: int) -> Iterator[PeerPart]:
    for item in of.children("steps", MOST_PARTS):
        kind = item.text("step_type", "step")
        if kind == "group":
            if depth == MOST_GROUPS:
                item.refuse(f"groups stand more than {MOST_GROUPS} deep in each other")
            times = item.whole("loop", 1, MOST_TIMES, 1)
            if item.text("name", ""):
                losses.add(_GROUPS)
            yield PeerRounds(times, tuple(_parts(item, losses, depth + 1)))
        elif kind == "step":
            step = _step(item, losses)
            if step is not None:
                yield step
        else:
            item.refuse('"step_type" is either "step" or "group"', "step_type")


def _step(step: Fields, losses: Losses) -> PeerMove | PeerRest | None:
    name, kind = plain(step.text("label", "")), step.text("type", "NORMAL")
    if kind not in _TYPES:
        losses.add(_NEW_KINDS)
    waits = _count_signals(step, losses)
    ms = None if waits else _length(step)
    return PeerRest(ms) if kind in _NO_MOVES and ms is not None else timed(name, ms, losses)


def _length(step: Fields) -> int:
    return step.whole("length", 0, _LONGEST_MS)


def _count_signals(step: Fields, losses: Losses) -> bool:
    """Takes note of what a step plays or shows; returns whether it waits for a tap."""
    kinds = {each.text("type") for each in step.children("behaviour", _MOST_BEHAVIOURS, needed=False)}
    if kinds - {_WAITS}:
        losses.add(_SIGNALS)
    return _WAITS in kinds
