"""`export` and `import`: the record into one file, and back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import __version__
from app.data.backup import Imported, export_file, import_file
from app.data.backup_csv import export_csv
from app.data.checkin_rules import load_rules
from app.data.paths import default_user_folder, share_folder
from app.data.store import Store
from app.device.clock import local_now

FINE, PROBLEM = 0, 1


def export(data: Path | None, target: Path, *, table: bool) -> int:
    """Writes the record into a file; returns the exit code."""
    with _record(data) as store:
        try:
            if table:
                export_csv(store, target)
            else:
                export_file(store, target, local_now(), __version__)
        except OSError as error:
            print(f"{target} cannot be written: {error.strerror or error}", file=sys.stderr)
            return PROBLEM
        sessions, check_ins = store.database.read(
            lambda c: (
                c.execute("SELECT COUNT(*) FROM sessions").fetchone()[0],
                c.execute("SELECT COUNT(*) FROM check_ins").fetchone()[0],
            )
        )
    held = (
        _count(sessions, "session")
        if table
        else f"{_count(sessions, 'session')}, {_count(check_ins, 'check-in')}"
    )
    print(f"{target}: {held}")
    return FINE


def import_(data: Path | None, source: Path) -> int:
    """Adds what a file holds to the record; returns the exit code.

    Raises:
        BadFileError: The file is no export; nothing has changed.
    """
    with _record(data) as store:
        added = import_file(store, source, share_folder() / "assets" / "export.schema.json")
    print(_words(added))
    for name in added.kept:
        print(f"{name} is there already with other words in it; yours was kept.", file=sys.stderr)
    if not added.saved:
        print("Your record cannot be written, so nothing of this was kept.", file=sys.stderr)
    return FINE if added.saved else PROBLEM


@contextmanager
def _record(data: Path | None) -> Iterator[Store]:
    share = share_folder()
    store = Store(data or default_user_folder(), lambda: load_rules(share), local_now())
    try:
        for trouble in store.troubles:
            print(trouble.words(str), file=sys.stderr)
        yield store
    finally:
        store.close()


def _words(added: Imported) -> str:
    if added.nothing:
        return "Everything in this file was there already; nothing was added."
    parts = [
        _count(number, name)
        for number, name in (
            (added.sessions, "session"),
            (added.check_ins, "check-in"),
            (added.safety_events, "safety answer"),
            (added.hurts, "move that hurt"),
            (added.settings, "setting"),
            (added.files, "own file"),
        )
        if number
    ]
    return f"Added: {', '.join(parts)}."


def _count(number: int, name: str) -> str:
    if number == 1:
        return f"1 {name}"
    return f"{number} moves that hurt" if name == "move that hurt" else f"{number} {name}s"
