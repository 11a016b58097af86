"""Tells apart what other timers write, by what is in a file, and reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.i18n import mark as _
from app.data.exchange.arrival import Arrival, NotCarried
from app.data.exchange.peers import feeel, just_another_workout_timer, open_hiit, timer_machine
from app.data.exchange.peers.fields import MOST_BYTES, parsed
from app.data.exchange.peers.limits import MOST_STEPS
from app.data.exchange.peers.plan import PeerMove, PeerPart, PeerPlan, PeerRounds
from app.data.exchange.peers.render import rendered
from app.data.exchange.peers.tally import Losses
from app.data.exchange.peers.zipped import SIGNS, files_of
from app.data.files.json_document import JsonDocument
from app.data.files.problems import BadFileError, Problem

_JAWT = just_another_workout_timer

# Keys that nearly nobody else writes, by which also a file is known that cannot be read.
_MARKS = {
    feeel.APP: rb'"(?:feeelMetadataVersion|fullWorkout)"\s*:',
    open_hiit.APP: rb'"(?:timeSettings|activeIntervals|numExercises|exerciseTime)"\s*:',
    timer_machine.APP: rb'"timers"\s*:',
    _JAWT.APP: rb'"(?:workouts|sets)"\s*:',
}
_LIMBERS = re.compile(rb'"format"\s*:\s*"limber')
_NO_WORKOUT = _("Files in the zip that are no workouts are left out: {count}.")


@dataclass(frozen=True, slots=True)
class Plans:
    """What a file of another app holds, before it is made into routines.

    Attributes:
        source: The app, as it calls itself.
        plans: Its workouts, in the order of the file.
        notes: What was not read.
    """

    source: str
    plans: tuple[PeerPlan, ...]
    notes: tuple[NotCarried, ...] = ()

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        """All that the file would bring; the same each time.

        Args:
            catalogue: The exercises there are, by id; what is no exercise, but an error, is passed over.
            chosen: By the names of `Arrival.matches`, which exercise the runner has chosen: an id of the
                catalogue, or "" for a step with only its words. An id that is not there counts as not chosen.
        """
        return rendered(self.source, self.plans, self.notes, catalogue, chosen or {})


def read(content: bytes, name: str) -> Plans | None:
    """Reads the file of another app; None where it is of none that is known.

    Args:
        content: All that the file holds.
        name: What the file is called; only for messages.

    Raises:
        BadFileError: It is of one of the apps, and cannot be used.
    """
    path = Path(name)
    if content.startswith(SIGNS):
        return _of_zip(path, content)
    found = _of_file(path, content)
    return None if found is None else _usable(path, *found)


def _of_zip(path: Path, content: bytes) -> Plans | None:
    _bounded(path, content)
    losses = Losses()
    plans: list[PeerPlan] = []
    for entry, inner in files_of(path, content):
        if _app_of(inner) != feeel.APP:
            losses.add(_NO_WORKOUT)
            continue
        found = _of_file(entry, inner, losses)
        plans += found[1] if found else []
    return _usable(path, feeel.APP, plans, losses) if plans else None


def _of_file(
    path: Path, content: bytes, losses: Losses | None = None
) -> tuple[str, list[PeerPlan], Losses] | None:
    app = _app_of(content)
    if app is None:
        return None
    losses = losses or Losses()
    try:
        _bounded(path, content)
        document, damaged = _document(path, content, app)
        return _of_document(document, losses, damaged=damaged)
    except BadFileError as error:
        raise BadFileError([_named(problem, app) for problem in error.problems]) from None


def _of_document(
    document: JsonDocument, losses: Losses, *, damaged: bool
) -> tuple[str, list[PeerPlan], Losses] | None:
    data = document.data
    if feeel.is_of(data):
        return feeel.APP, [feeel.plan(document, losses)], losses
    if timer_machine.is_of(data):
        return timer_machine.APP, timer_machine.plans(document, losses), losses
    if open_hiit.is_of(data):
        return open_hiit.APP, open_hiit.plans(document, losses), losses
    if _JAWT.is_of(data):
        return _JAWT.APP, _JAWT.plans(document, losses, damaged=damaged), losses
    return None


def _app_of(content: bytes) -> str | None:
    """The app whose keys stand in a file; None where there are none, and where Limber wrote it."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start not in (b"{", b"[") or _LIMBERS.search(content[:4096]):
        return None
    return next((app for app, mark in _MARKS.items() if re.search(mark, content)), None)


def _document(path: Path, content: bytes, app: str) -> tuple[JsonDocument, bool]:
    """A file as data, and whether letters in it are known to be damaged."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if app != _JAWT.APP:
            line = content[: error.start].count(b"\n") + 1
            raise BadFileError([Problem(path, line, 1, "this is no text in UTF-8")]) from None
        text = content.decode("latin-1")
    if app != _JAWT.APP:
        return parsed(path, content, text), False
    mended = _JAWT.mended(text)
    return parsed(path, mended.encode(), mended), mended != text


def _bounded(path: Path, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1_000_000} MB; export fewer workouts at a time"
        raise BadFileError([Problem(path, 1, 1, message)])


def _usable(path: Path, app: str, plans: list[PeerPlan], losses: Losses) -> Plans:
    """The plans, if anything can become of them."""
    problem = ""
    if not plans:
        problem = "there is no workout in it; make one there, and export it anew"
    elif sum(_size(plan.parts) for plan in plans) > MOST_STEPS:
        problem = f"the workouts in it have more than {MOST_STEPS:,} steps; export fewer at a time"
    else:
        found = Plans(app, tuple(plans), losses.notes())
        trial = found.arrival({})
        if trial.files:
            return found
        left = next(note for note in trial.notes if "title" in note.values)
        problem = f"nothing in it can become a routine: {left.says.format(**left.values).rstrip('.')}"
    raise BadFileError([_named(Problem(path, 1, 1, problem), app)])


def _size(parts: tuple[PeerPart, ...]) -> int:
    return sum(
        _size(part.parts) if isinstance(part, PeerRounds) else isinstance(part, PeerMove) for part in parts
    )


def _named(problem: Problem, app: str) -> Problem:
    """A problem that says whose file it is."""
    message = problem.message
    told = message if app in message else f"{message} (in a file of {app}; export it anew from there)"
    return Problem(problem.path, problem.line, problem.column, told)
