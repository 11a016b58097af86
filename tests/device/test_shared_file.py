from pathlib import Path

import pytest

from app.device.shared_file import SharedFile


def test_a_text_is_replaced_whole_and_its_mark_changes(tmp_path: Path) -> None:
    file = SharedFile(tmp_path / "new" / "a.json")
    assert file.read() is None
    assert file.mark() is None
    assert file.write("one")
    first = file.mark()
    assert file.read() == "one"
    assert file.write("zwölf")
    assert file.read() == "zwölf"
    assert file.mark() != first
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.json"]
    file.forget()
    file.forget()
    assert file.read() is None


def test_what_cannot_be_written_is_said_once_and_does_no_harm(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    file = SharedFile(tmp_path / "file" / "a.json")
    assert not file.write("one")
    assert not file.write("two")
    assert len(caplog.records) == 1
    assert "cannot be written" in caplog.text
    assert file.read() is None


def test_what_is_no_text_counts_as_none(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    assert SharedFile(tmp_path / "a.json").read() is None
    assert "cannot be read" in caplog.text


def test_the_old_text_stays_where_the_new_one_does_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SharedFile(tmp_path / "a.json")
    file.write("old")

    def full(self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert not file.write("new")
    assert file.read() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
