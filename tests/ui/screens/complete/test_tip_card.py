"""One thing to take along on the run, on the page that ends a warm-up."""

from app.core.back.check_in import Answers, Moment
from app.core.settings import LAST_TIP
from app.data.shipped.learn import load_cards
from app.ui.screens.complete.tip_card import TipCard
from tests.core.back_cases import SHARE
from tests.ui.back_driver import Runner, words_of
from tests.ui.driver import ESCAPE, Driver, Open
from tests.ui.layout_audit import audit

TIPS = [card for card in load_cards(SHARE) if card.tip]


def warm_up(runner: Runner, seconds: float = 480.5) -> Driver:
    """Does so much of a warm-up on an open app, and stands at its end."""
    driver = runner.driver
    runner.store.back.check_in(Answers(score=2), Moment.BEFORE, runner.time)
    driver.app.start("warmup-8-stiff-back")
    driver.frames(4)
    assert runner.in_session
    runner.advance(seconds, step=2)
    if runner.in_session:
        driver.key(ESCAPE)
        driver.tap("Finish here")
    return driver


def tips(driver: Driver) -> list[TipCard]:
    return list(driver.widgets(TipCard))


def test_after_a_warm_up_one_tip_is_offered_below_the_question(runner: Runner) -> None:
    runner.settle_in()
    driver = warm_up(runner)
    (tip,) = tips(driver)
    assert driver.sees(TIPS[0].title)
    assert driver.sees(TIPS[0].tip)
    page = driver.app.screen
    assert tip.to_window(0, tip.top)[1] < page.keys.to_window(0, page.keys.y)[1]
    assert audit(driver) == []


def test_the_next_warm_up_brings_another_one_also_after_the_app_was_closed(runner: Runner) -> None:
    seen = []
    for number in range(len(TIPS) + 1):
        if number == 2:
            runner.close()
            runner.open()
        elif number == 0:
            runner.settle_in()
        driver = warm_up(runner)
        seen += [tip.words for tip in tips(driver)]
        driver.tap("Not now")
        runner.later(days=1)
    assert seen == [card.title for card in (*TIPS, TIPS[0])]
    assert runner.store.settings.get(LAST_TIP) == TIPS[0].id


def test_a_score_that_forbids_the_run_takes_the_tip_away_and_another_brings_it_back(runner: Runner) -> None:
    runner.settle_in()
    driver = warm_up(runner)
    driver.tap("1")
    assert len(tips(driver)) == 1
    for score in ("6", "9"):
        driver.tap(score)
        assert tips(driver) == []
    driver.tap("2")
    assert len(tips(driver)) == 1
    driver.tap("8")
    driver.tap("Save")
    assert driver.sees("Safety questions")
    assert tips(driver) == []


def test_what_follows_from_the_score_comes_before_it(runner: Runner) -> None:
    runner.settle_in()
    driver = warm_up(runner)
    driver.tap("1")
    page = driver.app.screen
    items = page.column.items
    assert items.index(page.keys) < items.index(page._compared) < items.index(tips(driver)[0])


def test_a_warm_up_that_was_ended_early_gets_none_and_uses_none_up(runner: Runner) -> None:
    runner.settle_in()
    driver = warm_up(runner, seconds=200)
    assert driver.sees("Finished early")
    assert tips(driver) == []
    assert runner.store.settings.get(LAST_TIP) == ""


def test_nor_does_what_comes_after_a_run_or_in_place_of_one(runner: Runner) -> None:
    driver = runner.settle_in()
    for routine in ("cooldown-5-static", "gentle-12-not-running"):
        driver.app.start(routine)
        driver.frames(4)
        runner.advance(730, step=2)
        assert not runner.in_session
        assert tips(driver) == []
        driver.tap("Back to Today")
    assert runner.store.settings.get(LAST_TIP) == ""


def test_a_tap_opens_the_whole_card_and_back_leads_to_what_was_chosen(runner: Runner) -> None:
    runner.settle_in()
    driver = warm_up(runner)
    driver.tap("1")
    page = driver.app.screen
    tips(driver)[0].dispatch("on_release")
    driver.frames(4)
    assert driver.app.screen.card == TIPS[0]
    assert driver.sees(TIPS[0].text[:30])
    driver.key(ESCAPE)
    assert driver.app.screen is page
    assert page.score == 1
    driver.tap("Save")
    assert driver.app.at_home


def test_tools_that_play_with_no_runner_offer_none(open_app: Open) -> None:
    driver = open_app(routine="warmup-5-quick")
    driver.advance(300.6, step=1)
    assert driver.sees("Warmed up")
    assert tips(driver) == []


def test_it_is_translated(runner: Runner) -> None:
    driver = runner.settle_in()
    driver.app.parts.tr.use("pseudo")
    warm_up(runner)
    assert len(tips(driver)) == 1
    assert [text for text in words_of(driver) if "~" not in text] == []
    driver.app.parts.tr.use("en")
