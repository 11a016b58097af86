"""What comes from elsewhere is seen first, then added or not, and can be taken back."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.data.exchange.arrival import Arrival, ArrivingFile, Match, NotCarried
from app.data.files.problems import BadFileError, Problem
from app.ui.screens.arrival.page import ArrivalPage
from app.wiring.beside import THREAD
from app.wiring.pages import library as library_pages
from app.wiring.pages.arrival import show
from app.wiring.pages.arrival_plan import prepare
from app.wiring.pages.receive import receive, receive_text
from tests.data.exchange.share_files import CAT, REACH, ROUTINE, WHOLE, everything, fill, opened, shared
from tests.ui.driver import ESCAPE, Driver, Open

PLAIN = "id: evening\ntitle: Easy evening\nphase: cool-down\nsteps:\n  - {exercise: easy-walk, seconds: 60}\n"


def done(driver: Driver) -> None:
    """Waits for what is done beside the window, and lets the window show it."""
    driver.frames(12)
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()
    driver.frames(8)


def dropped(driver: Driver, *files: Path) -> None:
    from time import sleep

    for file in files:
        driver.window.dispatch("on_drop_file", str(file).encode(), 10, 10)
    sleep(0.2)  # whatever is dropped within that time belongs together
    done(driver)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Before hills.yaml"
    path.write_bytes(WHOLE)
    return path


def test_a_dropped_file_shows_what_it_is_and_writes_nothing(
    open_app: Open, profile: Path, file: Path
) -> None:
    driver = open_app()
    before = own(profile)
    dropped(driver, file)
    assert isinstance(driver.app.screen, ArrivalPage)
    for words in (
        "From Before hills.yaml",
        "Before the hills",
        "This would add 1 routine, 2 exercises.",
        "March in place",
        "60 s",
        "3 moves",
        "Exercises that come with it",
    ):
        assert driver.sees(words), words
    assert own(profile) == before


def own(profile: Path) -> dict[str, bytes]:
    return {
        name: held for name, held in everything(profile).items() if name.startswith(("routines", "exercises"))
    }


def test_not_now_and_the_cross_leave_all_as_it_was(open_app: Open, profile: Path, file: Path) -> None:
    driver = open_app()
    driver.app.go("library")
    for leave in (lambda: driver.tap("Not now"), lambda: driver.key(ESCAPE)):
        dropped(driver, file)
        leave()
        assert not isinstance(driver.app.screen, ArrivalPage)
    assert own(profile) == {}


def test_add_leads_to_the_routine_and_undo_takes_all_of_it_back(
    open_app: Open, profile: Path, file: Path
) -> None:
    driver = open_app()
    driver.app.go("library")
    dropped(driver, file)
    driver.tap("Add")
    driver.frames(8)
    assert driver.app.screen.written.id == "hills"
    assert driver.sees("Added: 1 routine, 2 exercises.")
    assert sorted(own(profile)) == [
        "exercises/long-reach.yaml",
        "exercises/tall-cat.yaml",
        "routines/hills.yaml",
    ]
    assert [card.id for card in driver.context.routines.cards() if card.own] == ["hills"]
    driver.tap("Undo")
    driver.frames(8)
    assert own(profile) == {}
    assert driver.app.screen.tabs is not None, "the page of what is gone is left"
    assert not [card for card in driver.context.routines.cards() if card.own]


def test_what_was_changed_before_undo_stays_and_is_said(open_app: Open, profile: Path, file: Path) -> None:
    driver = open_app()
    dropped(driver, file)
    driver.tap("Add")
    (profile / "routines" / "hills.yaml").write_text(ROUTINE + "# mine\n", "utf-8")
    driver.tap("Undo")
    driver.frames(8)
    assert sorted(own(profile)) == ["routines/hills.yaml"]
    assert driver.sees("What you have changed since then is still there.")


def test_what_is_there_already_leads_to_it(open_app: Open, profile: Path, file: Path) -> None:
    fill(profile)
    driver = open_app()
    dropped(driver, file)
    assert driver.sees("Everything in this file is there already; nothing would be added.")
    assert not driver.offers("Add")
    driver.tap("See what is there")
    driver.frames(8)
    assert driver.app.screen.written.id == "hills"


def test_faults_are_said_with_their_lines_and_nothing_can_be_added(open_app: Open, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(PLAIN.replace("easy-walk, seconds: 60", "easy-wlak, seconds: 2"), "utf-8")
    driver = open_app()
    dropped(driver, file)
    assert driver.sees("This cannot be used as it is")
    assert driver.sees('Line 5: There is no exercise "easy-wlak"; did you mean "easy-walk"?')
    assert not driver.offers("Add")
    driver.tap("All right")
    assert not isinstance(driver.app.screen, ArrivalPage)


def test_what_could_be_better_is_said_with_its_reason(open_app: Open, tmp_path: Path) -> None:
    file = tmp_path / "better.yaml"
    file.write_text(PLAIN.replace("easy-walk", "high-knees"), "utf-8")
    driver = open_app()
    dropped(driver, file)
    assert driver.sees("What could be better")
    assert driver.sees("hops or hurries after the run.")
    assert driver.sees("A cool-down lets breathing and legs settle")
    assert driver.offers("Add"), "it can be used all the same"


def test_what_cannot_be_read_at_all_is_one_sheet(open_app: Open, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("id: a\n  b: c\n", "utf-8")
    driver = open_app()
    dropped(driver, file)
    assert driver.sees("Nothing was changed")
    assert driver.sees("bad.yaml, line 2")


def test_files_dropped_together_are_one_arrival(open_app: Open, profile: Path, tmp_path: Path) -> None:
    for name, text in (("hills.yaml", ROUTINE), ("reach.yaml", REACH), ("cat.yaml", CAT)):
        (tmp_path / name).write_text(text, "utf-8")
    driver = open_app()
    dropped(driver, *(tmp_path / name for name in ("hills.yaml", "reach.yaml", "cat.yaml")))
    assert driver.sees("This would add 1 routine, 2 exercises.")
    driver.tap("Add")
    assert len(own(profile)) == 3


def test_files_beyond_those_that_come_in_at_once_are_named(
    open_app: Open, profile: Path, tmp_path: Path
) -> None:
    files = [tmp_path / f"plan {number:02}.yaml" for number in range(1, 28)]
    for number, file in enumerate(files):
        file.write_text(PLAIN.replace("id: evening", f"id: evening-{number}"), "utf-8")
    driver = open_app()
    dropped(driver, *files, files[0])
    assert driver.sees("This would add 20 routines.")
    assert driver.sees("From plan 01.yaml, plan 02.yaml, plan 03.yaml, and 17 more")
    left = ", ".join(file.name for file in files[20:25])
    assert driver.sees(
        f"At most 20 files come in at once. Those beyond are left out, to be brought in next: 7 ({left}, …)."
    )


def test_files_of_one_name_from_two_folders_both_come(open_app: Open, profile: Path, tmp_path: Path) -> None:
    files = [tmp_path / folder / "plan.yaml" for folder in ("mine", "yours", "theirs")]
    for file, seconds in zip(files, (60, 80, 3), strict=True):
        file.parent.mkdir()
        file.write_text(PLAIN.replace("seconds: 60", f"seconds: {seconds}"), "utf-8")
    driver = open_app()
    dropped(driver, *files)
    assert driver.sees("This would add 2 routines.")
    assert driver.sees("this one is kept beside it, as “evening-2”")
    assert driver.sees("plan.yaml (3), line 5: 3 is out of range")
    driver.tap("Add")
    assert sorted(own(profile)) == ["routines/evening-2.yaml", "routines/evening.yaml"]


def test_nothing_covers_a_session(open_app: Open, file: Path) -> None:
    driver = open_app()
    driver.app.start("warmup-5-quick")
    driver.frames(4)
    dropped(driver, file)
    assert not isinstance(driver.app.screen, ArrivalPage)
    assert driver.sees("Finish the session first")


def test_nothing_covers_a_question(open_app: Open, file: Path) -> None:
    driver = open_app()
    driver.app.go("library")
    driver.frames(6)
    driver.tap("New")
    asked = driver.app.sheets.now
    dropped(driver, file)
    assert driver.app.sheets.now is asked
    assert driver.sees("Answer what is asked first")


def test_the_text_of_a_code_is_pasted_in_the_library(
    open_app: Open, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "friend")
    text = shared(tmp_path / "friend").text
    monkeypatch.setattr("app.wiring.clipboard.pasted", lambda: text)
    driver = open_app()
    driver.app.go("library")
    driver.frames(6)
    driver.tap("New")
    driver.tap("Paste a routine")
    done(driver)
    assert driver.sees("From the clipboard")
    driver.tap("Add")
    assert opened(profile).routine("hills") == opened(tmp_path / "friend").routine("hills")
    assert library_pages is not None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There is no text in the clipboard."),
        ("see you on Tuesday", "this is neither a routine nor an exercise of Limber"),
        ("{id: a,title: A,phase: gentle,steps: [cat-cow 30 twice]}", '"twice" is not understood'),
    ],
)
def test_what_is_no_routine_is_said(open_app: Open, text: str, says: str) -> None:
    driver = open_app()
    receive_text(driver.context, text)
    done(driver)
    assert driver.sees(says)
    assert not isinstance(driver.app.screen, ArrivalPage)


def test_an_exercise_that_comes_can_be_looked_at_first(open_app: Open, profile: Path, file: Path) -> None:
    driver = open_app()
    receive(driver.context, [file])
    done(driver)
    page = driver.app.screen
    driver.app.screen._links.exercise("long-reach")
    driver.frames(8)
    assert driver.app.screen.exercise.id == "long-reach"
    assert driver.app.screen.figure.spec is not None, "it moves before it is anybody's"
    driver.key(ESCAPE)
    assert driver.app.screen is page
    driver.settle()
    assert own(profile) == {}
    assert not list((profile / "cache" / "pictures").glob("*long-reach*"))


class Timer:
    """A plan of another timer, by hand."""

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        lunge = (chosen or {}).get("Lunges", "walking-lunge")
        text = PLAIN.replace("easy-walk", lunge or "cat-cow")
        return Arrival(
            source="OpenHIIT",
            files=(ArrivingFile(kind="routines", id="evening", text=text),),
            matches=(
                Match(name="Walk", exercise="easy-walk", sure=True),
                Match(name="Lunges", exercise=lunge, sure=False, others=("lateral-lunge",)),
            ),
            notes=(NotCarried(says="The colour “{colour}” has no place here.", values={"colour": "red"}),),
        )


@pytest.fixture
def timer(open_app: Open) -> Driver:
    driver = open_app()
    show(driver.context, prepare(driver.context, Timer(), "plan.json"))
    driver.frames(8)
    return driver


def test_another_timers_plan_says_how_its_names_were_understood(timer: Driver) -> None:
    assert timer.sees("From OpenHIIT: plan.json")
    assert timer.sees("Walking lunge? A guess")
    assert timer.sees("The colour “red” has no place here.")
    rows = [timer.button("Lunges"), timer.button("Walk")]
    assert rows[0].to_window(*rows[0].pos)[1] > rows[1].to_window(*rows[1].pos)[1], "a guess comes first"


@pytest.mark.parametrize(
    ("choice", "step"), [("Side-to-side lunge", "lateral-lunge"), ("Only its words", "cat-cow")]
)
def test_a_tap_chooses_what_a_name_means(timer: Driver, choice: str, step: str) -> None:
    timer.tap("Lunges")
    timer.frames(20)
    assert timer.sees("Which exercise is meant?")
    timer.tap(choice)
    done(timer)
    page = timer.app.screen
    assert isinstance(page, ArrivalPage)
    assert [each.exercise.id for each in page.view.routines[0].played()] == [step]
    meant = {one.name: one for one in page.view.understood}["Lunges"]
    assert meant.sure, "the runner has said so"
    assert (meant.exercise.id if meant.exercise else "") == (
        "lateral-lunge" if step == "lateral-lunge" else ""
    )


def test_all_exercises_can_be_searched_for_the_one_that_is_meant(timer: Driver) -> None:
    timer.tap("Lunges")
    timer.tap("Another exercise")
    timer.frames(8)
    timer.app.screen.look_at("sphinx")
    timer.frames(6)
    timer.tap("This one is meant")
    done(timer)
    assert isinstance(timer.app.screen, ArrivalPage)
    assert [each.exercise.id for each in timer.app.screen.view.routines[0].played()] == ["sphinx"]


def test_going_back_from_the_choice_changes_nothing(timer: Driver) -> None:
    page = timer.app.screen
    before = page.view
    timer.tap("Lunges")
    timer.key(ESCAPE)
    assert timer.app.screen is page
    assert page.view is before


class Slow(Timer):
    """The same, which takes as long as it is told to; its turns are numbered."""

    def __init__(self) -> None:
        self.free: list[threading.Event] = []
        self.fails = False

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        if chosen:
            self.free.append(turn := threading.Event())
            assert turn.wait(20)
            if self.fails:
                raise BadFileError([Problem(Path("plan.json"), 3, 1, "this went wrong")])
        walk = (chosen or {}).get("Walk", "easy-walk")
        found = super().arrival(catalogue, chosen)
        first = Match(name="Walk", exercise=walk, sure=True, others=("march-in-place",))
        return replace(found, matches=(first, *found.matches[1:]))


@pytest.fixture
def slow(open_app: Open) -> tuple[Driver, Slow]:
    driver, incoming = open_app(), Slow()
    driver.app.go("library")
    show(driver.context, prepare(driver.context, incoming, "plan.json"))
    driver.frames(8)
    return driver, incoming


def turns(driver: Driver, incoming: Slow, *which: int) -> None:
    """Lets them end, in this order."""
    for number in which:
        until(lambda number=number: len(incoming.free) > number)  # type: ignore[misc]
        waiting = [each for each in threading.enumerate() if each.name == THREAD]
        incoming.free[number].set()
        until(lambda waiting=waiting: not all(each.is_alive() for each in waiting))  # type: ignore[misc]
        driver.frames(4)


def until(what: Callable[[], bool]) -> None:
    from time import sleep

    for _ in range(2000):
        if what():
            return
        sleep(0.01)
    raise AssertionError("it never came")


def choose(driver: Driver, name: str, meant: str) -> None:
    driver.tap(name)
    driver.frames(8)
    driver.tap(meant)
    driver.frames(4)


def meant(driver: Driver) -> dict[str, str]:
    return {one.name: one.exercise.id if one.exercise else "" for one in driver.app.screen.view.understood}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_names_chosen_one_after_the_other_both_count(
    slow: tuple[Driver, Slow], order: tuple[int, int]
) -> None:
    driver, incoming = slow
    choose(driver, "Lunges", "Side-to-side lunge")
    choose(driver, "Walk", "March in place")
    turns(driver, incoming, *order)
    done(driver)
    assert meant(driver) == {"Lunges": "lateral-lunge", "Walk": "march-in-place"}
    assert all(one.sure for one in driver.app.screen.view.understood)


def test_add_waits_for_what_was_chosen_a_moment_ago(slow: tuple[Driver, Slow], profile: Path) -> None:
    driver, incoming = slow
    choose(driver, "Lunges", "Side-to-side lunge")
    driver.tap("Add")
    driver.frames(4)
    assert driver.sees("What you chose is still being looked at.")
    assert own(profile) == {}
    turns(driver, incoming, 0)
    done(driver)
    driver.tap("Add")
    driver.frames(4)
    assert b"lateral-lunge" in own(profile)["routines/evening.yaml"]


def test_a_choice_that_cannot_be_planned_is_told_and_what_was_shown_can_be_added(
    slow: tuple[Driver, Slow], profile: Path
) -> None:
    driver, incoming = slow
    incoming.fails = True
    choose(driver, "Lunges", "Side-to-side lunge")
    turns(driver, incoming, 0)
    done(driver)
    assert driver.sees("Your choice cannot be taken over. plan.json, line 3: This went wrong.")
    assert meant(driver)["Lunges"] == "walking-lunge"
    driver.tap("Add")
    driver.frames(4)
    assert b"walking-lunge" in own(profile)["routines/evening.yaml"]


def test_what_is_planned_after_the_page_was_left_does_nothing(slow: tuple[Driver, Slow]) -> None:
    driver, incoming = slow
    page = driver.app.screen
    choose(driver, "Lunges", "Side-to-side lunge")
    before = page.view
    driver.tap("Not now")
    turns(driver, incoming, 0)
    done(driver)
    assert page.view is before
    assert driver.app.screen.tabs is not None
