"""The page of a routine: its length, its steps, its start, and copies of one's own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.back.eligibility import Allowed, Reason, Refused
from app.core.routine import Routine
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.ui.screens.routine.view import changes, fitted, stops, way
from app.ui.widgets.routine_cell import OwnCard
from app.ui.widgets.step_lines import rows
from app.ui.widgets.step_row import StepRow
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver, Open
from tests.ui.screens.library.test_page import shown

STANDARD = "Standard 7-minute warm-up"


def write(profile: Path, name: str, steps: str, **more: str) -> Path:
    file = profile / "routines" / f"{name}.yaml"
    head = {"id": name, "title": name, "phase": "gentle", **more}
    file.write_text(
        "".join(f'{key}: "{value}"\n' for key, value in head.items()) + f"steps:\n{steps}", "utf-8"
    )
    return file


def opened(driver: Driver, name: str) -> Any:
    driver.app.go("library")
    driver.frames(6)
    driver.tap(name)
    driver.frames(8)
    return driver.app.screen


def ends(driver: Driver) -> list[str]:
    """The seconds of the steps that are in view, from the top."""
    found = list(driver.widgets(StepRow))
    found.sort(key=lambda row: -row.to_window(*row.pos)[1])
    return [row._row.end for row in found]


def said(text: str) -> str:
    return text


# --- what the page says ---------------------------------------------------------------------------------


def test_stops_are_the_usual_minutes_as_far_as_they_can_be_reached(
    routine: Callable[[str], Routine],
) -> None:
    for name in Library(share_folder()).routine_ids():
        one = routine(name)
        minutes, written = stops(one)
        assert written in minutes
        assert 1 <= len(minutes) <= 6
        for minute in minutes:
            version = fitted(one, None if minute == written else minute)
            assert abs(version.total_s - 60 * minute) <= 30, (name, minute)
    assert stops(routine("warmup-7-standard")) == ([6, 7, 8, 9, 10], 7)


def test_a_long_routine_has_its_own_neighbourhood(routine: Callable[[str], Routine]) -> None:
    minutes, written = stops(routine("gentle-12-not-running"))
    assert written in (11, 12)
    assert 0 < minutes.index(written) < len(minutes) - 1


def test_what_fitting_changes_is_said_in_words(routine: Callable[[str], Routine]) -> None:
    one = routine("warmup-7-standard")
    assert changes(one, one, said) == ""
    assert changes(one, fitted(one, 6), said).endswith("are shorter than usual.")
    assert "longer" in changes(one, fitted(one, 10), said)


@pytest.mark.parametrize(("reason", "word"), [(Reason.TOO_SORE, "Too much"), (Reason.LOCKED, "Locked")])
def test_the_button_says_why_a_routine_may_not_start(reason: Reason, word: str) -> None:
    main = way(Refused(reason=reason, text=""), 420, said)
    assert main.words.startswith(word)
    assert not main.free


@pytest.mark.parametrize("reason", Reason)
def test_the_button_has_words_for_every_reason(reason: Reason) -> None:
    main = way(Refused(reason=reason, text=""), 420, said)
    assert main.words
    assert main.free == (reason in (Reason.CHECK_IN, Reason.SAFETY_QUESTIONS))


def test_a_check_in_that_comes_first_is_part_of_starting() -> None:
    main = way(Refused(reason=Reason.CHECK_IN, text=""), 420, said)
    assert (main.words, main.free) == ("Start · 7 min", True)
    assert "check-in" in main.note
    assert not way(Allowed(), 420, said).note


def test_groups_stand_as_they_are_written(profile: Path) -> None:
    write(
        profile,
        "own",
        "  - repeat: 3\n    steps:\n      - exercise: cat-cow\n        until: done\n"
        "      - repeat: 2\n        steps: [{exercise: supine-twist, seconds: 20}]\n"
        "  - {exercise: easy-walk, seconds: 120, optional: true}\n",
    )
    found = rows(Library(share_folder(), profile).routine("own"), said, said)
    assert [(row.title, row.end, row.depth) for row in found] == [
        ("3 ×", "", 0),
        ("Cat-cow", "until done", 1),
        ("2 ×", "", 1),
        ("Lying twist", "20 s × 2", 2),
        ("Easy walk", "2 min", 0),
    ]
    assert found[-1].detail.endswith("when there is time")


# --- the page itself ------------------------------------------------------------------------------------


def test_the_length_moves_seconds_total_and_start_and_is_remembered(open_app: Open) -> None:
    driver = open_app()
    page = opened(driver, STANDARD)
    assert driver.sees("7 min")
    assert driver.button("Start · 7 min")
    assert ends(driver)[:4] == ["1 min 45 s", "20 s", "24 s", "24 s"]
    slider = page.slider
    driver.tap_at(slider._x(0), slider.to_window(0, slider.center_y)[1])
    driver.frames(20)
    assert driver.sees("6 min")
    assert driver.sees("shorter than usual")
    assert driver.button("Start · 6 min")
    assert ends(driver)[:2] != ["1 min 45 s", "20 s"]
    driver.key(ESCAPE)
    assert opened(driver, STANDARD).minutes == 6


def test_start_begins_the_routine_at_the_length_that_was_chosen(open_app: Open) -> None:
    driver = open_app()
    page = opened(driver, STANDARD)
    page._choose(0)
    driver.frames(3)
    driver.tap("Start · 6 min")
    assert driver.app.running == "warmup-7-standard"
    assert driver.player.session.timeline.routine.total_s == 360


def test_a_step_leads_to_its_exercise_and_back(open_app: Open) -> None:
    driver = open_app()
    page = opened(driver, STANDARD)
    driver.tap("Hip circles")
    assert driver.app.screen.exercise.id == "hip-circles"
    driver.key(ESCAPE)
    assert driver.app.screen is page


def test_a_sore_back_is_told_so_and_led_to_what_fits(runner: Runner) -> None:
    driver = runner.settle_in()
    page = opened(driver, STANDARD)
    assert driver.sees("It begins with a short check-in.")
    from app.core.back.check_in import Answers, Moment

    driver.app.gate.back.check_in(Answers(score=4), Moment.BEFORE)
    page.shown()
    driver.frames(4)
    driver.tap("Too much for your back today: see what fits")
    assert driver.app.screen is not page or driver.app.sheets.now is not None
    assert not runner.in_session


def test_making_it_ones_own_writes_a_copy_and_opens_it(open_app: Open, profile: Path) -> None:
    driver = open_app()
    opened(driver, STANDARD)
    driver.tap("Make my own")
    driver.frames(4)
    file = profile / "routines" / "warmup-7-standard-mine.yaml"
    assert file.exists()
    assert driver.sees(f"{STANDARD} (mine)")
    assert driver.button("Save"), "it is open for changes"
    driver.key(ESCAPE)
    driver.frames(6)
    assert driver.button("Change"), "its page lies below"
    driver.key(ESCAPE)
    driver.frames(6)
    assert shown(driver, OwnCard) == [f"{STANDARD} (mine)"]
    driver.tap(f"{STANDARD} (mine)")
    driver.tap("Make a copy")
    assert (profile / "routines" / "warmup-7-standard-mine-2.yaml").exists()


def test_ones_own_routine_can_be_removed_from_its_page_and_brought_back(
    open_app: Open, profile: Path
) -> None:
    file = write(profile, "own", "  - exercise: cat-cow\n", title="My own")
    driver = open_app()
    opened(driver, "My own")
    driver.tap("Remove")
    assert driver.sees("Remove “My own”?")
    driver.tap("Remove")
    driver.frames(6)
    assert driver.sees("“My own” is removed.")
    assert not file.exists()
    assert shown(driver, OwnCard) == []
    driver.tap("Undo")
    driver.frames(6)
    assert shown(driver, OwnCard) == ["My own"]


def test_a_disk_that_takes_no_copy_is_told_in_words(
    open_app: Open, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.wiring.pages.routine.copy_routine", full)
    driver = open_app()
    page = opened(driver, STANDARD)
    driver.tap("Make my own")
    driver.frames(3)
    assert driver.sees("The copy cannot be written: No space left on device.")
    assert driver.app.screen is page


def test_a_file_broken_in_the_meantime_is_told_in_words(open_app: Open, profile: Path) -> None:
    file = write(profile, "own", "  - exercise: cat-cow\n", title="My own")
    driver = open_app()
    page = opened(driver, "My own")
    file.write_text('id: "own', "utf-8")
    driver.tap("Make a copy")
    driver.frames(3)
    assert driver.sees("The file can no longer be used: own.yaml, line 1: a quote")
    assert driver.app.screen is page


def test_a_copy_of_the_longest_title_says_that_it_is_mine(open_app: Open, profile: Path) -> None:
    write(profile, "long", "  - exercise: cat-cow\n", title="{Long} # " * 8 + "x: 5678")
    driver = open_app()
    opened(driver, "{Long} # " * 8 + "x: 5678")
    driver.tap("Make a copy")
    driver.frames(4)
    assert driver.sees("{Long} # " * 8 + "x (mine)")


def test_extremes_are_drawn_too(open_app: Open, profile: Path) -> None:
    write(profile, "one", "  - exercise: wall-sit\n", title="x" * 80)
    (profile / "exercises" / "wall-sit.yaml").write_text(
        "id: wall-sit\nname: Wall sit\nkind: static\nramp: static\nareas: [quadriceps]\nsides: once\n"
        "posture: standing\ndefault_seconds: 30\nsteps: [Sit on air.]\ncues: [Knees over toes]\n"
        "max_pain: 2\neasier: half-squat\n"
    )
    write(profile, "many", "  - {exercise: cat-cow, until: done}\n" * 60, title="Sixty")
    driver = open_app()
    opened(driver, "x" * 80)
    assert driver.sees("1 move")
    driver.tap("Wall sit")
    assert driver.sees("Sit on air.")
    assert driver.app.screen.figure.spec is None
    driver.key(ESCAPE)
    driver.key(ESCAPE)
    page = opened(driver, "Sixty")
    assert driver.sees("60 moves")
    assert driver.sees("Moves until done take as long as you need.")
    assert len(page.list.children) < 20


# --- another routine, where this one would not be itself ------------------------------------------------


def test_the_page_of_a_warm_up_opens_where_a_professional_is_to_be_asked_first(runner: Runner) -> None:
    driver = runner.settle_in()
    back = driver.app.gate.back
    back.record.settings.set_profile(replace(back.profile, tags=frozenset({"recent-surgery"})), back.now())
    opened(driver, STANDARD)
    driver.tap("Ask before you run: see what fits")
    driver.frames(6)
    assert driver.sees("A professional said I may run")


def test_a_length_that_another_routine_was_made_for_names_it_and_opens_it_at_that_length(
    open_app: Open,
) -> None:
    driver = open_app()
    page = opened(driver, STANDARD)
    assert page.better is None
    assert not driver.sees("Made for about this length")
    page._choose(page._stops.index(10))
    driver.frames(3)
    assert driver.sees("Made for about this length")
    driver.tap("Full 10-minute warm-up")
    driver.frames(8)
    other = driver.app.screen
    assert other.written.id == "warmup-10-full"
    assert other.version.total_s == 600
    assert other.better is None
    driver.key(ESCAPE)
    assert driver.app.screen is page
    page._choose(page._stops.index(8))
    driver.frames(3)
    assert not driver.sees("Made for about this length")


def test_a_routine_that_may_not_start_is_not_named_as_the_better_one(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.back.check_in(Answers(score=5), Moment.BEFORE)
    page = opened(driver, "Quick 5-minute warm-up")
    page._choose(page._stops.index(10))
    assert page.better is None or page.better.max_pain >= 5
