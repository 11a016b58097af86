"""From nothing to a friend's phone: a routine made with taps and keys, checked, shared, read and played."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.core.timeline import lay_out
from app.data.library.library import Library
from app.ui.pages.exercise_picker import ExercisePicker
from app.ui.screens.editor.page import EditorPage
from app.ui.screens.routine.page import RoutinePage
from tests import qr_reader
from tests.data.library.edit_runs import SHARE
from tests.helpers import FakeClock
from tests.ui.driver import Driver, Open
from tests.ui.screens.arrival.test_page import done
from tests.ui.screens.share.code_on_screen import modules_on_screen

TAB, UP, SLASH, S = 9, 273, 47, 115
# What is typed, and what is found; a new warm-up begins with a march.
MOVES = (
    ("ankle", "Ankle circles"),
    ("half", "Half squat"),
    ("front", "Leg swing, front to back"),
)


def typed(driver: Driver, text: str) -> None:
    for letter in text:
        driver.window.dispatch("on_textinput", letter)
        driver.frames(1)
    driver.frames(30)


def add(driver: Driver, word: str, name: str) -> None:
    driver.tap("Add a move")
    driver.settle()
    assert isinstance(driver.app.screen, ExercisePicker)
    driver.key(SLASH)
    driver.frames(2)
    typed(driver, word)
    driver.tap(name)
    driver.settle()
    driver.tap("Add it")
    driver.settle()
    assert isinstance(driver.app.screen, EditorPage)


def made(driver: Driver) -> None:
    """Makes a warm-up from nothing, and saves it."""
    driver.app.go("library")
    driver.settle()
    driver.tap("New")
    driver.settle()
    driver.tap("A new warm-up")
    driver.settle()
    for word, name in MOVES:
        add(driver, word, name)
    page = driver.app.screen
    assert isinstance(page, EditorPage)
    stepper = next(iter(page.list.panel._steppers.values()))  # of the one that was added last, which is open
    for _ in range(2):
        driver.reach(stepper.more)
        driver.tap_at(*stepper.more.to_window(*stepper.more.center))
        driver.settle()
    driver.tap("Repeat")
    driver.settle()
    handle = page.list.widget_of((2, "line")).handle
    for _ in range(60):
        if driver.app.focus.now is handle:
            break
        driver.key(TAB)
    driver.key(UP)
    driver.frames(3)
    driver.tap("My warm-up")
    driver.settle()
    details = driver.app.screen
    driver.tap_at(*details.title_field.input.to_window(*details.title_field.input.center))
    driver.window.dispatch("on_key_down", 97, 0, "a", ["ctrl"])
    typed(driver, "Hügel & Töne")
    driver.tap("Done")
    driver.settle()
    driver.window.dispatch("on_key_down", S, 0, "", ["ctrl"])
    driver.settle()
    assert isinstance(driver.app.screen, RoutinePage)


def played(driver: Driver) -> list[tuple[float, str]]:
    """Plays the routine whose page is seen to its end; what was heard and felt, by seconds from the start."""
    driver.note_cues()
    start = driver.clock.now()
    driver.button(icon="play_arrow").dispatch("on_release")
    driver.settle()
    assert driver.app.running
    while driver.app.running:
        assert driver.clock.now() - start < 1000, "it comes to its end"
        driver.advance(5.0)
    return [(round(fired.cue.at_s, 3), str(fired.cue.kind)) for fired in driver.fired]


def test_what_was_made_by_hand_is_the_same_on_the_other_phone(
    open_app: Open,
    profile: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    mine = open_app()
    made(mine)
    file = profile / "routines" / "hugel-tone.yaml"
    assert main(["check", str(file), "--data", str(profile)]) == 0
    capsys.readouterr()
    mine.tap("Share")
    mine.settle()
    text = qr_reader.read(modules_on_screen(mine))
    mine.tap(icon="arrow_back")
    mine.settle()
    here = played(mine)
    mine.close()

    (tmp_path / "theirs").mkdir()
    theirs = Driver(tmp_path / "theirs", FakeClock())
    try:
        monkeypatch.setattr("app.wiring.clipboard.pasted", lambda: text)
        theirs.app.go("library")
        theirs.settle()
        theirs.tap("New")
        theirs.tap("Paste a routine")
        done(theirs)
        theirs.tap("Add")
        done(theirs)
        copy, routine = (
            Library(SHARE, folder).routine("hugel-tone") for folder in (tmp_path / "theirs", profile)
        )
        assert copy == routine
        names = [segment.exercise.id for segment in lay_out(routine).segments if segment.kind == "work"]
        swings = ["leg-swing-front-back"] * 4  # twice, on both sides
        assert names == ["march-in-place", "half-squat", "ankle-circles", "ankle-circles", *swings]
        assert routine.title == "Hügel & Töne"
        there = played(theirs)
    finally:
        theirs.close()
    assert len(here) > 30
    assert there == here
