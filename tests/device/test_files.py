import io

import pytest

from app.device.files import copy_bounded, safe_name


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
def test_a_file_without_end_is_not_copied_without_end(length: int, fits: bool) -> None:
    source, to = io.BytesIO(b"x" * length), io.BytesIO()
    if fits:
        copy_bounded(source, to, most=10)
        assert to.getvalue() == b"x" * length
    else:
        with pytest.raises(OSError, match="too large"):
            copy_bounded(source, to, most=10)
        assert len(to.getvalue()) <= 10
