"""The tree knows where each part of a file begins and ends."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from app.data.files import yaml_reader as reader
from app.data.files.yaml_tree import Node, Shape, Tree
from tests.data.files import messy


@pytest.fixture(params=[reader.Loader, yaml.SafeLoader], ids=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "Loader", request.param)


def parsed(text: str) -> tuple[Tree, reader.Document]:
    return Tree(text, reader.Loader), reader.parse(Path("x"), text.encode())


def node(tree: Tree, *where: str | int) -> Node:
    found = tree.at(where)
    assert found is not None
    return found


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_each_value_is_where_the_reader_has_it_and_each_scalar_reads_as_itself(seed: int) -> None:
    rng = random.Random(seed)
    text = messy.written(messy.routine(rng), rng, messy.habits(rng)).removeprefix("\ufeff")
    tree, document = parsed(text)
    for where, (line, column) in document.values.items():
        found = node(tree, *where)
        lines = [at for at in range(len(text) + 1) if tree.line(at) == at]
        assert (lines.index(tree.line(found.start)) + 1, tree.column(found.start) + 1) == (line, column)
        value = document.data
        for key in where:
            value = value[key]
        if found.shape is Shape.SCALAR and found.style not in ("|", ">"):
            assert reader.parse(Path("x"), text[found.start : found.end].encode()).data == value


def test_a_part_ends_behind_its_last_character_however_it_is_written() -> None:
    text = (
        "? plain   # a comment\n: over\n  two lines   # and one\nblock: >-\n  a\n\n\n# below\nkept: |+\n  a\n\n"
        "list:\n- &x one\n- *x\n-\n- {a: 'b'}   # c\nempty:\nlast: [1, 2]"
    )
    tree, _ = parsed(text)

    def written(*where: str | int) -> str:
        found = node(tree, *where)
        return text[found.start : found.end]

    assert written("plain") == "over\n  two lines"
    assert written("block") == ">-\n  a"
    assert written("kept") == "|+\n  a\n\n"
    assert written("list") == "- &x one\n- *x\n-\n- {a: 'b'}"
    assert written("list", 0) == "&x one"
    assert written("list", 1) == "*x"
    assert written("list", 2) == ""
    assert written("list", 3) == "{a: 'b'}"
    assert written("empty") == ""
    assert written("last") == "[1, 2]"
    assert [text[item.dash] for item in node(tree, "list").items] == ["-"] * 4
    assert tree.at(("list", 9)) is tree.at(("list", 1, "a")) is tree.at(("nothing",)) is None


def test_comments_are_told_from_signs_in_texts() -> None:
    text = "# one\na: 'no # comment'   # two\nb: |  # three\n  # no comment\n  #\nc: x#y  #four\n#"
    assert parsed(text)[0].comments() == ["# one", "# two", "# three", "#four", "#"]


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r", "\x85"])
def test_lines_end_where_yaml_has_them_end(eol: str) -> None:
    text = f"a: 1{eol}b: 2 # c{eol}  # deeper{eol}{eol}c: 3"
    tree, _ = parsed(text)
    b = node(tree, "b")
    assert tree.eol == eol
    assert text[tree.line(b.start) : tree.line_end(b.start)] == "b: 2 # c"
    assert text[tree.own_end(b.end, 0) :] == f"{eol}c: 3"
    assert tree.next_line(len(text)) == len(text)
