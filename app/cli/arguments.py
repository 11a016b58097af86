"""What the command line understands."""

import argparse
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

_THEMES = ("light", "dark", "contrast", "contrast-dark")


def parser() -> argparse.ArgumentParser:
    """Reads every command but `figures`, which reads its own arguments."""
    from app import __version__

    whole = argparse.ArgumentParser(prog="limber", description="Warm up before your run, cool down after it.")
    whole.add_argument("--version", action="version", version=f"Limber {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    profile = argparse.ArgumentParser(add_help=False)
    profile.add_argument("--data", type=Path, metavar="DIR", help="use this folder as the profile")
    shared = argparse.ArgumentParser(add_help=False, parents=[profile])
    shared.add_argument(
        "--lang",
        type=_language,
        default="",
        metavar="XX",
        help='language, or "pseudo" to see what is not translated',
    )

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
        "check",
        parents=[profile],
        help="what is wrong with routine and exercise files, and what could be better",
    )
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
    check.add_argument("--strict", action="store_true", help="warnings count as problems")

    advise = commands.add_parser(
        "advise", parents=[shared], help="what the rules make of a file of dated answers"
    )
    advise.add_argument("scenario", type=Path, metavar="SCENARIO", help="file")
    advise.add_argument("--json", action="store_true", help="one object per event, for programs")

    play = commands.add_parser("play", parents=[shared], help="one routine from start to end")
    play.add_argument("routine", metavar="ROUTINE", help="id or file")
    play.add_argument("--headless", action="store_true", help="without a display")
    play.add_argument("--log", type=Path, metavar="FILE", help="write one JSON line per cue")
    _window_options(play)

    _snapshot(commands, shared)

    export = commands.add_parser("export", parents=[profile], help="everything of yours in one file")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write it")
    export_as = export.add_mutually_exclusive_group()
    export_as.add_argument("--csv", action="store_true", help="only the sessions, as a table")
    export_as.add_argument(
        "--fit",
        dest="routine",
        default="",
        metavar="ROUTINE",
        help="one routine instead, by id or file, as a workout for watches",
    )

    import_ = commands.add_parser(
        "import", parents=[profile], help="adds what was exported, or routines and exercises from elsewhere"
    )
    import_.add_argument("file", type=Path, metavar="FILE", help="an export, or a file that was shared")
    import_.add_argument(
        "--dry-run", action="store_true", help="only say what routines and exercises it would add"
    )

    share = commands.add_parser(
        "share", parents=[shared], help="a routine, with your exercises that it needs, for somebody else"
    )
    share.add_argument("routine", metavar="ROUTINE", help="id or file")
    share.add_argument("--out", type=Path, metavar="FILE", help="where to write it")
    share.add_argument(
        "--qr",
        action="store_true",
        help="as a QR code; printed, or a picture where FILE ends in .png or .svg",
    )
    _print(commands, shared)
    # Its own arguments are read by app.preview.figures; here it only stands in the list of commands.
    commands.add_parser("figures", add_help=False, help="contact sheets of the figure, and its checks")
    return whole


def _print(commands: Any, shared: argparse.ArgumentParser) -> None:
    page = commands.add_parser(
        "print", parents=[shared], help="a routine as a sheet for paper, or a year of the history, as a PDF"
    )
    page.add_argument("routine", nargs="?", default="", metavar="ROUTINE", help="id or file")
    page.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to write the PDF")
    page.add_argument("--paper", choices=("a4", "letter"), default="a4", help="its size; a4 by default")
    page.add_argument("--name", default="", metavar="NAME", help="of the runner, instead of a line for it")
    page.add_argument("--therapist", default="", metavar="NAME", help="likewise")
    page.add_argument("--history", action="store_true", help="what is on record, instead of a routine")
    page.add_argument("--since", type=_day, metavar="DAY", help="from this day on, as 2026-03-31")
    page.add_argument("--until", type=_day, metavar="DAY", help="up to this day; the year that ends with it")
    page.add_argument(
        "--leave-out",
        action="append",
        choices=("scores", "calendar", "routines", "stopped"),
        default=[],
        help="a part of the history; may be given again",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-03-31") from None


def _snapshot(commands: Any, shared: argparse.ArgumentParser) -> None:
    from app.device.screens import DEVICES

    snapshot = commands.add_parser(
        "snapshot", parents=[shared], help="pictures of the real screens, without a display"
    )
    snapshot.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to put them")
    snapshot.add_argument(
        "--screen",
        action="append",
        type=_scene,
        metavar="SCREEN",
        default=[],
        help="again for more; else every one",
    )
    snapshot.add_argument("--device", choices=sorted(DEVICES), default="", help="size of the window")
    snapshot.add_argument("--landscape", action="store_true", help="on its side")
    snapshot.add_argument(
        "--theme",
        action="append",
        choices=_THEMES,
        default=[],
        help="again for more; else light and dark",
    )
    snapshot.add_argument("--text-scale", type=_text_scale, default=0.0, metavar="X", help="0.85 to 2")


def _window_options(parser: argparse.ArgumentParser) -> None:
    from app.device.screens import DEVICES

    parser.add_argument("--device", choices=sorted(DEVICES), default="", help="size of the window")
    parser.add_argument("--landscape", action="store_true", help="on its side")
    parser.add_argument("--sharp", action="store_true", help="with as many pixels as the device has")
    parser.add_argument("--theme", choices=_THEMES, default="", help="instead of the one chosen")
    parser.add_argument("--text-scale", type=_text_scale, default=0.0, metavar="X", help="0.85 to 2")
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


def _scene(name: str) -> str:
    # Read when one is asked for: the phone's app understands the same words and is packed without scenes.
    from app.preview.scenes import SCENES

    if name not in SCENES:
        near = get_close_matches(name, SCENES, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(SCENES))}"
        raise argparse.ArgumentTypeError(f"unknown screen {name!r}; {hint}")
    return name


def _language(code: str) -> str:
    from app.data.files.paths import share_folder
    from app.ui.base.translator import PSEUDO, Translator

    there = [*Translator(share_folder() / "assets" / "locale").languages(), PSEUDO]
    if code and code not in there:
        raise argparse.ArgumentTypeError(f"there is no language {code!r}; there are {', '.join(there)}")
    return code


def _speed(text: str) -> float:
    return _number(text, 0.1, 1000)
