"""A routine and its exercises in one file, put together and taken apart."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.exchange.share_file import MOST_BYTES, MOST_PARTS, joined, parts
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import parse
from tests.data.exchange.share_files import CAT, REACH, ROUTINE, SHARE, WHOLE, fill, move, opened, shared
from tests.growth import grows_with_its_size

HERE = Path("came.yaml")


def cut(content: bytes) -> list[str]:
    return [part.text for part in parts(content, HERE)]


@pytest.mark.parametrize("name", opened().routine_ids())
def test_a_routine_of_limbers_is_shared_as_its_file_byte_for_byte(name: str) -> None:
    assert shared(Path("/nowhere"), name).content == (SHARE / "routines" / f"{name}.yaml").read_bytes()


def test_the_exercises_of_ones_own_come_along_with_those_that_take_their_place(profile: Path) -> None:
    fill(profile)
    found = shared(profile)
    assert found.content == WHOLE
    assert found.beside == 2
    assert cut(found.content) == [ROUTINE, REACH, CAT]


def test_a_file_that_lies_elsewhere_brings_the_exercises_beside_it(tmp_path: Path, profile: Path) -> None:
    from app.data.exchange.shared_routine import shared_routine

    (tmp_path / "mine.yaml").write_text(ROUTINE, "utf-8")
    (tmp_path / "reach.yaml").write_text(move("long-reach", "bird-dog", "cat-cow"), "utf-8")
    found = shared_routine(opened(profile), tmp_path / "mine.yaml")
    assert found.beside == 1
    assert cut(found.content)[0] == ROUTINE


def test_one_that_takes_the_place_of_limbers_comes_along_too(profile: Path) -> None:
    (profile / "exercises" / "x.yaml").write_text(move("calf-raise", "calf-raise", "calf-raise"), "utf-8")
    (profile / "routines" / "r.yaml").write_text(
        "id: r\ntitle: R\nphase: gentle\nsteps:\n  - exercise: calf-raise\n", "utf-8"
    )
    assert shared(profile, "r").beside == 1


@pytest.mark.parametrize(
    "text",
    [
        "id: a\ntitle: A",
        "%YAML 1.1\n---\nid: a\n",
        "# first\n---\nid: a\n",
        "---\nid: a\n...\n",
        "--- {id: a}\n",
        "\ufeffid: a\r\ntitle: A\r\n",
        'id: a\ntitle: "one\n  ---two"\n',
        "id: a\ntitle: |\n  text\n  --- more\n",
    ],
)
def test_each_way_to_write_a_file_can_stand_first_and_below_another(text: str) -> None:
    content = text.encode()
    wanted = parse(HERE, content).data
    for contents in ([content, CAT.encode()], [CAT.encode(), content]):
        whole = cut(joined(contents))
        assert [parse(HERE, part.encode()).data for part in whole] == [
            wanted if each is content else parse(HERE, each).data for each in contents
        ]


def test_a_line_of_the_whole_file_is_known_for_each_part() -> None:
    found = parts(WHOLE, HERE)
    text = WHOLE.decode().splitlines()
    assert [text[part.line] for part in found] == [part.text.splitlines()[0] for part in found]
    assert parts(b"a: 1\r\n--- # two\r\nb: 1\r\n--- {c: 1}\r\n", HERE)[2].line == 3


def test_a_mark_behind_the_last_one_begins_nothing() -> None:
    assert cut(b"id: a\n---\n# nothing more\n") == ["id: a\n"]


@given(st.text("-.\n\r a:#'\"|>{}%\x85\u2028", max_size=40))
def test_whatever_is_in_a_text_taking_it_apart_loses_nothing_but_marks(text: str) -> None:
    try:
        found = cut(text.encode())
    except BadFileError:
        return
    for part in found:
        assert part in text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"# only this\n", "the file is empty"),
        (b"a" * (MOST_BYTES + 1), "larger than"),
        (b"a: 1\n---\n" * (MOST_PARTS + 1), "more than 60"),
        (b"a: 1\n---\n" + b"\n" * 20_000 + b"---\nb: 1\n", "begins below line 20,000"),
        (b"\xff\xfea", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "no text in UTF-8"),
        (b"a: 1\n---\nb: " + b"x" * 200_000 + b"\n", "larger than 200 kB"),
    ],
)
def test_what_is_too_much_is_refused_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(BadFileError, match=says) as refused:
        parts(content, HERE)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize(
    "of_lines",
    [
        lambda n: b"# remark\r\n" * n + b"id: a\r\n",
        lambda n: b"# remark\r\n" * n + b"---\r\nid: a\r\n",
        lambda n: b"%A\r\n \r\n" * n + b"---\r\nid: a\r\n",
        lambda n: b"id: a\r\n---\r\n" + b"\r\n\r" * n + b"x: 1\r\n",
        lambda n: b"---\r\n" * n,
        lambda n: b" \t" * n + b"x",
    ],
    ids=["remarks", "remarks before a mark", "directives", "blank lines below", "marks", "blanks"],
)
def test_no_lines_take_more_than_their_share_of_time(of_lines: Callable[[int], bytes]) -> None:
    def taken_apart(content: bytes) -> None:
        with suppress(BadFileError):
            parts(content, HERE)

    grows_with_its_size(taken_apart, of_lines, (4, 8, 16, 32, 512, 8192))
