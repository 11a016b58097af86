"""Everything of the user's in one readable file, and back."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from app.data.exchange.fit import fitting
from app.data.exchange.importer import Imported
from app.data.exchange.left_out import NotExported
from app.data.exchange.own_files import add_files, is_file_name, own_files
from app.data.exchange.tables import gather, merge
from app.data.files.atomic import write_whole
from app.data.files.json_document import JsonDocument, read_json
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, Problem
from app.data.files.schema import Schema, shown
from app.data.files.yaml_reader import Document
from app.data.store.store import Store

FORMAT = "limber-export"
VERSION = 2  # 1 knew neither the hour that the runner's clock showed nor own files of any name
_ALL_FAULTS_BELOW = 500_000  # characters; of a longer file the first fault is told
_MOST_FAULTS = 20
_MOST_APP = 100  # characters


def export_data(store: Store, now: datetime, app: str = "") -> dict[str, Any]:
    """All that an export holds, as plain data."""
    return _gathered(store, now, app)[0]


def export_file(store: Store, path: Path, now: datetime, app: str = "") -> tuple[NotExported, ...]:
    """Writes everything on record into one file, whole or not at all.

    Returns:
        What the file does not hold, since an import could not take it.

    Raises:
        OSError: The file cannot be written.
    """
    _data, text, left = _gathered(store, now, app)
    write_whole(path, text)
    return tuple(left)


class BackupImporter:
    """Takes in what was exported by Limber.

    Args:
        share: Limber's own files, among them the schema of exports.
    """

    def __init__(self, share: Path) -> None:
        self._schema = share / "assets" / "export.schema.json"

    def recognises(self, head: bytes) -> bool:
        """Whether it says so of itself."""
        return FORMAT.encode() in head

    def take_in(self, store: Store, path: Path) -> Imported:
        """Adds what a file holds to the record; what is there already stays as it is.

        Where the record cannot be written nothing is added, not even own files: half of an export would be
        taken for the whole.

        Raises:
            BadFileError: The file is no export; nothing has changed.
        """
        document = read_json(path)
        _foreign(document)
        every = len(document.text) <= _ALL_FAULTS_BELOW
        problems = Schema(self._schema).problems(document, every=every) or sorted(
            islice(_sense(document), _MOST_FAULTS)
        )
        if problems:
            raise BadFileError(problems)
        if not store.saving:
            return Imported(saved=False)
        data = document.data
        counts = store.database.write(lambda connection: merge(connection, data))
        store.settings.forget()
        files, stayed = add_files(store.folder, data["files"])
        return Imported(**counts, files=files, stayed=stayed, saved=store.saving)


def _gathered(store: Store, now: datetime, app: str) -> tuple[dict[str, Any], str, list[NotExported]]:
    tables, damaged = store.database.read(gather)
    files, left = own_files(store.folder)
    data = {
        "format": FORMAT,
        "version": VERSION,
        "written": now.isoformat(timespec="seconds"),
        "app": app[:_MOST_APP],
        **tables,
        "files": files,
    }
    data, text, beyond = fitting(data, share_folder() / "assets" / "export.schema.json", _sense)
    return data, text, [*damaged, *beyond, *left]


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


def _sense(document: Document) -> Iterator[Problem]:
    data = document.data
    for kind in ("sessions", "check_ins"):
        for number, item in enumerate(data[kind]):
            if not _is_day(item["day"]):
                message = f"{shown(item['day'])} is no day; write it as 2026-07-04"
                yield document.problem((kind, number, "day"), message)
    for number, item in enumerate(data["files"]):
        if not is_file_name(item["name"]):
            message = f"{shown(item['name'])} cannot be the name of a file; use one such as my-warmup.yaml"
            yield document.problem(("files", number, "name"), message)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
