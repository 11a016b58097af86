from app.core.exercise import Exercise, Kind, Sides
from app.core.routine import Repeat, Step
from app.data.library import build

BARE = {
    "id": "wall-sit", "name": "Wall sit", "kind": "static", "ramp": "static", "areas": ["quadriceps"], "sides": "once",
    "posture": "standing", "default_seconds": 30, "steps": ["Sit."], "cues": ["Tall"], "max_pain": 3,
    "easier": "wall-sit",
}  # fmt: skip


def known(name: str) -> Exercise:
    changes = {
        "mat": {"posture": "supine", "max_pain": 7},
        "each": {"sides": "each", "kind": "dynamic"},
        "wall": {"equipment": "wall for support"},
    }
    return build.exercise({**BARE, **changes.get(name, {}), "id": name})


def routine_of(*steps: dict, **more: object):
    return build.routine({"id": "r", "title": "R", "phase": "gentle", "steps": list(steps), **more}, known)


def only(step: dict) -> Step:
    (made,) = routine_of(step).played()
    return made


def test_an_exercise_has_its_defaults() -> None:
    made = build.exercise(BARE)
    assert (made.kind, made.sides, made.tempo_s, made.equipment) == (Kind.STATIC, Sides.ONCE, None, "none")
    assert (made.side_names.left, made.load.impact, made.basis) == ("Left side", 0, ())


def test_a_step_has_its_defaults_from_its_exercise() -> None:
    step = only({"exercise": "each"})
    assert (step.seconds, step.prepare, step.sides, step.switch) == (30, 5, Sides.EACH, 5)
    assert (step.least, step.most, step.optional, step.until_done) == (15, 60, False, False)


def test_ten_seconds_to_get_ready_where_the_posture_changes() -> None:
    made = routine_of(
        {"exercise": "mat"}, {"exercise": "mat"}, {"exercise": "wall-sit"}, {"exercise": "mat", "prepare": 3}
    )
    assert [step.prepare for step in made.played()] == [10, 5, 20, 3]


def test_what_a_file_says_about_getting_ready_stands() -> None:
    made = routine_of({"exercise": "mat", "prepare": 3}, {"exercise": "wall-sit", "prepare": 7})
    assert [step.prepare for step in made.played()] == [3, 7]


def test_time_to_find_a_wall_and_none_where_one_stands_at_it() -> None:
    made = routine_of(
        {"exercise": "wall"}, {"exercise": "wall"}, {"exercise": "wall-sit"}, {"exercise": "wall"}
    )
    assert [step.prepare for step in made.played()] == [12, 5, 5, 12]


def test_what_opens_a_repeat_leaves_time_to_get_up_from_its_end() -> None:
    made = routine_of({"repeat": 2, "steps": [{"exercise": "wall-sit"}, {"exercise": "mat"}]})
    assert [step.prepare for step in made.played()] == [20, 10, 20, 10]


def test_a_raise_may_get_longer_than_its_kind_and_never_hardly_any_time() -> None:
    assert (
        only({"exercise": "each", "block": "raise"}).least,
        only({"exercise": "each", "block": "raise"}).most,
    ) == (30, 180)
    short = only({"exercise": "each", "block": "raise", "seconds": 20})
    assert (short.least, short.most) == (20, 180)


def test_the_posture_is_carried_through_repeats() -> None:
    made = routine_of({"repeat": 2, "steps": [{"exercise": "mat"}]}, {"exercise": "mat"})
    assert isinstance(made.steps[0], Repeat)
    assert [step.prepare for step in made.played()] == [10, 10, 5]


def test_a_gate_has_no_seconds() -> None:
    step = only({"exercise": "wall-sit", "until": "done"})
    assert (step.until_done, step.seconds, step.total_s) == (True, 0, 5)


def test_the_range_holds_the_seconds_as_written() -> None:
    assert (
        only({"exercise": "wall-sit", "seconds": 90}).least,
        only({"exercise": "wall-sit", "seconds": 90}).most,
    ) == (15, 90)
    assert only({"exercise": "wall-sit", "seconds": 10}).least == 10
    narrow = only({"exercise": "wall-sit", "seconds": 30, "min": 25, "max": 35})
    assert (narrow.least, narrow.most) == (25, 35)


def test_a_routine_is_for_the_back_that_its_strictest_needed_step_allows() -> None:
    assert routine_of({"exercise": "mat"}, {"exercise": "wall-sit"}).max_pain == 3
    assert routine_of({"exercise": "mat"}, {"exercise": "wall-sit", "optional": True}).max_pain == 7
    assert routine_of({"exercise": "mat"}, max_pain=1).max_pain == 1


def test_a_routine_knows_what_ground_it_needs() -> None:
    assert routine_of({"exercise": "wall-sit"}).posture == "standing only"
    assert routine_of({"exercise": "wall-sit"}, {"exercise": "mat"}).posture == "standing and mat"


def test_what_a_routine_was_made_for_is_kept_and_each_word_once() -> None:
    assert routine_of({"exercise": "mat"}).suits == ()
    words = ["easy", "morning", "easy"]
    assert routine_of({"exercise": "mat"}, suits=words).suits == ("easy", "morning")
