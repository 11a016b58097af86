"""Sheets of routines for tests: laid out with everything but the pictures, of which each has its shape alone."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.paper.png import png
from app.data.paper.typeset import Paper
from app.figure.look import Look
from app.figure.pair import pair_layout, pair_phases, pair_view
from app.figure.poser import Poser
from app.ui.base.translator import Translator
from app.wiring.figure_files import figure_bases
from app.wiring.paper import PaperMaker, Picture, SheetJob, sheet_job
from tests.printed import Printed

SHARE = share_folder()
ASSETS = SHARE / "assets"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
_EDGE = 40  # pixels


def words(language: str) -> Translator:
    return Translator(ASSETS / "locale", language)


def job(library: Library, routine: str | Path, language: str = "en", **more: str) -> SheetJob:
    return sheet_job(library, routine, words(language), own=False, **more)


def printed(made: SheetJob, paper: Paper = "a4") -> Printed:
    """The sheet with stand-ins for its pictures."""
    pictures = {move.id: stand_in(made, move.id) for move in made.moves if move.id in made.specs}
    return Printed(PaperMaker(SHARE, {}).sheet(made, pictures, paper, NOW))


def stand_in(made: SheetJob, name: str) -> Picture:
    """An empty picture as high and wide as that of a move."""
    width, height = _shape(repr(made.specs[name]), name, made)
    return Picture(png(width, height, b"\xe9" * (3 * width * height)), height / width)


_shapes: dict[str, tuple[int, int]] = {}


def _shape(key: str, name: str, made: SheetJob) -> tuple[int, int]:
    if key not in _shapes:
        areas = next(move.areas for move in made.moves if move.id == name)
        poser = Poser(made.specs[name], _bases(), None, areas, Look().build)
        _shapes[key] = pair_layout(pair_view(poser, pair_phases(poser)).shape, _EDGE).whole
    return _shapes[key]


@cache
def _bases() -> object:
    return figure_bases()


def code_side(made: SheetJob) -> float:
    """Edge of the square of its code in millimetres, as the template has it."""
    return max(33.0, (len(made.code) + 8) * 0.42)


def said(made: SheetJob) -> list[str]:
    """Every sentence that has to stand on it."""
    sheet = made.sheet
    found = [sheet.title, sheet.purpose, *sheet.chips, sheet.labels["stop"], sheet.labels["note"]]
    found += [sheet.labels["how"], *(value for _name, value in sheet.fields)]
    for card in sheet.cards:
        found += [card.name, card.dose, card.times, *card.steps, card.avoid, *card.notes, *card.heads]
    return found
