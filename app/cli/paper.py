"""`print`: a routine as a sheet for paper, or the history as a page."""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.i18n import Translate
from app.data.files.atomic import is_plain, write_whole
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.paper.typeset import Paper, PrintError, need_typst
from app.device.clock import local_now
from app.device.environment import has_display, leave_to_sdl, prepare_environment
from app.device.wording import counted, say_unwritable
from app.wiring.options import is_path

if TYPE_CHECKING:
    from app.wiring.paper import PaperMaker, Picture, SheetJob

_FINE, _PROBLEM, _WRONG_USAGE = 0, 1, 2
_NO_GL = "The figure cannot be drawn here: no OpenGL is to be had (on Debian or Ubuntu: libgl1 and libegl1)"


def print_page(options: argparse.Namespace, library: Library, tr: Translate) -> int:
    """Makes what is asked for; returns the exit code.

    Raises:
        BadFileError: The routine cannot be used.
        UnknownError: There is none of that id.
    """
    wrong = _wrong(options)
    if wrong:
        print(f"limber print: {wrong}", file=sys.stderr)
        return _WRONG_USAGE
    # Before anything of Kivy is there, which would take the arguments and write its own log.
    prepare_environment(offscreen=not has_display())
    try:
        need_typst()
        if options.history:
            return _history(options, library, tr)
        return _routine(options, library, tr)
    except PrintError as error:
        print(error, file=sys.stderr)
        return _PROBLEM


def _wrong(options: argparse.Namespace) -> str:
    if bool(options.routine) == options.history:
        return "say which ROUTINE to print, or --history"
    if options.history and options.therapist:
        return "--therapist belongs to a routine"
    if not options.history and (options.since or options.until or options.leave_out):
        return "--since, --until and --leave-out belong to --history"
    if options.since and options.until and options.since > options.until:
        return f"--since {options.since} is after --until {options.until}"
    return ""


def _routine(options: argparse.Namespace, library: Library, tr: Translate) -> int:
    from app.wiring.paper import sheet_job

    named = options.routine
    job = sheet_job(
        library,
        Path(named) if is_path(named) else named,
        tr,
        own=False,
        name=options.name,
        therapist=options.therapist,
    )
    maker = _maker()
    pictures = _drawn(maker, job, Path(named).stem)
    if pictures is None:
        print(_NO_GL, file=sys.stderr)
        return _PROBLEM
    made = maker.sheet(job, pictures, _paper(options), local_now())
    return _write(options.out, made, f"{job.sheet.title}, {counted(len(job.moves), 'exercise')}")


def _drawn(maker: "PaperMaker", job: "SheetJob", who: str) -> "dict[str, Picture] | None":
    """The pictures of a sheet; None where nothing can be drawn."""
    from app.figure.look import Cast

    pictures: dict[str, Picture] = {}
    if not job.specs:
        return pictures
    if not _open_window():
        return None
    figures = maker.figures()
    for made in maker.drawn(figures, job, Cast().look(who)):
        pictures = made
    figures.close()
    return pictures


def _open_window() -> bool:
    """Opens a window that nobody sees; whether there is one, with OpenGL."""
    # Others would end the process where they find no display, without a word of ours.
    os.environ.setdefault("KIVY_WINDOW", "sdl2")
    from kivy.config import Config

    Config.set("graphics", "width", "400")
    Config.set("graphics", "height", "300")
    Config.set("graphics", "window_state", "hidden")
    leave_to_sdl()
    logging.getLogger("kivy").setLevel(
        logging.CRITICAL + 1
    )  # what is missing is said in one sentence of ours
    from kivy.core.window import Window

    return Window is not None


def _history(options: argparse.Namespace, library: Library, tr: Translate) -> int:
    from app.cli.transfer import open_record
    from app.core.paper.year_sheet import PARTS, year_sheet
    from app.wiring.paper import move_names, of_record

    today = local_now().date()
    with open_record(options.data) as store:
        period = of_record(store.history, options.since, options.until, today)
    if not (period.sessions or period.check_ins):
        print(f"Nothing is on record from {period.since} to {period.until}", file=sys.stderr)
        return _PROBLEM
    sheet = year_sheet(
        period,
        tr,
        move_names(library, tr),
        parts=tuple(part for part in PARTS if part not in options.leave_out),
        name=options.name,
        printed=today,
    )
    made = _maker().year(sheet, _paper(options), local_now())
    return _write(options.out, made, f"{period.since} to {period.until}")


def _maker() -> "PaperMaker":
    from app.ui.base.theme import figure_tokens
    from app.wiring.paper import PaperMaker

    share = share_folder()
    return PaperMaker(share, figure_tokens(share / "assets"))


def _paper(options: argparse.Namespace) -> Paper:
    paper: Paper = options.paper
    return paper


def _write(out: Path, content: bytes, said: str) -> int:
    try:
        write_whole(out, content)
    except OSError as error:
        say_unwritable(out, error)
        return _PROBLEM
    print(f"{out}: {said}", file=sys.stdout if is_plain(out) else sys.stderr)
    return _FINE
