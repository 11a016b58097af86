import re
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.library.new_routine import PHASES, new_routine
from app.data.library.own_files import copy_routine
from tests.data.library.test_library import routine

SHARE = share_folder()


def begun(profile: Path, phase: str, title: str) -> Path:
    path = profile / "routines" / "my-routine.yaml"
    path.write_bytes(new_routine(phase, title))
    return path


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("title", ["My routine", 'Say "go": it\'s {mine} \\o/ # yes', "Ręka ß"])
def test_what_one_begins_with_is_sound_and_can_be_played(profile: Path, phase: str, title: str) -> None:
    path = begun(profile, phase, title)
    library = Library(SHARE, profile)
    assert library.check([path])[0] == []
    routine_ = library.routine("my-routine")
    assert (routine_.title, routine_.phase) == (title, phase)
    assert routine_.total_s > 60


@pytest.mark.parametrize("phase", PHASES)
def test_every_key_that_is_only_remarked_on_may_be_written(profile: Path, phase: str) -> None:
    path = begun(profile, phase, "Mine")
    path.write_text(re.sub(r"^( *)# ", r"\1", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    library = Library(SHARE, profile)
    assert library.check([path])[0] == []
    routine_ = library.routine("my-routine")
    assert routine_.purpose
    assert next(routine_.played()).prepare == 5


def test_a_copy_takes_the_name_of_no_other_file(profile: Path) -> None:
    routine(profile / "routines" / "Tuesday.yaml", id_="warmup-5-quick-mine")
    copy = copy_routine(SHARE / "routines" / "warmup-5-quick.yaml", profile / "routines", "Mine")
    assert copy.stem == "warmup-5-quick-mine-2"
