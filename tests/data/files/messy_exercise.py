"""Exercises as people write them, and changes as a form makes them: for tests that look at what stays."""

import random
from typing import Any

from tests.data.files.messy import COMMENTS, Habits

AREAS = ("calves", "shins", "glutes", "lower-back", "shoulders", "whole-body")
TAGS = ("knee-pain", "balance", "osteoporosis", "neck-pain")
SENTENCES = (
    "Tap one heel in front, toes up.",
    "Change feet: small, soft steps # not hops.",
    "Halte das Becken ruhig – 30 Sekunden.",
    "Don't let the knee fall in; it's fine.",
    "- not a list",
    "true",
    "Stand tall and let the arms hang while the hips turn as far as they go without any pull.",
)
FIGURE = {
    "base": "stand",
    "view": {"yaw": 30, "pitch": 10},
    "cycle": 2,
    "keys": [{"t": 0}, {"t": 0.5, "shoulder": [170, 0, 0], "ankle": -20}],
}


def exercise(rng: random.Random) -> dict[str, Any]:
    """The data of some exercise that keeps to the schema."""
    data: dict[str, Any] = {
        "id": "mine",
        "name": rng.choice(["Heel digs", "Fersen: tippen", "12", "It's mine"]),
        "kind": rng.choice(["dynamic", "gentle"]),
        "ramp": "mobilise",
        "areas": rng.sample(AREAS, rng.randint(1, 3)),
        "sides": rng.choice(["once", "each", "alternate"]),
        "posture": "standing",
        "default_seconds": 30,
        "tempo_s": rng.choice([1.2, 2, 0.5]),
        "steps": rng.sample(SENTENCES, rng.randint(1, 4)),
        "cues": rng.choice([["Toes up"], ["Toes up", "Stay tall"]]),
        "max_pain": rng.choice([2, 5]),
        "easier": rng.choice(["mine", "march-in-place"]),
    }
    for key, value in (
        ("side_names", {"left": "Left heel", "right": "Right heel"}),
        ("equipment", "A wall, or a tree."),
        ("turns_round", True),
        ("mistake", "Leaning back: it pinches."),
        ("back_mod", "Hold a wall and make it small."),
        ("avoid_if", "A fresh strain."),
        ("avoid_tags", rng.sample(TAGS, rng.randint(1, 3))),
        ("load", {"impact": 1, "flexion": "small"}),
        ("basis", ["practice"]),
        ("figure", FIGURE),
    ):
        if rng.random() < 0.5:
            data[key] = value
    keys = list(data)
    if rng.random() < 0.3:
        rng.shuffle(keys)
    return {key: data[key] for key in keys}


def written(data: dict[str, Any], rng: random.Random, how: Habits) -> str:
    """The data as somebody with such habits writes it; read again, it is the same."""
    lines = ["# yaml-language-server: $schema=exercise.schema.json"] if rng.random() < 0.3 else []
    for key, value in data.items():
        if rng.random() < how.blank:
            lines.append("")
        if rng.random() < how.comments:
            lines.append(rng.choice(COMMENTS))
        lines += _pair(key, value, 0, rng, how)
    if rng.random() < 0.2:
        lines.append("# the end")
    text = "\n".join(lines) + ("\n" if how.last else "")
    return ("\ufeff" if how.mark else "") + text.replace("\n", how.eol)


def _pair(key: str, value: Any, indent: int, rng: random.Random, how: Habits) -> list[str]:
    lead = " " * indent
    flow = rng.random() < max(how.flow, 0.4) or (isinstance(value, dict) and indent > 0)
    if isinstance(value, dict) and not flow:
        lines = [f"{lead}{key}:{_beside(rng, how)}"]
        for name, each in value.items():
            lines += _pair(name, each, indent + 2, rng, how)
        return lines
    if isinstance(value, list) and not flow:
        inner = " " * (indent + max(how.list_indent, 1 if indent else how.list_indent))
        lines = [f"{lead}{key}:{_beside(rng, how)}"]
        for each in value:
            if rng.random() < how.comments / 2:
                lines.append(inner + rng.choice(COMMENTS))
            if isinstance(each, str) and " " in each and rng.random() < 0.25:
                first, _, rest = each.partition(" ")
                lines += [f"{inner}- >-", f"{inner}    {first}", f"{inner}    {rest}"]
            else:
                pad = " " * (how.pad - 1)
                lines.append(f"{inner}-{pad}{_flow(each, rng, how)}{_beside(rng, how)}")
        return lines
    return [f"{lead}{key}: {_flow(value, rng, how)}{_beside(rng, how)}"]


def _beside(rng: random.Random, how: Habits) -> str:
    return f"  {rng.choice(COMMENTS)}" if rng.random() < how.comments else ""


def _flow(value: Any, rng: random.Random, how: Habits) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each, rng, how)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        gap = ",  " if rng.random() < how.odd else ", "
        return "[" + gap.join(_flow(each, rng, how) for each in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if value.replace("-", "").isalpha() and value != "true" and not value.startswith("-"):
        return value if rng.random() > how.quotes else f"'{value}'"
    if rng.random() < 0.5:
        return "'" + value.replace("'", "''") + "'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def change(now: dict[str, Any], rng: random.Random) -> tuple[str, Any]:
    """A part and the value that somebody gives it in the form; None takes it away."""
    key = rng.choice(
        ["name", "areas", "steps", "steps", "cues", "avoid_tags", "load", "side_names", "mistake", "back_mod",
         "default_seconds", "tempo_s", "max_pain", "easier", "posture", "figure", "turns_round"]
    )  # fmt: skip
    match key:
        case "steps":
            texts = list(now["steps"])
            match rng.choice(["add", "drop", "other"]):
                case "add" if len(texts) < 4:
                    texts.insert(rng.randint(0, len(texts)), rng.choice(SENTENCES))
                case "drop" if len(texts) > 1:
                    del texts[rng.randrange(len(texts))]
                case _:
                    texts[rng.randrange(len(texts))] = rng.choice(SENTENCES)
            return key, texts
        case "cues":
            return key, rng.choice([["Toes up"], ["Stay tall"], ["Stay tall", "Toes up"]])
        case "areas":
            return key, rng.sample(AREAS, rng.randint(1, 4))
        case "avoid_tags":
            return key, rng.sample(TAGS, rng.randint(0, 3))
        case "load":
            return key, {
                **now.get("load", {}),
                rng.choice(["flexion", "rotation"]): rng.choice(["mid", "end"]),
            }
        case "side_names":
            return key, {
                **now.get("side_names", {}),
                "left": rng.choice(["Left", "L: one"]),
                "right": "Right",
            }
        case "figure":
            return key, rng.choice([None, {**FIGURE, "cycle": 3}, {"base": "stand", "keys": [{"t": 0}]}])
        case "mistake" | "back_mod":
            return key, rng.choice(["", *SENTENCES])
        case "name":
            return key, rng.choice(["Heel taps", "Zehen – hoch", "yes", "A: b # c"])
        case "posture":
            return key, rng.choice(["seated", "supine"])
        case "easier":
            return key, rng.choice(["cat-cow", "half-squat"])
        case "turns_round":
            return key, rng.choice([True, False])
        case "tempo_s":
            return key, rng.choice([0.8, 3, 4.5])
        case "max_pain":
            return key, rng.randint(0, 7)
    return key, rng.choice([20, 45, 60])
