"""The formats that Limber takes in."""

from pathlib import Path

from app.data.exchange.backup import BackupImporter
from app.data.exchange.importer import Imported, Importer, take_in
from app.data.store.store import Store


def importers(share: Path) -> tuple[Importer, ...]:
    """One for each format; a new one goes before the last, which takes what none recognises.

    Args:
        share: Limber's own files.
    """
    return (BackupImporter(share),)


def import_file(store: Store, path: Path, share: Path) -> Imported:
    """Adds what a file of any of these formats holds; raises as `take_in` does."""
    return take_in(store, path, importers(share))
