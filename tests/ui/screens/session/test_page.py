import gc
from pathlib import Path
from time import perf_counter, thread_time

import pytest
from kivy.animation import Animation
from kivy.metrics import dp

from app.figure.skeleton import HEIGHT
from tests.ui.driver import ESCAPE, LEFT, RIGHT, SPACE, UP, Driver, M, Open, R

GATED = """
id: gated
title: Gated
phase: warm-up
steps:
  - {exercise: half-squat, until: done}
  - {exercise: leg-swing-side, seconds: 20}
"""


@pytest.fixture
def session(open_app: Open) -> Driver:
    driver = open_app(routine="warmup-5-quick")
    assert driver.sees("March in place")
    return driver


def test_a_tap_on_the_suggestion_leads_from_today_to_its_first_get_ready(open_app: Open) -> None:
    driver = open_app()
    driver.tap("Start")
    assert driver.sees("Get ready")
    assert driver.sees("March in place")
    assert driver.sees("1 of 11")
    assert driver.sees("7:00 left")


def test_every_segment_is_shown_with_its_name_countdown_and_what_comes_next(session: Driver) -> None:
    session.advance(5)
    assert session.sees("60")
    assert session.sees("Standing torso rotation")
    session.advance(10)
    assert session.sees("50")
    session.advance(50)
    assert session.sees("Get ready")
    assert session.sees("Standing torso rotation")


def test_changing_sides_says_which_side_comes_in_the_exercises_own_words(session: Driver) -> None:
    session.advance(167.2)
    assert session.sees("Switch sides")
    assert session.sees("Left leg")
    assert session.sees("LEFT")
    session.advance(5)
    assert session.sees("Leg swing, front to back")
    assert session.sees("LEFT")


def test_the_right_side_comes_first(session: Driver) -> None:
    session.advance(152)
    assert session.sees("RIGHT")


def test_the_last_seconds_lead_to_the_end_and_back_to_today(session: Driver) -> None:
    session.advance(299.5, step=0.5)
    assert session.sees("1")
    session.advance(0.6)
    assert session.sees("Warmed up")
    assert session.sees("5 minutes, 9 moves")
    session.tap("Back to Today")
    assert session.sees("Before run")


def test_pause_stops_the_time_and_resume_lets_it_go_on(session: Driver) -> None:
    session.advance(10)
    session.tap("Pause")
    assert session.sees("Paused")
    session.advance(60)
    assert session.player.frame.elapsed_s == 10
    session.tap("Resume")
    session.advance(2)
    assert session.player.frame.elapsed_s == 12
    assert not session.sees("Paused")


def test_the_big_mark_on_the_disc_resumes_too(session: Driver) -> None:
    session.advance(10)
    session.tap("Pause")
    disc = session.app.screen.ids.play
    session.tap_at(*disc.center)
    assert not session.player.frame.paused


@pytest.mark.parametrize("paused", [False, True])
def test_skip_and_back_work_running_and_paused(session: Driver, paused: bool) -> None:
    session.advance(20)
    if paused:
        session.tap("Pause")
    session.tap("Skip")
    assert session.player.frame.exercise.id == "torso-rotation"
    session.tap("Skip")
    assert session.player.frame.state == "work"
    session.tap("Back")
    assert session.player.frame.state == "prepare"
    session.tap("Back")
    assert session.player.frame.exercise.id == "march-in-place"
    assert session.player.frame.paused == paused


def test_fifteen_seconds_more_are_a_tap_or_a_key_away(session: Driver) -> None:
    session.advance(10)
    session.tap("15 s")
    assert session.player.frame.left_s == 70
    session.key(UP)
    assert session.player.frame.left_s == 85
    session.tap("Pause")
    session.tap("15 s")
    assert session.player.frame.left_s == 100


def test_the_keyboard_does_what_the_buttons_do(session: Driver) -> None:
    session.advance(10)
    session.key(SPACE)
    assert session.player.frame.paused
    session.key(SPACE)
    assert not session.player.frame.paused
    session.key(RIGHT)
    assert session.player.frame.exercise.id == "torso-rotation"
    session.key(LEFT)
    assert session.player.frame.exercise.id == "march-in-place"
    session.advance(20)
    session.key(R, "r")
    assert session.player.frame.elapsed_s == 0


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_session_can_be_muted_and_heard_again_and_says_so(session: Driver, by: str) -> None:
    def toggle() -> None:
        if by == "key":
            session.key(M, "m")
        else:
            session.tap(icon="volume_off" if session.player.muted else "volume_up")

    session.advance(10)
    toggle()
    assert session.player.muted
    assert session.sees("Sound and voice are off for this session. Vibration goes on as you have set it.")
    assert not session.player.frame.paused
    assert session.button(icon="volume_off")
    toggle()
    assert not session.player.muted
    assert session.sees("Sound and voice are on again.")
    assert not session.sees("off for this session")
    assert session.button(icon="volume_up")


def test_a_muted_session_gives_its_cues_on_vibration_alone(session: Driver) -> None:
    session.key(M, "m")
    session.note_cues()
    session.advance(60)
    assert {channel for fired in session.fired for channel in fired.channels} == {"vibration"}


def test_muting_ends_with_the_session(open_app: Open) -> None:
    driver = open_app()
    driver.app.start("warmup-5-quick")
    driver.frames(4)
    driver.key(M, "m")
    assert driver.player.muted
    driver.player.end()
    driver.frames(6)
    assert not driver.player.muted
    driver.app.show_today()
    driver.app.start("warmup-5-quick")
    driver.frames(4)
    assert driver.button(icon="volume_up")


def test_leaving_asks_once_and_goes_on_when_the_answer_is_no(session: Driver) -> None:
    session.advance(10)
    session.key(ESCAPE)
    assert session.sees("Finish here?")
    assert session.player.frame.paused
    session.key(ESCAPE)
    assert not session.sees("Finish here?")
    assert not session.player.frame.paused
    session.key(ESCAPE)
    session.tap("Finish here")
    assert session.sees("Finished early")


def test_something_feels_wrong_pauses_and_offers_ways_out(session: Driver) -> None:
    session.advance(10)
    session.tap("Something feels wrong")
    assert session.player.frame.paused
    assert session.sees("medical help at once")
    session.tap("Leave this move out just this once")
    assert session.player.frame.exercise.id == "torso-rotation"
    assert not session.player.frame.paused


def test_a_gate_waits_for_the_tap_however_long(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "gated.yaml"
    path.write_text(GATED)
    driver = open_app(routine=str(path))
    driver.advance(6)
    assert driver.sees("Tap when you are done")
    driver.clock.advance(3600)
    driver.player.tick()
    driver.frames()
    assert driver.sees("Tap when you are done")
    driver.tap("Done")
    assert driver.player.frame.exercise.id == "leg-swing-side"
    assert driver.player.frame.elapsed_s == 5


@pytest.mark.parametrize("size", [(915, 412), (360, 640), (1280, 800), (412, 915)])
def test_turning_and_resizing_never_touch_the_session(session: Driver, size: tuple[int, int]) -> None:
    session.advance(10)
    before = session.player.session
    session.resize(*size)
    assert session.player.session is before
    assert session.sees("55")
    session.tap("Pause") if session.sees("Pause") else session.key(SPACE)
    assert session.player.frame.paused
    session.resize(412, 915)


STATES = {
    "get ready": lambda driver: driver.advance(1),
    "work": lambda driver: driver.advance(10),
    "switch": lambda driver: driver.advance(125.2),
    "pause": lambda driver: (driver.advance(10), driver.tap("Pause")),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_outlives_turning_and_larger_text(session: Driver, state: str) -> None:
    STATES[state](session)
    player = session.player
    before, paused = player.session, player.frame.paused
    words = [text for text in session.texts() if text in ("Get ready", "Switch sides", "Paused", "6 of 8")]
    for size in ((915, 412), (360, 640), (1280, 800), (412, 915)):
        session.resize(*size)
        session.app.parts.kit.theme.scale_text(2.0 if size[0] < 500 else 1.0)
        session.frames(2)
        assert player.session is before
        assert player.frame.paused == paused
        assert all(session.sees(text) for text in words)
        assert session.app.screen.ids.bar.width > 100


@pytest.mark.parametrize("state", STATES)
def test_going_back_asks_once_in_every_state_and_never_just_leaves(session: Driver, state: str) -> None:
    STATES[state](session)
    paused = session.player.frame.paused
    session.key(ESCAPE)
    assert session.sees("Finish here?")
    session.tap("Keep going")
    assert not session.sees("Finish here?")
    assert session.player.frame.paused == paused
    session.key(ESCAPE)
    session.tap("Finish here")
    assert session.sees("Finished early")


def test_a_swipe_across_the_session_leads_nowhere(session: Driver) -> None:
    from kivy.tests.common import UnitTestTouch

    session.advance(10)
    screen = session.app.screen
    touch = UnitTestTouch(2, 500)
    touch.touch_down()
    for x in range(20, 400, 20):
        touch.touch_move(x, 500)
        session.frames(1)
    touch.touch_up()
    session.frames(5)
    assert session.app.screen is screen
    assert not session.player.frame.paused


def test_larger_text_is_measured_before_it_is_placed(session: Driver) -> None:
    session.advance(1)
    session.app.parts.kit.theme.scale_text(2.0)
    session.frames(2)
    ids = session.app.screen.ids
    for name in ("title", "kicker", "cue"):
        assert ids[name].height >= ids[name].natural_height - 1, name


def test_skipping_to_the_end_out_of_a_pause_ends_with_its_sound(session: Driver) -> None:
    session.note_cues()
    session.player.go_to_step(99)
    session.advance(6)
    session.tap("Pause")
    session.advance(30)
    session.fired.clear()
    session.tap("Skip")
    assert [str(fired.cue.kind) for fired in session.fired] == ["done"]
    assert session.sees("Skipped to the end")


def test_a_change_of_theme_never_touches_the_session(session: Driver) -> None:
    session.advance(10)
    before = session.player.session
    session.app.parts.kit.theme.use("dark")
    session.app.parts.kit.theme.scale_text(2.0)
    session.frames()
    assert session.player.session is before
    assert session.sees("55")


def test_nothing_is_drawn_while_paused(session: Driver) -> None:
    session.advance(10)
    session.tap("Pause")
    session.frames(10)
    for _ in range(20):
        session._loop.idle()
    drawn: list[int] = []
    session.window.bind(on_flip=lambda *_: drawn.append(1))
    for _ in range(30):
        session._loop.idle()  # the window's own way: it shows a frame only where something has changed
    assert drawn == []


def test_a_frame_in_which_only_time_passes_places_nothing_anew(
    session: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.screens.session import page as module

    session.advance(10)
    painted: list[int] = []
    monkeypatch.setattr(module, "arrange", lambda *_: painted.append(1))
    for _ in range(30):
        session.clock.advance(0.03)
        session.app.screen.refresh()
    assert painted == []


def test_the_display_stays_on_during_a_session_and_only_then(open_app: Open) -> None:
    driver = open_app()
    driver.tap("Start")
    assert driver.window.allow_screensaver is False
    driver.key(ESCAPE)
    driver.tap("Finish here")
    assert driver.window.allow_screensaver is True


def test_no_text_of_a_session_bypasses_translation(open_app: Open) -> None:
    driver = open_app(routine="warmup-5-quick", language="pseudo")
    plain = []
    for moment in (1, 9, 115.2, 6):
        driver.advance(moment)
        plain += [text for text in driver.texts() if _is_words(text) and "~" not in text]
    driver.key(SPACE)
    plain += [text for text in driver.texts() if _is_words(text) and "~" not in text]
    driver.key(ESCAPE)
    plain += [text for text in driver.texts() if _is_words(text) and "~" not in text]
    assert plain == []


def _is_words(text: str) -> bool:
    """Text of more than one character that holds letters; icons are one private character."""
    return len(text) > 1 and any(letter.isalpha() for letter in text)


def test_no_full_collection_holds_up_the_cues_of_a_session(open_app: Open) -> None:
    before = gc.get_threshold()
    driver = open_app()
    driver.app.start("warmup-5-quick")
    assert gc.get_threshold()[:2] == before[:2]
    assert gc.get_threshold()[2] >= 1_000_000
    driver.app.show_today()
    assert gc.get_threshold() == before


def test_the_stage_comes_from_where_the_page_before_had_its_figure(open_app: Open) -> None:
    driver = open_app()
    driver.app.pages.still = False
    driver.app.start("warmup-5-quick")
    driver.frames(1)
    carry = driver.app.screen._carry
    (move, scale), *_ = carry._moves
    assert carry._from is not None
    assert 0 < scale.x < 1  # the figure of Today is smaller
    used = []
    until = perf_counter() + 3
    while (carry.share < 1 or driver.app.screen.opacity < 1) and perf_counter() < until:
        driver.clock.advance(1 / 60)
        before = thread_time()
        driver._pass()
        used.append(thread_time() - before)
    assert (scale.x, move.x, move.y, driver.app.screen.opacity) == (1, 0, 0, 1)
    later = sorted(used[2:])  # the first frames build the page
    assert later[int(0.95 * len(later))] < 0.003


@pytest.mark.parametrize("calm", [True, False])
def test_nothing_is_drawn_once_it_has_come_nor_moved_where_motion_is_unwanted(
    open_app: Open, calm: bool
) -> None:
    driver = open_app()
    driver.app.pages.still, driver.app.pages._calm = False, lambda: calm
    driver.app.start("warmup-5-quick")
    driver.frames(1)
    carry = driver.app.screen._carry
    assert (carry._from is None) == calm
    driver.tap("Pause")
    until = perf_counter() + 3
    while (carry.share < 1 or Animation._instances) and perf_counter() < until:
        driver.frames(1)
    driver.frames(10)
    for _ in range(20):
        driver._loop.idle()
    drawn: list[int] = []
    driver.window.bind(on_flip=lambda *_: drawn.append(1))
    for _ in range(30):
        driver._loop.idle()
    assert drawn == []


def test_a_change_of_sides_is_a_cut_and_never_a_turn(session: Driver) -> None:
    session.advance(165)
    figure = session.app.screen.ids.figure
    figure.refresh()
    assert figure.side == "right"
    before = figure._camera_now().yaw
    session.advance(2.2)
    figure.refresh()
    assert figure.side == "left"
    assert figure._from is None
    assert figure._camera_now().yaw == pytest.approx(-before)


def test_the_working_side_is_lit_from_its_edge(session: Driver) -> None:
    session.advance(152)
    stage = session.app.screen.ids.stage
    assert stage.lit == "right"
    assert stage._lit_colour.a == 1
    session.tap("Pause")
    assert stage._lit_colour.a == 0


def test_only_the_time_of_a_step_has_the_rings_colour(session: Driver) -> None:
    session.advance(10)
    ids, colours = session.app.screen.ids, session.app.parts.kit.theme.colours
    assert tuple(ids.stage._ring_colour.rgba) == colours["before_ring"]
    assert tuple(ids.bar._done_colour.rgba) == colours["before_on"] == (1, 1, 1, 1)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_for_bright_sun_a_session_has_a_light_page_in_every_theme(open_app: Open, theme: str) -> None:
    driver = open_app()
    driver.app.parts.kit.theme.use(theme)
    driver.app.parts = driver.app.parts._replace(light_session=lambda: True)
    driver.app.start("warmup-5-quick")
    driver.advance(10)
    screen = driver.app.screen
    assert screen._page.texture.width > 1  # plain, no gradient
    assert min(screen._page_colour.rgb) > 0.9
    driver.app.parts.kit.theme.scale_text(1.5)
    driver.frames(2)
    assert screen.theme.text_scale == 1.5  # what changes meanwhile is followed
    driver.app.parts = driver.app.parts._replace(light_session=lambda: False)
    driver.app.parts.kit.theme.scale_text(1.0)
    driver.app.start("warmup-5-quick")
    driver.advance(10)
    assert driver.app.screen._page.texture.width == 1


def test_the_head_never_meets_the_ring(session: Driver) -> None:
    """A figure of full height takes at most three quarters of the disc, and stands clear of the tag."""
    session.advance(10)
    ids = session.app.screen.ids
    ids.figure.refresh()
    camera = ids.figure._set_back(ids.figure._camera_now())
    tall = HEIGHT / (2 * camera.half)
    assert tall <= 0.75
    floor = 0.5 + camera.axes()[1][1] * (0 - camera.at[1]) / (2 * camera.half)  # of the disc, from its foot
    ring = (ids.stage.stroke + dp(4)) / ids.stage.width
    assert ring < floor
    assert floor + tall < 1 - ring


def test_whoever_comes_into_the_middle_of_a_move_sees_it_and_no_pose_on_its_way(session: Driver) -> None:
    session.advance(85)
    figure = session.app.screen.ids.figure
    figure.refresh()
    assert session.player.frame.into_s > 1
    assert figure._from is None
