import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.core.reminder import CalendarEntry
from app.device.android.calendar import milliseconds, open_calendar
from tests.phone.jvm.conftest import Phone

ENTRY = CalendarEntry(
    title="Warm up, run; cool down 🏃\nnow",
    text="Check in first.",
    begins=datetime.fromisoformat("2026-12-01T18:00"),
    minutes=60,
    rule="FREQ=WEEKLY;BYDAY=TU,TH",
    alarm_min=30,
)


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def added(entry: CalendarEntry = ENTRY) -> tuple[str, list[bool]]:
    door, answers = open_calendar(lambda work: work()), []
    door.add(entry, Path("unused.ics"), answers.append)
    return door.reason, answers


def test_the_calendar_opens_its_page_of_a_new_entry_filled_in(phone: Phone) -> None:
    reason, answers = added()
    begins = 1_796_144_400_000  # 17:00 in Greenwich
    assert answers == [True]
    assert reason == ""
    assert "\n".join(phone.done) == (
        "start insert at content://com.android.calendar/events"
        f" with {{availability=int 1, beginTime=long {begins}, endTime=long {begins + 3_600_000}}}"
        " title=Warm up, run; cool down 🏃\nnow description=Check in first. rrule=FREQ=WEEKLY;BYDAY=TU,TH"
        f" flags {0x10000000}"
    )


def test_where_no_calendar_answers_that_is_told(phone: Phone) -> None:
    phone.is_like(activities="none")
    reason, answers = added()
    assert answers == [False]
    assert reason == "No calendar app was found on this phone."


def test_a_first_time_beyond_a_change_of_the_clocks_is_right_by_the_clock_on_the_wall() -> None:
    for day in ("2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"):
        begins = datetime.fromisoformat(f"{day}T18:00")
        assert datetime.fromtimestamp(milliseconds(begins) / 1000) == begins  # noqa: DTZ006 - the phone's own
