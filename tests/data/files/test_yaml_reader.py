from pathlib import Path

import pytest
import yaml

from app.data.files import yaml_reader as reader
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import read


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test with both parsers: phones may have only the one in Python."""
    if request.param == "Python":
        monkeypatch.setattr(reader, "Loader", yaml.SafeLoader)


def data(tmp_path: Path, text: str) -> object:
    path = tmp_path / "file.yaml"
    path.write_text(text, "utf-8")
    return read(path).data


def fault(tmp_path: Path, content: bytes) -> tuple[int, int, str]:
    path = tmp_path / "file.yaml"
    path.write_bytes(content)
    with pytest.raises(BadFileError) as caught:
        read(path)
    (problem,) = caught.value.problems
    return problem.line, problem.column, problem.message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("30", 30), ("+30", 30), ("-3", -3), ("030", 30), ("30.0", 30), ("3e1", 30), ("0.55", 0.55), (".5", 0.5),
        ("1:30", "1:30"), ("0x1E", "0x1E"), ("0o36", "0o36"), ("1_000", "1_000"), ("30s", "30s"),
        ("true", True), ("True", True), ("FALSE", False), ("tRue", "tRue"), ("yes", "yes"), ("on", "on"),
        ("null", None), ("~", None), ("", None), ("'30'", "30"), ('"true"', "true"),
        ("2026-11-22", "2026-11-22"), ("=", "="), ("9" * 30, 1e30),
        ("! 30", "30"), ("! '30'", "30"), ("|-\n  true", "true"),
    ],
)  # fmt: skip
def test_a_value_is_what_it_looks_like(tmp_path: Path, written: str, value: object) -> None:
    read_value = data(tmp_path, f"key: {written}\n")["key"]
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize("written", [".nan", ".NaN", ".inf", "-.inf", "+.INF", "1e400", "-1e999"])
def test_what_cannot_be_counted_with_is_refused(tmp_path: Path, written: str) -> None:
    line, column, message = fault(tmp_path, f"a: 1\nkey: {written}\n".encode())
    assert (line, column) == (2, 6)
    assert "not a number" in message


def test_text_over_several_lines_is_joined_as_yaml_says(tmp_path: Path) -> None:
    assert data(tmp_path, "a: >\n  one\n  two\nb: |\n  one\n  two\n") == {"a": "one two\n", "b": "one\ntwo\n"}


def test_every_part_knows_its_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("a: 1\nb:\n  - c: {d: 2}\n  - *x\n".replace("*x", "e"), "utf-8")
    document = read(path)
    assert document.values[()] == (1, 1)
    assert document.values[("a",)] == (1, 4)
    assert document.keys[("b", 0, "c")] == (3, 5)
    assert document.values[("b", 0, "c", "d")] == (3, 12)
    assert document.values[("b", 1)] == (4, 5)
    assert str(document.problem(("b", 0, "c", "d", "none"), "x")).endswith(":3:12: x")
    assert document.problem(("b",), "x", at_key=True).line == 2


def test_a_problem_inside_a_repeated_part_points_at_the_repetition(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_text("- &one {a: 1}\n- *one\n", "utf-8")
    problem = read(path).problem((1, "a"), "x")
    assert (problem.line, problem.column) == (2, 3)


def test_a_repeated_part_is_the_same_data(tmp_path: Path) -> None:
    assert data(tmp_path, "a: &x {b: [1]}\nc: *x\nd: &x 2\ne: *x\n") == {
        "a": {"b": [1]}, "c": {"b": [1]}, "d": 2, "e": 2,
    }  # fmt: skip


def test_the_column_of_a_wrong_byte_counts_letters_not_bytes(tmp_path: Path) -> None:
    content = "title: für ".encode() + b"m\xfcde\n"
    assert fault(tmp_path, b"a: 1\n" + content)[:2] == (2, 13)
    assert fault(tmp_path, b"\xef\xbb\xbf" + content)[:2] == (1, 13)


@pytest.mark.parametrize(
    "escape",
    ['"\\e[0m"', '"\\0"', '"\\x7f"', '"\\uD83D"', '"\\UFFFFFFFF"', '"\\U00110000"', '"\\ud800\\udc00"'],
)
@pytest.mark.parametrize("form", ["key: {}\n", "? {}\n: 1\n", "- {}\n"])
def test_what_no_text_may_hold_cannot_be_written_as_an_escape(tmp_path: Path, escape: str, form: str) -> None:
    fault(tmp_path, form.format(escape).encode())


@pytest.mark.parametrize(
    "head", ["%YAML 1." + "9" * 5000, "%YAML 9" * 400, "%TAG ! !" + "x" * 5000, "%FOO bar"]
)
def test_an_odd_directive_is_refused_or_passed_over(tmp_path: Path, head: str) -> None:
    path = tmp_path / "file.yaml"
    path.write_text(f"{head}\n--- {{a: 1}}\n", "utf-8")
    try:
        assert read(path).data == {"a": 1}
    except BadFileError as error:
        assert str(error)  # noqa: PT017 - either is right


def test_repeated_parts_cannot_be_stacked_deeper_than_they_could_be_written(tmp_path: Path) -> None:
    fine = "- &a [[[[x]]]]\n- [[[[[*a]]]]]\n"
    assert data(tmp_path, fine)
    assert "nested" in fault(tmp_path, b"- &a [[[[[[[[x]]]]]]]]\n- [[[[[[[[*a]]]]]]]]\n")[2]


def test_a_key_repeated_in_another_place_is_no_repetition(tmp_path: Path) -> None:
    assert data(tmp_path, "a: {b: 1}\nc: {b: 2}\n") == {"a": {"b": 1}, "c": {"b": 2}}
    assert "stands twice" in fault(tmp_path, b"a: 1\n'a': 2\n")[2]


def test_windows_line_ends_count_as_one_line(tmp_path: Path) -> None:
    assert fault(tmp_path, b"a: 1\r\nb: 2\r\na: 3\r\n")[:2] == (3, 1)


def test_utf_16_without_its_mark_is_refused_too(tmp_path: Path) -> None:
    assert "U+0000" in fault(tmp_path, "a: 1\n".encode("utf-16-le"))[2]
