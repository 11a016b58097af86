"""What reads files of unknown origin, each as the app uses it, and what it may answer."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from app.core import settings
from app.core.checkin import Answers, Moment, Profile
from app.core.routine import Routine
from app.core.settings import Setting
from app.core.timeline import lay_out
from app.data import reader
from app.data.backup import export_data, export_file, import_file
from app.data.check import Checker
from app.data.checkin_rules import check_rules, load_rules
from app.data.library import Exercises, Library
from app.data.own_files import copy_routine
from app.data.problems import BadFileError, Problem
from app.data.reader import read
from app.data.store import Store
from app.data.theme_file import check_theme
from app.figure.errors import FigureError
from app.figure.poser import Poser
from app.wiring.look import THEMES, Look, open_theme, remember_look, remembered_look
from tests.core.back import NOON, SHARE
from tests.data.profile_helpers import opened, record

LOADED, REFUSED = "loaded", "refused"
_PROBLEM = re.compile(r".+:[1-9]\d*:[1-9]\d*: [^\n]{4,900}")
_PARSERS = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader)  # a phone has only the second


@dataclass(frozen=True)
class Loader:
    """One kind of file.

    Attributes:
        seeds: Real files to begin with.
        load: Reads one of unknown content as the app does, in an empty folder of its own; returns LOADED or
            REFUSED, and raises for everything else.
        as_json: The files are JSON.
        share: Of a hundred inputs, how many are for it.
    """

    name: str
    seeds: Callable[[], Sequence[bytes]]
    load: Callable[[bytes, Path], str]
    share: int
    as_json: bool = False


def said(error: BadFileError, content: bytes, before: Sequence[Problem] | None = None) -> str:
    """Looks at what a person would be told; returns REFUSED.

    Args:
        error: What was said.
        content: Of the file.
        before: What a check had found before, where there was one: nothing may be refused that it lets pass.
    """
    assert error.problems
    assert before is None or before, f"nothing was found before: {error}"
    lines = content.count(b"\n") + content.count(b"\r") + content.count(b"\xc2\x85") + 3 + len(content) // 3
    for problem in error.problems:
        assert _PROBLEM.fullmatch(str(problem)), f"no file:line:column: {problem!r}"
        assert problem.message.isprintable(), f"not for a screen: {problem.message!r}"
        assert problem.line <= lines, f"the file has no such line: {problem}"
    return REFUSED


# --- routines -----------------------------------------------------------------------------------------------


def _files(pattern: str) -> Callable[[], Sequence[bytes]]:
    return cache(lambda: [path.read_bytes() for path in sorted(SHARE.glob(pattern))])


@cache
def _library() -> Library:
    return Library(SHARE)


def _routine(content: bytes, folder: Path) -> str:
    path = folder / "my-warmup.yaml"
    path.write_bytes(content)
    reader._Loader = _PARSERS[len(content) % 2]
    problems = _library().check_all(path)
    try:
        routine = _library().open(path)
    except BadFileError as error:
        return said(error, content, problems)
    assert isinstance(routine, Routine)
    assert lay_out(routine, tempo=True).segments
    copied = copy_routine(path, folder / "routines", routine.title)
    assert copied.parent == folder / "routines"
    try:
        _library().open(copied)
    except BadFileError as error:
        return said(error, copied.read_bytes())
    return LOADED


# --- exercises ----------------------------------------------------------------------------------------------


@cache
def _checker() -> Checker:
    return Checker(SHARE)


@cache
def _bases() -> Any:
    return read(SHARE / "assets" / "figure" / "bases.yaml").data


def _exercise(content: bytes, folder: Path) -> str:
    named = re.search(rb"\bid\"?: *\"?([a-z-]{3,40})\b", content)
    path = folder / f"{named[1].decode() if named else 'cat-cow'}.yaml"
    path.write_bytes(content)
    reader._Loader = _PARSERS[len(content) % 2]
    mine = Exercises([path], _checker(), _library().exercises)
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
    return LOADED


# --- the rules of the check-in ------------------------------------------------------------------------------


def _check_in(content: bytes, folder: Path) -> str:
    path = folder / "assets" / "checkin.yaml"
    path.parent.mkdir()
    path.write_bytes(content)
    shutil.copy(SHARE / "assets" / "checkin.schema.json", path.parent)
    reader._Loader = _PARSERS[len(content) % 2]
    problems = check_rules(path, SHARE / "assets" / "checkin.schema.json")
    if problems:
        said(BadFileError(problems), content)
    try:
        load_rules(folder)  # unchecked, as a phone reads it
    except BadFileError as error:
        return said(error, content, problems)
    return REFUSED if problems else LOADED


# --- settings -----------------------------------------------------------------------------------------------

_SETTINGS = tuple(one for one in vars(settings).values() if isinstance(one, Setting))


@cache
def _kept_settings() -> Sequence[bytes]:
    """What the table of settings holds, and the small copy of the look; each with a few values."""
    rows = {one.key: one.default for one in _SETTINGS}
    other = {"theme": "dark", "text-scale": 1.7, "language": "de", "profile-tags": ["balance"], "calm": "yes"}
    looks = (Look(), Look("dark", 1.5, "de", calm=True))
    return [
        json.dumps(each).encode() for each in (rows, {**rows, **other}, *(look._asdict() for look in looks))
    ]


def _settings(content: bytes, folder: Path) -> str:
    look = folder / "cache" / "look.json"
    look.parent.mkdir()
    look.write_bytes(content)
    shown = remembered_look(folder)
    assert shown.theme in THEMES
    remember_look(folder, shown)
    rows = _rows(content)
    with _settings_of(rows) as store:
        for one in _SETTINGS:
            value = store.settings.get(one)
            assert one.accepts(value), (one.key, value)
            store.settings.has(one)
        store.settings.profile()
        store.settings.set(settings.THEME, "dark", NOON)
        path = folder / "all.json"
        export_file(store, path, NOON)
    other = opened(folder / "other")
    try:
        import_file(other, path, SHARE / "assets" / "export.schema.json")
    finally:
        other.close()
    return LOADED


def _rows(content: bytes) -> list[tuple[Any, Any]]:
    """Keys and values of a broken mapping: by its own syntax where that still holds, else cut up anyhow."""
    try:
        data = json.loads(content)
        if isinstance(data, dict):
            return [(key, json.dumps(value)) for key, value in data.items()]
    except (ValueError, RecursionError):
        pass
    pieces = re.findall(rb'"([a-z-]+)": *([^,]*(?:,[^":]*)?)', content) or [(b"theme", content)]
    rows: list[tuple[Any, Any]] = []
    for number, (key, value) in enumerate(pieces):
        whole = content if number == 0 else value.removesuffix(b"}")
        rows.append((key.decode(), whole.decode("utf-8", "replace") if number % 3 else whole))
    return rows


class _settings_of:  # noqa: N801 - reads as a function
    """The one store of this process with these rows in its table of settings."""

    store: Store | None = None

    def __init__(self, rows: list[tuple[Any, Any]]) -> None:
        self._rows = rows

    def __enter__(self) -> Store:
        import tempfile

        cls = type(self)
        if cls.store is None:
            cls.store = opened(Path(tempfile.mkdtemp(prefix="limber-fuzz-")))
            cls.store.database.write(lambda c: c.execute("SELECT 1"))

        def put(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM settings")
            for key, value in self._rows:
                try:
                    connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?, 0)", (key, value))
                except (sqlite3.Error, UnicodeEncodeError):  # what the table itself does not take
                    continue

        cls.store.database.write(put)
        cls.store.settings.forget()
        return cls.store

    def __exit__(self, *_: object) -> None:
        pass


# --- exports ------------------------------------------------------------------------------------------------

_SCHEMA = SHARE / "assets" / "export.schema.json"


@cache
def _exports() -> Sequence[bytes]:
    """Two real exports: one with a bit of everything, and one of a new profile."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        store = opened(folder)
        before = store.back.check_in(Answers(score=3, got_up_recently=True), Moment.BEFORE, NOON)
        store.back.check_in(Answers(score=None), Moment.AFTER_RUN, NOON, loop=before.loop)
        store.sessions.add(record(0, loop=before.loop, title="Früh übt sich"))
        store.sessions.add(record(1))
        store.back.answer({"fever": True}, NOON)
        store.back.remember_hurt("high-knees", "march-in-place", NOON)
        store.settings.set(settings.VOICE, False, NOON)
        store.settings.set_profile(Profile(tags=frozenset({"balance"}), past_cancer=False), NOON)
        (folder / "routines").mkdir()
        shutil.copy(SHARE / "routines" / "warmup-5-quick.yaml", folder / "routines" / "mine.yaml")
        whole, new = folder / "whole.json", folder / "new.json"
        export_file(store, whole, NOON, "1.2.3")
        store.close()
        other = opened(folder / "new")
        export_file(other, new, NOON)
        other.close()
        return [whole.read_bytes(), whole.read_bytes(), new.read_bytes()]


def _export(content: bytes, folder: Path) -> str:
    path = folder / "picked.json"
    path.write_bytes(content)
    home = folder / "user"
    store = opened(home)
    try:
        try:
            import_file(store, path, _SCHEMA)
        except BadFileError as error:
            assert not list(home.rglob("*.yaml"))
            return said(error, content)
        assert store.saving
        _use(store)
        again = folder / "again.json"
        export_file(store, again, NOON)
        import_file(store, again, _SCHEMA)
    finally:
        store.close()
    assert {each.name for each in folder.iterdir()} == {"picked.json", "again.json", "user"}
    return LOADED


def _use(store: Store) -> None:
    """What the screens ask of a record."""
    store.history.today(NOON.date())
    everything = store.history.all(NOON.date())
    assert everything.totals.sessions >= 0
    for first, _count in store.history.months()[:4]:
        store.history.month(first)
        for line in store.history.lines(first, 0, 5):
            assert isinstance(line.day, date)
            store.history.day(line.day)
    store.history.newest(3)
    store.history.titles()
    store.history.runs()
    store.back.state(NOON)
    store.back.loops()
    store.back.hurts()
    for one in _SETTINGS:
        assert one.accepts(store.settings.get(one))
    export_data(store, NOON)


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
        assert theme.size("spacing_dp", "m") > 0
        assert theme.figure_tokens["palettes"]
    return LOADED


LOADERS = {
    loader.name: loader
    for loader in (
        Loader("routine", _files("routines/*.yaml"), _routine, 30),
        Loader("exercise", _files("assets/exercises/*.yaml"), _exercise, 25),
        Loader("check-in", _files("assets/checkin.yaml"), _check_in, 10),
        Loader("settings", _kept_settings, _settings, 10, as_json=True),
        Loader("export", _exports, _export, 15, as_json=True),
        Loader("theme", _files("assets/theme.json"), _theme, 10, as_json=True),
    )
}
