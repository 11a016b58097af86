"""Turns the data of a checked file into an exercise or a routine."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from app.core.exercise import Exercise, Kind, Load, SideNames, Sides
from app.core.needs import needs_of
from app.core.ready import prepared
from app.core.routine import (
    SWITCH_S,
    Part,
    Repeat,
    Routine,
    Step,
    range_s,
)

Find = Callable[[str], Exercise]

_NOT_SAID = 0  # the get-ready seconds follow from the steps around; no file can give so few


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
        side_names=SideNames(
            **{side: _standing_alone(words) for side, words in data.get("side_names", {}).items()}
        ),
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
        basis=tuple(data.get("basis", ())),
    )


def _standing_alone(words: str) -> str:
    """Words of a file, a runner's own perhaps, as they stand alone: with a capital. No translation yet."""
    return words[:1].upper() + words[1:]


def routine(data: Mapping[str, Any], find: Find) -> Routine:
    """A routine from data that fits its schema.

    Args:
        data: As read from the file.
        find: Gives an exercise by its id; raises KeyError for an unknown one.
    """
    parts = prepared(_parts(data["steps"], find), _ready)
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
        suits=tuple(dict.fromkeys(data.get("suits", ()))),
        steps=parts,
    )


def as_written(parts: tuple[Part, ...]) -> list[Step]:
    """Every step once, in the order it is written."""
    steps: list[Step] = []
    for part in parts:
        steps.extend([part] if isinstance(part, Step) else as_written(part.steps))
    return steps


def _ground(steps: list[Step]) -> str:
    down = frozenset({"floor"}) in needs_of(step.exercise for step in steps)
    return "standing and mat" if down else "standing only"


def _parts(data: list[Any], find: Find) -> tuple[Part, ...]:
    parts: list[Part] = []
    for item in data:
        if "repeat" in item:
            parts.append(Repeat(times=item["repeat"], steps=_parts(item["steps"], find)))
        else:
            parts.append(_step(item, find(item["exercise"])))
    return tuple(parts)


def _ready(step: Step, seconds: int) -> Step:
    return replace(step, prepare=seconds) if step.prepare == _NOT_SAID else step


def _step(data: Mapping[str, Any], exercise: Exercise) -> Step:
    until_done = data.get("until") == "done"
    seconds = 0 if until_done else data.get("seconds", exercise.default_seconds)
    least, most = range_s(exercise, data.get("block", ""))
    return Step(
        exercise=exercise,
        seconds=seconds,
        prepare=data.get("prepare", _NOT_SAID),
        sides=Sides(data.get("sides", exercise.sides)),
        switch=data.get("switch", SWITCH_S),
        until_done=until_done,
        optional=data.get("optional", False),
        least=min(data.get("min", least), seconds),
        most=max(data.get("max", most), seconds),
        block=data.get("block", ""),
    )
