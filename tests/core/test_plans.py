"""Plans over weeks: what comes next, one step a week at most, and back when the back says so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.back.after_run import RunScores
from app.core.plans import (
    BackSays,
    Do,
    Going,
    PlanLevel,
    PlanNext,
    WeeklyPlan,
    back_says,
    followed,
    kept,
    what_next,
)
from tests.core.back_cases import NOON, check_in, state

MONDAY = date(2026, 6, 29)
PLAN = WeeklyPlan(
    id="p",
    title="P",
    purpose="To try.",
    a_week=3,
    rest_days=1,
    mornings=2,
    levels=tuple(PlanLevel(title=name.upper(), routine=name, sessions=3) for name in "abc"),
)
CALM = BackSays(settled=5)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def after(
    going: Going, today: date, *done: tuple[str, date], says: BackSays = CALM, may: bool = True
) -> PlanNext:
    return what_next(PLAN, going, done, says, today, may=may)


BEGUN = Going(plan="p", level=0, since=MONDAY)
WEEK = [("a", MONDAY), ("a", MONDAY + days(2)), ("a", MONDAY + days(4))]
NEXT_MONDAY = MONDAY + days(7)


def test_it_begins_with_the_first_step_at_once():
    assert after(BEGUN, MONDAY) == PlanNext(do=Do.SESSION, level=0)


def test_a_day_without_it_lies_between_two_sessions():
    found = after(BEGUN, MONDAY + days(1), ("a", MONDAY))
    assert found == PlanNext(do=Do.REST, level=0, done=1, day=MONDAY + days(2))
    assert after(BEGUN, MONDAY + days(2), ("a", MONDAY)).do is Do.SESSION


def test_a_full_week_rests_until_monday():
    found = after(BEGUN, MONDAY + days(6), *WEEK)
    assert found == PlanNext(do=Do.REST, level=0, done=3, day=NEXT_MONDAY)


def test_after_a_week_and_enough_calm_sessions_the_next_step_is_offered():
    assert after(BEGUN, NEXT_MONDAY, *WEEK) == PlanNext(do=Do.UP, level=1)
    assert after(BEGUN, NEXT_MONDAY, *WEEK[:2]).do is Do.SESSION, "too few"
    assert after(BEGUN, NEXT_MONDAY, *WEEK, says=BackSays(settled=1)).do is Do.SESSION, (
        "too few calm mornings"
    )
    assert after(replace(BEGUN, since=MONDAY + days(1)), NEXT_MONDAY, *WEEK).do is Do.SESSION, "too soon"


def test_what_was_done_on_the_step_before_does_not_count_for_this_one():
    up = BEGUN.at(1, NEXT_MONDAY)
    assert (up.level, up.since, up.eased) == (1, NEXT_MONDAY, None)
    found = after(up, NEXT_MONDAY + days(7), *WEEK, ("b", NEXT_MONDAY), ("b", NEXT_MONDAY + days(2)))
    assert found.do is Do.SESSION


def test_no_step_is_skipped_however_long_one_waits():
    weeks = [("a", MONDAY + days(2 * n)) for n in range(20)]
    assert after(BEGUN, MONDAY + days(60), *weeks) == PlanNext(do=Do.UP, level=1)


def test_after_the_last_step_the_plan_is_through_and_one_without_an_end_goes_on():
    last = Going(plan="p", level=2, since=MONDAY)
    done = [("c", day) for _, day in WEEK]
    assert after(last, NEXT_MONDAY, *done) == PlanNext(do=Do.THROUGH, level=2)
    on = replace(PLAN, levels=(*PLAN.levels[:2], replace(PLAN.levels[2], sessions=0)))
    assert what_next(on, last, done, CALM, NEXT_MONDAY, may=True).do is Do.SESSION


def test_it_steps_back_when_the_back_says_so_and_once_a_week_at_most():
    up = Going(plan="p", level=1, since=MONDAY)
    less = BackSays(less=True)
    assert after(up, MONDAY + days(1), says=less) == PlanNext(do=Do.BACK, level=0)
    eased = up.at(0, MONDAY + days(1))
    assert (eased.level, eased.eased) == (0, MONDAY + days(1))
    again = replace(eased, level=1)
    assert after(again, MONDAY + days(2), says=less).do is Do.NOT_TODAY
    assert after(again, MONDAY + days(9), says=less).do is Do.BACK


def test_on_the_first_step_there_is_nothing_to_step_back_to():
    assert after(BEGUN, MONDAY, says=BackSays(less=True)).do is Do.NOT_TODAY


def test_what_may_not_start_today_is_not_offered_nor_is_a_step_up():
    assert after(BEGUN, NEXT_MONDAY, *WEEK, may=False).do is Do.NOT_TODAY


def test_a_clock_that_was_set_back_waits_and_breaks_nothing():
    assert after(BEGUN, MONDAY - days(3), *WEEK).do is Do.REST


# --- what the back says ---------------------------------------------------------------------------------

TODAY = NOON.date()


def run(ago: int, before: int, after_: int, morning: int | None) -> RunScores:
    return RunScores(day=TODAY - days(ago), before=before, after=after_, morning=morning)


def says(*runs: RunScores, since: int = 14, known=None) -> BackSays:
    known = known or state(check_in(1))
    return back_says(replace(known, runs=runs), runs, TODAY - days(since), NOON)


def test_calm_mornings_in_a_row_are_counted_from_the_last():
    assert says() == BackSays()
    assert says(run(8, 1, 2, 4), run(6, 1, 1, 1), run(4, 2, 2, 2)) == BackSays(settled=2)
    assert says(run(6, 1, 1, 1), run(4, 1, 1, None)) == BackSays(settled=1)


def test_runs_of_an_earlier_step_count_neither_way():
    assert says(run(6, 1, 1, 1), run(4, 1, 4, 4), since=3) == BackSays()


@pytest.mark.parametrize("last", [run(3, 1, 4, 1), run(3, 1, 1, 4), run(3, 5, 6, 5)])
def test_a_run_that_was_too_much_asks_for_less(last):
    assert says(run(5, 1, 1, 1), last).less


def test_a_day_without_a_run_and_the_advice_to_pause_ask_for_less():
    assert says(known=state(check_in(6))).less
    assert says(known=state(check_in(4, new_pain=True))).less
    assert says(run(9, 1, 4, 4), run(6, 1, 4, 4), since=1).less, "told to pause running"
    assert not says(known=state(check_in(5))).less


# --- as it is kept ----------------------------------------------------------------------------------------


def test_it_is_kept_in_words_and_read_back():
    going = (replace(BEGUN, level=1, eased=MONDAY), BEGUN)
    assert kept(going[:1]) == ("p 1 2026-06-29 2026-06-29",)
    assert followed(kept(going), {"p": PLAN}) == going[:1], "each plan once"
    assert followed(kept([BEGUN]), {"p": PLAN}) == (BEGUN,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "p",
        "p 0",
        "p x 2026-06-29",
        "p 9 2026-06-29",
        "p -1 2026-06-29",
        "p 0 tomorrow",
        "gone 0 2026-06-29",
        "p 0 2026-06-29 2026-06-29 more",
        f"p {'9' * 5000} 2026-06-29",
    ],
)
def test_what_makes_no_sense_is_passed_over(text):
    assert followed([text, "p 0 2026-06-29"], {"p": PLAN}) == (BEGUN,)
