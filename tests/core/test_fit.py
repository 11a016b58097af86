from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.exercise import Exercise, Kind, Sides
from app.core.fit import Fitted, better, fit, reach
from app.core.routine import Part, Repeat, Routine, Step
from tests.strategies import routines, steps


def written(parts: tuple[Part, ...], times: int = 1) -> Iterator[tuple[Step, int]]:
    """Every step as it is written, with how often it is played."""
    for part in parts:
        if isinstance(part, Repeat):
            yield from written(part.steps, times * part.times)
        else:
            yield part, times


def choices(step: Step) -> list[int]:
    """The work seconds that fitting may give a step."""
    if step.until_done:
        return [step.seconds]
    return [s for s in range(step.least, step.most + 1) if (s - step.seconds) % step.grid_s == 0]


def lengths(routine: Routine) -> set[int]:
    """Every length that is possible at all, found by trying everything."""
    pairs = list(written(routine.steps))
    fixed = routine.total_s - sum(step.seconds * step.rounds * times for step, times in pairs)
    ways = product(*(choices(step) for step, _ in pairs))
    weights = [step.rounds * times for step, times in pairs]
    return {fixed + sum(s * w for s, w in zip(way, weights, strict=True)) for way in ways}


def all_lengths(routine: Routine) -> set[int]:
    """The same as `lengths`, one step after the other, for routines of any size."""
    pairs = list(written(routine.steps))
    totals = {routine.total_s - sum(step.seconds * step.rounds * times for step, times in pairs)}
    for step, times in pairs:
        totals = {t + s * step.rounds * times for t in totals for s in choices(step)}
    return totals


small = routines(most=3, depth=1).filter(lambda r: len(list(written(r.steps))) <= 4)
minutes = st.floats(0.0, 40.0, allow_nan=False)


@given(small)
def test_the_quick_count_of_lengths_is_the_slow_one(made: Routine) -> None:
    if len(list(written(made.steps))) <= 3:
        assert all_lengths(made) == lengths(made)


@given(routines(), minutes)
def test_fitting_gives_the_nearest_length_there_is_and_the_shorter_of_two(made: Routine, wish: float) -> None:
    fitted = fit(made, wish)
    wanted = round(wish * 60)
    assert fitted.total_s == fitted.routine.total_s
    assert fitted.total_s == min(all_lengths(made), key=lambda total: (abs(total - wanted), total))


@given(routines(), st.data())
def test_every_length_that_can_be_reached_is_met_to_the_second(made: Routine, data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(sorted(all_lengths(made))))
    fitted = fit(made, wanted / 60)
    assert fitted.exact
    assert not fitted.out_of_reach
    assert fitted.total_s == wanted


@given(routines())
def test_the_reach_is_attained_at_both_ends(made: Routine) -> None:
    low, high = reach(made)
    totals = all_lengths(made)
    assert (low, high) == (min(totals), max(totals))
    assert fit(made, low / 60).total_s == low
    assert fit(made, high / 60).total_s == high


@given(routines(), minutes)
def test_a_wish_outside_the_reach_gets_the_nearest_end_and_says_so(made: Routine, wish: float) -> None:
    fitted = fit(made, wish)
    assert (fitted.least_s, fitted.most_s) == reach(made)
    assert fitted.least_s <= fitted.total_s <= fitted.most_s
    assert fitted.out_of_reach == (not fitted.least_s <= round(wish * 60) <= fitted.most_s)
    if fitted.out_of_reach:
        assert fitted.total_s in (fitted.least_s, fitted.most_s)


@given(routines(), minutes)
def test_only_work_seconds_change_and_only_on_the_grid_and_within_the_range(
    made: Routine, wish: float
) -> None:
    before = list(written(made.steps))
    after = list(written(fit(made, wish).routine.steps))
    assert len(before) == len(after)
    for (old, times), (new, new_times) in zip(before, after, strict=True):
        assert times == new_times
        assert (new.seconds - old.seconds) % old.grid_s == 0
        assert old.least <= new.seconds <= old.most
        assert new == Step(**{name: getattr(old, name) for name in Step.__slots__} | {"seconds": new.seconds})
        if old.until_done:
            assert new is old


@given(routines(), minutes)
def test_fitting_again_changes_nothing(made: Routine, wish: float) -> None:
    once = fit(made, wish)
    assert fit(once.routine, wish).routine == once.routine


@given(routines())
def test_a_routine_that_has_its_length_stays_as_written(made: Routine) -> None:
    assert fit(made, made.total_s / 60).routine == made


@given(steps(gates=False), st.integers(1, 600))
def test_both_sides_get_the_same_time(step: Step, seconds: int) -> None:
    each = Step(**{name: getattr(step, name) for name in Step.__slots__} | {"sides": Sides.EACH})
    made = Routine(id="r", title="", phase="gentle", purpose="", max_pain=0, steps=(each,))
    fitted = fit(made, seconds / 60).routine
    (new,) = fitted.played()
    assert fitted.total_s == new.prepare + 2 * new.seconds + new.switch


def test_longer_steps_change_by_more_than_short_ones(routine) -> None:
    made = routine("warmup-10-full")
    changes = {
        (old.seconds, new.seconds - old.seconds)
        for old, new in zip(made.played(), fit(made, 15).routine.played(), strict=True)
    }
    longest, shortest = max(changes), min(changes)
    assert longest[0] > shortest[0]
    assert fit(made, 15).total_s == 900


@pytest.mark.parametrize("wanted", range(5, 11))
def test_the_full_warm_up_reaches_from_seven_to_ten_minutes_to_the_second(routine, wanted: int) -> None:
    fitted = fit(routine("warmup-10-full"), wanted)
    assert fitted.total_s == max(wanted * 60, 412)  # 412 s: every step at its shortest
    assert fitted.out_of_reach == (wanted <= 6)


@given(routines(), minutes)
def test_nothing_gets_shorter_in_a_routine_that_gets_longer_unless_the_length_needs_it(
    made: Routine, wish: float
) -> None:
    fitted = fit(made, wish)
    change = fitted.total_s - made.total_s
    pairs = zip(written(made.steps), written(fitted.routine.steps), strict=True)
    turns = [new.seconds - old.seconds for (old, _), (new, _) in pairs]
    if all(turn * change >= 0 for turn in turns):
        return
    one_way = {made.total_s}
    for step, times in written(made.steps):
        more = [s - step.seconds for s in choices(step) if (s - step.seconds) * change >= 0]
        one_way = {t + s * step.rounds * times for t in one_way for s in more}
    assert fitted.total_s not in one_way


WARMING = Exercise(
    id="warming", name="W", kind=Kind.DYNAMIC, ramp="raise", areas=("calves",), sides=Sides.ONCE, posture="standing",
    default_seconds=40, tempo_s=None, steps=("",), cues=("",), easier="warming", max_pain=0,
)  # fmt: skip


def warming(*seconds: int, raised: int, least: int = 30) -> Routine:
    """A routine that raises for so many seconds, and then has other steps of so many."""
    first = Step(exercise=WARMING, seconds=raised, least=least, most=180, block="raise")
    others = tuple(
        Step(exercise=WARMING, seconds=each, least=15, most=60, block="mobilise") for each in seconds
    )
    return Routine(id="r", title="", phase="warm-up", purpose="", max_pain=0, steps=(first, *others))


def test_what_makes_it_longer_goes_to_the_raise_until_that_is_full() -> None:
    made = warming(30, 30, raised=60)
    longer = [
        [step.seconds for step in fit(made, (made.total_s + more) / 60).routine.played()]
        for more in (60, 140)
    ]
    assert longer == [[120, 30, 30], [180, 40, 40]]


def test_what_makes_it_shorter_leaves_the_raise_its_part_of_the_whole() -> None:
    made = warming(40, 40, 40, raised=80)  # 40 % of 200 seconds of work, and 20 to get ready
    shorter = fit(made, (made.total_s - 55) / 60).routine
    assert [step.seconds for step in shorter.played()] == [60, 30, 25, 30]


def test_where_the_others_can_give_no_more_the_raise_gives_what_is_missing() -> None:
    made = warming(20, 20, raised=100)
    shorter = fit(made, (made.total_s - 60) / 60).routine
    assert [step.seconds for step in shorter.played()] == [50, 15, 15]


@pytest.mark.parametrize(
    ("tempo_s", "sides", "turns", "grid"),
    [
        (None, Sides.ONCE, False, 5),  # a hold
        (None, Sides.EACH, False, 5),
        (0.36, Sides.ALTERNATE, False, 5),  # nobody counts the steps of a jog
        (0.7, Sides.ALTERNATE, False, 5),
        (2.0, Sides.EACH, False, 2),
        (2.0, Sides.ALTERNATE, False, 4),  # right and left
        (2.5, Sides.ALTERNATE, False, 5),
        (2.5, Sides.ONCE, False, 5),  # two of them
        (4.0, Sides.ONCE, True, 8),  # one way and the other
        (3.0, Sides.ALTERNATE, True, 12),
        (6.0, Sides.ALTERNATE, False, 12),
        (10.0, Sides.EACH, False, 10),
        (1.1, Sides.ALTERNATE, False, 11),
        (2.17, Sides.ONCE, False, 5),  # no few of them are whole seconds
    ],
)
def test_work_changes_by_whole_repetitions_of_both_sides_and_both_ways(tempo_s, sides, turns, grid) -> None:
    move = replace(WARMING, tempo_s=tempo_s, sides=sides, turns_round=turns)
    assert Step(exercise=move, seconds=30, sides=sides).grid_s == grid


@given(steps(gates=False), st.integers(1, 40), minutes)
def test_whoever_writes_whole_repetitions_keeps_them_at_every_length(
    step: Step, count: int, wish: float
) -> None:
    step = replace(
        step, seconds=step.grid_s * count, least=min(step.least, step.grid_s), most=max(step.most, 600)
    )
    made = Routine(id="r", title="", phase="warm-up", purpose="", max_pain=0, steps=(step,))
    (new,) = fit(made, wish).routine.played()
    assert new.seconds % new.grid_s == 0


def test_another_routine_is_better_where_this_one_would_be_stretched_by_more_than_a_quarter(routine) -> None:
    quick, standard, full = (routine(f"warmup-{name}") for name in ("5-quick", "7-standard", "10-full"))
    others = (quick, standard, full, routine("cooldown-10-static"), routine("backcare-8-core"))
    assert better(quick, others, 6) is None  # 360 of 300 seconds
    assert better(quick, others, 6.25) is None
    assert better(quick, others, 6.3) is standard
    assert better(quick, others, 10) is full
    assert better(full, others, 7.5) is None
    assert better(full, others, 7) is standard
    assert better(full, others, 5) is quick


def test_nothing_is_better_where_no_other_of_its_kind_is_itself_at_that_length(routine) -> None:
    quick, full, cool = routine("warmup-5-quick"), routine("warmup-10-full"), routine("cooldown-10-static")
    assert better(quick, (quick, full), 20) is None  # twice as long as the longest
    assert better(quick, (quick, cool), 10) is None  # a cool-down is no warm-up
    assert better(quick, (), 10) is None
    assert better(quick, (quick,), 10) is None


@pytest.mark.parametrize("wanted", range(5, 11))
def test_at_every_usual_length_a_warm_up_is_itself_or_another_is(library, wanted: int) -> None:
    warm_ups = [library.routine(name) for name in library.routine_ids() if name.startswith("warmup")]
    for one in warm_ups:
        other = better(one, warm_ups, wanted)
        chosen = other or one
        assert abs(chosen.total_s - wanted * 60) <= chosen.total_s * 0.25


def test_a_step_written_outside_its_kinds_range_may_stay_and_move_towards_it() -> None:
    exercise = Exercise(
        id="x", name="X", kind=Kind.STATIC, ramp="static", areas=("calves",), sides=Sides.ONCE, posture="standing",
        default_seconds=30, tempo_s=None, steps=("",), cues=("",), easier="x", max_pain=0,
    )  # fmt: skip
    long = Step(exercise=exercise, seconds=90, least=15, most=90)
    made = Routine(id="r", title="", phase="cool-down", purpose="", max_pain=0, steps=(long,))
    assert reach(made) == (20, 95)
    assert [step.seconds for step in fit(made, 10).routine.played()] == [90]


def test_a_fitted_length_says_whether_the_wish_was_met(routine) -> None:
    fitted = fit(routine("warmup-5-quick"), 5)
    assert isinstance(fitted, Fitted)
    assert fitted.exact
    assert fit(routine("warmup-5-quick"), 99).out_of_reach
