"""`export --fit`: a routine as a workout for watches."""

import sys
from pathlib import Path

from app.core.i18n import counted, several
from app.core.routine import Routine
from app.data.exchange.fit_workout import MOST_STEPS, fit_workout, watch_steps
from app.data.files.atomic import is_plain, write_whole
from app.device.clock import local_now

FINE, PROBLEM = 0, 1


def export_fit(routine: Routine, target: Path) -> int:
    """Writes a routine into a file that watches take; returns the exit code."""
    try:
        write_whole(target, fit_workout(routine, local_now()))
    except OSError as error:
        print(f"{target} cannot be written: {error.strerror or error}", file=sys.stderr)
        return PROBLEM
    steps = len(watch_steps(routine))
    said = counted(str, several("{count} part", "{count} parts"), steps)
    print(f"{target}: {said}", file=sys.stdout if is_plain(target) else sys.stderr)
    if steps > MOST_STEPS:
        print(
            f"Many watches take at most {MOST_STEPS} parts; this may be too many for yours.", file=sys.stderr
        )
    return FINE
