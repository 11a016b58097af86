"""The runner's data in Settings: kept as a file, taken in again, erased."""

import json
import sqlite3
import threading
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.settings import SOUND, THEME
from app.wiring.beside import THREAD
from tests.core.back_cases import NOON
from tests.data.profile_helpers import opened, record
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver


@pytest.fixture
def settings(runner: Runner) -> Driver:
    driver = runner.settle_in()
    runner.store.sessions.add(record(1))
    driver.app.go("settings")
    driver.frames(12)
    return driver


def done(driver: Driver) -> None:
    """Waits for what is done beside the window, by its thread, and lets the window tell of it."""
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()
    driver.frames(4)


def exports(runner: Runner) -> list[Path]:
    return sorted((runner.profile / "exports").glob("*"))


def export(driver: Driver, words: str = "Export") -> None:
    driver.tap(words)
    done(driver)


def test_everything_goes_into_one_file_and_its_place_is_said(settings: Driver, runner: Runner) -> None:
    export(settings)
    (file,) = exports(runner)
    assert file.name == "limber-2026-07-01.json"
    assert len(json.loads(file.read_text("utf-8"))["sessions"]) == 1
    assert settings.sees("Your file is here:")
    assert "".join(settings.texts()).replace(" ", "").count(str(file)) >= 1


def test_a_second_export_leaves_the_first_alone(settings: Driver, runner: Runner) -> None:
    export(settings)
    settings.key(ESCAPE)
    export(settings)
    assert [file.name for file in exports(runner)] == ["limber-2026-07-01-2.json", "limber-2026-07-01.json"]


def test_the_sessions_come_as_a_table(settings: Driver, runner: Runner) -> None:
    export(settings, "Export a table")
    (file,) = exports(runner)
    assert file.name == "limber-2026-07-01.csv"
    assert len(file.read_text("utf-8-sig").splitlines()) == 2


def test_where_nothing_can_be_written_that_is_said(settings: Driver, runner: Runner) -> None:
    (runner.profile / "exports").write_text("in the way")
    export(settings)
    assert settings.sees("Nothing was saved")


def test_own_files_that_cannot_be_taken_along_are_named_a_few_of_them(
    settings: Driver, runner: Runner
) -> None:
    folder = runner.profile / "routines"
    folder.mkdir(exist_ok=True)
    for number in range(7):
        (folder / f"giant-{number}.yaml").write_bytes(b"#" * 300_000)
    export(settings)
    assert len(exports(runner)) == 1
    assert settings.sees("Saved, but not everything")
    assert settings.sees("routines/giant-0.yaml is left out: it is larger than 200 kB.")
    assert not settings.sees("giant-5")
    assert settings.sees("And 2 more.")
    assert settings.sees("Your file is here:")


def test_a_link_that_leads_nowhere_is_not_written_through(settings: Driver, runner: Runner) -> None:
    folder = runner.profile / "exports"
    folder.mkdir()
    (folder / "limber-2026-07-01.json").symlink_to(runner.profile.parent / "elsewhere.json")
    export(settings)
    assert not (runner.profile.parent / "elsewhere.json").exists()
    assert (folder / "limber-2026-07-01-2.json").is_file()


def test_a_record_that_cannot_be_written_takes_nothing_in_and_says_so(
    settings: Driver, runner: Runner, tmp_path: Path
) -> None:
    file = other_file(runner, tmp_path / "phone")
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorcode = sqlite3.SQLITE_READONLY
    runner.store.database._left_disk(error)
    settings.tap("Import")
    settings.tap(file.name)
    done(settings)
    assert settings.sees("Nothing was changed")
    assert settings.sees("Nothing was added.")
    assert settings.sees("Your record cannot be written now. Import the file again when it can.")
    assert not settings.sees("Added:")
    assert len(runner.store.sessions.recent()) == 1


def test_a_record_that_fails_while_taking_in_says_that_it_is_there_for_now(
    settings: Driver, runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = other_file(runner, tmp_path / "phone")
    database, real = runner.store.database, type(runner.store.database).write

    def full(_self: object, work: Any) -> Any:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        database._left_disk(error)
        return real(database, work)

    monkeypatch.setattr(type(database), "write", full)
    settings.tap("Import")
    settings.tap(file.name)
    done(settings)
    assert settings.sees("Added: 1 session, 1 check-in, 1 setting.")
    assert settings.sees("What was added is gone when Limber closes")


def other_file(runner: Runner, folder: Path) -> Path:
    """What another device has exported."""
    store = opened(folder)
    store.sessions.add(record(7))
    store.back.check_in(Answers(score=3), Moment.BEFORE, NOON)
    store.settings.set(THEME, "dark", NOON)
    from app.data.exchange.backup import export_file

    target = runner.profile / "exports" / "from-my-phone.json"
    target.parent.mkdir(exist_ok=True)
    export_file(store, target, NOON)
    store.close()
    return target


def test_a_file_is_merged_and_its_look_is_worn(settings: Driver, runner: Runner, tmp_path: Path) -> None:
    file = other_file(runner, tmp_path / "phone")
    settings.tap("Import")
    settings.tap(file.name)
    done(settings)
    assert settings.sees("Added: 1 session, 1 check-in, 1 setting.")
    assert len(runner.store.sessions.recent()) == 2
    assert settings.app.parts.kit.theme.name == "dark"


def test_a_file_may_be_dropped_onto_the_window(settings: Driver, runner: Runner, tmp_path: Path) -> None:
    file = other_file(runner, tmp_path / "phone")
    settings.tap("Import")
    settings.window.dispatch("on_drop_file", str(file).encode(), 10, 10)
    done(settings)
    assert len(runner.store.sessions.recent()) == 2
    settings.key(ESCAPE)
    settings.window.dispatch("on_drop_file", str(file).encode(), 10, 10)
    done(settings)
    assert settings.app.sheets.now is None, "on any other page it takes a moment: more may be dropped with it"
    sleep(0.2)
    settings.frames(4)
    done(settings)
    assert settings.sees("Everything in this file was there already; nothing was added.")


def test_a_broken_file_changes_nothing_and_says_which_line(
    settings: Driver, runner: Runner, tmp_path: Path
) -> None:
    file = other_file(runner, tmp_path / "phone")
    text = file.read_text("utf-8").replace('"score": 3', '"score": 12')
    file.write_text(text, "utf-8")
    line = text[: text.index('"score": 12')].count("\n") + 1
    settings.tap("Import")
    settings.tap(file.name)
    done(settings)
    assert settings.sees("Nothing was changed")
    assert settings.sees(f"from-my-phone.json, line {line}:")
    assert len(runner.store.sessions.recent()) == 1
    assert settings.app.parts.kit.theme.name == "light"


def test_with_nothing_to_import_it_says_where_to_put_a_file(settings: Driver) -> None:
    settings.tap("Import")
    assert settings.sees("No exported file here yet")


def test_a_file_that_comes_while_the_page_is_seen_is_listed(settings: Driver, tmp_path: Path) -> None:
    settings.tap("Import")
    assert settings.sees("No exported file here yet")
    folder = settings.app.screen._desk.data.inbox
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("plans.zip", "feeel.feeel", "timer.txt", "backup.json"):
        (folder / name).write_text("{}", "utf-8")
    settings.app.screen._look(1.0)
    settings.frames(3)
    for name in ("plans.zip", "feeel.feeel", "timer.txt", "backup.json"):
        assert settings.sees(name)
    assert not settings.sees("No exported file here yet")


class Pickers:
    """The system's own pickers."""

    reason = ""

    def __init__(self, picked: Path | None, *, saves: bool, problem: str = "") -> None:
        self.picked, self.saves, self.saved, self.problem = picked, saves, "", problem

    def open(self, endings: tuple[str, ...], then: Any) -> None:
        assert endings == (), "other timers have endings of their own"
        then(self.picked)

    def forget(self, picked: Path) -> None:
        self.forgotten = picked

    def save(self, source: Path, then: Any) -> None:
        self.saved = source.read_text("utf-8") if self.saves else ""
        then(self.saves)


def on_a_phone(runner: Runner, files: Pickers) -> Driver:
    """Settings on a device with such pickers."""
    driver = runner.settle_in()
    driver.app.go("settings")
    machine = driver.context.machine
    machine.device = WithPickers(machine.device, files)
    driver.app.rebuild()
    driver.frames(12)
    return driver


class WithPickers:
    def __init__(self, device: object, files: Pickers) -> None:
        self._device, self.files = device, files

    def __getattr__(self, name: str) -> object:
        return getattr(self._device, name)


@pytest.mark.parametrize("saves", [True, False])
def test_a_phone_asks_where_to_keep_the_file(runner: Runner, saves: bool) -> None:
    files = Pickers(None, saves=saves)
    driver = on_a_phone(runner, files)
    assert not driver.sees(str(runner.profile))
    driver.tap("Export")
    done(driver)
    assert (json.loads(files.saved)["format"] == "limber-export") if saves else not files.saved
    assert driver.sees("Saved") == saves
    assert not list((runner.profile / "cache").glob("*.json.*"))
    assert not (runner.profile / "cache" / "limber-2026-07-01.json").exists()


def test_a_phone_picks_the_file_to_import(runner: Runner, tmp_path: Path) -> None:
    files = Pickers(other_file(runner, tmp_path / "phone"), saves=True)
    driver = on_a_phone(runner, files)
    driver.tap("Import")
    done(driver)
    assert driver.sees("Added: 1 session")
    assert files.forgotten == files.picked


@pytest.mark.parametrize(
    ("row", "title", "problem"),
    [
        ("Export", "Nothing was saved", "The file could not be written there. Choose another folder."),
        ("Import", "Nothing was changed", "This phone has no file picker that works."),
    ],
)
def test_a_phone_says_what_a_picker_could_not_do_and_asks_again_the_next_time(
    runner: Runner, row: str, title: str, problem: str
) -> None:
    files = Pickers(None, saves=False, problem=problem)
    driver = on_a_phone(runner, files)
    for _ in range(2):
        driver.tap(row)
        done(driver)
        assert driver.sees(title)
        assert driver.sees(problem)
        driver.tap("All right")
        driver.frames(3)
    files.problem = ""
    driver.tap(row)
    done(driver)
    assert driver.app.sheets.now is None, "who chooses nothing is told nothing"


def test_erasing_asks_twice(settings: Driver, runner: Runner) -> None:
    settings.tap("Erase")
    settings.tap("Keep everything")
    settings.tap("Erase")
    settings.tap("Erase everything")
    settings.tap("No, keep it")
    settings.tap("Erase")
    settings.tap("Erase everything")
    settings.key(ESCAPE)  # the harmless answer
    assert len(runner.store.sessions.recent()) == 1
    assert settings.app.sheets.now is None


def test_after_erasing_the_app_stands_as_on_its_first_day(settings: Driver, runner: Runner) -> None:
    own = runner.profile / "routines" / "mine.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text("id: mine\n")
    draft = runner.profile / "drafts" / "exercise-mine.json"
    draft.parent.mkdir()
    draft.write_text("{}")
    settings.tap("Dark")
    settings.tap("Sound")
    assert (runner.profile / "cache" / "look.json").exists()
    settings.tap("Erase")
    settings.tap("Erase everything")
    settings.tap("Yes, erase")
    done(settings)
    assert runner.store.sessions.recent() == ()
    assert not own.exists()
    assert not draft.exists()
    assert not (runner.profile / "cache" / "look.json").exists()
    assert settings.app.parts.kit.theme.name == "light"
    assert runner.store.settings.get(SOUND)
    assert not runner.store.back.state(runner.time).safety.version, "the safety questions are due again"
    runner.close()
    again = opened(runner.profile)
    assert again.sessions.recent() == ()
    again.close()


def test_trouble_with_what_is_kept_stands_above_the_data(runner: Runner) -> None:
    runner.profile.mkdir(exist_ok=True)
    (runner.profile / "limber.db").write_bytes(b"no record at all" * 100)
    driver = runner.open()
    driver.app.go("settings")
    driver.frames(12)
    assert driver.sees("The file of your record was no record at all.")
