from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.data.reports.crash_reports import MOST, Reports

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    return Reports(tmp_path / "cache" / "reports")


def test_a_report_is_kept_under_its_time(reports: Reports) -> None:
    path = reports.write("what happened", NOON)
    assert path is not None
    assert path.name == "limber-report-2026-05-20-120000.txt"
    assert path.read_text("utf-8") == "what happened"
    assert reports.all() == [path]


def test_only_the_last_few_are_kept_and_the_newest_comes_first(reports: Reports) -> None:
    written = [reports.write(str(n), NOON + timedelta(seconds=n)) for n in range(MOST + 3)]
    assert reports.all() == list(reversed(written[-MOST:]))


def test_two_in_one_second_are_two_and_the_later_one_comes_first(reports: Reports) -> None:
    written = [reports.write(str(n), NOON) for n in range(3)]
    assert [path.read_text() for path in reports.all()] == ["2", "1", "0"]
    assert len({*written}) == 3


def test_one_report_can_take_the_place_of_another(reports: Reports) -> None:
    first = reports.write("once", NOON)
    assert reports.write("ten times", NOON + timedelta(hours=1), first) == first
    assert [path.read_text() for path in reports.all()] == ["ten times"]


def test_a_report_is_new_until_the_runner_has_been_told(reports: Reports) -> None:
    assert not reports.new()
    reports.write("x", NOON)
    assert reports.new()
    reports.seen()
    assert not reports.new()


def test_removing_takes_all_of_them_and_nothing_else(reports: Reports) -> None:
    reports.write("x", NOON)
    other = reports.folder / "limber-report-of-mine.txt"
    other.touch()
    assert reports.remove()
    assert (reports.all(), reports.new(), other.exists()) == ([], False, True)


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    reports = Reports(tmp_path / "cache" / "reports")
    assert reports.write("x", NOON) is None
    assert (reports.all(), reports.new()) == ([], False)
    reports.seen()
    assert reports.remove()
