from dataclasses import replace

import pytest

from app.core.exercise import Exercise, Kind, Sides
from app.core.ready import prepared, ready_s
from app.core.routine import Repeat, Step

STAND = Exercise(
    id="x", name="X", kind=Kind.STATIC, ramp="static", areas=("calves",), sides=Sides.ONCE, posture="standing",
    default_seconds=30, tempo_s=None, steps=("",), cues=("",), easier="x", max_pain=0,
)  # fmt: skip
WALL = replace(STAND, equipment="wall for support")
POST = replace(STAND, equipment="Wall or post for support")
OPTIONAL = replace(STAND, equipment="wall optional")
POSTURES = ("standing", "kneeling", "quadruped", "supine", "prone", "seated", "side-lying")


def at(posture: str, **more: str) -> Exercise:
    return replace(STAND, posture=posture, **more)


@pytest.mark.parametrize("before", POSTURES)
@pytest.mark.parametrize("after", POSTURES)
def test_it_takes_longer_to_change_posture_and_longest_to_get_up(before: str, after: str) -> None:
    lies = before in ("supine", "prone", "side-lying")
    expected = 5 if before == after or {before, after} == {"kneeling", "quadruped"} else 10
    if lies and after == "standing":
        expected = 20
    assert ready_s(at(before), at(after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "seconds"),
    [
        (None, STAND, 5),
        (None, at("supine"), 10),
        (None, WALL, 12),
        (STAND, WALL, 12),
        (STAND, POST, 12),
        (STAND, OPTIONAL, 5),  # it can be done where one stands
        (OPTIONAL, WALL, 12),
        (WALL, POST, 5),
        (WALL, STAND, 5),
        (at("kneeling"), WALL, 12),
        (at("supine"), WALL, 20),
        (at("kneeling", equipment="wall"), POST, 10),
    ],
)
def test_it_takes_time_to_find_a_wall(before: Exercise | None, after: Exercise, seconds: int) -> None:
    assert ready_s(before, after) == seconds


def test_a_step_learns_what_lies_before_it_through_groups_in_groups() -> None:
    stand, lie = Step(exercise=STAND, seconds=30), Step(exercise=at("prone"), seconds=30)
    inner = Repeat(times=2, steps=(stand, lie))
    parts = (Repeat(times=2, steps=(stand, inner)), stand)
    seen: list[int] = []

    def note(step: Step, seconds: int) -> Step:
        seen.append(seconds)
        return step

    assert prepared(parts, note) == parts
    # The first follows the end of its group, so does the first of the inner one; the last gets up again.
    assert seen == [20, 20, 10, 20]
    seen.clear()
    prepared((stand,), note, at("supine"))
    assert seen == [20]
