"""The loop: after the warm-up, after the run, next morning; and what Today says of it."""

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.back.run_cycle import Asking, AskNext
from tests.core.back_cases import all_no
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import Driver


def warmed_up(runner: Runner, score: int) -> Driver:
    """A warm-up began with a score and is over; its score was not given then, and is asked for now."""
    driver = runner.settle_in()
    check_in = driver.app.gate.back.check_in(Answers(score=score), Moment.BEFORE)
    runner.want("warmup-8-stiff-back")
    if not runner.in_session:
        runner.press("Start · 8 min")
    runner.advance(20)
    driver.player.end()
    driver.frames(6)
    assert {kept.loop for kept in runner.store.sessions.recent()} == {check_in.loop}
    runner.close()
    driver = runner.open()
    assert driver.sees("How is your back now, 0 to 10?")
    return driver


def test_a_back_that_has_calmed_may_run(runner: Runner) -> None:
    driver = warmed_up(runner, 3)
    driver.tap("2")
    driver.tap("See advice")
    assert driver.sees("Begin with a few minutes of walking or very easy jogging.")
    driver.tap("All right")
    assert driver.app.at_home


def test_a_back_that_was_stirred_up_may_not_and_no_warm_up_starts_any_more(runner: Runner) -> None:
    driver = warmed_up(runner, 2)
    runner.rate(4)
    assert driver.sees("The warm-up made it sorer")
    runner.want("warmup-5-quick")
    assert not runner.in_session
    assert driver.sees("Not this one today")


def test_six_after_the_warm_up_asks_the_questions(runner: Runner) -> None:
    driver = warmed_up(runner, 2)
    runner.rate(6)
    assert runner.offers() == []
    driver.button("Safety questions")


def test_not_now_is_an_answer(runner: Runner) -> None:
    driver = warmed_up(runner, 2)
    driver.tap("Not now")
    assert driver.app.at_home
    assert not driver.sees("How is your back")
    assert driver.app.sheets.now is None  # nobody is back from a run at once
    assert driver.sees("Back from your run?")  # but can say so


def test_back_from_the_run_leads_to_the_score_and_the_fitting_cool_down(runner: Runner) -> None:
    driver = warmed_up(runner, 2)
    runner.rate(1)
    runner.close()
    runner.later(minutes=50)
    driver = runner.open()
    assert driver.app.sheets.now.page.title == "Back from your run?"
    driver.tap("Yes")
    assert driver.sees("straight after the run")
    page = driver.app.sheets.now.page if driver.app.sheets.now is not None else driver.app.screen
    assert all(key.to_window(*key.pos)[1] >= page.scroll.to_window(*page.scroll.pos)[1] for key in page.keys)
    assert driver.sees("0 to 10")
    runner.rate(4)
    assert driver.sees("It is not medical advice")
    assert any("cool-down" in words.lower() for words in runner.offers())
    driver.tap(runner.offers()[0])
    if not runner.in_session:
        runner.press("Start · 8 min")
    assert driver.player.session.timeline.routine.phase == "cool-down"
    driver.player.end()
    driver.frames(6)
    loops = {kept.loop for kept in runner.store.sessions.recent()}
    assert len(loops) == 1


def test_not_yet_asks_again_and_no_run_settles_it(runner: Runner) -> None:
    driver = warmed_up(runner, 1)
    runner.rate(1)
    for answer in ("Not yet", "No run today"):
        runner.close()
        runner.later(minutes=20)
        driver = runner.open()
        assert driver.sees("Back from your run?")
        driver.tap(answer)
    assert not driver.sees("Back from your run?")


def test_the_next_morning_is_asked_about_once(runner: Runner) -> None:
    driver = warmed_up(runner, 1)
    runner.rate(1)
    runner.close()
    runner.later(minutes=50)
    driver = runner.open()
    driver.tap("Yes")
    runner.rate(2)
    runner.close()
    runner.later(hours=19)
    driver = runner.open()
    assert driver.sees("How was your lower back this morning, 0 to 10?")
    runner.rate(1)
    assert driver.sees("Your back coped well")
    runner.close()
    driver = runner.open()
    assert driver.app.sheets.now is None
    (run,) = runner.store.history.runs()
    assert (run.before, run.after, run.morning) == (1, 2, 1)


def test_today_says_what_the_record_has_to_say(runner: Runner) -> None:
    driver = runner.settle_in()
    for day in range(8):
        now = runner.time.replace(day=1 + day)
        check_in = runner.store.back.check_in(Answers(score=4), Moment.BEFORE, now)
        runner.store.back.check_in(Answers(score=2), Moment.AFTER_WARM_UP, now, loop=check_in.loop)
    driver.app.refresh_notes()
    driver.frames()
    assert driver.sees("Calmer after warming up")
    assert driver.sees("8 of your last 8 warm-ups")


def test_a_damaged_record_is_said_in_words_and_the_app_goes_on(runner: Runner) -> None:
    (runner.profile / "limber.db").write_bytes(b"no database at all, but some bytes" * 50)
    driver = runner.open()
    runner.press("Skip the tour")
    runner.press("Not now")
    assert any("was no record at all" in note.text for note in driver.app.gate.notes().above)


def test_no_text_of_the_loop_or_the_check_in_bypasses_translation(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.parts.tr.use("pseudo")
    driver.app.show_today()
    seen: list[str] = []

    def look() -> None:
        driver.frames()
        seen.extend(words_of(driver))

    gate = driver.app.gate
    gate.check_in()
    look()
    driver.app.screen._done(4)
    look()
    for tap in driver.app.screen.ticks.taps:
        tap.dispatch("on_release")
    look()
    runner.read_on()
    look()
    gate.back.answer(all_no(), new_pain=False)
    for name in ("warmup-10-full", "warmup-8-stiff-back"):
        driver.app.start(name)
        look()
    runner.store.back.remember_hurt("bird-dog", "", runner.time)
    driver.app.refresh_notes()
    gate._notes.bring_back()
    look()
    assert [text for text in dict.fromkeys(seen) if "~" not in text] == []


def test_the_stop_signs_stand_below_the_advice_after_the_warm_up(runner: Runner) -> None:
    driver = runner.settle_in()
    loop = driver.app.gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    driver.app.gate.back.check_in(Answers(score=1), Moment.AFTER_WARM_UP, loop)
    driver.app.gate.tell(driver.app.gate.back.outcome(), loop)
    driver.frames(2)
    assert driver.sees("Stop and walk if")
    for sign in runner.store.back.rules.stop_signs:
        assert driver.sees(sign.text)


@pytest.mark.parametrize(
    ("signs", "asks"), [((), False), (("Pain went above 5",), True), (("Pain spread into a buttock",), True)]
)
def test_a_run_that_the_back_ended_leads_through_the_signs_and_ends_running_for_the_day(
    runner: Runner, signs: tuple[str, ...], asks: bool
) -> None:
    driver = runner.settle_in()
    gate = driver.app.gate
    loop = gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    gate.ask(AskNext(asking=Asking.BACK_FROM_RUN, loop=loop))
    driver.frames(2)
    assert driver.sees("Stop and walk if")
    driver.tap("I stopped because of my back")
    for words in signs:
        next(tap for tap in driver.app.screen.ticks.taps if tap.words.startswith(words)).dispatch(
            "on_release"
        )
    runner.read_on()
    assert driver.sees("Slow to a walk and walk home")
    assert runner.store.back.state(runner.time).run_off_today(runner.time)
    assert ("Safety questions" in driver.texts()) == asks
    runner.want("warmup-5-quick")
    assert not runner.in_session


def test_a_leg_after_the_run_is_a_concern_whatever_the_score(runner: Runner) -> None:
    driver = runner.settle_in()
    loop = driver.app.gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    driver.app.gate.ask(AskNext(asking=Asking.BACK_FROM_RUN, loop=loop, stopped=True))
    driver.frames(2)
    driver.tap("It went into a leg, tingled, or made me limp")
    runner.rate(1)
    assert "leg_symptoms" in runner.store.back.state(runner.time).safety.concerns
    assert not driver.sees("Your back coped well")
