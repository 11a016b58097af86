"""The file of a routine as its author wrote it."""

import pytest

from app.core.edits import DeleteItem, SetValue
from app.data.files import yaml_splices
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.library.routine_document import RoutineDocument

SHARE = share_folder()
LIBRARY = Library(SHARE)
FILES = sorted((SHARE / "routines").glob("*.yaml"))
SHORT = b"\xef\xbb\xbfid: mine # by hand\r\ntitle: 'Mine'\r\nphase: gentle\r\nsteps:\r\n  - exercise: easy-walk\r\n"


def find(name):
    return LIBRARY.exercises[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_runs_as_the_library_has_it(path):
    assert RoutineDocument.read(path).routine(find) == LIBRARY.routine(path.stem)


def test_it_holds_what_was_written_and_no_default(tmp_path):
    document = RoutineDocument.parse(tmp_path / "mine.yaml", SHORT)
    assert document.data["steps"] == [{"exercise": "easy-walk"}]
    (step,) = document.routine(find).played()
    assert step.seconds == find("easy-walk").default_seconds
    assert document.file.problem(("title",), "x").line == 2


def test_changes_leave_every_other_byte_as_it_was(tmp_path):
    document = RoutineDocument.parse(tmp_path / "mine.yaml", SHORT)
    edited = document.edited([SetValue(("title",), "Yours"), SetValue(("steps", 0, "seconds"), 60)])
    expected = SHORT.replace(b"'Mine'", b"'Yours'") + b"    seconds: 60\r\n"
    assert (edited.content, edited.faithful, edited.lost) == (expected, True, 0)
    assert document.content == SHORT


def test_where_more_has_to_be_written_it_says_why_and_what_would_go(tmp_path):
    content = (
        b"id: a # own\ntitle: A\nphase: gentle\nsteps: [{exercise: cat-cow}, # first\n {exercise: sphinx}]\n"
    )
    document = RoutineDocument.parse(tmp_path / "a.yaml", content)
    edited = document.edited([DeleteItem(("steps", 0))])
    assert not edited.faithful
    assert "brackets" in edited.reason
    assert edited.lost == 1
    assert edited.content == b"id: a # own\ntitle: A\nphase: gentle\nsteps:\n  - exercise: sphinx\n"


def test_every_reason_is_one_sentence_for_people():
    for reason in (yaml_splices.BRACKETS, yaml_splices.NAMES, yaml_splices.UNUSUAL):
        assert reason.endswith(".")
        assert reason.count(". ") == 0
        assert len(reason) < 110


def test_a_copy_loses_the_line_for_editors_and_gets_changes_too(tmp_path):
    for path in FILES:
        document = RoutineDocument.read(path)
        grouped = "repeat" in document.data["steps"][0]
        first = ("steps", 0, "steps", 0) if grouped else ("steps", 0)
        copy = document.copy("mine", "Mine", [SetValue((*first, "seconds"), 61)])
        assert copy.faithful
        before, after = document.content.decode().splitlines(), copy.content.decode().splitlines()
        assert before[0].startswith("# yaml-language-server")
        changed = [pair for pair in zip(before[1:], after, strict=True) if pair[0] != pair[1]]
        assert [new for _, new in changed] == [
            "id: mine",
            "title: Mine",
            f"{'        ' if grouped else '    '}seconds: 61",
        ]
