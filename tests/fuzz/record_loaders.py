"""Settings and exports: what goes into the record and comes out of it."""

import json
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from app.core import settings
from app.core.back.check_in import Answers, Moment, Profile
from app.core.settings import Setting
from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.files.problems import BadFileError
from app.data.store.store import Store
from app.wiring.appearance import THEMES, Appearance, remember_look, remembered_look
from tests.core.back_cases import NOON, SHARE
from tests.data.profile_helpers import opened, record
from tests.fuzz.loader import LOADED, said

# --- settings -----------------------------------------------------------------------------------------------

_SETTINGS = tuple(one for one in vars(settings).values() if isinstance(one, Setting))


@cache
def kept_settings() -> Sequence[bytes]:
    """What the table of settings holds, and the small copy of the look; each with a few values."""
    rows = {one.key: one.default for one in _SETTINGS}
    other = {"theme": "dark", "text-scale": 1.7, "language": "de", "profile-tags": ["balance"], "calm": "yes"}
    looks = (Appearance(), Appearance("dark", 1.5, "de", calm=True))
    return [
        json.dumps(each).encode() for each in (rows, {**rows, **other}, *(look._asdict() for look in looks))
    ]


def settings_loader(content: bytes, folder: Path) -> str:
    look = folder / "cache" / "look.json"
    look.parent.mkdir()
    look.write_bytes(content)
    shown = remembered_look(folder)
    assert shown.theme in THEMES
    remember_look(folder, shown)
    rows = _rows(content)
    store = _store_with(rows)
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
        import_file(other, path, SHARE)
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


@cache
def _store() -> Store:
    """One for all that is tried in this process: opening takes longer than reading settings."""
    return opened(Path(tempfile.mkdtemp(prefix="limber-fuzz-")))


def _store_with(rows: list[tuple[Any, Any]]) -> Store:
    """It, with these rows in its table of settings."""

    def put(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM settings")
        for key, value in rows:
            try:
                connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?, 0)", (key, value))
            except (sqlite3.Error, UnicodeEncodeError):  # what the table itself does not take
                continue

    _store().database.write(put)
    _store().settings.forget()
    return _store()


# --- exports ------------------------------------------------------------------------------------------------


@cache
def exports() -> Sequence[bytes]:
    """Two real exports: one with a bit of everything, and one of a new profile."""
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


def export_loader(content: bytes, folder: Path) -> str:
    path = folder / "picked.json"
    path.write_bytes(content)
    home = folder / "user"
    store = opened(home)
    try:
        try:
            import_file(store, path, SHARE)
        except BadFileError as error:
            assert not list(home.rglob("*.yaml"))
            return said(error, content)
        assert store.saving
        _use(store)
        again = folder / "again.json"
        export_file(store, again, NOON)
        import_file(store, again, SHARE)
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
