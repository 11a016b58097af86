"""Files of other timers, as the app takes them in: read, made into files, checked and opened."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from app.core.timeline import lay_out
from app.data.exchange import peers
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from tests.core.back_cases import SHARE
from tests.data.exchange.peers import samples
from tests.fuzz.loader import LOADED, REFUSED, said


@cache
def peer_files() -> Sequence[bytes]:
    """One of each kind that is JSON in UTF-8."""
    whole = {"workouts": [samples.MORNING, samples.EVENING]}
    return [
        samples.as_json(whole),
        samples.JAWT_SHARE,
        samples.OPEN_HIIT_MANY,
        samples.OPEN_HIIT_LEGACY,
        samples.TIMER_SHARE,
        samples.TIMER_BACKUP,
        samples.FEEEL,
    ]


@cache
def _limbers() -> Library:
    return Library(SHARE)


def peer_loader(content: bytes, folder: Path) -> str:
    """Reads a file; what is of no app that is known counts as refused, since nothing of it is used."""
    try:
        plans = peers.read(content, str(folder / "given.json"))
    except BadFileError as error:
        return said(error, content)
    if plans is None:
        return REFUSED
    arrival = plans.arrival(_limbers().exercises)
    for file in arrival.files:
        path = folder / file.kind / f"{file.id}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(file.text, "utf-8")
    library = Library(SHARE, folder)
    assert library.check([folder])[0] == []
    for file in arrival.files:
        if file.kind == "routines":
            assert lay_out(library.routine(file.id), tempo=True).segments
    return LOADED
