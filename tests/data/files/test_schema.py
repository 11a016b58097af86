import json
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.data.files.schema import Schema
from app.data.files.yaml_reader import read

SHARE = share_folder()


@pytest.fixture
def said(tmp_path: Path):
    """Checks text against a small schema; gives line, column and message of each problem."""

    def check(properties: dict, text: str, **more: object) -> list[tuple[int, int, str]]:
        definition = {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}
        definition |= {"additionalProperties": False, "properties": properties, **more}
        schema, path = tmp_path / "s.schema.json", tmp_path / "file.yaml"
        schema.write_text(json.dumps(definition))
        path.write_text(text, "utf-8")
        return [(p.line, p.column, p.message) for p in Schema(schema).problems(read(path))]

    return check


def test_every_fault_is_told_in_the_order_of_the_lines(said) -> None:
    properties = {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"enum": ["x", "y"]}}
    assert said(properties, "c: z\nb: 1\na: q\n") == [
        (1, 4, '"z" is not known here; expected x, y'),
        (2, 4, "expected text, not 1"),
        (3, 4, 'expected a whole number, not "q"'),
    ]


def test_a_key_that_is_misspelt_is_not_also_missing(said) -> None:
    properties = {"seconds": {"type": "integer", "description": "Work."}}
    assert said(properties, "secnds: 1\n", required=["seconds"]) == [
        (1, 1, 'unknown key "secnds"; did you mean "seconds"?')
    ]
    assert said(properties, "x: 1\n", required=["seconds"]) == [
        (1, 1, 'the key "seconds" is missing: Work.'),
        (1, 1, 'unknown key "x"; known here: seconds'),
    ]


def test_keys_with_dots_and_brackets_lead_nobody_astray(said) -> None:
    inner = {"type": "object", "additionalProperties": False, "properties": {"b": {"type": "integer"}}}
    properties = {"a": {"type": "array", "items": inner}}
    text = '"a[0].b": 1\n"a[0]": 2\na:\n  - b: x\n'
    assert [row[:2] for row in said(properties, text)] == [(1, 1), (2, 1), (4, 8)]


@pytest.mark.parametrize(
    ("rule", "value", "message"),
    [
        ({"type": "integer", "minimum": 5}, "3", "3 is out of range; at least 5"),
        ({"type": "integer", "maximum": 5}, "7", "7 is out of range; at most 5"),
        ({"type": ["number", "null"]}, "x", 'expected a number or nothing, not "x"'),
        ({"type": "boolean"}, "1", "expected true or false, not 1"),
        ({"type": "integer"}, "false", "expected a whole number, not false"),
        ({"type": "integer"}, "2:05", 'expected a whole number, not "2:05"; write 125 (seconds)'),
        (
            {"type": "integer"},
            "30 s",
            'expected a whole number, not "30 s"; write 30 (seconds, without a unit)',
        ),
        ({"type": "integer"}, "'30'", 'expected a whole number, not "30"; write 30 without quotes'),
        ({"type": "array", "maxItems": 1}, "[1, 2]", "the list may have at most 1, it has 2"),
        ({"type": "string", "maxLength": 3}, "long", "the text has 4 characters; at most 3 fit"),
        ({"const": 1}, "2", "data.a must be same as const definition: 1"),
    ],
)
def test_each_rule_is_worded_for_people(said, rule: dict, value: str, message: str) -> None:
    assert [row[2] for row in said({"a": rule}, f"a: {value}\n")] == [message]


def test_a_long_text_is_quoted_short_and_on_one_line(said) -> None:
    ((_, _, message),) = said({"a": {"type": "integer"}}, 'a: "one\\ntwo ' + "x" * 500 + '"\n')
    assert message.startswith('expected a whole number, not "one\\ntwo xxx')
    assert message.endswith('xxx..."')
    assert len(message) < 80


@pytest.mark.parametrize("name", ["routines/routine", "assets/exercises/exercise"])
def test_the_shipped_schemas_describe_every_key_for_the_authors_editor(name: str) -> None:
    definition = json.loads((SHARE / f"{name}.schema.json").read_text("utf-8"))

    def properties(part: dict) -> list[tuple[str, dict]]:
        own = list(part.get("properties", {}).items())
        deeper = [*part.get("definitions", {}).values(), *(value for _, value in own)]
        return own + [pair for inner in deeper for pair in properties(inner)]

    assert all(rules.get("description", "").endswith(".") for _, rules in properties(definition))
    assert len(properties(definition)) > 15


def test_every_shipped_file_names_its_schema_on_the_first_line() -> None:
    for path in (SHARE / "routines").glob("*.yaml"):
        assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=routine.schema.json\n")
    for path in (SHARE / "assets" / "exercises").glob("*.yaml"):
        assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=exercise.schema.json\n")
