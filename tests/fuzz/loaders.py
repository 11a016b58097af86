"""What reads files of unknown origin, each as the app uses it."""

import re
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from app.core.edits import InsertItem, MakeGroup, MoveItem, SetValue, applied, same, unshared
from app.core.routine import Routine
from app.core.timeline import lay_out
from app.data.files import yaml_reader as reader
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import read
from app.data.library.check import Checker
from app.data.library.library import Exercises, Library
from app.data.library.own_files import copy_routine
from app.data.library.routine_document import RoutineDocument
from app.data.shipped.checkin_rules import check_rules, load_rules
from app.data.shipped.theme_file import check_theme
from app.figure.errors import FigureError
from app.figure.phase import phase_of
from app.figure.poser import Poser
from app.wiring.appearance import THEMES, open_theme
from tests.core.back_cases import SHARE
from tests.fuzz.loader import LOADED, REFUSED, Loader, said
from tests.fuzz.peer_loader import peer_files, peer_loader
from tests.fuzz.record_loaders import export_loader, exports, kept_settings, settings_loader

_PARSERS = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader)  # a phone has only the second


def _with_either_parser(load: Callable[[bytes, Path], str]) -> Callable[[bytes, Path], str]:
    """Has every other file read by the parser that phones have."""

    def one_of_them(content: bytes, folder: Path) -> str:
        with patch.object(reader, "Loader", _PARSERS[len(content) % 2]):
            return load(content, folder)

    return one_of_them


# --- routines -----------------------------------------------------------------------------------------------


def _files(pattern: str) -> Callable[[], Sequence[bytes]]:
    return cache(lambda: [path.read_bytes() for path in sorted(SHARE.glob(pattern))])


@cache
def _library() -> Library:
    return Library(SHARE)


@_with_either_parser
def _routine(content: bytes, folder: Path) -> str:
    path = folder / "my-warmup.yaml"
    path.write_bytes(content)
    problems = _library().check([path])[0]
    try:
        routine = _library().open(path)
    except BadFileError as error:
        return said(error, content, problems)
    assert isinstance(routine, Routine)
    assert lay_out(routine, tempo=True).segments
    _change(path)
    found = _library().lint(path, lambda _text: [])
    assert all(found.place(each) >= (1, 1) for each in found.findings)
    copied = copy_routine(path, folder / "routines", routine.title)
    assert copied.parent == folder / "routines"
    try:
        _library().open(copied)
    except BadFileError as error:
        return said(error, copied.read_bytes())
    return LOADED


def _change(path: Path) -> None:
    """Changes to a file that can be used mean what was meant, whether or not its author has to be asked."""
    document = RoutineDocument.read(path)
    edits = [
        SetValue(("purpose",), "To see: what # happens."),
        InsertItem(("steps", 0), {"exercise": "cat-cow", "seconds": 42}),
        MoveItem(("steps", 1), ("steps", 0)),
        MakeGroup(("steps", 0), 2, 2),
    ]
    after = RoutineDocument.parse(path, document.edited(edits).content)
    assert same(unshared(after.data), applied(document.data, edits))


# --- exercises ----------------------------------------------------------------------------------------------


@cache
def _checker() -> Checker:
    return Checker(SHARE)


@cache
def _bases() -> Any:
    return read(SHARE / "assets" / "figure" / "bases.yaml").data


@_with_either_parser
def _exercise(content: bytes, folder: Path) -> str:
    named = re.search(rb"\bid\"?: *\"?([a-z-]{3,40})\b", content)
    path = folder / f"{named[1].decode() if named else 'cat-cow'}.yaml"
    path.write_bytes(content)
    mine = Exercises({path.stem: path}, _checker(), _library().exercises)
    found = mine[path.stem]
    if isinstance(found, BadFileError):
        return said(found, content)
    spec = mine.figure(path.stem)
    if spec is None:
        return LOADED
    try:
        posers = [Poser(spec, _bases(), side, found.areas) for side in (None, "left")]
    except FigureError:  # the exercise is shown without a figure
        return REFUSED
    for poser in posers:
        for phase in (0.0, 0.37, 0.99):
            poser.at(phase, 1.0)
    for kind in ("prepare", "work"):
        phase_of(spec, kind, 7.0, 30.0, found.tempo_s, found.turns_round)
    return LOADED


# --- the rules of the check-in ------------------------------------------------------------------------------


@_with_either_parser
def _check_in(content: bytes, folder: Path) -> str:
    path = folder / "assets" / "checkin.yaml"
    path.parent.mkdir()
    path.write_bytes(content)
    shutil.copy(SHARE / "assets" / "checkin.schema.json", path.parent)
    problems = check_rules(path, SHARE / "assets" / "checkin.schema.json")
    if problems:
        said(BadFileError(problems), content)
    try:
        load_rules(folder)  # unchecked, as a phone reads it
    except BadFileError as error:
        return said(error, content, problems)
    return REFUSED if problems else LOADED


# --- the theme ----------------------------------------------------------------------------------------------


def _theme(content: bytes, folder: Path) -> str:
    assets = folder / "assets"
    assets.mkdir()
    (assets / "theme.json").write_bytes(content)
    shutil.copy(SHARE / "assets" / "theme.schema.json", assets)
    problems = check_theme(assets)
    if problems:
        said(BadFileError(problems), content)
    for name in THEMES:
        try:
            theme = open_theme(assets, name, 1.3)  # unchecked, as a phone reads it
        except BadFileError as error:
            return said(error, content, problems)
        if problems:
            return REFUSED
        assert theme.colours["ink"]
        assert theme.icon("today")
        assert theme.size("radius_dp", "card") > 0
        assert theme.figure_tokens["palettes"]
    return LOADED


LOADERS = {
    loader.name: loader
    for loader in (
        Loader("routine", _files("routines/*.yaml"), _routine, 27),
        Loader("exercise", _files("assets/exercises/*.yaml"), _exercise, 23),
        Loader("check-in", _files("assets/checkin.yaml"), _check_in, 10),
        Loader("settings", kept_settings, settings_loader, 10, as_json=True),
        Loader("export", exports, export_loader, 15, as_json=True),
        Loader("other timer", peer_files, peer_loader, 5, as_json=True),
        Loader("theme", _files("assets/theme.json"), _theme, 10, as_json=True),
    )
}
