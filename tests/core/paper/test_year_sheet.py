from datetime import date, timedelta

import pytest

from app.core.back.check_in import Answers, CheckIn, Moment
from app.core.paper.period import Period, year_before
from app.core.paper.year_sheet import PARTS, year_sheet
from app.core.records import Ending, StepRecord, StepState
from tests.data.profile_helpers import record

MARCH = date(2026, 3, 1)


def check_in(day: date, moment: Moment, score: int | None, at: float = 0.0, **more) -> CheckIn:
    answers = Answers(
        score=score, **{key: more.pop(key) for key in ("new_pain", "leg_symptoms") if key in more}
    )
    loop = more.pop("loop", f"{day}")
    return CheckIn(id=f"{loop}-{moment}", loop=loop, at=at, day=day, moment=moment, answers=answers, **more)


def sheet(*sessions, check_ins=(), since=MARCH, until=date(2026, 4, 30), **more):
    period = Period(since=since, until=until, sessions=tuple(sessions), check_ins=tuple(check_ins))
    return year_sheet(period, str, lambda name: name.replace("-", " "), **more)


def test_only_what_counts_is_counted():
    day = MARCH + timedelta(days=3)
    short = record(2, day, done_s=2.0, steps=())
    made = sheet(record(0, day), record(1, day), short)
    assert made.numbers == (("2", "sessions"), ("1 min", "of moving"), ("1", "day with a session"))
    assert made.routines == (("Stiff lower back", "2 times", "1 min"),)
    march, april = made.months
    assert march.sessions == "2"
    assert april.sessions == "–"


def test_a_day_shows_what_it_was_and_how_long():
    run = record(0, MARCH, done_s=1300.0)
    gentle = record(1, MARCH + timedelta(days=1), phase="gentle", done_s=500.0)
    scored = check_in(MARCH + timedelta(days=2), Moment.BEFORE, 4)
    march, _april = sheet(run, gentle, check_ins=[scored], since=MARCH).months
    assert march.days[:4] == ("r4", "g2", "s", "")
    assert len(march.days) == 31
    late, _ = sheet(since=date(2026, 3, 10)).months
    assert late.days[:10] == ("x",) * 9 + ("",), "days that are not of the page are none"


def test_scores_of_one_run_stand_together_and_the_morning_belongs_to_it():
    day = MARCH + timedelta(days=30)
    given = [
        check_in(day, Moment.BEFORE, 3, 1.0, loop="a"),
        check_in(day, Moment.AFTER_WARM_UP, 2, 2.0, loop="a"),
        check_in(day, Moment.AFTER_RUN, 4, 3.0, loop="a"),
        check_in(day + timedelta(days=1), Moment.MORNING, 1, 4.0, loop="a"),
    ]
    made = sheet(check_ins=given)
    ((place, before, after, morning),) = made.loops
    assert (before, after, morning) == (3, 4, 1)
    assert place == pytest.approx(30 / 60)
    march, _april = made.months
    assert (march.before, march.after, march.morning) == ("3.0", "4.0", "1.0")


def test_what_was_stopped_says_what_is_known_of_why():
    hurt = StepRecord(
        exercise="bird-dog", planned_s=5.0, done_s=5.0, state=StepState.SWAPPED, swapped_to="cat-cow"
    )
    early = record(0, MARCH, ending=Ending.EARLY, steps=(*record().steps, hurt))
    meant = check_in(MARCH, Moment.DURING, 6, early.started + 60)
    run = check_in(MARCH + timedelta(days=5), Moment.DURING, 7, early.started + 5 * 86400)
    newest, oldest = sheet(early, check_ins=[meant, run]).stops
    assert (newest.day, newest.what, newest.why) == ("6 Mar", "Run", "back at 7 in the middle")
    assert oldest.what == "Stiff lower back"
    assert oldest.why == "ended after 40 s of 8 min; bird dog hurt, cat cow instead; back at 6 in the middle"


def test_moves_that_hurt_are_counted_the_most_often_first():
    def hurting(number, name):
        step = StepRecord(exercise=name, planned_s=5.0, done_s=5.0, state=StepState.SWAPPED)
        return record(number, MARCH, steps=(*record().steps, step))

    made = sheet(hurting(0, "clam"), hurting(1, "sphinx"), hurting(2, "sphinx"))
    assert made.hurting == (("sphinx", "2 times"), ("clam", "1 time"))
    assert [each.why for each in made.stops].count("sphinx hurt and was left out") == 2


def test_what_was_ticked_is_counted():
    given = [check_in(MARCH + timedelta(days=n), Moment.BEFORE, 3, leg_symptoms=n < 2) for n in range(4)]
    assert sheet(check_ins=given).answers == ("Pain, tingling or numbness in a leg: 2 times.",)


@pytest.mark.parametrize("part", PARTS)
def test_nothing_stands_on_it_that_was_not_chosen(part):
    early = record(0, MARCH, ending=Ending.EARLY)
    given = [check_in(MARCH, Moment.BEFORE, 3, new_pain=True)]
    made = sheet(early, check_ins=given, parts=(part,))
    there = {
        "scores": made.loops,
        "calendar": made.months,
        "routines": made.routines,
        "stopped": made.stops and made.answers,
    }
    assert [name for name, shown in there.items() if shown] == [part]


def test_what_does_not_fit_into_a_list_is_counted():
    made = sheet(*(record(number, MARCH, ending=Ending.EARLY) for number in range(40)))
    assert len(made.stops) == 30
    assert made.more["stops"][30] == "and 10 more"
    assert made.more["stops"][4] == "and 36 more"
    assert made.more["routines"] == ("and 1 more", "")


def test_a_year_ends_with_its_day_and_begins_the_day_after_the_one_a_year_ago():
    assert year_before(date(2026, 11, 30)) == date(2025, 12, 1)
    assert year_before(date(2028, 2, 29)) == date(2027, 3, 1)
