"""`limber remind`, as it is called."""

from pathlib import Path

import icalendar
import pytest

from app.__main__ import main
from app.core.reminder import kept_reminder
from tests.core.back_cases import NOON
from tests.data.profile_helpers import opened

Capture = pytest.CaptureFixture[str]


def remind(profile: Path, out: Path, *more: str, days: str = "tue,thu", at: str = "18:00") -> int:
    words = ["remind", "--days", days, "--at", at, "--out", str(out), "--data", str(profile)]
    return main([*words, *more])


def test_running_days_become_a_file_and_are_remembered(
    profile: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "runs.ics"
    assert remind(profile, out, "--alarm", "evening", "--routine", "warmup-5-quick") == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{out}: Tue, Thu at 18:00, first on 20")
    assert said.err == ""
    (event,) = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU,TH"
    assert str(event["SUMMARY"]).endswith(", then run")
    store = opened(profile, NOON)
    kept = kept_reminder(store.settings.get)
    store.close()
    assert (kept.days, kept.clock, kept.alarm, kept.routine) == ({1, 3}, "18:00", "evening", "warmup-5-quick")


def test_a_second_file_replaces_the_first(profile: Path, tmp_path: Path) -> None:
    found = []
    for name, days in (("a.ics", "mon"), ("b.ics", "Monday, SUNDAY")):
        assert remind(profile, tmp_path / name, days=days) == 0
        found.append(icalendar.Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")[0])
    assert found[0]["UID"] == found[1]["UID"]
    assert found[0]["SEQUENCE"] < found[1]["SEQUENCE"]
    assert found[1]["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO,SU"


@pytest.mark.parametrize(
    ("days", "at", "says"),
    [
        ("tues", "18:00", "'tues' is no day of the week; expected some of mon,tue,wed,thu,fri,sat,sun"),
        ("tue,,thu", "18:00", "a day is missing in 'tue,,thu'; expected some of"),
        ("", "18:00", "a day is missing in ''; expected some of"),
        ("tue", "25:00", "'25:00' is no time of day; expected 0:00 to 23:59, such as 18:00"),
        ("tue", "6pm", "'6pm' is no time of day"),
    ],
)
def test_what_is_wrong_is_said_with_what_was_expected(
    days: str, at: str, says: str, profile: Path, tmp_path: Path, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as caught:
        remind(profile, tmp_path / "a.ics", days=days, at=at)
    assert caught.value.code == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.glob("*.ics")) == []


def test_a_file_of_another_kind_or_that_cannot_be_written_is_named(
    profile: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert remind(profile, tmp_path / "runs.txt") == 2
    assert f"{tmp_path / 'runs.txt'} has to end in .ics" in capsys.readouterr().err
    nowhere = tmp_path / "no" / "runs.ics"
    assert remind(profile, nowhere) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"{nowhere} cannot be written")
    assert err.count("\n") == 1
    store = opened(profile, NOON)
    assert kept_reminder(store.settings.get).days == frozenset(), "nothing was kept"
    store.close()


def test_a_routine_that_is_not_there_is_told(profile: Path, tmp_path: Path, capsys: Capture) -> None:
    assert remind(profile, tmp_path / "a.ics", "--routine", "warmup-5-quik") == 1
    assert "warmup-5-quick" in capsys.readouterr().err
