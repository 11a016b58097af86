"""The hour that the runner's clock showed stays, whatever it shows later and wherever the runner is by then."""

import csv
import io
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from app.core.back.check_in import Answers, CheckIn, Moment
from app.core.back.run_cycle import Asking, ask_next, morning_of
from app.core.recorder import Recorder
from app.core.session import Session
from app.core.timeline import lay_out
from app.data.exchange.backup import export_file
from app.data.exchange.formats import import_file
from app.data.exchange.sessions_csv import sessions_csv
from app.data.store.store import Store
from app.device.clock import SYSTEM_ZONE
from app.wiring.pages.history import open_day
from tests.core.back_cases import NOON, SHARE, all_no, routine
from tests.data.profile_helpers import opened, raw
from tests.helpers import FakeClock
from tests.ui.driver import Driver

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))  # as Berlin's clocks tell it
TOKYO, NEWFOUNDLAND = timezone(timedelta(hours=9)), timezone(timedelta(hours=-2, minutes=-30))
NOVEMBER = datetime(2026, 11, 30, 12, 0, tzinfo=WINTER)

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be set here")


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's clock is set to Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def warm_up(store: Store, now: datetime) -> None:
    """A check-in at a time, and a session of five minutes right after it."""
    clock = FakeClock()
    begun = clock.now()
    loop = store.back.check_in(Answers(score=2), Moment.BEFORE, now).loop
    recorder = Recorder(store.sessions, clock.now, lambda: now + timedelta(seconds=clock.now() - begun))
    session = Session(timeline=lay_out(routine("warmup-5-quick")), started=begun)
    recorder.start(session, loop=loop)
    for _ in range(31):
        clock.advance(10)
        recorder.look(session)


def of_before(folder: Path) -> None:
    """Makes a record as one was before the hour was kept."""
    with raw(folder) as connection:
        for table in ("sessions", "check_ins"):
            connection.execute(f"UPDATE {table} SET offset_s = NULL")
        connection.commit()


TIMES = [
    (datetime(2026, 7, 11, 18, 0, tzinfo=SUMMER), "18:00 to 18:05"),
    (datetime(2026, 7, 12, 0, 20, tzinfo=SUMMER), "0:20 to 0:25"),
    (datetime(2026, 10, 24, 23, 58, tzinfo=SUMMER), "23:58 to 0:03"),
    (datetime(2026, 10, 25, 2, 58, tzinfo=SUMMER), "2:58 to 3:03"),
    (datetime(2026, 11, 29, 18, 0, tzinfo=WINTER), "18:00 to 18:05"),
]
ABROAD = [
    (datetime(2026, 4, 4, 6, 30, tzinfo=TOKYO), "6:30 to 6:35"),
    (datetime(2026, 8, 1, 23, 50, tzinfo=NEWFOUNDLAND), "23:50 to 23:55"),
]


@pytest.fixture
def look(profile: Path, clock: FakeClock) -> Iterator[Any]:
    """Opens the day of a session, in November, and gives every text of it."""
    drivers: list[Driver] = []

    def open_one(day: date, today: datetime = NOVEMBER) -> list[str]:
        store = opened(profile, today)
        store.back.answer(all_no(), today)
        store.close()
        driver = Driver(profile, clock, today=lambda: today, ask=True)
        drivers.append(driver)
        driver.app.sheets.close()
        driver.app.go("history")
        driver.frames(8)
        rows = [row._detail.words for row in driver.app.screen.column.items if hasattr(row, "_detail")]
        open_day(driver.context, day)
        driver.frames(8)
        return [*rows, *driver.texts()]

    yield open_one
    for driver in drivers:
        driver.close()


@pytest.mark.parametrize(("now", "shown"), [*TIMES, *ABROAD], ids=lambda each: str(each)[:16])
def test_a_day_and_a_list_show_the_hour_that_it_was(
    profile: Path, look: Any, now: datetime, shown: str
) -> None:
    store = opened(profile, now)
    warm_up(store, now)
    store.close()
    texts = look(now.date())
    start = shown.partition(" to ")[0]
    assert shown in texts
    assert start in texts, "the check-in was then"
    assert any(f"{now.day} {now:%b} · {start} · " in text for text in texts)


@pytest.mark.parametrize(("now", "shown"), TIMES, ids=lambda each: str(each)[:16])
def test_a_record_of_before_goes_by_the_rules_of_the_systems_zone(
    profile: Path, look: Any, now: datetime, shown: str
) -> None:
    store = opened(profile, now)
    warm_up(store, now)
    store.close()
    of_before(profile)
    assert shown in look(now.date())


@pytest.mark.parametrize(("now", "shown"), [*TIMES, *ABROAD], ids=lambda each: str(each)[:16])
def test_the_table_and_an_export_keep_the_hour(tmp_path: Path, now: datetime, shown: str) -> None:
    store, other = opened(tmp_path / "old", now), opened(tmp_path / "new", NOVEMBER)
    warm_up(store, now)
    export_file(store, tmp_path / "all.json", NOVEMBER)
    import_file(other, tmp_path / "all.json", SHARE)
    for each in (store, other):
        (row,) = csv.DictReader(io.StringIO(sessions_csv(each)))
        assert row["started_local"] == f"{now:%Y-%m-%d %H:%M:%S}"
        assert row["day"] == now.date().isoformat()
        assert each.sessions.recent()[0].offset_s == round(now.utcoffset().total_seconds())  # type: ignore[union-attr]
        each.close()


@pytest.mark.parametrize(("now", "shown"), TIMES, ids=lambda each: str(each)[:16])
def test_the_table_of_a_record_of_before_goes_by_the_zone_it_is_given(
    tmp_path: Path, now: datetime, shown: str
) -> None:
    store = opened(tmp_path / "old", now)
    warm_up(store, now)
    of_before(tmp_path / "old")
    (row,) = csv.DictReader(io.StringIO(sessions_csv(store, SYSTEM_ZONE)))
    assert row["started_local"] == f"{now:%Y-%m-%d %H:%M:%S}"
    (row,) = csv.DictReader(io.StringIO(sessions_csv(store)))
    assert row["started_local"] == ""
    store.close()


def test_an_export_of_before_is_taken_in_as_it_is(tmp_path: Path) -> None:
    store, other = opened(tmp_path / "old", NOON), opened(tmp_path / "new", NOVEMBER)
    warm_up(store, NOON)
    path = tmp_path / "all.json"
    of_before(tmp_path / "old")
    export_file(store, path, NOVEMBER)
    text = path.read_text("utf-8")
    assert "offset_s" not in text
    path.write_text(text.replace('"version": 2', '"version": 1', 1), "utf-8")
    assert import_file(other, path, SHARE).sessions == 1
    assert other.sessions.recent() == store.sessions.recent()
    store.close()
    other.close()


def after_run(at: datetime) -> CheckIn:
    offset = at.utcoffset()
    assert offset is not None
    return CheckIn(
        at=at.timestamp(),
        day=at.date(),
        moment=Moment.AFTER_RUN,
        answers=Answers(score=3),
        loop="a",
        offset_s=round(offset.total_seconds()),
    )


@pytest.mark.parametrize(
    ("ended", "now", "morning"),
    [
        (
            datetime(2026, 10, 24, 19, 0, tzinfo=SUMMER),
            datetime(2026, 10, 25, 7, 0, tzinfo=WINTER),
            date(2026, 10, 25),
        ),
        (
            datetime(2026, 10, 25, 2, 30, tzinfo=SUMMER),
            datetime(2026, 10, 25, 9, 0, tzinfo=WINTER),
            date(2026, 10, 25),
        ),
        (
            datetime(2026, 3, 28, 23, 30, tzinfo=WINTER),
            datetime(2026, 3, 29, 8, 0, tzinfo=SUMMER),
            date(2026, 3, 29),
        ),
        # Run in Newfoundland in the evening; by Berlin's clock that was the next morning at half past four.
        (
            datetime(2026, 8, 1, 23, 59, tzinfo=NEWFOUNDLAND),
            datetime(2026, 8, 2, 18, 0, tzinfo=SUMMER),
            date(2026, 8, 2),
        ),
        (
            datetime(2026, 8, 1, 5, 0, tzinfo=TOKYO),
            datetime(2026, 8, 1, 12, 0, tzinfo=SUMMER),
            date(2026, 8, 2),
        ),
    ],
)
def test_the_morning_after_a_run_goes_by_the_clock_that_it_ended_by(
    ended: datetime, now: datetime, morning: date
) -> None:
    assert morning_of(after_run(ended), now) == morning
    forgotten = replace(after_run(ended), offset_s=None)
    if ended.tzinfo in (SUMMER, WINTER):
        assert morning_of(forgotten, now) == morning


def test_the_morning_is_asked_about_after_the_night_in_which_the_clocks_change(tmp_path: Path) -> None:
    store = opened(tmp_path / "profile", NOON)
    store.back.answer(all_no(), NOON)
    evening = datetime(2026, 10, 24, 18, 0, tzinfo=SUMMER)
    loop = store.back.check_in(Answers(score=3), Moment.BEFORE, evening).loop
    store.back.check_in(Answers(score=3), Moment.AFTER_RUN, evening + timedelta(hours=1), loop=loop)
    morning = datetime(2026, 10, 25, 7, 0, tzinfo=WINTER)
    asked = ask_next(store.back.loops(now=morning), store.back.state(morning), morning)
    assert (asked.asking, asked.loop) == (Asking.MORNING, loop)
    store.close()


def test_a_file_and_a_report_of_summer_show_their_hour_in_winter(profile: Path, clock: FakeClock) -> None:
    store = opened(profile, NOVEMBER)
    store.back.answer(all_no(), NOVEMBER)
    store.close()
    (profile / "exports").mkdir()
    file = profile / "exports" / "old.json"
    file.write_text("{}")
    july = datetime(2026, 7, 11, 18, 0, tzinfo=SUMMER)
    os.utime(file, (july.timestamp(), july.timestamp()))
    driver = Driver(profile, clock, today=lambda: NOVEMBER, ask=True)
    try:
        driver.app.sheets.close()
        driver.app.go("settings")
        driver.frames(8)
        house = driver.context
        (found,) = driver.app.screen._desk.data.found()
        assert found.detail.startswith("2026-07-11 18:00")
        house.reports.write("It broke.", july.astimezone(UTC))
        from app.wiring.pages.reports import open_reports

        open_reports(house)
        driver.frames(4)
        assert driver.sees("Saturday 11 July, 18:00")
    finally:
        driver.close()
