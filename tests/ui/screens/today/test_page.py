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
CARDS = ("Before your run", "After your run", "Not running today")


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


def test_the_three_cards_a_suggestion_and_the_line_of_the_back_are_there_from_the_start(
    open_app: Open,
) -> None:
    driver = open_app()
    for words in (*CARDS, "Check in, then warm up", "Suggested for you", "Your back, 14 days"):
        assert driver.sees(words), words
    assert driver.sees("General exercise information, not medical advice.")


def test_without_a_check_in_the_first_card_leads_to_it(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Before your run")
    assert driver.sees("How is your lower back right now, 0 to 10?")
    driver.key(ESCAPE)
    assert driver.sees("Before your run")


def test_with_a_fresh_check_in_it_leads_to_the_routine_that_suits_it(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 4)
    driver.tap("Before your run")
    assert driver.sees("Stiff lower back")
    assert not runner.in_session
    driver.key(ESCAPE)
    assert driver.app.at_home


def test_after_a_score_that_rules_a_run_out_it_leads_to_the_advice(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 7)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    driver.tap("Before your run")
    assert driver.sees("Not a running day")


@pytest.mark.parametrize(("score", "title"), [(1, "5-minute cool-down"), (4, "Lower-back cool-down")])
def test_the_second_card_leads_to_the_cool_down_that_suits_the_last_score(
    runner: Runner, score: int, title: str
) -> None:
    driver = runner.settle_in()
    rated(runner, score)
    driver.tap("After your run")
    assert driver.sees(title)
    assert not driver.app.at_home


def test_the_third_card_leads_to_the_gentle_routine(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Not running today")
    assert not driver.app.at_home
    assert driver.sees("12 min")


def test_a_lock_takes_the_place_of_everything_that_could_be_started(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.back.answer(all_no() | {"weight": True}, new_pain=False)
    dressed(runner)
    for words in (*CARDS, "Suggested for you"):
        assert not driver.sees(words), words
    assert driver.sees("Nothing can be started until you have had medical advice.")
    driver.tap("What to do")
    assert driver.sees("A health professional has examined me for this")
    assert not runner.in_session


def test_the_suggestion_suits_the_last_check_in_and_starts_through_the_gate(runner: Runner) -> None:
    driver = runner.settle_in()
    assert driver.sees("7 min · a good start")
    rated(runner, 4)
    dressed(runner)
    assert driver.app.screen.suggested.words == "Stiff lower back, 8-minute warm-up"
    assert driver.sees("8 min · fits a 4")
    driver.tap("Stiff lower back, 8-minute warm-up")
    if not runner.in_session:
        driver.tap(next(words for words in driver.texts() if words.startswith("Start")))
    assert driver.player.session.timeline.routine.id == "warmup-8-stiff-back"


def test_of_what_suits_the_suggestion_is_what_the_runner_does_most(runner: Runner) -> None:
    driver = runner.settle_in()
    assert driver.app.screen.suggested.words == "Standard 7-minute warm-up"
    for days_ago in (3, 5):
        done(runner, "warmup-10-full", "warm-up", days_ago)
    done(runner, "warmup-5-quick", "warm-up", 4)
    rated(runner, 1)
    dressed(runner)
    assert driver.app.screen.suggested.words == "Full 10-minute warm-up"
    assert driver.sees("10 min · your usual")


def test_ones_own_are_known_by_their_id_whatever_their_files_are_called(runner: Runner) -> None:
    own_routine(runner.profile / "routines" / "My full one.YAML", id_="warmup-10-full")
    own_exercise(runner.profile / "exercises" / "Reach.yaml")
    driver = runner.settle_in()
    for days_ago in (3, 5):
        done(runner, "warmup-10-full", "warm-up", days_ago)
    rated(runner, 1)
    dressed(runner)
    assert driver.app.screen.suggested.words == "Wednesday warm-up"
    driver.app.start("warmup-10-full")
    driver.frames()
    runner.advance(60)
    assert runner.store.sessions.recent_routines()[0] == "warmup-10-full"
    assert runner.store.sessions.recent()[0].title == "Wednesday warm-up"


def test_a_suggestion_without_a_check_in_leads_to_the_check_in(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.tap("Standard 7-minute warm-up")
    assert driver.sees("How is your lower back right now, 0 to 10?")
    assert not runner.in_session


def test_this_week_and_the_weeks_in_a_row_are_shown(runner: Runner) -> None:
    driver = runner.settle_in()  # a Wednesday
    assert not driver.sees("in a row")
    done(runner, "warmup-5-quick", "warm-up", 2)
    done(runner, "gentle-12-not-running", "gentle", 1)
    done(runner, "cooldown-5-static", "cool-down", 8)
    dressed(runner)
    assert driver.sees("2 weeks")
    assert driver.sees("in a row")
    week = driver.app.screen._week
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
    driver.tap("Your back, 14 days")
    assert not driver.app.at_home


def test_a_single_score_is_not_called_a_way(runner: Runner) -> None:
    runner.settle_in()
    rated(runner, 3)
    assert dressed(runner).sees("first score")


@pytest.mark.parametrize(
    ("days_ago", "words"), [(0, "today"), (1, "yesterday"), (2, "Monday 29 June"), (13, "Thursday 18 June")]
)
def test_a_score_says_of_which_day_it_is(runner: Runner, days_ago: int, words: str) -> None:
    driver = runner.settle_in()
    rated(runner, 3, days_ago)
    dressed(runner)
    assert words in driver.texts()
    assert driver.sees("fits a 3") == (days_ago == 0)  # an old score does not speak of now


# --- the day ------------------------------------------------------------------------------------------


def large(driver: Driver) -> str:
    return str(driver.app.screen._large.words)


def test_after_a_six_nothing_of_today_invites_to_run(runner: Runner) -> None:
    driver = runner.settle_in()
    for days_ago in (3, 5):
        done(runner, "warmup-5-quick", "warm-up", days_ago)
    rated(runner, 6)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    dressed(runner)
    assert driver.app.screen.suggested.words == "Not running today"
    assert driver.sees("12 min · fits a 6")
    for inviting in ("Before your run", "Check in, then warm up", "Quick 5-minute warm-up", "Cool down"):
        assert not driver.sees(inviting), inviting
    driver.tap("No run today")
    assert driver.sees("Not a running day")


def test_questions_that_are_due_stand_before_everything(runner: Runner) -> None:
    driver = runner.settle_in()
    now = runner.time
    runner.store.back.check_in(Answers(score=3, leg_symptoms=True), Moment.BEFORE, now)
    dressed(runner)
    assert not driver.sees("Suggested for you")
    driver.tap("Questions first")
    driver.tap("Safety questions")
    runner.questions()
    assert driver.sees("Have this looked at")
    driver.key(ESCAPE)
    driver.frames(3)
    assert driver.app.at_home
    assert not driver.sees("Questions first")
    assert driver.app.screen.suggested.words == "Not running today"


def test_severe_pain_leaves_one_card_that_leads_on_and_back(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 9)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    dressed(runner)
    for words in (*CARDS, "Suggested for you"):
        assert not driver.sees(words), words
    driver.tap("See what helps")
    assert driver.sees("Rest in a comfortable position")
    driver.key(ESCAPE)
    driver.tap("Check in again")
    runner.check_in(2)
    driver.key(ESCAPE)
    driver.frames(3)
    assert driver.sees("No run today")  # a nine of the same day
    assert driver.app.screen.suggested.words == "Not running today"


def test_a_concern_says_so_and_leads_to_where_it_can_be_lifted(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.gate.back.answer(all_no() | {"daily": True}, new_pain=False)
    dressed(runner)
    driver.tap("No run for now")
    driver.tap("It has been checked")
    driver.frames(3)
    assert large(driver) == "Before your run"


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
    driver.tap("How is your back now?")
    runner.rate(1)
    driver.tap("All right")
    assert large(driver) == "Off you go"
    assert driver.sees("5 min · after your run")
    driver.tap("Off you go")
    driver.tap("Not yet")
    runner.later(minutes=40)
    dressed(runner)
    driver.tap("Back from your run?")
    driver.tap("Yes")
    runner.rate(2)
    driver.key(ESCAPE)
    driver.frames(3)
    assert large(driver) == "After your run"
    assert driver.app.screen.suggested.words == "5-minute cool-down"
    driver.tap("5-minute cool-down")
    assert driver.player.session.timeline.routine.id == "cooldown-5-static"
    runner.advance(330, step=1.0)
    assert {kept.loop for kept in runner.store.sessions.recent()} == {loop}
    driver.app.show_today()
    driver.frames(3)
    assert large(driver) == "Well moved"
    assert driver.sees("Done for today. Tomorrow morning: how is your back?")
    assert not driver.sees("Suggested for you")
    driver.tap("Well moved")
    assert driver.sees("Wednesday 1 July")  # what was done today
    driver.key(ESCAPE)
    runner.later(hours=18)
    dressed(runner)
    driver.tap("This morning")
    runner.rate(1)
    driver.key(ESCAPE)
    driver.frames(3)
    assert large(driver) == "Before your run"
    assert driver.sees("fits a 1")
    assert "yesterday" in driver.texts()


def test_a_card_does_what_holds_when_it_is_tapped(runner: Runner) -> None:
    driver = runner.settle_in()
    rated(runner, 2)
    dressed(runner)
    assert driver.sees("Checked in: now warm up")
    runner.later(hours=1)  # too long ago to start a warm-up with
    driver.tap("Before your run")
    assert driver.sees("How is your lower back right now, 0 to 10?")
    driver.key(ESCAPE)
    assert driver.sees("Check in, then warm up")


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("score", [2, 6])
def test_whichever_card_is_large_all_stay_inside_the_page(runner: Runner, score: int, scale: float) -> None:
    driver = runner.settle_in()
    driver.app.parts.kit.theme.scale_text(scale)
    loop = driver.app.gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    done(runner, "warmup-5-quick", "warm-up", 0)
    runner.store.back.check_in(Answers(score=score), Moment.AFTER_RUN, runner.time, loop=loop)
    driver.app.gate.back.answer(all_no(), new_pain=False)
    dressed(runner)
    driver.settle()
    screen = driver.app.screen
    assert screen._large is not screen.cards["before"]
    for card in screen.cards.values():
        x, _ = card.to_window(*card.pos)
        assert (x >= 16, x + card.width <= 396) == (True, True)
        assert card._texture is not None
        for words in (card._title, card._detail):
            assert words.y >= card._arrow_ground.pos[1] + card._arrow_ground.size[1] - 1
    driver.app.parts.kit.theme.scale_text(1.0)


def test_what_the_record_brings_moves_nothing_that_was_there(runner: Runner) -> None:
    driver = runner.settle_in()
    screen = driver.app.screen
    before = [(card.pos, card.size) for card in (*screen.cards.values(), screen.suggested)]
    rated(runner, 2)
    done(runner, "warmup-5-quick", "warm-up", 1)
    dressed(runner)
    assert [(card.pos, card.size) for card in (*screen.cards.values(), screen.suggested)] == before


def test_the_figures_come_after_the_first_frame(open_app: Open) -> None:
    driver = open_app()
    driver.settle()
    assert all(card._texture is not None for card in driver.app.screen.cards.values())
    assert driver.app.screen.suggested.tile._shown.texture is not None


def test_notes_stand_above_and_below_and_do_what_they_say(open_app: Open) -> None:
    driver = open_app()
    pressed: list[str] = []
    above = Note(icon="directions_run", words="Back from your run?", action=lambda: pressed.append("run"))
    driver.app.screen.show_notes(
        Notes("Six of eight were calmer.", (above,), (Note(text="Left out: Bird-dog."),))
    )
    driver.frames()
    driver.tap("Back from your run?")
    assert pressed == ["run"]
    assert driver.sees("Six of eight were calmer.")
    assert driver.sees("Left out: Bird-dog.")
    screen = driver.app.screen
    assert driver.button("Back from your run?").y > screen.cards["before"].y
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
    assert driver.sees("Before your run")
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
    assert not driver.sees("Suggested for you")
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
    assert driver.sees("Before your run")


@pytest.mark.parametrize("scale", [0.85, 1.0, 2.0])
def test_every_target_is_at_least_48_dp(open_app: Open, scale: float) -> None:
    driver = open_app(text_scale=scale)
    targets = [w for w in driver.widgets(ButtonBehavior) if not w.disabled]
    assert min(min(w.width, w.height) for w in targets if w is not driver.app.screen.pill) >= 48


@pytest.mark.parametrize("size", [(915, 412), (360, 640), (673, 841), (1280, 800)])
def test_turning_and_resizing_keep_every_card_inside_the_page(open_app: Open, size: tuple[int, int]) -> None:
    driver = open_app()
    driver.resize(*size)
    driver.frames()
    screen = driver.app.screen
    for card in (*screen.cards.values(), screen.suggested):
        x, _ = card.to_window(*card.pos)
        assert x >= 0
        assert x + card.width <= size[0]
    driver.resize(412, 915)


def test_cards_stand_where_they_are_drawn(open_app: Open) -> None:
    driver = open_app(device="phone")
    screen = driver.app.screen
    drawn = {"before": (16, 158, 380, 192), "after": (16, 362, 184, 192), "rest": (212, 362, 184, 192)}
    seen = {name: _box(driver, card) for name, card in screen.cards.items()}
    seen["suggested"], drawn["suggested"] = _box(driver, screen.suggested), (16, 568, 380, 92)
    seen["trend"], drawn["trend"] = _box(driver, screen._trend), (16, 672, 380, 118)
    for name, box in drawn.items():
        assert seen[name] == pytest.approx(box, abs=4), name


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
