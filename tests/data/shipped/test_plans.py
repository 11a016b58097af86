"""The plans over weeks as shipped."""

from app.data.files.schema import Schema
from app.data.files.yaml_reader import read
from app.data.shipped.plans import load_plans
from app.data.shipped.sources import load_sources
from tests.core.back_cases import LIBRARY, SHARE, routine

ASSETS = SHARE / "assets"


def test_the_shipped_plans_are_sound():
    path = ASSETS / "plans.yaml"
    assert Schema(ASSETS / "plans.schema.json").problems(read(path)) == []
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=plans.schema.json\n")
    plans = load_plans(SHARE)
    assert len({plan.id for plan in plans}) == len(plans) >= 3


def test_every_routine_and_every_source_that_a_plan_names_is_there():
    there = set(LIBRARY.routine_ids())
    known = {name for topic in load_sources(SHARE) for name in topic.sources}
    for plan in load_plans(SHARE):
        assert {level.routine for level in plan.levels} <= there, plan.id
        assert set(plan.sources) <= known, plan.id


def test_a_week_has_room_for_its_sessions_and_runs_ask_for_calm_mornings():
    for plan in load_plans(SHARE):
        assert 1 + (plan.a_week - 1) * (plan.rest_days + 1) <= 7, plan.id
        if any(routine(level.routine).phase == "run" for level in plan.levels):
            assert plan.mornings >= 2
