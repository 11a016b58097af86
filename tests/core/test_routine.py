from dataclasses import replace

from hypothesis import given

from app.core.exercise import Sides
from app.core.routine import Repeat, Routine, Step
from tests.strategies import routines, steps


def routine_of(*parts: Step | Repeat) -> Routine:
    return Routine(id="r", title="R", phase="gentle", purpose="", max_pain=0, steps=parts)


@given(routines(depth=2))
def test_the_total_is_the_sum_of_everything_played(made: Routine) -> None:
    assert made.total_s == sum(step.total_s for step in made.played())


@given(steps(gates=False))
def test_a_step_counts_both_sides_and_the_change_between_them(step: Step) -> None:
    each = replace(step, sides=Sides.EACH)
    assert each.total_s == each.prepare + 2 * each.seconds + each.switch
    assert replace(step, sides=Sides.ALTERNATE).total_s == step.prepare + step.seconds


@given(steps(), steps())
def test_repeats_are_written_out_in_order(one: Step, two: Step) -> None:
    inner = Repeat(times=2, steps=(two,))
    made = routine_of(Repeat(times=3, steps=(one, inner)))
    assert list(made.played()) == [one, two, two] * 3


@given(steps(), steps())
def test_a_change_sees_how_often_a_step_is_played(one: Step, two: Step) -> None:
    seen = []
    made = routine_of(one, Repeat(times=3, steps=(Repeat(times=2, steps=(two,)),)))
    assert made.changed(lambda step, times: seen.append((step, times)) or step) == made
    assert seen == [(one, 1), (two, 6)]


@given(steps())
def test_a_repeat_that_loses_all_its_steps_goes_too(step: Step) -> None:
    made = routine_of(Repeat(times=2, steps=(Repeat(times=2, steps=(step,)),)))
    assert made.changed(lambda _step, _times: None).steps == ()


@given(steps())
def test_a_routine_repeated_a_billion_times_is_counted_at_once(step: Step) -> None:
    part: Step | Repeat = step
    for _ in range(7):
        part = Repeat(times=20, steps=(part,))
    assert routine_of(part).total_s == step.total_s * 20**7
