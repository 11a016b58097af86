"""Turns the data of a checked file into an exercise or a routine."""

from collections.abc import Callable, Mapping
from typing import Any

from app.core.exercise import Exercise, Kind, Load, SideNames, Sides
from app.core.routine import (
    PREPARE_NEW_POSTURE_S,
    PREPARE_S,
    RAISE_MOST_S,
    SWITCH_S,
    WORK_RANGE_S,
    Part,
    Repeat,
    Routine,
    Step,
)

Find = Callable[[str], Exercise]


def exercise(data: Mapping[str, Any]) -> Exercise:
    """An exercise from data that fits its schema."""
    tempo_s = data.get("tempo_s")
    return Exercise(
        id=data["id"],
        name=data["name"],
        kind=Kind(data["kind"]),
        ramp=data["ramp"],
        areas=tuple(data["areas"]),
        sides=Sides(data["sides"]),
        side_names=SideNames(**data.get("side_names", {})),
        posture=data["posture"],
        equipment=data.get("equipment", "none"),
        default_seconds=data["default_seconds"],
        tempo_s=None if tempo_s is None else float(tempo_s),
        turns_round=data.get("turns_round", False),
        steps=tuple(data["steps"]),
        cues=tuple(data["cues"]),
        mistake=data.get("mistake", ""),
        back_mod=data.get("back_mod", ""),
        avoid_if=data.get("avoid_if", ""),
        avoid_tags=tuple(data.get("avoid_tags", ())),
        load=Load(**data.get("load", {})),
        max_pain=data["max_pain"],
        easier=data["easier"],
        basis=tuple(data.get("basis", ("practice",))),
    )


def routine(data: Mapping[str, Any], find: Find) -> Routine:
    """A routine from data that fits its schema.

    Args:
        data: As read from the file.
        find: Gives an exercise by its id; raises KeyError for an unknown one.
    """
    parts, _ = _parts(data["steps"], find, "standing")
    steps = as_written(parts)
    lowest = min((step.exercise.max_pain for step in steps if not step.optional), default=10)
    return Routine(
        id=data["id"],
        title=data["title"],
        phase=data["phase"],
        purpose=data.get("purpose", ""),
        max_pain=data.get("max_pain", lowest),
        posture=data.get("posture", _ground(steps)),
        order_note=data.get("order_note", ""),
        steps=parts,
    )


def as_written(parts: tuple[Part, ...]) -> list[Step]:
    """Every step once, in the order it is written."""
    steps: list[Step] = []
    for part in parts:
        steps.extend([part] if isinstance(part, Step) else as_written(part.steps))
    return steps


def _ground(steps: list[Step]) -> str:
    standing = all(step.exercise.posture == "standing" for step in steps)
    return "standing only" if standing else "standing and mat"


def _parts(data: list[Any], find: Find, posture: str) -> tuple[tuple[Part, ...], str]:
    parts: list[Part] = []
    for item in data:
        if "repeat" in item:
            steps, posture = _parts(item["steps"], find, posture)
            parts.append(Repeat(times=item["repeat"], steps=steps))
        else:
            step = _step(item, find(item["exercise"]), posture)
            posture = step.exercise.posture
            parts.append(step)
    return tuple(parts), posture


def _step(data: Mapping[str, Any], exercise: Exercise, posture: str) -> Step:
    until_done = data.get("until") == "done"
    seconds = 0 if until_done else data.get("seconds", exercise.default_seconds)
    least, most = WORK_RANGE_S[exercise.kind]
    if data.get("block") == "raise":
        most = RAISE_MOST_S
    return Step(
        exercise=exercise,
        seconds=seconds,
        prepare=data.get("prepare", PREPARE_S if exercise.posture == posture else PREPARE_NEW_POSTURE_S),
        sides=Sides(data.get("sides", exercise.sides)),
        switch=data.get("switch", SWITCH_S),
        until_done=until_done,
        optional=data.get("optional", False),
        least=min(data.get("min", least), seconds),
        most=max(data.get("max", most), seconds),
        block=data.get("block", ""),
    )
