"""An exercise as its author wrote it, and new ones in the same hand."""

from collections.abc import Mapping
from typing import Any

from app.data.files.yaml_write import Style, entry, scalar
from app.data.library.authored_document import AuthoredDocument

KEY_ORDER = (
    "id", "name", "kind", "ramp", "areas", "sides", "side_names", "left", "right", "alternate", "posture",
    "equipment", "default_seconds", "tempo_s", "turns_round", "steps", "cues", "mistake", "back_mod",
    "avoid_if", "avoid_tags", "load", "impact", "flexion", "extension", "rotation", "max_pain", "easier",
    "basis", "figure",
)  # fmt: skip


class ExerciseDocument(AuthoredDocument):
    """The file of an exercise."""

    key_order = KEY_ORDER


def new_text(data: Mapping[str, Any]) -> str:
    """An exercise as a file of its own, as the guide has it: key by key, short lists on a line."""
    style = Style(0)
    keys = sorted(data, key=lambda key: KEY_ORDER.index(key) if key in KEY_ORDER else len(KEY_ORDER))
    lines = (
        f"{key}:{entry(data[key], style)}"
        if isinstance(data[key], list | Mapping)
        else f"{key}: {scalar(data[key])}"
        for key in keys
    )
    return "\n".join(lines) + "\n"
