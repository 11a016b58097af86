"""Which files count, and that each goes by the id that is written in it."""

from pathlib import Path

import pytest

from app.core.cards import RoutineCard
from app.data.files.ids import Named, id_of
from app.data.files.listing import yaml_files
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError, UnknownError
from app.data.library.cards import exercise_card, routine_card
from app.data.library.library import Library
from tests.data.library.test_library import exercise, mine, routine

SHARE = share_folder()
_MAC = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "  # how the twin of a file on a foreign disk begins


def names(folder: Path, *, deep: bool = False) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in yaml_files(folder, deep=deep)[0]]


def test_what_a_system_or_an_editor_hides_is_no_content(profile: Path) -> None:
    folder = profile / "routines"
    routine(folder / "plan.yaml")
    (folder / "._plan.yaml").write_bytes(_MAC)
    (folder / ".plan.yaml.swp.yml").write_text("{")
    (folder / ".hidden.yaml").write_text("id: [")
    (folder / ".#plan.yaml").symlink_to("somebody@a-desk.4711")
    (folder / "plan.yaml~").write_text("{")
    (folder / ".yaml").write_text("{")
    assert names(folder) == ["plan.yaml"]
    library = Library(SHARE, profile)
    assert mine(library) == ["plan"]
    assert library.left_out == ()
    assert library.check([folder])[0] == []


def test_hidden_folders_are_passed_over_too(tmp_path: Path) -> None:
    routine(tmp_path / "plan.yaml")
    routine(tmp_path / ".stversions" / "plan~20261130-063551.yaml", id_="plan")
    routine(tmp_path / ".git" / "deep" / "x.yaml", "no-such-exercise")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "._plan.yaml").write_bytes(_MAC)
    assert names(tmp_path, deep=True) == ["plan.yaml"]
    assert Library(SHARE).check([tmp_path])[0] == []


def test_a_hidden_file_that_is_named_is_checked_and_a_hidden_folder_looked_into(tmp_path: Path) -> None:
    folder = tmp_path / ".mine"
    bad = routine(folder / ".plan.yaml", "no-such-exercise", id_="plan")
    worse = routine(folder / "plan.yaml", "no-such-exercise")
    assert [problem.path for problem in Library(SHARE).check([bad])[0]] == [bad]
    assert [problem.path for problem in Library(SHARE).check([folder])[0]] == [worse]


@pytest.mark.parametrize("ending", ["YAML", "Yml", "yAmL", "YML", "yaml", "yml"])
def test_endings_count_in_any_case(profile: Path, ending: str) -> None:
    file = routine(profile / "routines" / f"hills.{ending}", "wall-sit")
    exercise(profile / "exercises" / f"wall-sit.{ending}")
    library = Library(SHARE, profile)
    assert library.routine("hills").id == "hills"
    assert library.file_of("hills") == file
    bad = routine(profile / "routines" / f"broken.{ending}", "no-such-exercise")
    assert [problem.path for problem in library.check([profile])[0]] == [bad]


@pytest.mark.parametrize(
    "content",
    [
        "id: my-hills\ntitle: A\n",
        "# first a remark\n\ntitle: A\nid:   my-hills   # and one here\n",
        "\ufeffid: my-hills\r\ntitle: A\r\n",
        'title: A\nid: "my-hills"\n',
        "id: 'my-hills'\n",
        "{id: my-hills, title: A}\n",
        '"id": my-hills\ntitle: A\n',
        "id: &name my-hills\ntitle: *name\n",
        "id:\n  my-hills\n",
        "id: my-hills\ntitle: [broken\n",
        "#" * 20_000 + "\nid: my-hills\n",
        "#" * 16_370 + "\nid: my-hills\n",
        'purpose: "two\nid: not-this-one\nlines"\nid: my-hills\n',
        "purpose: |\n  id: not-this-one\nid: my-hills\n",
    ],
)
def test_the_id_is_found_however_it_is_written(tmp_path: Path, content: str) -> None:
    file = tmp_path / "Tuesday hills.yaml"
    file.write_text(content, "utf-8", newline="")
    assert id_of(file) == "my-hills"


@pytest.mark.parametrize(
    "content",
    ["", "title: A\n", "id: My Hills\n", "id: [a]\n", "id:\n", "- id: a\n", "id: ../x\n", "\0"],
)
def test_what_could_be_no_id_is_none_and_the_file_goes_by_its_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "tuesday.yaml"
    file.write_text(content)
    assert id_of(file) == ""
    assert Named([file]).ids == {file: "tuesday"}


def test_a_file_that_cannot_be_opened_goes_by_its_name(tmp_path: Path) -> None:
    assert Named([tmp_path / "gone.yaml"]).ids == {tmp_path / "gone.yaml": "gone"}


@pytest.mark.parametrize(
    "name", ["Tuesday hills", "tuesday_hills_v2", "Läufe für Dienstag", "HILLS", "2 (1)"]
)
def test_a_routine_goes_by_its_id_whatever_its_file_is_called(profile: Path, name: str) -> None:
    file = routine(profile / "routines" / f"{name}.yaml", "wall-sit", id_="my-hills")
    exercise(profile / "exercises" / f"{name}!.yaml", id_="wall-sit")
    library = Library(SHARE, profile)
    assert mine(library) == ["my-hills"]
    assert library.routine("my-hills").id == "my-hills"
    assert library.file_of("my-hills") == file
    assert library.exercises["wall-sit"].id == "wall-sit"
    assert library.check([profile])[0] == []
    assert routine_card(library, file, own=True)[:2] == ("my-hills", "Mine")


def test_whoever_asks_by_the_name_of_the_file_is_told_the_id(profile: Path) -> None:
    routine(profile / "routines" / "tuesday.yaml", id_="my-hills")
    with pytest.raises(UnknownError, match=r'no routine "tuesday"; the id in tuesday.yaml is "my-hills"'):
        Library(SHARE, profile).routine("tuesday")


def test_the_own_one_takes_the_place_of_limbers_by_its_id(profile: Path) -> None:
    routine(profile / "routines" / "My quick one.yaml", "calf-raise", id_="warmup-5-quick")
    exercise(profile / "exercises" / "Sitting.yaml", id_="high-knees")
    library = Library(SHARE, profile)
    assert library.routine_ids().count("warmup-5-quick") == 1
    assert [step.exercise.id for step in library.routine("warmup-5-quick").played()] == ["calf-raise"]
    assert library.exercises["high-knees"].name == "Wall sit"


CONFLICTS = [
    "hills.sync-conflict-20261130-063551-ABCDEFG.yaml",
    "hills (conflicted copy 2026-11-30).yaml",
    "hills (1).yaml",
    "Kopie von hills.yaml",
    "hills.yml",
    "HILLS.yaml",
]


@pytest.mark.parametrize("copy", CONFLICTS)
@pytest.mark.parametrize("kind", ["routines", "exercises"])
def test_of_two_files_with_one_id_the_one_named_after_it_counts_and_the_other_says_so(
    profile: Path, copy: str, kind: str
) -> None:
    write = routine if kind == "routines" else exercise
    right = write(profile / kind / "hills.yaml")
    double = write(profile / kind / copy, id_="hills")
    library = Library(SHARE, profile)
    said = f'the id "hills" is taken by {right}:1'
    if kind == "routines":
        assert library.file_of("hills") == right
        cards: tuple[object, object] = tuple(routine_card(library, f, own=True) for f in (right, double))
    else:
        assert library.exercises.file("hills") == right
        cards = tuple(exercise_card(library, file, own=True) for file in (right, double))
    assert [(card.id, card.file) for card in cards] == [("hills", "hills.yaml"), (copy, copy)]  # type: ignore[attr-defined]
    assert [said in card.problem for card in cards] == [False, True]  # type: ignore[attr-defined]
    for path in (profile, profile / kind, double):
        (problem,) = library.check([path])[0]
        assert (problem.path, problem.line, problem.column) == (double, 1, 5)
        assert problem.message.startswith(said)
    assert library.check([right])[0] == []


def test_where_neither_is_named_after_the_id_the_first_counts(profile: Path) -> None:
    routine(profile / "routines" / "b.yaml", id_="hills")
    first = routine(profile / "routines" / "a.yaml", id_="hills")
    library = Library(SHARE, profile)
    assert library.file_of("hills") == first
    assert mine(library) == ["hills"]


def test_files_may_come_one_by_one_and_be_written_anew(tmp_path: Path) -> None:
    named = Named([])
    copy, right = tmp_path / "a.yaml", tmp_path / "hills.yaml"
    for path in (copy, right):
        routine(path, id_="hills")
        named.add(path)
    assert (named.files, named.doubles) == ({"hills": right}, {copy: right})
    routine(right, id_="other")
    named.add(right)
    assert (named.files, named.doubles) == ({"hills": copy, "other": right}, {})
    routine(copy, id_="other")
    named.add(copy)
    assert (named.files, named.doubles) == ({"other": copy}, {right: copy})
    assert named.alike == {"other": [copy, right]}
    assert named.ids == {copy: "other", right: "other"}
    again = Named([right, copy])
    assert (again.files, again.doubles, again.alike) == (named.files, named.doubles, named.alike)


def test_a_file_without_an_id_gives_way_to_one_that_has_written_it(profile: Path) -> None:
    (profile / "routines" / "hills.yaml").write_text("title: No id\n")
    right = routine(profile / "routines" / "tuesday.yaml", id_="hills")
    library = Library(SHARE, profile)
    assert library.file_of("hills") == right
    assert library.routine("hills").title == "Mine"
    with pytest.raises(BadFileError, match='the key "id" is missing'):
        library.own_routine(profile / "routines" / "hills.yaml")


def test_a_broken_file_is_found_by_its_id_and_says_what_is_wrong(profile: Path) -> None:
    file = profile / "routines" / "Tuesday.yaml"
    file.write_text("id: hills\ntitle: [\n")
    library = Library(SHARE, profile)
    with pytest.raises(BadFileError, match=r"Tuesday\.yaml"):
        library.routine("hills")
    card: RoutineCard = routine_card(library, file, own=True)
    assert (card.id, card.title) == ("hills", "Tuesday")


def test_a_routine_with_the_id_of_an_exercise_hides_it_from_no_other(tmp_path: Path) -> None:
    routine(tmp_path / "aaa.yaml", "calf-raise", id_="wall-sit")
    exercise(tmp_path / "exercises" / "Sitting.yaml", id_="wall-sit")
    plan = routine(tmp_path / "plan.yaml", "wall-sit")
    assert Library(SHARE).check([plan])[0] == []
    assert Library(SHARE).open(plan).total_s == 35
    same = routine(tmp_path / "wall-sit.yaml", "wall-sit")
    assert Library(SHARE).open(same).total_s == 35


def test_one_s_own_routine_may_have_the_id_of_an_exercise_it_uses(profile: Path) -> None:
    routine(profile / "routines" / "x.yaml", "wall-sit", id_="wall-sit")
    exercise(profile / "routines" / "exercises" / "y.yaml", id_="wall-sit")
    library = Library(SHARE, profile)
    assert library.routine("wall-sit").total_s == 35
    assert library.check([profile / "routines" / "x.yaml"])[0] == []


def test_checking_a_routine_checks_the_exercises_beside_it_once(tmp_path: Path) -> None:
    one = routine(tmp_path / "routines" / "one.yaml", "wall-sit", "wall-lean", "wall-sit")
    two = routine(tmp_path / "routines" / "two.yaml", "wall-sit")
    bad = exercise(tmp_path / "exercises" / "wall-sit.yaml", easier="no-such-thing")
    fine = exercise(tmp_path / "exercises" / "wall-lean.yaml")
    unused = exercise(tmp_path / "exercises" / "other.yaml", easier="nor-this")
    problems, files = Library(SHARE).check([one, two])
    assert [problem.path for problem in problems].count(bad) == 1
    assert {problem.path for problem in problems} == {one, two, bad}
    assert f"cannot be used: see {bad}:12:9: there is no exercise" in str(problems)
    assert sorted(files) == sorted([one, two, bad, fine])
    assert unused not in files


def test_checking_a_routine_names_a_second_exercise_with_the_id_of_one_it_uses(tmp_path: Path) -> None:
    plan = routine(tmp_path / "plan.yaml", "wall-sit")
    exercise(tmp_path / "exercises" / "wall-sit.yaml")
    double = exercise(tmp_path / "exercises" / "wall-sit (1).yaml", id_="wall-sit")
    (problem,) = Library(SHARE).check([plan])[0]
    assert problem.path == double


def test_an_exercise_beside_a_routine_that_is_broken_is_said_to_be_where_it_replaces_limbers(
    tmp_path: Path,
) -> None:
    plan = routine(tmp_path / "plan.yaml", "half-squat")
    exercise(tmp_path / "exercises" / "half-squat.yaml").write_text("id: half-squat\nname: [\n")
    with pytest.raises(BadFileError, match='the exercise "half-squat" cannot be used'):
        Library(SHARE).open(plan)
