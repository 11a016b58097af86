"""After the warm-up, after the run, next morning: what is asked, and that it is asked once."""

from datetime import timedelta

from app.core.back.after_run import RunScores, after_run, mornings_rising
from app.core.back.check_in import Moment
from app.core.back.run_cycle import Asking, AskNext, RunCycle, ask_next
from tests.core.back_cases import CALM, NOON, RULES, asked, check_in, minutes, state

BEFORE = check_in(2, NOON - minutes(15))
RATED = check_in(2, NOON - minutes(4), Moment.AFTER_WARM_UP)
WARM = NOON - minutes(5)
HOME = NOON + minutes(50)
RAN = check_in(3, HOME, Moment.AFTER_RUN)


def loop(*check_ins, warmed_up=WARM):
    return RunCycle(id="a", warmed_up=warmed_up.timestamp() if warmed_up else None, check_ins=check_ins)


def asking(now, *check_ins, warmed_up=WARM, safety=CALM):
    return ask_next([loop(*check_ins, warmed_up=warmed_up)], state(*check_ins, safety=safety), now)


def test_nothing_is_asked_before_the_warm_up_is_over():
    assert ask_next([], state(), NOON) == AskNext()
    assert asking(NOON, BEFORE, warmed_up=None) == AskNext()


def test_at_the_end_of_the_warm_up_the_back_is_rated_again():
    assert asking(NOON, BEFORE).asking is Asking.AFTER_WARM_UP
    assert asking(NOON + timedelta(hours=3), BEFORE).asking is Asking.BACK_FROM_RUN


def test_after_the_warm_up_it_asks_whether_one_is_back_and_offers_the_fitting_cool_down():
    ask = asking(HOME, BEFORE, RATED)
    assert ask.asking is Asking.BACK_FROM_RUN
    assert ask.text == "Back from your run?"
    assert ask.offer[0] == "cooldown-5-static"
    sore = asking(HOME, check_in(4, NOON - minutes(15)), check_in(4, NOON, Moment.AFTER_WARM_UP))
    assert sore.offer == ("cooldown-8-lower-back", "cooldown-5-static", "cooldown-6-standing")


def test_a_score_in_the_middle_of_the_warm_up_is_asked_for_again_at_its_end():
    midway = check_in(2, WARM - minutes(2), Moment.AFTER_WARM_UP)
    assert asking(NOON, BEFORE, midway).asking is Asking.AFTER_WARM_UP
    assert asking(NOON, BEFORE, midway, RATED).asking is Asking.BACK_FROM_RUN
    assert asking(NOON + timedelta(hours=3), BEFORE, midway).asking is Asking.BACK_FROM_RUN


def test_a_clock_that_was_set_back_does_not_ask_about_the_warm_up_again_and_again():
    for back in (minutes(20), timedelta(hours=2)):
        rated = check_in(2, WARM - back + minutes(1), Moment.AFTER_WARM_UP)
        before = check_in(2, WARM - minutes(15))
        assert asking(WARM - back + minutes(2), before, rated).asking is Asking.BACK_FROM_RUN


def test_a_score_that_ended_the_warm_up_is_not_asked_for_again():
    stirred = check_in(4, WARM - minutes(0.001), Moment.AFTER_WARM_UP)
    assert asking(NOON, BEFORE, stirred) == AskNext()


def test_a_score_in_the_middle_of_a_cool_down_says_nothing_of_the_run():
    resting = check_in(2, HOME, Moment.DURING, ran=False)
    ask = asking(HOME + minutes(5), BEFORE, RATED, resting)
    assert (ask.asking, ask.stopped) == (Asking.BACK_FROM_RUN, False)


def test_it_does_not_ask_about_a_run_that_was_called_off():
    stirred = check_in(4, NOON - minutes(4), Moment.AFTER_WARM_UP)
    assert asking(HOME, BEFORE, stirred) == AskNext()


def test_it_asks_for_six_hours_and_never_after_an_answer():
    assert asking(NOON + timedelta(hours=5), BEFORE, RATED).asking is Asking.BACK_FROM_RUN
    assert asking(NOON + timedelta(hours=7), BEFORE, RATED) == AskNext()
    assert asking(HOME + minutes(1), BEFORE, RATED, RAN) == AskNext()
    no_run = check_in(None, HOME, Moment.AFTER_RUN, ran=False)
    assert asking(HOME + minutes(1), BEFORE, RATED, no_run) == AskNext()


def test_the_score_straight_after_the_run_decides_the_cool_down():
    for score, first in (
        (1, "cooldown-5-static"),
        (4, "cooldown-8-lower-back"),
        (7, "gentle-12-not-running"),
    ):
        outcome = after_run(RULES, [RunScores(day=NOON.date(), before=1, after=score)], CALM)
        assert outcome.offer[0] == first
    severe = after_run(RULES, [RunScores(day=NOON.date(), before=1, after=8)], CALM)
    assert severe.offer == ()
    assert RULES.band(8).words.text in severe.notes


def test_next_morning_is_asked_once():
    morning = NOON.replace(hour=7) + timedelta(days=1)
    assert asking(morning, BEFORE, RATED, RAN).asking is Asking.MORNING
    scored = check_in(2, morning, Moment.MORNING)
    passed_over = check_in(None, morning, Moment.MORNING)
    for answer in (scored, passed_over):
        assert asking(morning + minutes(5), BEFORE, RATED, RAN, answer) == AskNext()


def test_the_morning_after_is_not_asked_a_day_late():
    assert asking(NOON + timedelta(days=2), BEFORE, RATED, RAN) == AskNext()


def test_the_morning_is_not_asked_where_there_was_no_run():
    no_run = check_in(None, HOME, Moment.AFTER_RUN, ran=False)
    assert asking(NOON.replace(hour=7) + timedelta(days=1), BEFORE, RATED, no_run) == AskNext()


def test_a_run_around_midnight_is_asked_about_after_the_night():
    late = NOON.replace(hour=23, minute=30)
    ran = check_in(2, late + minutes(45), Moment.AFTER_RUN)
    first = [check_in(1, late - minutes(20)), check_in(1, late, Moment.AFTER_WARM_UP), ran]
    assert asking(late + timedelta(hours=2), *first, warmed_up=late) == AskNext()
    assert asking(late + timedelta(hours=8), *first, warmed_up=late).asking is Asking.MORNING


def test_the_morning_is_asked_even_when_the_next_loop_has_begun():
    morning = NOON.replace(hour=7) + timedelta(days=1)
    new = RunCycle(id="b", warmed_up=None, check_ins=(check_in(1, morning, loop="b"),))
    ask = ask_next([loop(BEFORE, RATED, RAN), new], state(BEFORE, RATED, RAN), morning + minutes(1))
    assert (ask.asking, ask.loop) == (Asking.MORNING, "a")


def test_a_lock_asks_nothing():
    assert asking(HOME, BEFORE, RATED, safety=asked(CALM, "saddle")) == AskNext()


def runs(*scores, every=timedelta(days=3)):
    day = NOON.date() - every * len(scores)
    return [
        RunScores(day=day + every * n, before=b, after=a, morning=m) for n, (b, a, m) in enumerate(scores)
    ]


def test_too_much_twice_running_means_see_someone():
    assert after_run(RULES, runs((1, 4, 1), (1, 4, 1)), CALM).state == "seek"
    assert after_run(RULES, runs((1, 4, 1), (1, 1, 1), (1, 4, 1)), CALM).state == "too-much"
    assert after_run(RULES, runs((1, 4, 1), (1, 4, 1), (1, 1, 1)), CALM).state == "good"


def weeks(*mornings):
    monday = NOON.date() - timedelta(days=NOON.weekday()) - timedelta(weeks=len(mornings) - 1)
    return [
        RunScores(day=monday + timedelta(weeks=week, days=day), before=5, after=2, morning=score)
        for week, scores in enumerate(mornings)
        for day, score in enumerate(scores)
    ]


def test_mornings_that_rise_two_weeks_running_mean_see_someone():
    rising = weeks((1, 1), (2, 2), (3, 3))
    assert mornings_rising(RULES, rising)
    assert after_run(RULES, rising, CALM).state == "seek"


def test_mornings_that_rise_once_or_fall_do_not():
    assert not mornings_rising(RULES, weeks((1, 1), (2, 2)))
    assert not mornings_rising(RULES, weeks((2, 2), (1, 1), (3, 3)))
    assert not mornings_rising(RULES, weeks((1, 1), (2, 2), (2, 2)))


def test_one_run_a_week_is_enough_to_see_it_rise():
    assert mornings_rising(RULES, weeks((1,), (2,), (3,)))


def test_a_rise_within_what_the_scale_wavers_by_is_none():
    assert not mornings_rising(RULES, weeks((0, 1), (1, 1), (1, 2)))


def test_a_week_without_a_run_breaks_the_row():
    gap = [run for run in weeks((1, 1), (2, 2), (), (3, 3)) if run]
    assert not mornings_rising(RULES, gap)


def test_the_median_is_what_counts():
    assert not mornings_rising(RULES, weeks((1, 1, 1), (1, 1, 5), (2, 2, 2)))
    assert mornings_rising(RULES, weeks((0, 0, 5), (1, 1, 1), (1, 2, 3)))


def test_after_a_run_walk_session_the_score_is_asked_for_and_not_whether_there_was_a_run():
    over = NOON + minutes(25)
    ran = RunCycle(id="a", warmed_up=None, ran=over.timestamp(), check_ins=(BEFORE,))
    ask = ask_next([ran], state(BEFORE), over + minutes(1))
    assert (ask.asking, ask.ran, ask.stopped) == (Asking.BACK_FROM_RUN, True, False)
    assert ask_next([ran], state(BEFORE), over + timedelta(hours=7)) == AskNext()


def test_a_run_walk_session_that_the_back_ended_is_asked_about_too():
    over = NOON + minutes(10)
    rated = check_in(6, over, Moment.AFTER_WARM_UP)
    ran = RunCycle(id="a", warmed_up=None, ran=over.timestamp(), check_ins=(BEFORE, rated))
    assert ask_next([ran], state(BEFORE, rated), over).asking is Asking.BACK_FROM_RUN


def test_a_run_walk_session_is_slept_on_like_any_run():
    rated = RunCycle(id="a", warmed_up=None, ran=HOME.timestamp(), check_ins=(BEFORE, RAN))
    assert ask_next([rated], state(BEFORE, RAN), HOME) == AskNext()
    morning = NOON.replace(hour=7) + timedelta(days=1)
    assert ask_next([rated], state(BEFORE, RAN), morning).asking is Asking.MORNING
