"""The desktop's calendar is the program that opens calendar files, where there is one."""

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.core.reminder import Reminder
from app.device.calendar import CalendarDoor, NullCalendarDoor
from app.device.desktop.calendar import DesktopCalendarDoor, commands, open_calendar
from tests.core.test_reminder import TUESDAY

FILE = Path("/home/me/running-days.ics")
ENTRY = Reminder(days=frozenset({1})).entry(TUESDAY, str)


def anything(name: str) -> str | None:
    return f"/bin/{name}"


def nothing(_name: str) -> str | None:
    return None


@pytest.mark.parametrize(
    ("platform", "ask", "opens"),
    [
        ("linux", ["/bin/xdg-mime", "query", "default", "text/calendar"], "/bin/xdg-open"),
        ("darwin", [], "/bin/open"),
        ("win32", [], "/bin/explorer"),
    ],
)
def test_each_system_has_its_way(platform: str, ask: list[str], opens: str) -> None:
    assert commands(FILE, platform=platform, which=anything) == (ask, [opens, str(FILE)])
    assert commands(FILE, platform=platform, which=nothing) == ([], [])


def added(platform: str, which=anything, **codes: tuple[int, str]) -> tuple[bool, list[str]]:
    """Whether a calendar has opened, and which programs were started; codes by their name."""
    started: list[str] = []
    answered, answers = threading.Event(), []

    def run(command: Sequence[str]) -> tuple[int, str]:
        name = Path(command[0]).name
        started.append(name)
        answer = codes.get(name.replace("-", "_"), (0, ""))
        if answer[1] == "gone":
            raise FileNotFoundError(2, "No such file", command[0])
        return answer

    def then(opened: bool) -> None:
        answers.append(opened)
        answered.set()

    DesktopCalendarDoor(lambda work: work(), platform=platform, which=which, run=run).add(ENTRY, FILE, then)
    assert answered.wait(10)
    return answers[0], started


def test_linux_is_asked_first_whether_anything_opens_calendars() -> None:
    assert added("linux", xdg_mime=(0, "org.gnome.Calendar.desktop")) == (True, ["xdg-mime", "xdg-open"])
    assert added("linux") == (False, ["xdg-mime"])


def test_a_program_that_fails_is_told_but_for_windows_whose_code_says_nothing() -> None:
    assert added("darwin", open=(1, "")) == (False, ["open"])
    assert added("win32", explorer=(1, "")) == (True, ["explorer"])
    assert added("darwin", open=(0, "gone")) == (False, ["open"])
    assert added("darwin", which=nothing) == (False, [])


def test_where_nobody_would_see_it_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    door: CalendarDoor = open_calendar(lambda work: work(), {})
    assert isinstance(door, NullCalendarDoor)
    assert door.reason == "No calendar app was found here."
    told: list[bool] = []
    door.add(ENTRY, FILE, told.append)
    assert told == [False]
    assert isinstance(open_calendar(lambda work: work(), {"DISPLAY": ":0"}), DesktopCalendarDoor)
