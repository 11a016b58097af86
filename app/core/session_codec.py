"""A timeline as plain data and back, so that a session can go on after the app was killed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core.back.easier_swap import placed
from app.core.back.suitability import Catalogue
from app.core.exercise import Exercise, Sides
from app.core.routine import Routine, Step
from app.core.session import Session
from app.core.timeline import Timeline, lay_out

RESUME_WITHIN_S = 30 * 60.0  # older ones are kept as ended early
_LEAD_IN_S = 5.0  # going on starts this much before where it stopped, to find one's place

Plan = dict[str, Any]


class BrokenPlanError(Exception):
    """A stored plan does not make a timeline any more, for instance because an exercise is gone."""


def to_plan(timeline: Timeline) -> Plan:
    """The timeline as plain data for JSON; exercises by their ids."""
    routine = timeline.routine
    return {
        "routine": {key: getattr(routine, key) for key in _ROUTINE},
        "tempo": timeline.tempo,
        "steps": [
            {
                "exercise": step.exercise.id,
                "sides": str(step.sides),
                **{key: getattr(step, key) for key in _STEP},
            }
            for step in routine.played()
        ],
        "longer": _longer(timeline),
    }


_ROUTINE = ("id", "title", "phase", "purpose", "max_pain")
_STEP = ("seconds", "prepare", "switch", "until_done", "optional", "least", "most", "block")


def _longer(timeline: Timeline) -> list[list[float]]:
    """By how much segments differ from how the routine lays them out: index and seconds."""
    plain = lay_out(replace(timeline.routine, steps=tuple(timeline.routine.played())))
    pairs = enumerate(zip(timeline.segments, plain.segments, strict=True))
    return [
        [float(index), mine.duration_s - other.duration_s]
        for index, (mine, other) in pairs
        if abs(mine.duration_s - other.duration_s) > 1e-6
    ]


def from_plan(plan: Mapping[str, Any], catalogue: Catalogue) -> Timeline:
    """The timeline that was stored.

    Raises:
        BrokenPlanError: An exercise is gone, or the data is not a plan.
    """
    try:
        steps = tuple(_step(item, catalogue) for item in plan["steps"])
        routine = Routine(steps=steps, **{key: plan["routine"][key] for key in _ROUTINE})
        timeline = lay_out(routine, tempo=bool(plan["tempo"]))
        for index, seconds in plan["longer"]:
            timeline = timeline.extended(int(index), float(seconds), -1.0)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BrokenPlanError(f"{type(error).__name__}: {error}") from error
    return timeline


def _step(data: Mapping[str, Any], catalogue: Catalogue) -> Step:
    exercise = catalogue[data["exercise"]]
    if not isinstance(exercise, Exercise):
        raise ValueError(f'the exercise "{data["exercise"]}" cannot be used')
    return Step(exercise=exercise, sides=Sides(data["sides"]), **{key: data[key] for key in _STEP})


def take_up(timeline: Timeline, position_s: float, passed: int, now: float) -> Session:
    """A paused session that stands where one was cut off, or a few seconds before, within the same segment.

    Args:
        timeline: From `from_plan`.
        position_s: Seconds into the timeline that were stored.
        passed: Gates that were behind.
        now: Reading of the clock, seconds.
    """
    session = Session(timeline=timeline, started=now, paused=now)
    gates = timeline.gates
    index = timeline.index_at(position_s)
    if passed < len(gates):
        index = min(index, gates[passed])
    start_s = timeline.segments[index].start_s
    elapsed_s = max(min(position_s, timeline.duration_s) - _LEAD_IN_S, start_s)
    return placed(session, elapsed_s, index, now)
