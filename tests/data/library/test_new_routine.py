import re
from pathlib import Path

import pytest

from app.core.exercise import Sides
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.library.new_routine import begin_routine
from app.data.library.own_files import copy_routine
from tests.data.library.test_library import routine

SHARE = share_folder()


@pytest.mark.parametrize("title", ["My routine", 'Say "go": it\'s {mine} \\o/ # yes', "Ręka ß"])
def test_what_one_begins_with_is_sound_and_can_be_played(profile: Path, title: str) -> None:
    path = begin_routine(profile / "routines", title)
    library = Library(SHARE, profile)
    assert library.check_all(path) == []
    begun = library.routine("my-routine")
    assert begun.title == title
    assert begun.total_s > 60


def test_every_key_that_is_only_remarked_on_may_be_written(profile: Path) -> None:
    path = begin_routine(profile / "routines", "Mine")
    path.write_text(re.sub(r"^( *)# ", r"\1", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    library = Library(SHARE, profile)
    assert library.check_all(path) == []
    swing = next(step for step in library.routine("my-routine").played() if step.optional)
    assert swing.sides is Sides.EACH


def test_each_gets_a_name_that_no_other_has(profile: Path) -> None:
    folder = profile / "routines"
    routine(folder / "Tuesday.yaml", id_="my-routine-2")
    (folder / "MY-ROUTINE-3.txt").write_text("x")
    names = [begin_routine(folder, "Mine").stem for _ in range(2)]
    assert names == ["my-routine", "my-routine-4"]


def test_a_copy_takes_the_name_of_no_other_file(profile: Path) -> None:
    routine(profile / "routines" / "Tuesday.yaml", id_="warmup-5-quick-mine")
    copy = copy_routine(SHARE / "routines" / "warmup-5-quick.yaml", profile / "routines", "Mine")
    assert copy.stem == "warmup-5-quick-mine-2"
