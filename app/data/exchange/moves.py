"""The exercises that arrive: which can be used, which are there already, and what each is called here."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.core.edits import SetValue
from app.core.exercise import Exercise
from app.core.ids import numbered
from app.data.exchange.arrived_file import ArrivedFile, id_fault, with_values
from app.data.exchange.landing import Landing
from app.data.exchange.naming import Names
from app.data.files.problems import BadFileError, Problem
from app.data.files.yaml_reader import Document, read
from app.data.library import build
from app.data.library.check import is_exercise
from app.data.library.library import Library


class Over(Mapping[str, Any]):
    """Exercises over others: an id that both have means the first one."""

    def __init__(self, first: Mapping[str, Any], others: Mapping[str, Any]) -> None:
        self._first, self._others = first, others

    def __getitem__(self, name: str) -> Any:
        return self._first[name] if name in self._first else self._others[name]

    def __contains__(self, name: object) -> bool:
        return name in self._first or name in self._others

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._first, *self._others]))

    def __len__(self) -> int:
        return len(list(iter(self)))


class Moves:
    """The exercises of one arrival.

    Args:
        read: Their files.
        library: What is there.
        pose_faults: What is wrong with the figure of one that was read.

    Attributes:
        names: What each that can be used goes by here, by the id in its file.
        arriving: Those that can be used, by what they go by here.
        figures: How the figure does them, likewise.
        as_written: All exercises by the ids that the file means; a BadFileError marks a faulty one.
        as_named: The same by what they go by here.
    """

    def __init__(
        self, read: Sequence[ArrivedFile], library: Library, pose_faults: Callable[[Document], list[Problem]]
    ) -> None:
        self._read, self._library = read, library
        self._base: Any = library.beside_mine
        self._problems: dict[int, list[Problem]] = {}
        self._sound = self._usable(pose_faults)
        self._easier = {each.file.id: easier for each in read if (easier := _gentler(each.document))}
        self._there = self._found()
        names = Names(library.user, "exercises", self._base)
        self.names = {name: self._there.get(name) or names.free(name) for name in self._sound}
        data = {
            self.names[name]: {**each, "id": self.names[name], "easier": self._called(each["easier"])}
            for name, each in self._sound.items()
        }
        self.arriving = {name: build.exercise(each) for name, each in data.items()}
        self.figures = {name: each.get("figure") for name, each in data.items()}
        self.as_named = Over(self.arriving, self._base)
        broken = {
            each.file.id: BadFileError(self._problems[number])
            for number, each in enumerate(read)
            if self._problems[number] and each.file.id not in self._sound
        }
        meant: dict[str, Any] = {name: self.arriving[here] for name, here in self.names.items()}
        self.as_written = Over({**broken, **meant}, self._base)

    def gentler(self, name: str) -> list[str]:
        """The id, as written, of the move that takes the place of one that arrives."""
        return [self._easier[name]] if name in self._easier else []

    def landings(self, spoilt: Collection[str]) -> Iterator[Landing]:
        """What becomes of each file; the `spoilt`, which only faulty routines need, stay away."""
        for number, (file, document, _) in enumerate(self._read):
            problems = self._problems[number]
            if problems or document is None:
                yield Landing(
                    kind="exercises",
                    written=file.id,
                    id=file.id,
                    state="faulty",
                    problems=tuple(sorted(set(problems))),
                )
                continue
            written = document.data["id"]
            name = self.names[written]
            there = written in self._there
            yield Landing(
                kind="exercises",
                written=written,
                id=name,
                state="there"
                if there
                else "left"
                if written in spoilt
                else "new"
                if name == written
                else "renamed",
                text=self._text(file.text, document, name),
                title=document.data["name"],
            )

    def _text(self, text: str, document: Document, name: str) -> str:
        data = document.data
        values: list[SetValue] = []
        if name != data["id"]:
            values.append(SetValue(("id",), name))
        if (easier := self._called(data["easier"])) != data["easier"]:
            values.append(SetValue(("easier",), easier))
        return with_values(text, document.path, values)

    def _called(self, name: str) -> str:
        return self.names.get(name, name)

    def _usable(self, pose_faults: Callable[[Document], list[Problem]]) -> dict[str, Any]:
        """What stands in the files that can be used, by id; notes what is wrong with the others."""
        checker = self._library.checker
        sound: dict[str, Any] = {}
        for number, (_file, document, problems) in enumerate(self._read):
            known = Over({each.file.id: None for each in self._read}, self._base)
            found = list(problems)
            if document is not None and not found:
                found = checker.exercise(document, known) or id_fault(document) or pose_faults(document)
            self._problems[number] = found
            if not found and document is not None:
                sound[document.data["id"]] = document.data
        again = True
        while again:  # one that needs a faulty one is faulty, and so on
            again = False
            for number, (_, document, _) in enumerate(self._read):
                if self._problems[number] or document is None:
                    continue
                found = checker.exercise(document, Over(sound, self._base))
                if found:
                    self._problems[number] = found
                    del sound[document.data["id"]]
                    again = True
        return sound

    def _found(self) -> dict[str, str]:
        """Which exercises are there already with the same content, and what they go by."""
        alike = {name: self._alike(name, data) for name, data in self._sound.items()}
        found: dict[str, str] = {}
        for name, there in alike.items():
            ways = (self._way(name, each, alike, found) for each in there if name not in found)
            found |= next((way for way in ways if way), {})
        return found

    def _way(
        self, name: str, there: str, alike: Mapping[str, list[str]], found: Mapping[str, str]
    ) -> dict[str, str]:
        """What the gentler moves of an exercise go by if it goes by a name; {} where they would differ."""
        way: dict[str, str] = {}
        while name in self._sound and {**found, **way}.get(name) != there:
            if name in found or name in way or there not in alike[name]:
                return {}
            way[name] = there
            name, there = self._sound[name]["easier"], self._base[there].easier
        return way if name in self._sound or name == there else {}

    def _alike(self, name: str, data: Mapping[str, Any]) -> list[str]:
        """Ids, named alike, of exercises that are there and the same but for their gentler move."""
        mine = replace(build.exercise(data), id="", easier="")
        found = []
        for each in (name, *numbered(name)):
            if each not in self._base:
                continue
            there = self._base[each]
            if not isinstance(there, Exercise) or replace(there, id="", easier="") != mine:
                continue
            if _figure(self._base.file(each)) == data.get("figure"):
                found.append(each)
        return found


def _gentler(document: Document | None) -> str:
    """Id of the gentler move that a file names, whatever else is wrong with it."""
    data = document.data if document is not None else None
    easier = data.get("easier") if isinstance(data, dict) else None
    return easier if isinstance(easier, str) else ""


def _figure(file: Any) -> Any:
    """The figure's part of an exercise's file, as written."""
    try:
        data = read(file).data
    except BadFileError:
        return None
    return data.get("figure") if is_exercise(data) else None
