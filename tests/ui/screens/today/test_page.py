"""Today: what can be done now, and how it has gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from kivy.uix.behaviors import ButtonBehavior

from app.core.back.check_in import Answers, Moment
from app.core.records import Ending, SessionRecord
from app.device.detect import Device
from app.device.ports import NullSounds, NullVibrator, NullVoice
from app.ui.screens.today.page import Note, Notes
from tests.core.back_cases import all_no
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, Driver, Open
from tests.ui.own_files import own_exercise, own_routine

BROKEN = "id: mine\ntitle: Mine\nphase: warm-up\nsteps:\n  - {exercise: half-squat, seconds: soon}\n"
PHASES = ("Before run", "After run", "Rest day")


def rated(runner: Runner, score: int, days_ago: int = 0) -> None:
    """A check-in before a run, some days ago."""
    now = runner.time - timedelta(days=days_ago)
    runner.store.back.check_in(Answers(score=score), Moment.BEFORE, now)


def done(runner: Runner, routine: str, phase: str, days_ago: int) -> None:
    """A session on record."""
    at = runner.time - timedelta(days=days_ago)
    record = SessionRecord(
        routine=routine,
        title=routine,
        phase=phase,
        started=at.timestamp(),
        ended=at.timestamp() + 300,
        day=at.date(),
        planned_s=300,
        done_s=260,
        ending=Ending.FINISHED,
    )
    runner.store.sessions.add(record)


def dressed(runner: Runner) -> Driver:
    driver = runner.driver
    driver.app.refresh_notes()
    driver.frames(3)
    return driver


def large(driver: Driver) -> str:
    """The title on the stage."""
    return str(driver.app.screen.stage.words.words)


def name(driver: Driver) -> str:
    """What stands below the title: its name, and why it is suggested."""
    return str(driver.app.screen.stage.face.name)


def test_the_phases_a_check_in_and_the_line_of_the_back_are_there_from_the_start(open_app: Open) -> None:
    driver = open_app()
    for words in (*PHASES, "Start", "Your back", "7-minute warm-up", "11 moves, standing, wall"):
        assert driver.sees(words), words
    assert driver.sees("General exercise information, not medical advice.")
    assert driver.app.screen.phase == "before"


def test_without_a_check_in_the_button_leads_to_it(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Check in")
    assert driver.sees("How is your lower back right now, 0 to 10?")
    driver.key(ESCAPE)
    assert driver.sees("Check in")


def test_what_is_checked_in_for_is_what_stood_on_the_stage(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Change")
    driver.tap("Full 10-minute warm-up")
    assert large(driver) == "10-minute warm-up"
    assert name(driver) == "Full, your choice"
    driver.tap("Check in")
    runner.check_in(1)
    assert driver.app.screen.offered[0] == "Full 10-minute warm-up"


def test_the_words_lead_to_the_page_of_their_routine(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("7-minute warm-up")
    assert not driver.app.at_home
    assert driver.sees("Standard 7-minute warm-up")
    driver.key(ESCAPE)
    assert driver.app.at_home


def test_with_a_fresh_check_in_the_button_starts_what_suits_it(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 4)
    dressed(runner)
    assert large(driver) == "8-minute warm-up"
    assert name(driver) == "Stiff lower back, fits a 4"
    assert driver.sees("Checked in: now warm up")
    driver.tap("Start")
    if not runner.in_session:
        driver.tap(next(words for words in driver.texts() if words.startswith("Start")))
    assert driver.player.session.timeline.routine.id == "warmup-8-stiff-back"


def test_after_a_score_that_rules_a_run_out_it_leads_to_the_advice(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 7)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    dressed(runner)
    assert driver.app.screen.phase == "rest"
    driver.tap("Before run")
    assert large(driver) == "No run today"
    driver.tap("See why")
    assert driver.sees("Not a running day")


@pytest.mark.parametrize(("score", "title"), [(1, "5-minute cool-down"), (4, "8-minute cool-down")])
def test_after_run_stands_for_the_cool_down_that_suits_the_last_score(
    runner: Runner, score: int, title: str
) -> None:
    driver = runner.settle_in()
    rated(runner, score)
    dressed(runner)
    driver.tap("After run")
    assert large(driver) == title
    driver.tap("Start")
    assert driver.player.session.timeline.routine.phase == "cool-down" or driver.sees("Start")


def test_rest_day_stands_for_the_gentle_routine(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Rest day")
    assert large(driver) == "12 gentle minutes"
    assert name(driver) == "Not running today, for a rest day"
    driver.tap("12 gentle minutes")
    assert not driver.app.at_home
    assert driver.sees("12 min")


def test_a_phase_that_was_chosen_stays_while_the_day_does_not_go_on(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Rest day")
    dressed(runner)
    assert driver.app.screen.phase == "rest"
    driver.app.gate.back.answer(all_no() | {"daily": True}, new_pain=False)
    dressed(runner)
    driver.tap("Before run")
    assert large(driver) == "No run for now"


def test_a_new_day_begins_with_what_is_seen_first(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Rest day")
    runner.later(hours=24)
    dressed(runner)
    assert driver.app.screen.phase == "before"


def test_what_has_changed_since_it_was_read_is_shown_and_not_started(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 1)
    dressed(runner)
    assert large(driver) == "7-minute warm-up"
    rated(runner, 4)  # which Today has not been told of
    driver.tap("Start")
    assert driver.app.at_home
    assert not runner.in_session
    assert large(driver) == "8-minute warm-up"


def test_a_choice_offers_what_may_start_and_the_library(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 4)
    dressed(runner)
    driver.tap("Change")
    assert driver.sees("Which warm-up?")
    assert driver.offers("Stiff lower back, 8 minutes standing")
    assert not driver.offers("Full 10-minute warm-up")
    driver.tap("See all routines")
    assert not driver.app.at_home


def test_a_choice_is_of_one_day(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Change")
    driver.tap("Quick 5-minute warm-up")
    assert large(driver) == "5-minute warm-up"
    runner.later(hours=24)
    dressed(runner)
    assert large(driver) == "7-minute warm-up"


def swipe(driver: Driver, across: float, along: float = 0.0) -> None:
    """A finger that goes over the stage, from the middle of it."""
    from app.preview.finger import Finger

    stage = driver.app.screen.stage
    x, y = stage.to_window(*stage.center)
    finger = Finger(driver.window, x - across / 2, y)
    finger.down()
    for step in range(1, 9):
        finger.move_to(x - across / 2 + across * step / 8, y + along * step / 8)
        driver.frames(1)
    finger.up()
    driver.frames(5)


def test_a_swipe_goes_on_to_the_phase_beside_and_taps_nothing(runner: Runner) -> None:
    driver = runner.settle_in()
    screen = driver.app.screen
    for across, phase in ((-140, "after"), (-140, "rest"), (-140, "rest"), (140, "after"), (140, "before")):
        swipe(driver, across)
        driver.settle()
        assert screen.phase == phase
        assert driver.app.at_home
        assert not runner.in_session
    swipe(driver, -20)
    assert screen.phase == "before"


def test_a_finger_that_goes_along_scrolls_and_changes_nothing(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.resize(412, 640)
    driver.frames(3)
    swipe(driver, -40, 160)
    assert driver.app.screen.phase == "before"
    assert driver.app.screen.scroll.down > 20
    driver.resize(412, 915)


def test_going_over_takes_its_time_and_with_reduced_motion_none(runner: Runner) -> None:
    driver = runner.settle_in()
    stage, theme = driver.app.screen.stage, driver.app.parts.kit.theme
    driver.settle()
    driver.app.screen._choose("after")
    assert stage.blend == 0
    driver.settle()
    driver.settle()
    assert stage.blend == 1
    assert [round(colour.a, 2) for colour, _ in stage.figure._layers] == [0, 1]
    theme.calm = True
    driver.app.screen._choose("rest")
    assert stage.blend == 1
    theme.calm = False


def test_a_lock_takes_the_place_of_everything_that_could_be_started(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.back.answer(all_no() | {"weight": True}, new_pain=False)
    dressed(runner)
    for words in PHASES:
        assert not driver.sees(words), words
    assert driver.sees("Nothing can be started until you have had medical advice.")
    driver.tap("What to do")
    assert driver.sees("A health professional has examined me for this")
    assert not runner.in_session


def test_of_what_suits_the_first_is_what_the_runner_does_most(runner: Runner) -> None:
    driver = runner.settle_in()
    assert large(driver) == "7-minute warm-up"
    for days_ago in (3, 5):
        done(runner, "warmup-10-full", "warm-up", days_ago)
    done(runner, "warmup-5-quick", "warm-up", 4)
    rated(runner, 1)
    dressed(runner)
    assert large(driver) == "10-minute warm-up"
    assert name(driver) == "Full, your usual"


def test_ones_own_are_known_by_their_id_whatever_their_files_are_called(runner: Runner) -> None:
    own_routine(runner.profile / "routines" / "My full one.YAML", id_="warmup-10-full")
    own_exercise(runner.profile / "exercises" / "Reach.yaml")
    driver = runner.settle_in()
    for days_ago in (3, 5):
        done(runner, "warmup-10-full", "warm-up", days_ago)
    rated(runner, 1)
    dressed(runner)
    assert name(driver) == "Wednesday warm-up, your usual"
    driver.app.start("warmup-10-full")
    driver.frames()
    runner.advance(60)
    assert runner.store.sessions.recent_routines()[0] == "warmup-10-full"
    assert runner.store.sessions.recent()[0].title == "Wednesday warm-up"


def test_this_week_and_the_weeks_in_a_row_are_shown(runner: Runner) -> None:
    driver = runner.settle_in()  # a Wednesday
    assert not driver.sees("in a row")
    done(runner, "warmup-5-quick", "warm-up", 2)
    done(runner, "gentle-12-not-running", "gentle", 1)
    done(runner, "cooldown-5-static", "cool-down", 8)
    dressed(runner)
    assert driver.sees("2 weeks")
    assert driver.sees("in a row")
    week = driver.app.screen.stage.week
    assert week._days == ("run", "gentle", "", "", "", "", "")
    assert [icon.opacity for icon in week._icons[:3]] == [1, 1, 0]
    assert week._today == 2


def test_the_score_says_where_it_goes_over_fourteen_days(runner: Runner) -> None:
    driver = runner.settle_in()
    assert driver.sees("No score yet.")
    rated(runner, 9, days_ago=20)
    rated(runner, 4, days_ago=6)
    rated(runner, 2, days_ago=1)
    dressed(runner)
    assert driver.sees("down from 4")
    rated(runner, 6)
    dressed(runner)
    assert driver.sees("up from 4")
    driver.tap("Your back")
    assert not driver.app.at_home


def test_a_single_score_is_not_called_a_way(runner: Runner) -> None:
    runner.settle_in()
    rated(runner, 3)
    assert dressed(runner).sees("first score")


@pytest.mark.parametrize(
    ("days_ago", "words"), [(0, "today"), (1, "yesterday"), (2, "29 Jun"), (13, "18 Jun")]
)
def test_a_score_says_of_which_day_it_is(runner: Runner, days_ago: int, words: str) -> None:
    driver = runner.settle_in()
    rated(runner, 3, days_ago)
    dressed(runner)
    assert words in driver.texts()
    assert driver.sees("fits a 3") == (days_ago == 0)  # an old score does not speak of now


# --- the day ------------------------------------------------------------------------------------------


def test_after_a_six_nothing_of_today_invites_to_run(runner: Runner) -> None:
    driver = runner.settle_in()
    for days_ago in (3, 5):
        done(runner, "warmup-5-quick", "warm-up", days_ago)
    rated(runner, 6)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    dressed(runner)
    assert name(driver) == "Not running today, fits a 6"
    for phase in PHASES:
        driver.tap(phase)
        for inviting in ("Check in", "5-minute warm-up", "cool-down"):
            assert not driver.sees(inviting), inviting
    driver.tap("Before run")
    driver.tap("No run today")
    assert driver.sees("Not a running day")


def test_questions_that_are_due_stand_before_everything(runner: Runner) -> None:
    driver = runner.settle_in()
    now = runner.time
    runner.store.back.check_in(Answers(score=3, leg_symptoms=True), Moment.BEFORE, now)
    dressed(runner)
    assert large(driver) == "Questions first"
    driver.tap("To the questions")
    driver.tap("Safety questions")
    runner.questions()
    assert driver.sees("Have this looked at")
    driver.key(ESCAPE)
    driver.frames(3)
    assert driver.app.at_home
    assert not driver.sees("Questions first")
    assert name(driver).startswith("Not running today")


def test_severe_pain_leaves_one_card_that_leads_on_and_back(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 9)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    dressed(runner)
    for words in PHASES:
        assert not driver.sees(words), words
    driver.tap("See what helps")
    assert driver.sees("Rest in a comfortable position")
    driver.key(ESCAPE)
    driver.tap("Check in again")
    runner.check_in(2)
    driver.key(ESCAPE)
    driver.frames(3)
    assert name(driver).startswith("Not running today")
    driver.tap("Before run")
    assert driver.sees("No run today")  # a nine of the same day


def test_a_concern_says_so_and_leads_to_where_it_can_be_lifted(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.back.answer(all_no() | {"daily": True}, new_pain=False)
    dressed(runner)
    driver.tap("Before run")
    driver.tap("No run for now")
    driver.tap("It has been checked")
    driver.frames(3)
    assert driver.app.screen.phase == "before"
    assert large(driver) == "7-minute warm-up"


def test_today_follows_the_day_from_the_check_in_to_the_next_morning(runner: Runner) -> None:
    driver = runner.settle_in()
    loop = driver.app.gate.back.check_in(Answers(score=2), Moment.BEFORE).loop
    dressed(runner)
    assert driver.sees("Checked in: now warm up")
    runner.want("warmup-5-quick")
    runner.advance(310, step=1.0)
    driver.app.show_today()
    driver.frames(3)
    assert large(driver) == "How is your back now?"
    assert driver.app.screen.phase == "after"
    driver.tap("Rate it")
    runner.rate(1)
    driver.tap("All right")
    assert large(driver) == "Off you go"
    assert driver.app.screen.phase == "after"
    assert driver.offers("5-minute cool-down")
    driver.tap("I am back")
    driver.tap("Not yet")
    runner.later(minutes=40)
    dressed(runner)
    assert large(driver) == "Back from your run?"
    driver.tap("Answer")
    driver.tap("Yes")
    runner.rate(2)
    driver.key(ESCAPE)
    driver.frames(3)
    assert large(driver) == "5-minute cool-down"
    assert name(driver) == "After your run"
    driver.tap("Start")
    assert driver.player.session.timeline.routine.id == "cooldown-5-static"
    runner.advance(330, step=1.0)
    assert {kept.loop for kept in runner.store.sessions.recent()} == {loop}
    driver.app.show_today()
    driver.frames(3)
    assert large(driver) == "Well moved"
    assert driver.sees("Done for today. Tomorrow morning: how is your back?")
    assert not driver.offers("Change")
    driver.tap("See the day")
    assert driver.sees("Wednesday 1 July")  # what was done today
    driver.key(ESCAPE)
    runner.later(hours=18)
    dressed(runner)
    assert large(driver) == "This morning"
    driver.tap("Rate it")
    runner.rate(1)
    driver.key(ESCAPE)
    driver.frames(3)
    assert driver.app.screen.phase == "before"
    assert name(driver) == "Early-morning warm-up, 7 minutes, for an early start"
    assert "yesterday" in driver.texts()


def test_a_button_does_what_holds_when_it_is_tapped(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 2)
    dressed(runner)
    assert driver.sees("Checked in: now warm up")
    runner.later(hours=1)  # too long ago to start a warm-up with
    driver.tap("Start")
    assert driver.sees("How is your lower back right now, 0 to 10?")
    driver.key(ESCAPE)
    assert driver.offers("Check in")


def test_somebody_who_only_cools_down_sees_after_run_first(runner: Runner) -> None:
    driver = runner.settle_in()
    for days_ago in (2, 4):
        done(runner, "cooldown-10-static", "cool-down", days_ago)
    dressed(runner)
    assert driver.app.screen.phase == "after"
    assert name(driver) == "Your usual"
    done(runner, "warmup-5-quick", "warm-up", 3)
    dressed(runner)
    assert driver.app.screen.phase == "before"


def test_what_the_record_says_clearly_stands_below_and_leads_to_it(runner: Runner) -> None:
    driver = runner.settle_in()
    for days_ago in range(12, 6, -1):
        now = runner.time - timedelta(days=days_ago)
        loop = runner.store.back.check_in(Answers(score=3), Moment.BEFORE, now).loop
        for moment, score, hours in ((Moment.AFTER_RUN, 3, 1), (Moment.MORNING, 2, 20)):
            later = now + timedelta(hours=hours)
            runner.store.back.check_in(Answers(score=score), moment, later, loop=loop)
        dressed(runner)
        assert driver.sees("Settled by next morning") == (days_ago == 7)  # five say nothing yet
    assert driver.sees("after 6 of your last 6 runs")
    driver.tap("Settled by next morning")
    assert driver.app.screen is driver.app._rooms["history"]


STATES = ("open", "checked in", "no run", "out", "done", "morning")


def in_state(runner: Runner, state: str) -> Driver:
    driver = runner.settle_in()
    back = driver.app.gate.back
    if state in ("checked in", "no run"):
        rated(runner, 4 if state == "checked in" else 6)
        back.answer(all_no(), new_pain=False)
    elif state != "open":
        loop = back.check_in(Answers(score=2), Moment.BEFORE).loop
        runner.want("warmup-5-quick")
        runner.advance(310, step=1.0)
        back.check_in(Answers(score=1), Moment.AFTER_WARM_UP, loop)
        driver.app.show_today()
        if state != "out":
            runner.later(minutes=40)
            back.check_in(Answers(score=2), Moment.AFTER_RUN, loop)
            done(runner, "cooldown-5-static", "cool-down", 0)
        if state == "morning":
            runner.later(hours=19)
    dressed(runner)
    driver.settle()
    return driver


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("state", STATES)
def test_in_every_state_all_stays_on_the_stage_and_nothing_overlaps(
    runner: Runner, state: str, scale: float
) -> None:
    driver = in_state(runner, state)
    driver.app.parts.kit.theme.scale_text(scale)
    driver.settle()
    stage = driver.app.screen.stage
    for phase in PHASES:
        driver.tap(phase)
        driver.settle()
        words, chip, button = stage.words, stage.chip, stage.button
        assert stage.x + 16 <= words.x <= words.right <= stage.right - 4
        assert button.top <= (chip.y if chip.words else words.y)
        assert not chip.words or chip.top <= words.y
        assert words.top <= stage.segments.y <= stage.segments.top <= stage.week.y
        assert stage.y + 12 <= button.y
        if stage.figure.opacity:
            reach = max(part.texture_size[0] for part in words.parts if part.words)
            assert words.x + reach < stage.figure.x - 60
            assert stage.figure.shown is not None
    driver.app.parts.kit.theme.scale_text(1.0)


@pytest.mark.parametrize("state", STATES)
def test_in_every_state_it_fits_a_phone_without_scrolling(runner: Runner, state: str) -> None:
    driver = in_state(runner, state)
    for phase in PHASES:
        driver.tap(phase)
        driver.settle()
        assert not driver.app.screen.scroll.do_scroll_y, phase


def test_what_the_record_brings_moves_nothing_that_was_there(runner: Runner) -> None:
    driver = runner.settle_in()
    screen = driver.app.screen
    parts = (screen.stage, screen.stage.words, screen.stage.segments, screen.stage.button, screen._trend)
    before = [(part.x, part.top) for part in parts]
    rated(runner, 2)
    done(runner, "warmup-5-quick", "warm-up", 1)
    dressed(runner)
    assert [(part.x, part.top) for part in parts] == before


def test_the_figures_come_after_the_first_frame_the_one_that_is_seen_first(open_app: Open) -> None:
    driver = open_app()
    driver.settle()
    figure = driver.app.screen.stage.figure
    assert list(figure._drawn) == ["before", "after", "rest", "done"]
    assert all(texture is not None for texture in figure._drawn.values())


def test_a_figure_stays_until_it_is_drawn_anew(open_app: Open) -> None:
    driver = open_app()
    driver.settle()
    figure, theme = driver.app.screen.stage.figure, driver.app.parts.kit.theme
    before = dict(figure._drawn)
    theme.refresh()  # the edges of the window have moved, and nothing else
    assert figure.shown is before["before"]
    driver.settle()
    assert figure._drawn == before
    theme.use("dark" if theme.name == "light" else "light")
    assert figure.shown is before["before"]
    driver.settle()
    assert list(figure._drawn) == list(before)
    assert not figure._due
    small = dict(figure._drawn)
    driver.resize(412, 640)
    assert figure.shown is not None
    driver.settle()
    assert figure._drawn.keys() == small.keys()


def test_notes_stand_above_and_below_and_do_what_they_say(open_app: Open) -> None:
    driver = open_app()
    pressed: list[str] = []
    above = Note(icon="directions_run", words="Back from your run?", action=lambda: pressed.append("run"))
    driver.app.screen.show_notes(Notes((above,), (Note(text="Left out: Bird-dog."),)))
    driver.frames()
    driver.tap("Back from your run?")
    assert pressed == ["run"]
    assert driver.sees("Left out: Bird-dog.")
    screen = driver.app.screen
    note = driver.button("Back from your run?")
    assert screen.stage.y > note.top > note.y > screen._trend.top
    driver.app.screen.show_notes(Notes())
    driver.frames()
    assert not driver.sees("Back from your run?")


def test_what_this_machine_cannot_do_is_said_at_the_end_and_stays_when_today_is_made_anew(
    open_app: Open,
) -> None:
    driver = open_app(detect=lambda *_: device_without("No speech program was found."))
    assert driver.sees("No speech program was found.")
    driver.app.rebuild()
    driver.frames()
    assert driver.sees("No speech program was found.")


def test_where_a_routine_begins_at_once_it_is_said_over_the_session_and_once(open_app: Open) -> None:
    driver = open_app(
        routine="warmup-5-quick", detect=lambda *_: device_without("No speech program was found.")
    )
    driver.frames(4)
    assert driver.player.session is not None
    assert sum("No speech program was found." in text for text in driver.texts()) == 1
    driver.app.show_today()
    driver.frames(4)
    assert sum("No speech program was found." in text for text in driver.texts()) == 1


def device_without(voice: str) -> Device:
    from app.device import detect

    device = detect.detect(Path("nowhere"), "en")
    device.sounds, device.vibrator, device.voice = NullSounds(), NullVibrator(), NullVoice(voice)
    return device


def test_a_broken_file_does_not_stand_on_today(open_app: Open, profile: Path) -> None:
    (profile / "routines" / "mine.yaml").write_text(BROKEN)
    driver = open_app()
    assert driver.sees("Before run")
    assert not any("mine" in text.lower() for text in driver.texts())


def test_where_no_file_can_be_used_today_says_so_and_leads_to_the_library(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app()
    routines = driver.app.parts.routines
    broken = [replace_problem(card) for card in routines.cards()]
    monkeypatch.setattr(routines, "cards", lambda: broken)
    driver.app.go("library")
    driver.app.show_today()
    driver.frames()
    assert driver.sees("No routine can be used")
    assert not driver.sees("Before run")
    assert driver.app.screen.tint == "before", "nothing is wrong with the runner"
    driver.tap("Open the library")
    assert not driver.app.at_home


def replace_problem(card):
    return card._replace(problem=f"{card.file}, line 1: unreadable")


def test_a_routine_that_broke_meanwhile_is_refused_in_words(open_app: Open, profile: Path) -> None:
    path = profile / "routines" / "mine.yaml"
    path.write_text(BROKEN.replace("soon", "30"))
    driver = open_app()
    path.write_text(BROKEN)
    driver.app.start("mine")
    driver.frames()
    assert driver.sees("This routine cannot be used")
    driver.tap("All right")
    assert driver.sees("Before run")


@pytest.mark.parametrize("scale", [0.85, 1.0, 2.0])
def test_every_target_is_at_least_48_dp(open_app: Open, scale: float) -> None:
    driver = open_app(text_scale=scale)
    for target in driver.widgets(ButtonBehavior):
        if not target.disabled:
            x, y = target.center
            for across, along in ((-23.5, 0), (23.5, 0), (0, -23.5), (0, 23.5)):
                assert target.collide_point(x + across, y + along), target.words


@pytest.mark.parametrize("size", [(915, 412), (360, 640), (673, 841), (1280, 800)])
def test_turning_and_resizing_keep_everything_inside_the_page(open_app: Open, size: tuple[int, int]) -> None:
    driver = open_app()
    driver.resize(*size)
    driver.settle()
    screen = driver.app.screen
    stage = screen.stage
    for part in (stage.week, stage.segments, stage.words, stage.button, screen._trend):
        x, _ = part.to_window(*part.pos)
        assert x >= 0
        assert x + part.width <= size[0]
    left, _ = stage.to_window(*stage.pos)
    assert left + stage.width == size[0]
    assert driver.window.height - stage.button.to_window(*stage.button.pos)[1] <= size[1]
    driver.resize(412, 915)


def test_everything_stands_where_it_is_drawn(open_app: Open) -> None:
    driver = open_app(device="phone")
    driver.settle()
    stage = driver.app.screen.stage
    drawn = {
        stage: (0, 88, 412, 468),
        stage.segments: (16, 166, 380, 52),
        stage.button: (16, 468, 204, 68),
        stage.chip: (20, 402, 108, 36),
    }
    for widget, box in drawn.items():
        assert _box(driver, widget) == pytest.approx(box, abs=4), widget
    trend = _box(driver, driver.app.screen._trend)
    assert trend[:3] == pytest.approx((16, 570, 380), abs=4)


def _box(driver: Driver, widget) -> tuple[float, ...]:
    x, y = widget.to_window(*widget.pos)
    return (x, driver.window.height - y - widget.height, widget.width, widget.height)


@pytest.mark.parametrize("score", [None, 2, 4, 6, 9])
def test_no_text_bypasses_translation(runner: Runner, score: int | None) -> None:
    driver = runner.settle_in()
    if score is not None:
        rated(runner, score)
    if score != 4:
        driver.app.gate.back.answer(all_no(), new_pain=False)
    else:
        loop = runner.store.back.loops()[-1].id
        runner.store.back.check_in(Answers(score=4), Moment.AFTER_RUN, runner.time, loop=loop)
    done(runner, "warmup-5-quick", "warm-up", 1)
    driver.app.parts.tr.use("pseudo")
    driver.app.rebuild()
    dressed(runner)
    # The letters of the week are one translated text, taken apart.
    assert [text for text in words_of(driver) if "~" not in text and len(text) > 2] == []
    driver.app.parts.tr.use("en")
