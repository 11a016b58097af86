"""The shortest YAML that means the same as a routine, for a QR code; and the way back.

One line in braces: no comments, nothing that follows from something else. A step is a text,
`leg-swing-side 16 each prepare 8`: the exercise, then what the file says besides, in any order. With
`blocks: usual` each step without a word for it is in the block that its exercise is for (its `ramp`), and
`none` stands for no block. An exercise that moves like one of Limber's says so, `figure: a-skip`. What
reads it is the import alone; in a file steps and figures are written out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.core.edits import same, unshared
from app.core.exercise import Exercise
from app.core.routine import SWITCH_S, Part, Step, range_s
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import Document, Path_
from app.data.files.yaml_write import Style, in_braces, items, scalar
from app.data.library import build

Found = Mapping[str, Any]  # exercises by id; a value that is no Exercise marks a broken one

_BLOCKS = ("raise", "mobilise", "activate", "potentiate", "static", "settle")
_SIDES = ("once", "each", "alternate")
_NUMBERS = ("prepare", "switch", "min", "max")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_FAULTS = 20  # steps that are not understood, of which one is told
_USUAL, _NONE = {"blocks": "usual"}, "none"
_TITLES = ("id", "title", "phase", "purpose", "max_pain", "posture", "order_note", "suits")
_EXERCISE_DEFAULTS: Mapping[str, Any] = {
    "equipment": "none",
    "tempo_s": None,
    "turns_round": False,
    "basis": [],
}
_LOAD = {"impact": 0, "flexion": "none", "extension": "none", "rotation": "none"}


def short_text(
    routine: Mapping[str, Any],
    beside: Sequence[Mapping[str, Any]],
    exercises: Found,
    figures: Mapping[str, Any] | None = None,
) -> str:
    """A routine that can be used, and the exercises of its author's that it needs.

    Args:
        routine: What stands in its file.
        beside: What stands in those of the exercises.
        exercises: What it is made with.
        figures: How Limber's own figure does its exercises, by their ids.
    """
    others = (_flow(_short_exercise(each, figures or {})) for each in beside)
    texts = [_flow(short(routine, exercises)), *others]
    return "\n--- ".join(texts)


def short(routine: Mapping[str, Any], exercises: Found) -> dict[str, Any]:
    """The data of the short form."""
    data = unshared(dict(routine))
    whole = build.routine(data, exercises.__getitem__)
    kept = {key: data[key] for key in _TITLES if key in data}
    for key in ("max_pain", "posture"):
        without = {each: value for each, value in data.items() if each != key}
        if key in kept and build.routine(without, exercises.__getitem__) == whole:
            del kept[key]
    silent = build.routine({**data, "steps": _without_prepare(data["steps"])}, exercises.__getitem__)
    ways = [
        {**kept, **head, "steps": _steps(data["steps"], silent.steps, exercises, usual=bool(head))}
        for head in ({}, _USUAL)
    ]
    return min(ways, key=lambda way: len(_flow(way).encode()))


def is_short(data: Any) -> bool:
    """Whether the data of a file is a routine in the short form."""
    return isinstance(data, Mapping) and (
        "blocks" in data or any(isinstance(each, str) for each in _all(data.get("steps")))
    )


def written_out(document: Document, exercises: Found) -> tuple[dict[str, Any], list[Any]]:
    """The data of a routine's file from the short form, and what in it is not understood, as problems.

    Args:
        document: The short form.
        exercises: Gives the usual blocks.
    """
    data, problems = dict(document.data), []
    usual = data.pop("blocks", None)
    if usual not in (None, "usual"):
        problems.append(document.problem(("blocks",), "blocks can only be usual; else leave it out"))

    def step(words: str, where: Path_) -> dict[str, Any]:
        found, wrong = _step(words)
        if wrong and len(problems) < _MOST_FAULTS:
            problems.append(document.problem(where, wrong))
        return _in_block(found, exercises, usual=usual == "usual")

    def each(data: Any, where: Path_) -> Any:
        if not isinstance(data, list):
            return data
        return [
            step(item, (*where, number))
            if isinstance(item, str)
            else {**item, "steps": each(item["steps"], (*where, number, "steps"))}
            if isinstance(item, dict) and "repeat" in item and "steps" in item
            else item
            if isinstance(item, dict) and "repeat" in item
            else _in_block(item, exercises, usual=usual == "usual")
            if isinstance(item, dict)
            else item
            for number, item in enumerate(data)
        ]

    return ({**data, "steps": each(data["steps"], ("steps",))} if "steps" in data else data), problems


def readable(data: Mapping[str, Any]) -> str:
    """The file of a routine or an exercise with these contents, as somebody would write it."""
    lines = []
    for key, value in data.items():
        if key == "steps" and value and isinstance(value, list) and all(isinstance(e, dict) for e in value):
            lines.append(f"steps:\n{items(value, Style(column=2, flow=True))}")
        elif key == "figure" and isinstance(value, dict):
            lines.append("figure:")
            lines += [f"  {part}" for part in _figure(value)]
        elif isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            long = sum(map(len, value)) > 60
            listed = "".join(f"\n  - {scalar(each)}" for each in value)
            lines.append(f"{key}:{listed}" if long else f"{key}: {in_braces(value)}")
        elif isinstance(value, list | dict):
            lines.append(f"{key}: {in_braces(value)}")
        else:
            lines.append(f"{key}: {scalar(value)}")
    return "\n".join(lines) + "\n"


def _figure(figure: Mapping[str, Any]) -> list[str]:
    lines = []
    for key, value in figure.items():
        if isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
            lines += [f"{key}:", *(f"  - {in_braces(each)}" for each in value)]
        else:
            lines.append(f"{key}: {in_braces(value)}")
    return lines


def _all(steps: Any) -> list[Any]:
    found = []
    for item in steps if isinstance(steps, list) else ():
        found += _all(item.get("steps")) if isinstance(item, dict) and "repeat" in item else [item]
    return found


def _without_prepare(steps: Any) -> list[Any]:
    return [
        {**item, "steps": _without_prepare(item["steps"])}
        if "repeat" in item
        else {key: value for key, value in item.items() if key != "prepare"}
        for item in steps
    ]


def _steps(steps: Any, silent: Sequence[Part], exercises: Found, *, usual: bool) -> list[Any]:
    made: list[Any] = []
    for item, part in zip(steps, silent, strict=True):
        if isinstance(part, Step):
            made.append(_words(item, part, exercises[item["exercise"]], usual=usual))
        else:
            made.append(
                {"repeat": item["repeat"], "steps": _steps(item["steps"], part.steps, exercises, usual=usual)}
            )
    return made


def _words(item: Mapping[str, Any], silent: Step, move: Exercise, *, usual: bool) -> str:
    """A step as a text; `silent` is the same step without its get-ready seconds."""
    block = item.get("block", "")
    default = move.ramp if usual else ""
    said = [item["exercise"]]
    if "until" in item:
        said.append("done")
    elif item.get("seconds", move.default_seconds) != move.default_seconds:
        said.append(str(item["seconds"]))
    if block != default:
        said.append(block or _NONE)
    if item.get("sides", move.sides) != move.sides:
        said.append(item["sides"])
    if item.get("optional"):
        said.append("optional")
    least, most = range_s(move, block)
    least, most = min(least, silent.seconds), max(most, silent.seconds)
    follows = {"prepare": silent.prepare, "switch": SWITCH_S, "min": least, "max": most}
    said += [f"{key} {item[key]}" for key in _NUMBERS if key in item and item[key] != follows[key]]
    return " ".join(said)


def _step(words: str) -> tuple[dict[str, Any], str]:
    """A step from its text, and what in it is not understood."""
    name, *rest = words.split() or [""]
    step: dict[str, Any] = {"exercise": name}
    waiting = iter(rest)
    for word in waiting:
        key, value = _meant(word, waiting)
        if not key:
            return step, f'"{word[:40]}" is not understood in the step "{words[:60]}"'
        if key in step:
            return step, f'"{word[:40]}" says a second time what stands in the step "{words[:60]}" already'
        step[key] = value
    return step, ""


def _meant(word: str, following: Any) -> tuple[str, Any]:
    """The key of a step that a word is about, and its value; "" where it is none."""
    if word.isascii() and word.isdigit() and len(word) < 6:
        return "seconds", int(word)
    if word in (*_BLOCKS, _NONE):
        return "block", word
    if word in _SIDES:
        return "sides", word
    if word in _NUMBERS:
        key, value = _meant(next(following, ""), iter(()))
        return (word, value) if key == "seconds" else ("", None)
    return {"done": ("until", "done"), "optional": ("optional", True)}.get(word, ("", None))


def _in_block(step: dict[str, Any], exercises: Found, *, usual: bool) -> dict[str, Any]:
    """A step with the block that it is in written out."""
    if step.get("block") == _NONE:
        return {key: value for key, value in step.items() if key != "block"}
    name = step.get("exercise")
    move = exercises.get(name) if usual and isinstance(name, str) and "block" not in step else None
    return {**step, "block": move.ramp} if isinstance(move, Exercise) else step


def with_figure(document: Document, figure_of: Callable[[str], Any]) -> dict[str, Any]:
    """The data of an exercise's file from one that says whose figure it has.

    Args:
        document: The short form; its `figure` is an id.
        figure_of: Gives the figure of one of Limber's exercises; None where there is none.

    Raises:
        BadFileError: No exercise of that id has a figure.
    """
    name = document.data["figure"]
    figure = figure_of(name)
    if figure is None:
        raise BadFileError([document.problem(("figure",), f'no exercise "{name[:60]}" has a figure')])
    return {**document.data, "figure": unshared(figure)}


def _short_exercise(data: Mapping[str, Any], figures: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in data.items() if value != _EXERCISE_DEFAULTS.get(key, ...)}
    like = next(
        (name for name, figure in figures.items() if same(figure, unshared(kept.get("figure")))), None
    )
    if like is not None:
        kept["figure"] = like
    for key in ("mistake", "back_mod", "avoid_if", "avoid_tags"):
        if not kept.get(key, True):
            del kept[key]
    if "load" in kept:
        kept["load"] = {key: value for key, value in kept["load"].items() if value != _LOAD[key]}
        if not kept["load"]:
            del kept["load"]
    return kept


def _flow(value: Any) -> str:
    """Plain data on one line, with no blank that could be left out."""
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{scalar(key, flow=True)}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_flow, value)) + "]"
    return scalar(value, flow=True)
