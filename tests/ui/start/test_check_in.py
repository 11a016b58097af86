from collections.abc import Sequence
from itertools import product
from math import hypot
from pathlib import Path
from typing import Any

import pytest

from app.core.back.check_in import Answers, Direction, Moment
from tests.ui.back_driver import Runner
from tests.ui.driver import ESCAPE, Driver

QUICK, STANDARD = "Quick 5-minute warm-up", "Standard 7-minute warm-up"
STIFF, GENTLE = "Stiff lower back, 8-minute warm-up", "Not running today"
MORNING, CHAIR = "Early-morning warm-up, 7 minutes", "Gentle moves with a chair, 8 minutes"
STANDING = "Stiff lower back, 8 minutes standing"
HOW = "How is your lower back right now, 0 to 10?"


def test_the_first_start_says_what_this_is_tries_every_cue_and_asks_every_question(runner: Runner) -> None:
    tried: list[str] = []
    driver = runner.open()
    driver.app.gate.safety._doors = driver.app.parts.doors._replace(try_cue=tried.append)
    assert driver.sees("Warm up your back before you run")
    assert not driver.offers(icon="close"), "the first page has no way around it"
    driver.tap("Begin")
    assert driver.sees("A score, a few ticks, then a routine that fits")
    driver.tap("Next")
    for number, hint in enumerate(("Check that vibration", "check that nothing is muted", "Without a voice")):
        assert not driver.sees(hint)
        driver.tap_one("Try", number)
        assert driver.sees(hint)
    assert tried == ["vibration", "sound", "voice"]
    driver.tap("Next")
    assert driver.sees("Before you begin")
    for line in (
        "This app is general fitness information for adults.",
        "It does not diagnose or treat any condition.",
        "It does not replace a health professional.",
        "Ask one before you start if you are pregnant, have osteoporosis, have had a recent injury or operation, or have another health condition.",
        "Stop if an exercise causes sharp or spreading pain, numbness, weakness or dizziness.",
        "What you answer stays on this phone.",
    ):
        assert driver.sees(line), line
    driver.tap("To the safety questions")
    assert driver.sees("1 to 4 of 27")
    assert runner.questions() == 27
    state = runner.store.back.state(runner.time)
    assert state.safety.version == 2
    assert state.profile.past_cancer is False
    assert driver.app.at_home
    runner.close()
    driver = runner.open()
    assert not driver.sees("Warm up your back before you run")


def test_the_stairs_of_the_first_pages_show_what_goes_with_a_score(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("Begin")
    stairs = driver.app.screen.stairs
    for score, words in ((0, "Run as planned"), (4, "Use a stiff-back warm-up"), (7, "Not a running day")):
        x, y = stairs.to_window(stairs.x + stairs.width * (score + 0.5) / 11, stairs.center_y)
        driver.tap_at(x, y)
        assert stairs.score == score
        assert driver.sees(words)
    stairs.arrow("end")
    assert driver.sees("That is severe")
    stairs.arrow("left")
    assert stairs.score == 9
    assert not runner.store.back.loops(now=runner.time), "nothing of it is kept"


def test_back_leads_through_the_first_pages_to_where_one_came_from(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("Begin")
    driver.tap("Next")
    driver.tap("Next")
    for words in ("Try the cues", "A score, a few ticks", "Warm up your back before you run"):
        driver.key(ESCAPE)
        assert driver.sees(words)
    driver.tap("Skip the tour")
    driver.key(ESCAPE)
    assert driver.sees("Warm up your back before you run")


def test_the_figure_of_the_first_page_moves_and_stands_still_once_it_is_left(runner: Runner) -> None:
    driver = runner.open()
    figure = driver.app.screen.figure
    assert figure._ticking is not None
    driver.tap("Begin")
    driver.settle()
    assert figure._ticking is None


def test_nothing_is_ticked_beforehand_and_no_page_asks_more_than_six_things(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("Skip the tour")
    driver.tap("To the safety questions")
    page = driver.app.screen
    assert [len(questions) for questions in page._asked] == [4, 5, 6, 6, 6]
    assert not any(page.ticks.ticked)
    assert {tap.icon for tap in page.ticks.taps} == {"check_box_outline_blank"}


@pytest.mark.parametrize("size", [(360, 640), (640, 360), (412, 915)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_none_of_these_cannot_be_said_before_every_line_was_in_view(
    runner: Runner, size: tuple[int, int], scale: float
) -> None:
    from kivy.animation import Animation

    driver = runner.open()
    driver.app.parts.kit.theme.scale_text(scale)
    driver.resize(*size)
    runner.press("Skip the tour")
    runner.press("To the safety questions")
    driver.settle()
    page, seen = driver.app.screen, set()
    for _ in range(12):
        view = page.scroll.to_window(*page.scroll.pos)[1]
        seen |= {tap.words for tap in page.ticks.taps if tap.to_window(*tap.pos)[1] >= view - 5}
        asked = {question.ask for question in page.questions}
        assert ("None of these" in driver.texts()) == (asked <= seen)
        if asked <= seen:
            break
        runner.press("Read on")
        while Animation._instances:  # it scrolls there
            driver.frames(1)
        driver.frames(3)
    else:
        pytest.fail("the last line never came into view")


def test_an_emergency_that_was_ticked_by_mistake_is_taken_back_with_one_tap(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("Skip the tour")
    driver.tap("To the safety questions")
    driver.tap("New loss of bowel control or loss of feeling when you go?")
    assert driver.sees("Do not wait to see if they pass.")  # what it would mean is said at once
    driver.tap("No, I ticked it by mistake")
    assert not any(driver.app.screen.ticks.ticked)
    assert not runner.store.back.state(runner.time).safety.locked
    driver.tap("None of these")
    assert driver.sees("5 to 9 of 27")


def test_back_from_the_second_look_leaves_the_tick_and_no_way_leads_past_it(runner: Runner) -> None:
    driver = runner.open()
    driver.tap("Skip the tour")
    driver.tap("To the safety questions")
    driver.tap("New loss of bowel control or loss of feeling when you go?")
    driver.key(ESCAPE)
    assert driver.app.screen.ticks.ticked == [False, False, True, False]
    for way in (lambda: driver.tap("Next"), lambda: driver.key(ESCAPE)):
        way()
        assert driver.sees("Yes, this is so")
        driver.key(ESCAPE)
    driver.tap("New loss of bowel control or loss of feeling when you go?")
    driver.tap("None of these")
    assert driver.sees("5 to 9 of 27")


def test_an_emergency_that_was_not_yet_confirmed_counts_where_the_page_is_taken_away(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.safety.ask(lambda: None, new_pain=False)
    driver.frames(1)
    driver.tap("New loss of bowel control or loss of feeling when you go?")
    driver.app.show_today()
    assert runner.store.back.state(runner.time).safety.locked


def test_until_the_questions_are_answered_every_start_leads_there(runner: Runner) -> None:
    driver = runner.open()
    runner.press("Skip the tour")
    runner.press("Not now")
    for name in ("warmup-5-quick", "cooldown-5-static"):
        runner.want(name)
        assert driver.sees("Before you begin")
        assert not runner.in_session
    runner.press("To the safety questions")
    runner.questions()
    assert runner.in_session  # a cool-down needs no score
    assert driver.player.session.timeline.routine.id == "cooldown-5-static"


def test_a_page_of_questions_can_be_taken_back_and_leaving_after_a_tick_keeps_it(runner: Runner) -> None:
    driver = runner.open()
    runner.press("Skip the tour")
    runner.press("To the safety questions")
    runner.questions("fever", pages=2)
    assert driver.sees("10 to 15 of 27")
    driver.key(ESCAPE)
    assert driver.sees("5 to 9 of 27")
    assert not any(driver.app.screen.ticks.ticked)
    assert not runner.store.back.state(runner.time).safety.locked  # it may still be taken back
    driver.key(ESCAPE)
    driver.key(ESCAPE)
    assert driver.sees("Please do not run today")
    assert runner.store.back.state(runner.time).safety.locked


def test_a_tick_counts_however_the_questions_are_left(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.safety.ask(lambda: None, new_pain=False)
    runner.questions("fever", pages=2)
    driver.app.show_today()
    assert runner.store.back.state(runner.time).safety.locked


def test_after_a_tick_that_a_kill_swallows_the_questions_come_before_any_start(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.safety.ask(lambda: None, new_pain=False)
    runner.questions("fever", pages=2)
    runner.kill()
    driver = runner.open()
    runner.want("cooldown-5-static")
    assert driver.sees("A few questions first")
    assert not runner.in_session


def test_a_calm_back_gets_the_warm_up_it_asked_for_in_the_length_it_asked_for(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-7-standard", minutes=9)
    assert driver.sees(HOW)
    driver.tap("1")
    runner.wait(0.3)
    driver.tap("None of these")
    assert driver.sees("Run as planned, if it feels right")
    assert driver.sees("It is not medical advice")
    assert runner.offers()[0] == STANDARD
    driver.tap("Start · 9 min")
    assert runner.in_session
    routine = driver.player.session.timeline.routine
    assert (routine.id, routine.total_s) == ("warmup-7-standard", 540)


def test_answers_survive_the_way_back_and_a_turn_of_the_phone_and_leaving_records_nothing(
    runner: Runner,
) -> None:
    driver = runner.settle_in()
    driver.app.gate.check_in()
    driver.frames()
    driver.key(ord("4"))
    driver.resize(915, 412)
    assert driver.app.screen.score == 4
    runner.press("Next")
    assert driver.sees("You chose 4 out of 10.")
    runner.press("A recent fall or accident")
    runner.read_on()
    runner.press("Bending backward clearly makes it worse")
    driver.key(ESCAPE)
    driver.key(ESCAPE)
    driver.resize(412, 915)
    assert driver.app.screen.score == 4
    runner.press("Next")
    assert driver.app.screen.ticks.ticked == [False, False, True, False]
    runner.read_on()
    assert driver.app.screen.ticks.ticked == [False, True, False]
    driver.key(ESCAPE)
    driver.key(ESCAPE)
    driver.tap(icon="close")
    assert driver.app.at_home
    assert runner.store.back.state(runner.time).check_ins == ()


def test_what_is_being_changed_plays_once_the_check_in_that_was_due_is_done(runner: Runner) -> None:
    runner.settle_in()
    file = runner.profile / "routines" / "mine.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("id: mine\ntitle: M\nphase: warm-up\nsteps:\n  - exercise: half-squat\n", "utf-8")
    runner.driver.app.preview(str(file), lambda: None)
    runner.driver.settle()
    assert not runner.driver.app.running
    runner.check_in(1)
    runner.driver.settle()
    assert runner.driver.app.running
    assert runner.driver.player.frame.exercise.id == "half-squat"


def test_a_check_in_lasts_half_an_hour_and_then_is_asked_for_again(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.check_in()
    runner.check_in(0)
    runner.press(icon="close")
    runner.later(minutes=29)
    runner.want("warmup-7-standard")
    assert runner.in_session
    driver.player.end()
    driver.frames(6)
    runner.later(minutes=2)
    runner.want("warmup-5-quick")
    assert driver.sees(HOW)
    assert not runner.in_session


def test_an_explanation_or_an_advice_that_has_stood_too_long_starts_nothing(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-8-stiff-back")
    runner.check_in(3, "Bending forward", "I got up")
    runner.later(minutes=31)
    runner.press("Start · 8 min")
    assert driver.sees(HOW)
    runner.check_in(3, "Bending forward", "I got up")
    runner.press("Start · 8 min")
    assert driver.sees("Made to fit your back today")
    runner.later(minutes=31)
    runner.press("Start · 8 min")
    assert not runner.in_session
    assert driver.sees(HOW)


def test_a_stiff_back_is_offered_its_warm_up_with_the_changes_told(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-7-standard")
    runner.check_in(4, "Bending forward", "I got up")
    assert driver.sees("Use a stiff-back warm-up")
    assert runner.offers() == [STIFF, STANDING, MORNING, GENTLE, CHAIR]
    driver.tap(STIFF)
    assert driver.sees("Made to fit")
    assert any("because" in text for text in driver.texts())
    driver.tap(icon="arrow_back")
    assert runner.offers() == [STIFF, STANDING, MORNING, GENTLE, CHAIR]
    driver.tap("Start · 8 min")
    driver.tap("Start · 8 min")
    routine = driver.player.session.timeline.routine
    assert routine.id == "warmup-8-stiff-back"
    assert all(step.exercise.max_pain >= 4 for step in routine.played())


def test_the_second_tap_of_two_starts_nothing(runner: Runner) -> None:
    from kivy.tests.common import UnitTestTouch

    driver = runner.settle_in()
    runner.want("warmup-7-standard")
    runner.check_in(1)
    button = driver.button("Start · 7 min")
    touch = UnitTestTouch(*button.to_window(*button.center))
    touch.is_double_tap = True
    touch.touch_down()
    touch.touch_up()
    assert not runner.in_session


def test_at_seven_the_questions_come_first_and_then_only_the_gentle_routine(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-5-quick")
    runner.check_in(7)
    assert driver.sees("Not a running day")
    assert runner.offers() == []
    runner.want("gentle-12-not-running")
    assert driver.sees("A few questions first")
    assert not runner.in_session
    driver.key(ESCAPE)
    driver.tap("Safety questions")
    assert runner.questions() == 25  # past cancer is asked once
    assert runner.offers() == [GENTLE, CHAIR]
    for name in ("warmup-5-quick", "warmup-8-stiff-back", "cooldown-5-static"):
        runner.want(name)
        assert driver.sees("Not this one today")
        assert not runner.in_session
    driver.tap(GENTLE)
    if driver.sees("Made to fit"):
        driver.tap(next(text for text in driver.texts() if text.startswith("Start")))
    assert driver.player.session.timeline.routine.id == "gentle-12-not-running"


def test_at_nine_nothing_is_offered_but_something_to_read(runner: Runner) -> None:
    opened: list[str] = []
    driver = runner.settle_in()
    advising = driver.app.gate._advising
    advising._doors = advising._doors._replace(open_card=opened.append)
    runner.want("warmup-5-quick")
    runner.check_in(9)
    driver.tap("When to get checked")
    assert opened == ["get-checked"]
    driver.tap("Safety questions")
    runner.questions()
    assert driver.sees("That is severe")
    assert runner.offers() == ["When to get checked"]
    driver.tap("All right")
    runner.want("gentle-12-not-running")
    assert driver.sees("Not this one today")
    assert not runner.in_session


def test_something_new_is_told_by_ticks_and_brings_the_questions(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-5-quick")
    runner.check_in(1, "Pain, tingling or numbness running from the back down a leg")
    assert driver.sees("A few questions first")
    runner.press("Safety questions")
    runner.questions()
    assert driver.sees("Have this looked at")
    assert runner.offers() == [GENTLE, CHAIR]
    runner.want("warmup-5-quick")
    assert driver.sees("Not this one today")
    assert not runner.in_session
    runner.press("It has been checked")
    runner.later(days=1)
    runner.want("warmup-5-quick")
    runner.check_in(1, "Pain, tingling or numbness running from the back down a leg")
    assert driver.sees("Run as planned")
    assert driver.sees("What goes into your leg has been looked at.")
    runner.press("Start · 5 min")
    assert driver.sees("because you feel it in a leg")
    runner.press("Start · 5 min")
    assert runner.in_session


@pytest.mark.parametrize(
    ("ticks", "direction"),
    [
        ((), Direction.NEITHER),
        (("Bending forward",), Direction.FORWARD),
        (("Bending backward",), Direction.BACKWARD),
        (("Bending forward", "Bending backward"), Direction.BOTH),
    ],
)
def test_either_way_of_bending_may_make_it_worse_and_both(
    runner: Runner, ticks: tuple[str, ...], direction: Direction
) -> None:
    driver = runner.settle_in()
    driver.app.gate.check_in()
    runner.check_in(1, *ticks)
    assert runner.store.back.state(runner.time).check_ins[-1].answers.direction is direction


def test_a_score_is_taken_on_with_one_tap_and_can_still_be_changed(
    score_page: Driver, runner: Runner
) -> None:
    for score in (3, 4):  # within the moment in which a choice is seen
        score_page.app.screen.keys[score].dispatch("on_release")
    runner.wait(0.3)
    assert score_page.sees("You chose 4 out of 10.")
    score_page.key(ESCAPE)
    score_page.tap("2")
    runner.wait(0.3)
    score_page.tap("None of these")
    assert runner.store.back.state(runner.time).check_ins[-1].answers.score == 2


def test_a_score_chosen_just_before_the_page_was_left_asks_nothing_more(
    score_page: Driver, runner: Runner
) -> None:
    score_page.app.screen.keys[3].dispatch("on_release")
    score_page.app.screen.leave()
    runner.wait(0.3)
    assert score_page.app.at_home


def test_a_check_in_a_moment_after_the_morning_does_not_ask_as_if_nothing_was_said(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.back.check_in(Answers(score=3), Moment.MORNING)
    runner.later(minutes=20)
    driver.app.gate.check_in()
    driver.frames(1)
    assert driver.sees("3, as you said at 12:00")
    assert driver.app.screen.score == 3
    runner.press("Next")  # one tap confirms
    assert driver.sees("You chose 3 out of 10.")
    driver.key(ESCAPE)
    driver.tap("5")  # and one changes
    runner.wait(0.3)
    assert driver.sees("You chose 5 out of 10.")
    driver.app.screen.leave()
    driver.app.screen.leave()
    runner.later(minutes=20)
    driver.app.gate.check_in()
    assert driver.app.screen.score is None  # by now it is another back's


def test_checking_in_again_keeps_what_was_asked_for(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-7-standard")
    runner.check_in(5)
    driver.key(ESCAPE)
    runner.later(minutes=20)
    runner.want("warmup-7-standard")
    assert driver.sees("Not this one today")
    runner.press("Check in again")
    runner.check_in(2)
    assert runner.offers()[0] == STANDARD


def test_a_severe_score_is_not_the_end_of_the_road(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Check in")
    runner.check_in(9)
    runner.press("Safety questions")
    runner.questions()
    driver.tap("All right")
    driver.tap("See what helps")
    driver.button("Check in again")
    driver.key(ESCAPE)
    driver.tap("Check in again")
    runner.check_in(4)
    assert driver.sees("Not a running day")  # the day stays one without a run
    assert runner.offers() == [GENTLE, CHAIR]


def test_an_answer_that_leaves_gentle_routines_only_is_named_on_today_and_opened_there(
    runner: Runner,
) -> None:
    driver = runner.open()
    driver.tap("Skip the tour")
    driver.tap("To the safety questions")
    runner.questions("oneleg")
    why = "“Pain, tingling or numbness going below one knee?”"
    assert driver.sees("Gentle routines only.")
    assert driver.sees(why)
    runner.want("warmup-5-quick")
    assert driver.sees(why)
    driver.key(ESCAPE)
    driver.tap("Has it been looked at?")
    driver.tap("Not yet")
    assert driver.sees("Gentle routines only.")
    driver.tap("Has it been looked at?")
    driver.tap("It has been checked")
    assert not driver.sees("Gentle routines only.")
    runner.want("warmup-5-quick")
    assert driver.sees(HOW)


def test_a_routine_named_on_the_command_line_goes_through_the_same_gate(runner: Runner) -> None:
    runner.settle_in()
    runner.close()
    driver = runner.open(routine="warmup-5-quick")
    assert driver.sees(HOW)
    assert not runner.in_session
    runner.check_in(2)
    driver.tap("Start · 5 min")
    assert runner.in_session


def test_a_file_that_its_author_looks_at_is_shown_without_questions_and_kept_off_the_record(
    runner: Runner, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: 30}\n"
        "  - {exercise: hip-hinge, seconds: 30}\n"
    )
    driver = runner.open(routine=str(path))
    assert runner.in_session
    driver.key(ESCAPE)
    driver.tap("Finish here")
    assert runner.store.sessions.recent() == ()
    assert runner.store.sessions.unfinished(runner.time) is None


@pytest.fixture
def score_page(runner: Runner) -> Driver:
    driver = runner.settle_in()
    driver.app.gate.check_in()
    driver.frames()
    return driver


def test_the_keys_run_from_no_pain_to_the_worst_and_words_stand_at_the_ends(
    score_page: Driver, runner: Runner
) -> None:
    assert score_page.sees("0  no pain")
    assert score_page.sees("10  worst imaginable")
    for score in (0, 10):
        score_page.tap(str(score))
        runner.wait(0.3)
        assert score_page.sees(f"You chose {score} out of 10.")
        score_page.key(ESCAPE)
    score_page.key(ord("7"))
    assert score_page.app.screen.score == 7


def over_the_stairs(driver: Driver, *parts: float) -> None:
    """A finger that comes down on the stairs and goes over them, by parts of their width."""
    from app.preview.finger import Finger

    stairs = driver.app.screen._scale._stairs
    (x, y), wide = stairs.to_window(*stairs.pos), stairs.width
    finger = Finger(driver.window, x + parts[0] * wide, y + 8)
    finger.down()
    driver.frames(1)
    for part in parts[1:]:
        finger.move_to(x + part * wide, y + 8)
        driver.frames(1)
    finger.up()
    driver.frames(3)


def test_a_finger_on_the_stairs_chooses_and_goes_on_only_by_the_button(
    score_page: Driver, runner: Runner
) -> None:
    page = score_page.app.screen
    over_the_stairs(score_page, 0.5)
    assert page.score == 5
    over_the_stairs(score_page, 0.02, 0.3, 0.6, 0.999)
    assert page.score == 10
    over_the_stairs(score_page, 0.7, 0.0)
    assert page.score == 0
    assert [key.fill for key in page.keys].index("primary") == 0
    runner.wait(0.4)
    assert score_page.app.screen is page
    score_page.tap("Next")
    assert score_page.sees("You chose 0 out of 10.")


class Motor:
    """Remembers what it was to vibrate."""

    def __init__(self) -> None:
        self.reason = ""
        self.patterns: list[tuple[float, ...]] = []

    def play(self, pattern: Sequence[float]) -> None:
        self.patterns.append(tuple(pattern))


def test_each_step_is_felt_as_one_tick_unless_vibration_is_off(runner: Runner) -> None:
    from dataclasses import replace

    from app.device import detect

    motor = Motor()

    def found(*_: Any) -> Any:
        device = detect.detect(Path("nowhere"), "en")
        device.vibrator = motor
        return device

    runner.settle_in()
    runner.close()
    driver = runner.open(detect=found)
    machine = driver.context.machine
    machine._shown = None  # the preview shows what the motor does
    driver.app.gate.check_in()
    driver.frames()
    over_the_stairs(driver, 0.02, 0.13, 0.14, 0.25)  # 0, 1, 1 and 2
    assert [len(pattern) for pattern in motor.patterns] == [1, 1]
    assert all(0 < seconds <= 0.03 for (seconds,) in motor.patterns)
    machine._wanted = replace(machine._wanted, vibration=False)
    over_the_stairs(driver, 0.02, 0.9)
    assert len(motor.patterns) == 2


def test_the_score_stands_in_the_middle_beside_a_back_that_is_cut_by_the_edge(score_page: Driver) -> None:
    page = score_page.app.screen
    face = page._face
    score_page.key(ord("3"))
    score_page.settle()
    (x, _), (wide, high) = face._disc.pos, face._disc.size
    assert (wide, high) == (240, 240)
    assert x + wide == pytest.approx(score_page.window.width + 24)
    left, right = face._number.x, x
    assert face._number.center_x == pytest.approx((left + right) / 2)
    steps, lead = page._bar_steps, page._lead
    assert steps.center_y == pytest.approx(lead.center_y)
    assert lead.right <= steps.x <= steps.right <= page.pill.x


def test_the_edge_of_the_disc_that_cuts_the_back_is_smooth(score_page: Driver) -> None:
    page = score_page.app.screen
    score_page.key(ord("3"))
    score_page.settle()
    picture = page._face._shown
    edge, pixels = int(picture.width), picture.pixels
    middle = (edge - 1) / 2
    alphas: dict[int, list[int]] = {0: [], 1: [], -3: []}  # by their distance from the disc's edge, in pixels
    for row, column in product(range(edge), repeat=2):
        beyond = round(hypot(column - middle, row - middle) - middle)
        if beyond in alphas and row > middle and abs(column - middle) < edge / 5:  # where the shirt is cut
            alphas[beyond].append(pixels[4 * (row * edge + column) + 3])
    assert sum(20 < alpha < 235 for alpha in alphas[0]) > 20
    assert max(alphas[1]) < 10
    assert min(alphas[-3]) > 235


def test_before_there_is_a_score_the_page_says_what_it_may_be(score_page: Driver) -> None:
    assert "0 to 10" in score_page.texts()
    score_page.key(ord("4"))
    assert "0 to 10" not in score_page.texts()
    assert {"4", "of 10"} <= set(score_page.texts())


def test_the_glow_takes_a_moment_to_grow_and_with_reduced_motion_none(score_page: Driver) -> None:
    page, theme = score_page.app.screen, score_page.app.parts.kit.theme
    score_page.settle()
    page._choose(8)
    page._face._show_back(0)
    assert page._face.glows == 0
    score_page.settle()
    score_page.settle()
    assert page._face.glows == 1
    theme.calm = True
    page._choose(2)
    page._face._show_back(0)
    assert page._face.glows == 1
    theme.calm = False


def test_one_routine_is_picked_and_the_others_come_when_asked_for(runner: Runner) -> None:
    driver = runner.settle_in()
    runner.want("warmup-7-standard")
    runner.check_in(4)
    assert driver.sees("Picked for you")
    assert driver.offers(STIFF)
    assert not driver.offers(STANDING)
    row = driver.button(STIFF)
    assert row.height == pytest.approx(116, abs=4)
    driver.tap("4 more routines")
    driver.settle()
    assert driver.offers(STANDING)
    assert driver.offers(GENTLE)
    assert not driver.sees("4 more routines")


@pytest.mark.parametrize(("score", "tone"), [(1, "go"), (4, "ease"), (6, "stop")])
def test_advice_stands_on_its_colour_with_the_score_inside(runner: Runner, score: int, tone: str) -> None:
    from app.ui.widgets.band_bar import BandBar

    driver = runner.settle_in()
    runner.want("warmup-7-standard")
    runner.check_in(score)
    driver.settle()
    page = driver.app.screen
    header = page.column.items[0]
    assert (page.tint, header.tint) == (tone, tone)
    (bar,) = driver.widgets(BandBar)
    assert header.y < bar.y < bar.top < header.top
    waits = driver.sees("Answer the safety questions to see what is open.")
    assert waits == (score >= 6)
    assert driver.sees("Picked for you") != waits


def test_what_was_made_to_fit_is_shown_in_pairs_with_their_names(runner: Runner) -> None:
    from app.ui.screens.check_in.move_pair import MovePair

    driver = runner.settle_in()
    runner.want("warmup-8-stiff-back")
    runner.check_in(4, "Bending forward")
    driver.tap("Start · 8 min")
    assert driver.sees("Made to fit your back today")
    driver.settle()
    pairs = list(driver.widgets(MovePair))
    assert pairs
    said = set(driver.texts())
    for pair in pairs:
        assert {words.text.replace("\n", " ") for words in pair._words} <= said
        assert all(words.width >= 100 for words in pair._words)


def test_the_glow_grows_with_the_score() -> None:
    from app.ui.screens.check_in.back_picture import glow

    assert [glow(score) for score in (0, 1, 10)] == [0.0, 0.325, 1.0]
    assert all(glow(score) < glow(score + 1) for score in range(10))


def test_every_key_is_a_target_of_48_dp_on_small_phones_and_with_large_text(score_page: Driver) -> None:
    theme = score_page.app.parts.kit.theme
    for size, scale in (((412, 915), 1.0), ((360, 640), 1.0), ((412, 915), 2.0), ((915, 412), 1.0)):
        theme.scale_text(scale)
        score_page.resize(*size)
        keys = score_page.app.screen.keys
        assert len(keys) == 11
        assert all(key.width >= 48 and key.height >= 48 for key in keys)


def test_pages_that_were_closed_are_gone(score_page: Driver) -> None:
    app = score_page.app
    app.back()
    app.gate.check_in()  # what is made once is made now
    app.screen.leave()
    score_page.settle()
    before = _alive(score_page)
    for _ in range(40):
        app.gate.check_in()
        app.screen.leave()
    score_page.settle()
    after = _alive(score_page)
    assert after["ScorePage"] == 0
    assert after == before


def _alive(driver: Driver) -> dict[str, int]:
    """How many widgets there are of some kinds, once every fade is over, and how many follow the theme."""
    import gc
    from collections import Counter

    from kivy.animation import Animation

    while Animation._instances:
        driver.frames(1)
    gc.collect()
    kinds = Counter(type(thing).__name__ for thing in gc.get_objects())
    counted = {
        name: kinds[name] for name in ("ScorePage", "Tap", "StyledLabel", "Icon", "Stairs", "ScrollView")
    }
    return {**counted, "followers": len(driver.app.parts.kit.theme._followers)}


def test_another_check_in_replaces_the_one_that_is_open(score_page: Driver) -> None:
    app = score_page.app
    depth = len(app.pages._pile)
    app.gate.check_in()
    app.gate.check_in()
    assert len(app.pages._pile) == depth
