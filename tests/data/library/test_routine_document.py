"""The file of a routine as its author wrote it."""

import pytest

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


def test_other_texts_leave_every_other_byte_as_it_was(tmp_path):
    document = RoutineDocument.parse(tmp_path / "mine.yaml", SHORT)
    changed = document.with_texts({"title": "Yours"})
    assert changed == SHORT.replace(b"'Mine'", b'"Yours"')
