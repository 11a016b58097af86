"""What each command does; all return 0 for fine, 1 for a problem found."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.device.terminal import prints_any_letter
from app.device.wording import can_write_into, clock, counted, say_unwritable

if TYPE_CHECKING:
    from app.core.routine import Routine
    from app.data.library.library import Library
    from app.main import Options
    from app.ui.base.translator import Translator

FINE, PROBLEM = 0, 1


def _library(options: argparse.Namespace) -> "Library":
    from app.main import open_library

    return open_library(options.data)


def _find(options: argparse.Namespace) -> "Routine":
    from app.cli.show import find_routine
    from app.main import is_path

    return find_routine(_library(options), options.routine, is_path=is_path(options.routine))


def _run(options: argparse.Namespace) -> int:
    from app import main as wiring
    from app.device.environment import has_display

    _must_exist(options)
    asked = _options(options)
    if not (asked.headless or has_display()):
        from app.preview.tour import tour

        return tour(asked)
    return wiring.run(asked)


def _play(options: argparse.Namespace) -> int:
    from app import main as wiring
    from app.device.environment import has_display

    _must_exist(options)
    if not options.headless and not has_display():
        print("There is no display here; add --headless to play without one.", file=sys.stderr)
        return PROBLEM
    if options.log is None:
        return wiring.play(_options(options)._replace(print_cues=options.headless))
    try:
        options.log.touch()
    except OSError as error:
        say_unwritable(options.log, error)
        return PROBLEM
    code = wiring.play(_options(options))
    with options.log.open(encoding="utf-8") as lines:
        print(f"{options.log}: {counted(sum(1 for _ in lines), 'cue')}")
    return code


def _must_exist(options: argparse.Namespace) -> None:
    """Finds a fault of the routine before a window opens for it."""
    if options.routine:
        _find(options)


def _options(given: argparse.Namespace) -> "Options":
    from app.main import Options

    return Options(
        routine=given.routine,
        device=given.device,
        landscape=given.landscape,
        theme=given.theme,
        language=given.lang,
        text_scale=given.text_scale,
        speed=given.speed,
        data=given.data,
        watch=getattr(given, "watch", False),
        headless=getattr(given, "headless", False),
        sharp=given.sharp,
        tempo=given.tempo,
        without=tuple(given.without),
        log=getattr(given, "log", None),
    )


def _snapshot(options: argparse.Namespace) -> int:
    from app.main import Options
    from app.preview.scenes import SCENES
    from app.preview.snapshot import snapshot

    if not can_write_into(options.out):
        return PROBLEM
    asked = Options(
        device=options.device,
        landscape=options.landscape,
        language=options.lang,
        text_scale=options.text_scale,
    )
    return snapshot(asked, options.out, options.screen or list(SCENES), options.theme or ["light", "dark"])


def _list(options: argparse.Namespace) -> int:
    library, tr = _library(options), _words(options.lang or "en")
    if options.exercises:
        for name in sorted(library.exercises):
            found = library.exercises[name]
            print(
                found.problems[0]
                if isinstance(found, BadFileError)
                else f"{name:26} {found.kind:11} {tr(found.name)}"
            )
        for problem in library.doubles(exercises=True):
            print(problem)
        return FINE
    worst = FINE
    for name in library.routine_ids():
        try:
            routine = library.routine(name)
        except BadFileError as error:
            print(error.problems[0], file=sys.stderr)
            worst = PROBLEM
            continue
        print(f"{name:26} {clock(routine.total_s):>5}  {routine.phase:10} {tr(routine.title)}")
    for problem in library.doubles():
        print(problem, file=sys.stderr)
        worst = PROBLEM
    return worst


def _show(options: argparse.Namespace) -> int:
    from app.cli.show import describe, how_it_was_fitted

    data = describe(_find(options), options.minutes, _words(options.lang or "en"))
    if options.json:
        print(json.dumps(data, ensure_ascii=not prints_any_letter(), indent=1))
        return FINE
    print(f"{data['title']}, {clock(data['total_s'])}")
    if fitted := data.get("fitted"):
        print(how_it_was_fitted(fitted, data["total_s"]))
    for segment in data["segments"]:
        side = f", {segment['side']}" if segment["side"] else ""
        print(f"{clock(segment['start_s']):>6}  {segment['kind']:8} {segment['exercise'] or ''}{side}")
    return FINE


def _check(options: argparse.Namespace) -> int:
    from app.cli.check import check

    return check(_library(options), options.paths, strict=options.strict)


def _advise(options: argparse.Namespace) -> int:
    from app.cli.advise import advise

    return advise(options.scenario, _words(options.lang or "en"), as_json=options.json)


def _export(options: argparse.Namespace) -> int:
    if options.routine:
        from app.cli.watches import export_fit

        return export_fit(_find(options), options.out)
    from app.cli.transfer import export

    return export(options.data, options.out, table=options.csv)


def _import(options: argparse.Namespace) -> int:
    from app.cli.transfer import import_

    return import_(options.data, options.file, dry_run=options.dry_run)


def _share(options: argparse.Namespace) -> int:
    from app.cli.share import share, share_as_code

    library, tr = _library(options), _words(options.lang or "en")
    if options.qr:
        return share_as_code(library, options.routine, options.out, tr)
    return share(library, options.routine, options.out, tr)


def _print(options: argparse.Namespace) -> int:
    from app.cli.paper import print_page

    return print_page(options, _library(options), _words(options.lang or "en"))


def figures(words: list[str]) -> int:
    """Contact sheets of the figure and its checks; their own words are read over there."""
    from app.preview.figures import main

    return main(words)


def _words(language: str) -> "Translator":
    from app.ui.base.translator import Translator

    return Translator(share_folder() / "assets" / "locale", language)


COMMANDS = {
    "run": _run,
    "list": _list,
    "show": _show,
    "check": _check,
    "advise": _advise,
    "play": _play,
    "snapshot": _snapshot,
    "export": _export,
    "import": _import,
    "share": _share,
    "print": _print,
}
