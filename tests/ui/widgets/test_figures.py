from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from tests.ui.driver import SPACE, Driver, Open

pytestmark = pytest.mark.usefixtures("draws_afresh")


@pytest.fixture
def session(open_app: Open) -> Driver:
    return open_app(routine="warmup-5-quick")


def figure(driver: Driver):
    return driver.app.screen.ids.figure


def test_the_figure_does_the_exercise_at_its_tempo_and_freezes_in_a_pause(session: Driver) -> None:
    session.advance(153)
    view = figure(session)
    assert view.spec is not None
    before = view.phase
    session.advance(1)
    assert view.phase == pytest.approx(before + 0.5)  # two seconds forward and back
    session.key(SPACE)
    frozen = view.phase
    session.advance(5)
    assert view.phase == frozen
    assert view.dim == pytest.approx(0.42)
    session.key(SPACE)
    assert view.dim == 1


def test_get_ready_shows_the_coming_move_at_half_its_speed(session: Driver) -> None:
    session.advance(141)
    view = figure(session)
    before = view.phase
    session.advance(1)
    assert view.phase == pytest.approx(before + 0.25)


def test_the_glow_waits_for_the_work_and_comes_with_it(session: Driver) -> None:
    session.advance(2)
    resting = figure(session).glow
    assert resting < 0.3
    session.advance(3.7)
    begun = figure(session).glow
    session.advance(2)
    assert resting < begun < figure(session).glow == 1.0


def test_the_right_side_comes_first_and_the_left_is_shown_from_the_change_over_on(session: Driver) -> None:
    session.advance(152)
    assert figure(session).side == "right"
    session.advance(17)
    assert session.sees("Switch sides")
    assert figure(session).side == "left"


def test_a_move_that_turns_round_does_so_where_the_cue_says_it_also_after_time_was_added(
    session: Driver,
) -> None:
    session.advance(96)  # hip circles, 24 s from 95
    session.tap("15 s")
    session.advance(18)  # 19 of 39 s: the turn is at 19.5
    view = figure(session)
    before = view.phase
    session.advance(0.25)
    assert view.phase > before
    session.advance(1)
    later = view.phase
    session.advance(0.5)
    assert view.phase < later


def test_at_most_one_drawing_of_the_figure_per_frame_and_none_in_a_pause(session: Driver) -> None:
    session.advance(10)
    stage = figure(session).stage
    session.frames(3)
    before = stage.draws
    for _ in range(10):
        session.clock.advance(0.1)
        session.frames(1)
    assert stage.draws - before <= 11
    session.key(SPACE)
    session.frames(3)
    before = stage.draws
    session.frames(20)
    assert stage.draws == before


def test_the_next_exercise_is_pictured_on_its_tile_and_drawn_once(session: Driver) -> None:
    session.advance(10)
    tile = session.app.screen.ids.next
    assert tile.picture is not None
    pictures = session.app.parts.kit.pictures
    drawn = pictures.drawn
    session.advance(10)
    assert pictures.drawn == drawn


def test_high_contrast_has_a_figure_of_its_own(open_app: Open) -> None:
    driver = open_app(routine="warmup-5-quick", theme="contrast")
    assert figure(driver).palette == "high_contrast"


def test_a_figure_that_no_body_could_do_is_left_out_and_the_session_goes_on(
    open_app: Open, profile: Path
) -> None:
    exercise = (share_folder() / "assets" / "exercises" / "cat-cow.yaml").read_text("utf-8")
    mine = exercise.replace("id: cat-cow", "id: my-cat").replace("lumbar: 30", "tail: 30")
    assert "tail: 30" in mine
    (profile / "exercises" / "my-cat.yaml").write_text(mine)
    (profile / "routines" / "mine.yaml").write_text(
        "id: mine\ntitle: Mine\nphase: gentle\nsteps:\n  - {exercise: my-cat, seconds: 30}\n"
    )
    driver = open_app(routine="mine")
    driver.advance(15)
    assert driver.sees("Cat-cow")
    assert figure(driver).spec is None


def test_no_frame_is_begun_that_a_cue_would_have_to_wait_for(session: Driver) -> None:
    session.advance(10)
    screen = session.app.screen
    screen._frame_s = 0.05
    due = session.player.next_cue_in()
    session.clock.advance(due - 0.04)
    shown = session.app.screen.ids.stage.left
    screen._tick()
    assert session.app.screen.ids.stage.left == shown
    session.clock.advance(0.04)
    session.player.tick()
    screen._tick()
    assert session.app.screen.ids.stage.left < shown
