"""The command line: `python -m app`, installed as `limber`."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.data.paths import share_folder
from app.data.problems import BadFileError

if TYPE_CHECKING:
    from app.core.routine import Routine
    from app.data.library import Library
    from app.main import Options
    from app.ui.i18n import Words

FINE, PROBLEM = 0, 1
_THEMES = ("light", "dark", "contrast", "contrast-dark")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command; returns 0 for fine, 1 for a problem found, 2 for wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in (*_COMMANDS, "figures", "-h", "--help", "--version"):
        words.insert(0, "run")
    _log_quietly()
    if words[0] == "figures":
        from app.preview.figures import main as figures

        return figures(words[1:])
    options = _parser().parse_args(words)
    try:
        return _COMMANDS[options.command](options)
    except BadFileError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return PROBLEM
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return PROBLEM
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130


class _OneLine(logging.Formatter):
    """Messages without tracebacks; LIMBER_DEBUG=1 in the environment shows those too."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        return super().formatException(ei) if os.environ.get("LIMBER_DEBUG") else str(ei[1])


def _log_quietly() -> None:
    handler = logging.StreamHandler()
    handler.setLevel(logging.DEBUG if os.environ.get("LIMBER_DEBUG") else logging.WARNING)
    handler.setFormatter(_OneLine("%(message)s"))
    # Kivy reports a missing touch-screen library, and every sound where there is no audio, as an error of
    # its own; the first is none, and the second is said once in the window.
    handler.addFilter(lambda record: not any(w in record.getMessage() for w in ("MTDev", "AudioSDL2")))
    logging.basicConfig(handlers=[handler], force=True)


def _parser() -> argparse.ArgumentParser:
    from app import __version__

    parser = argparse.ArgumentParser(
        prog="limber", description="Warm up before your run, cool down after it."
    )
    parser.add_argument("--version", action="version", version=f"Limber {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", type=Path, metavar="DIR", help="use this folder as the profile")
    shared.add_argument("--lang", default="en", metavar="XX", help='language, or "pseudo"')

    run = commands.add_parser("run", parents=[shared], help="open the app (what happens without a command)")
    run.add_argument("routine", nargs="?", default="", metavar="ROUTINE", help="id or file to start at once")
    _window_options(run)
    run.add_argument("--watch", action="store_true", help="show a changed routine file at once")

    show_list = commands.add_parser("list", parents=[shared], help="the routines there are")
    show_list.add_argument("--exercises", action="store_true", help="the exercises instead")

    show = commands.add_parser("show", parents=[shared], help="a routine's timeline")
    show.add_argument("routine", metavar="ROUTINE", help="id or file")
    show.add_argument("--minutes", type=_minutes, metavar="N", help="fitted to this length")
    show.add_argument("--json", action="store_true", help="segments and cues for programs")

    check = commands.add_parser(
        "check", parents=[shared], help="what is wrong with routine and exercise files"
    )
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")

    play = commands.add_parser("play", parents=[shared], help="one routine from start to end")
    play.add_argument("routine", metavar="ROUTINE", help="id or file")
    play.add_argument("--headless", action="store_true", help="without a display")
    play.add_argument("--log", type=Path, metavar="FILE", help="write one JSON line per cue")
    _window_options(play)

    export = commands.add_parser("export", parents=[shared], help="everything of yours in one file")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    export.add_argument("--csv", action="store_true", help="only the sessions, as a table")

    import_ = commands.add_parser("import", parents=[shared], help="adds what was exported to your record")
    import_.add_argument("file", type=Path, metavar="FILE", help="a file that was exported")
    # Its own arguments are read by app.preview.figures; here it only stands in the list of commands.
    commands.add_parser("figures", add_help=False, help="contact sheets of the figure, and its checks")
    return parser


def _window_options(parser: argparse.ArgumentParser) -> None:
    from app.preview.devices import DEVICES

    parser.add_argument("--device", choices=sorted(DEVICES), default="", help="size of the window")
    parser.add_argument("--landscape", action="store_true", help="on its side")
    parser.add_argument("--theme", choices=_THEMES, default="light")
    parser.add_argument("--text-scale", type=_text_scale, default=1.0, metavar="X", help="0.85 to 2")
    parser.add_argument("--tempo", action="store_true", help="with a tick per repetition")
    parser.add_argument(
        "--without",
        action="append",
        choices=("vibration", "sound", "voice"),
        default=[],
        help="switch a channel off; may be given again",
    )
    parser.add_argument("--speed", type=_speed, default=1.0, metavar="N", help="session seconds per second")


def _number(text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"{text} is not a number from {low:g} to {high:g}")
    return value


def _minutes(text: str) -> float:
    return _number(text, 1, 180)


def _text_scale(text: str) -> float:
    return _number(text, 0.85, 2)


def _speed(text: str) -> float:
    return _number(text, 0.1, 1000)


def _library(options: argparse.Namespace) -> "Library":
    from app.main import open_library

    return open_library(options.data)


def _find(options: argparse.Namespace) -> "Routine":
    from app.main import is_path
    from app.preview.describe import find_routine

    return find_routine(_library(options), options.routine, is_path=is_path(options.routine))


def _run(options: argparse.Namespace) -> int:
    from app import main as wiring

    _must_exist(options)
    return wiring.run(_options(options))


def _play(options: argparse.Namespace) -> int:
    from app import main as wiring
    from app.preview.environment import has_display

    _must_exist(options)
    if not options.headless and not has_display():
        print("There is no display here; add --headless to play without one.", file=sys.stderr)
        return PROBLEM
    return wiring.play(_options(options))


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
        tempo=given.tempo,
        without=tuple(given.without),
        log=getattr(given, "log", None),
    )


def _list(options: argparse.Namespace) -> int:
    library = _library(options)
    if options.exercises:
        for name in sorted(library.exercises):
            found = library.exercises[name]
            print(
                found.problems[0]
                if isinstance(found, BadFileError)
                else f"{name:26} {found.kind:11} {found.name}"
            )
        return FINE
    worst = FINE
    for name in library.routine_ids():
        try:
            routine = library.routine(name)
        except BadFileError as error:
            print(error.problems[0], file=sys.stderr)
            worst = PROBLEM
            continue
        print(f"{name:26} {_clock(routine.total_s)}  {routine.phase:10} {routine.title}")
    return worst


def _show(options: argparse.Namespace) -> int:
    from app.preview.describe import describe

    data = describe(_find(options), options.minutes, _words(options.lang))
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return FINE
    print(f"{data['title']}, {_clock(data['total_s'])}")
    if (fitted := data.get("fitted")) and fitted["out_of_reach"]:
        print(
            f"{_clock(fitted['wanted_s'])} is out of reach; this routine goes from "
            f"{_clock(fitted['least_s'])} to {_clock(fitted['most_s'])}."
        )
    for segment in data["segments"]:
        side = f", {segment['side']}" if segment["side"] else ""
        print(f"{_clock(segment['start_s']):>6}  {segment['kind']:8} {segment['exercise'] or ''}{side}")
    return FINE


def _check(options: argparse.Namespace) -> int:
    library = _library(options)
    problems = [problem for path in options.paths for problem in library.check_all(path)]
    sound = [file for path in options.paths for file in _yaml_files(path)]
    faulty = {problem.path for problem in problems}
    if sound:
        from app.preview.check_figures import figure_problems

        problems += figure_problems([file for file in sound if file not in faulty])
    for problem in problems:
        print(problem)
    return PROBLEM if problems else FINE


def _yaml_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*.y*ml") if not file.is_symlink())
    return [path] if path.is_file() else []


def _export(options: argparse.Namespace) -> int:
    from app.preview.carry import export

    return export(options.data, options.out, table=options.csv)


def _import(options: argparse.Namespace) -> int:
    from app.preview.carry import import_

    return import_(options.data, options.file)


def _words(language: str) -> "Words":
    from app.ui.i18n import Words

    return Words(share_folder() / "assets" / "locale", language)


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


_COMMANDS = {
    "run": _run,
    "list": _list,
    "show": _show,
    "check": _check,
    "play": _play,
    "export": _export,
    "import": _import,
}

if __name__ == "__main__":
    sys.exit(main())
