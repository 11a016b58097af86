import faulthandler
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data.reports.crash_runs import Before, Runs


@pytest.fixture(autouse=True)
def leave_the_tests_own_handler() -> Iterator[None]:
    yield
    faulthandler.enable()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "reports" / "app.running"


def test_a_first_run_and_one_after_a_good_end_know_of_nothing_bad(file: Path) -> None:
    for _ in range(2):
        runs = Runs(file)
        assert runs.begin() == Before()
        runs.seen()
        runs.close()


def test_runs_that_were_never_seen_are_counted_until_one_is(file: Path) -> None:
    for failed in range(3):
        runs = Runs(file)
        assert runs.begin().failed == failed
        runs.failed()
    runs = Runs(file)
    assert runs.begin().failed == 3
    runs.seen()
    runs.failed()
    assert Runs(file).begin().failed == 0


def test_a_run_that_is_closed_before_it_was_seen_does_not_count(file: Path) -> None:
    runs = Runs(file)
    runs.begin()
    runs.close()
    assert Runs(file).begin().failed == 0


def test_the_last_words_of_a_run_are_handed_to_the_next_one_once(file: Path) -> None:
    runs = Runs(file)
    runs.begin()
    runs.seen()
    with file.open("a") as last:
        last.write("Fatal Python error: x\n")
    runs.failed()
    assert Runs(file).begin() == Before(0, "Fatal Python error: x\n")
    assert Runs(file).begin().fault == ""


def test_last_words_before_it_was_seen_count_too(file: Path) -> None:
    runs = Runs(file)
    runs.begin()
    with file.open("a") as last:
        last.write("Fatal Python error: x\n")
    runs.failed()
    assert Runs(file).begin() == Before(1, "Fatal Python error: x\n")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"starting many\n", b"starting 99999999999\n", b"\n"])
def test_a_damaged_file_counts_as_no_failure(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Runs(file).begin().failed == 0


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("in the way")
    runs = Runs(tmp_path / "reports" / "app.running")
    assert runs.begin() == Before()
    runs.seen()
    runs.close()
