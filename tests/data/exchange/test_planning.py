"""What becomes of what arrives, and that it is written whole or not at all."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from app.data.exchange import landing_files
from app.data.exchange.arrival import Arrival, ArrivingFile, NotCarried
from app.data.exchange.arrivals import LimberFile, Several, told_apart
from app.data.exchange.landing_files import land, take_back
from app.data.exchange.landing_report import what_is_lost, what_is_there, what_it_adds
from app.data.exchange.planning import plan
from app.data.library.library import Library
from tests.data.exchange.share_files import (
    CAT,
    REACH,
    ROUTINE,
    SHARE,
    SIGHT,
    WHOLE,
    arriving,
    everything,
    fill,
    move,
    opened,
    shared,
    states,
)

SHORT = "id: {0}\ntitle: {0}\nphase: gentle\nsteps:\n  - exercise: cat-cow\n"


def test_what_was_shared_arrives_whole_and_plays_the_same(profile: Path, tmp_path: Path) -> None:
    fill(profile)
    other = tmp_path / "other"
    planned = arriving(shared(profile).content, other)
    assert what_it_adds(planned, str) == "This would add 1 routine, 2 exercises."
    assert not everything(tmp_path).get("other/routines/hills.yaml"), (
        "nothing is written before it is agreed to"
    )
    written = land(planned, other)
    assert [str(path.relative_to(other)) for path in written] == [
        "exercises/long-reach.yaml",
        "exercises/tall-cat.yaml",
        "routines/hills.yaml",
    ]
    assert (other / "routines" / "hills.yaml").read_text("utf-8") == ROUTINE
    assert (other / "exercises" / "long-reach.yaml").read_text("utf-8") == REACH
    assert opened(other).routine("hills") == opened(profile).routine("hills")


def test_importing_twice_adds_nothing_twice(tmp_path: Path) -> None:
    land(arriving(WHOLE, tmp_path), tmp_path)
    before = everything(tmp_path)
    planned = arriving(WHOLE, tmp_path)
    assert set(states(planned).values()) == {"there:long-reach", "there:tall-cat", "there:hills"}
    assert not planned.adding
    assert land(planned, tmp_path) == ()
    assert everything(tmp_path) == before
    assert what_it_adds(planned, str, done=True).startswith("Everything in this file was there already")


def test_another_routine_of_the_id_stays_and_this_one_comes_beside_it(profile: Path) -> None:
    mine = profile / "routines" / "whatever.yaml"
    mine.write_text(SHORT.format("hills"), "utf-8")
    planned = arriving(WHOLE, profile)
    assert states(planned)["r:hills"] == "renamed:hills-2"
    land(planned, profile)
    assert mine.read_text("utf-8") == SHORT.format("hills")
    assert (profile / "routines" / "hills-2.yaml").read_text("utf-8") == ROUTINE.replace(
        "id: hills ", "id: hills-2 "
    )
    assert states(arriving(WHOLE, profile))["r:hills"] == "there:hills-2", "found again under its new id"
    assert "as “hills-2”" in " ".join(what_is_there(planned, str))


def test_references_follow_an_exercise_that_gets_another_id(profile: Path) -> None:
    other = move("tall-cat", "dead-bug", "dead-bug")
    (profile / "exercises" / "mine.yaml").write_text(other, "utf-8")
    planned = arriving(WHOLE, profile)
    assert states(planned) == {
        "e:long-reach": "new:long-reach",
        "e:tall-cat": "renamed:tall-cat-2",
        "r:hills": "new:hills",
    }
    land(planned, profile)
    library = opened(profile)
    assert library.exercises["long-reach"].easier == "tall-cat-2"
    assert library.exercises["tall-cat-2"].easier == "tall-cat-2"
    assert library.exercises["tall-cat-2"].kind == opened().exercises["cat-cow"].kind
    assert library.exercises["tall-cat"].kind == opened().exercises["dead-bug"].kind
    assert states(arriving(WHOLE, profile)) == {
        "e:long-reach": "there:long-reach",
        "e:tall-cat": "there:tall-cat-2",
        "r:hills": "there:hills",
    }


def test_the_steps_of_the_routine_follow_too_and_its_comments_stay(profile: Path) -> None:
    (profile / "exercises" / "mine.yaml").write_text(move("long-reach", "dead-bug", "dead-bug"), "utf-8")
    land(arriving(WHOLE, profile), profile)
    text = (profile / "routines" / "hills.yaml").read_text("utf-8")
    assert text == ROUTINE.replace("exercise: long-reach ", "exercise: long-reach-2 ")


def test_two_that_take_each_others_place_are_found_again(profile: Path) -> None:
    one, two = move("one", "bird-dog", "two"), move("two", "cat-cow", "one")
    whole = f"{SHORT.format('r').replace('cat-cow', 'one')}---\n{one}---\n{two}"
    (profile / "exercises" / "x.yaml").write_text(move("two", "dead-bug", "dead-bug"), "utf-8")
    land(arriving(whole, profile), profile)
    assert states(arriving(whole, profile)) == {
        "e:one": "there:one",
        "e:two": "there:two-2",
        "r:r": "there:r",
    }


def test_an_exercise_never_takes_the_place_of_one_of_limbers(profile: Path) -> None:
    mine = move("cat-cow", "dead-bug", "dead-bug")
    land(arriving(f"{SHORT.format('r')}---\n{mine}", profile), profile)
    library = opened(profile)
    assert library.exercises["cat-cow"] == opened().exercises["cat-cow"]
    assert [step.exercise.id for step in library.routine("r").played()] == ["cat-cow-2"]


def test_what_limber_ships_is_there_already(profile: Path) -> None:
    content = (SHARE / "routines" / "warmup-5-quick.yaml").read_bytes()
    assert states(arriving(content, profile)) == {"r:warmup-5-quick": "there:warmup-5-quick"}
    changed = content.replace(b"seconds: 60", b"seconds: 70")
    assert states(arriving(changed, profile)) == {"r:warmup-5-quick": "renamed:warmup-5-quick-2"}


def test_a_name_that_some_disc_takes_for_the_same_is_not_written_over(profile: Path) -> None:
    (profile / "routines" / "HILLS.yaml").write_text(SHORT.format("other"), "utf-8")
    assert states(arriving(ROUTINE.replace("long-reach", "bird-dog"), profile)) == {
        "r:hills": "renamed:hills-2"
    }


def test_a_name_that_windows_gives_to_a_device_gets_a_number(profile: Path) -> None:
    assert states(arriving(SHORT.format("con"), profile)) == {"r:con": "renamed:con-2"}


def test_a_long_id_keeps_to_its_bound(profile: Path) -> None:
    name = "x" * 60
    (profile / "routines" / "a.yaml").write_text(SHORT.format(name).replace("cat-cow", "sphinx"), "utf-8")
    (landing,) = arriving(SHORT.format(name), profile).adding
    assert landing.id == "x" * 58 + "-2"


def test_a_faulty_routine_leaves_its_exercises_away_and_names_each_place(profile: Path) -> None:
    bad = ROUTINE.replace("seconds: 60", "seconds: 2")
    planned = arriving(f"{bad}---\n{REACH}---\n{CAT}", profile)
    assert states(planned) == {
        "e:long-reach": "left:long-reach",
        "e:tall-cat": "left:tall-cat",
        "r:hills": "faulty:hills",
    }
    assert [problem.line for problem in planned.problems] == [6]
    assert not planned.adding


def test_a_faulty_exercise_is_named_by_its_line_in_the_whole_file(profile: Path) -> None:
    bad = REACH.replace("kind: activation", "kind: odd")
    planned = arriving(f"{ROUTINE}---\n{bad}---\n{CAT}", profile)
    text = f"{ROUTINE}---\n{bad}".splitlines()
    assert (
        text[planned.problems[0].line - 1] == "kind: odd"
        or text[planned.problems[-1].line - 1] == "kind: odd"
    )
    assert states(planned)["r:hills"] == "faulty:hills"


def test_a_figure_that_no_body_could_take_is_a_fault(profile: Path) -> None:
    bad = REACH.replace("base: quadruped", "base: nowhere")
    assert states(arriving(bad, profile)) == {"e:long-reach": "faulty:long-reach"}


def test_one_sound_routine_of_two_is_added(profile: Path) -> None:
    planned = arriving(f"{SHORT.format('good')}---\n{SHORT.format('bad').replace('gentle', 'odd')}", profile)
    assert [each.id for each in planned.adding] == ["good"]
    assert planned.problems


def test_the_same_id_twice_in_one_file_is_a_fault(profile: Path) -> None:
    planned = arriving(f"{SHORT.format('r')}---\n{SHORT.format('r')}", profile)
    assert [each.state for each in planned.landings] == ["new", "faulty"]
    assert "twice" in planned.problems[0].message


def test_files_that_come_together_use_each_other(profile: Path) -> None:
    files = {"hills.yaml": ROUTINE, "reach.yaml": REACH, "cat.yaml": CAT.replace("kind: gentle", "kind: odd")}
    together = Several({name: LimberFile(text.encode(), name) for name, text in files.items()})
    library = opened(profile)
    planned = plan(together.arrival(library.beside_mine), library, "three files", SIGHT)
    assert {problem.path.name for problem in planned.problems} >= {"cat.yaml"}


def test_two_files_with_one_id_are_two_routines_and_the_same_one_twice_is_told(profile: Path) -> None:
    one, other = SHORT.format("plan"), SHORT.format("plan").replace("cat-cow", "sphinx")
    names = told_apart(["plan.yaml", "plan.yaml", "plan.yaml"])
    assert names == ["plan.yaml", "plan.yaml (2)", "plan.yaml (3)"]
    texts = dict(zip(names, (one, other, one + "# again"), strict=True))
    together = Several({name: LimberFile(text.encode(), name) for name, text in texts.items()})
    library = opened(profile)
    planned = plan(together.arrival(library.beside_mine), library, "three files", SIGHT)
    assert [(each.state, each.id) for each in planned.landings] == [
        ("new", "plan"),
        ("renamed", "plan-2"),
        ("faulty", "plan"),
    ]
    assert [str(problem) for problem in planned.problems] == [
        "plan.yaml (3):1:5: the same stands in plan.yaml too"
    ]


def test_an_exercise_that_comes_twice_with_one_id_is_a_fault(profile: Path) -> None:
    other = REACH.replace("max_pain: ", "max_pain: 1")
    together = Several(
        {
            name: LimberFile(text.encode(), name)
            for name, text in (("a.yaml", CAT + "---\n" + REACH), ("b.yaml", other))
        }
    )
    library = opened(profile)
    planned = plan(together.arrival(library.beside_mine), library, "two files", SIGHT)
    assert 'the id "long-reach" stands in a.yaml too' in [problem.message for problem in planned.problems]


# --- writing ------------------------------------------------------------------------------------------


def test_where_one_cannot_be_written_none_is_there(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned, before = arriving(WHOLE, profile), everything(profile)
    real = landing_files.write_whole

    def full(path: Path, text: str) -> None:
        if path.parent.name == "routines":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        real(path, text)

    monkeypatch.setattr(landing_files, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        land(planned, profile)
    assert everything(profile) == before


def test_what_has_come_meanwhile_is_not_written_over(profile: Path) -> None:
    planned = arriving(WHOLE, profile)
    (profile / "exercises" / "tall-cat.yaml").write_text("mine", "utf-8")
    with pytest.raises(FileExistsError):
        land(planned, profile)
    assert everything(profile) == {"exercises/tall-cat.yaml": b"mine"}


@pytest.mark.skipif(os.name == "nt", reason="links take rights of their own there")
def test_a_folder_that_leads_outside_is_not_written_into(tmp_path: Path) -> None:
    outside, home = tmp_path / "outside", tmp_path / "home"
    outside.mkdir()
    home.mkdir()
    (home / "routines").symlink_to(outside)
    with pytest.raises(OSError, match="leads outside"):
        land(arriving(WHOLE, home), home)
    assert everything(tmp_path) == {}


def test_it_can_be_taken_back_but_for_what_was_changed_since(profile: Path) -> None:
    planned = arriving(WHOLE, profile)
    written = land(planned, profile)
    assert take_back(planned, written)
    assert everything(profile) == {}
    written = land(planned, profile)
    written[-1].write_text("mine now", "utf-8")
    assert not take_back(planned, written)
    assert everything(profile) == {"routines/hills.yaml": b"mine now"}


# --- what is said -------------------------------------------------------------------------------------


def test_what_was_not_carried_over_is_said_in_order(profile: Path) -> None:
    notes = (NotCarried(says="The colour {colour} has no place.", values={"colour": "red"}),)
    arrival = Arrival(
        source="Timer", files=(ArrivingFile(kind="routines", id="r", text=SHORT.format("r")),), notes=notes
    )
    library: Any = Library(SHARE, profile)
    planned = plan(arrival, library, "timer.json", SIGHT)
    assert what_is_lost(planned, str) == ["The colour red has no place."]
    assert what_it_adds(planned, str, done=True) == "Added: 1 routine."
