import os
from pathlib import Path

import pytest

from app.data.files import picture_cache
from app.data.files.picture_cache import PictureCache

EDGE = 8
PIXELS = bytes(range(256))
KEY = ["cat-cow", None, True, "before", EDGE]


def opened(tmp_path: Path, stamp: str = "1") -> PictureCache:
    return PictureCache(tmp_path / "pictures", lambda: [stamp])


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "pictures").rglob("*.rgba"))


def test_a_picture_is_there_again_at_the_next_start(tmp_path: Path) -> None:
    assert opened(tmp_path).read(KEY, EDGE) is None
    opened(tmp_path).write(KEY, PIXELS)
    assert opened(tmp_path).read(KEY, EDGE) == PIXELS
    assert opened(tmp_path).read([*KEY, "more"], EDGE) is None


def test_another_way_of_drawing_starts_afresh_and_the_old_pictures_go(tmp_path: Path) -> None:
    opened(tmp_path).write(KEY, PIXELS)
    later = opened(tmp_path, "2")
    assert later.read(KEY, EDGE) is None
    later.write(KEY, PIXELS[::-1])
    assert later.read(KEY, EDGE) == PIXELS[::-1]
    assert len(files(tmp_path)) == 1


def test_no_damaged_file_is_ever_shown(tmp_path: Path) -> None:
    opened(tmp_path).write(KEY, PIXELS)
    (file,) = files(tmp_path)
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        assert opened(tmp_path).read(KEY, EDGE) is None, f"byte {at} of {len(whole)}"
        file.write_bytes(whole[:at])
        assert opened(tmp_path).read(KEY, EDGE) is None, f"cut after {at} bytes"
    file.write_bytes(whole)
    assert opened(tmp_path).read(KEY, EDGE + 1) is None


def test_the_picture_of_something_else_under_the_same_name_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path).write(KEY, PIXELS)
    other = [*KEY, "other"]
    (file,) = files(tmp_path)
    cache = opened(tmp_path)
    monkeypatch.setattr(cache, "_file", lambda _key: file)
    assert cache.read(other, EDGE) is None
    assert cache.read(KEY, EDGE) == PIXELS


def test_of_too_many_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_cache, "LIMIT", 6)
    cache = opened(tmp_path)
    for number in range(20):
        cache.write([number], PIXELS)
        for file in files(tmp_path):  # a clock that goes by whole seconds would make them all as old
            if file.stat().st_mtime_ns > 1e18:
                os.utime(file, ns=(number, number))
        assert len(files(tmp_path)) <= 6
    assert cache.read([19], EDGE) == PIXELS
    assert cache.read([0], EDGE) is None


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file in the way")
    cache = opened(tmp_path)
    cache.write(KEY, PIXELS)
    assert cache.read(KEY, EDGE) is None


def test_pictures_are_kept_again_after_everything_was_erased(tmp_path: Path) -> None:
    cache = opened(tmp_path)
    cache.write(KEY, PIXELS)
    (file,) = files(tmp_path)
    file.unlink()
    file.parent.rmdir()
    file.parent.parent.rmdir()
    cache.write(KEY, PIXELS)
    assert cache.read(KEY, EDGE) == PIXELS
