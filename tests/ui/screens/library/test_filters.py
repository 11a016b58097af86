"""Finding a routine by what is at hand, how long it takes, and what it is for."""

from pathlib import Path

from app.ui.widgets.routine_cell import OwnCard
from tests.ui.driver import Driver, Open
from tests.ui.screens.library.test_page import library, search, shown

MOVES = {
    "mat": "  - {exercise: glute-bridge, seconds: 60}\n",
    "wall": "  - {exercise: calf-stretch-wall, seconds: 60}\n",
    "none": "  - {exercise: half-squat, seconds: 60}\n",
}


def own(profile: Path, name: str, *moves: str, phase: str = "gentle", times: int = 1, more: str = "") -> None:
    steps = "".join(MOVES[move] for move in moves) * times
    text = f"id: {name}\ntitle: {name.capitalize()}\nphase: {phase}\n{more}steps:\n{steps}"
    (profile / "routines" / f"{name}.yaml").write_text(text, "utf-8")


def full(open_app: Open, profile: Path) -> Driver:
    own(profile, "carpet", "mat", times=3)
    own(profile, "corner", "wall", "none", times=2)
    own(profile, "anywhere", "none", "none", phase="warm-up", more="suits: [strength]\n")
    own(profile, "ages", "none", times=12)
    return library(open_app)


def turn(driver: Driver, words: str) -> None:
    """Taps a filter of the lower line, which may have to be scrolled to."""
    toggles = driver.app.screen._shelves[0].toggles
    tap = next(tap for tap in toggles.taps if tap.words == words)
    tap.dispatch("on_release")
    driver.frames(6)


def test_what_one_lacks_takes_routines_away(open_app: Open, profile: Path) -> None:
    driver = full(open_app, profile)
    assert set(shown(driver, OwnCard)) == {"Carpet", "Corner", "Anywhere", "Ages"}
    turn(driver, "No wall")
    assert set(shown(driver, OwnCard)) == {"Carpet", "Anywhere", "Ages"}
    turn(driver, "No floor")
    assert set(shown(driver, OwnCard)) == {"Anywhere", "Ages"}
    turn(driver, "No wall")
    assert set(shown(driver, OwnCard)) == {"Corner", "Anywhere", "Ages"}


def test_of_two_lengths_one_holds(open_app: Open, profile: Path) -> None:
    driver = full(open_app, profile)
    turn(driver, "Up to 10 min")
    assert "Ages" not in shown(driver, OwnCard)
    turn(driver, "Up to 3 min")
    assert shown(driver, OwnCard) == ["Anywhere"]
    assert [tap.words for tap in driver.app.screen._shelves[0].toggles.taps if tap.icon] == ["Up to 3 min"]
    turn(driver, "Up to 3 min")
    assert "Ages" in shown(driver, OwnCard)


def test_a_purpose_is_found_by_what_the_file_says(open_app: Open, profile: Path) -> None:
    driver = full(open_app, profile)
    chips = driver.app.screen.chips
    chips.choose([tap.words for tap in chips.taps].index("Strength"))
    driver.frames(6)
    assert shown(driver, OwnCard) == ["Anywhere"]


def test_where_nothing_fits_it_is_said_and_one_filter_or_all_are_taken_away(
    open_app: Open, profile: Path
) -> None:
    driver = full(open_app, profile)
    chips = driver.app.screen.chips
    chips.choose([tap.words for tap in chips.taps].index("Strength"))
    turn(driver, "No foam roller")
    turn(driver, "Up to 3 min")
    assert shown(driver, OwnCard) == ["Anywhere"]
    search(driver, "carpet")
    assert driver.sees("Nothing found for “carpet”")
    driver.app.screen.search.clear()
    chips.choose([tap.words for tap in chips.taps].index("Run-walk"))
    driver.frames(6)
    own(profile, "running", "none", phase="run", times=8)
    driver.app.screen.shown()
    driver.frames(6)
    assert driver.sees("Nothing fits all of these filters")
    (away,) = [words for words in driver.texts() if words.startswith("Take away “Up to 3 min”: ")]
    driver.button(away).dispatch("on_release")
    driver.frames(6)
    assert shown(driver, OwnCard) == ["Running"]
    turn(driver, "Up to 3 min")
    driver.button("Take all filters away").dispatch("on_release")
    driver.frames(6)
    assert set(shown(driver, OwnCard)) == {"Carpet", "Corner", "Anywhere", "Ages", "Running"}
    assert not driver.app.screen._shelves[0].narrowed


def test_filters_stay_for_the_visit(open_app: Open, profile: Path) -> None:
    driver = full(open_app, profile)
    turn(driver, "No wall")
    driver.app.go("today")
    driver.frames(4)
    driver.app.go("library")
    driver.frames(6)
    assert "Corner" not in shown(driver, OwnCard)


def test_filters_are_reached_by_keyboard_and_are_not_those_of_exercises(
    open_app: Open, profile: Path
) -> None:
    from app.ui.base.reading import controls

    driver = full(open_app, profile)
    reached = [getattr(one.widget, "words", "") for one in controls(driver.root)]
    assert {"Up to 3 min", "No wall", "No foam roller"} <= set(reached)
    driver.tap("Exercises")
    driver.frames(6)
    assert not driver.sees("No wall")
