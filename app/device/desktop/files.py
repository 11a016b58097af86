"""The desktop's own dialogs for files, through the helper program that shows them."""

import logging
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.core.i18n import mark as _
from app.device.files import Answering, Files, NullFiles

_log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Which = Callable[[str], str | None]
Run = Callable[[Sequence[str]], str]


def open_command(endings: tuple[str, ...], *, platform: str, which: Which) -> list[str] | None:
    """The command that lets one file be picked and prints its path, or None where there is none.

    Args:
        endings: Without the dot, such as `yaml`; letters and digits.
        platform: As in `sys.platform`.
        which: Finds a program.
    """
    patterns = [f"*.{ending}" for ending in endings] or ["*"]
    if platform == "darwin" and (script := which("osascript")):
        kinds = ", ".join(f'"{ending}"' for ending in endings)
        of_type = f" of type {{{kinds}}}" if endings else ""
        return [script, "-e", f"POSIX path of (choose file{of_type})"]
    if platform == "win32" and (shell := which("powershell")):
        kinds = ";".join(patterns)
        return _windows(shell, "OpenFileDialog", f"$dialog.Filter = 'Limber|{kinds}';")
    if zenity := which("zenity"):
        return [zenity, "--file-selection", f"--file-filter={' '.join(patterns)}", "--file-filter=*"]
    if kdialog := which("kdialog"):
        return [kdialog, "--getopenfilename", ".", " ".join(patterns)]
    return None


def save_command(name: str, *, platform: str, which: Which) -> list[str] | None:
    """The command that asks where a file goes and prints the path, or None where there is none.

    Args:
        name: What the file is called unless the runner says otherwise.
        platform: As in `sys.platform`.
        which: Finds a program.
    """
    if platform == "darwin" and (script := which("osascript")):
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return [script, "-e", f'POSIX path of (choose file name default name "{quoted}")']
    if platform == "win32" and (shell := which("powershell")):
        quoted = name.replace("'", "''")
        return _windows(shell, "SaveFileDialog", f"$dialog.FileName = '{quoted}';")
    if zenity := which("zenity"):
        return [zenity, "--file-selection", "--save", "--confirm-overwrite", f"--filename={name}"]
    if kdialog := which("kdialog"):
        return [kdialog, "--getsavefilename", name]
    return None


def show_command(folder: Path, *, platform: str, which: Which) -> list[str] | None:
    """The command that shows a folder, or None where there is none."""
    program = which({"darwin": "open", "win32": "explorer"}.get(platform, "xdg-open"))
    return [program, str(folder)] if program else None


def _windows(shell: str, dialog: str, settings: str) -> list[str]:
    script = (
        "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Windows.Forms; "
        f"$dialog = New-Object System.Windows.Forms.{dialog}; {settings} "
        "if ($dialog.ShowDialog() -eq 'OK') { $dialog.FileName }"
    )
    return [shell, "-NoProfile", "-STA", "-Command", script]


def _answer_of(command: Sequence[str]) -> str:
    run = subprocess.run(  # noqa: S603 - a fixed command; the path is its answer
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return run.stdout.strip("\r\n")


class DesktopFiles(Answering):
    """Waits for each dialog in a thread of its own.

    plyer's choosers need `distutils`, which Python 3.12 dropped, on Linux, and libraries that Limber does
    not bring along elsewhere; so the same helper programs are called here.

    Args:
        to_drawing: Calls something on the thread that draws.
    """

    def __init__(
        self,
        to_drawing: Callable[[Callable[[], None]], None],
        *,
        platform: str = sys.platform,
        which: Which = shutil.which,
        run: Run = _answer_of,
    ) -> None:
        super().__init__(to_drawing)
        self._platform, self._which, self._run = platform, which, run

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Lets the runner pick one file; gives the file itself, or None."""
        command = open_command(endings, platform=self._platform, which=self._which)
        self._ask(command, lambda path: (path if path.is_file() else None, ""), then, None)

    def forget(self, picked: Path) -> None:
        """Leaves the file: it is the runner's own, not a copy."""

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Lets the runner choose where a copy of `source` goes; the answer says whether it was written."""
        command = save_command(source.name, platform=self._platform, which=self._which)
        self._ask(command, lambda path: self._copy(source, path), then, False)

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        """Shows the folder that `source` is in, to be dragged from there."""
        command = show_command(source.parent, platform=self._platform, which=self._which)

        def show() -> None:
            problem = _("No program was found that shows folders.")
            if command is not None:
                _path, problem = self._call(command)
            self._answer(then, not problem, problem)

        _in_thread(show)

    def _ask(
        self,
        command: Sequence[str] | None,
        work: Callable[[Path], tuple[Answer, str]],
        then: Callable[[Answer], None],
        nothing: Answer,
    ) -> None:
        def wait() -> None:
            path, problem = self._call(command) if command is not None else ("", "")
            answer, problem = work(Path(path)) if path else (nothing, problem)
            self._answer(then, answer, problem)

        _in_thread(wait)

    def _call(self, command: Sequence[str]) -> tuple[str, str]:
        try:
            return self._run(command), ""
        except OSError as error:
            return "", f"{command[0]}: {error.strerror}"

    def _copy(self, source: Path, to: Path) -> tuple[bool, str]:
        try:
            shutil.copyfile(source, to)
        except OSError as error:
            _log.warning("%s could not be written: %s", to, error)
            return False, f"{to}: {error.strerror}"
        return True, ""


def _in_thread(work: Callable[[], object]) -> None:
    threading.Thread(target=work, name="files", daemon=True).start()


def open_files(to_drawing: Callable[[Callable[[], None]], None]) -> Files:
    """The desktop's dialogs, or none where no helper program is installed."""
    if open_command((), platform=sys.platform, which=shutil.which) is None:
        return NullFiles(_("No file dialog was found. Install zenity or kdialog to pick files."))
    return DesktopFiles(to_drawing)
