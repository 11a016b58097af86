"""What Limber ships: every exercise and routine."""

import pytest

from app.core.cues import CueKind
from app.core.exercise import Exercise, Kind, SideNames, Sides
from app.core.fit import fit, reach, shorten
from app.core.routine import Step
from app.core.timeline import lay_out
from app.data.library import Library
from app.data.paths import share_folder

LIBRARY = Library(share_folder())
EXERCISES = sorted(LIBRARY.exercises)

# Seconds as written, back score up to which it is offered, phase, steps, and whether a mat is needed.
ROUTINES = {
    "warmup-5-quick": (300, 2, "warm-up", 8, False),
    "warmup-7-standard": (420, 2, "warm-up", 11, False),
    "warmup-8-stiff-back": (480, 5, "warm-up", 10, True),
    "warmup-10-cold-race": (600, 2, "warm-up", 15, False),
    "warmup-10-full": (600, 2, "warm-up", 15, False),
    "cooldown-5-static": (300, 5, "cool-down", 5, None),
    "cooldown-8-lower-back": (480, 5, "cool-down", 9, None),
    "cooldown-10-static": (600, 2, "cool-down", 9, None),
    "gentle-12-not-running": (720, 7, "gentle", 10, None),
    "backcare-8-core": (480, 2, "gentle", 9, None),
}
ON_ALL_FOURS = {"kneeling", "quadruped"}


def steps(name: str) -> list[Step]:
    return list(LIBRARY.routine(name).played())


def test_there_are_forty_one_exercises_and_ten_routines() -> None:
    assert len(EXERCISES) == 41
    assert set(LIBRARY.routine_ids()) == set(ROUTINES)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_is_complete(name: str) -> None:
    exercise = LIBRARY.exercises[name]
    assert isinstance(exercise, Exercise)
    assert exercise.id == name
    assert 2 <= len(exercise.steps) <= 4
    assert all(len(sentence.split()) <= 22 for sentence in exercise.steps)
    assert 1 <= len(exercise.cues) <= 2
    assert all(len(cue.split()) <= 6 and not cue.endswith(".") for cue in exercise.cues)
    assert exercise.mistake
    assert exercise.back_mod
    assert exercise.avoid_if
    assert exercise.max_pain in (2, 5, 7)
    assert exercise.load.impact < 2 or exercise.max_pain == 2
    assert (exercise.tempo_s is None) or exercise.kind is not Kind.STATIC
    assert exercise.tempo_s or exercise.kind not in (Kind.DYNAMIC, Kind.ACTIVATION)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_names_its_sides_in_its_own_words(name: str) -> None:
    exercise, plain = LIBRARY.exercises[name], SideNames()
    if exercise.sides is Sides.EACH:
        assert exercise.side_names.left != plain.left
        assert exercise.side_names.right != plain.right
        assert "left" in exercise.side_names.left.lower()
        assert "right" in exercise.side_names.right.lower()


@pytest.mark.parametrize("name", EXERCISES)
def test_going_easier_and_easier_comes_to_an_end_and_never_gets_harder(name: str) -> None:
    seen, here = [], name
    while here not in seen:
        seen.append(here)
        easier = LIBRARY.exercises[here].easier
        assert LIBRARY.exercises[easier].max_pain >= LIBRARY.exercises[here].max_pain
        here = easier
    assert here == seen[-1], f"a circle: {seen}"


@pytest.mark.parametrize("name", ROUTINES)
def test_a_routine_is_as_long_and_as_gentle_as_planned(name: str) -> None:
    total_s, max_pain, phase, count, mat = ROUTINES[name]
    routine = LIBRARY.routine(name)
    assert (routine.total_s, routine.max_pain, routine.phase) == (total_s, max_pain, phase)
    assert len(steps(name)) == count
    assert all(step.exercise.max_pain >= max_pain for step in steps(name) if not step.optional)
    assert mat is None or (routine.posture == "standing and mat") == mat
    assert routine.purpose
    assert routine.order_note


@pytest.mark.parametrize("name", [name for name in ROUTINES if name.startswith("warmup")])
def test_no_static_hold_in_a_warm_up(name: str) -> None:
    assert Kind.STATIC not in {step.exercise.kind for step in steps(name)}


@pytest.mark.parametrize("name", ROUTINES)
def test_there_is_time_to_get_down_and_up_again(name: str) -> None:
    for before, after in zip(steps(name), steps(name)[1:], strict=False):
        postures = {before.exercise.posture, after.exercise.posture}
        assert len(postures) == 1 or postures <= ON_ALL_FOURS or after.prepare >= 10


@pytest.mark.parametrize("name", ROUTINES)
@pytest.mark.parametrize("minutes", range(5, 11))
def test_a_routine_fits_every_length_that_its_slider_offers(name: str, minutes: int) -> None:
    routine = LIBRARY.routine(name)
    low, high = reach(routine)
    fitted = fit(routine, minutes)
    if low <= minutes * 60 <= high:
        assert abs(fitted.total_s - minutes * 60) <= 5
        assert not fitted.out_of_reach
    else:
        assert fitted.total_s in (low, high)
    assert shorten(routine, minutes).total_s <= max(minutes * 60, low)
    timeline = lay_out(fitted.routine, tempo=True)
    assert timeline.duration_s == fitted.total_s
    assert timeline.cues[-1].kind is CueKind.DONE


@pytest.mark.parametrize("name", [name for name in ROUTINES if name.startswith("warmup")])
def test_a_warm_up_can_be_had_in_ten_minutes_and_in_little_more_than_five(name: str) -> None:
    low, high = reach(LIBRARY.routine(name))
    assert low <= 365
    assert high >= 600
    assert fit(LIBRARY.routine(name), 10).exact


def test_some_exercises_say_what_they_should() -> None:
    bird_dog = LIBRARY.exercises["bird-dog"]
    assert (bird_dog.name, bird_dog.kind, bird_dog.tempo_s) == ("Bird-dog", Kind.ACTIVATION, 6.0)
    assert bird_dog.areas == ("lower-back", "glutes", "abdominals", "shoulders")
    assert bird_dog.side_names.left == "left leg, right arm"
    assert bird_dog.mistake == "Kicking the leg above hip height so the low back sags."
    march = LIBRARY.exercises["march-in-place"]
    assert (march.tempo_s, march.cues, march.easier) == (
        0.6,
        ("Tall chest, quiet feet", "Knee up, back still"),
        "easy-walk",
    )
    walk = LIBRARY.exercises["easy-walk"]
    assert (walk.max_pain, walk.easier, walk.basis) == (7, "rest-breathing", ("article", "S22"))
    assert walk.avoid_tags == ("new-leg-weakness",)


def test_the_quick_warm_up_has_its_steps_in_order() -> None:
    assert [
        (step.exercise.id, step.seconds, step.rounds, step.block) for step in steps("warmup-5-quick")
    ] == [
        ("march-in-place", 40, 1, "raise"),
        ("torso-rotation", 25, 1, "mobilise"),
        ("hip-circles", 20, 1, "mobilise"),
        ("leg-swing-front-back", 20, 2, "mobilise"),
        ("leg-swing-side", 15, 2, "mobilise"),
        ("walking-lunge", 35, 1, "activate"),
        ("butt-kicks", 25, 1, "potentiate"),
        ("high-knees", 35, 1, "potentiate"),
    ]
