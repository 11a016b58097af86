"""Running days: on which days the runner means to run, and the calendar entry that reminds of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _
from app.core.settings import (
    REMIND_ALARM,
    REMIND_AT,
    REMIND_COUNT,
    REMIND_DAYS,
    REMIND_ROUTINE,
    REMIND_UID,
    Setting,
)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week as settings and the command line write them, from Monday."""

ALARMS = {
    "at": _("At that time"),
    "15": _("15 minutes before"),
    "30": _("30 minutes before"),
    "60": _("1 hour before"),
    "evening": _("The evening before"),
}
"""When the calendar rings, by what settings and the command line write."""

DAY_MIN = 24 * 60
_EVENING_MIN = 20 * 60  # "the evening before" is eight o'clock
_USUAL_AT = 18 * 60
_USUAL_MIN = 60  # a warm-up, a run and a cool-down
_RULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TITLE = in_context("entry in a calendar", "Warm up, run, cool down")
_TITLES = {
    "warm-up": in_context("entry in a calendar", "{routine}, then run"),
    "cool-down": in_context("entry in a calendar", "Run, then {routine}"),
}
_TEXT = _("Check in with Limber first. On a sore day it says what suits your back, also when that is no run.")


class About(NamedTuple):
    """A routine, as an entry speaks of it: its title, translated, its phase, and its length in minutes."""

    title: str
    phase: str
    minutes: int


class CalendarEntry(NamedTuple):
    """One entry that comes back every week.

    Attributes:
        title, text: What a calendar shows of it, translated.
        begins: The first time, by the clock on the wall wherever the runner is: it has no zone.
        minutes: How long it is.
        rule: When it comes back, as RFC 5545 writes it.
        alarm_min: Minutes before its beginning at which the calendar rings.
    """

    title: str
    text: str
    begins: datetime
    minutes: int
    rule: str
    alarm_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What the runner wants to be reminded of.

    Attributes:
        days: Days of the week, 0 for Monday; none for no reminder.
        minute: Of the day at which it begins, 0 to 1439.
        alarm: One of ALARMS.
        routine: Id of the routine it is about; "" for warming up, running and cooling down.
    """

    days: frozenset[int] = frozenset()
    minute: int = _USUAL_AT
    alarm: str = "at"
    routine: str = ""

    @property
    def clock(self) -> str:
        """The time of day as a clock shows it, and as settings keep it."""
        return f"{self.minute // 60}:{self.minute % 60:02}"

    @property
    def rule(self) -> str:
        """When it comes back, as RFC 5545 writes it."""
        return f"FREQ=WEEKLY;BYDAY={','.join(_RULE_DAYS[day] for day in sorted(self.days))}"

    @property
    def alarm_min(self) -> int:
        """Minutes before the beginning at which the calendar rings."""
        if self.alarm == "evening":
            return self.minute + DAY_MIN - _EVENING_MIN
        return int(self.alarm) if self.alarm.isdecimal() else 0

    def first(self, now: datetime) -> datetime:
        """When it comes first, by the clock on the wall; later today, or on the next of its days.

        Args:
            now: The time of day in the runner's own zone.

        Raises:
            ValueError: It has no days.
        """
        if not self.days:
            raise ValueError("a reminder needs a day of the week")
        today = now.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        times = (today + timedelta(days=ahead, minutes=self.minute) for ahead in range(8))
        return next(at for at in times if at.weekday() in self.days and at > now.replace(tzinfo=None))

    def entry(self, now: datetime, tr: Translate, about: About | None = None) -> CalendarEntry:
        """What goes into a calendar.

        Args:
            now: The time of day in the runner's own zone.
            tr: Translates.
            about: The routine it is about; None where there is none, or none any more.

        Raises:
            ValueError: It has no days.
        """
        title, minutes = tr(_TITLE), _USUAL_MIN
        if about is not None:
            form = _TITLES.get(about.phase, "")
            title = tr(form).format(routine=about.title) if form else about.title
            minutes = max(about.minutes, 1)
        return CalendarEntry(title, tr(_TEXT), self.first(now), minutes, self.rule, self.alarm_min)


Get = Callable[[Setting[Any]], Any]
Put = Callable[[Setting[Any], Any], None]


def kept_reminder(get: Get) -> Reminder:
    """The reminder as it is kept in the settings; what makes no sense there is left out.

    Args:
        get: Gives the value of a setting.
    """
    minute = minute_of(get(REMIND_AT))
    return Reminder(
        days=days_of(get(REMIND_DAYS)),
        minute=_USUAL_AT if minute is None else minute,
        alarm=get(REMIND_ALARM),
        routine=get(REMIND_ROUTINE),
    )


def keep_reminder(reminder: Reminder, put: Put) -> None:
    """Keeps a reminder in the settings.

    Args:
        reminder: The reminder.
        put: Changes a setting.
    """
    put(REMIND_DAYS, written_days(reminder.days))
    put(REMIND_AT, reminder.clock)
    put(REMIND_ALARM, reminder.alarm)
    put(REMIND_ROUTINE, reminder.routine)


def next_edition(get: Get, put: Put) -> tuple[str, int]:
    """What calendars know a runner's entry by, made once, and a number that rises with each file of it.

    Args:
        get: Gives the value of a setting.
        put: Changes one.
    """
    uid: str = get(REMIND_UID)
    if not uid:
        from uuid import uuid4  # once in a runner's life

        uid = f"{uuid4()}@limber"
        put(REMIND_UID, uid)
    count: int = get(REMIND_COUNT)
    put(REMIND_COUNT, count + 1)
    return uid, count


def days_of(written: Iterable[str]) -> frozenset[int]:
    """Days of the week from how they are kept, without what is none."""
    return frozenset(DAYS.index(day) for day in written if day in DAYS)


def written_days(days: Iterable[int]) -> tuple[str, ...]:
    """Days of the week as they are kept, from Monday."""
    return tuple(DAYS[day] for day in sorted(days))


def minute_of(written: str) -> int | None:
    """The minute of the day from a time such as 18:05; None where that is none."""
    hours, colon, minutes = written.partition(":")
    if not (colon and hours.isascii() and minutes.isascii() and hours.isdigit() and minutes.isdigit()):
        return None
    if len(hours) > 2 or len(minutes) != 2 or int(hours) > 23 or int(minutes) > 59:
        return None
    return int(hours) * 60 + int(minutes)
