from pathlib import Path

from tests.ui.driver import ESCAPE, Driver, Open

BROKEN = "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: soon}\n"


def test_routines_stand_under_when_they_are_done_short_ones_first(open_app: Open) -> None:
    driver = open_app()
    titles = [row.words for row in driver.app.screen.rows]
    assert titles[:3] == [
        "Quick 5-minute warm-up",
        "Standard 7-minute warm-up",
        "Stiff lower back, 8-minute warm-up",
    ]
    assert titles[-1] == "Not running today"
    assert driver.sees("Before your run")


def test_it_says_that_this_is_no_medical_advice(open_app: Open) -> None:
    driver = open_app()
    notes = [child.text for child in driver.app.screen.ids.rows.children if hasattr(child, "text")]
    assert "General exercise information, not medical advice." in notes


def test_something_feels_wrong_is_answered_here_too(open_app: Open) -> None:
    driver = open_app()
    driver.tap("Something feels wrong")
    assert driver.sees("need medical help at once")
    driver.tap("I have read this")
    assert not driver.sees("need medical help at once")
    driver.tap("Something feels wrong")
    driver.key(ESCAPE)
    assert not driver.sees("need medical help at once")


def test_a_broken_file_is_listed_with_its_reason_and_the_good_ones_are_there(
    open_app: Open, profile: Path
) -> None:
    (profile / "routines" / "mine.yaml").write_text(BROKEN)
    driver = open_app()
    assert len(driver.app.screen.rows) == 10
    words = " ".join(child.text for child in driver.app.screen.ids.rows.children if hasattr(child, "text"))
    assert "mine.yaml, line 5: expected a whole number" in words.replace("\n", " ")


def test_a_routine_that_broke_meanwhile_is_refused_in_words(open_app: Open, profile: Path) -> None:
    path = profile / "routines" / "mine.yaml"
    path.write_text(BROKEN.replace("soon", "30"))
    driver = open_app()
    path.write_text(BROKEN)
    driver.app.start("mine")
    driver.frames()
    assert driver.sees("This routine cannot be used")
    driver.tap("All right")
    assert driver.sees("Before your run")


def test_every_row_is_a_target_of_at_least_48_dp(open_app: Open) -> None:
    driver = open_app()
    assert min(row.height for row in driver.app.screen.rows) >= 48


def test_no_text_bypasses_translation(open_app: Open) -> None:
    driver = open_app(language="pseudo")
    assert [text for text in driver.texts() if len(text) > 1 and "~" not in text] == []


def test_the_list_survives_turning(open_app: Open) -> None:
    driver: Driver = open_app()
    driver.resize(915, 412)
    driver.frames()
    assert driver.sees("Quick 5-minute warm-up")
    driver.resize(412, 915)


def test_what_this_machine_cannot_do_is_said_below_the_list(open_app: Open) -> None:
    driver = open_app()
    driver.app.screen.say(["No speech program was found."])
    notes = [child.text for child in driver.app.screen.ids.rows.children if hasattr(child, "text")]
    assert "No speech program was found." in notes
