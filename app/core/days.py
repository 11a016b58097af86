"""Days, months and hours in the runner's own words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _

MONTHS = (
    in_context("month by itself or with its year", "January"),
    in_context("month by itself or with its year", "February"),
    in_context("month by itself or with its year", "March"),
    in_context("month by itself or with its year", "April"),
    in_context("month by itself or with its year", "May"),
    in_context("month by itself or with its year", "June"),
    in_context("month by itself or with its year", "July"),
    in_context("month by itself or with its year", "August"),
    in_context("month by itself or with its year", "September"),
    in_context("month by itself or with its year", "October"),
    in_context("month by itself or with its year", "November"),
    in_context("month by itself or with its year", "December"),
)
_MONTHS_IN_DATE = (
    in_context("month in a date, after the day", "January"),
    in_context("month in a date, after the day", "February"),
    in_context("month in a date, after the day", "March"),
    in_context("month in a date, after the day", "April"),
    in_context("month in a date, after the day", "May"),
    in_context("month in a date, after the day", "June"),
    in_context("month in a date, after the day", "July"),
    in_context("month in a date, after the day", "August"),
    in_context("month in a date, after the day", "September"),
    in_context("month in a date, after the day", "October"),
    in_context("month in a date, after the day", "November"),
    in_context("month in a date, after the day", "December"),
)
SHORT_MONTHS = (
    in_context("month by itself", "Jan."),
    in_context("month by itself", "Feb."),
    in_context("month by itself", "Mar."),
    in_context("month by itself", "Apr."),
    in_context("month by itself", "May."),
    in_context("month by itself", "Jun."),
    in_context("month by itself", "Jul."),
    in_context("month by itself", "Aug."),
    in_context("month by itself", "Sep."),
    in_context("month by itself", "Oct."),
    in_context("month by itself", "Nov."),
    in_context("month by itself", "Dec."),
)
_SHORT_MONTHS_IN_DATE = (
    in_context("month in a date, after the day", "Jan."),
    in_context("month in a date, after the day", "Feb."),
    in_context("month in a date, after the day", "Mar."),
    in_context("month in a date, after the day", "Apr."),
    in_context("month in a date, after the day", "May."),
    in_context("month in a date, after the day", "Jun."),
    in_context("month in a date, after the day", "Jul."),
    in_context("month in a date, after the day", "Aug."),
    in_context("month in a date, after the day", "Sep."),
    in_context("month in a date, after the day", "Oct."),
    in_context("month in a date, after the day", "Nov."),
    in_context("month in a date, after the day", "Dec."),
)
WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
SHORT_WEEKDAYS = (
    _("Mon."),
    _("Tue."),
    _("Wed."),
    _("Thu."),
    _("Fri."),
    _("Sat."),
    _("Sun."),
)
# One letter for each day of the week from Monday, with a space between them.
_LETTERS = _("M T W T F S S")


def month_title(month: date, tr: Translate) -> str:
    """A month with its year."""
    return tr(_("{month} {year}")).format(month=tr(MONTHS[month.month - 1]), year=month.year)


def short_month(month: date, tr: Translate) -> str:
    """A month in about three letters, without the full stop that marks it as cut short."""
    return tr(SHORT_MONTHS[month.month - 1]).replace(".", "")


def day_title(day: date, tr: Translate, today: date | None = None) -> str:
    """A day with its weekday; with the year where that is not the year of `today`."""
    form = _("{weekday} {day} {month} {year}")
    if today is not None and day.year == today.year:
        form = _("{weekday} {day} {month}")
    weekday, month = tr(WEEKDAYS[day.weekday()]), tr(_MONTHS_IN_DATE[day.month - 1])
    return tr(form).format(weekday=weekday, day=day.day, month=month, year=day.year)


def near_day(day: date, tr: Translate, today: date) -> str:
    """A day as one says it within a sentence: today, yesterday, or its title."""
    ago = (today - day).days
    if ago in (0, 1):
        return tr((_("today"), _("yesterday"))[ago])
    return day_title(day, tr, today)


def short_weekday(day: date, tr: Translate) -> str:
    """The day of the week in about three letters."""
    return tr(SHORT_WEEKDAYS[day.weekday()]).replace(".", "")


def days_in_short(days: Iterable[int], tr: Translate) -> str:
    """Days of the week in about three letters each, from Monday; "" for none."""
    return ", ".join(tr(SHORT_WEEKDAYS[day]).replace(".", "") for day in sorted(days))


def short_day(day: date, tr: Translate) -> str:
    """A day and its month, in short."""
    month = tr(_SHORT_MONTHS_IN_DATE[day.month - 1]).replace(".", "")
    return tr(_("{day} {month}")).format(day=day.day, month=month)


def weekday_letters(tr: Translate) -> tuple[str, ...]:
    """The letters over a calendar, from Monday."""
    letters = tuple(tr(_LETTERS).split())
    return letters if len(letters) == len(WEEKDAYS) else tuple(_LETTERS.split())


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def month_after(month: date, count: int = 1) -> date:
    """The first day of a month some months later; negative for earlier."""
    months = month.year * 12 + month.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def local(seconds: float, zone: tzinfo | None, offset_s: int | None = None) -> datetime:
    """A moment as the runner's clock showed it.

    Args:
        seconds: Since 1970.
        zone: The runner's own time, where nothing else is known.
        offset_s: How far the runner's clock was ahead of UTC then, seconds; None where that was not kept.
    """
    if offset_s is not None:
        zone = timezone(timedelta(seconds=offset_s))
    return datetime.fromtimestamp(seconds, zone or UTC)


def at_clock(seconds: float, zone: tzinfo | None, offset_s: int | None = None) -> str:
    """The time of day of a moment, as the runner's clock showed it; see `local`."""
    return clock_face(local(seconds, zone, offset_s))


def clock_face(moment: datetime) -> str:
    """The time of day of a moment as a clock shows it."""
    return f"{moment.hour}:{moment.minute:02}"
