"""Changes to exercises that are not saved yet; see `draft_folder.py`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.exercise import Kind, Sides
from app.data.library.draft_folder import DraftFolder

NEW = "_new"  # stands for the id of an exercise that has none yet; no id looks like it
_NAME = re.compile(r"[a-z0-9-]+|_new")
_TEXTS = (
    "name", "kind", "ramp", "sides", "posture", "equipment", "mistake", "back_mod", "avoid_if", "easier"
)  # fmt: skip
_CHOICES = {
    "kind": {str(kind) for kind in Kind},
    "sides": {str(sides) for sides in Sides},
}
_LOAD = {"impact", "flexion", "extension", "rotation"}
_LISTS, _NUMBERS = ("steps", "cues", "areas", "avoid_tags"), ("default_seconds", "tempo_s", "max_pain")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDraft:
    """One exercise under change.

    Attributes:
        file: Its file, from the runner's folder on; "" where it has none yet.
        original: What the file held when it was opened, or that of which a copy is made; None for neither.
        copy_of: Id of the exercise that a copy is made of, or "".
        now: The exercise as it is by now.
    """

    file: str = ""
    original: str | None = None
    copy_of: str = ""
    now: Mapping[str, Any] = field(default_factory=dict)


class ExerciseDrafts:
    """Drafts in the runner's folder, each in a file of its own.

    Args:
        home: The runner's folder.
    """

    def __init__(self, home: Path) -> None:
        self._folder = DraftFolder(home, "exercise")

    def keep(self, name: str, draft: ExerciseDraft) -> None:
        """Writes a draft; when this returns it survives the app.

        Args:
            name: Id of the exercise, or NEW.
            draft: It.

        Raises:
            OSError: It cannot be written; the one before is still there.
        """
        data = {"file": draft.file, "original": draft.original, "copy_of": draft.copy_of, "now": draft.now}
        self._folder.keep(name, data)

    def of(self, name: str) -> ExerciseDraft | None:
        """The draft of an exercise; None where there is none that can be read."""
        return _sound(self._folder.of(name))

    def names(self) -> list[str]:
        """Ids of the exercises of which there is a draft; NEW for one without an id."""
        return [name for name in self._folder.names() if _NAME.fullmatch(name) and self.of(name) is not None]

    def drop(self, name: str) -> None:
        """Forgets a draft; raises OSError where it cannot be."""
        self._folder.drop(name)


def _sound(data: Any) -> ExerciseDraft | None:
    """A draft from data that anybody may have written; None where it is none."""
    if not isinstance(data, dict):
        return None
    file, original, copy_of, now = (data.get(key) for key in ("file", "original", "copy_of", "now"))
    if not isinstance(file, str) or not isinstance(copy_of, str) or not isinstance(original, str | None):
        return None
    leads_out = Path(file).is_absolute() or ".." in Path(file).parts
    if leads_out or not isinstance(now, dict) or not shaped(now):
        return None
    return ExerciseDraft(file=file, original=original, copy_of=copy_of, now=now)


def shaped(now: Mapping[str, Any]) -> bool:
    """Whether the parts that fields show have the shapes that they expect."""
    return (
        all(isinstance(now.get(key, ""), str) for key in _TEXTS)
        and all(_is_texts(now.get(key, [])) for key in _LISTS)
        and all(isinstance(now.get(key, {}), dict) for key in ("load", "side_names"))
        and all(now[key] in values for key, values in _CHOICES.items() if key in now)
        and {*now.get("load", {})} <= _LOAD
        and isinstance(now.get("figure", {}), dict | None)
        and all(isinstance(now.get(key, 0), int | float | None) for key in _NUMBERS)
    )


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
