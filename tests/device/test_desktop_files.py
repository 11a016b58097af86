import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.device.desktop import files as files_module
from app.device.desktop.files import DesktopFiles, open_command, open_files, save_command, show_command
from app.device.files import NullFiles

BIN = {name: f"/bin/{name}" for name in ("zenity", "kdialog", "osascript", "powershell", "xdg-open", "open")}


class Desk:
    """A desktop whose dialogs are answered at once, and whose answers are drawn when asked for."""

    def __init__(self, answer: str = "") -> None:
        self.answer = answer
        self.commands: list[list[str]] = []
        self._drawn = threading.Semaphore(0)
        self._work: list[Callable[[], None]] = []
        self.files = DesktopFiles(self._hand, platform="linux", which=BIN.get, run=self._run)

    def _run(self, command: Sequence[str]) -> str:
        self.commands.append(list(command))
        return self.answer

    def _hand(self, work: Callable[[], None]) -> None:
        self._work.append(work)
        self._drawn.release()

    def draw(self) -> None:
        """Waits for the next answer and carries it out, as the thread that draws would."""
        assert self._drawn.acquire(timeout=10)
        self._work.pop(0)()


@pytest.fixture
def routine(tmp_path: Path) -> Path:
    path = tmp_path / "tuesday.yaml"
    path.write_text("title: Tuesday\n")
    return path


def test_the_file_that_was_picked_is_handed_on(routine: Path) -> None:
    desk, got = Desk(str(routine)), list[Path | None]()
    desk.files.open(("yaml", "yml"), got.append)
    desk.draw()
    assert got == [routine]
    assert desk.commands == [
        ["/bin/zenity", "--file-selection", "--file-filter=*.yaml *.yml", "--file-filter=*"]
    ]


@pytest.mark.parametrize("answer", ["", "/no/such/file.yaml"])
def test_no_file_is_none(answer: str) -> None:
    desk, got = Desk(answer), list[Path | None]()
    desk.files.open((), got.append)
    desk.draw()
    assert got == [None]


def test_a_copy_goes_where_the_runner_says(routine: Path, tmp_path: Path) -> None:
    to = tmp_path / "elsewhere.yaml"
    desk, saved = Desk(str(to)), list[bool]()
    desk.files.save(routine, saved.append)
    desk.draw()
    assert saved == [True]
    assert to.read_text() == routine.read_text()


def test_what_cannot_be_written_is_said(routine: Path, tmp_path: Path) -> None:
    desk, saved = Desk(str(tmp_path / "no-such-folder" / "a.yaml")), list[bool]()
    desk.files.save(routine, saved.append)
    desk.draw()
    assert saved == [False]
    assert "no-such-folder" in desk.files.problem
    assert desk.files.reason == "", "the dialogs are still there"


def test_saving_nowhere_writes_nothing(routine: Path) -> None:
    desk, saved = Desk(""), list[bool]()
    desk.files.save(routine, saved.append)
    desk.draw()
    assert saved == [False]
    assert desk.files.problem == ""


def test_what_went_wrong_before_is_not_said_of_what_comes_next(routine: Path, tmp_path: Path) -> None:
    desk, saved = Desk(str(tmp_path / "no-such-folder" / "a.yaml")), list[bool]()
    desk.files.save(routine, saved.append)
    desk.draw()
    desk.answer = ""
    desk.files.save(routine, saved.append)
    desk.draw()
    assert saved == [False, False]
    assert desk.files.problem == ""


def test_a_program_that_does_not_start_is_an_answer_all_the_same(routine: Path) -> None:
    def fail(command: Sequence[str]) -> str:
        raise FileNotFoundError(2, "No such file or directory")

    desk, got = Desk(), list[Path | None]()
    desk.files._run = fail
    desk.files.open((), got.append)
    desk.draw()
    assert got == [None]
    assert desk.files.problem == "/bin/zenity: No such file or directory"
    shared: list[bool] = []
    desk.files.share(routine, shared.append)
    desk.draw()
    assert shared == [False]
    assert desk.files.problem == "/bin/xdg-open: No such file or directory"


def test_sharing_shows_the_folder(routine: Path) -> None:
    desk, shared = Desk(), list[bool]()
    desk.files.share(routine, shared.append)
    desk.draw()
    assert shared == [True]
    assert desk.commands == [["/bin/xdg-open", str(routine.parent)]]


def test_without_a_program_for_folders_sharing_says_so(routine: Path) -> None:
    desk, shared = Desk(), list[bool]()
    desk.files._which = lambda name: None
    desk.files.share(routine, shared.append)
    desk.draw()
    assert shared == [False]
    assert desk.files.problem == "No program was found that shows folders."


def test_a_real_program_is_run_and_its_answer_read(tmp_path: Path) -> None:
    import sys

    command = [sys.executable, "-c", "import sys; sys.stdout.buffer.write('Größe.yaml\\n'.encode())"]
    assert files_module._answer_of(command) == "Größe.yaml"


@pytest.mark.parametrize(
    ("platform", "installed", "begins"),
    [
        ("linux", {"zenity", "kdialog"}, ["/bin/zenity", "--file-selection"]),
        ("linux", {"kdialog"}, ["/bin/kdialog", "--getopenfilename"]),
        ("linux", {"osascript", "powershell"}, None),
        ("darwin", {"osascript"}, ["/bin/osascript", "-e", 'POSIX path of (choose file of type {"yaml"})']),
        ("darwin", set(), None),
        ("win32", {"powershell"}, ["/bin/powershell", "-NoProfile", "-STA", "-Command"]),
    ],
)
def test_each_system_picks_with_what_it_has(
    platform: str, installed: set[str], begins: list[str] | None
) -> None:
    which = {name: BIN[name] for name in installed}.get
    opens = open_command(("yaml",), platform=platform, which=which)
    saves = save_command("a.yaml", platform=platform, which=which)
    if begins is None:
        assert (opens, saves) == (None, None)
    else:
        assert opens is not None
        assert opens[: len(begins)] == begins
        assert saves is not None
        assert saves[0] == begins[0]
        assert any("a.yaml" in word for word in saves)


def test_a_name_cannot_break_out_of_a_script() -> None:
    mac = save_command('a" & do evil & "', platform="darwin", which=BIN.get)
    windows = save_command("a'; evil; '", platform="win32", which=BIN.get)
    assert mac is not None
    assert mac[-1].endswith('default name "a\\" & do evil & \\"")')
    assert windows is not None
    assert "'a''; evil; '''" in windows[-1]


def test_each_system_shows_a_folder_with_what_it_has(tmp_path: Path) -> None:
    which = {"xdg-open": "/bin/xdg-open", "open": "/bin/open", "explorer": "explorer.exe"}.get
    programs = [show_command(tmp_path, platform=p, which=which) for p in ("linux", "darwin", "win32")]
    assert [command and command[0] for command in programs] == ["/bin/xdg-open", "/bin/open", "explorer.exe"]


def test_a_desktop_without_a_dialog_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "open_command", lambda endings, **of: None)
    files = open_files(lambda work: work())
    assert isinstance(files, NullFiles)
    assert "zenity" in files.reason
    got: list[object] = []
    files.open((), got.append)
    files.save(Path("a"), got.append)
    files.share(Path("a"), got.append)
    assert got == [None, False, False]
