"""The reminder's file, read by a library that knows calendars: the same time by the clock on the wall all year."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.reminder import CalendarEntry, Reminder
from app.data.exchange.calendar_file import calendar_file

NOW = datetime(2026, 3, 23, 9, 0, tzinfo=UTC)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Tehran",
    "Pacific/Auckland",
)
CHANGING = set(ZONES) - {"Asia/Tehran"}  # where the clocks stay as they are since 2022


def entry(title: str = "Run", text: str = "Check in first.", **more: object) -> CalendarEntry:
    reminder = Reminder(days=frozenset({1, 6}), minute=18 * 60 + 5, alarm="30")
    return reminder.entry(NOW, str)._replace(title=title, text=text, **more)


def read(written: bytes) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(written)
    (event,) = calendar.walk("VEVENT")
    assert not calendar.errors
    assert not event.errors
    return event


def times(event: icalendar.Event, count: int) -> list[datetime]:
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
    return [at for _number, at in zip(range(count), rule, strict=False)]


@pytest.mark.parametrize("name", ZONES)
def test_it_begins_and_rings_at_the_same_time_over_both_changes_of_the_clocks(name: str) -> None:
    event, zone = read(calendar_file(entry(), "a@limber", 0, NOW)), ZoneInfo(name)
    found = times(event, 104)
    assert found[0].isoformat() == "2026-03-24T18:05:00"
    assert {at.weekday() for at in found} == {1, 6}
    assert {at.time() for at in found} == {time(18, 5)}
    there = [at.replace(tzinfo=zone) for at in found]
    ahead = {at.utcoffset() for at in there}
    assert len(ahead) == (2 if name in CHANGING else 1), "a year holds both changes"
    (alarm,) = event.walk("VALARM")
    # A phone there rings so many real minutes before, which is the same on its clock.
    rings = [(at.astimezone(UTC) + alarm["TRIGGER"].dt).astimezone(zone).time() for at in there]
    assert set(rings) == {time(17, 35)}


def test_every_part_is_what_it_has_to_be() -> None:
    event = read(calendar_file(entry(), "a@limber", 7, NOW))
    assert (str(event["UID"]), event["SEQUENCE"], str(event["TRANSP"])) == ("a@limber", 7, "TRANSPARENT")
    assert event["DTSTART"].dt.tzinfo is None
    assert event["DURATION"].dt == timedelta(minutes=60)
    assert event["DTSTAMP"].dt == NOW
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU,SU"
    (alarm,) = event.walk("VALARM")
    assert (str(alarm["ACTION"]), str(alarm["DESCRIPTION"])) == ("DISPLAY", "Run")


@pytest.mark.parametrize(
    ("minutes", "span"), [(0, b"PT0S"), (15, b"-PT15M"), (60, b"-PT1H"), (630, b"-PT10H30M")]
)
def test_it_rings_so_long_before(minutes: int, span: bytes) -> None:
    written = calendar_file(entry(alarm_min=minutes), "a", 0, NOW)
    assert b"TRIGGER:" + span + b"\r\n" in written
    (alarm,) = read(written).walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(minutes=minutes)


def test_a_later_file_takes_the_place_of_the_first() -> None:
    first, second = (read(calendar_file(entry(), "a@limber", number, NOW)) for number in (0, 1))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.just("\n"), max_size=200
)


@given(TEXTS.filter(lambda text: text.strip()), TEXTS)
@example('a,b;c\\n\nd:"e"', "\\\\;;,,\\")
@example("x" * 66 + "🏃🏽‍♀️" * 12, "ß" * 200)
@example("BEGIN:VEVENT", "END:VCALENDAR\nSUMMARY:x")
def test_whatever_a_title_holds_arrives_whole_in_lines_of_75_bytes(title: str, text: str) -> None:
    written = calendar_file(entry(title, text), "a@limber", 0, NOW)
    assert written.endswith(b"END:VCALENDAR\r\n")
    lines = written.split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line and len(line) <= 75 for line in lines)
    for line in lines:
        line.decode("utf-8")  # no piece ends within a character
    event = read(written)
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, text)


@pytest.mark.parametrize("at", range(60, 72))
def test_an_emoji_at_the_end_of_a_line_is_not_torn(at: int) -> None:
    written = calendar_file(entry("x" * at + "🏃 and on"), "a", 0, NOW)
    piece = next(line for line in written.split(b"\r\n") if "🏃".encode() in line)
    assert len(piece) <= 75
    assert str(read(written)["SUMMARY"]) == "x" * at + "🏃 and on"


def test_line_ends_of_every_kind_are_one_and_other_controls_go() -> None:
    event = read(calendar_file(entry("a\r\nb\rc\u2028d\x00\x1b\x7fe\tf"), "a", 0, NOW))
    assert str(event["SUMMARY"]) == "a\nb\nc\nde\tf"


def test_half_an_emoji_does_not_stop_it() -> None:
    assert str(read(calendar_file(entry("run \ud83c now"), "a", 0, NOW))["SUMMARY"]) == "run ? now"
