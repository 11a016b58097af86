"""Exercises are made and changed by taps and keys, and their files stay their author's."""

import json
import time
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.data.files.yaml_reader import read
from app.data.library.exercise_drafts import NEW, ExerciseDraft, ExerciseDrafts
from app.ui.pages.exercise_picker import ExercisePicker
from app.ui.screens.exercise_editor.page import ExerciseEditorPage
from app.ui.widgets.text_field import TextField
from app.wiring.pages.exercise_editor import open_exercise_editor
from tests.ui.driver import ESCAPE, Driver, Open
from tests.ui.own_files import write

TAB, ENTER, Z = 9, 13, ord("z")
TEXT = """\
# mine, since the summer
id: heel-digs
name: Heel digs   # taps
kind: dynamic
ramp: mobilise
areas: [shins, hamstrings] # front first
sides: alternate
posture: standing
default_seconds: 30
tempo_s: 1.2
steps:   # slowly
  - Tap one heel in front, toes up.
  # the knee gives
  - Change feet.
cues: ['Toes up']
max_pain: 5
easier: march-in-place
"""


def type_in(driver: Driver, field: TextField, text: str) -> None:
    """Taps a field and types into it, letter by letter."""
    driver.reach(field)
    driver.tap_at(*field.to_window(*field.center))
    driver.frames(3)
    field.input.focus = True
    for letter in text:
        driver.window.dispatch("on_textinput", letter)
    driver.frames(6)


def page_of(driver: Driver) -> ExerciseEditorPage:
    page = driver.app.screen
    assert isinstance(page, ExerciseEditorPage)
    return page


def begin(driver: Driver) -> ExerciseEditorPage:
    driver.app.go("library")
    driver.settle()
    driver.tap("Exercises")
    driver.settle()
    driver.tap("Own exercise")
    driver.settle()
    return page_of(driver)


def field(page: Any, *key: str) -> Any:
    return next(each for each in page.fields if each.key == key)


def opened(page: ExerciseEditorPage, driver: Driver, title: str) -> None:
    """Unfolds a part of the details."""
    driver._tap(next(fold.head for fold in page.folds if fold.head.words == title))
    driver.settle()


@pytest.fixture
def file(profile: Path) -> Path:
    return write(profile / "exercises" / "heel-digs.yaml", TEXT)


def changing(driver: Driver, name: str = "heel-digs") -> ExerciseEditorPage:
    driver.context.routes.open("exercise", name)
    driver.settle()
    driver.tap("Change")
    driver.settle()
    return page_of(driver)


# --- made -----------------------------------------------------------------------------------------------------


def test_made_by_taps_and_keys_it_is_a_file_that_can_be_used_and_played(
    open_app: Open, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    driver = open_app()
    page = begin(driver)
    assert not page.is_ready
    assert driver.sees("A name and a sentence are enough.")
    type_in(driver, field(page, "name").control, "Heel digs")
    driver.key(ENTER)
    for letter in "Tap one heel in front.":
        driver.window.dispatch("on_textinput", letter)
    driver.key(ENTER)
    for letter in "Change feet.":
        driver.window.dispatch("on_textinput", letter)
    driver.settle()
    assert page.is_ready
    opened(page, driver, "Body and place")
    driver.tap("Whole body")
    driver.tap("Shins")
    driver.tap("Hamstrings")
    opened(page, driver, "Body and place")
    opened(page, driver, "Time")
    stepper = field(page, "default_seconds").control
    driver._tap(stepper.more)
    assert page.editing.now["default_seconds"] == 35
    driver.settle()
    driver.tap("Save")
    driver.settle()
    path = profile / "exercises" / "heel-digs.yaml"
    made = read(path).data
    assert made["steps"] == ["Tap one heel in front.", "Change feet."]
    assert made["areas"] == ["shins", "hamstrings"]
    assert driver.sees("How to do it"), "its own page has come up"
    write(
        profile / "routines" / "mine.yaml",
        "id: mine\ntitle: M\nphase: warm-up\nsteps:\n- exercise: heel-digs\n",
    )
    assert main(["check", str(profile / "exercises"), str(profile / "routines"), "--data", str(profile)]) == 0
    capsys.readouterr()
    driver.app.reload()
    driver.app.start("mine")
    driver.advance(10)
    driver.settle()
    assert driver.sees("Heel digs")
    assert driver.sees("Tap one heel in front."), "words take the room of a figure"
    assert ExerciseDrafts(profile).names() == []


def test_ctrl_and_s_saves_also_while_one_types(open_app: Open, profile: Path) -> None:
    driver = open_app()
    page = begin(driver)
    page.put("steps", ["Tap one heel."])
    type_in(driver, field(page, "name").control, "Heel digs")
    driver.window.dispatch("on_key_down", ord("s"), 0, "", ["ctrl"])
    driver.settle()
    assert read(profile / "exercises" / "heel-digs.yaml").data["name"] == "Heel digs"


def test_what_is_missing_is_said_once_one_wants_to_save(open_app: Open) -> None:
    driver = open_app()
    page = begin(driver)
    assert not driver.sees("Give it a name.")
    driver.tap("Save")
    driver.settle()
    assert driver.sees("Give it a name.")
    assert driver.sees("Say in a sentence or two how it is done.")
    type_in(driver, field(page, "name").control, "Heel digs")
    driver.settle()
    assert not driver.sees("Give it a name.")


def test_what_is_wrong_is_said_beside_its_field_as_one_types(open_app: Open) -> None:
    driver = open_app()
    page = begin(driver)
    page.put("steps", ["Tap one heel.", ""])
    type_in(driver, field(page, "name").control, "Heel digs " * 7)
    driver.settle()
    assert field(page, "name").problem == "9 characters too many."
    assert field(page, "name").control.faulty
    assert not page.is_ready
    driver.tap("Save")
    assert list(driver.context.folder.glob("exercises/heel*")) == []
    opened(page, driver, "Cues")
    type_in(driver, field(page, "cues").control.fields[0], "one two three four five six seven")
    driver.settle()
    assert driver.sees("At most 6 words: it is spoken.")
    assert field(page, "cues").control.fields[0].faulty


def test_it_takes_the_figure_of_another_and_something_gentler(open_app: Open, profile: Path) -> None:
    driver = open_app()
    page = begin(driver)
    page.put("name", "Heel digs")
    page.put("steps", ["Tap one heel."])
    driver.settle()
    opened(page, driver, "Figure")
    driver.tap("Choose a figure")
    driver.settle()
    poses = driver.app.screen
    assert isinstance(poses, ExercisePicker)
    poses.search.input.text = "bird"
    driver.settle()
    driver.tap("Bird-dog")
    driver.settle()
    assert poses.figure.spec is not None
    driver.tap("Take this figure")
    driver.settle()
    assert driver.app.screen is page
    assert driver.sees("As in “Bird-dog”")
    slot = field(page, "figure").control._stage.slot
    assert slot.figure._ticking is not None, "it moves"
    opened(page, driver, "Figure")
    assert slot.figure._ticking is None, "what is folded away stands still"
    assert page.is_ready, "what Limber brought has been checked"
    opened(page, driver, "For the back")
    driver.tap("Nothing is gentler")
    driver.settle()
    assert isinstance(driver.app.screen, ExercisePicker)
    driver.tap("Cat-cow")
    driver.settle()
    driver.tap("Take it")
    driver.settle()
    driver.tap("Save")
    driver.settle()
    made = read(profile / "exercises" / "heel-digs.yaml").data
    assert made["easier"] == "cat-cow"
    assert made["figure"] == driver.context.routines.figure("bird-dog")


def test_a_figure_that_no_body_could_do_is_told_in_its_place(open_app: Open) -> None:
    driver = open_app()
    page = begin(driver)
    page.put("name", "Heel digs")
    page.put("steps", ["Tap one heel."])
    page.put("figure", {"base": "stand", "keys": [{"t": 0, "hip": [170, 0]}, {"t": 0.5}]})
    driver.settle()
    assert not page.is_ready
    assert [fault.waiting for fault in page._faults] == [True]
    for _ in range(600):
        driver.frames(2)
        if not any(fault.waiting for fault in page._faults):
            break
        time.sleep(0.05)
    assert [fault.where for fault in page._faults] == [("figure",)]
    assert "under the floor" in page._faults[0].words
    assert not page.is_ready


def test_the_routine_editor_is_told_of_it(open_app: Open, profile: Path) -> None:
    driver, told = open_app(), []
    driver.app.go("library")
    driver.settle()
    library = driver.app.screen
    open_exercise_editor(driver.context, None, saved=told.append)
    driver.settle()
    page = page_of(driver)
    page.put("name", "Heel digs")
    page.put("steps", ["Tap one heel."])
    driver.settle()
    driver.tap("Save")
    driver.settle()
    assert told == ["heel-digs"]
    assert driver.app.screen is library


def test_a_copy_of_limbers_own_is_begun_on_its_page(open_app: Open, profile: Path) -> None:
    driver = open_app()
    driver.context.routes.open("exercise", "hip-hinge")
    driver.settle()
    driver.tap("Make a copy")
    driver.settle()
    page = page_of(driver)
    assert page.editing.now["name"] == "Hip hinge (mine)"
    assert page.is_ready
    driver.tap("Save")
    driver.settle()
    path = profile / "exercises" / "hip-hinge-mine.yaml"
    assert "# 2 down, 2 up" in path.read_text("utf-8")
    assert driver.offers("Change")


# --- changed --------------------------------------------------------------------------------------------------


def test_a_change_leaves_every_other_line_as_it_was(open_app: Open, file: Path) -> None:
    driver = open_app()
    page = changing(driver)
    assert not page.is_ready, "nothing has been changed"
    name = field(page, "name").control
    type_in(driver, name, "!")
    driver.settle()
    driver.tap("Save")
    driver.settle()
    text = name.text
    assert file.read_text() == TEXT.replace("name: Heel digs ", f"name: {text} ")
    assert driver.sees(text), "its page shows it"
    assert not isinstance(driver.app.screen, ExerciseEditorPage)


def test_each_change_is_taken_back_and_done_again(open_app: Open, file: Path) -> None:
    driver = open_app()
    page = changing(driver)
    driver.tap("Gentle")
    driver.settle()
    name = field(page, "name").control
    type_in(driver, name, "now")
    driver.settle()
    driver._tap(page.bar.undo)
    driver.settle()
    assert name.text == "Heel digs"
    driver.window.dispatch("on_key_down", Z, 0, "z", ["ctrl"])
    driver.settle()
    assert page.editing.now["kind"] == "dynamic"
    assert not page.editing.is_changed
    assert ExerciseDrafts(driver.context.folder).names() == [], "there is nothing to keep"
    driver._tap(page.bar.redo)
    driver.settle()
    assert page.editing.now["kind"] == "gentle"
    assert file.read_text() == TEXT


def test_a_field_leaves_undo_to_the_page(open_app: Open, file: Path) -> None:
    driver = open_app()
    page = changing(driver)
    driver.tap("Gentle")
    control = field(page, "name").control
    type_in(driver, control, "x")
    driver.window.dispatch("on_key_down", Z, 0, "z", ["ctrl"])
    driver.window.dispatch("on_key_down", Z, 0, "z", ["ctrl"])
    driver.settle()
    assert not page.editing.is_changed
    assert control.text == "Heel digs"


def test_what_cannot_be_patched_is_written_only_after_asking(open_app: Open, profile: Path) -> None:
    text = TEXT + "figure:\n  base: stand  # tall\n  keys: [{t: 0}]\n"
    path = write(profile / "exercises" / "heel-digs.yaml", text)
    driver = open_app()
    page = changing(driver)
    opened(page, driver, "Figure")
    driver.tap("Choose a figure")
    driver.settle()
    driver.tap("A-skip")
    driver.settle()
    driver.tap("Take this figure")
    driver.settle()
    driver.tap("Save")
    driver.settle()
    assert driver.sees("1 comment goes with it.")
    assert path.read_text() == text
    driver.tap("Write it")
    driver.settle()
    assert path.read_text().startswith(TEXT)
    assert "# tall" not in path.read_text()


def test_what_another_program_wrote_meanwhile_is_kept_and_ones_own_changes_too(
    open_app: Open, file: Path
) -> None:
    driver = open_app()
    page = changing(driver)
    driver.tap("Gentle")
    driver.settle()
    theirs = TEXT.replace("max_pain: 5", "max_pain: 3  # by hand")
    write(file, theirs)
    driver.tap("Save")
    driver.settle()
    assert driver.sees("heel-digs.yaml has changed")
    assert file.read_text() == theirs
    driver.tap("Put my changes into it")
    driver.settle()
    assert page.full["max_pain"] == 3
    driver.tap("Save")
    driver.settle()
    assert file.read_text() == theirs.replace("kind: dynamic", "kind: gentle")


def test_where_the_file_is_gone_the_changes_become_a_new_one(open_app: Open, file: Path) -> None:
    driver = open_app()
    changing(driver)
    driver.tap("Gentle")
    driver.settle()
    file.unlink()
    driver.tap("Save")
    driver.settle()
    driver.tap("Make a new exercise of it")
    driver.settle()
    driver.tap("Save")
    driver.settle()
    assert read(file).data["kind"] == "gentle"
    assert ExerciseDrafts(driver.context.folder).names() == []


# --- left -----------------------------------------------------------------------------------------------------


def test_leaving_with_changes_asks_and_without_does_not(open_app: Open, file: Path) -> None:
    driver = open_app()
    page = changing(driver)
    driver.key(ESCAPE)
    driver.settle()
    assert not isinstance(driver.app.screen, ExerciseEditorPage)
    page = changing(driver)
    driver.tap("Gentle")
    driver.settle()
    driver.key(ESCAPE)
    driver.settle()
    assert driver.sees("Save your changes?")
    driver.key(ESCAPE)
    driver.settle()
    assert driver.app.screen is page
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Drop the changes")
    driver.settle()
    assert driver.app.screen is not page
    assert file.read_text() == TEXT
    assert ExerciseDrafts(driver.context.folder).names() == []


def test_an_app_that_is_killed_offers_everything_again(open_app: Open, profile: Path) -> None:
    driver = open_app()
    page = begin(driver)
    type_in(driver, field(page, "name").control, "Heel digs")
    type_in(driver, field(page, "steps").control.fields[0], "Tap on")
    kept = json.loads((profile / "drafts" / f"exercise-{NEW}.json").read_text("utf-8"))
    assert kept["now"]["steps"] == ["Tap on", ""], "each letter is kept at once"
    again = open_app()
    again.app.go("library")
    again.settle()
    assert again.sees("You were making “Heel digs”")
    again.tap("Resume")
    again.settle()
    page = page_of(again)
    assert page.editing.now["steps"][0] == "Tap on"
    assert page.editing.can_undo
    page.put("steps", ["Tap on."])
    again.settle()
    again.tap("Save")
    again.settle()
    assert (profile / "exercises" / "heel-digs.yaml").exists()


@pytest.mark.parametrize("steps", ["steps: 7", "steps:\n  - Lead knee: over the toes"])
def test_a_file_that_has_become_something_else_meanwhile_is_said(
    open_app: Open, file: Path, steps: str
) -> None:
    driver = open_app()
    driver.context.routes.open("exercise", "heel-digs")
    driver.settle()
    seen = driver.app.screen
    lines = [steps if line.startswith("steps:") else line for line in TEXT.splitlines()]
    write(file, "\n".join(lines))
    driver.tap("Change")
    driver.settle()
    assert driver.app.screen is seen
    assert driver.sees("The file can no longer be used:")


def test_on_a_full_disk_one_does_not_leave_for_later(
    open_app: Open, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app()
    page = changing(driver)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.data.library.draft_folder.write_whole", full)
    driver.tap("Gentle")
    driver.settle()
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Keep it for later")
    driver.settle()
    assert driver.app.screen is page
    assert driver.sees("cannot be kept before it is saved: No space left on device.")


def test_a_kill_between_saving_and_forgetting_leaves_nothing_to_go_on_with(
    open_app: Open, profile: Path, file: Path
) -> None:
    data = dict(read(file).data)
    ExerciseDrafts(profile).keep("heel-digs", ExerciseDraft(file="exercises/heel-digs.yaml", now=data))
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    assert not driver.sees("You were changing")
    assert ExerciseDrafts(profile).names() == []


def test_a_change_that_was_left_is_offered_on_the_page_of_the_exercise(open_app: Open, file: Path) -> None:
    driver = open_app()
    changing(driver)
    driver.tap("Gentle")
    driver.settle()
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Keep it for later")
    driver.settle()
    driver.app.back()
    write(file, TEXT.replace("max_pain: 5", "max_pain: 4"))
    driver.app.reload()
    driver.context.routes.open("exercise", "heel-digs")
    driver.settle()
    assert driver.sees("You were changing “Heel digs”")
    driver.tap("Resume")
    driver.settle()
    now = page_of(driver).editing.now
    assert (now["kind"], now["max_pain"]) == ("gentle", 4), "put into the file as it is now"
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Drop the changes")
    driver.settle()
    assert file.read_text() == TEXT.replace("max_pain: 5", "max_pain: 4")


def test_beginning_anew_asks_what_becomes_of_what_was_left(open_app: Open) -> None:
    driver = open_app()
    page = begin(driver)
    page.put("name", "Heel digs")
    driver.settle()
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Keep it for later")
    driver.settle()
    driver.tap("Own exercise")
    driver.settle()
    assert driver.sees("You were making “Heel digs”")
    driver.tap("Drop them and begin anew")
    driver.settle()
    assert page_of(driver).editing.now["name"] == ""


def test_esc_leaves_the_field_before_the_page(open_app: Open, file: Path) -> None:
    driver = open_app()
    page = changing(driver)
    control = field(page, "name").control
    type_in(driver, control, "x")
    driver.key(ESCAPE)
    assert not control.input.focus
    assert driver.app.sheets.now is None
    driver.key(ESCAPE)
    assert driver.sees("Save your changes?")


def test_what_is_left_of_a_file_that_is_gone_can_still_be_saved(open_app: Open, file: Path) -> None:
    driver = open_app()
    changing(driver)
    driver.tap("Gentle")
    driver.settle()
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Keep it for later")
    driver.settle()
    file.unlink()
    driver.app.reload()
    driver.app.go("library")
    driver.settle()
    driver.tap("Resume")
    driver.settle()
    driver.tap("Save")
    driver.settle()
    made = read(file).data
    assert (made["id"], made["kind"], made["steps"][1]) == ("heel-digs", "gentle", "Change feet.")
    assert ExerciseDrafts(driver.context.folder).names() == []


def test_ones_own_are_found_under_a_filter_of_their_own(open_app: Open, file: Path) -> None:
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    driver.tap("Exercises")
    driver.settle()
    driver.tap("Yours")
    driver.settle()
    assert driver.sees("1 exercise")
    assert driver.offers("Own exercise")
    driver.tap("Heel digs")
    driver.settle()
    assert driver.sees("How to do it")


def test_an_own_exercise_is_removed_and_brought_back(open_app: Open, file: Path) -> None:
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    driver.context.routes.open("exercise", "heel-digs")
    driver.settle()
    driver.tap("Remove")
    driver.settle()
    assert driver.sees("Remove “Heel digs”?")
    driver.tap("Remove")
    driver.settle()
    assert driver.sees("“Heel digs” is removed.")
    assert not file.exists()
    driver.tap("Undo")
    driver.settle()
    assert file.read_text() == TEXT


def test_limbers_own_can_only_be_copied(open_app: Open) -> None:
    driver = open_app()
    driver.context.routes.open("exercise", "cat-cow")
    driver.settle()
    assert driver.offers("Make a copy")
    assert not driver.offers("Change")
    assert not driver.offers("Remove")


def test_every_field_can_be_reached_by_the_keyboard(open_app: Open, file: Path) -> None:
    driver = open_app()
    page = changing(driver)
    reached = set()
    for _ in range(60):
        driver.key(TAB)
        reached.add(driver.app.focus.now)
    fields = [each.input for each in page.walk() if isinstance(each, TextField)]
    assert {*fields, page.bar.undo, page.bar.redo, page.bar.save} <= reached
    assert {fold.head for fold in page.folds} <= reached
