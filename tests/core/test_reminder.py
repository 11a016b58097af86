"""The reminder on running days: when it comes first, when it rings, what it says, how it is kept."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.core.days import days_in_short
from app.core.reminder import (
    ALARMS,
    About,
    Reminder,
    days_of,
    keep_reminder,
    kept_reminder,
    minute_of,
    next_edition,
)
from app.core.settings import REMIND_ALARM, REMIND_DAYS, Setting

TUESDAY = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
EVENINGS = Reminder(days=frozenset({1, 3}), minute=18 * 60)


class Kept(dict[str, Any]):
    """Settings in memory."""

    def get_(self, setting: Setting[Any]) -> Any:
        return self.get(setting.key, setting.default)

    def put(self, setting: Setting[Any], value: Any) -> None:
        assert setting.accepts(value), (setting.key, value)
        self[setting.key] = value


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (TUESDAY, date(2026, 12, 1)),
        (TUESDAY.replace(hour=18), date(2026, 12, 3)),  # it has just begun
        (TUESDAY.replace(hour=23), date(2026, 12, 3)),
        (TUESDAY.replace(day=4), date(2026, 12, 8)),
        (TUESDAY.replace(day=31), date(2026, 12, 31)),
    ],
)
def test_it_comes_first_later_today_or_on_the_next_of_its_days(now: datetime, first: date) -> None:
    assert EVENINGS.first(now).isoformat() == f"{first}T18:00:00", "by the clock on the wall, in no zone"


def test_a_single_day_whose_time_has_gone_by_comes_in_a_week() -> None:
    once = Reminder(days=frozenset({1}), minute=7 * 60)
    assert once.first(TUESDAY).isoformat() == "2026-12-08T07:00:00"


def test_without_a_day_there_is_none() -> None:
    with pytest.raises(ValueError, match="needs a day"):
        Reminder().first(TUESDAY)


@pytest.mark.parametrize(
    ("alarm", "at", "minutes"),
    [("at", 1080, 0), ("15", 1080, 15), ("60", 1080, 60), ("evening", 1080, 22 * 60), ("evening", 390, 630)],
)
def test_the_evening_before_is_eight_o_clock_and_all_else_is_counted(
    alarm: str, at: int, minutes: int
) -> None:
    assert alarm in ALARMS
    assert Reminder(minute=at, alarm=alarm).alarm_min == minutes


def test_every_alarm_is_one_that_the_settings_take() -> None:
    assert tuple(ALARMS) == REMIND_ALARM.options


def test_the_title_says_what_comes_and_in_which_order() -> None:
    def title(phase: str) -> str:
        return EVENINGS.entry(TUESDAY, str, About("Quick legs", phase, 8)).title

    assert EVENINGS.entry(TUESDAY, str).title == "Warm up, run, cool down"
    assert title("warm-up") == "Quick legs, then run"
    assert title("cool-down") == "Run, then Quick legs"
    assert title("run") == title("gentle") == "Quick legs"


def test_what_is_kept_comes_back() -> None:
    kept, mine = Kept(), Reminder(days=frozenset({0, 6}), minute=365, alarm="evening", routine="x")
    keep_reminder(mine, kept.put)
    assert kept_reminder(kept.get_) == mine
    assert kept[REMIND_DAYS.key] == ("mon", "sun")
    assert kept_reminder(Kept().get_) == Reminder()


def test_what_makes_no_sense_in_the_settings_is_left_out() -> None:
    kept = Kept({"remind-days": ("tue", "someday"), "remind-at": "99:99"})
    assert kept_reminder(kept.get_) == Reminder(days=frozenset({1}))


@pytest.mark.parametrize(
    "wrong", ["", "18", "18:0", "24:00", "7:60", "-1:00", "7:000", "٧:٠٠", "a:bc", "²:00"]
)
def test_what_is_no_time_of_day_is_none(wrong: str) -> None:
    assert minute_of(wrong) is None


def test_times_and_days_are_read_as_they_are_written() -> None:
    assert [minute_of(text) for text in ("0:00", "7:05", "07:05", "23:59")] == [0, 425, 425, 1439]
    assert days_of(["sun", "mon"]) == {0, 6}
    assert days_in_short({3, 1}, str) == "Tue, Thu"


def test_a_runner_s_entry_has_one_name_and_a_number_that_rises() -> None:
    kept, other = Kept(), Kept()
    first, second = next_edition(kept.get_, kept.put), next_edition(kept.get_, kept.put)
    assert (first[0], first[1], second[1]) == (second[0], 0, 1)
    assert next_edition(other.get_, other.put)[0] != first[0], "a calendar may be shared"
