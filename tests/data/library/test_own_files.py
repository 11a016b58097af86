from datetime import date
from pathlib import Path

import pytest
import yaml

from app.core.edits import DeleteItem, EditError, SetValue
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.library.own_files import (
    ChangedMeanwhileError,
    bring_back,
    copy_routine,
    save_routine,
    set_aside,
)
from app.data.library.routine_document import RoutineDocument

SHARE = share_folder()
TODAY = date(2026, 11, 22)


def test_a_removed_file_waits_in_a_folder_of_its_own_with_the_day(profile: Path) -> None:
    file = profile / "routines" / "broken.yaml"
    file.write_text("x")
    aside = set_aside(file, profile, TODAY)
    assert not file.exists()
    assert aside == profile / "removed" / "2026-11-22 broken.yaml"
    bring_back(aside, file)
    assert file.read_text() == "x"
    assert not aside.exists()


def test_nothing_is_ever_written_over(profile: Path) -> None:
    file = profile / "routines" / "broken.yaml"
    asides = []
    for text in ("first", "second"):
        file.write_text(text)
        asides.append(set_aside(file, profile, TODAY))
    assert [aside.read_text() for aside in asides] == ["first", "second"]
    file.write_text("third")
    bring_back(asides[0], file)
    assert file.read_text() == "third"
    assert (profile / "routines" / "broken 2.yaml").read_text() == "first"


def test_a_link_that_leads_nowhere_is_moved_as_it_is(profile: Path) -> None:
    link = profile / "routines" / "link.yaml"
    link.symlink_to(profile / "gone.yaml")
    aside = set_aside(link, profile, TODAY)
    assert aside.is_symlink()
    bring_back(aside, link)
    assert link.is_symlink()


@pytest.mark.parametrize("name", Library(SHARE).routine_ids())
def test_a_copy_is_a_sound_routine_of_its_own(profile: Path, name: str) -> None:
    written = Library(SHARE).routine(name)
    copy = copy_routine(SHARE / "routines" / f"{name}.yaml", profile / "routines", f"{written.title} (mine)")
    library = Library(SHARE, profile)
    mine = library.routine(copy.stem)
    assert (mine.id, mine.title) == (f"{name}-mine", f"{written.title} (mine)")
    assert mine.steps == written.steps
    assert not library.check([copy])[0]


def test_a_copy_keeps_every_comment_and_folded_titles_go_whole(profile: Path) -> None:
    source = profile / "routines" / "source.yaml"
    source.write_text(
        "# my notes\nid: source  # an id\ntitle: >-\n  A title\n  in two lines\nphase: gentle\n"
        "steps:\n  # slowly\n  - exercise: cat-cow\n",
    )
    copy = copy_routine(source, profile / "routines", 'Say "hm" \\ and go')
    text = copy.read_text()
    assert "# my notes" in text
    assert "# slowly" in text
    assert "in two lines" not in text
    assert yaml.safe_load(text)["title"] == 'Say "hm" \\ and go'
    assert not Library(SHARE, profile).check([copy])[0]


def test_copies_of_copies_stay_within_what_an_id_and_a_title_may_be(profile: Path) -> None:
    source = profile / "routines" / f"{'long-' * 11}name.yaml"
    source.write_text(f"id: {source.stem}\ntitle: x\nphase: gentle\nsteps:\n  - exercise: cat-cow\n")
    folder, names = profile / "routines", []
    for _ in range(3):
        source = copy_routine(source, folder, "t" * 200)
        names.append(source.stem)
    assert len(set(names)) == 3
    assert all(len(name) <= 60 for name in names)
    assert not Library(SHARE, profile).check([folder])[0]


MINE = "# by hand\r\nid: mine\r\ntitle: Mine # own\r\nphase: gentle\r\nsteps:\r\n- exercise: cat-cow\r\n- exercise: sphinx"


def test_changes_are_saved_in_place_and_go_on_from_there(profile: Path) -> None:
    file = profile / "routines" / "mine.yaml"
    file.write_bytes(MINE.encode())
    document = RoutineDocument.read(file)
    document = save_routine(document, document.edited([SetValue(("steps", 0, "seconds"), 42)]))
    assert file.read_bytes() == MINE.replace("cow\r\n", "cow\r\n  seconds: 42\r\n").encode()
    save_routine(document, document.edited([DeleteItem(("steps", 1))]))
    assert file.read_bytes().endswith(b"- exercise: cat-cow\r\n  seconds: 42")
    assert not Library(SHARE, profile).check([file])[0]


@pytest.mark.parametrize("by_another", [b"id: other\n", None])
def test_what_another_program_has_written_is_not_written_over(
    profile: Path, by_another: bytes | None
) -> None:
    file = profile / "routines" / "mine.yaml"
    file.write_bytes(MINE.encode())
    document = RoutineDocument.read(file)
    edited = document.edited([SetValue(("title",), "Yours")])
    file.unlink()
    if by_another is not None:
        file.write_bytes(by_another)
    with pytest.raises(ChangedMeanwhileError):
        save_routine(document, edited)
    assert file.exists() == (by_another is not None)
    if by_another is not None:
        assert file.read_bytes() == by_another


def test_a_copy_of_limbers_own_can_be_written_with_changes(profile: Path) -> None:
    source = SHARE / "routines" / "warmup-5-quick.yaml"
    copy = copy_routine(
        source, profile / "routines", "Mine", [DeleteItem(("steps", 8)), SetValue(("max_pain",), 1)]
    )
    mine, written = Library(SHARE, profile).routine(copy.stem), Library(SHARE).routine(source.stem)
    assert (mine.title, mine.max_pain) == ("Mine", 1)
    assert mine.steps == written.steps[:-1]
    with pytest.raises(EditError):
        copy_routine(source, profile / "routines", "Mine", [DeleteItem(("steps", 99))])
    assert len(list((profile / "routines").iterdir())) == 1
