"""`export` and `import`: the record into one file, and back; what is shared goes on to `arrive`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app import __version__
from app.core.i18n import counted, several
from app.data.exchange.backup import export_file
from app.data.exchange.formats import import_file, incoming
from app.data.exchange.importer import Imported
from app.data.exchange.left_out import NotExported
from app.data.exchange.report import what_stayed, what_was_added
from app.data.exchange.sessions_csv import export_csv
from app.data.files.atomic import is_plain
from app.data.files.paths import default_user_folder, share_folder
from app.data.shipped.checkin_rules import load_rules
from app.data.store.store import Store
from app.device.clock import SYSTEM_ZONE, local_now

FINE, PROBLEM = 0, 1


def export(data: Path | None, target: Path, *, table: bool) -> int:
    """Writes the record into a file; returns the exit code."""
    left: tuple[NotExported, ...] = ()
    with open_record(data) as store:
        try:
            if table:
                export_csv(store, target, SYSTEM_ZONE)
            else:
                left = export_file(store, target, local_now(), __version__)
        except OSError as error:
            print(f"{target} cannot be written: {error.strerror or error}", file=sys.stderr)
            return PROBLEM
        sessions, check_ins = store.database.read(
            lambda c: (
                c.execute("SELECT COUNT(*) FROM sessions").fetchone()[0],
                c.execute("SELECT COUNT(*) FROM check_ins").fetchone()[0],
            )
        )
    held = [counted(str, several("{count} session", "{count} sessions"), sessions)]
    if not table:
        held.append(counted(str, several("{count} check-in", "{count} check-ins"), check_ins))
    # Where the export itself goes into a stream, nothing else may get into it.
    print(f"{target}: {', '.join(held)}", file=sys.stdout if is_plain(target) else sys.stderr)
    for each in left:
        print(each.words(str), file=sys.stderr)
    return PROBLEM if left else FINE


def import_(data: Path | None, source: Path, *, dry_run: bool = False) -> int:
    """Adds what a file holds, to the record or to the runner's own files; returns the exit code.

    Args:
        data: The runner's folder; None for the usual one.
        source: The file.
        dry_run: Only says what routines and exercises it would add.

    Raises:
        BadFileError: The file is nothing that Limber knows; nothing has changed.
    """
    arriving = incoming(source, share_folder(), str(source))
    if arriving is not None:
        from app.cli.arrive import arrive

        return arrive(arriving, data or default_user_folder(), str(source), dry_run=dry_run)
    if dry_run:
        print(f"{source} goes into the record, and only by being added: leave --dry-run out", file=sys.stderr)
        return PROBLEM
    with open_record(data) as store:
        added = import_file(store, source, share_folder())
    if not added.saved and store.saving and not added.nothing:  # the disk took it at the end after all
        added = replace(added, saved=True)
    elif not store.saving:  # what was only in memory is gone by now
        added = Imported(files=added.files, stayed=added.stayed, saved=False)
    print(what_was_added(added, str))
    for sentence in what_stayed(added, str):
        print(sentence, file=sys.stderr)
    failed = any(each.reason or each.same_as for each in added.stayed)
    return FINE if added.saved and not failed else PROBLEM


@contextmanager
def open_record(data: Path | None) -> Iterator[Store]:
    """The record, with a sentence for each of its troubles."""
    share = share_folder()
    store = Store(data or default_user_folder(), lambda: load_rules(share), local_now())
    try:
        for trouble in store.troubles:
            print(trouble.words(str), file=sys.stderr)
        yield store
    finally:
        store.close()
