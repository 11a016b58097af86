from dataclasses import replace

import pytest

from app.core.exercise import Sides
from app.core.paper.dose import dose
from app.core.routine import Step


@pytest.fixture
def step(library):
    """A step of one of Limber's moves."""

    def make(name: str, seconds: int, **more) -> Step:
        move = library.exercises[name]
        return Step(**{"exercise": move, "seconds": seconds, "sides": move.sides, **more})

    return make


@pytest.mark.parametrize(
    ("name", "seconds", "time", "times"),
    [
        ("easy-walk", 75, "75 seconds", ""),
        ("easy-run", 60, "1 minute", ""),
        ("easy-run", 120, "2 minutes", ""),
        ("easy-walk", 105, "1 min 45 s", ""),
        ("cat-cow", 36, "36 seconds", "6 times"),
        ("bird-dog", 36, "36 seconds, changing sides", "3 times a side"),
        ("leg-swing-front-back", 16, "16 seconds each side", "8 times a side"),
        ("hip-circles", 24, "24 seconds, half of it the other way round", "6 times"),
        ("supine-hamstring", 30, "hold 30 seconds each side", ""),
        ("childs-pose", 60, "hold 1 minute", ""),
    ],
)
def test_a_dose_says_time_sides_holds_and_repetitions(step, name, seconds, time, times):
    assert dose(step(name, seconds), str) == (time, times)


def test_what_waits_for_a_tap_has_no_time_and_no_repetitions(step):
    own = step("calf-raise", 0, until_done=True)
    assert dose(own, str) == ("at your own pace", "")
    assert dose(replace(own, sides=Sides.EACH), str) == ("at your own pace, each side", "")


def test_a_routine_may_give_a_move_other_sides_than_it_has_by_itself(step):
    assert dose(step("cat-cow", 36, sides=Sides.EACH), str) == ("36 seconds each side", "6 times a side")
