"""Nothing that lies in the user's folder reaches out of it: no name, no path, no link."""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from app.data.library.own_files import copy_routine, set_aside
from tests.core.back_cases import NOON, SHARE
from tests.data.profile_helpers import opened

ROUTINE = "id: {0}\ntitle: {0}\nphase: gentle\nsteps:\n  - exercise: {1}\n"
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links take rights of their own there")


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Path]:
    """A folder of other things, which is afterwards as it was before."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.yaml").write_text(ROUTINE.format("secret", "cat-cow"))
    exercise = (SHARE / "assets" / "exercises" / "cat-cow.yaml").read_text("utf-8")
    (folder / "wall-sit.yaml").write_text(exercise.replace("cat-cow", "wall-sit"), "utf-8")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    yield folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.fixture
def linked(profile: Path, outside: Path) -> Path:
    """A profile whose folders and files lead outside."""
    for name in ("routines", "exercises"):
        (profile / name).rmdir()
        (profile / name).symlink_to(outside)
    (profile / "removed").symlink_to(outside)
    return profile


def an_export(folder: Path, *files: dict[str, str]) -> Path:
    store = opened(folder / "elsewhere")
    data = export_data(store, NOON)
    store.close()
    path = folder / "picked.json"
    path.write_text(json.dumps({**data, "files": list(files)}))
    return path


def test_an_exercise_of_a_folder_that_is_a_link_outwards_is_known_to_no_routine(
    profile: Path, outside: Path
) -> None:
    (profile / "exercises").rmdir()
    (profile / "exercises").symlink_to(outside)
    (profile / "routines" / "mine.yaml").write_text(ROUTINE.format("mine", "wall-sit"))
    with pytest.raises(BadFileError, match='no exercise "wall-sit"'):
        Library(SHARE, profile).routine("mine")


@pytest.mark.parametrize(
    "name",
    ["../outside/wall-sit", "../../outside/wall-sit.yaml", "/etc/passwd", "wall-sit.yaml", "a\\0b", "."],
)
def test_an_exercise_cannot_be_named_by_a_path(profile: Path, outside: Path, name: str) -> None:
    (profile / "routines" / "mine.yaml").write_text(ROUTINE.format("mine", f'"{name}"'))
    with pytest.raises(BadFileError, match=r"mine\.yaml:5:\d+: "):
        Library(SHARE, profile).routine("mine")


@pytest.mark.parametrize("name", ["../outside/secret", "/etc/passwd", "..", "a\0b", ""])
def test_a_routine_cannot_be_named_by_a_path(profile: Path, outside: Path, name: str) -> None:
    with pytest.raises(KeyError):
        Library(SHARE, profile).routine(name)


def test_an_export_takes_along_nothing_from_outside(linked: Path, profile: Path) -> None:
    store = opened(linked)
    assert export_data(store, NOON)["files"] == []
    store.close()


def test_an_export_takes_along_no_single_link_and_no_giant(profile: Path, outside: Path) -> None:
    (profile / "routines" / "link.yaml").symlink_to(outside / "secret.yaml")
    (profile / "routines" / "giant.yaml").write_bytes(b"#" * 300_000)
    (profile / "routines" / "mine.yaml").write_text("id: mine\n")
    store = opened(profile)
    assert [file["name"] for file in export_data(store, NOON)["files"]] == ["mine.yaml"]
    store.close()


def test_an_import_writes_nothing_outside(linked: Path, tmp_path: Path) -> None:
    files = [
        {"folder": folder, "name": "new.yaml", "text": "id: new\n"} for folder in ("routines", "exercises")
    ]
    store = opened(linked)
    added = import_file(store, an_export(tmp_path, *files), SHARE)
    store.close()
    assert (added.files, added.kept) == (0, ("routines/new.yaml", "exercises/new.yaml"))


def test_an_import_leaves_a_link_of_the_same_name_alone(profile: Path, outside: Path, tmp_path: Path) -> None:
    for name, to in (("there.yaml", outside / "secret.yaml"), ("gone.yaml", outside / "gone.yaml")):
        (profile / "routines" / name).symlink_to(to)
    files = [{"folder": "routines", "name": name, "text": "id: x\n"} for name in ("there.yaml", "gone.yaml")]
    store = opened(profile)
    added = import_file(store, an_export(tmp_path, *files), SHARE)
    store.close()
    assert (added.files, added.kept) == (0, ("routines/there.yaml", "routines/gone.yaml"))
    assert (profile / "routines" / "gone.yaml").is_symlink()


@pytest.mark.parametrize(
    "name",
    [
        "../evil.yaml", "/tmp/evil.yaml", "a/b.yaml", "..\\evil.yaml", "C:evil.yaml", "evil.yaml:stream", "evil.yaml\n",
        "a\0b.yaml", ".evil.yaml", "evil.yaml.", "evil.yaml ", "..", "...yaml", "evil?.yaml", "a|b.yaml", "evil.json",
        "conin$.yaml", "COM¹.yaml", "Nul .yaml", "a\u2028b.yaml", "ä" * 126 + ".yaml",  "con.yaml", "nul.yml", "com1.yaml", "lpt9.yaml", "aux.yaml",
        "x" * 75 + ".yaml",
    ],
)  # fmt: skip
def test_an_import_takes_no_name_that_means_more_than_a_file(
    profile: Path, tmp_path: Path, name: str
) -> None:
    path = an_export(tmp_path, {"folder": "routines", "name": name, "text": "id: x\n"})
    store = opened(profile)
    if len(name) == 80:  # long, and nothing else
        assert import_file(store, path, SHARE).files == 1
    else:
        with pytest.raises(BadFileError, match=r"cannot be the name of a file|does not belong here"):
            import_file(store, path, SHARE)
    store.close()


def test_what_is_imported_is_a_copy(profile: Path, tmp_path: Path) -> None:
    path = an_export(tmp_path, {"folder": "routines", "name": "new.yaml", "text": "id: new\n"})
    store = opened(profile)
    import_file(store, path, SHARE)
    store.close()
    path.unlink()
    new = profile / "routines" / "new.yaml"
    assert new.read_text() == "id: new\n"
    assert not new.is_symlink()
    assert new.stat().st_nlink == 1
    assert not new.stat().st_mode & 0o111


@pytest.mark.parametrize("text", ["\\ud800", "a\\udfff"])
def test_half_a_character_in_an_export_is_refused_with_its_line(
    profile: Path, tmp_path: Path, text: str
) -> None:
    path = an_export(tmp_path, {"folder": "routines", "name": "new.yaml", "text": "PUT HERE"})
    path.write_text(path.read_text().replace("PUT HERE", text))
    store = opened(profile)
    with pytest.raises(BadFileError, match="does not belong here"):
        import_file(store, path, SHARE)
    store.close()


def test_erasing_everything_erases_nothing_outside(linked: Path, outside: Path) -> None:
    store = opened(linked)
    store.erase(NOON)
    store.close()
    assert not os.path.lexists(linked / "routines")


def test_nothing_is_removed_to_a_place_outside(linked: Path) -> None:
    file = linked / "broken.yaml"
    file.write_text("x")
    with pytest.raises(OSError, match="outside"):
        set_aside(file, linked, TODAY)
    assert file.read_text() == "x"


def test_a_copy_is_not_written_outside(linked: Path) -> None:
    with pytest.raises(OSError, match="outside"):
        copy_routine(SHARE / "routines" / "warmup-5-quick.yaml", linked / "routines", "Mine")


@pytest.mark.parametrize(
    "name", ["My Warm-Up", "a\\1b", "a\nid: b", "überlauf", "...", "-", "\\g<0>", "con", "🏃"]
)
def test_a_copy_of_a_file_with_any_name_is_a_sound_routine(profile: Path, name: str) -> None:
    source = profile / "routines" / f"{name}.yaml"
    source.write_text(ROUTINE.format("mine", "cat-cow"))
    copied = copy_routine(source, profile / "routines", "Mine")
    assert copied.parent == profile / "routines"
    assert not Library(SHARE, profile).check([copied])[0]


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_only_a_plain_file_is_imported(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "picked.json"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero")
    store = opened(tmp_path / "profile")
    with pytest.raises(BadFileError, match=r"folder|no plain file"):
        import_file(store, path, SHARE)
    store.close()


def test_an_export_written_over_a_link_goes_where_the_link_leads(profile: Path, tmp_path: Path) -> None:
    link, stick = tmp_path / "limber.json", tmp_path / "stick.json"
    link.symlink_to(stick)
    store = opened(profile)
    export_file(store, link, NOON)
    store.close()
    assert link.is_symlink()
    assert json.loads(stick.read_text("utf-8"))["format"] == "limber-export"
