"""What has to be at hand for a routine."""

from dataclasses import replace

import pytest

from app.core.needs import at_hand, from_text, in_text, met, needs_of
from tests.core.back_cases import LIBRARY

WALK = LIBRARY.exercises["easy-walk"]


def needs(*said: tuple[str, str]) -> str:
    return in_text(needs_of(replace(WALK, posture=posture, equipment=words) for posture, words in said))


@pytest.mark.parametrize(
    ("posture", "equipment", "expected"),
    [
        ("standing", "none", ""),
        ("standing", "wall", "wall"),
        ("standing", "wall or post for support", "wall"),
        ("standing", "wall optional", ""),
        ("standing", "a flat, clear path", ""),
        ("standing", "low step or kerb", "step"),
        ("standing", "low step, wall optional", "step"),
        ("standing", "step, kerb or wall", "wall/step"),
        ("standing", "chair with a low, firm back", "chair"),
        ("standing", "mat", ""),  # to stand on
        ("seated", "chair", "chair"),
        ("seated", "mat, folded towel to sit on", "floor"),
        ("seated", "foam roller", "floor roller"),
        ("kneeling", "mat or folded towel under the knee", "floor"),
        ("supine", "mat, chair optional", "floor"),
        ("supine", "mat; towel or strap optional", "floor"),
        ("supine", "mat, chair", "floor chair"),
    ],
)
def test_it_is_worked_out_from_posture_and_equipment(posture, equipment, expected):
    assert needs((posture, equipment)) == expected


def test_a_routine_needs_what_its_exercises_need_each_once():
    assert needs(("standing", "wall"), ("supine", "mat"), ("standing", "wall for support")) == "wall floor"


def test_where_a_wall_is_needed_anyway_a_step_or_a_wall_is_no_further_need():
    assert needs(("standing", "step, kerb or wall"), ("standing", "wall")) == "wall"
    assert needs(("standing", "step, kerb or wall"), ("standing", "chair")) == "wall/step chair"


def test_one_of_several_things_is_enough():
    either = from_text("wall/step floor")
    assert met(either, {"wall"})
    assert met(either, {"step", "chair"})
    assert not met(either, {"wall", "step"})
    assert not met(either, {"floor"})


def test_it_is_said_in_a_few_words():
    assert at_hand("standing only", (), str) == "Standing only"
    assert at_hand("standing only", (), str, full=True) == "Standing only, nothing needed"
    assert at_hand("standing and mat", from_text("wall floor"), str) == "Standing and mat, wall"
    assert at_hand("standing only", from_text("wall/step chair"), str, after=True) == (
        "standing only, wall or step, chair"
    )


def test_every_word_that_limbers_own_exercises_use_is_understood():
    known = (
        "none",
        "wall",
        "post",
        "mat",
        "chair",
        "step",
        "kerb",
        "roller",
        "towel",
        "pillow",
        "cushion",
        "path",
        "feet",
    )
    for exercise in LIBRARY.exercises.values():
        assert any(word in exercise.equipment for word in known), exercise.id
