"""No bytes whatever do anything but be read, be left to others, or be refused with a reason."""

import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.exchange import peers
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import parse
from app.data.library.build import exercise
from app.data.library.check import Checker
from app.data.library.library import Library
from tests.data.exchange.peers import samples
from tests.growth import grows_with_its_size

FILES = list(samples.ALL.values())
WHOLE = [
    {"workouts": [samples.MORNING, samples.EVENING]},
    samples.MORNING,
    [samples.MOBILITY, samples.NAMELESS, samples.PAIRS_AS_TEXT],
    [samples.LEGACY],
    samples.timers(samples.TIMER, samples.BARE),
    samples.BEFORE,
    samples.AFTER,
]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.integers(-3, 700),
    st.floats(),
    st.text(max_size=90),
    st.sampled_from(
        ["", "Rest", "Calf stretch L", "Plank each side", "\u202e", "[]", "{}", "NaN", "group", "HALT", "END"]
    ),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["name", "steps", "loop", "type"]), st.integers(), max_size=2),
)


@cache
def _library() -> Library:
    return Library(share_folder())


@cache
def _checker() -> Checker:
    return Checker(share_folder())


def holds(content: bytes, name: str = "a file") -> None:
    """A file is none of ours, or refused, or becomes what passes every check."""
    plans, refused = None, ()
    try:
        plans = peers.read(content, name)
    except BadFileError as error:
        refused = error.problems
    assert all(problem.message and problem.line >= 1 and problem.column >= 1 for problem in refused)
    if plans is None:
        return
    known: dict[str, Any] = dict(_library().exercises)
    arrival = plans.arrival(known)
    assert arrival == plans.arrival(known)
    assert arrival.files
    assert all(note.says.format(**note.values) for note in arrival.notes)
    assert len({(file.kind, file.id) for file in arrival.files}) == len(arrival.files)
    for file in sorted(arrival.files, key=lambda each: each.kind):  # exercises first
        document = parse(Path(f"{file.id}.yaml"), file.text.encode())
        assert document.data["id"] == file.id
        if file.kind == "exercises":
            assert file.id not in _library().exercises
            assert _checker().exercise(document, {**known, file.id: None}) == []
            known[file.id] = exercise(document.data)
        else:
            assert _checker().routine(document, known) == []


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(place for key, value in inner for place in places(value, (*at, key)))]


@given(st.binary(max_size=400))
def test_bytes_of_any_kind(content: bytes) -> None:
    holds(content)


@pytest.mark.parametrize(
    "of_size",
    [
        lambda n: b'{"timers":' + b'"a\\' * n,
        lambda n: b'{"timers":' + b'"a\\\\' * n,
        lambda n: b'{"workouts":' + b'"a\\\x80' * n,
        lambda n: b'{"sets":"' + b"\\" * n,
        lambda n: b'{"sets":' + b'"' * n,
        lambda n: b'{"timers"' + b" " * n + b"x",
        lambda n: b"[" + b'"timers" ' * n + b"]",
        lambda n: b'{"timers":[' + b"[" * n,
        lambda n: b'{"timers":[0.' + b"1" * n + b"]}",
        lambda n: b'{"timers":[],' + b",".join(b'"%d":1' % each for each in range(n)) + b"}",
    ],
    ids=[
        "texts without an end",
        "texts with ends",
        "damaged texts without an end",
        "strokes",
        "quotes",
        "blanks",
        "marks of an app",
        "brackets",
        "digits",
        "keys",
    ],
)
def test_no_bytes_take_more_than_their_share_of_time(of_size: Callable[[int], bytes]) -> None:
    def looked_at(content: bytes) -> None:
        with suppress(BadFileError):
            peers.read(content, "a file")

    grows_with_its_size(looked_at, of_size, (64, 512, 4096, 32768))


@given(st.sampled_from(FILES), st.data())
def test_a_file_with_some_bytes_changed(content: bytes, data: st.DataObject) -> None:
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(broken) - 1))
        match data.draw(st.sampled_from(["set", "cut", "drop", "double"])):
            case "set":
                broken[at] = data.draw(st.integers(0, 255))
            case "cut":
                del broken[max(at, 1) :]
            case "drop":
                del broken[at : min(at + data.draw(st.integers(1, 30)), len(broken) - 1)]
            case _:
                broken[at:at] = broken[at : at + 40]
    holds(bytes(broken))


@settings(max_examples=200)
@given(st.sampled_from(WHOLE), st.data())
def test_a_file_with_some_values_changed(whole: Any, data: st.DataObject) -> None:
    changed = whole
    for _ in range(data.draw(st.integers(1, 4))):
        there = [place for place in places(changed) if place]
        if not there:
            break
        place = data.draw(st.sampled_from(there))
        changed = samples.changed(changed, place, data.draw(st.one_of(ODD, st.just(KeyError))))
    holds(json.dumps(changed).encode())


@given(
    st.lists(st.tuples(st.text(max_size=12), st.sampled_from([*FILES, b"", b"PK\x03\x04", b"{"])), max_size=4)
)
def test_a_zip_with_anything_in_it(entries: list[tuple[str, bytes]]) -> None:
    from warnings import catch_warnings, simplefilter

    with catch_warnings():
        simplefilter("ignore")
        try:
            content = samples.zipped(*entries)
        except (UnicodeError, ValueError, IndexError, zipfile.BadZipFile):
            return
    holds(content)


moves = st.one_of(
    st.sampled_from(
        [
            "Calf stretch R",
            "Calf stretch L",
            "Rest",
            "Leg swings",
            "Plank",
            "Plank each side",
            "Walk",
            "Pause",
            "",
            "A\u0301",
        ]
    ),
    st.text(max_size=80),
)


@settings(max_examples=150)
@given(
    st.text(max_size=120),
    st.lists(
        st.tuples(
            st.integers(1, 50),
            st.lists(st.tuples(moves, st.one_of(st.integers(0, 60), st.integers(0, 2000))), max_size=8),
        ),
        max_size=4,
    ),
)
def test_a_workout_with_anything_in_it(title: str, sets: list[tuple[int, list[tuple[str, int]]]]) -> None:
    holds(
        samples.as_json(samples.workout(title, *sets))
        if title.isprintable()
        else json.dumps(samples.workout(title, *sets)).encode()
    )
