import io
import os
from pathlib import Path

import pytest

from app.device.files import copy_in_time, safe_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("limber-2026-07-04.json", "limber-2026-07-04.json"), ("My routine.yaml", "My routine.yaml"), ("Übung 🏃.json", "Übung 🏃.json"),
        ("../../evil.yaml", "evil.yaml"), ("/etc/passwd", "passwd"), ("C:\\Windows\\evil.json", "evil.json"), ("a/b/../..", "file"),
        ("..", "file"), (".", "file"), ("", "file"), ("/", "file"), ("...", "file"), (".hidden", "hidden"), ("a\0b.json", "ab.json"),
        ("a\nb.json", "ab.json"), ("a\x1b[31m.json", "a[31m.json"), ("x.json:stream", "x.jsonstream"), ("a\ud800.json", "a.json"),
        ("x" * 300 + ".json", "x" * 55 + ".json"), ("x." + "y" * 300, ("x." + "y" * 300)[:60]), ("con<>|?*.json", "con.json"),
    ],
)  # fmt: skip
def test_the_name_another_app_gives_a_file_can_only_be_a_name(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize(("length", "fits"), [(0, True), (9, True), (10, True), (11, False), (5000, False)])
def test_a_file_without_end_is_not_copied_without_end(length: int, fits: bool, tmp_path: Path) -> None:
    source, to = tmp_path / "source", io.BytesIO()
    source.write_bytes(b"x" * length)
    descriptor = os.open(source, os.O_RDONLY)
    if fits:
        copy_in_time(descriptor, to, 10, 5)
        assert to.getvalue() == b"x" * length
    else:
        with pytest.raises(OSError, match="too large"):
            copy_in_time(descriptor, to, 10, 5)
        assert len(to.getvalue()) <= 10
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


@pytest.mark.parametrize("said", [b"", b"id: "])
def test_a_pipe_whose_end_does_not_come_is_given_up_and_closed(said: bytes) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, said)
    with pytest.raises(TimeoutError):
        copy_in_time(ours, io.BytesIO(), 10, 0.05)
    with pytest.raises(BrokenPipeError):
        os.write(theirs, b"more")
    os.close(theirs)


def test_a_pipe_that_ends_is_copied() -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"id: tuesday")
    os.close(theirs)
    to = io.BytesIO()
    copy_in_time(ours, to, 100, 5)
    assert to.getvalue() == b"id: tuesday"
