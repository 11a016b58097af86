"""Printing from the app: the buttons, what is asked, the file, and what is said of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from app.data.paper import typeset
from app.device.files import NullFiles
from app.preview.sample_profile import fill
from app.wiring.pages import paper
from tests.printed import Printed
from tests.ui.driver import ESCAPE, Driver, Open

SHORT = "runwalk-20-b"
_PATIENCE_S = 60.0


class Saving(NullFiles):
    """Pickers that take note of what is saved."""

    def __init__(self) -> None:
        super().__init__("")
        self.saved: list[tuple[str, bytes]] = []

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        self.saved.append((source.name, source.read_bytes()))
        then(True)


@pytest.fixture(autouse=True)
def forgets_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "_last", {})


def at(open_app: Open, route: str, *what: str, files: Any = None) -> Driver:
    driver = open_app()
    driver.context.machine.device.files = files or NullFiles("none")
    driver.context.routes.open(route, *what)
    driver.frames(6)
    return driver


def wait(driver: Driver, done: Callable[[], bool]) -> None:
    until = monotonic() + _PATIENCE_S
    while not done():
        assert monotonic() < until, driver.texts()
        driver.frames(1)
        sleep(0.01)


def test_a_sheet_is_asked_for_made_and_saved_and_the_page_says_where(open_app: Open, profile: Path) -> None:
    driver = at(open_app, "routine", SHORT)
    driver.tap("Print")
    page = driver.app.screen
    assert driver.sees("Run-walk B, one minute at a time")
    page.name_field.input.text = "Ann  Example"
    heard, say = list[str](), page.say
    page.say = lambda words: (heard.append(words), say(words))
    driver.tap("Letter")
    driver.tap("Save as PDF")
    wait(driver, lambda: driver.sees("Your file is here:"))
    assert list(dict.fromkeys(heard)) == ["Drawing 1 of 2", "Drawing 2 of 2", "Setting the page", ""]
    (file,) = (profile / "exports").iterdir()
    assert file.name == f"{SHORT}.pdf"
    assert any(str(file.name) in words for words in driver.texts())
    sheet = Printed(file.read_bytes())
    assert sheet.pages[0].get_size() == (612, 792)
    assert "AnnExample" in sheet.text()
    driver.tap("All right")
    assert driver.offers("Save as PDF"), "and it can be made again"
    driver.key(ESCAPE)


def test_pickers_are_asked_where_it_goes(open_app: Open) -> None:
    files = Saving()
    driver = at(open_app, "print", SHORT, files=files)
    driver.tap("Save as PDF")
    wait(driver, lambda: bool(files.saved))
    ((name, content),) = files.saved
    assert name == f"{SHORT}.pdf"
    assert content.startswith(b"%PDF")
    assert driver.sees("Saved")


def test_a_year_holds_what_is_switched_on(open_app: Open, profile: Path) -> None:
    fill(profile, datetime.now(UTC), sessions=40)
    files = Saving()
    driver = at(open_app, "print-history", files=files)
    for part in ("Scores of your back", "What was stopped, and what hurt"):
        driver.tap(part)
    driver.tap("3 months")
    driver.tap("Save as PDF")
    wait(driver, lambda: bool(files.saved))
    text = Printed(files.saved[0][1]).text()
    assert "Whatwasdonedaybyday" in text
    assert "Stoppedandwhy" not in text
    assert "Lowerback0nopain" not in text


def test_with_every_part_switched_off_there_is_nothing_to_save(open_app: Open) -> None:
    files = Saving()
    driver = at(open_app, "print-history", files=files)
    for _name, words in driver.app.screen._view.parts:
        driver.tap(words)
    driver.tap("Save as PDF")
    driver.frames(6)
    assert not driver.app.screen.main.ready
    assert not files.saved


def test_the_history_leads_to_it_once_there_is_one(open_app: Open, profile: Path) -> None:
    fill(profile, datetime.now(UTC), sessions=10)
    driver = open_app()
    driver.app.go("history")
    driver.frames(30)
    driver.tap("Print a year")
    assert driver.sees("A year on one page")


def test_a_phone_has_no_button_and_says_that_a_computer_prints(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.wiring.prints.on_a_phone", lambda: True)
    driver = at(open_app, "routine", SHORT)
    assert not driver.offers("Print")
    driver.tap("Share")
    assert driver.sees("On a computer, Limber also prints it as a sheet for your wall.")


def test_without_typst_the_page_says_how_to_get_it(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "find_spec", lambda _name: None)
    driver = at(open_app, "print", SHORT)
    assert any('pip install "limber-runner[print]"' in words for words in driver.texts())
    assert not driver.offers("Save as PDF")


def test_a_fault_of_the_template_is_said_and_it_can_be_tried_again(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_more: Any) -> bytes:
        raise typeset.PrintError("sheet.typ:1:1: expected expression")

    monkeypatch.setattr("app.wiring.paper.typeset", fail)
    driver = at(open_app, "print", SHORT)
    driver.tap("Save as PDF")
    wait(driver, lambda: driver.sees("The sheet could not be made: sheet.typ:1:1: expected expression"))
    assert driver.app.screen.main.ready
