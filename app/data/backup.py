"""Everything of the user's in one readable file, and back."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from app.data.backup_files import add_files, is_file_name, own_files
from app.data.backup_rows import check_in_data, check_in_of, session_data, session_of
from app.data.characters import odd_character
from app.data.json_document import JsonDocument, read_json
from app.data.problems import BadFileError, Problem
from app.data.schema import Schema, shown
from app.data.store import Store
from app.data.store_files import write_whole
from app.data.store_rows import check_ins, insert_check_in, insert_session, sessions
from app.data.store_settings import stored_value

FORMAT = "limber-export"
VERSION = 1
_ALL_FAULTS_BELOW = 500_000  # characters; of a longer file the first fault is told
_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import has added.

    Attributes:
        kept: Own files that were there already with other words in them; they stay as they are.
        saved: False where the record cannot be written, so that all this is gone when the app closes.
    """

    sessions: int = 0
    check_ins: int = 0
    safety_events: int = 0
    hurts: int = 0
    settings: int = 0
    files: int = 0
    kept: tuple[str, ...] = field(default=())
    saved: bool = True

    @property
    def nothing(self) -> bool:
        """Whether everything was there already."""
        numbers = (self.sessions, self.check_ins, self.safety_events, self.hurts, self.settings, self.files)
        return not any(numbers)


def export_data(store: Store, now: datetime, app: str = "") -> dict[str, Any]:
    """Everything on record as plain data."""

    def query(connection: sqlite3.Connection) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "written": now.isoformat(timespec="seconds"),
            "app": app,
            "settings": dict(_settings(connection)),
            "sessions": [session_data(record) for record in sessions(connection)],
            "check_ins": [check_in_data(check_in) for check_in in check_ins(connection)],
            "safety_events": [
                {
                    "uid": uid,
                    "at_ms": at_ms,
                    "kind": kind,
                    "yes": json.loads(yes),
                    "complete": bool(complete),
                    "version": version,
                }
                for uid, at_ms, kind, yes, complete, version in connection.execute(
                    "SELECT uid, at_ms, kind, yes, complete, version FROM safety_events ORDER BY at_ms, id"
                )
            ],
            "hurts": [
                {"exercise": exercise, "instead": instead, "active": bool(active), "changed_ms": changed_ms}
                for exercise, instead, active, changed_ms in connection.execute(
                    "SELECT exercise, instead, active, changed_ms FROM hurts ORDER BY exercise"
                )
            ],
        }

    return {**store.database.read(query), "files": list(own_files(store.folder))}


def export_file(store: Store, path: Path, now: datetime, app: str = "") -> None:
    """Writes everything on record into one file, whole or not at all.

    Raises:
        OSError: The file cannot be written.
    """
    write_whole(path, _text(export_data(store, now, app)))


def import_file(store: Store, path: Path, schema: Path) -> Imported:
    """Adds what a file holds to the record; what is there already stays as it is.

    Args:
        store: The record.
        path: A file that was exported.
        schema: `export.schema.json`.

    Raises:
        BadFileError: The file is not one; nothing has changed.
    """
    document = read_json(path)
    _foreign(document)
    every = len(document.text) <= _ALL_FAULTS_BELOW
    problems = Schema(schema).problems(document, every=every) or sorted(
        islice(_sense(document), _MOST_FAULTS)
    )
    if problems:
        raise BadFileError(problems)
    data = document.data
    counts = store.database.write(lambda connection: _merge(connection, data))
    store.settings.forget()
    files, kept = add_files(store.folder, data["files"])
    return Imported(**counts, files=files, kept=kept, saved=store.saving)


def _text(data: Mapping[str, Any]) -> str:
    """JSON with a line for each record: people can read it, and a difference shows where it is."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    parts = []
    for key, value in data.items():
        if isinstance(value, list) and value:
            items = ",\n  ".join(line(item) for item in value)
            parts.append(f" {line(key)}: [\n  {items}\n ]")
        else:
            parts.append(f" {line(key)}: {line(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _foreign(document: JsonDocument) -> None:
    data = document.data
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadFileError([document.problem(("format",), "this file is no export of Limber")])
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        message = (
            f"this was exported by a newer Limber (version {version} of the file); update this one first"
        )
        raise BadFileError([document.problem(("version",), message)])


def _sense(document: JsonDocument) -> Iterator[Problem]:
    data = document.data
    for kind in ("sessions", "check_ins"):
        for number, item in enumerate(data[kind]):
            if not _is_day(item["day"]):
                message = f"{shown(item['day'])} is no day; write it as 2026-07-04"
                yield document.problem((kind, number, "day"), message)
    for number, item in enumerate(data["sessions"]):
        if item["ended_ms"] < item["started_ms"]:
            yield document.problem(("sessions", number, "ended_ms"), "the session ends before it starts")
    for number, item in enumerate(data["files"]):
        if not is_file_name(item["name"]):
            message = f"{shown(item['name'])} cannot be the name of a file; use one such as my-warmup.yaml"
            yield document.problem(("files", number, "name"), message)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _merge(connection: sqlite3.Connection, data: Mapping[str, Any]) -> dict[str, int]:
    return {
        "sessions": sum(insert_session(connection, session_of(item)) for item in data["sessions"]),
        "check_ins": sum(insert_check_in(connection, check_in_of(item)) for item in data["check_ins"]),
        "safety_events": sum(
            connection.execute(
                "INSERT OR IGNORE INTO safety_events (uid, at_ms, kind, yes, complete, version)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    item["uid"],
                    item["at_ms"],
                    item["kind"],
                    json.dumps(item["yes"]),
                    item["complete"],
                    item["version"],
                ),
            ).rowcount
            for item in data["safety_events"]
        ),
        "hurts": sum(
            connection.execute(
                "INSERT INTO hurts (exercise, instead, active, changed_ms) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (exercise) DO UPDATE SET instead = excluded.instead, active = excluded.active,"
                " changed_ms = excluded.changed_ms WHERE excluded.changed_ms > changed_ms",
                (item["exercise"], item.get("instead", ""), item["active"], item["changed_ms"]),
            ).rowcount
            for item in data["hurts"]
        ),
        "settings": sum(
            connection.execute(
                "INSERT INTO settings (key, value, changed_ms) VALUES (?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value, changed_ms = excluded.changed_ms"
                " WHERE excluded.changed_ms > changed_ms",
                (key, json.dumps(item["value"]), item["changed_ms"]),
            ).rowcount
            for key, item in data["settings"].items()
        ),
    }


def _settings(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every setting that still makes sense; one that does not holds its default, as if never set."""
    rows = connection.execute("SELECT key, value, changed_ms FROM settings ORDER BY key")
    for key, written, changed_ms in rows:
        value = stored_value(written)
        if value is not None and not odd_character(key):
            yield key, {"value": value, "changed_ms": changed_ms}
