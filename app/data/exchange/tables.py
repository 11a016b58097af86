"""What the tables hold as an export has it, and back into them."""

import json
import re
import sqlite3
from collections.abc import Mapping
from typing import Any

from app.core.i18n import mark as _
from app.data.exchange.left_out import NotExported
from app.data.exchange.rows import check_in_data, check_in_of, session_data, session_of
from app.data.files.schema import shown
from app.data.store.check_ins import levels_of
from app.data.store.rows import check_ins, insert_check_in, insert_session, sessions
from app.data.store.settings import stored_value
from app.data.store.times import bounded_ms

_KEY = re.compile(r"[A-Za-z0-9_-]{1,100}")
_DAMAGED = _("The setting {name} is left out: it cannot be read.")


def gather(connection: sqlite3.Connection) -> tuple[dict[str, Any], list[NotExported]]:
    """All that is on record as plain data, and the settings that are damaged: they hold their default."""
    settings, damaged = {}, []
    rows = connection.execute("SELECT key, value, changed_ms FROM settings ORDER BY key")
    for key, written, changed_ms in rows:
        value = stored_value(written)
        if value is None or not _KEY.fullmatch(key):
            damaged.append(NotExported(_DAMAGED, {"name": shown(key)}))
        else:
            settings[key] = {"value": value, "changed_ms": bounded_ms(changed_ms)}
    data = {
        "settings": settings,
        "sessions": [session_data(record) for record in sessions(connection)],
        "check_ins": [check_in_data(check_in) for check_in in check_ins(connection)],
        "safety_events": [
            {
                "uid": uid,
                "at_ms": bounded_ms(at_ms),
                "kind": kind,
                "yes": {question: str(level) for question, level in levels_of(yes).items()},
                "complete": bool(complete),
                "version": version,
            }
            for uid, at_ms, kind, yes, complete, version in connection.execute(
                "SELECT uid, at_ms, kind, yes, complete, version FROM safety_events ORDER BY at_ms, id"
            )
        ],
        "hurts": [
            {
                "exercise": exercise,
                "instead": instead,
                "active": bool(active),
                "changed_ms": bounded_ms(changed_ms),
            }
            for exercise, instead, active, changed_ms in connection.execute(
                "SELECT exercise, instead, active, changed_ms FROM hurts ORDER BY exercise"
            )
        ],
    }
    return data, damaged


def merge(connection: sqlite3.Connection, data: Mapping[str, Any]) -> dict[str, int]:
    """Adds what an export holds; returns how many records of each kind were new."""
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
