"""Days, months and hours in the runner's own words."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from app.core.i18n import Translate
from app.core.i18n import mark as _

MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
SHORT_MONTHS = (
    _("Jan."),
    _("Feb."),
    _("Mar."),
    _("Apr."),
    _("May."),
    _("Jun."),
    _("Jul."),
    _("Aug."),
    _("Sep."),
    _("Oct."),
    _("Nov."),
    _("Dec."),
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
    weekday, month = tr(WEEKDAYS[day.weekday()]), tr(MONTHS[day.month - 1])
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


def short_day(day: date, tr: Translate) -> str:
    """A day and its month, in short."""
    return tr(_("{day} {month}")).format(day=day.day, month=short_month(day, tr))


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
