"""`import` of what is no export: routines and exercises, Limber's or another app's."""

import sys
from pathlib import Path

from app.data.exchange.arrivals import Incoming
from app.data.exchange.landing import Plan
from app.data.exchange.landing_files import land
from app.data.exchange.landing_report import what_is_lost, what_is_there, what_it_adds
from app.data.exchange.planning import Sight, plan
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.device.wording import say_unwritable
from app.wiring.figure_files import pose_faults
from app.wiring.lettering import lettering

_FINE, _PROBLEM = 0, 1


def arrive(incoming: Incoming, folder: Path, name: str, *, dry_run: bool) -> int:
    """Adds what has come and says so; returns the exit code, 1 where something cannot be used.

    Args:
        incoming: What was read.
        folder: The runner's.
        name: Of the file.
        dry_run: Only says what would be added.

    Raises:
        BadFileError: It cannot be understood; nothing has changed.
    """
    library = Library(share_folder(), folder)
    arrival = incoming.arrival(library.beside_mine)
    planned = plan(arrival, library, name, Sight(pose_faults, lettering()))
    if planned.adding and not dry_run:
        try:
            land(planned, folder)
        except OSError as error:
            say_unwritable(Path(error.filename or folder), error)
            return _PROBLEM
    print(what_it_adds(planned, str, done=not dry_run))
    for each in planned.adding:
        print(f"  {each.kind}/{each.id}.yaml  {each.title}")
    for sentence in (*_understood(planned), *what_is_there(planned, str), *what_is_lost(planned, str)):
        print(sentence)
    for problem in planned.problems:
        print(problem, file=sys.stderr)
    return _PROBLEM if planned.problems else _FINE


def _understood(planned: Plan) -> list[str]:
    """How the names of another app were understood."""
    return [
        f"“{match.name}” is taken for {match.exercise}" + ("" if match.sure else ", which is a guess") + "."
        if match.exercise
        else f"“{match.name}” is no exercise here, and keeps its words."
        for match in planned.matches
    ]
