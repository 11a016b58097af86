"""Days, months and hours in words."""

from datetime import UTC, date, timedelta, timezone

import pytest

from app.core.days import (
    at_clock,
    day_title,
    month_after,
    month_of,
    month_title,
    short_day,
    short_weekday,
    weekday_letters,
)
from app.core.spans import length

DAY = date(2025, 10, 15)


def test_months_and_days_have_names():
    assert month_title(DAY, str) == "October 2025"
    assert day_title(DAY, str, DAY) == "Wednesday 15 October"
    assert day_title(DAY, str, date(2026, 1, 1)) == "Wednesday 15 October 2025"
    assert short_day(DAY, str) == "15 Oct"
    assert short_weekday(DAY, str) == "Wed"


def test_a_month_may_be_worded_otherwise_within_a_date():
    def polish(message: str) -> str:
        in_date = getattr(message, "context", "").startswith("month in a date")
        return {"October": "październik", "Oct.": "paź"}.get(message, message) + "a" * (
            in_date and message == "October"
        )

    assert month_title(DAY, polish) == "październik 2025"
    assert day_title(DAY, polish, DAY) == "Wednesday 15 października"


def test_a_week_begins_on_monday_and_has_seven_letters():
    assert "".join(weekday_letters(str)) == "MTWTFSS"
    assert "".join(weekday_letters(lambda _: "L M X J V S D")) == "LMXJVSD"


def test_a_translation_that_is_no_week_is_passed_over():
    assert "".join(weekday_letters(lambda _: "Mo Tu")) == "MTWTFSS"


def test_months_follow_each_other_over_the_year():
    assert month_of(DAY) == date(2025, 10, 1)
    assert month_after(date(2025, 12, 1)) == date(2026, 1, 1)
    assert month_after(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert month_after(date(2026, 1, 1), -13) == date(2024, 12, 1)


def test_the_clock_is_the_runners_own():
    assert at_clock(0, UTC) == "0:00"
    assert at_clock(0, timezone(timedelta(hours=7, minutes=5))) == "7:05"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (89, "1 min"),
        (3570, "1 h"),
        (3600, "1 h"),
        (5700, "1 h 35"),
    ],
)
def test_a_length_is_told_in_the_largest_units_that_say_something(seconds, words):
    assert length(seconds, str) == words
