"""`remind`: running days as a file that calendars take in."""

import sys
from math import ceil
from pathlib import Path
from typing import Any

from app.cli.transfer import open_record
from app.core.days import days_in_short
from app.core.i18n import Translate
from app.core.reminder import About, Reminder, keep_reminder, next_edition
from app.core.routine import Routine
from app.core.settings import Setting
from app.data.exchange.calendar_file import calendar_file
from app.data.files.atomic import is_plain, write_whole
from app.device.clock import local_now
from app.device.wording import say_unwritable

_FINE, _PROBLEM, _WRONG_USAGE = 0, 1, 2
_ENDING = ".ics"


def remind(reminder: Reminder, routine: Routine | None, data: Path | None, out: Path, tr: Translate) -> int:
    """Writes the file and keeps the days, as the app's own page does; returns the exit code.

    Args:
        reminder: With a day at least.
        routine: The one it is about.
        data: The runner's folder; None for the usual one.
        out: Where the file goes.
        tr: Translates what a calendar shows.
    """
    if out.suffix.lower() != _ENDING:
        print(f"limber remind: {out} has to end in {_ENDING}, or calendars will not open it", file=sys.stderr)
        return _WRONG_USAGE
    now = local_now()
    about = About(tr(routine.title), routine.phase, ceil(routine.total_s / 60)) if routine else None
    entry = reminder.entry(now, tr, about)
    with open_record(data) as store:

        def put(setting: Setting[Any], value: Any) -> None:
            store.settings.set(setting, value, now)

        uid, sequence = next_edition(store.settings.get, put)
        try:
            write_whole(out, calendar_file(entry, uid, sequence, now))
        except OSError as error:
            say_unwritable(out, error)
            return _PROBLEM
        keep_reminder(reminder, put)
    said = f"{out}: {days_in_short(reminder.days, str)} at {reminder.clock}, first on {entry.begins:%Y-%m-%d}"
    print(said, file=sys.stdout if is_plain(out) else sys.stderr)
    return _FINE
