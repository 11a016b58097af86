import os
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from tests.data.library.test_check import posix, without_rights

SHARE = share_folder()
STEP = "  - exercise: {}\n    seconds: 30\n"
EXERCISE = (
    "id: {id}\nname: Wall sit\nkind: static\nramp: static\nareas: [quadriceps]\nsides: once\nposture: standing\n"
    "default_seconds: 30\nsteps: [Sit on air.]\ncues: [Knees over toes]\nmax_pain: 2\neasier: {easier}\n"
)


def routine(path: Path, *exercises: str, id_: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = f"id: {id_ or path.stem}\ntitle: Mine\nphase: warm-up\nsteps:\n"
    path.write_text(head + "".join(STEP.format(name) for name in exercises or ("half-squat",)))
    return path


def exercise(path: Path, *, id_: str = "", easier: str = "half-squat") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(EXERCISE.format(id=id_ or path.stem, easier=easier))
    return path


def mine(library: Library) -> list[str]:
    assert library.user is not None
    return [name for name in library.routine_ids() if library.file_of(name).is_relative_to(library.user)]


def test_limbers_own_come_first_then_the_users(profile: Path) -> None:
    routine(profile / "routines" / "aaa.yaml")
    routine(profile / "routines" / "bbb.yml")
    (profile / "routines" / "notes.txt").write_text("x")
    library = Library(SHARE, profile)
    assert library.routine_ids()[-2:] == ["aaa", "bbb"]
    assert mine(library) == ["aaa", "bbb"]
    assert library.routine("bbb").id == "bbb"


def test_a_users_routine_takes_the_place_of_one_of_limbers(profile: Path) -> None:
    routine(profile / "routines" / "warmup-5-quick.yaml", "calf-raise")
    library = Library(SHARE, profile)
    assert mine(library) == ["warmup-5-quick"]
    assert library.routine_ids().count("warmup-5-quick") == 1
    assert [step.exercise.id for step in library.routine("warmup-5-quick").played()] == ["calf-raise"]


def test_a_users_exercise_takes_the_place_of_one_of_limbers_everywhere(profile: Path) -> None:
    exercise(profile / "exercises" / "high-knees.yaml")
    library = Library(SHARE, profile)
    assert library.exercises["high-knees"].name == "Wall sit"
    assert len(library.exercises) == len(set(library.exercises)) == 85
    steps = list(library.routine("warmup-5-quick").played())
    assert steps[-1].exercise.name == "Wall sit"


def test_a_broken_exercise_is_told_where_it_is_used(profile: Path) -> None:
    (profile / "exercises" / "wall-sit.yaml").write_text("id: wall-sit\nname: Wall sit\nkind: static\n")
    path = routine(profile / "routines" / "aaa.yaml", "wall-sit")
    library = Library(SHARE, profile)
    assert isinstance(library.exercises["wall-sit"], BadFileError)
    with pytest.raises(BadFileError, match=r'the exercise "wall-sit" cannot be used: see .*wall-sit\.yaml:1'):
        library.routine("aaa")
    said = library.check([path])[0]
    assert {problem.path.name for problem in said} == {"wall-sit.yaml", "aaa.yaml"}
    assert 'the key "posture" is missing' in str(said)


def test_an_unknown_routine_gets_a_suggestion() -> None:
    with pytest.raises(KeyError, match='no routine "warmup-5-quik"; did you mean "warmup-5-quick"'):
        Library(SHARE).routine("warmup-5-quik")


@pytest.mark.parametrize("place", ["wall-sit.yaml", "exercises/wall-sit.yaml", "../exercises/wall-sit.yaml"])
@pytest.mark.parametrize("relative", [False, True])
def test_exercises_lying_beside_a_routine_may_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, relative: bool
) -> None:
    path = routine(tmp_path / "some" / "plan.yaml", "wall-sit")
    exercise(tmp_path / "some" / place)
    if relative:
        monkeypatch.chdir(path.parent)
        path = Path("plan.yaml")
    library = Library(SHARE)
    assert library.check([path])[0] == []
    assert next(library.open(path).played()).exercise.id == "wall-sit"
    assert "wall-sit" not in library.exercises


def test_an_exercise_may_name_its_neighbour_as_easier(tmp_path: Path) -> None:
    one = exercise(tmp_path / "wall-sit.yaml", easier="wall-lean")
    exercise(tmp_path / "wall-lean.yaml")
    library = Library(SHARE)
    assert library.check([one])[0] == []
    assert library.open(routine(tmp_path / "plan.yaml", "wall-sit")).total_s == 35


def test_a_routine_named_like_an_exercise_does_not_hide_it(tmp_path: Path) -> None:
    routine(tmp_path / "half-squat.yaml", "calf-raise")
    assert Library(SHARE).open(routine(tmp_path / "plan.yaml", "half-squat")).total_s == 35


def test_a_routine_is_no_exercise(tmp_path: Path) -> None:
    routine(tmp_path / "other.yaml")
    (problem,) = Library(SHARE).check([routine(tmp_path / "plan.yaml", "other")])[0]
    assert 'the exercise "other" cannot be used' in problem.message


def test_a_folder_is_checked_with_all_below_it_and_its_exercises_known_to_its_routines(
    tmp_path: Path,
) -> None:
    routine(tmp_path / "a" / "plan.yaml", "wall-sit")
    bad = routine(tmp_path / "z" / "other.yml", "wall-sitt")
    exercise(tmp_path / "m" / "deep" / "wall-sit.yaml")
    (tmp_path / "a" / "routine.schema.json").write_text("{")
    (tmp_path / "a" / "notes.md").write_text("x")
    (problem,) = Library(SHARE).check([tmp_path])[0]
    assert problem.path == bad
    assert problem.message == 'there is no exercise "wall-sitt"; did you mean "wall-sit"?'


def test_the_same_id_twice_among_the_given_files_is_a_problem(tmp_path: Path) -> None:
    first = routine(tmp_path / "a.yaml", id_="same")
    second = routine(tmp_path / "b.yaml", id_="same")
    exercise(tmp_path / "x" / "wall-sit.yaml")
    third = exercise(tmp_path / "y" / "wall-sit.yaml")
    problems = Library(SHARE).check([tmp_path])[0]
    assert [(p.path, p.line, p.column) for p in problems] == [(second, 1, 5), (third, 1, 5)]
    assert problems[0].message.startswith(f'the id "same" is taken by {first}:1, and that file is the one')


def test_limbers_own_folders_are_fine() -> None:
    library = Library(SHARE)
    assert library.check([SHARE / "routines"])[0] == []
    assert library.check([SHARE / "assets" / "exercises"])[0] == []


@posix
def test_a_link_out_of_the_users_folder_is_left_out_and_said_so(tmp_path: Path, profile: Path) -> None:
    outside = routine(tmp_path / "outside" / "secret.yaml")
    routine(profile / "routines" / "inside.yaml")
    link = profile / "routines" / "secret.yaml"
    link.symlink_to(outside)
    (profile / "routines" / "again.yaml").symlink_to("inside.yaml")
    (profile / "routines" / "nowhere.yaml").symlink_to("inside-no-more.yaml")
    (profile / "routines" / "self.yaml").symlink_to("self.yaml")
    library = Library(SHARE, profile)
    assert mine(library) == ["inside"]  # the other link names the same file once more
    assert [problem.path for problem in library.left_out] == [link]
    assert "link" in library.left_out[0].message
    assert [p.path for p in library.check([profile])[0] if p.message.startswith("this link")] == [link]


@posix
def test_a_folder_that_is_a_link_outwards_is_left_out_too(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    routine(outside / "secret.yaml")
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "routines").symlink_to(outside)
    library = Library(SHARE, folder)
    assert mine(library) == []
    assert [problem.path for problem in library.left_out] == [folder / "routines"]
    assert [p.path for p in library.check([folder])[0]] == [folder / "routines"]


@posix
def test_the_users_folder_itself_may_be_a_link(tmp_path: Path, profile: Path) -> None:
    routine(profile / "routines" / "inside.yaml")
    link = tmp_path / "link"
    link.symlink_to(profile)
    assert mine(Library(SHARE, link)) == ["inside"]


@posix
def test_a_folder_that_may_not_be_read_is_an_empty_one(tmp_path: Path, profile: Path) -> None:
    routine(profile / "routines" / "inside.yaml")
    with without_rights(profile / "routines", profile / "exercises"):
        library = Library(SHARE, profile)
        assert mine(library) == []
        assert len(library.routine_ids()) == 32
        problems = library.check([profile])[0]
    assert problems  # which of the two depends on where the folder lies
    said = ("the folder cannot be read", "there is no such file or folder")
    assert all(problem.message.startswith(said) for problem in [*library.left_out, *problems])


@pytest.mark.parametrize("odd", ["file", "missing", "too-long"])
def test_a_users_folder_that_is_none_is_an_empty_one(tmp_path: Path, odd: str) -> None:
    (tmp_path / "file").write_text("x")
    user = tmp_path / ("x" * 5000 if odd == "too-long" else odd)
    library = Library(SHARE, user)
    assert len(library.routine_ids()) == 32
    assert len(library.exercises) == 85
    assert not os.path.lexists(tmp_path / "missing")
