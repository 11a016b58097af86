"""Takes the figure of an exercise out of a file that the runner picks."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.core.edits import unshared
from app.core.i18n import mark as _
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import read
from app.data.library.cards import why
from app.figure.errors import FigureError
from app.figure.poser import Poser
from app.wiring.context import AppContext
from app.wiring.figure_files import figure_bases
from app.wiring.pages.transfer import pickers

Put = Callable[[Any], None]
_BLOCK_KEYS = {"keys", "base", "pose"}  # of which a figure has one at least


class NoFigureError(Exception):
    """A file holds no figure that can be shown; the message says why, in words for people."""


def figure_picker(context: AppContext) -> Callable[[Put], None] | None:
    """What lets the runner pick a file, and hands on the figure in it; None where files cannot be picked."""
    files = pickers(context)
    if files is None:
        return None

    def pick(put: Put) -> None:
        def picked(path: Path | None) -> None:
            if path is None:
                if files.problem:
                    context.tell(files.problem)
                return
            try:
                spec = figure_in(path)
            except NoFigureError as error:
                context.app.refuse(str(error) or context.tr(_("There is no figure in it.")), _("No figure"))
            else:
                put(spec)
            finally:
                files.forget(path)

        files.open(("yaml", "yml"), picked)

    return pick


def figure_in(path: Path) -> Mapping[str, Any]:
    """The figure in the file of an exercise, or in one with a `figure` block alone.

    Raises:
        NoFigureError: There is none, or none that can be shown.
    """
    try:
        document = read(path)
    except BadFileError as error:
        raise NoFigureError(why(error)) from None
    data: Any = document.data
    at: tuple[str, ...] = ("figure",)
    if isinstance(data, dict) and "figure" not in data and _BLOCK_KEYS & set(data):
        at = ()
    spec = data.get("figure") if isinstance(data, dict) and at else data
    if not isinstance(spec, dict):
        raise NoFigureError
    try:
        Poser(spec, figure_bases(), None, ())
    except FigureError as error:
        raise NoFigureError(str(document.problem((*at, *error.path), error.reason))) from None
    plain: Mapping[str, Any] = unshared(spec)
    return plain
