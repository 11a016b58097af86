import threading
from pathlib import Path

import pytest

from app.wiring.reporter import Reporter
from app.wiring.serve_guard import Looks, looked_after


def reports(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((folder / "reports").glob("*.txt"))]


def test_a_look_that_fails_ends_nothing_and_is_written_down_once(tmp_path: Path) -> None:
    answers = iter([True, RuntimeError("Anna"), RuntimeError("Anna"), True, False])

    def look() -> bool:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    looks = Looks(look, Reporter(tmp_path / "reports", "service"))
    assert [looks() for _ in range(5)] == [True, True, True, True, False]
    (report,) = reports(tmp_path)
    assert "Part: service" in report
    assert "Anna" not in report


def test_a_second_of_looks_that_fail_leaves_the_session_to_the_app(tmp_path: Path) -> None:
    looks = Looks(lambda: bool(1 / 0), Reporter(tmp_path / "reports", "service"))
    assert [looks() for _ in range(20)] == [True] * 19 + [False]
    assert len(reports(tmp_path)) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_errors_of_threads_and_of_the_service_itself_are_written_down(tmp_path: Path) -> None:
    before = threading.excepthook
    with looked_after(tmp_path / "background"):
        thread = threading.Thread(target=lambda: 1 / 0, name="cues")
        thread.start()
        thread.join()
        raise RuntimeError
    assert threading.excepthook is before
    assert len(reports(tmp_path)) == 2
    assert "Thread: cues" in "".join(reports(tmp_path))


def test_the_last_words_of_the_service_before_become_a_report(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "service.running").write_text("Fatal Python error: Aborted\n")
    with looked_after(tmp_path / "background"):
        pass
    assert "Aborted" in reports(tmp_path)[0]
