"""The file of a routine or an exercise as its author wrote it: read, changed, and every other line kept."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self

from app.core.edits import Edit
from app.data.files import yaml_reader as reader

_SCHEMA = re.compile(r"^# yaml-language-server:[^\r\n]*(?:\r\n|\r|\n)", re.MULTILINE)
_MARK = b"\xef\xbb\xbf"  # that some editors begin UTF-8 with


@dataclass(frozen=True, slots=True)
class Edited:
    """What a file would hold with changes put in.

    Attributes:
        content: Its bytes. They have been read back, and mean what was meant.
        reason: Why more had to be written than the changes concern, in a sentence to be translated; the
            author is asked before `content` takes the file's place. "" where every line that the changes do
            not concern is byte for byte as it was.
        lost: How many comments go with what had to be written.
    """

    content: bytes
    reason: str = ""
    lost: int = 0

    @property
    def faithful(self) -> bool:
        """Whether nothing has to be asked."""
        return not self.reason


class AuthoredDocument:
    """A file: its text with comments and order, and only the values that stand in it.

    Args:
        file: As it was read.
        marked: It begins with the mark that some editors put before UTF-8.

    Attributes:
        file: Its data, its text, and where each value stands.
        key_order: In which a new key stands among the others.
    """

    key_order: ClassVar[Sequence[str]] = ()

    def __init__(self, file: reader.Document, *, marked: bool = False) -> None:
        self.file, self._marked = file, marked

    @classmethod
    def read(cls, path: Path) -> Self:
        """Reads a file.

        Raises:
            BadFileError: It cannot be read as plain YAML. Whether it makes sense is `Checker`'s.
        """
        return cls.parse(path, reader.bytes_of(path))

    @classmethod
    def parse(cls, path: Path, content: bytes) -> Self:
        """Reads what a file holds; `path` is where problems are said to be. Raises as `read` does."""
        return cls(reader.parse(path, content), marked=content.startswith(_MARK))

    @property
    def data(self) -> Mapping[str, Any]:
        """What stands in it, with no default filled in."""
        data: Mapping[str, Any] = self.file.data
        return data

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self._bytes(self.file.text)

    def edited(self, edits: Iterable[Edit]) -> Edited:
        """The file with changes put in; nothing is written yet.

        Comments, order, quotes, the ends of lines and every line that the changes do not concern stay byte
        for byte. Where the file is written so that this cannot be, the result says why, and holds the text
        with the smallest part written out that had to be.

        Raises:
            EditError: A change leads nowhere, or would leave a list empty.
        """
        return self._edited(self.file.text, edits)

    def copy_with(self, edits: Iterable[Edit]) -> Edited:
        """The file for another place, with changes such as an id of its own.

        The line for editors at its head goes, since it names a file that does not lie beside the copy.
        """
        text = _SCHEMA.sub("", self.file.text)
        if text != self.file.text and not self._means_the_same(text):
            text = self.file.text  # such a line may be part of a text
        return self._edited(text, edits)

    def _edited(self, text: str, edits: Iterable[Edit]) -> Edited:
        from app.data.files.yaml_patch import NeedsRewriting, patched  # not before something is changed

        made = patched(text, edits, self._data_of, reader.Loader, self.key_order)
        if isinstance(made, NeedsRewriting):
            return Edited(self._bytes(made.text), made.reason, made.lost)
        return Edited(self._bytes(made.text))

    def _means_the_same(self, text: str) -> bool:
        from app.data.files.problems import BadFileError

        try:
            return bool(self._data_of(text) == self.data)
        except BadFileError:
            return False

    def _data_of(self, text: str) -> Any:
        return reader.parse(self.file.path, text.encode()).data

    def _bytes(self, text: str) -> bytes:
        return (_MARK if self._marked else b"") + text.encode()
