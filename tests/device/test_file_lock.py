import subprocess
import sys
from pathlib import Path

import pytest

from app.device.file_lock import FileLock

ROOT = Path(__file__).parents[2]
_CHILD = """
import sys
from pathlib import Path
from app.device.file_lock import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.readline()
"""


def test_only_one_holds_it_and_the_next_gets_it_when_it_is_let_go(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "new" / "a.lock"), FileLock(tmp_path / "new" / "a.lock")
    assert one.take()
    assert one.take()
    assert one.held
    assert not other.take()
    assert not other.held
    assert other.taken_elsewhere()
    assert not one.taken_elsewhere()
    one.release()
    one.release()
    assert not other.taken_elsewhere()
    assert other.take()
    assert not one.take()
    other.close()
    assert one.take()
    one.close()


def test_the_system_takes_it_back_from_a_process_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    command = [sys.executable, "-c", _CHILD, str(path)]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    lock = FileLock(path)
    assert not lock.take()
    child.kill()
    child.communicate()
    assert lock.take()
    lock.close()


def test_where_no_file_can_be_made_somebody_may_still_play(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    lock = FileLock(tmp_path / "file" / "a.lock")
    assert lock.take()
    assert lock.held
    assert "cannot be opened" in caplog.text
    lock.release()
    assert not lock.held


def test_where_files_cannot_be_locked_somebody_may_still_play(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unsupported(_handle: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("app.device.file_lock._try", unsupported)
    lock = FileLock(tmp_path / "a.lock")
    assert lock.take()
    assert "cannot be locked" in caplog.text
    lock.close()
