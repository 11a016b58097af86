"""Finds the YAML files of a folder and reads a file, whatever state they are in."""

import errno
import os
from pathlib import Path

from app.data.files.problems import BadFileError, Problem

_ENDINGS = (".yaml", ".yml")
_LINK = "this link leads out of the folder and is left out; put a copy of the file here instead"


def content_of(path: Path, most: int, too_large: str) -> bytes:
    """All that a plain file holds.

    Args:
        path: The file.
        most: Bytes it may have; no more than that is ever read.
        too_large: What is said of one that has more.

    Raises:
        BadFileError: It cannot be read, is no plain file or too large.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe would never end
            message = "this is a folder, not a file" if path.is_dir() else "this is no plain file"
            raise BadFileError([Problem(path, 1, 1, message)])
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise BadFileError([Problem(path, 1, 1, f"the file cannot be read: {error.strerror}")]) from None
    if len(content) > most:
        raise BadFileError([Problem(path, 1, 1, too_large)])
    return content


def is_content(name: str) -> bool:
    """Whether a file of this name counts as a routine or an exercise: YAML by its ending, and not hidden.

    A name that begins with a dot belongs to a system or an editor, such as the `._plan.yaml` that macOS
    puts beside `plan.yaml` on foreign disks.
    """
    return has_yaml_ending(name) and not name.startswith(".")


def has_yaml_ending(name: str) -> bool:
    """Whether a name ends as those of YAML files do, in whatever case."""
    return name.lower().endswith(_ENDINGS)


def yaml_files(
    folder: Path | None, *, home: Path | None = None, deep: bool = False
) -> tuple[list[Path], list[Problem]]:
    """The YAML files of a folder in the order of their names, and what had to be left out.

    What a content file is, `is_content` says, for all of Limber. Hidden folders are passed over too.
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
    if home and not is_inside(folder, home):
        return files, [Problem(folder, 1, 1, _LINK)]
    for place, below, names in os.walk(folder, onerror=unreadable):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted([*names, *below]):
            yaml = is_content(name)
            if not (yaml or (deep and not name.startswith("."))):
                continue
            path = os.path.join(place, name)  # noqa: PTH118 - of thousands of files Path takes its time
            if os.path.islink(path) and not _below(path, root):  # noqa: PTH114
                problems.append(Problem(Path(path), 1, 1, _LINK))
            elif yaml and os.path.isfile(path):  # noqa: PTH113
                files.append(Path(path))
        if not deep:
            break
    return files, problems


def beside(routine: Path) -> tuple[Path, Path, Path]:
    """The folders whose exercises a routine's file may use, the nearest first; they need not exist."""
    folder = routine.parent
    return folder, folder / "exercises", folder.resolve().parent / "exercises"


def is_inside(path: Path, home: Path) -> bool:
    """Whether a path leads into a folder, with all links followed; it need not exist."""
    return _below(path, os.path.realpath(home))


def must_be_inside(path: Path, home: Path) -> None:
    """Stops before something is written where a link leads out of the runner's folder.

    Raises:
        OSError: It would be outside.
    """
    if not is_inside(path, home):
        raise OSError(errno.EPERM, f"{path.name} is a link that leads outside of Limber's folder", str(path))


def _below(link: Path | str, root: str) -> bool:
    return os.path.realpath(link).startswith(root.rstrip(os.sep) + os.sep)
