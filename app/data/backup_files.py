"""The runner's own files in an export, and back; none of it reaches out of the runner's folder."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.data.characters import odd_character
from app.data.files import is_device, must_be_inside, yaml_files
from app.data.reader import MAX_BYTES
from app.data.store_files import write_whole

_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.ya?ml")
_FOLDERS = ("routines", "exercises")


def is_file_name(name: str) -> bool:
    """Whether a name is that of a plain file on every system, such as my-warmup.yaml."""
    return bool(_FILE_NAME.fullmatch(name)) and not is_device(name)


def own_files(folder: Path) -> Iterator[dict[str, str]]:
    """The runner's own files, with what is in them; what lies outside or cannot be read is left out."""
    for kind in _FOLDERS:
        for path in yaml_files(folder / kind, home=folder)[0]:
            try:
                with path.open("rb") as file:
                    text = file.read(MAX_BYTES + 1).decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue  # the library reports it; what cannot be read cannot be carried along
            sound = len(text) <= MAX_BYTES and not odd_character(text)
            if sound and is_file_name(path.name):
                yield {"folder": kind, "name": path.name, "text": text}


def add_files(folder: Path, files: list[Mapping[str, str]]) -> tuple[int, tuple[str, ...]]:
    """Writes files that are not there yet; returns how many, and the names of those that stay as they are."""
    added, kept = 0, []
    for item in files:
        path = folder / item["folder"] / item["name"]
        try:
            must_be_inside(path.parent, folder)
            if os.path.lexists(path):  # a link that leads nowhere is there as well
                must_be_inside(path, folder)
                if path.read_bytes() != item["text"].encode("utf-8"):
                    kept.append(f"{item['folder']}/{item['name']}")
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, item["text"])
            added += 1
        except OSError:
            kept.append(f"{item['folder']}/{item['name']}")
    return added, tuple(kept)
