import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import pytest

from app.device import leaving


class _LeftError(BaseException):
    """Stands in for the end of the process."""


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A phone that writes down what is done at the end, in order."""
    done: list[Any] = []

    def end(code: int) -> NoReturn:
        done.append(code)
        raise _LeftError

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(leaving, "platform", lambda: "android")
    monkeypatch.setattr(leaving, "_opened", lambda *words: done.append(words[:2]))
    return done


TOLD = ("android.leaving", "take_leave")


def work(done: list[Any], code: int) -> Callable[[], int]:
    def work() -> int:
        done.append("work")
        return code

    return work


@pytest.mark.parametrize("code", [0, 2, 70])
def test_a_phone_is_left_at_once_after_the_work_is_done_and_the_system_told(
    done: list[Any], code: int
) -> None:
    with pytest.raises(_LeftError):
        leaving.leave_after(work(done, code))
    assert done == ["work", TOLD, code]


@pytest.mark.parametrize(("said", "code"), [(None, 0), (2, 2), ("no such routine", 1)])
def test_on_a_phone_an_exit_in_the_midst_of_it_keeps_its_code(done: list[Any], said: Any, code: int) -> None:
    with pytest.raises(_LeftError):
        leaving.leave_after(lambda: sys.exit(said))
    assert done == [TOLD, code]


def test_on_a_phone_an_error_is_printed_and_the_process_left_all_the_same(
    done: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(_LeftError):
        leaving.leave_after(lambda: 1 // 0)
    assert done == [TOLD, 1]
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_on_a_phone_whose_system_cannot_be_told_the_process_is_left_all_the_same(
    done: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "_opened", lambda *_: 1 // 0)
    with pytest.raises(_LeftError):
        leaving.leave_after(work(done, 0))
    assert done == ["work", 0]


def test_a_computer_ends_as_python_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "_exit", lambda _code: pytest.fail("this would skip the rest"))
    with pytest.raises(SystemExit) as end:
        leaving.leave_after(lambda: 3)
    assert end.value.code == 3
    with pytest.raises(ZeroDivisionError):
        leaving.leave_after(lambda: 1 // 0)
