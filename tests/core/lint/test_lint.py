"""What is found in routines, rule by rule, and what is not."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.core.edits import applied
from app.core.exercise import Exercise
from app.core.lint.draft import RoutineDraft
from app.core.lint.finding import Severity
from app.core.lint.lint import RULES, findings, mend
from app.core.names import SOURCES
from app.core.routine import range_s
from app.data.files.paths import share_folder
from app.data.library import build
from app.data.library.library import Library
from app.data.shipped.sources import load_sources

EXERCISES: dict[str, Exercise] = dict(Library(share_folder()).exercises)
HOPS = replace(EXERCISES["jog-in-place"], id="hops", max_pain=5, easier="march-in-place")
KNOWN = {**EXERCISES, "hops": HOPS}

MARCH = {"exercise": "march-in-place", "seconds": 60}
SWING = {"exercise": "leg-swing-front-back", "seconds": 40}
CALVES = {"exercise": "calf-raise", "seconds": 60}
SQUAT = {"exercise": "half-squat", "seconds": 60}
BRIDGE = {"exercise": "bird-dog", "seconds": 60}
CAT = {"exercise": "cat-cow", "seconds": 42}
WALK = {"exercise": "easy-walk", "seconds": 60}
CALF_HOLD = {"exercise": "calf-stretch-wall", "seconds": 30}
HIP_HOLD = {"exercise": "half-kneeling-hip-flexor", "seconds": 30}
LEG_HOLD = {"exercise": "supine-hamstring", "seconds": 30}
FIGURE = {"exercise": "figure-four", "seconds": 30}
WARM = (MARCH, SWING, CALVES, SQUAT)
COOL = (WALK, CALF_HOLD, HIP_HOLD, LEG_HOLD, FIGURE)


def drawn(text: str) -> list[str]:
    return [letter for letter in dict.fromkeys(text) if ord(letter) > 0x2FFF]


def draft(data: Mapping[str, Any]) -> RoutineDraft:
    return RoutineDraft(build.routine(data, KNOWN.__getitem__), data, KNOWN, drawn)


def routine(phase: str, *steps: Any, **more: Any) -> dict[str, Any]:
    return {"id": "x", "title": "X", "phase": phase, **more, "steps": list(steps)}


def found(phase: str, *steps: Any, **more: Any) -> list[tuple[str, tuple[Any, ...]]]:
    return [(each.code, each.where) for each in findings(draft(routine(phase, *steps, **more)))]


def test_a_sound_warm_up_a_cool_down_and_a_gentle_routine_have_nothing_to_be_found() -> None:
    assert found("warm-up", *WARM) == []
    assert found("cool-down", *COOL) == []
    assert found("gentle", WALK, CAT, {"exercise": "rest-breathing", "seconds": 120}, WALK) == []


@pytest.mark.parametrize(
    ("phase", "steps", "expected"),
    [
        # Holds: a minute of one muscle and side in all.
        ("warm-up", [*WARM, {**CALF_HOLD, "seconds": 60}], [("long-hold", 4, "seconds")]),
        ("warm-up", [*WARM, {**CALF_HOLD, "seconds": 55}], []),
        ("warm-up", [*WARM, CALF_HOLD, {"exercise": "soleus-stretch-wall", "seconds": 30}], [("long-hold", 5, "seconds")]),
        ("warm-up", [*WARM, {"repeat": 2, "steps": [CALF_HOLD]}], [("long-hold", 4, "steps", 0, "seconds")]),
        ("warm-up", [*WARM, CALF_HOLD, {"exercise": "standing-quad-stretch", "seconds": 30}], []),
        ("warm-up", [*WARM, {"exercise": "calf-stretch-wall", "until": "done"}], []),
        ("cool-down", [*COOL[:1], {**CALF_HOLD, "seconds": 60}, *COOL[2:]], []),
        # Impact after the run.
        ("cool-down", [*COOL, {"exercise": "butt-kicks", "seconds": 20}], [("impact-after", 5, "exercise")]),
        ("cool-down", [{"exercise": "jog-in-place", "seconds": 30}, *COOL], [("impact-after", 0, "exercise")]),
        ("cool-down", [*COOL[:2], {"exercise": "walking-lunge", "seconds": 20}, *COOL[2:]], []),
        ("warm-up", [*WARM, {"exercise": "a-skip", "seconds": 20}], []),
        # A raise at the start: half a minute in all, of whatever raises.
        ("warm-up", [SWING, MARCH, CALVES, SQUAT], [("no-raise", 0)]),
        ("warm-up", [{**MARCH, "seconds": 25}, SWING, CALVES, SQUAT, SQUAT], [("no-raise", 0)]),
        ("warm-up", [{**MARCH, "seconds": 15}, {**WALK, "seconds": 15}, SWING, CALVES, SQUAT, SQUAT], []),
        ("warm-up", [{"repeat": 2, "steps": [{**MARCH, "seconds": 15}]}, SWING, CALVES, SQUAT, SQUAT], []),
        ("warm-up", [{"exercise": "easy-walk", "until": "done"}, SWING, CALVES, SQUAT], []),
        ("warm-up", [{**SQUAT, "block": "raise"}, SWING, CALVES, SQUAT], []),
        # Down to the floor.
        ("gentle", [WALK, CAT, WALK, CAT, WALK], [("floor-twice", 3, "exercise")]),
        ("gentle", [CAT, WALK, LEG_HOLD, WALK, HIP_HOLD], [("floor-twice", 2, "exercise"), ("floor-twice", 4, "exercise")]),
        ("gentle", [WALK, CAT, LEG_HOLD, HIP_HOLD, WALK], []),
        ("gentle", [{"repeat": 2, "steps": [WALK, CAT]}, WALK], [("floor-twice", 0, "steps", 1, "exercise")]),
        ("gentle", [WALK, WALK, {"repeat": 2, "steps": [CAT, LEG_HOLD]}, WALK], []),
        # One side without the other.
        ("warm-up", [MARCH, {**SWING, "seconds": 60, "sides": "once"}, CALVES, SQUAT, SQUAT], [("one-side", 1, "sides")]),
        ("warm-up", [*WARM, {"exercise": "bird-dog", "sides": "once"}], []),
        # Big muscle groups.
        ("warm-up", [MARCH, SWING, SQUAT, SQUAT, SQUAT], [("muscle-missing",)]),
        ("cool-down", [WALK, WALK, CALF_HOLD, FIGURE, LEG_HOLD], [("muscle-missing",)]),
        ("gentle", [WALK, WALK, WALK, WALK, WALK], []),
        # Repetitions.
        ("warm-up", [MARCH, SWING, CALVES, {**SQUAT, "seconds": 61}], [("cut-repetition", 3, "seconds")]),
        ("warm-up", [MARCH, SWING, CALVES, {**BRIDGE, "seconds": 54}, SQUAT], [("cut-repetition", 3, "seconds")]),
        ("warm-up", [{**MARCH, "seconds": 61}, SWING, CALVES, SQUAT], []),
        ("cool-down", [*COOL[:4], {**FIGURE, "seconds": 29}], []),
        # Length, in minutes as the page shows them; a tap may be waited for for as long as one likes.
        ("warm-up", [MARCH, {**SWING, "seconds": 20}, {**CALVES, "seconds": 30}], [("too-short",)]),
        ("warm-up", [MARCH, {**SWING, "seconds": 20}, {"exercise": "calf-raise", "until": "done"}], []),
        ("warm-up", [*WARM, {"repeat": 6, "steps": [SQUAT]}], [("too-long",)]),
        ("gentle", [WALK, {"repeat": 12, "steps": [WALK]}], []),
        ("gentle", [WALK, {"repeat": 20, "steps": [WALK]}], [("too-long",)]),
    ],
)  # fmt: skip
def test_each_rule_finds_what_it_is_for_and_no_more(phase, steps, expected) -> None:
    assert found(phase, *steps) == [
        (code, ("steps", *where) if where else ("steps",)) for code, *where in expected
    ]


def test_landing_hard_is_for_backs_that_are_not_sore() -> None:
    hops = {"exercise": "hops", "seconds": 40}
    assert found("warm-up", *WARM, hops) == [("impact-sore", ("steps", 4, "exercise"))]
    assert found("warm-up", *WARM, hops, max_pain=2) == []
    optional = {"exercise": "high-knees", "seconds": 40, "optional": True}
    assert found("warm-up", *WARM, optional, max_pain=5) == []  # it is left out when the back is sore
    assert found("warm-up", *WARM, {**hops, "optional": True}, max_pain=5) != []


def test_letters_that_the_typeface_lacks_are_noted_by_text() -> None:
    assert found("warm-up", *WARM, purpose="跑 far 跑", order_note="plain") == [("letters", ("purpose",))]
    (finding,) = findings(draft(routine("warm-up", *WARM, purpose="so 跑步一二三四")))
    assert finding.letter == "跑"
    assert "“跑” (U+8DD1), “步” (U+6B65)" in finding.sentence(str)
    assert "“三” (U+4E09), +1;" in finding.sentence(str)


def test_a_finding_is_said_in_the_readers_language() -> None:
    (finding,) = findings(draft(routine("warm-up", *WARM, {**CALF_HOLD, "seconds": 60})))
    assert (
        finding.sentence(str)
        == "With “Wall calf stretch, straight knee” one muscle is held for 1 min before the run."
    )
    words = {
        "Wall calf stretch, straight knee": "Wadendehnung",
        finding.rule.says: "{held} {exercise}",
        finding.rule.reason: "darum",
        "{minutes} min": "{minutes} Minute",
    }
    assert finding.sentence(lambda text: words.get(text, text)) == "1 Minute Wadendehnung"
    assert finding.reason(lambda text: words.get(text, text)) == "darum"


def test_every_rule_has_a_code_of_its_own_one_sentence_a_reason_and_sources_that_there_are() -> None:
    known = {key for topic in load_sources(share_folder()) for key in topic.sources} | {"article", "practice"}
    assert {"article", "practice"} <= set(SOURCES)
    assert len({rule.code for rule in RULES}) == len(RULES) == 11
    for rule in RULES:
        assert rule.sources
        assert set(rule.sources) <= known, rule.code
        for text in (rule.says, rule.reason):
            assert text.endswith(".")
            assert text.count(". ") == 0
            assert len(text) < 110
    assert [rule.code for rule in RULES if rule.severity is Severity.NOTE] == ["letters"]


# --- mends ----------------------------------------------------------------------------------------------------


def mended(data: dict[str, Any], code: str) -> dict[str, Any]:
    """The data after the mend of the first finding of a kind."""
    before = draft(data)
    finding = next(each for each in findings(before) if each.code == code)
    edits = mend(before, finding, draft)
    assert edits, code
    after = applied(data, edits)
    left = [each.code for each in findings(draft(after))]
    assert left.count(code) < [each.code for each in findings(before)].count(code)
    return after


def test_a_hold_that_is_too_long_becomes_half_a_minute() -> None:
    after = mended(routine("warm-up", *WARM, {**CALF_HOLD, "seconds": 60, "min": 45}), "long-hold")
    assert after["steps"][4] == {**CALF_HOLD, "seconds": 30, "min": 30}
    after = mended(routine("warm-up", *WARM, {**CALF_HOLD, "seconds": 55}, CALF_HOLD), "long-hold")
    assert after["steps"] == [*WARM, {**CALF_HOLD, "seconds": 55}]


def test_a_gentler_move_takes_the_place_of_one_that_lands_hard() -> None:
    kicks = {"exercise": "butt-kicks", "seconds": 21, "block": "potentiate"}
    after = mended(routine("cool-down", *COOL[:2], kicks, *COOL[2:]), "impact-after")
    assert after["steps"][2] == {"exercise": "march-in-place", "seconds": 20}
    after = mended(routine("warm-up", *WARM, {"exercise": "hops", "seconds": 40}), "impact-sore")
    assert after["steps"][4] == {"exercise": "march-in-place", "seconds": 40}
    assert "max_pain" not in after


def test_a_warm_up_begins_with_a_march() -> None:
    after = mended(routine("warm-up", SWING, CALVES, SQUAT, SQUAT), "no-raise")
    assert after["steps"][0] == {"exercise": "march-in-place", "seconds": 60, "block": "raise"}
    after = mended(routine("warm-up", SWING, CALVES, MARCH, SQUAT), "no-raise")
    assert after["steps"][0]["exercise"] == "march-in-place", "it has one already"
    assert len(after["steps"]) == 4
    after = mended(routine("warm-up", {**MARCH, "seconds": 20, "max": 25}, *WARM[1:], SQUAT), "no-raise")
    assert after["steps"][0] == {**MARCH, "seconds": 60, "max": 60}


def test_what_is_done_on_the_floor_comes_together_and_groups_are_dissolved() -> None:
    after = mended(routine("gentle", WALK, CAT, MARCH, LEG_HOLD, WALK, HIP_HOLD), "floor-twice")
    assert after["steps"] == [WALK, CAT, LEG_HOLD, HIP_HOLD, MARCH, WALK]
    after = mended(routine("gentle", {"repeat": 3, "steps": [WALK, CAT]}, WALK, WALK, WALK), "floor-twice")
    assert after["steps"] == [WALK, CAT, WALK, WALK, WALK]


def test_both_sides_share_the_time_where_it_is_enough() -> None:
    after = mended(
        routine("warm-up", MARCH, {**SWING, "seconds": 62, "sides": "once"}, CALVES, SQUAT), "one-side"
    )
    assert after["steps"][1] in ({**SWING, "seconds": 30}, {**SWING, "seconds": 32})
    after = mended(
        routine("warm-up", MARCH, {**SWING, "seconds": 20, "sides": "once"}, *WARM[2:], SQUAT), "one-side"
    )
    assert after["steps"][1] == {**SWING, "seconds": 20}


def test_a_missing_muscle_gets_a_move_beside_others_of_its_posture() -> None:
    after = mended(routine("warm-up", MARCH, SWING, SQUAT, SQUAT, SQUAT), "muscle-missing")
    (new,) = [step for step in after["steps"] if step not in (MARCH, SWING, SQUAT)]
    assert "calves" in EXERCISES[new["exercise"]].areas[:3]
    assert EXERCISES[new["exercise"]].posture == "standing"
    after = mended(routine("cool-down", WALK, WALK, CALF_HOLD, FIGURE, LEG_HOLD), "muscle-missing")
    assert "hip-flexors" in {area for step in after["steps"] for area in EXERCISES[step["exercise"]].areas}


def test_repetitions_are_made_whole_by_the_fewest_seconds() -> None:
    after = mended(
        routine("warm-up", MARCH, SWING, CALVES, {**SQUAT, "seconds": 61, "min": 61}), "cut-repetition"
    )
    assert after["steps"][3] == {**SQUAT, "seconds": 60, "min": 60}


def test_a_length_is_fitted_as_the_slider_does() -> None:
    after = mended(
        routine("warm-up", MARCH, {**SWING, "seconds": 20}, {**CALVES, "seconds": 30}), "too-short"
    )
    assert draft(after).routine.total_s >= 285
    after = mended(routine("warm-up", *WARM, {"repeat": 6, "steps": [SQUAT]}), "too-long")
    assert draft(after).routine.total_s < 630
    for step, placed in zip(after["steps"], draft(after).routine.played(), strict=False):
        if "seconds" in step:
            least, most = range_s(placed.exercise, placed.block)
            assert least <= step["seconds"] <= max(most, 60)


def test_letters_go_and_a_title_of_nothing_else_is_for_its_author() -> None:
    after = mended(routine("warm-up", *WARM, title="Run 跑 far"), "letters")
    assert after["title"] == "Run far"
    assert "purpose" not in mended(routine("warm-up", *WARM, purpose="跑 跑!"), "letters")
    only = draft(routine("warm-up", *WARM, title="跑"))
    assert mend(only, findings(only)[0], draft) == ()


def test_no_mend_is_given_that_could_not_be_used_or_brings_something_new() -> None:
    long = draft(routine("warm-up", *WARM, {"repeat": 20, "steps": [SQUAT, SWING]}))
    finding = findings(long)[0]
    assert finding.code == "too-long"
    assert mend(long, finding, lambda _data: None) == ()
    assert mend(long, finding, lambda _data: long) == ()


def test_the_rules_of_a_warm_up_and_of_a_sore_back_are_not_those_of_a_run_walk_session() -> None:
    walk, run = {"exercise": "easy-walk", "seconds": 90}, {"exercise": "jog-in-place", "seconds": 30}
    assert found("run", {"repeat": 8, "steps": [run, walk]}, max_pain=5) == []
    assert found("run", run, walk, max_pain=5) == [("too-short", ("steps",))]
    assert found("run", {"repeat": 20, "steps": [run, walk, walk]}, max_pain=5) == [("too-long", ("steps",))]


def test_what_is_made_for_a_hurry_or_a_long_run_has_a_length_of_its_own() -> None:
    three = [MARCH, {**SWING, "seconds": 20}, {**CALVES, "seconds": 30}]
    assert found("warm-up", *three) == [("too-short", ("steps",))]
    assert found("warm-up", *three, suits=["hurry"]) == []
    long = [*WARM, {"repeat": 6, "steps": [SQUAT]}]
    assert found("warm-up", *long) == [("too-long", ("steps",))]
    assert found("warm-up", *long, suits=["track"]) == []
