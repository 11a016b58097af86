"""Spans of time in words; every one that the app shows comes from here.

Short forms (`length`, `exact`, `begun`) stand in lists and keep their signs in every number; where a number
stands on its own over what it counts, `amount` gives both.
"""

from math import ceil, floor

from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _

_SECONDS = several("second", "seconds")
_MINUTES = several("minute", "minutes")
_HOURS = several("hour", "hours")
_FULL_SECONDS = several("{count} second", "{count} seconds")
_HOURS_ONLY = 100  # from so many hours on minutes say nothing more
_IN_MINUTES_S = 100


def clock(seconds: float) -> str:
    """Time as m:ss, rounded up: the last second counts down from 1."""
    whole = ceil(seconds - 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"


def start_words(tr: Translate, seconds: float) -> str:
    """What a button says that starts a routine of so many seconds: "Start · 7 min"."""
    return tr(_("Start · {time}")).format(time=length(seconds, tr))


def length(seconds: float, tr: Translate) -> str:
    """About how long: "45 s", "12 min", "1 h 05"; never "0 min" for what took a few seconds."""
    whole = _nearest(seconds)
    return _short(0, whole, tr) if whole < 60 else _short(_nearest(seconds / 60), 0, tr)


def exact(seconds: float, tr: Translate) -> str:
    """How long to the second: "40 s", "2 min", "1 min 30 s"."""
    return _short(*divmod(_nearest(seconds), 60), tr)


def begun(seconds: float, tr: Translate) -> str:
    """How many minutes to keep free: "8 min"; at least 1."""
    return _short(max(ceil(_nearest(seconds) / 60), 1), 0, tr)


def in_minutes(minutes: int, tr: Translate) -> str:
    """A number of minutes: "8 min"."""
    return tr(_("{minutes} min")).format(minutes=minutes)


def in_seconds(seconds: float, tr: Translate) -> str:
    """A number of seconds, in full: "1 second", "40 seconds"."""
    return counted(tr, _FULL_SECONDS, _nearest(seconds))


def of_repetition(seconds: float, tr: Translate) -> str:
    """How long one repetition is, which may be a fraction of a second more: "1.2 s each"."""
    return tr(_("{seconds} s each")).format(seconds=f"{seconds:g}")


def of_step(seconds: float, tr: Translate, *, each_side: bool) -> str:
    """How long a move is: "40 s", "20 s × 2" for each side, "1 min 40 s" from 100 seconds on."""
    whole = _nearest(seconds)
    time = exact(whole, tr) if whole >= _IN_MINUTES_S else tr(_("{seconds} s")).format(seconds=whole)
    return tr(_("{time} × 2")).format(time=time) if each_side else time


def of_planned(done_s: float, planned_s: float, tr: Translate) -> str:
    """What was done of what was planned: "3 of 7 min", "7 s of 7 min"."""
    if min(done_s, planned_s) < 60:
        form = tr(_("{done} of {planned}"))
        return form.format(done=length(done_s, tr), planned=length(planned_s, tr))
    form = tr(_("{done} of {planned} min"))
    return form.format(done=_nearest(done_s / 60), planned=_nearest(planned_s / 60))


def amount(seconds: float, tr: Translate) -> tuple[str, str]:
    """A number and its unit: ("7", "seconds"), ("1", "minute"), ("1 h 05", "in all").

    Args:
        seconds: How long.
        tr: Translates.
    """
    whole = _nearest(seconds)
    if 0 < whole < 60:
        return str(whole), counted(tr, _SECONDS, whole)
    whole_minutes = _nearest(seconds / 60)
    hours, minutes = divmod(whole_minutes, 60)
    if hours >= _HOURS_ONLY or (hours and not minutes):
        return str(hours), counted(tr, _HOURS, hours)
    if hours:
        return _short(whole_minutes, 0, tr), tr(_("in all"))
    return str(minutes), counted(tr, _MINUTES, minutes)


def _short(minutes: int, seconds: int, tr: Translate) -> str:
    hours, minutes = divmod(minutes, 60)
    if hours and minutes and not seconds:
        return tr(_("{hours} h {minutes}")).format(hours=hours, minutes=f"{minutes:02}")
    parts = [
        tr(form).format(**{name: number})
        for form, name, number in (
            (_("{hours} h"), "hours", hours),
            (_("{minutes} min"), "minutes", minutes),
            (_("{seconds} s"), "seconds", seconds),
        )
        if number
    ]
    return " ".join(parts) or tr(_("{seconds} s")).format(seconds=0)


def _nearest(number: float) -> int:
    """The nearest whole number; half-way it is the larger one."""
    return floor(number + 0.5)
