"""Looks at what arrives beside what is there: what would be added, and under which name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from app.core.edits import SetValue, Where, same, unshared
from app.core.ids import numbered
from app.core.routine import Routine
from app.data.exchange.arrival import Arrival, ArrivingFile
from app.data.exchange.arrived_file import ArrivedFile, id_fault, with_values
from app.data.exchange.landing import Landing, Plan
from app.data.exchange.left_out import plainly
from app.data.exchange.moves import Moves
from app.data.exchange.naming import Names
from app.data.files.problems import BadFileError, Problem, UnknownError
from app.data.files.schema import shown
from app.data.files.yaml_reader import Document, parse
from app.data.library import build
from app.data.library.check import exercises_used
from app.data.library.library import Library
from app.data.library.lint import RoutineLint


class Sight(NamedTuple):
    """How files are looked at besides.

    Attributes:
        pose_faults: What is wrong with the figure of an exercise that was read.
        not_drawn: Which letters of a text the typeface lacks.
    """

    pose_faults: Callable[[Document], list[Problem]]
    not_drawn: Callable[[str], list[str]]


def plan(arrival: Arrival, library: Library, name: str, sight: Sight) -> Plan:
    """What would become of what arrives; nothing is written.

    Args:
        arrival: What arrives; none of it is trusted.
        library: What is there.
        name: Of the file, where faults are said to be.
        sight: How files are looked at besides.
    """
    read = list(_read(arrival, Path(name)))
    moves = Moves([each for each in read if each.file.kind == "exercises"], library, sight.pose_faults)
    names = Names(library.user, "routines", library.routine_ids())
    routines = [_routine(each, library, moves, names, sight) for each in read if each.file.kind == "routines"]
    needed = [set(_closure(each.document, moves)) for each in read if each.file.kind == "routines"]
    sound = {each for wants, made in zip(needed, routines, strict=True) if made.routine for each in wants}
    spoilt = {each for wants in needed for each in wants} - sound
    return Plan(
        source=arrival.source,
        name=name,
        landings=(*moves.landings(spoilt), *routines),
        exercises=moves.arriving,
        figures=moves.figures,
        matches=arrival.matches,
        notes=arrival.notes,
    )


def _read(arrival: Arrival, path: Path) -> Iterator[ArrivedFile]:
    seen: dict[tuple[str, str], tuple[str, Any]] = {}
    for file in arrival.files:
        try:
            place = Path(file.file) if file.file else path
            document = parse(place, ("\n" * file.line + (file.came or file.text)).encode())
            if file.came:  # what would be written is checked, and what is wrong is found where it came from
                document.data = file.data
        except BadFileError as error:
            yield ArrivedFile(file, None, list(error.problems))
            continue
        name = document.data.get("id") if isinstance(document.data, dict) else None
        first = seen.setdefault((file.kind, str(name)), (file.file, document.data))
        said = _again(file, name, document.data, first) if first[1] is not document.data else ""
        yield ArrivedFile(file, document, [document.problem(("id",), said)] if said else [])


def _again(file: ArrivingFile, name: Any, data: Any, first: tuple[str, Any]) -> str:
    """What is said of an id that has come before; "" for another file's other routine, which gets one."""
    before, same_data = first[0], same(unshared(first[1]), unshared(data))
    if before == file.file:
        return f"the id {shown(name)} stands twice in this file"
    if same_data:
        return f"the same stands in {plainly(before)} too"
    return "" if file.kind == "routines" else f"the id {shown(name)} stands in {plainly(before)} too"


def _routine(read: ArrivedFile, library: Library, moves: Moves, names: Names, sight: Sight) -> Landing:
    file, document, problems = read
    if document is not None and not problems:
        problems = library.checker.routine(document, moves.as_written) or id_fault(document)
    data: Any = document.data if document else None
    title = data.get("title") if isinstance(data, dict) else None
    if problems or document is None:
        return Landing(
            kind="routines",
            written=file.id,
            id=file.id,
            state="faulty",
            title=title if isinstance(title, str) else "",
            problems=tuple(sorted(set(problems))),
        )
    written = data["id"]
    values: list[SetValue] = [
        SetValue((*where, "exercise"), moves.names[step["exercise"]])
        for where, step in _steps(data["steps"])
        if moves.names.get(step["exercise"], step["exercise"]) != step["exercise"]
    ]
    routine = build.routine(_renamed(unshared(data), moves.names), moves.as_named.__getitem__)
    there = _there(written, routine, library)
    name = there or names.free(written)
    if name != written:
        values.append(SetValue(("id",), name))
    lint = RoutineLint(document, moves.as_written, library.checker, sight.not_drawn)
    return Landing(
        kind="routines",
        written=written,
        id=name,
        state="there" if there else "new" if name == written else "renamed",
        text=with_values(file.text, document.path, values),
        title=routine.title,
        findings=tuple(lint.findings),
        routine=replace(routine, id=name),
    )


def _there(written: str, routine: Routine, library: Library) -> str:
    """Id of a routine that is there and does the same, named alike; "" where there is none."""
    known = set(library.routine_ids())
    alike = [written, *(each for each in numbered(written) if each in known)]
    for name in alike:
        if name not in known:
            continue
        try:
            found = library.routine(name)
        except (BadFileError, UnknownError):
            continue
        if replace(found, id=routine.id) == routine:
            return name
    return ""


def _closure(document: Document | None, moves: Moves) -> Iterator[str]:
    """Ids of exercises, as written, that a routine needs, gentler ones too."""
    waiting, seen = exercises_used(document.data if document else None), set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += moves.gentler(name)


def _steps(steps: Any, where: Where = ("steps",)) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    for number, item in enumerate(steps):
        if "repeat" in item:
            yield from _steps(item["steps"], (*where, number, "steps"))
        else:
            yield (*where, number), item


def _renamed(data: Any, names: Mapping[str, str]) -> Any:
    for _where, step in _steps(data["steps"]):
        step["exercise"] = names.get(step["exercise"], step["exercise"])  # type: ignore[index]
    return data
