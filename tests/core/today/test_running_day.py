"""On a running day Today says in one line what a sore back means for the run, by the rules there are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.back.check_in import Moment, Profile
from app.core.back.run_cycle import RunCycle
from app.core.reminder import DAYS
from app.core.today.day import Day, Known
from app.core.today.running_day import sore_running_day
from tests.core.back_cases import CALM, NOON, check_in, minutes, state
from tests.core.today.test_today import CARDS, HOME, RATED, SAFETIES, SEVEN, WARM

EVERY_DAY = frozenset(range(len(DAYS)))
NO_RUN = "You planned to run today. Your back needs the day off: gentle moves are enough."


def known(*check_ins, safety=CALM, warmed_up=None, days=EVERY_DAY, **more) -> Known:
    loops = [RunCycle(id="a", warmed_up=warmed_up.timestamp() if warmed_up else None, check_ins=check_ins)]
    runs = [loop.run for loop in loops if loop.run is not None]
    return Known(
        cards=CARDS,
        loops=loops if check_ins else [],
        runs=lambda: runs,
        state=more.pop("state", state(*check_ins, safety=safety)),
        running_days=days,
        **more,
    )


@pytest.mark.parametrize(
    ("score", "says"),
    [
        (0, ""),
        (2, ""),
        (
            3,
            "You planned to run today. Your back is sore: use a stiff-back warm-up, then keep it short, flat and easy.",
        ),
        (
            5,
            "You planned to run today. Your back is sore: use a stiff-back warm-up, then keep it short, flat and easy.",
        ),
        (6, NO_RUN),
        (7, NO_RUN),
        (8, "You planned to run today. With this much pain, leave it out."),
        (10, "You planned to run today. With this much pain, leave it out."),
    ],
)
def test_each_score_means_what_the_rules_say(score: int, says: str) -> None:
    assert sore_running_day(known(check_in(score)), NOON + minutes(3)) == says


def test_it_never_says_that_a_run_is_off_where_today_lets_one_run() -> None:
    for score in range(11):
        what, now = known(check_in(score)), NOON + minutes(3)
        off = sore_running_day(what, now) not in ("",) and "stiff-back" not in sore_running_day(what, now)
        assert off == Day(what, now).no_run


def test_any_other_day_and_a_day_nothing_was_said_about_are_no_news() -> None:
    weekday = NOON.weekday()
    assert sore_running_day(known(check_in(7), days=EVERY_DAY - {weekday}), NOON + minutes(3)) == ""
    assert sore_running_day(known(check_in(7), days=frozenset()), NOON + minutes(3)) == ""
    assert sore_running_day(known(), NOON) == ""
    assert sore_running_day(Known(cards=CARDS, running_days=EVERY_DAY), NOON) == ""


def test_after_a_run_that_was_too_much_the_next_morning_says_so() -> None:
    before, hard = check_in(2, WARM - minutes(10)), check_in(4, HOME, Moment.AFTER_RUN)
    ran = known(before, RATED, hard, warmed_up=WARM)
    assert sore_running_day(ran, HOME + minutes(2)) == "", "the run is over"
    morning = SEVEN + timedelta(days=1)
    said = check_in(2, morning, Moment.MORNING)
    assert sore_running_day(known(before, RATED, hard, said, warmed_up=WARM), morning + minutes(2)) == NO_RUN


def test_a_hard_morning_is_told_on_the_day_itself_and_while_a_bad_day_counts() -> None:
    assert sore_running_day(known(check_in(7, SEVEN, Moment.MORNING)), SEVEN + minutes(5)) == NO_RUN
    next_day = SEVEN + timedelta(days=1)
    again = known(check_in(7, SEVEN), check_in(1, next_day))
    assert sore_running_day(again, next_day + minutes(5)) == NO_RUN


def test_what_has_to_be_looked_at_comes_before_the_run() -> None:
    says = "You planned to run today. Leave it until your back has been looked at."
    assert sore_running_day(known(safety=SAFETIES["concern"]), NOON) == says


@pytest.mark.parametrize("safety", ["never asked", "due", "urgent", "emergency"])
def test_where_something_stands_in_the_place_of_everything_it_is_silent(safety: str) -> None:
    assert sore_running_day(known(check_in(7), safety=SAFETIES[safety]), NOON + minutes(3)) == ""


def test_who_has_to_ask_somebody_first_is_not_told_so_on_every_running_day() -> None:
    rules = state().rules
    tag = next(each.tag for each in rules.profile if each.ask_to_run)
    asks = replace(state(), profile=Profile(tags=frozenset({tag})))
    assert Day(known(state=asks), NOON).no_run
    assert sore_running_day(known(state=asks), NOON) == ""


def test_after_midnight_it_is_still_the_day_that_was_lived() -> None:
    late = (NOON + timedelta(days=1)).replace(hour=1)
    only_today = frozenset({NOON.weekday()})
    evening = NOON.replace(hour=23)
    assert sore_running_day(known(check_in(7, evening), days=only_today), late) == NO_RUN
