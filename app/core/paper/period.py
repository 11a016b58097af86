"""What is on record of a stretch of days, for a page of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.core.back.check_in import CheckIn
from app.core.records import SessionRecord

MOST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Some days of the record.

    Attributes:
        since, until: First and last day.
        sessions: Oldest first, also those that do not count.
        check_ins: Oldest first.
    """

    since: date
    until: date
    sessions: tuple[SessionRecord, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()


def year_before(until: date) -> date:
    """The first day of the year that ends with a day: the day after the same one a year ago."""
    try:
        return until.replace(year=until.year - 1) + timedelta(days=1)
    except ValueError:  # the 29th of February
        return until.replace(year=until.year - 1, day=28) + timedelta(days=1)
