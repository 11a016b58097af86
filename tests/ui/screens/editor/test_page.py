"""The editor of a routine, used by taps and keys in a real window."""

from pathlib import Path
from typing import Any

from app.core.routine import Step
from app.core.routine_edits import added, work
from app.data.library.drafts import Drafts
from app.data.library.library import Library
from app.preview.finger import Finger
from app.ui.pages.exercise_picker import ExercisePicker
from app.ui.screens.editor.lines import EditorLine
from app.ui.screens.editor.page import EditorPage
from app.ui.screens.routine.page import RoutinePage
from tests.data.library.edit_runs import SHARE
from tests.ui.driver import ESCAPE, UP, Driver, Open

TAB, DOWN, DELETE = 9, 274, 127
WRITTEN = """\
# for Tuesdays
id: mine
title: Tuesday hills   # the title
phase: warm-up
steps:
  - exercise: march-in-place   # slowly
    seconds: 40
  - {exercise: half-squat, seconds: 24}
  - exercise: ankle-circles
    seconds: 18
"""


def at_editor(open_app: Open, profile: Path, text: str = WRITTEN) -> Driver:
    (profile / "routines" / "mine.yaml").write_text(text, "utf-8")
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    driver.tap("Tuesday hills")
    driver.settle()
    driver.tap("Change")
    driver.settle()
    assert isinstance(driver.app.screen, EditorPage)
    return driver


def written(profile: Path) -> str:
    return (profile / "routines" / "mine.yaml").read_text("utf-8")


def moves(driver: Driver) -> list[str]:
    """What the list shows: ids of exercises, and how often a group is done."""
    return [
        line.part.exercise.id if isinstance(line.part, Step) else f"{line.part.times} x"
        for line in driver.app.screen.list.lines
    ]


def opened(driver: Driver, number: int) -> Any:
    driver.app.screen.open_at(driver.app.screen.list.lines[number].where)
    driver.settle()
    return driver.app.screen.list.panel


def more(driver: Driver) -> None:
    """Taps the plus of the open line's first number."""
    stepper = next(iter(driver.app.screen.list.panel._steppers.values()))
    driver.reach(stepper.more)
    driver.tap_at(*stepper.more.to_window(*stepper.more.center))
    driver.settle()


def line(driver: Driver, number: int) -> EditorLine:
    found = driver.app.screen.list.widget_of((number, "line"))
    assert isinstance(found, EditorLine)
    return found


def hold(driver: Driver, *codes: int, held: str = "") -> None:
    for code in codes:
        driver.window.dispatch("on_key_down", code, 0, "", [held] if held else [])
        driver.frames(2)


# --- steps --------------------------------------------------------------------------------------------


def test_a_line_opens_and_its_seconds_change_by_whole_repetitions(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    driver.tap("Half squat")
    driver.settle()
    assert driver.sees("8")
    more(driver)
    step = driver.app.screen._draft.at(("steps", 1)).step
    assert step.seconds == 24 + step.grid_s
    driver.tap("Save")
    driver.settle()
    assert written(profile) == WRITTEN.replace("seconds: 24", f"seconds: {step.seconds}")
    assert isinstance(driver.app.screen, RoutinePage)
    assert Drafts(profile).of("mine.yaml") is None


def test_sides_waiting_and_what_may_be_left_out_are_written_only_where_they_differ(
    open_app: Open, profile: Path
) -> None:
    driver = at_editor(open_app, profile)
    panel = opened(driver, 2)
    driver.tap("Once")
    driver.tap("Until done")
    driver.settle()
    driver.tap("More settings")
    driver.settle()
    driver.tap("May be left out")
    driver.settle()
    step = driver.app.screen._draft.written["steps"][2]
    assert step == {"exercise": "ankle-circles", "sides": "once", "until": "done", "optional": True}
    driver.tap("Each side")
    driver.settle()
    assert "sides" not in driver.app.screen._draft.written["steps"][2]
    assert panel.line.where == ("steps", 2)


def test_a_step_is_added_behind_the_one_that_is_open(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 0)
    driver.tap("Add a move")
    driver.settle()
    picker = driver.app.screen
    assert isinstance(picker, ExercisePicker)
    picker.search.input.text = "cat"
    driver.frames(30)
    driver.tap("Cat-cow")
    driver.settle()
    assert picker.figure is not None
    driver.tap("Add it")
    driver.settle()
    assert moves(driver) == ["march-in-place", "cat-cow", "half-squat", "ankle-circles"]
    assert driver.app.screen.open_line == ("steps", 1)


def test_what_is_deleted_comes_back_by_the_button_or_by_undo(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.tap(icon="delete")
    driver.settle()
    assert moves(driver) == ["march-in-place", "ankle-circles"]
    driver.tap("Undo")
    driver.settle()
    assert moves(driver) == ["march-in-place", "half-squat", "ankle-circles"]
    opened(driver, 1)
    driver.key(DELETE)
    driver.frames(3)
    driver.tap(icon="undo")
    driver.tap(icon="redo")
    driver.tap(icon="undo")
    driver.settle()
    assert driver.app.screen._editing.content == WRITTEN.encode()


def test_the_last_step_stays_and_that_is_said(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile, WRITTEN[: WRITTEN.index("  - {exercise")])
    opened(driver, 0)
    driver.tap(icon="delete")
    driver.settle()
    assert moves(driver) == ["march-in-place"]
    assert driver.sees("The last move stays")


def test_steps_are_repeated_together_and_no_longer(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.tap("Repeat")
    driver.settle()
    driver.tap("Take the next move in")
    driver.settle()
    more(driver)
    assert moves(driver) == ["march-in-place", "3 x", "half-squat", "ankle-circles"]
    driver.tap("Rest before each round")
    driver.settle()
    assert driver.app.screen._draft.written["steps"][1]["steps"][0]["prepare"] == 20
    driver.tap("No longer repeat")
    driver.settle()
    assert moves(driver) == ["march-in-place", "half-squat", "ankle-circles"]


def test_another_move_takes_a_steps_place(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.tap("Another move")
    driver.settle()
    driver.app.screen.look_at("hip-circles")
    driver.settle()
    driver.tap("Take it")
    driver.settle()
    assert moves(driver) == ["march-in-place", "hip-circles", "ankle-circles"]


# --- carrying -----------------------------------------------------------------------------------------


def carry(driver: Driver, number: int, by: float, aside: float = 0.0) -> None:
    """Takes a line by its handle and puts it down so much further down, pixels, and to the right."""
    handle = line(driver, number).handle
    x, y = handle.to_window(*handle.center)
    finger = Finger(driver.window, x, y)
    finger.down()
    driver.frames(2)
    for part in range(1, 11):
        finger.move_to(x + aside * part / 10, y - by * part / 10)
        driver.frames(2)
    driver.frames(10)
    assert driver.app.screen.list.carrying
    finger.up()
    driver.frames(5)


def test_a_line_is_carried_to_another_place_by_its_handle(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    pitch = line(driver, 0).height + 8
    carry(driver, 0, 2 * pitch)
    assert moves(driver) == ["half-squat", "ankle-circles", "march-in-place"]
    assert driver.app.screen.scroll.scroll_y == 1
    carry(driver, 2, -pitch)
    assert moves(driver) == ["half-squat", "march-in-place", "ankle-circles"]


def test_a_line_is_carried_into_a_group_and_out_of_it(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.tap("Repeat")
    driver.settle()
    driver.app.screen.open_at(None)
    driver.settle()
    pitch = line(driver, 0).height + 8
    carry(driver, 3, 0.0, 40)  # at the end of the group, leant into it
    assert driver.app.screen._draft.written["steps"][1]["steps"][1]["exercise"] == "ankle-circles"
    carry(driver, 3, -2 * pitch)  # above its head
    assert moves(driver) == ["march-in-place", "ankle-circles", "2 x", "half-squat"]


def test_a_group_is_carried_with_all_that_is_in_it(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 0)
    driver.tap("Repeat")
    driver.settle()
    driver.app.screen.open_at(None)
    driver.settle()
    carry(driver, 0, 2 * (line(driver, 0).height + 8))
    assert moves(driver) == ["half-squat", "ankle-circles", "2 x", "march-in-place"]


def test_escape_puts_a_line_back_that_is_being_carried(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    handle = line(driver, 0).handle
    x, y = handle.to_window(*handle.center)
    finger = Finger(driver.window, x, y)
    finger.down()
    for way in (20, 60, 120):
        finger.move_to(x, y - way)
        driver.frames(2)
    driver.key(ESCAPE)
    driver.frames(2)
    finger.up()
    driver.frames(2)
    assert moves(driver) == ["march-in-place", "half-squat", "ankle-circles"]
    assert isinstance(driver.app.screen, EditorPage)


def test_the_arrows_move_the_line_whose_handle_was_reached(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    driver.app.screen.scroll.scroll_y = 1
    for _ in range(20):
        driver.key(TAB)
        if driver.app.focus.now is line(driver, 0).handle:
            break
    else:
        raise AssertionError("no way to the handle")
    driver.key(DOWN)
    driver.frames(3)
    driver.key(DOWN)
    driver.frames(3)
    assert moves(driver) == ["half-squat", "ankle-circles", "march-in-place"]
    driver.key(UP)
    driver.frames(3)
    assert moves(driver) == ["half-squat", "march-in-place", "ankle-circles"]
    assert driver.app.focus.now is line(driver, 1).handle


def test_a_long_press_on_a_handle_offers_where_to(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    handle = line(driver, 1).handle
    finger = Finger(driver.window, *handle.to_window(*handle.center))
    finger.down()
    driver.frames(1)
    handle._long.cancel()  # the time of a long press is over
    handle._menu()
    driver.frames(3)
    finger.up()
    driver.frames(2)
    driver.tap("Move up")
    driver.settle()
    assert moves(driver) == ["half-squat", "march-in-place", "ankle-circles"]


# --- what is said -------------------------------------------------------------------------------------


def test_what_could_be_better_is_said_with_its_reason_and_mended_with_a_tap(
    open_app: Open, profile: Path
) -> None:
    driver = at_editor(open_app, profile, WRITTEN.replace("seconds: 24", "seconds: 25"))
    hints = driver.app.screen.hints
    hints._turn()
    driver.settle()
    assert driver.sees("stops in the middle")
    assert driver.sees("Whole repetitions give both sides")
    before = len(driver.app.screen._editing.findings)
    cut = next(each for each in driver.app.screen._editing.findings if each.code == "cut-repetition")
    driver.app.screen._mend(cut)
    driver.settle()
    assert len(driver.app.screen._editing.findings) == before - 1
    driver.tap(icon="undo")
    driver.settle()
    assert len(driver.app.screen._editing.findings) == before


def test_the_length_stands_among_those_that_are_usual(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    assert driver.sees("short of a warm-up of 5 to 10 min")
    opened(driver, 0)
    driver.app.screen.change(work(driver.app.screen._draft, ("steps", 0), 300))
    driver.settle()
    assert driver.sees("Within the 5 to 10 min of a warm-up")


def test_title_phase_purpose_and_score_are_changed_on_their_own_page(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    driver.tap("Tuesday hills")
    driver.settle()
    page = driver.app.screen
    page.title_field.input.text = "Thursday: hills"
    page.purpose_field.input.text = "Up and down."
    driver.tap("Cool-down")
    driver.tap("1")
    driver.tap("Done")
    driver.settle()
    driver.tap("Save")
    driver.settle()
    routine = Library(SHARE, profile).routine("mine")
    assert (routine.title, routine.phase, routine.purpose) == ("Thursday: hills", "cool-down", "Up and down.")
    assert routine.max_pain == 1
    assert "# the title" in written(profile)
    assert "# slowly" in written(profile)


def test_a_score_that_a_move_is_not_for_is_refused_or_lowered_in_words(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    driver.app.screen._open_details()
    driver.settle()
    page = driver.app.screen
    driver.tap("9")
    driver.settle()
    lowest = Library(SHARE, profile).routine("mine").max_pain
    assert page.scores.score == lowest
    assert driver.sees(f"The highest score is {lowest} now")


# --- leaving ------------------------------------------------------------------------------------------


def test_leaving_with_changes_asks_and_without_it_does_not(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    driver.key(ESCAPE)
    driver.settle()
    assert isinstance(driver.app.screen, RoutinePage)
    driver.tap("Change")
    driver.settle()
    opened(driver, 1)
    more(driver)
    driver.key(ESCAPE)
    driver.settle()
    assert driver.sees("Save the changes?")
    driver.tap("Keep changing")
    driver.settle()
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Drop the changes")
    driver.settle()
    assert isinstance(driver.app.screen, RoutinePage)
    assert written(profile) == WRITTEN
    assert Drafts(profile).of("mine.yaml") is None


def test_kept_for_later_it_is_offered_again(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 0)
    more(driver)
    driver.key(ESCAPE)
    driver.settle()
    driver.tap("Keep it for later")
    driver.settle()
    assert isinstance(driver.app.screen, RoutinePage)
    assert written(profile) == WRITTEN
    driver.app.go("library")
    driver.settle()
    driver.tap("Resume")
    driver.settle()
    assert driver.app.screen._editing.undoable


def test_a_rest_and_a_lower_score_are_said(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.tap("Rest before")
    driver.settle()
    assert driver.sees("Rest before it: 20 seconds.")
    page = driver.app.screen
    page.change([added(("steps", 3), page._editing.exercises["a-skip"])])
    driver.settle()
    assert driver.sees("It is for a back score up to 2 now.")


def test_what_is_out_of_sight_in_the_picker_is_not_taken(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    driver.tap("Add a move")
    driver.settle()
    driver.tap("Ankle circles")
    driver.settle()
    assert driver.offers("Add it")
    driver.app.screen.search.input.text = "zzz"
    driver.frames(30)
    assert driver.sees("Nothing found for “zzz”")
    assert not driver.offers("Add it")


def test_a_plus_adds_a_move(open_app: Open, profile: Path) -> None:
    for key, held in ((270, ""), (61, "shift"), (43, "")):
        driver = at_editor(open_app, profile)
        hold(driver, key, held=held)
        driver.settle()
        assert isinstance(driver.app.screen, ExercisePicker)


def test_keys_undo_do_again_and_save(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.key(DELETE)
    driver.frames(3)
    driver.clock.advance(30)  # the sentence that offers it back has gone
    for child in list(driver.app.root.children):
        if hasattr(child, "offers"):
            child.leave()
    hold(driver, ord("z"), held="ctrl")
    assert len(moves(driver)) == 3
    hold(driver, ord("y"), held="ctrl")
    assert len(moves(driver)) == 2
    hold(driver, ord("s"), held="ctrl")
    driver.settle()
    assert "half-squat" not in written(profile)


def test_an_app_that_was_killed_offers_the_changes_again(open_app: Open, profile: Path) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    driver.tap(icon="delete")
    driver.settle()
    driver.close()
    again = open_app()
    again.app.go("library")
    again.settle()
    assert again.sees("You were changing “Tuesday hills”")
    again.tap("Resume")
    again.settle()
    assert moves(again) == ["march-in-place", "ankle-circles"]
    again.tap(icon="undo")
    again.settle()
    assert again.app.screen._editing.content == WRITTEN.encode()


# --- from nothing, from a copy --------------------------------------------------------------------------


def test_a_routine_is_begun_from_nothing_and_has_a_file_only_when_it_is_saved(
    open_app: Open, profile: Path
) -> None:
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    driver.tap("New")
    driver.settle()
    driver.tap("A new cool-down")
    driver.settle()
    assert moves(driver) == ["easy-walk"]
    assert list((profile / "routines").iterdir()) == []
    driver.tap("Save")
    driver.settle()
    assert isinstance(driver.app.screen, RoutinePage)
    assert Library(SHARE, profile).routine("my-cool-down").phase == "cool-down"


def test_a_shipped_routine_is_copied_and_changed_at_once(open_app: Open, profile: Path) -> None:
    driver = open_app()
    driver.app.go("library")
    driver.settle()
    driver.tap("Standard 7-minute warm-up")
    driver.settle()
    driver.tap("Make my own")
    driver.settle()
    assert isinstance(driver.app.screen, EditorPage)
    assert driver.sees("Standard 7-minute warm-up (mine)")


def test_what_is_beside_the_routine_is_found_when_it_is_played_from_a_move_on(
    open_app: Open, profile: Path
) -> None:
    from tests.data.library.test_editing import OWN

    beside = profile / "routines" / "exercises"
    beside.mkdir(parents=True)
    (beside / "my-squat.yaml").write_text(OWN, "utf-8")
    driver = at_editor(open_app, profile, WRITTEN.replace("half-squat", "my-squat"))
    opened(driver, 1)
    driver.tap("Play from here")
    driver.settle()
    assert driver.app.running
    assert driver.player.frame.exercise.id == "my-squat"


# --- playing ------------------------------------------------------------------------------------------


def test_it_plays_from_a_step_on_and_comes_back_with_all_that_can_be_undone(
    open_app: Open, profile: Path
) -> None:
    driver = at_editor(open_app, profile)
    opened(driver, 1)
    more(driver)
    driver.tap("Play from here")
    driver.settle()
    assert driver.app.running
    assert driver.player.frame.exercise.id == "half-squat"
    driver.player.end()
    driver.advance(1.0)
    driver.settle()
    assert isinstance(driver.app.screen, EditorPage)
    driver.tap(icon="undo")
    driver.settle()
    assert driver.app.screen._editing.content == WRITTEN.encode()
    assert written(profile) == WRITTEN
