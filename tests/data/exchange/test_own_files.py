"""The runner's own files in an export: all of them, or each one named; and the same where they are taken in."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.exchange.own_files import add_files, is_file_name, own_files
from app.data.exchange.report import what_stayed, what_was_added
from app.data.files.listing import yaml_files
from app.data.files.yaml_reader import MAX_BYTES
from app.data.library.exercise_files import write_exercise
from app.data.library.own_files import free_stem
from app.data.store.store import Store
from tests.core.back_cases import NOON, SHARE
from tests.data.profile_helpers import opened, record

ROUTINE = "id: {0}\ntitle: {0}\nphase: gentle\nsteps:\n  - exercise: cat-cow\n"
GOOD_NAMES = [
    "good.yaml", "Good.yaml", "my_warmup_v2.yaml", "Abendrunde für Läufer.yaml", "good (1).yaml", "good copy 2.yml",
    "good.sync-conflict-20261130-063551-ABCDEFG.yaml", "good (Anna's conflicted copy 2026-11-30).yaml", "a.yml",
    "…und Schluß! [neu] {2} #1 50% a+b=c; x@y ^~$&.yaml", "laufen\N{RUNNER}\u200d\N{FEMALE SIGN}.yaml", "日本語.yaml",
    "ärmel.yaml", "a\u0308rmel.yaml", "מתיחות.yaml", " leading.yaml", "two..dots.yaml", "dash-.yaml", "-rf.yaml", "con-test.yaml",
    "a\u00a0b.yaml", "x" * 81 + ".yaml", "x" * 250 + ".yaml", "ä" * 120 + ".yaml",
]  # fmt: skip
BAD_NAMES = [
    "con.yaml", "aux.yml", "lpt1.backup.yaml", "NUL.yaml", "a:b.yaml", "a?b.yaml", "a*b.yaml", 'a"b.yaml', "a<b.yaml",
    "a|b.yaml", "a\\b.yaml", "a\nb.yaml", "a\x1bb.yaml", "a\x7fb.yaml", b"a\xffb.yaml",
]  # fmt: skip

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="most of these names cannot be there")


@pytest.fixture
def store(profile: Path) -> Iterator[Store]:
    store = opened(profile)
    yield store
    store.close()


def put(folder: Path, name: str | bytes, text: str | bytes = "id: x\n") -> None:
    path = folder / "routines" / os.fsdecode(name)  # which may be no text
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def names(store: Store) -> list[str]:
    return [each["name"] for each in export_data(store, NOON)["files"]]


def left_out(store: Store, folder: Path) -> list[str]:
    return [each.words(str) for each in export_file(store, folder / "all.json", NOON)]


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_a_file_of_any_usual_name_is_taken_along_and_comes_back(
    store: Store, tmp_path: Path, name: str
) -> None:
    put(store.folder, name, f"id: x\n# {name}\n")
    assert left_out(store, tmp_path) == []
    other = opened(tmp_path / "other")
    assert import_file(other, tmp_path / "all.json", SHARE).files == 1
    other.close()
    assert (tmp_path / "other" / "routines" / name).read_text("utf-8") == f"id: x\n# {name}\n"


def test_copies_that_differ_in_capitals_or_signs_alone_all_come_back(store: Store, tmp_path: Path) -> None:
    for name in GOOD_NAMES:
        put(store.folder, name, f"id: x\n# {name}\n")
    assert left_out(store, tmp_path) == []
    other = opened(tmp_path / "other")
    assert import_file(other, tmp_path / "all.json", SHARE).files == len(GOOD_NAMES)
    other.close()
    assert sorted(path.name for path in (tmp_path / "other" / "routines").iterdir()) == sorted(GOOD_NAMES)


@pytest.mark.parametrize("name", BAD_NAMES, ids=ascii)
def test_a_file_of_a_name_that_is_none_elsewhere_is_left_out_by_name(
    store: Store, tmp_path: Path, name: str | bytes
) -> None:
    put(store.folder, "good.yaml")
    put(store.folder, name)
    (said,) = left_out(store, tmp_path)
    assert said.startswith("routines/")
    assert said.isprintable()
    assert "Rename it, for instance to my-routine.yaml." in said
    assert names(store) == ["good.yaml"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfei\x00d\x00", "not text in UTF-8"),
        ("id: Läufer\n".encode("latin-1"), "not text in UTF-8"),
        (b"id: a\x00b\n", "control character"),
        (b"#" * (MAX_BYTES + 1), "larger than 200 kB"),
    ],
)
def test_a_file_that_the_library_cannot_read_is_left_out_by_name(
    store: Store, tmp_path: Path, content: bytes, reason: str
) -> None:
    put(store.folder, "odd.yaml", content)
    (said,) = left_out(store, tmp_path)
    assert said.startswith("routines/odd.yaml is left out: ")
    assert reason in said


@pytest.mark.parametrize(
    "content",
    [b"", b"\xef\xbb\xbfid: x\r\n", b"\r\n\t\n", "\u2028\u0085ä🏃".encode(), b"#" * MAX_BYTES, b"not: [yaml"],
)
def test_a_file_of_any_content_the_library_reads_comes_back_to_the_byte(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    put(store.folder, "mine.yaml", content)
    assert left_out(store, tmp_path) == []
    other = opened(tmp_path / "other")
    import_file(other, tmp_path / "all.json", SHARE)
    other.close()
    assert (tmp_path / "other" / "routines" / "mine.yaml").read_bytes() == content


def test_a_link_inside_is_taken_along_and_one_outwards_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("id: secret\n")
    put(store.folder, "real.yaml")
    (store.folder / "routines" / "inside.yaml").symlink_to("real.yaml")
    (store.folder / "routines" / "outwards.yaml").symlink_to(tmp_path / "secret.yaml")
    (said,) = left_out(store, tmp_path)
    assert said.startswith("routines/outwards.yaml is left out: this link leads out of the folder")
    assert names(store) == ["inside.yaml", "real.yaml"]


def test_a_folder_that_leads_outside_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (store.folder / "exercises").rmdir()
    (store.folder / "exercises").symlink_to(tmp_path / "elsewhere")
    (said,) = left_out(store, tmp_path)
    assert said.startswith("exercises is left out: this link leads out of the folder")


def test_a_file_that_vanishes_or_cannot_be_read_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store.folder, "mine.yaml")
    real = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path.name == "mine.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert left_out(store, tmp_path) == ["routines/mine.yaml is left out: Permission denied."]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    made=st.dictionaries(
        st.tuples(
            st.text(st.characters(exclude_characters="/\0", exclude_categories=()), min_size=1, max_size=30),
            st.sampled_from([".yaml", ".yml", ".YAML", ".Yml"]),
        ),
        st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")),
        max_size=6,
    )
)
def test_each_file_of_any_name_and_content_is_taken_along_or_named(
    tmp_path_factory: pytest.TempPathFactory, made: dict[tuple[str, str], bytes]
) -> None:
    folder = tmp_path_factory.mktemp("profile")
    (folder / "routines").mkdir()
    for (stem, ending), content in made.items():
        try:
            put(folder, (stem + ending).encode("utf-8", "surrogateescape"), content)
        except (OSError, UnicodeEncodeError):  # what cannot be there at all
            continue
    there = yaml_files(folder / "routines", home=folder)[0]
    found, left = own_files(folder)
    assert len(found) + len(left) == len(there)
    assert all(each.words(str).isprintable() for each in left)
    other = tmp_path_factory.mktemp("other")
    added, stayed = add_files(other, found)
    assert (added, stayed) == (len(found), ())
    for each in found:
        assert is_file_name(each["name"])
        assert (other / "routines" / each["name"]).read_bytes() == (
            folder / "routines" / each["name"]
        ).read_bytes()


def test_erasing_everything_leaves_no_own_file_whatever_its_name(store: Store) -> None:
    for name in (*GOOD_NAMES, *BAD_NAMES, "loud.YAML", "Loudy.Yml", "._good.yaml"):
        put(store.folder, name)
    put(store.folder, "notes.txt")
    assert store.erase(NOON)
    assert [path.name for path in (store.folder / "routines").iterdir()] == ["notes.txt"]


class NoCapitals:
    """A system that makes no difference of capital letters, and takes letters with their accents apart."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._lexists = os.path.lexists
        real_open, real_is_file = Path.open, Path.is_file
        monkeypatch.setattr("os.path.lexists", lambda path: self._lexists(self.there(path)))
        monkeypatch.setattr(
            Path, "open", lambda path, *args, **more: real_open(self.there(path), *args, **more)
        )
        monkeypatch.setattr(Path, "is_file", lambda path: real_is_file(self.there(path)))

    def there(self, path: "str | os.PathLike[str]") -> Path:
        """What the system has under a name."""

        def one_way(name: str) -> str:
            return unicodedata.normalize("NFD", name).casefold()

        found = Path(path)
        if not self._lexists(found.parent):
            return found
        return next(
            (each for each in found.parent.iterdir() if one_way(each.name) == one_way(found.name)), found
        )


def test_where_capitals_make_no_difference_the_second_file_is_named_and_nothing_is_lost(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Good.yaml", "good.yaml", "same.yaml", "Same.yaml"):
        put(store.folder, name, f"# {name.lower() if 'ame' in name else name}\n")
    assert left_out(store, tmp_path) == []
    NoCapitals(monkeypatch)
    other = opened(tmp_path / "other")
    added = import_file(other, tmp_path / "all.json", SHARE)
    other.close()
    assert added.files == 2
    (said,) = what_stayed(added, str)
    same = "routines/good.yaml was left out: on this device that is the same name as routines/Good.yaml."
    assert said == f"{same} Rename one of them where they come from, and import again."


def test_a_name_in_another_composition_of_its_letters_is_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "a\u0308.yaml").write_text("other\n")
    NoCapitals(monkeypatch)
    _, (stayed,) = add_files(tmp_path, [{"folder": "routines", "name": "ä.yaml", "text": "id: x\n"}])
    assert (stayed.reason, stayed.same_as) == ("", "")


def an_import(store: Store, folder: Path, **more: object) -> list[str]:
    """What is said of taking in an export with a session and two own files."""
    source = opened(folder / "source")
    source.sessions.add(record(1))
    (folder / "source" / "routines").mkdir()
    for name in ("a.yaml", "b.yaml"):
        put(folder / "source", name)
    export_file(source, folder / "all.json", NOON)
    source.close()
    added = import_file(store, folder / "all.json", SHARE)
    return [what_was_added(added, str), *what_stayed(added, str)]


def test_a_folder_that_cannot_be_written_is_said_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, text: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("app.data.exchange.own_files.write_whole", refuse)
    assert an_import(store, tmp_path) == [
        "Added: 1 session.",
        "routines/a.yaml could not be written: Permission denied.",
        "routines/b.yaml could not be written: Permission denied.",
    ]


def test_a_file_in_the_place_of_the_folder_is_said_so(store: Store, tmp_path: Path) -> None:
    (store.folder / "routines").rmdir()
    (store.folder / "routines").write_text("in the way")
    said = an_import(store, tmp_path)
    assert len(said) == 3
    assert "routines/a.yaml could not be written: " in said[1]
    assert "other words" not in "".join(said)


@pytest.mark.parametrize("what", ["folder", "pipe"])
def test_something_else_of_that_name_is_said_so(store: Store, tmp_path: Path, what: str) -> None:
    place = store.folder / "routines" / "a.yaml"
    place.mkdir() if what == "folder" else os.mkfifo(place)
    said = an_import(store, tmp_path)
    assert said == [
        "Added: 1 session, 1 own file.",
        "routines/a.yaml could not be written: something else has that name.",
    ]


def test_other_words_are_said_so_and_nothing_else(store: Store, tmp_path: Path) -> None:
    put(store.folder, "a.yaml", "other\n")
    assert an_import(store, tmp_path) == [
        "Added: 1 session, 1 own file.",
        "routines/a.yaml is there already with other words in it; yours was kept.",
    ]


def test_a_disk_that_is_full_halfway_through_the_files_is_said_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    written: list[int] = []

    def once(handle: int) -> None:
        written.append(handle)
        if len(written) > 2:  # the export, one file
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr("os.fsync", once)
    said = an_import(store, tmp_path)
    assert said[1:] == ["routines/b.yaml could not be written: No space left on device."]
    assert [path.name for path in (store.folder / "routines").iterdir()] == ["a.yaml"]


def test_what_is_called_like_a_device_of_windows_is_made_under_a_name_that_an_export_takes(
    profile: Path,
) -> None:
    exercise = {"name": "CON", "kind": "dynamic", "steps": ["Tap one heel in front.", "Change feet."]}
    assert write_exercise(profile, exercise, ())[1] == "con-2"
    assert free_stem("CON", profile / "routines") == "con-2"
    files, left = own_files(profile)
    assert [file["name"] for file in files] == ["con-2.yaml"]
    assert not left
