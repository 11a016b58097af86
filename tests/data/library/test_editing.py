"""A routine that is being changed: its file stays the author's, and nothing that was changed is lost."""

import random
from pathlib import Path

import pytest

from app.core.editing import Asks, Made, NotMade
from app.core.edits import DeleteItem, InsertItem, RemoveKey, SetValue
from app.core.routine_edits import from_step
from app.core.timeline import lay_out
from app.data.files.problems import BadFileError
from app.data.library.drafts import Drafts, UnsavedRoutine
from app.data.library.library import Library
from app.data.library.own_files import ChangedMeanwhileError
from tests.data.library.edit_runs import SHARE, SHIPPED, again, begin, clean, kill, sequence, untidy

WRITTEN = """\
# for Tuesdays
id: mine
title:   'My  hills'     # Dr. Kowalska said so
phase: warm-up

steps:
  - {exercise: march-in-place, seconds: 40}   # slowly
  - exercise: half-squat
    seconds: 24
"""
NAMED = WRITTEN.replace("seconds: 24", "seconds: &time 24\n  - exercise: hip-circles\n    seconds: *time")


@pytest.mark.parametrize("number", range(12))
def test_random_changes_mean_what_was_meant_and_touch_nothing_else(number: int, tmp_path: Path) -> None:
    rng = random.Random(number)
    file = SHIPPED[number % len(SHIPPED)]
    assert sequence(tmp_path / "clean", clean(file), rng, 16) > 3
    sequence(tmp_path / "untidy", untidy(file, rng), rng, 16)


def test_one_change_leaves_every_other_byte(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    assert isinstance(editing.apply([SetValue(("steps", 1, "seconds"), 36)]), Made)
    saved = editing.save().read_text("utf-8")
    assert saved == WRITTEN.replace("seconds: 24", "seconds: 36")


def test_turning_one_control_is_one_change_until_it_is_let_go_of(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    for seconds in (27, 30, 33):
        editing.apply([SetValue(("steps", 1, "seconds"), seconds)], "seconds of the second")
    editing.settle()
    editing.apply([SetValue(("steps", 1, "seconds"), 36)], "seconds of the second")
    editing.undo()
    assert editing.draft.written["steps"][1]["seconds"] == 33
    editing.undo()
    assert editing.content == WRITTEN.encode()
    assert not editing.undo()
    editing.redo()
    editing.redo()
    assert editing.draft.written["steps"][1]["seconds"] == 36


def test_what_is_written_by_a_name_is_only_written_anew_when_its_author_agrees(profile: Path) -> None:
    editing = begin(profile, NAMED.encode())
    change = [SetValue(("steps", 1, "seconds"), 36)]
    asked = editing.apply(change)
    assert isinstance(asked, Asks)
    assert editing.content == NAMED.encode()
    assert isinstance(editing.apply(change, agreed=True), Made)
    assert [step["seconds"] for step in editing.draft.written["steps"]] == [40, 36, 24]


def test_a_change_that_makes_no_routine_is_refused_with_the_reason(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    refused = editing.apply([SetValue(("steps", 0, "seconds"), 4)])
    assert isinstance(refused, NotMade)
    assert "5" in refused.why
    assert editing.content == WRITTEN.encode()


def test_a_harder_move_lowers_the_highest_score_and_says_so(profile: Path) -> None:
    editing = begin(profile, WRITTEN.replace("phase: warm-up", "phase: warm-up\nmax_pain: 3").encode())
    made = editing.apply([InsertItem(("steps", 2), {"exercise": "a-skip", "seconds": 20})])
    lowest = editing.exercises["a-skip"].max_pain
    assert made == Made("The highest score is {score} now: a move of it is only for that.", {"score": lowest})
    assert editing.draft.written["max_pain"] == lowest < 3
    editing.undo()
    assert editing.draft.written["max_pain"] == 3


def test_what_another_program_has_written_is_not_overwritten(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    editing.apply([SetValue(("title",), "Mine")])
    editing.path.write_text(WRITTEN.replace("hills", "valleys"), "utf-8")
    with pytest.raises(ChangedMeanwhileError):
        editing.save()
    assert "valleys" in editing.path.read_text("utf-8")
    beside = editing.save_beside()
    assert beside.name == "mine-2.yaml"
    assert Library(SHARE, profile).routine("mine-2").title == "Mine"
    assert "valleys" in editing.path.read_text("utf-8")


def test_a_new_routine_gets_its_name_from_its_title(profile: Path) -> None:
    from app.data.library.editing import RoutineEditing
    from app.data.library.new_routine import new_routine

    (profile / "routines" / "Grosse-Runde.txt").write_text("x")
    path = profile / "routines" / "new-routine.yaml"
    drafts = Drafts(profile)
    content = new_routine("cool-down", "My cool-down")
    editing = RoutineEditing(Library(SHARE, profile), path, None, content, lambda _: [], drafts)
    assert editing.new
    assert editing.changed
    assert not editing.touched
    editing.apply([SetValue(("title",), "Große Runde 🏃")])
    saved = editing.save()
    assert saved.name == "grosse-runde-2.yaml"
    assert Library(SHARE, profile).routine("grosse-runde-2").title == "Große Runde 🏃"
    assert drafts.of(path.name) is None


def test_a_draft_is_there_after_the_app_was_opened_anew(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    editing.apply([DeleteItem(("steps", 0))])
    after = again(profile)
    assert after.content == editing.content
    assert after.touched
    after.undo()
    assert after.content == WRITTEN.encode()


def test_a_draft_whose_file_is_gone_is_saved_as_a_new_one(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    editing.apply([DeleteItem(("steps", 0))])
    editing.path.unlink()
    after = again(profile)
    assert after.new
    assert [step.exercise.id for step in Library(SHARE, profile).open(after.save()).played()] == [
        "half-squat"
    ]


def test_a_draft_that_cannot_be_used_any_more_is_set_aside(profile: Path) -> None:
    begin(profile, WRITTEN.encode())
    broken = WRITTEN.replace("half-squat", "gone").encode()
    Drafts(profile).keep(UnsavedRoutine("mine.yaml", WRITTEN.encode(), broken))
    assert again(profile).content == WRITTEN.encode()
    assert [path.name for path in (profile / "removed").iterdir()]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        "{",
        '{"file": "../x.yaml", "original": null, "now": "a"}',
        '{"file": "x.yaml", "original": 3, "now": "a"}',
        '{"file": "x.yaml", "original": null, "now": "\\ud800"}',
        "[" * 100_000,
    ],
)
def test_a_draft_that_makes_no_sense_is_passed_over(text: str, profile: Path) -> None:
    (profile / "drafts").mkdir()
    (profile / "drafts" / "routine-x.json").write_text(text, "utf-8")
    assert Drafts(profile).of("x.yaml") is None
    assert list(Drafts(profile).all()) == []


def test_a_full_disk_is_noticed_and_the_change_stays(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editing = begin(profile, WRITTEN.encode())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.data.library.draft_folder.write_whole", full)
    assert isinstance(editing.apply([SetValue(("title",), "Mine")]), Made)
    assert editing.not_kept
    assert editing.draft.written["title"] == "Mine"


def test_what_is_left_from_a_step_on_plays_as_the_whole_does_from_there(profile: Path) -> None:
    text = WRITTEN + "  - repeat: 3\n    steps:\n      - exercise: hip-circles\n      - exercise: cat-cow\n"
    editing = begin(profile, text.encode())
    path = editing.rest(("steps", 2, "steps", 1))
    library = Library(SHARE, profile)
    whole, rest = library.open(editing.path), library.open(path)
    moves = [step.exercise.id for step in whole.played()]
    assert [step.exercise.id for step in rest.played()] == moves[3:]
    assert lay_out(rest).duration_s > 0
    twice = from_step(
        {"steps": [{"repeat": 2, "steps": [{"exercise": "cat-cow"}]}]}, ("steps", 0, "steps", 0)
    )
    assert twice["steps"] == [{"exercise": "cat-cow"}, {"exercise": "cat-cow"}]


def test_an_app_that_is_killed_loses_no_change(tmp_path: Path) -> None:
    for seed in range(3):
        assert kill(tmp_path / str(seed), seed, 3 + 4 * seed) > 2


# --- what comes between -------------------------------------------------------------------------------

OWN = """\
id: my-squat
name: My squat
kind: dynamic
ramp: mobilise
areas: [quadriceps]
sides: once
posture: standing
default_seconds: 30
tempo_s: 3
steps: [Squat.]
cues: [Down]
load: {impact: 0, flexion: none, extension: none, rotation: none}
max_pain: 5
easier: march-in-place
"""


def own_exercise(profile: Path) -> Path:
    path = profile / "exercises" / "my-squat.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(OWN, "utf-8")
    return path


def test_undoing_to_an_exercise_that_is_gone_is_refused_and_nothing_is_lost(profile: Path) -> None:
    exercise = own_exercise(profile)
    editing = begin(profile, WRITTEN.replace("half-squat", "my-squat").encode())
    editing.apply([DeleteItem(("steps", 1))])
    exercise.unlink()
    editing.refresh(Library(SHARE, profile))
    before = editing.content
    assert editing.undo() == NotMade('there is no exercise "my-squat"; did you mean "half-squat"?')
    assert editing.content == before
    assert editing.undoable


def test_a_move_that_goes_while_its_routine_is_changed_leaves_all_as_it_was(profile: Path) -> None:
    exercise = own_exercise(profile)
    editing = begin(profile, WRITTEN.replace("half-squat", "my-squat").encode())
    exercise.unlink()
    with pytest.raises(BadFileError, match="my-squat"):
        editing.refresh(Library(SHARE, profile))
    assert isinstance(editing.apply([SetValue(("title",), "Mine")]), Made)


def test_changes_to_a_routine_without_a_file_are_not_dropped_unasked_after_a_kill(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    editing.apply([SetValue(("title",), "Mine")])
    editing.path.unlink()
    after = again(profile)
    assert after.new
    assert not after.undoable
    assert after.touched


def test_agreeing_holds_for_one_change(profile: Path) -> None:
    text = WRITTEN + (
        "  - {repeat: 2, steps: [{exercise: hip-circles},  # one\n      {exercise: cat-cow}]}\n"
        "  - {repeat: 2, steps: [{exercise: hip-circles},  # two\n      {exercise: cat-cow}]}\n"
    )
    editing = begin(profile, text.encode())
    first, second = (DeleteItem(("steps", number, "steps", 0)) for number in (2, 3))
    assert isinstance(editing.apply([first]), Asks)
    assert isinstance(editing.apply([first], agreed=True), Made)
    assert isinstance(editing.apply([second]), Asks)
    assert b"# two" in editing.content


def test_two_files_with_one_name_and_other_endings_have_drafts_of_their_own(profile: Path) -> None:
    drafts = Drafts(profile)
    drafts.keep(UnsavedRoutine("hill.yaml", b"a", b"b"))
    assert drafts.of("hill.yml") is None
    drafts.keep(UnsavedRoutine("hill.yml", b"c", b"d"))
    assert drafts.of("hill.yaml") == UnsavedRoutine("hill.yaml", b"a", b"b")


def test_a_kill_between_saving_and_forgetting_leaves_nothing_to_go_on_with(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    editing.apply([SetValue(("title",), "Mine")])
    kept = Drafts(profile).of("mine.yaml")
    assert kept is not None
    editing.save()
    Drafts(profile).keep(kept)
    assert Drafts(profile).pending(editing.path) is None
    assert not again(profile).touched
    assert Drafts(profile).of("mine.yaml") is None


def test_with_everything_undone_there_is_nothing_to_go_on_with(profile: Path) -> None:
    editing = begin(profile, WRITTEN.encode())
    editing.apply([SetValue(("title",), "Mine")])
    assert Drafts(profile).of("mine.yaml") is not None
    editing.undo()
    assert Drafts(profile).of("mine.yaml") is None
    editing.redo()
    assert Drafts(profile).of("mine.yaml") is not None


def test_a_draft_without_its_exercise_waits_for_it(profile: Path) -> None:
    exercise = own_exercise(profile)
    editing = begin(profile, WRITTEN.encode())
    editing.apply([InsertItem(("steps", 0), {"exercise": "my-squat"})])
    editing.path.unlink()
    exercise.unlink()
    with pytest.raises(BadFileError, match="my-squat"):
        again(profile)
    own_exercise(profile)
    assert b"my-squat" in again(profile).content


def test_why_kept_changes_are_not_used_is_said(profile: Path) -> None:
    exercise = own_exercise(profile)
    editing = begin(profile, WRITTEN.encode())
    editing.apply([InsertItem(("steps", 0), {"exercise": "my-squat"})])
    exercise.unlink()
    assert again(profile).aside.startswith('there is no exercise "my-squat"')


def test_a_comment_beside_a_key_that_goes_stays(profile: Path) -> None:
    text = WRITTEN + "    min: 20   # never below, Dr. K\n"
    editing = begin(profile, text.encode())
    assert isinstance(editing.apply([RemoveKey(("steps", 1, "min"))]), Made)
    assert editing.content.decode() == WRITTEN + "    # never below, Dr. K\n"


def test_a_large_routine_keeps_fewer_changes(profile: Path) -> None:
    editing = begin(profile, (WRITTEN + "# x\n" * 40_000).encode())
    assert editing.history.most * len(editing.content) <= 10_000_000
    assert begin(profile, WRITTEN.encode()).history.most == 500
