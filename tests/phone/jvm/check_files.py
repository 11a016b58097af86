from collections.abc import Callable
from pathlib import Path

import pytest

from app.device.android.files import AndroidFiles, open_files
from app.device.files import NullFiles
from tests.phone.jvm.conftest import LEVEL, Phone


class Drawing:
    """The thread that draws: does what it is handed only when told to."""

    def __init__(self) -> None:
        self.handed: list[Callable[[], None]] = []

    def draw(self) -> None:
        while self.handed:
            self.handed.pop(0)()


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def files(phone: Phone, drawing: Drawing, tmp_path: Path) -> AndroidFiles:
    phone.is_like(cache=str(tmp_path / "cache"))
    files = open_files(drawing.handed.append)
    assert isinstance(files, AndroidFiles)
    return files


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "tuesday.yaml"
    path.write_text("title: Tuesday – für dich\n", "utf-8")
    return path


def pick(phone: Phone, path: object) -> None:
    """The runner picks something, or with "" nothing, in the picker that was asked for last."""
    code = next(call for call in reversed(phone.done) if call.startswith("ask ")).split(" ")[1]
    phone.java("org.kivy.android.PythonActivity").picked(int(code), str(path))


def test_a_picked_file_comes_as_a_copy_with_its_name_on_the_thread_that_draws(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    got: list[Path | None] = []
    files.open(("yaml",), got.append)
    assert phone.done[-1].endswith("open openable */*")
    phone.is_like(name="My routine.yaml")
    pick(phone, routine)
    phone.until(lambda: drawing.handed)
    assert got == []
    drawing.draw()
    assert got[0] is not None
    assert got[0].name == "My routine.yaml"
    assert got[0] != routine
    assert got[0].read_bytes() == routine.read_bytes()
    assert files.reason == ""


@pytest.mark.parametrize(("name", "kept"), [("../../evil.yaml", "evil.yaml"), ("", "file"), ("..", "file")])
def test_a_name_cannot_lead_out_of_the_cache(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path, name: str, kept: str
) -> None:
    got: list[Path | None] = []
    files.open(("yaml",), got.append)
    phone.is_like(name=name)
    pick(phone, routine)
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert got[0] is not None
    assert (got[0].name, got[0].parent.name) == (kept, "picked")


def test_the_copy_goes_once_it_is_not_needed_and_nothing_else_does(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    got: list[Path | None] = []
    files.open(("yaml",), got.append)
    phone.is_like(name="picked.yaml")
    pick(phone, routine)
    phone.until(lambda: drawing.handed)
    drawing.draw()
    copy = got[0]
    assert copy is not None
    files.forget(routine)
    assert copy.exists()
    files.forget(copy)
    assert not copy.exists()
    assert routine.exists()


def test_a_provider_without_names_gives_one_all_the_same(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    got: list[Path | None] = []
    phone.is_like(names="none")
    files.open(("yaml",), got.append)
    pick(phone, routine)
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert got[0] is not None
    assert got[0].name == "file"


def test_picking_nothing_is_none(phone: Phone, files: AndroidFiles, drawing: Drawing) -> None:
    opened: list[Path | None] = []
    saved: list[bool] = []
    files.open(("yaml",), opened.append)
    pick(phone, "")
    files.save(Path("backup.json"), saved.append)
    pick(phone, "")
    phone.until(lambda: len(drawing.handed) == 2)
    drawing.draw()
    assert opened == [None]
    assert saved == [False]
    assert files.reason == ""


def test_a_file_is_saved_where_the_runner_says(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path, tmp_path: Path
) -> None:
    to = tmp_path / "chosen"
    to.write_text("something longer than what comes, which must not stay at the end of it")
    saved: list[bool] = []
    files.save(routine, saved.append)
    assert "create openable" in phone.done[-1]
    assert phone.done[-1].endswith("title=tuesday.yaml")
    pick(phone, to)
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert saved == [True]
    assert to.read_bytes() == routine.read_bytes()
    assert phone.done[-1] == "file wt"


def test_a_backup_is_saved_as_what_it_is(phone: Phone, files: AndroidFiles, tmp_path: Path) -> None:
    files.save(tmp_path / "limber.json", lambda _: None)
    assert phone.done[-1].endswith("create openable application/json title=limber.json")


def test_what_cannot_be_read_or_written_is_said_with_its_answer_whichever_comes_first(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path, tmp_path: Path
) -> None:
    opened: list[tuple[Path | None, str]] = []
    saved: list[tuple[bool, str]] = []
    phone.is_like(document="gone")
    files.open(("yaml",), lambda path: opened.append((path, files.problem)))
    pick(phone, routine)
    files.save(routine, lambda done: saved.append((done, files.problem)))
    pick(phone, tmp_path / "to")
    phone.until(lambda: len(drawing.handed) == 2)
    drawing.draw()
    unread = "The file could not be read. Copy it to the phone first, then pick it there."
    assert opened == [(None, unread)]
    assert saved == [(False, "The file could not be written there. Choose another folder.")]
    assert files.reason == "", "the pickers are still there"


def test_a_file_that_has_gone_is_not_saved_and_the_reason_is_said(
    phone: Phone, files: AndroidFiles, drawing: Drawing, tmp_path: Path
) -> None:
    saved: list[bool] = []
    files.save(tmp_path / "no-such.json", saved.append)
    pick(phone, tmp_path / "to")
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert saved == [False]
    assert files.problem == "The file could not be written there. Choose another folder."


def test_where_no_copy_can_be_kept_the_answer_comes_all_the_same(
    phone: Phone, drawing: Drawing, routine: Path, tmp_path: Path
) -> None:
    (tmp_path / "a file").touch()
    phone.is_like(cache=str(tmp_path / "a file"))
    files = open_files(drawing.handed.append)
    got: list[Path | None] = []
    files.open(("yaml",), got.append)
    pick(phone, routine)
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert got == [None]
    assert files.problem.startswith("The file could not be read.")


def test_answers_of_others_are_not_taken_for_ones_own(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    got: list[Path | None] = []
    files.open(("yaml",), got.append)
    phone.java("org.kivy.android.PythonActivity").picked(1, str(routine))
    pick(phone, "")
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert got == [None]


def test_without_a_picker_the_answer_comes_all_the_same(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    phone.is_like(activities="none")
    opened: list[Path | None] = []
    saved: list[bool] = []
    files.open(("yaml",), opened.append)
    files.save(routine, saved.append)
    drawing.draw()
    assert opened == [None]
    assert saved == [False]
    assert files.reason == ""
    assert files.problem == "This phone has no file picker that works."


def test_sharing_offers_a_copy_behind_a_content_address(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path, tmp_path: Path
) -> None:
    shared: list[bool] = []
    copy = tmp_path / "copy"
    copy.write_bytes(b"")
    phone.is_like(download=str(copy))
    files.share(routine, shared.append)
    if LEVEL < 29:  # before Android 10 there is no shared folder an app may write to: the runner says where
        assert phone.done[-1].endswith("title=tuesday.yaml")
        pick(phone, copy)
    else:
        row = "_display_name=tuesday.yaml, mime_type="
        phone.until(lambda: any(call.startswith(f"insert into downloads {{{row}") for call in phone.done))
        assert any("relative_path=Download/Limber}" in call for call in phone.done)
    phone.until(lambda: phone.done[-1].startswith("start choose tuesday.yaml: send"))
    assert phone.done[-1].endswith(f"stream={copy} flags 1")
    assert copy.read_bytes() == routine.read_bytes()
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert shared == [True]
    assert files.problem == ""


@pytest.mark.skipif(LEVEL < 29, reason="before Android 10 the runner says where the copy goes")
def test_where_downloads_takes_no_copy_nothing_is_shared_and_it_is_said(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    phone.is_like(downloads="full")
    shared: list[bool] = []
    files.share(routine, shared.append)
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert shared == [False]
    assert not any(call.startswith("start") for call in phone.done)
    assert files.problem == "The file could not be shared."


@pytest.mark.skipif(LEVEL >= 29, reason="from Android 10 on nobody is asked where the copy goes")
def test_sharing_that_the_runner_thinks_better_of_is_no_problem(
    phone: Phone, files: AndroidFiles, drawing: Drawing, routine: Path
) -> None:
    shared: list[bool] = []
    files.share(routine, shared.append)
    pick(phone, "")
    phone.until(lambda: drawing.handed)
    drawing.draw()
    assert shared == [False]
    assert files.problem == ""


def test_without_an_activity_there_are_no_pickers(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    files = open_files(lambda work: work())
    assert isinstance(files, NullFiles)
    assert files.reason == "Files can be picked only while the app is open."
