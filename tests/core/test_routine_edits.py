"""What the controls of the editor mean, as changes to what is written."""

from typing import Any

import pytest

from app.core import routine_edits as ways
from app.core.edits import MoveItem, Where, applied
from app.core.exercise import Sides
from app.core.lint.draft import RoutineDraft
from app.data.files.paths import share_folder
from app.data.library import build
from app.data.library.library import Library

EXERCISES = Library(share_folder()).exercises
STEPS = [
    {"exercise": "march-in-place", "seconds": 40},
    {"repeat": 2, "steps": [{"exercise": "half-squat"}, {"exercise": "hip-circles"}]},
    {"exercise": "ankle-circles", "seconds": 18, "switch": 4},
]


def draft(steps: list[Any] = STEPS) -> RoutineDraft:
    data = {"id": "mine", "title": "Mine", "phase": "warm-up", "steps": steps}
    return RoutineDraft(build.routine(data, EXERCISES.__getitem__), data)


def after(changes: Any, steps: list[Any] = STEPS) -> list[Any]:
    return list(applied(draft(steps).written, changes)["steps"])


def order(steps: list[Any]) -> list[Any]:
    """Ids of exercises; those of a group in a list of their own."""
    return [order(item["steps"]) if "repeat" in item else item["exercise"] for item in steps]


def test_lines_stand_in_the_order_of_the_file_with_their_depth() -> None:
    found = ways.lines(draft())
    assert [(line.where[1:], line.depth, line.times) for line in found] == [
        ((0,), 0, 1),
        ((1,), 0, 1),
        ((1, "steps", 0), 1, 2),
        ((1, "steps", 1), 1, 2),
        ((2,), 0, 1),
    ]


def test_work_goes_up_and_down_by_whole_repetitions_within_what_a_file_takes() -> None:
    step = ways.placed_at(draft(), ("steps", 1, "steps", 0)).step
    grid = step.grid_s
    assert ways.stepped(step, step.seconds, 1) == step.seconds + grid
    assert ways.stepped(step, step.seconds + 1, 1) == step.seconds + grid
    assert ways.stepped(step, step.seconds + 1, -1) == step.seconds
    assert ways.stepped(step, grid, -1) >= 5
    assert ways.stepped(step, 599, 1) <= 600
    assert ways.repetitions(step) == step.seconds / (step.exercise.tempo_s or 1)


def test_waiting_for_a_tap_takes_the_seconds_away_and_back_gives_the_exercises_own() -> None:
    at: Where = ("steps", 0)
    waiting = after(ways.waiting(draft(), at, on=True))
    assert waiting[0] == {"exercise": "march-in-place", "until": "done"}
    back = after(ways.waiting(draft(waiting), at, on=False), waiting)
    assert back[0] == {"exercise": "march-in-place"}
    assert ways.waiting(draft(), at, on=False) == ()


def test_sides_of_the_exercise_are_not_written_and_a_change_over_goes_with_them() -> None:
    at: Where = ("steps", 2)
    once = after(ways.sided(draft(), at, Sides.ONCE))
    assert once[2] == {"exercise": "ankle-circles", "seconds": 18, "sides": "once"}
    each = after(ways.sided(draft(once), at, Sides.EACH), once)
    assert each[2] == {"exercise": "ankle-circles", "seconds": 18}


def test_another_move_keeps_nothing_that_belonged_to_the_one_before() -> None:
    squat = EXERCISES["half-squat"]
    made = after(ways.exchanged(draft(), ("steps", 2), squat))
    assert made[2] == {"exercise": "half-squat", "seconds": squat.default_seconds}
    assert ways.exchanged(draft(), ("steps", 2), EXERCISES["ankle-circles"]) == ()


def test_the_last_step_of_a_group_takes_the_group_along_and_the_last_of_all_stays() -> None:
    steps = [{"repeat": 2, "steps": [{"exercise": "half-squat"}]}, {"exercise": "hip-circles"}]
    assert order(after(ways.deleted(draft(steps), ("steps", 0, "steps", 0)), steps)) == ["hip-circles"]
    alone = [{"repeat": 2, "steps": [{"exercise": "half-squat"}]}]
    assert ways.deleted(draft(alone), ("steps", 0, "steps", 0)) is None
    assert ways.movable(draft(steps), ("steps", 0, "steps", 0)) == ("steps", 0)


def test_moved_down_one_gap_at_a_time_a_step_passes_through_a_group() -> None:
    steps: list[Any] = STEPS
    where: Where | None = ("steps", 0)
    seen = []
    while where is not None:
        to = ways.neighbour(draft(steps), where, 1)
        if to is not None:
            steps = after([MoveItem(where, to)], steps)
            seen.append(order(steps))
        where = to
    march, squat, hips, ankle = "march-in-place", "half-squat", "hip-circles", "ankle-circles"
    assert seen == [
        [[march, squat, hips], ankle],
        [[squat, march, hips], ankle],
        [[squat, hips, march], ankle],
        [[squat, hips], march, ankle],
        [[squat, hips], ankle, march],
    ]


def test_up_leads_back_the_way_that_down_led() -> None:
    for first in ways.lines(draft()):
        moved = ways.movable(draft(), first.where)
        to = ways.neighbour(draft(), moved, 1)
        if to is not None:
            there = draft(after([MoveItem(moved, to)]))
            assert ways.neighbour(there, to, -1) == moved


def test_a_group_is_never_offered_a_place_in_itself_or_too_deep() -> None:
    deep: list[Any] = [{"exercise": "half-squat"}]
    for _ in range(3):
        deep = [{"repeat": 2, "steps": [*deep, {"exercise": "cat-cow"}]}]
    steps = [*deep, {"repeat": 2, "steps": [{"exercise": "hip-circles"}]}]
    gaps = ways.slots(draft(steps), ("steps", 1))
    assert gaps
    assert max(slot.depth for slot in gaps) == 2
    assert all(slot.to[:2] != ("steps", 1) or len(slot.to) == 2 for slot in gaps)
    for slot in gaps:
        after([MoveItem(("steps", 1), slot.to)], steps)


@pytest.mark.parametrize(
    ("where", "left"),
    [
        (("steps", 2), ["ankle-circles"]),
        (("steps", 1), [["half-squat", "hip-circles"], "ankle-circles"]),
        (("steps", 1, "steps", 1), ["hip-circles", "half-squat", "hip-circles", "ankle-circles"]),
    ],
)
def test_what_is_left_from_a_step_on(where: Where, left: list[Any]) -> None:
    assert order(ways.from_step(draft().written, where)["steps"]) == left


def test_a_rest_is_time_to_get_ready_and_before_a_group_it_is_in_its_first_step() -> None:
    made = after(ways.with_rest(draft(), ("steps", 1)))
    assert made[1]["steps"][0]["prepare"] == 20
    assert after(ways.noted(draft(made), ("steps", 1, "steps", 0), "prepare", None), made) == STEPS
