"""The formats that Limber takes in."""

from pathlib import Path

from app.data.exchange.arrivals import Incoming, read
from app.data.exchange.backup import BackupImporter
from app.data.exchange.importer import Imported, Importer, head_of, take_in
from app.data.exchange.share_file import MOST_BYTES
from app.data.files.listing import content_of
from app.data.files.problems import BadFileError
from app.data.store.store import Store

_OF_EXPORTS = (".json", ".csv")
_TOO_LARGE = f"the file is larger than {MOST_BYTES // 1000} kB, and no export of Limber"


def importers(share: Path) -> tuple[Importer, ...]:
    """One for each format; a new one goes before the last, which takes what none recognises.

    Args:
        share: Limber's own files.
    """
    return (BackupImporter(share),)


def import_file(store: Store, path: Path, share: Path) -> Imported:
    """Adds what a file of any of these formats holds; raises as `take_in` does."""
    return take_in(store, path, importers(share))


def incoming(path: Path, share: Path, name: str = "") -> Incoming | None:
    """What a file brings that is no export: routines and exercises, Limber's or another app's.

    Args:
        path: The file.
        share: Limber's own files.
        name: What it is called where faults are said to be; else its own name.

    Returns:
        None for an export, and for what has the ending of one and is nothing else: `import_file` says what is
        wrong with it.

    Raises:
        BadFileError: It is nothing that Limber knows, or it cannot be read.
    """
    if any(each.recognises(head_of(path)) for each in importers(share)):
        return None
    try:
        return read(content_of(path, MOST_BYTES, _TOO_LARGE), name or path.name)
    except BadFileError:
        if path.suffix.lower() in _OF_EXPORTS:
            return None
        raise
