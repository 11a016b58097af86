"""Finds the YAML files of a folder, whatever state it is in."""

import os
from pathlib import Path

from app.data.problems import Problem

_ENDINGS = (".yaml", ".yml")
_LINK = "this link leads out of the folder and is left out; put a copy of the file here instead"


def yaml_files(
    folder: Path | None, *, home: Path | None = None, deep: bool = False
) -> tuple[list[Path], list[Problem]]:
    """The YAML files of a folder in the order of their names, and what had to be left out.

    A link is followed only where it leads to a file inside `home`. A folder that does not exist is empty.

    Args:
        folder: Where to look; None for nowhere.
        home: The folder that no link may lead out of; None for `folder` itself, wherever that is.
        deep: Also in the folders below it.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    if folder is None or not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises for some bad paths
        return files, problems

    def unreadable(error: OSError) -> None:
        message = f"the folder cannot be read: {error.strerror}"
        problems.append(Problem(Path(error.filename or folder), 1, 1, message))

    root = os.path.realpath(home or folder)
    if home and not _inside(folder, root):
        return files, [Problem(folder, 1, 1, _LINK)]
    for place, below, names in os.walk(folder, onerror=unreadable):
        below.sort()
        for name in sorted([*names, *below]):
            yaml = name.endswith(_ENDINGS) and name not in _ENDINGS
            if not (yaml or deep):
                continue
            path = os.path.join(place, name)  # noqa: PTH118 - of thousands of files Path takes its time
            if os.path.islink(path) and not _inside(path, root):  # noqa: PTH114
                problems.append(Problem(Path(path), 1, 1, _LINK))
            elif yaml and os.path.isfile(path):  # noqa: PTH113
                files.append(Path(path))
        if not deep:
            break
    return files, problems


def _inside(link: Path | str, root: str) -> bool:
    return os.path.realpath(link).startswith(root.rstrip(os.sep) + os.sep)
