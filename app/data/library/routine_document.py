"""A routine as its author wrote it, beside the routine as it runs."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from app.core.exercise import Exercise
from app.core.routine import Routine
from app.data.files import yaml_reader as reader
from app.data.files.problems import BadFileError
from app.data.files.rewrite import afresh, with_texts
from app.data.library import build

_SCHEMA = re.compile(r"^# yaml-language-server:[^\r\n]*(?:\r\n|\r|\n)", re.MULTILINE)
_MARK = b"\xef\xbb\xbf"  # that some editors begin UTF-8 with


class RoutineDocument:
    """The file of a routine: its text with comments and order, and only the values that stand in it.

    A `Routine` has every default filled in, and cannot be written back as it was; this can.

    Args:
        file: As it was read.
        marked: It begins with the mark that some editors put before UTF-8.

    Attributes:
        file: Its data, its text, and where each value stands.
    """

    def __init__(self, file: reader.Document, *, marked: bool = False) -> None:
        self.file, self._marked = file, marked

    @classmethod
    def read(cls, path: Path) -> "RoutineDocument":
        """Reads a file.

        Raises:
            BadFileError: It cannot be read as plain YAML. Whether it makes sense as a routine is `Checker`'s.
        """
        return cls(reader.read(path))

    @classmethod
    def parse(cls, path: Path, content: bytes) -> "RoutineDocument":
        """Reads what a file holds; `path` is where problems are said to be. Raises as `read` does."""
        return cls(reader.parse(path, content), marked=content.startswith(_MARK))

    @property
    def data(self) -> Mapping[str, Any]:
        """What stands in it, with no default filled in."""
        data: Mapping[str, Any] = self.file.data
        return data

    def routine(self, find: Callable[[str], Exercise]) -> Routine:
        """As it runs, with every default filled in; for a file that has been checked.

        Args:
            find: Gives an exercise by its id; raises KeyError for an unknown one.
        """
        return build.routine(self.data, find)

    def with_texts(self, new: Mapping[str, str]) -> bytes:
        """The file with other values of some texts on its top level, for another place.

        Everything else stays byte for byte. What was written is read again and compared with what was meant;
        where it differs, the same content is written afresh, without the comments.
        """
        meant = {**self.data, **new}
        # The first line for editors names a file that does not lie beside the copy; within a text it stays.
        for text in (_SCHEMA.sub("", self.file.text), self.file.text):
            with suppress(BadFileError, yaml.YAMLError):
                renamed = with_texts(text, new, reader.Loader).encode()
                if reader.parse(self.file.path, renamed).data == meant:
                    return (_MARK if self._marked else b"") + renamed
        return afresh(meant).encode()
