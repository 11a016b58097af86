"""Makes printed pages: what stands on them, their pictures, and the PDF; loaded with the first print."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.i18n import Translate
from app.core.paper.period import Period, year_before
from app.core.paper.routine_sheet import RoutineSheet, routine_sheet
from app.core.paper.year_sheet import YearSheet
from app.data.exchange.qr_code import qr_code
from app.data.exchange.shared_routine import shared_routine
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from app.data.paper.code_picture import QUIET, code_svg
from app.data.paper.png import png
from app.data.paper.typeset import Paper, PrintError, need_typst, typeset
from app.figure.errors import FigureError
from app.figure.look import Look
from app.wiring.figure_files import figure_bases
from app.wiring.lettering import lettering

if TYPE_CHECKING:
    from app.core.exercise import Exercise
    from app.data.store.history import HistoryStore
    from app.ui.widgets.figure_paper import PaperFigures

_PIXELS = 420  # the larger side of a pair of pictures: 300 to an inch at 36 mm


@dataclass(frozen=True, slots=True)
class Picture:
    """A pair of moments, ready for a page.

    Attributes:
        content: Of a PNG.
        shape: Height by width.
    """

    content: bytes
    shape: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetJob:
    """A routine that is being printed.

    Attributes:
        sheet: What stands on it.
        code: Modules of its QR code; empty where it would be too large for one.
        moves: The exercises that want a picture, in their order.
        specs: Their `figure` blocks, by id; those without one have no picture.
    """

    sheet: RoutineSheet
    code: tuple[bytes, ...]
    moves: tuple["Exercise", ...]
    specs: Mapping[str, Any]


class PaperMaker:
    """Makes pages from the templates of `assets/print`.

    Args:
        share: Limber's own files.
        figure: The theme's `figure` values.
    """

    def __init__(self, share: Path, figure: Mapping[str, Any]) -> None:
        self._assets, self._figure = share / "assets", figure

    @cached_property
    def _look(self) -> Mapping[str, Any]:
        file = self._assets / "print" / "figure.json"
        try:
            look: Mapping[str, Any] = json.loads(file.read_text("utf-8-sig"))
        except (OSError, ValueError) as error:
            raise PrintError(f"{file} cannot be read: {error}") from error
        return look

    def figures(self) -> "PaperFigures":
        """What draws the pictures; a window has to be open.

        Raises:
            PrintError: The file that says how they look has a fault.
        """
        from app.ui.widgets.figure_paper import PaperFigures

        try:
            return PaperFigures(self._look, self._figure, figure_bases())
        except (KeyError, TypeError, ValueError) as error:
            file = self._assets / "print" / "figure.json"
            raise PrintError(f"{file} lacks something, or holds a wrong value: {error}") from error

    def drawn(self, figures: "PaperFigures", job: SheetJob, look: Look) -> Iterator[dict[str, Picture]]:
        """All pictures of a sheet, after each one that was drawn: what draws them is held up by one alone."""
        made: dict[str, Picture] = {}
        for move in job.moves:
            if move.id in job.specs:
                try:
                    pixels = figures.pair(job.specs[move.id], move.areas, look, _PIXELS)
                except FigureError:  # it is printed without one, as the app leads it without one
                    continue
                made[move.id] = Picture(png(*pixels), pixels.height / pixels.width)
                yield made

    def sheet(self, job: SheetJob, pictures: Mapping[str, Picture], paper: Paper, now: datetime) -> bytes:
        """The PDF of a routine.

        Args:
            job: The routine.
            pictures: By the ids of its exercises.
            paper: a4 or letter.
            now: An aware time.

        Raises:
            PrintError: It cannot be made.
        """
        files = {f"{name}.png": picture.content for name, picture in pictures.items()}
        if job.code:
            files["code.svg"] = code_svg(job.code)
        data = {
            **job.sheet.data(),
            "code": bool(job.code),
            "code-modules": len(job.code) + 2 * QUIET,
            "pictures": {name: f"{name}.png" for name in pictures},
            "shapes": {name: picture.shape for name, picture in pictures.items()},
        }
        return self._made("sheet.typ", data, files, paper, now)

    def year(self, sheet: YearSheet, paper: Paper, now: datetime) -> bytes:
        """The PDF of the history.

        Raises:
            PrintError: It cannot be made.
        """
        return self._made("year.typ", sheet.data(), {}, paper, now)

    def _made(
        self, template: str, data: Mapping[str, Any], files: Mapping[str, bytes], paper: Paper, now: datetime
    ) -> bytes:
        whole = {**data, "paper": paper, "panel": self._look["panel"]}
        lacking = lettering()
        return typeset(
            self._assets / "print" / template,
            whole,
            files,
            self._assets / "fonts",
            now,
            any_letters=any(lacking(text) for text in _texts(data)),
        )


def sheet_job(
    library: Library, routine: str | Path, tr: Translate, *, own: bool, name: str = "", therapist: str = ""
) -> SheetJob:
    """A routine to be printed, as it is written.

    Args:
        library: Where it is found.
        routine: Its id, or its file.
        tr: Translates.
        own: Its title and purpose are the runner's own words.
        name: Of the runner, or "".
        therapist: Likewise.

    Raises:
        BadFileError: It cannot be used.
        UnknownError: There is none of that id.
        PrintError: Typst is missing.
    """
    need_typst()
    shared = shared_routine(library, routine)
    exercises = library.exercises_for(routine)
    found = library.open(routine, exercises) if isinstance(routine, Path) else library.routine(routine)

    def easier(wanted: str) -> "Exercise | None":
        move = exercises.get(wanted)
        return None if isinstance(move, BadFileError) else move

    code = qr_code(shared.text)
    moves = {step.exercise.id: step.exercise for step in found.written()}
    specs = {name: spec for name in moves if (spec := exercises.figure(name)) is not None}
    return SheetJob(
        sheet=routine_sheet(found, tr, easier, own=own, name=name, therapist=therapist),
        code=code.rows if code else (),
        moves=tuple(moves.values()),
        specs=specs,
    )


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def of_record(history: "HistoryStore", since: date | None, until: date | None, today: date) -> Period:
    """A stretch of the record: a year at most, from where it begins.

    Args:
        history: The record.
        since: Its first day; None for a year before its last.
        until: Its last day; None for today.
        today: The runner's day.
    """
    last = until or today
    begun = history.all(today).since
    first = max(since or year_before(last), year_before(last))
    if since is None and begun is not None:
        first = max(first, min(begun, last))
    return history.period(first, last)


def move_names(library: Library, tr: Translate) -> Callable[[str], str]:
    """Names exercises by their ids, those that are gone too."""
    exercises = library.beside_mine

    def named(name: str) -> str:
        found = exercises.get(name)
        if found is None or isinstance(found, BadFileError):
            return name.replace("-", " ").capitalize()
        return tr(found.name)

    return named
