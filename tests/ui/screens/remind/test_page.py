"""Running days as a runner chooses them by taps: kept at once, and handed to a calendar or as a file."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import icalendar
import pytest

from app.core.back.check_in import Answers, Moment
from app.core.reminder import CalendarEntry, kept_reminder
from app.core.settings import REMIND_COUNT, REMIND_DAYS
from app.ui.screens.remind.page import RemindPage
from app.wiring.pages import remind
from tests.core.back_cases import NOON, all_no
from tests.ui.back_driver import Runner
from tests.ui.driver import Driver
from tests.ui.layout_audit import audit

OPENED = "Your calendar has opened with it. Save it there."
AS_A_FILE = "No calendar app was found, so here it is as a file."


class Calendar:
    """The system's calendar, and its way to hand files on."""

    reason = problem = ""

    def __init__(self, *, opens: bool = True, takes_file: bool = True) -> None:
        self.opens, self.takes_file = opens, takes_file
        self.entries: list[CalendarEntry] = []
        self.files: list[bytes] = []
        self.given: list[tuple[str, str, bytes]] = []

    def add(self, entry: CalendarEntry, file: Path, then: Callable[[bool], None]) -> None:
        self.entries.append(entry)
        self.files.append(file.read_bytes())
        then(self.opens)

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        self.given.append(("saved", source.name, source.read_bytes()))
        then(True)

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        self.given.append(("shared", source.name, source.read_bytes()))
        then(True)


class WithCalendar:
    def __init__(self, device: object, calendar: Calendar) -> None:
        self._device, self.calendar, self.files = device, calendar, calendar

    def __getattr__(self, name: str) -> object:
        return getattr(self._device, name)


def at_the_page(runner: Runner, calendar: Calendar) -> Driver:
    driver = runner.settle_in()
    machine = driver.context.machine
    machine.device = WithCalendar(machine.device, calendar)
    driver.context.routes.open("remind")
    driver.settle()
    return driver


def choose(driver: Driver, *words: str) -> None:
    """Presses buttons, wherever the page is scrolled to; quicker than a tap."""
    for each in words:
        driver.button(each).dispatch("on_release")
        driver.frames(2)


def event(written: bytes) -> Any:
    return icalendar.Calendar.from_ical(written).walk("VEVENT")[0]


def test_days_time_and_ring_are_kept_with_each_tap_and_seen_again(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.go("settings")
    driver.frames(8)
    driver.tap("Remind me on running days")
    driver.settle()
    assert isinstance(driver.app.screen, RemindPage)
    assert driver.sees("Choose a day first.")
    for words in ("Tue", "Sat", "Thu", "Sat", "The evening before"):
        driver.tap(words)
    for icon in ("add", "add", "remove"):
        driver.tap(icon=icon)
    driver.frames(3)
    kept = kept_reminder(runner.store.settings.get)
    assert (kept.days, kept.clock, kept.alarm) == ({1, 3}, "18:15", "evening")
    assert NOON.weekday() == 2, "a Wednesday"
    assert driver.sees("The first one comes on Thursday 2 July at 18:15.")
    assert audit(driver) == []
    driver.app.back()
    driver.frames(4)
    assert driver.sees("Tue, Thu"), "Settings say so"
    runner.close()
    driver = runner.open()
    driver.context.routes.open("remind")
    driver.settle()
    assert driver.sees("18:15")
    assert kept_reminder(runner.store.settings.get) == kept


def test_the_time_goes_by_quarters_round_the_clock(runner: Runner) -> None:
    page = at_the_page(runner, Calendar()).app.screen
    page._take(page._now.__class__(minute=17 * 60 + 50))
    seen = []
    for way in (1, -1, -1):
        page._step(way)
        seen.append(page.time.value)
    page._take(page._now.__class__(minute=17 * 60 + 50))
    page._step(-1)
    assert [*seen, page.time.value] == ["18:00", "17:45", "17:30", "17:45"]
    page._take(page._now.__class__(minute=0))
    page._step(-1)
    assert page.time.value == "23:45"
    page._step(1)
    assert page.time.value == "0:00"


def test_one_tap_hands_it_to_the_calendar_and_a_second_one_replaces_it(runner: Runner) -> None:
    calendar = Calendar()
    driver = at_the_page(runner, calendar)
    choose(driver, "Tue", "30 minutes before", "Add to calendar")
    assert driver.sees(OPENED)
    choose(driver, "Thu")
    assert driver.sees("A calendar that has it already puts this in its place.")
    choose(driver, "Add to calendar")
    first, second = map(event, calendar.files)
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] == first["SEQUENCE"] + 1
    assert second["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU,TH"
    assert [entry.alarm_min for entry in calendar.entries] == [30, 30]
    assert calendar.given == []


def test_without_a_day_nothing_goes_out(runner: Runner) -> None:
    calendar = Calendar()
    driver = at_the_page(runner, calendar)
    choose(driver, "Add to calendar")
    assert calendar.entries == []
    assert runner.store.settings.get(REMIND_COUNT) == 0
    assert driver.sees("Choose a day first.")
    assert not driver.offers("Save as a file")


@pytest.mark.parametrize(("phone", "way"), [(False, "saved"), (True, "shared")])
def test_where_no_calendar_is_there_the_file_goes_out_and_that_is_said(
    runner: Runner, phone: bool, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remind, "_shares", lambda: phone)
    calendar = Calendar(opens=False, takes_file=not phone)
    driver = at_the_page(runner, calendar)
    choose(driver, "Sun", "Add to calendar")
    assert driver.sees(AS_A_FILE)
    ((how, name, written),) = calendar.given
    assert (how, name) == (way, "running-days.ics")
    assert event(written)["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=SU"


def test_a_phone_s_own_page_takes_no_alarm_and_knows_no_entry_again(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remind, "_shares", lambda: True)
    calendar = Calendar(takes_file=False)
    driver = at_the_page(runner, calendar)
    assert driver.sees("The calendar’s own page rings as you have set it there. A file takes this along.")
    choose(driver, "Mon", "Add to calendar")
    assert driver.sees(OPENED)
    choose(driver, "Fri")
    assert driver.sees("delete the old entry there: the new one stands beside it.")
    choose(driver, "Share as a file")
    assert [how for how, _name, _written in calendar.given] == ["shared"]


def test_without_any_way_to_pick_a_folder_the_file_goes_where_exports_go(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.context.routes.open("remind")
    driver.settle()
    choose(driver, "Wed", "Save as a file")
    (file,) = (runner.profile / "exports").glob("*.ics")
    assert event(file.read_bytes())["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=WE"
    assert driver.sees("Your file is here:")


def test_a_disk_that_is_full_is_said_and_nothing_goes_out(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    calendar = Calendar()
    driver = at_the_page(runner, calendar)
    monkeypatch.setattr("app.wiring.pages.handing_out.write_whole", full)
    choose(driver, "Mon", "Add to calendar")
    driver.frames(6)
    assert driver.sees("The file cannot be written: No space left on device.")
    assert calendar.entries == []


def test_it_may_be_about_one_routine(runner: Runner) -> None:
    calendar = Calendar()
    driver = at_the_page(runner, calendar)
    choose(driver, "Mon")
    page = driver.app.screen
    page._ask_routine()
    driver.settle()
    titles = dict(page._ports.routines)
    name = "warmup-5-quick"
    next(act for _icon, words, act in driver.app.sheets.now.page.choices if words == titles[name])()
    driver.app.sheets.close()
    driver.settle()
    assert driver.sees(titles[name])
    choose(driver, "Add to calendar")
    assert calendar.entries[0].title == f"{titles[name]}, then run"
    assert str(event(calendar.files[0])["SUMMARY"]) == f"{titles[name]}, then run"


def test_the_days_are_forgotten_after_being_asked_once(runner: Runner) -> None:
    driver = at_the_page(runner, Calendar())
    choose(driver, "Mon", "Forget these days")
    driver.settle()
    assert driver.sees("The calendar keeps its entry") or driver.sees("stays until you delete it")
    choose(driver, "Keep them")
    driver.settle()
    assert runner.store.settings.get(REMIND_DAYS) == ("mon",)
    choose(driver, "Forget these days")
    driver.settle()
    driver.app.sheets.now.page.choices[0][2]()
    driver.app.sheets.close()
    driver.settle()
    assert runner.store.settings.get(REMIND_DAYS) == ()
    assert not driver.offers("Forget these days")


@pytest.mark.parametrize(("size", "scale"), [((360, 640), 2.0), ((915, 412), 1.0), ((1280, 800), 1.5)])
def test_every_day_is_a_large_target_in_every_window(
    runner: Runner, size: tuple[int, int], scale: float
) -> None:
    driver = runner.settle_in()
    runner.close()
    driver = runner.open(size=size, text_scale=scale)
    driver.context.routes.open("remind")
    driver.settle()
    taps = driver.app.screen.days.taps
    assert all(tap.height >= 56 and tap.width >= 42 for tap in taps)
    assert all(not one.collide_widget(other) for one, other in combinations(taps, 2))
    assert audit(driver) == []


def test_today_says_in_one_line_what_a_sore_day_means_for_a_running_day(runner: Runner) -> None:
    driver = at_the_page(runner, Calendar())
    says = "You planned to run today. Your back needs the day off: gentle moves are enough."
    back = runner.store.back
    back.check_in(Answers(score=7), Moment.BEFORE, runner.time)
    back.answer(all_no(), runner.time)  # such a score has the questions asked first
    driver.app.show_today()
    driver.frames(6)
    assert not driver.sees(says)
    driver.context.routes.open("remind")
    driver.settle()
    choose(driver, "Wed")
    driver.app.show_today()
    driver.frames(6)
    assert driver.sees(says)
