"""The library driven as a runner would: looked through, searched, and rid of what cannot be used."""

import time
import weakref
from pathlib import Path
from typing import Any

import pytest

from app.ui.screens.library.tiles import BrokenLine
from app.ui.widgets.exercise_tile import ExerciseTile
from app.ui.widgets.routine_cell import OwnCard, RoutineLine
from tests.soak.counts import collect
from tests.ui.driver import BACKSPACE, ESCAPE, LEFT, Driver, Open
from tests.ui.own_files import own_routine

STEPS = "steps:\n  - exercise: cat-cow\n  - exercise: glute-bridge\n"


def routine(profile: Path, name: str, title: str = "", phase: str = "warm-up", more: str = "") -> Path:
    file = profile / "routines" / f"{name}.yaml"
    file.write_text(f'id: {name}\ntitle: "{title or name}"\nphase: {phase}\n{more}{STEPS}', "utf-8")
    return file


def library(open_app: Open, **options: Any) -> Driver:
    driver = open_app(**options)
    driver.app.go("library")
    driver.frames(8)
    return driver


def shown(driver: Driver, kind: type) -> list[str]:
    """Words of the cells of a kind that are in the list, from the top."""
    cells = list(driver.widgets(kind))
    cells.sort(key=lambda cell: (-cell.to_window(*cell.pos)[1], cell.x))
    return [cell.words for cell in cells]


def search(driver: Driver, text: str) -> None:
    if not driver.app.screen.search.searching:
        driver.tap(icon="search")
    driver.app.screen.search.field.input.text = text
    driver.app.screen.refresh()  # what a moment without typing does
    driver.frames(6)


def test_the_keys_of_an_editor_reach_the_field(open_app: Open) -> None:
    driver = library(open_app)
    search(driver, "squat")
    field = driver.app.screen.search.field.input
    field.focus = True
    driver.frames(2)
    field.cursor = (5, 0)
    driver.key(LEFT)
    driver.key(BACKSPACE)
    assert field.text == "squt"
    driver.window.dispatch("on_key_down", ord("a"), 0, "a", ["ctrl"])
    assert field.selection_text == "squt"


def test_limbers_routines_stand_below_when_they_are_done(open_app: Open) -> None:
    driver = library(open_app)
    assert shown(driver, RoutineLine)[:2] == ["3-minute warm-up, better than none", "Quick 5-minute warm-up"]
    assert [text for text in driver.texts() if text in ("Warm-ups", "Cool-downs", "Gentle")][:2]
    driver.tap("Cool-down")
    assert shown(driver, RoutineLine) == [
        "5-minute cool-down",
        "6-minute standing cool-down",
        "Lower-back cool-down",
        "Side-hip cool-down, 8 minutes",
        "10-minute cool-down",
        "Long-run cool-down, 15 minutes",
    ]
    assert not driver.sees("Warm-ups")


def test_a_runner_without_routines_of_their_own_sees_where_they_will_be_and_how_to_get_one(
    open_app: Open,
) -> None:
    driver = library(open_app)
    assert driver.sees("Your routines")
    assert driver.sees("None yet. Begin with a copy of one below.")
    driver.tap("New")
    assert driver.sees("A routine of your own")
    driver.key(ESCAPE)
    assert not driver.sees("A routine of your own")


def test_a_routine_is_copied_from_a_list_of_all(open_app: Open, profile: Path) -> None:
    driver = library(open_app)
    driver.tap("New")
    driver.tap("Copy a routine")
    driver.settle()
    driver.tap("Quick 5-minute warm-up")
    driver.settle()
    files = list((profile / "routines").glob("*.yaml"))
    assert len(files) == 1
    assert driver.sees("Quick 5-minute warm-up (mine)"), "its editor is open"
    driver.key(ESCAPE)
    assert driver.sees("Change"), "and its page below"
    driver.key(ESCAPE)
    assert shown(driver, OwnCard) == ["Quick 5-minute warm-up (mine)"]
    assert not driver.sees("None yet.")


def test_a_file_can_be_imported_from_here_as_from_settings(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap("New")
    driver.tap("Import a file")
    driver.settle()
    assert driver.sees("Files are looked for in")
    driver.key(ESCAPE)
    assert driver.sees("Your routines")


def test_ones_own_routines_come_first_and_open(open_app: Open, profile: Path) -> None:
    routine(profile, "tuesday", "Tuesday warm-up")
    routine(profile, "long", "After long runs", "cool-down")
    driver = library(open_app)
    assert shown(driver, OwnCard) == ["Tuesday warm-up", "After long runs"]
    assert driver.sees("2 moves · ")
    driver.tap("Cool-down")
    assert shown(driver, OwnCard) == ["After long runs"]
    driver.tap("After long runs")
    assert driver.sees("2 moves")
    assert driver.button("Start · 2 min")
    driver.key(ESCAPE)
    assert shown(driver, OwnCard) == ["After long runs"], "the room is as it was left"


@pytest.mark.parametrize("text", ["hip flex", "HIP-FLEX", "flexörs", "default before", "standard warm"])
def test_searching_looks_at_title_areas_and_purpose_whatever_case_and_accents(
    open_app: Open, text: str
) -> None:
    driver = library(open_app)
    search(driver, text)
    assert "Standard 7-minute warm-up" in shown(driver, RoutineLine)
    assert "Back-care core, 8 minutes" not in shown(driver, RoutineLine)


@pytest.mark.parametrize(
    "text", ["lydki", "Łydki", "rozgrzewka ŁYDKI", "oevelse", "øvelse", "ovelse", "dlugi"]
)
def test_searching_finds_letters_that_have_no_accent_to_lose(
    open_app: Open, profile: Path, text: str
) -> None:
    routine(profile, "tuesday", "Rozgrzewka: łydki, długi Øvelse")
    routine(profile, "other", "Lot of oven")
    driver = library(open_app)
    search(driver, text)
    assert shown(driver, OwnCard) == ["Rozgrzewka: łydki, długi Øvelse"]
    assert shown(driver, RoutineLine) == []


def test_where_nothing_is_found_there_is_a_way_out(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap("Gentle")
    search(driver, "skip")
    assert driver.sees("Nothing found for “skip”")
    driver.tap("Found in exercises: 1")
    assert shown(driver, ExerciseTile) == ["A-skip"]
    search(driver, "zzz")
    assert driver.sees("Nothing found")
    driver.tap("Clear search")
    assert driver.sees("85 exercises")


def test_one_step_back_ends_the_search_and_the_next_leaves_the_room(open_app: Open) -> None:
    driver = library(open_app)
    search(driver, "swim")
    assert shown(driver, RoutineLine) == []
    driver.app.screen.search.field.input.focus = False
    driver.key(ESCAPE)
    assert len(shown(driver, RoutineLine)) > 3
    assert not driver.app.at_home
    driver.key(ESCAPE)
    assert driver.app.at_home


def test_a_keyboard_types_into_the_field_that_was_opened(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap(icon="search")
    for letter in "quick":
        driver.window.dispatch("on_textinput", letter)
    driver.app.screen.refresh()
    driver.frames(6)
    assert shown(driver, RoutineLine) == ["Quick 5-minute warm-up"]
    driver.tap(icon="close")
    assert driver.app.screen.search.text == ""


def test_a_library_that_is_made_afresh_takes_no_letters_into_the_old_field(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap(icon="search")
    old = driver.app.screen
    field = old.search.field.input
    assert field.focus
    driver.app.rebuild()
    driver.frames(3)
    assert driver.app.screen is not old
    assert not field.focus
    driver.window.dispatch("on_textinput", "q")
    assert field.text == ""
    gone = weakref.ref(old)
    del old, field
    until = time.monotonic() + 30  # bars that fade hold a page for a moment, on a busy machine for longer
    while gone() is not None and time.monotonic() < until:
        driver.frames(3)
        collect()
    assert gone() is None, "Kivy keeps the field that was typed in last, which must not keep the page"


def test_a_broken_file_among_good_ones_is_listed_with_its_reason(open_app: Open, profile: Path) -> None:
    routine(profile, "good", "Good one")
    routine(profile, "bad", "Bad one", "warmup").write_text(
        "id: bad\ntitle: Bad\nphase: warmup\nsteps:\n  - exercise: cat-cw\n"
    )
    driver = library(open_app)
    assert shown(driver, OwnCard) == ["Good one"]
    assert shown(driver, BrokenLine) == ["bad.yaml"]
    assert driver.sees('Line 3: "warmup" is not known here')
    driver.tap("Open")
    assert driver.sees("Line 5: There is no exercise")
    assert driver.sees(str(profile / "routines" / "bad.yaml"))


def test_a_copy_with_the_same_id_is_listed_with_both_places_and_can_be_removed(
    open_app: Open, profile: Path
) -> None:
    right = own_routine(profile / "routines" / "my-warmup.yaml", "cat-cow")
    copy = own_routine(profile / "routines" / "my-warmup.sync-conflict-20261130.yaml", "half-squat")
    (profile / "routines" / "._my-warmup.yaml").write_bytes(b"\x00\x05\x16\x07")
    driver = library(open_app)
    assert shown(driver, OwnCard) == ["Wednesday warm-up"]
    assert shown(driver, BrokenLine) == [copy.name]
    driver.tap("Open")
    assert driver.sees(f'Line 1: The id "my-warmup" is taken by {right}:1, and that file is the one')
    assert driver.sees(str(copy))
    driver.tap("Remove")
    driver.tap_one("Remove", -1)
    assert right.exists()
    assert not copy.exists()
    assert shown(driver, BrokenLine) == []
    assert shown(driver, OwnCard) == ["Wednesday warm-up"]


def test_removing_asks_once_moves_the_file_aside_and_can_be_undone(open_app: Open, profile: Path) -> None:
    file = profile / "routines" / "bad.yaml"
    file.write_text("nonsense")
    driver = library(open_app)
    driver.tap("Remove")
    driver.tap("Keep it")
    assert file.exists()
    driver.tap("Remove")
    driver.tap_one("Remove", -1)
    assert not file.exists()
    assert [aside.name[11:] for aside in (profile / "removed").iterdir()] == ["bad.yaml"]
    assert driver.sees("“bad.yaml” is removed.")
    assert shown(driver, BrokenLine) == []
    driver.tap("Undo")
    assert file.read_text() == "nonsense"
    assert shown(driver, BrokenLine) == ["bad.yaml"]


def test_a_link_that_leads_out_of_the_folder_is_listed_too(
    open_app: Open, profile: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("id: elsewhere\n")
    (profile / "routines" / "link.yaml").symlink_to(elsewhere)
    driver = library(open_app)
    assert shown(driver, BrokenLine) == ["link.yaml"]
    assert driver.sees("This link leads out of the folder")


def test_of_many_broken_files_three_are_shown_until_all_are_asked_for(open_app: Open, profile: Path) -> None:
    for number in range(5):
        (profile / "routines" / f"bad{number}.yaml").write_text("x")
    driver = library(open_app)
    assert len(shown(driver, BrokenLine)) == 3
    driver.tap("Show all 5 files that cannot be used")
    assert len(driver.app.screen._shelves[0]._broken.items) == 5


def test_a_file_that_was_mended_elsewhere_is_there_when_one_comes_back(open_app: Open, profile: Path) -> None:
    file = profile / "routines" / "bad.yaml"
    file.write_text("nonsense")
    driver = library(open_app)
    routine(profile, "bad", "Mended")
    driver.app.go("history")
    driver.app.go("library")
    driver.frames(4)
    assert shown(driver, BrokenLine) == []
    assert shown(driver, OwnCard) == ["Mended"]


def test_exercises_are_filtered_by_area_and_counted(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap("Exercises")
    assert driver.sees("85 exercises")
    driver.tap("Lower back")
    assert driver.sees("26 exercises")
    assert driver.sees("of 85")
    assert "Bird-dog" in shown(driver, ExerciseTile)
    assert "Calf raise" not in shown(driver, ExerciseTile)


def test_a_broken_exercise_of_ones_own_is_listed_with_the_exercises(open_app: Open, profile: Path) -> None:
    (profile / "exercises" / "wall-sit.yaml").write_text("id: wall-sit\nname: Wall sit\n")
    driver = library(open_app)
    driver.tap("Exercises")
    assert shown(driver, BrokenLine) == ["wall-sit.yaml"]
    driver.tap("Open")
    assert driver.sees("Mend the file and come back")


def test_an_exercise_page_shows_how_and_leads_to_what_is_around_it(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap("Exercises")
    driver.tap("Bird-dog")
    page = driver.app.screen
    assert driver.sees("On hands and knees, find a comfortable flat back and brace lightly.")
    assert driver.sees("“Reach long, not high”")
    assert driver.sees("Sore wrists, sore knees.")
    assert page.figure.spec is not None
    assert page.sides is None, "it alternates by itself"
    page.scroll.scroll_y = 0
    driver.frames(6)
    assert driver.sees("Used in")
    assert "Back-care core, 8 minutes" in shown(driver, RoutineLine)
    driver.tap("Cat-cow")
    assert driver.app.screen.exercise.id == "cat-cow"
    driver.key(ESCAPE)
    assert driver.app.screen is page


def test_an_exercise_with_sides_is_seen_from_both(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap("Exercises")
    driver.tap("Ankle circles")
    figure = driver.app.screen.figure
    assert figure.side == "left"
    driver.tap("Right foot")
    assert figure.side == "right"


def test_the_figure_moves_while_it_is_seen_and_stands_still_when_it_is_covered(open_app: Open) -> None:
    driver = library(open_app)
    driver.tap("Exercises")
    driver.tap("Bird-dog")
    page = driver.app.screen
    phases = set()
    for moment in range(5):
        page.figure.tick(page.figure._begun + moment)
        phases.add(page.figure.view.phase)
    assert len(phases) == 5
    page.scroll.scroll_y = 0
    driver.frames(4)
    driver.tap("Cat-cow")
    assert page.figure._ticking is None


def test_of_many_routines_only_a_screenful_of_cells_is_made(
    open_app: Open, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(120):
        routine(profile, f"own-{number:03d}", f"Number {number}")
    driver = library(open_app)
    lists = driver.app.parts.routines.lists
    lists.wait()
    driver.frames(12)
    own = driver.app.screen._shelves[0]._own
    assert len(own.items) == 120
    first = shown(driver, OwnCard)
    cells = len(own.children)
    assert cells < 30
    for part in range(20):
        driver.app.screen.scroll.scroll_y = 1 - part / 20
        driver.frames(3)
        assert shown(driver, OwnCard) != [] or part > 15
    assert len(own.children) < 30
    assert shown(driver, OwnCard) != first
    driver.app.screen.scroll.scroll_y = 1
    driver.frames(3)
    assert shown(driver, OwnCard) == first


def test_while_many_routines_are_read_limbers_own_are_there_already(
    open_app: Open, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from threading import Event

    from app.data.library.index import LibraryIndex

    gate, read = Event(), LibraryIndex._read_own
    monkeypatch.setattr("app.data.library.index._AT_ONCE", 1)
    monkeypatch.setattr(LibraryIndex, "_read_own", lambda self, *more: (gate.wait(), read(self, *more))[1])
    routine(profile, "one", "One")
    routine(profile, "two", "Two")
    driver = library(open_app)
    assert driver.sees("Reading your routines …")
    assert "Quick 5-minute warm-up" in shown(driver, RoutineLine)
    gate.set()
    driver.app.parts.routines.lists.wait()
    driver.frames(8)
    assert not driver.sees("Reading your routines")
    assert shown(driver, OwnCard) == ["One", "Two"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_selected_is_lighter_than_its_track(open_app: Open, theme: str) -> None:
    driver = library(open_app, theme=theme)
    segments = driver.app.screen.segments
    chosen = segments.taps[segments.now]
    assert sum(chosen._fill_colour.rgb) > sum(segments._colour.rgb)


def test_a_filter_that_holds_nothing_has_a_picture_and_a_way_on(open_app: Open) -> None:
    from app.ui.pages.empty import StageCard

    driver = library(open_app)
    driver.tap("Favourites")
    driver.settle()
    assert len(list(driver.widgets(StageCard))) == 1
    driver.tap("Look in all")
    assert not list(driver.widgets(StageCard))
    assert driver.sees("Warm-ups")
