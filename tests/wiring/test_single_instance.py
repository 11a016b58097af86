"""Of two copies with one profile, one plays."""

from pathlib import Path

import pytest

from app.device.file_lock import FileLock
from app.wiring.single_instance import SingleInstance


@pytest.fixture
def first(tmp_path: Path):
    alone = SingleInstance(tmp_path)
    assert not alone.other_instance()
    yield alone
    alone.close()


def test_the_first_to_ask_is_the_one(first: SingleInstance, tmp_path: Path) -> None:
    second = SingleInstance(tmp_path)
    assert second.other_instance()
    assert "another window" in second.reason()
    assert not first.other_instance()
    assert first.reason() == ""
    second.close()


def test_when_it_is_closed_whoever_asks_next_is_the_one(first: SingleInstance, tmp_path: Path) -> None:
    second, third = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert second.other_instance()
    first.close()
    assert not second.other_instance()
    assert third.other_instance()
    second.close()
    third.close()


def test_a_file_that_its_author_looks_at_plays_unless_the_other_plays_at_that_moment(
    first: SingleInstance, tmp_path: Path
) -> None:
    second = SingleInstance(tmp_path)
    assert second.reason(is_author_preview=True) == ""
    sounding = FileLock(tmp_path / "cache" / "background" / "sounding.lock")
    assert sounding.take()
    assert second.reason(is_author_preview=True) != ""
    sounding.release()
    assert second.reason(is_author_preview=True) == ""
    second.close()


def test_other_profiles_are_other_runners(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert not other.other_instance()
    other.close()
