"""Everything that can be wrong with a routine or exercise file, found before anyone runs with it."""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from app.core.exercise_faults import MOST_CUE_WORDS, ExerciseFault
from app.core.routine import MAX_ROUTINE_S
from app.data.files.look_alikes import plainly
from app.data.files.problems import BadFileError, Problem, did_you_mean
from app.data.files.schema import Schema, looks_odd, shown
from app.data.files.yaml_reader import Document, Path_
from app.data.library import build

_ENOUGH = 50  # unknown exercises named in one file
_EXERCISE_ONLY = {"name", "kind", "ramp", "areas", "cues", "easier", "default_seconds", "figure"}


def is_exercise(data: Any) -> bool:
    """Whether a file's data means to be an exercise; anything else means to be a routine."""
    return isinstance(data, dict) and len(_EXERCISE_ONLY & set(data)) >= 2


class Checker:
    """Checks documents against the schemas and against the exercises there are."""

    def __init__(self, share: Path) -> None:
        self._exercise = Schema(share / "assets" / "exercises" / "exercise.schema.json")
        self._routine = Schema(share / "routines" / "routine.schema.json")

    def exercise(self, document: Document, known: Mapping[str, Any]) -> list[Problem]:
        """Problems of an exercise file; `known` holds the ids it may name as easier."""
        problems = self._exercise.problems(document)
        return problems or sorted(_exercise_sense(document, known))

    def exercise_breaks(self, data: Mapping[str, Any], known: Container[str]) -> list[ExerciseFault]:
        """The same of an exercise that stands in no file yet."""
        breaks = [ExerciseFault(*each) for each in self._exercise.breaks(data)]
        if any(each.rule in ("type", "required", "enum") and len(each.where) == 1 for each in breaks):
            return breaks  # what it should make sense of is not there
        return [*breaks, *(ExerciseFault(where, rule) for where, rule, _ in nonsense(data, known))]

    def routine(self, document: Document, exercises: Mapping[str, Any]) -> list[Problem]:
        """Problems of a routine file.

        Args:
            document: The file as read.
            exercises: The exercises there are, by id; a value that is a BadFileError marks a broken one.
        """
        problems = self._routine.problems(document)
        if isinstance(document.data, dict):
            problems += _unknown_exercises(document, exercises)
        return sorted(set(problems)) or sorted(_routine_sense(document, exercises))


class Nonsense(NamedTuple):
    """What makes no sense in an exercise that keeps to its schema.

    Attributes:
        where: Keys and indexes that lead to it.
        rule: easier, no-tempo, tempo or six-words.
        message: What is said of it in a file.
    """

    where: Path_
    rule: str
    message: str = ""


def nonsense(data: Mapping[str, Any], known: Container[str]) -> Iterator[Nonsense]:
    """What makes no sense in the data of an exercise; `known` holds the ids it may name as easier."""
    if data["easier"] != data["id"] and data["easier"] not in known:
        yield Nonsense(("easier",), "easier")
    if data["kind"] == "static" and data.get("tempo_s") is not None:
        yield Nonsense(("tempo_s",), "no-tempo", "a static hold has no tempo; write null or leave it out")
    if data["kind"] in ("dynamic", "activation") and not data.get("tempo_s"):
        message = "an exercise that moves needs its tempo_s: seconds per repetition"
        yield Nonsense(("tempo_s",) if "tempo_s" in data else (), "tempo", message)
    for number, cue in enumerate(data["cues"]):
        if len(cue.split()) > MOST_CUE_WORDS:
            yield Nonsense(("cues", number), "six-words", "a spoken cue has at most six words")


def _exercise_sense(document: Document, known: Mapping[str, Any]) -> Iterator[Problem]:
    for where, rule, message in nonsense(document.data, known):
        if rule == "easier":
            yield _no_exercise(document, where, document.data["easier"], known)
        else:
            yield document.problem(where, message)


def _steps(data: Any, where: Path_ = ("steps",)) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    """Every step of a routine that is shaped like one, with its path."""
    for number, item in enumerate(data if isinstance(data, list) else ()):
        if isinstance(item, dict) and "repeat" in item:
            yield from _steps(item.get("steps"), (*where, number, "steps"))
        elif isinstance(item, dict):
            yield (*where, number), item


def exercises_used(data: Any) -> list[str]:
    """Ids of the exercises that a routine names, each once, whatever else is wrong with it."""
    steps = _steps(data.get("steps")) if isinstance(data, dict) else ()
    names = (step.get("exercise") for _, step in steps)
    return list(dict.fromkeys(name for name in names if isinstance(name, str)))


def _unknown_exercises(document: Document, exercises: Mapping[str, Any]) -> list[Problem]:
    problems: list[Problem] = []
    for where, step in _steps(document.data.get("steps")):
        if len(problems) == _ENOUGH:
            break
        name = step.get("exercise")
        if not isinstance(name, str) or not name:
            continue
        if name not in exercises:
            known_where = "; `limber list --exercises` shows those there are"
            problems.append(_no_exercise(document, (*where, "exercise"), name, exercises, known_where))
        elif isinstance(exercises[name], BadFileError):
            broken = exercises[name].problems[0]
            message = f'the exercise "{name}" cannot be used: see {broken}'
            problems.append(document.problem((*where, "exercise"), message))
    return problems


def _no_exercise(
    document: Document, where: Path_, name: str, known: Mapping[str, Any], more: str = ""
) -> Problem:
    if looks_odd(document, name) and plainly(name) in known:
        return document.odd_problem(where, name)
    hint = did_you_mean(name, known) or more
    return document.problem(where, f"there is no exercise {shown(name)}{hint}")


def _routine_sense(document: Document, exercises: Mapping[str, Any]) -> Iterator[Problem]:
    data = document.data
    for where, step in _steps(data["steps"]):
        yield from _step_sense(document, where, step, exercises[step["exercise"]])
    routine = build.routine(data, exercises.__getitem__)
    if routine.total_s > MAX_ROUTINE_S:
        hours = MAX_ROUTINE_S // 3600
        message = f"the routine takes {routine.total_s // 60} minutes; at most {hours} hours fit"
        yield document.problem(("steps",), message, at_key=True)
    lowest = min(
        (step for step in build.as_written(routine.steps) if not step.optional),
        key=lambda step: step.exercise.max_pain,
        default=None,
    )
    if "max_pain" in data and lowest is not None and lowest.exercise.max_pain < data["max_pain"]:
        yield document.problem(
            ("max_pain",),
            f'"{lowest.exercise.id}" is only for a back score up to {lowest.exercise.max_pain}; '
            f"lower max_pain to that, or choose a gentler exercise",
        )


def _step_sense(
    document: Document, where: Path_, step: Mapping[str, Any], exercise: Any
) -> Iterator[Problem]:
    until_done = "until" in step
    for key in ("seconds", "min", "max"):
        if until_done and key in step:
            message = f"a step that waits for a tap (until: done) has no {key}; leave one of the two out"
            yield document.problem((*where, key), message, at_key=True)
    if until_done:
        return
    seconds = step.get("seconds", exercise.default_seconds)
    if "min" in step and "max" in step and step["min"] > step["max"]:
        message = f"min ({step['min']}) is more than max ({step['max']})"
        yield document.problem((*where, "min"), message)
    elif "min" in step and step["min"] > seconds:
        message = f"min ({step['min']}) is more than the step's {seconds} seconds"
        yield document.problem((*where, "min"), message)
    elif "max" in step and step["max"] < seconds:
        message = f"max ({step['max']}) is less than the step's {seconds} seconds"
        yield document.problem((*where, "max"), message)
    sides = step.get("sides", str(exercise.sides))
    if "switch" in step and sides != "each":
        message = f"there is nothing to switch where sides is {sides}; leave switch out or write sides: each"
        yield document.problem((*where, "switch"), message, at_key=True)
