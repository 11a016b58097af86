from pathlib import Path

import pytest

from app.data.files import paths


def test_a_checkout_has_its_files_beside_the_code() -> None:
    share = paths.share_folder()
    assert (share / "routines" / "warmup-5-quick.yaml").is_file()
    assert (share / "assets" / "exercises" / "half-squat.yaml").is_file()


def test_a_wheel_carries_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_IN_WHEEL", tmp_path)
    assert paths.share_folder() == tmp_path


def test_the_users_folder_is_named_after_limber_and_not_made_by_asking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    folder = paths.default_user_folder()
    assert folder.name == "Limber"
    assert list(tmp_path.iterdir()) == [] or not folder.exists()


def test_on_android_it_is_the_folder_beside_the_code_that_updates_leave_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANDROID_PRIVATE", str(tmp_path / "files"))
    assert paths.default_user_folder() == tmp_path / "files" / "user"


def test_where_nobody_knows_a_home_the_folder_is_temporary_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ANDROID_PRIVATE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert not paths.homeless()
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert paths.homeless()
    assert paths.default_user_folder().parent == tmp_path
    assert paths.default_user_folder() == paths.default_user_folder()


def test_who_says_where_things_go_has_a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert not paths.homeless()
