"""What the record says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.history import (
    STRONGEST,
    DayRecord,
    ExerciseTotal,
    Scores,
    Streak,
    by_area,
    finding,
    headline,
    streak,
    week_days,
)
from tests.core.back_cases import LIBRARY

TODAY = date(2026, 7, 1)  # a Wednesday


def ago(**delta):
    return TODAY - timedelta(**delta)


def test_weeks_in_a_row_count_up_to_this_week():
    assert streak([TODAY, ago(weeks=1), ago(weeks=2)], TODAY) == Streak(weeks=3, this_week=True)


def test_a_week_that_is_still_open_does_not_break_the_row():
    assert streak([ago(weeks=1), ago(weeks=2)], TODAY) == Streak(weeks=2, this_week=False)


def test_a_missed_week_breaks_the_row():
    assert streak([TODAY, ago(weeks=2)], TODAY).weeks == 1
    assert streak([ago(weeks=2)], TODAY).weeks == 0
    assert streak([], TODAY) == Streak(weeks=0, this_week=False)


def test_a_session_dated_ahead_does_not_count():
    assert streak([TODAY + timedelta(days=10)], TODAY).weeks == 0


@given(days=st.sets(st.integers(0, 400)))
def test_more_days_never_make_a_shorter_row(days):
    dates = [ago(days=number) for number in days]
    assert streak([*dates, TODAY], TODAY).weeks >= streak(dates, TODAY).weeks


def test_the_year_does_not_break_the_row():
    january = date(2027, 1, 1)
    assert streak([january, january - timedelta(weeks=1)], january).weeks == 2


def test_a_gentle_day_has_a_mark_of_its_own():
    gentle = DayRecord(day=TODAY, phases=frozenset({"gentle"}), seconds=600, sessions=1)
    run = DayRecord(day=ago(days=1), phases=frozenset({"warm-up", "gentle"}), seconds=600, sessions=2)
    week = week_days({TODAY: gentle, ago(days=1): run}, TODAY)
    assert [record.mark if record else "" for record in week] == ["", "run", "gentle", "", "", "", ""]


def test_a_day_is_the_darker_in_the_calendar_the_more_minutes_it_has():
    ramps = [
        DayRecord(day=TODAY, phases=frozenset({"gentle"}), seconds=60 * minutes, sessions=1).ramp
        for minutes in (0, 7.9, 8, 14, 19.9, 20, 200)
    ]
    assert ramps == [1, 1, 2, 3, 3, STRONGEST, STRONGEST]


def test_the_score_after_a_run_says_more_than_the_one_after_the_warm_up():
    assert Scores(day=TODAY, before=3, after_warm_up=2, after_run=5).after == 5
    assert Scores(day=TODAY, before=3, after_warm_up=2).after == 2
    assert Scores(day=TODAY, before=3, after_run=0).rated
    assert not Scores(day=TODAY, before=3, morning=2).rated
    assert not Scores(day=TODAY, after_run=2).rated


def test_an_exercise_counts_for_each_of_its_areas():
    totals = [
        ExerciseTotal(exercise="cat-cow", seconds=100, times=1),
        ExerciseTotal(exercise="gone-since", seconds=900, times=1),
    ]
    areas = dict(by_area(totals, lambda name: LIBRARY.exercises[name].areas if name == "cat-cow" else ()))
    assert areas["lower-back"] == 100
    assert set(areas.values()) == {100}


def warm_ups(*pairs):
    return [Scores(day=TODAY, before=before, after_warm_up=after) for before, after in pairs]


def test_something_is_found_when_the_numbers_say_so():
    series = warm_ups(*[(3, 2)] * 6, (3, 3), (2, 3))
    assert finding(series) == ("calmer", 6, 8)


def test_too_few_or_unclear_numbers_say_nothing():
    assert finding(warm_ups(*[(3, 2)] * 5)) is None
    assert finding(warm_ups(*[(3, 2)] * 4, *[(3, 3)] * 4)) is None
    assert finding([]) is None
    assert finding([Scores(day=TODAY, before=3)] * 20) is None


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            [(4, 4), (2, 1), (2, 0), (3, 5), (2, 2), (1, 1), (3, 2), (2, 1)],
            "Calmer after moving, 4 times out of 8",
        ),
        ([(3, 3)] * 7 + [(3, 2)], "Much the same after moving, 7 times out of 8"),
        ([(3, 3)] * 4 + [(3, 5)] * 2 + [(3, 2)], "Much the same after moving, 4 times out of 7"),
        ([(3, 3)] * 3 + [(3, 5)] * 3 + [(3, 2)], "Sorer after moving, 3 times out of 7"),
        ([(3, 3)] * 2 + [(3, 5)] * 3 + [(3, 2)] * 2, "Sorer after moving, 3 times out of 7"),
        ([(3, 3)] * 6, "Much the same after moving, 6 times out of 6"),
    ],
)
def test_the_headline_counts_what_most_of_the_last_runs_did(pairs, said):
    assert headline(warm_ups(*pairs), str) == said


def test_the_headline_keeps_quiet_where_there_are_too_few_runs_or_they_say_both():
    assert headline(warm_ups(*[(3, 2)] * 5), str) == ""
    assert headline(warm_ups(*[(3, 2)] * 3, *[(2, 3)] * 3), str) == ""
    assert headline([Scores(day=TODAY, before=3)] * 20, str) == ""
    assert headline([], str) == ""


def test_the_headline_counts_the_last_eight_and_takes_the_score_after_the_run():
    assert headline(warm_ups(*[(3, 2)] * 20, *[(2, 4)] * 8), str) == "Sorer after moving, 8 times out of 8"
    runs = [Scores(day=TODAY, before=3, after_warm_up=2, after_run=4)] * 6
    assert headline(runs, str) == "Sorer after moving, 6 times out of 6"


@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=6, max_size=12),
)
def test_turned_round_the_headline_says_the_opposite(pairs):
    there = headline(warm_ups(*pairs), str)
    back = headline(warm_ups(*[(after, before) for before, after in pairs]), str)
    assert back == there.replace("Calmer", "*").replace("Sorer", "Calmer").replace("*", "Sorer")


def test_only_the_last_eight_count():
    series = warm_ups(*[(3, 2)] * 20, *[(2, 4)] * 8)
    assert finding(series) is None


def test_a_back_that_is_calm_anyway_is_said_to_have_stayed_so():
    assert finding(warm_ups(*[(1, 1)] * 8)) == ("calm", 8, 8)


def test_settled_mornings_are_the_last_thing_to_speak_of():
    series = [Scores(day=TODAY, before=4, after_warm_up=4, after_run=4, morning=3)] * 7
    assert finding(series) == ("settled", 7, 7)
