"""What other apps open with Limber is seen first; what shortcuts lead to stands behind the same gate."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from app.data.exchange.backup import export_file
from app.device.detect import Device
from app.device.dialler import NullDialler
from app.device.files import NullFiles
from app.device.openings import Shortcut, Wish
from app.device.ports import NullScreen, NullSounds, NullVibrator, NullVoice
from app.device.surroundings import NullSurroundings
from app.ui.screens.arrival.page import ArrivalPage
from app.ui.screens.check_in.score_page import ScorePage
from app.ui.widgets.sheet_page import SheetContent
from app.wiring.beside import THREAD
from app.wiring.pages.opened import _LOOK_S
from app.wiring.pages.receive import receive, receive_text
from tests.core.back_cases import NOON, all_no
from tests.data.exchange.share_files import CAT, REACH, ROUTINE, WHOLE
from tests.data.profile_helpers import opened as opened_store
from tests.data.profile_helpers import record
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver


class Outside:
    """The system around the app: other apps, and the icon."""

    reason = ""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0
        self._asked: Callable[[Wish], None] | None = None
        self.first: Wish | None = None

    def follow(self, asked: Callable[[Wish], None]) -> None:
        self._asked = asked
        if self.first is not None:
            asked(self.first)

    def forget(self, files: Sequence[Path]) -> None:
        for path in files:
            path.unlink()

    def close(self) -> None:
        self._asked = None

    def device(self, *_: Any) -> Device:
        return Device(
            vibrator=NullVibrator(), sounds=NullSounds(), voice=NullVoice(), screen=NullScreen(),
            files=NullFiles(), dialler=NullDialler(), surroundings=NullSurroundings(), openings=self,
        )  # fmt: skip

    def file(self, content: bytes, name: str = "hills.yaml") -> Path:
        """A copy of what another app hands over."""
        self._number += 1
        path = self._folder / str(self._number) / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        return path

    def asks(self, wish: Wish) -> None:
        assert self._asked is not None
        self._asked(wish)

    @property
    def left(self) -> list[Path]:
        """Copies that nobody has forgotten."""
        return [path for path in self._folder.rglob("*") if path.is_file()]


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    return Outside(tmp_path / "opened")


def settle(driver: Driver) -> None:
    """Lets a wish have its turn, and what is done beside the window come to its end."""
    sleep(_LOOK_S + 0.05)
    driver.frames(4)
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()
    driver.frames(8)


def at_home(runner: Runner, outside: Outside) -> Driver:
    """The app of somebody who has answered the safety questions."""
    store = opened_store(runner.profile)
    store.back.answer(all_no(), runner.time)
    store.close()
    return runner.open(detect=outside.device)


def asks(driver: Driver, outside: Outside, wish: Wish) -> None:
    outside.asks(wish)
    settle(driver)


def export(runner: Runner, folder: Path) -> bytes:
    """An export of somebody's, with one session."""
    store = opened_store(folder)
    store.sessions.add(record(7))
    target = folder / "export.json"
    export_file(store, target, NOON)
    store.close()
    return target.read_bytes()


# --- files and texts ----------------------------------------------------------------------------------


def test_a_routine_that_the_app_is_started_with_is_seen_and_nothing_is_written(
    runner: Runner, outside: Outside
) -> None:
    outside.first = Wish(files=(outside.file(WHOLE),))
    driver = at_home(runner, outside)
    settle(driver)
    assert isinstance(driver.app.screen, ArrivalPage)
    assert driver.sees("From hills.yaml")
    assert driver.sees("Before the hills")
    assert outside.left == [], "the copy is not needed any more"
    assert not (runner.profile / "routines").exists() or not list((runner.profile / "routines").iterdir())
    driver.key(ESCAPE)
    assert driver.app.at_home


def test_a_routine_that_is_opened_while_the_app_runs_can_be_added(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    driver.app.go("settings")
    asks(driver, outside, Wish(files=(outside.file(WHOLE),)))
    driver.tap("Add")
    driver.frames(8)
    assert driver.app.screen.written.id == "hills"
    assert (runner.profile / "routines" / "hills.yaml").exists()


def test_several_files_are_seen_as_one(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    files = [
        outside.file(content, name)
        for content, name in (
            (ROUTINE.encode(), "a.yaml"),
            (REACH.encode(), "b.yaml"),
            (CAT.encode(), "c.yaml"),
        )
    ]
    asks(driver, outside, Wish(files=files))
    assert driver.sees("This would add 1 routine, 2 exercises.")
    assert outside.left == []


def test_what_is_beyond_what_comes_at_once_is_said(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    files = [outside.file(ROUTINE.encode(), "a.yaml"), outside.file(REACH.encode(), "b.yaml")]
    asks(driver, outside, Wish(files=files, beyond=["hills.yaml", "file"]))
    assert driver.sees("hills.yaml, file")


def test_a_shared_text_is_read_like_a_pasted_one(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    asks(driver, outside, Wish(text=WHOLE.decode()))
    assert isinstance(driver.app.screen, ArrivalPage)
    assert driver.sees("Before the hills")


def test_an_export_is_added_only_after_a_yes_since_any_app_can_hand_one_in(
    runner: Runner, outside: Outside, tmp_path: Path
) -> None:
    content = export(runner, tmp_path / "phone")
    driver = at_home(runner, outside)
    asks(driver, outside, Wish(files=(outside.file(content, "limber-2026-07-01.json"),)))
    assert driver.sees("Add this to your history?")
    assert driver.sees("limber-2026-07-01.json is an export of Limber.")
    assert not runner.store.sessions.recent()
    assert outside.left != []
    driver.tap("Add")
    settle(driver)
    assert driver.sees("Added: 1 session")
    assert len(runner.store.sessions.recent()) == 1
    assert outside.left == []


@pytest.mark.parametrize("way", ["Not now", "back"])
def test_an_export_that_is_not_wanted_changes_nothing(
    runner: Runner, outside: Outside, tmp_path: Path, way: str
) -> None:
    content = export(runner, tmp_path / "phone")
    driver = at_home(runner, outside)
    asks(driver, outside, Wish(files=(outside.file(content, "limber.json"),)))
    if way == "back":
        driver.key(ESCAPE)
    else:
        driver.tap(way)
    settle(driver)
    assert not runner.store.sessions.recent()
    assert outside.left == []
    assert driver.app.sheets.now is None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x00\xff\xfe\x80 nothing", "hills.yaml"),
        (b"", "empty.yaml"),
        (b"[" * 100_000, "deep.json"),
        (b"a: &a [x]\n" + b"".join(b"b%d: [*a, *a]\n" % n for n in range(50)), "bomb.yaml"),
        (b"id: x\n" * 1_000_000, "large.yaml"),
        (b"PK\x03\x04" + b"\0" * 4000, "broken.zip"),
        (b'{"format": "limber-export", "sessions": [{"score": 1e999}]}', "limber.json"),
    ],
    ids=["bytes", "empty", "deep", "bomb", "large", "zip", "export"],
)
def test_whatever_is_in_a_file_one_sentence_says_so_and_nothing_is_written(
    runner: Runner, outside: Outside, content: bytes, name: str
) -> None:
    driver = at_home(runner, outside)
    asks(driver, outside, Wish(files=(outside.file(content, name),)))
    if driver.sees("Add this to your history?"):
        driver.tap("Add")
        settle(driver)
    assert driver.sees("Nothing was changed")
    driver.tap("All right")
    assert driver.app.at_home
    assert outside.left == []
    assert not runner.store.sessions.recent()


def test_what_could_not_be_read_is_said(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    asks(driver, outside, Wish(problem="What another app wanted to open here holds no file and no text."))
    assert driver.sees("What another app wanted to open here holds no file and no text.")
    assert driver.app.at_home


def test_over_a_session_nothing_is_shown_until_it_is_over(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    runner.want("cooldown-5-static")
    session = driver.app.screen
    assert runner.in_session
    asks(driver, outside, Wish(files=(outside.file(WHOLE),)))
    assert driver.app.screen is session
    assert driver.sees("What you have opened is shown when the session is over.")
    driver.player.end()
    driver.app.show_today()
    settle(driver)
    assert isinstance(driver.app.screen, ArrivalPage)


def test_what_has_to_be_answered_is_answered_first(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    driver.app.wrong()
    driver.frames(4)
    asks(driver, outside, Wish(files=(outside.file(WHOLE),)))
    assert driver.sees("Something feels wrong?")
    driver.tap("I have read this")
    settle(driver)
    assert isinstance(driver.app.screen, ArrivalPage)


def test_of_a_flood_the_last_ones_are_kept_and_no_copy_of_the_others(
    runner: Runner, outside: Outside
) -> None:
    driver = at_home(runner, outside)
    driver.app.wrong()
    driver.frames(4)
    for _ in range(100):
        outside.asks(Wish(files=(outside.file(WHOLE),)))
    assert len(outside.left) == 5
    runner.close()
    assert outside.left == []


def test_one_wish_that_fails_does_not_keep_the_others_from_being_followed(
    runner: Runner, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = at_home(runner, outside)
    tell = driver.context.tell

    def fail(_context: Any, words: str) -> None:
        if words == "bad":
            raise RuntimeError("told badly")
        tell(words)

    monkeypatch.setattr(type(driver.context), "tell", fail)
    for words in ("bad", "It could not be read."):
        outside.asks(Wish(problem=words))
    sleep(_LOOK_S + 0.05)
    with pytest.raises(RuntimeError):
        driver.frames(4)
    settle(driver)
    assert driver.sees("It could not be read.")
    sleep(_LOOK_S + 0.05)
    outside.asks(Wish(problem="bad"))
    sleep(_LOOK_S + 0.05)
    with pytest.raises(RuntimeError):
        driver.frames(4)
    asks(driver, outside, Wish(files=(outside.file(WHOLE),)))
    assert isinstance(driver.app.screen, ArrivalPage), "also once none was waiting"


@pytest.mark.parametrize("content", [WHOLE, b"id: ["], ids=["whole", "broken"])
def test_a_session_that_begins_while_a_file_is_read_is_not_covered(
    runner: Runner, outside: Outside, content: bytes
) -> None:
    driver = at_home(runner, outside)
    receive(driver.context, (outside.file(content),), is_asked=False)
    runner.want("cooldown-5-static")
    session = driver.app.screen
    settle(driver)
    assert runner.in_session
    assert driver.app.screen is session
    assert driver.app.sheets.now is None
    assert driver.sees("Finish the session first, then bring the file in again.")


def test_an_export_is_not_asked_about_over_a_session_that_began_meanwhile(
    runner: Runner, outside: Outside, tmp_path: Path
) -> None:
    content = export(runner, tmp_path / "phone")
    driver = at_home(runner, outside)
    copy = outside.file(content, "limber.json")
    receive(driver.context, (copy,), lambda: outside.forget([copy]), is_asked=False)
    runner.want("cooldown-5-static")
    settle(driver)
    assert runner.in_session
    assert driver.app.sheets.now is None
    assert outside.left == []


def test_a_text_is_not_shown_over_a_question_that_came_meanwhile(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    receive_text(driver.context, WHOLE.decode())
    driver.app.wrong()
    settle(driver)
    assert driver.sees("Something feels wrong?")
    driver.tap("I have read this")
    assert not isinstance(driver.app.screen, ArrivalPage)


# --- shortcuts ----------------------------------------------------------------------------------------


def begin(runner: Runner, outside: Outside, shortcut: Shortcut, *, cold: bool) -> Driver:
    """The app as a shortcut shows it, whether or not it has been running."""
    if cold:
        outside.first = Wish(shortcut=shortcut)
        driver = at_home(runner, outside)
        settle(driver)
        return driver
    driver = at_home(runner, outside)
    driver.app.go("library")
    asks(driver, outside, Wish(shortcut=shortcut))
    return driver


COLD = pytest.mark.parametrize("cold", [True, False], ids=["cold", "warm"])


@COLD
def test_warm_up_asks_how_the_back_is_first(runner: Runner, outside: Outside, cold: bool) -> None:
    driver = begin(runner, outside, "warm-up", cold=cold)
    assert isinstance(driver.app.screen, ScorePage)
    assert not runner.in_session
    runner.check_in(1)
    assert runner.offers(), "the check-in says what fits"


@COLD
def test_check_in_asks_how_the_back_is(runner: Runner, outside: Outside, cold: bool) -> None:
    driver = begin(runner, outside, "check-in", cold=cold)
    assert isinstance(driver.app.screen, ScorePage)
    driver.key(ESCAPE)
    assert driver.app.at_home


@COLD
def test_cool_down_starts_what_today_offers_after_a_run(runner: Runner, outside: Outside, cold: bool) -> None:
    driver = begin(runner, outside, "cool-down", cold=cold)
    assert runner.in_session
    assert driver.player.session.timeline.routine.phase == "cool-down"


def test_after_a_check_in_warm_up_starts(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    driver.app.gate.check_in()
    runner.check_in(1)
    driver.app.show_today()
    asks(driver, outside, Wish(shortcut="warm-up"))
    assert runner.in_session
    assert driver.player.session.timeline.routine.phase == "warm-up"


@pytest.mark.parametrize("shortcut", ["warm-up", "cool-down", "check-in"])
def test_while_everything_is_locked_each_leads_to_the_advice(
    runner: Runner, outside: Outside, shortcut: Shortcut
) -> None:
    driver = at_home(runner, outside)
    driver.app.gate.safety.ask(lambda: None, new_pain=False)
    driver.frames(4)
    runner.questions("trauma")
    driver.app.show_today()
    assert driver.app.gate.back.state.safety.locked
    asks(driver, outside, Wish(shortcut=shortcut))
    assert type(driver.app.screen).__name__ == "LockPage"
    assert not runner.in_session


@pytest.mark.parametrize("shortcut", ["warm-up", "cool-down", "check-in"])
def test_at_the_very_first_start_the_first_pages_come_all_the_same(
    runner: Runner, outside: Outside, shortcut: Shortcut
) -> None:
    outside.first = Wish(shortcut=shortcut)
    driver = runner.open(detect=outside.device)
    settle(driver)
    assert driver.sees("Warm up your back before you run")


def test_a_session_that_runs_is_left_alone(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    runner.want("cooldown-5-static")
    session = driver.app.screen
    asks(driver, outside, Wish(shortcut="check-in"))
    assert driver.app.screen is session
    assert runner.in_session
    driver.player.end()
    driver.app.show_today()
    settle(driver)
    assert driver.app.at_home, "nor is it remembered for later"


def test_a_shortcut_that_waits_behind_a_question_is_dropped_where_its_answer_starts_a_session(
    runner: Runner, outside: Outside
) -> None:
    driver = at_home(runner, outside)
    begins = [("play", "Begin it", lambda: driver.app.start("cooldown-5-static"))]
    driver.app.sheets.show(SheetContent(title="Begin?", text="", choices=begins, harmless=0, plain=0))
    driver.frames(4)
    asks(driver, outside, Wish(shortcut="check-in"))
    asks(driver, outside, Wish(files=(outside.file(WHOLE),)))
    driver.tap("Begin it")
    settle(driver)
    assert runner.in_session
    driver.player.end()
    driver.app.show_today()
    settle(driver)
    assert isinstance(driver.app.screen, ArrivalPage), "the file is not dropped with it"
    driver.key(ESCAPE)
    settle(driver)
    assert driver.app.at_home


@pytest.mark.parametrize("seconds", [900, 20], ids=["complete", "stopped"])
def test_nothing_is_followed_over_what_a_session_ends_with(
    runner: Runner, outside: Outside, seconds: float
) -> None:
    driver = at_home(runner, outside)
    runner.want("cooldown-5-static")
    runner.advance(20, 5.0)
    outside.asks(Wish(files=(outside.file(WHOLE),)))
    if seconds > 20:
        runner.advance(seconds, 5.0)
    else:
        driver.player.end()
        driver.frames(4)
    page = driver.app.screen
    assert not driver.app.running
    assert type(page).__name__ in ("CompleteScreen", "StoppedScreen")
    settle(driver)
    assert driver.app.screen is page
    driver.app.show_today()
    settle(driver)
    assert isinstance(driver.app.screen, ArrivalPage)


def test_a_shortcut_waits_until_what_a_session_ends_with_is_left(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    runner.want("cooldown-5-static")
    runner.advance(900, 5.0)
    page = driver.app.screen
    asks(driver, outside, Wish(shortcut="cool-down"))
    assert driver.app.screen is page
    driver.app.show_today()
    settle(driver)
    assert runner.in_session


def test_with_all_done_cool_down_starts_one_more(runner: Runner, outside: Outside) -> None:
    driver = at_home(runner, outside)
    runner.want("cooldown-5-static")
    runner.advance(900, 5.0)
    assert not runner.in_session
    driver.app.show_today()
    asks(driver, outside, Wish(shortcut="cool-down"))
    assert runner.in_session


def test_for_tools_that_ask_nobody_a_shortcut_just_starts(open_app: Any, outside: Outside) -> None:
    driver = open_app(detect=outside.device)
    asks(driver, outside, Wish(shortcut="warm-up"))
    assert driver.player.frame is not None
