"""Writes the runner's own exercises: new ones, copies, and changed ones in their author's file."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from app.core.edits import SetValue
from app.core.exercise_draft import changes, completed, free_id
from app.data.files.atomic import write_whole
from app.data.files.ids import Named
from app.data.files.listing import must_be_inside, yaml_files
from app.data.library.authored_document import Edited
from app.data.library.exercise_document import ExerciseDocument, new_text


def write_exercise(
    home: Path, now: Mapping[str, Any], taken: Collection[str], source: ExerciseDocument | None = None
) -> tuple[Path, str]:
    """Writes a new exercise into the runner's folder; returns its file and its id.

    Args:
        home: The runner's folder.
        now: The exercise as it was made; what is left out gets its usual value.
        taken: Ids that there are: none of them is given away, Limber's own least of all.
        source: What it is a copy of: what is not changed stays as its author wrote it, with comments.

    Raises:
        OSError: It cannot be written.
        EditError: It holds what no file can.
    """
    folder = home / "exercises"
    must_be_inside(folder, home)
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.stem.lower() for path in folder.iterdir()} | set(Named(yaml_files(folder)[0]).alike)
    name = free_id(str(now["name"]), {*taken, *there})
    path = folder / f"{name}.yaml"
    mine = {**now, "id": name}
    if "id" in now and now.get("easier") == now["id"]:  # that nothing was gentler than holds of this one too
        mine["easier"] = name
    if source is None:
        write_whole(path, new_text(completed(mine, name)))
    else:
        before = dict(source.data)
        edits = changes(before, completed(mine, name, before))
        write_whole(path, source.copy_with([SetValue(("id",), name), *edits]).content)
    return path, name


def changed_exercise(document: ExerciseDocument, now: Mapping[str, Any]) -> Edited:
    """What the file of an exercise would hold with changes; nothing is written yet.

    Raises:
        EditError: A change holds what no file can.
    """
    data = document.data
    return document.edited(changes(data, completed(now, str(data["id"]), data)))
