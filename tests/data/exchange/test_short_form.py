"""The shortest YAML that means the same as a routine."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.exchange.qr_code import qr_code
from app.data.exchange.short_form import is_short, readable, short, short_text, written_out
from app.data.files.problems import BadFileError
from app.data.files.yaml_reader import Document, parse
from app.data.library import build
from app.data.library.library import Library
from tests.data.exchange.share_files import EXERCISES, arriving, fill, opened, shared, states

LIBRARY = opened()
HERE = Path("came.yaml")
IDS = ["march-in-place", "leg-swing-side", "calf-raise", "bird-dog", "childs-pose", "jog-in-place", "sphinx"]
MOST_VERSION = 20  # of what Limber ships: read off a phone at a metre


def data_of(text: str | bytes) -> Any:
    return parse(HERE, text if isinstance(text, bytes) else text.encode()).data


def back(text: str, library: Library = LIBRARY) -> tuple[dict[str, Any], list[Any]]:
    return written_out(Document(HERE, data=data_of(text)), library.exercises)


@pytest.mark.parametrize("name", LIBRARY.routine_ids())
def test_what_limber_ships_fits_a_code_and_means_the_same(name: str) -> None:
    written = data_of(LIBRARY.file_of(name).read_bytes())
    text = short_text(written, [], LIBRARY.exercises)
    code = qr_code(text)
    assert code is not None
    assert code.version <= MOST_VERSION
    data, problems = back(text)
    assert not problems
    assert build.routine(data, LIBRARY.exercises.__getitem__) == LIBRARY.routine(name)
    assert "\n" not in text


def steps() -> st.SearchStrategy[Any]:
    small = st.fixed_dictionaries(
        {"exercise": st.sampled_from(IDS)},
        optional={
            "seconds": st.integers(5, 600),
            "prepare": st.integers(3, 120),
            "sides": st.sampled_from(["once", "each", "alternate"]),
            "switch": st.integers(3, 60),
            "optional": st.booleans(),
            "min": st.integers(5, 20),
            "max": st.integers(300, 600),
            "block": st.sampled_from(["raise", "mobilise", "activate", "potentiate", "static", "settle"]),
        },
    )
    tap = st.fixed_dictionaries({"exercise": st.sampled_from(IDS), "until": st.just("done")})
    single = st.one_of(small, tap)
    group = st.fixed_dictionaries(
        {"repeat": st.integers(2, 5), "steps": st.lists(single, min_size=1, max_size=3)}
    )
    return st.lists(st.one_of(single, single, group), min_size=1, max_size=6)


@given(
    st.fixed_dictionaries(
        {
            "id": st.just("made-up"),
            "title": st.text(
                st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30
            ),
            "phase": st.sampled_from(["warm-up", "cool-down", "gentle"]),
            "steps": steps(),
        },
        optional={
            "max_pain": st.integers(0, 10),
            "posture": st.sampled_from(["standing only", "standing and mat"]),
            "purpose": st.sampled_from(["Before: a, b", "yes", "1e3", "- x", "{a}", "null", "It’s"]),
        },
    )
)
def test_every_routine_comes_back_as_it_was_meant(data: dict[str, Any]) -> None:
    exercises = LIBRARY.exercises
    wanted = build.routine(data, exercises.__getitem__)
    text = short_text(data, [], exercises)
    assert is_short(data_of(text))
    found, problems = back(text)
    assert not problems
    assert build.routine(found, exercises.__getitem__) == wanted
    assert data_of(readable(found)) == found


def test_what_follows_from_something_else_is_left_out() -> None:
    move = LIBRARY.exercises["leg-swing-side"]
    data = {
        "id": "a",
        "title": "A",
        "phase": "warm-up",
        "max_pain": move.max_pain,
        "posture": "standing only",
        "steps": [
            {
                "exercise": "leg-swing-side",
                "seconds": move.default_seconds,
                "sides": str(move.sides),
                "switch": 5,
                "optional": False,
                "prepare": 12,
            }
        ],
    }
    assert short(data, LIBRARY.exercises) == {
        "id": "a", "title": "A", "phase": "warm-up", "steps": ["leg-swing-side"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("calf-raise 24 quickly", '"quickly" is not understood'),
        ("calf-raise 24 30", '"30" says a second time'),
        ("calf-raise raise settle", '"settle" says a second time'),
        ("calf-raise prepare", '"prepare" is not understood'),
        ("calf-raise prepare soon", '"prepare" is not understood'),
        ("calf-raise 1234567", '"1234567" is not understood'),
    ],
)
def test_a_step_that_is_not_understood_is_named(step: str, says: str) -> None:
    found, problems = back(f"{{id: a,title: A,phase: gentle,steps: [{step}]}}")
    assert found["steps"]
    assert says in problems[0].message


def test_blocks_can_only_be_usual() -> None:
    problems = back("{id: a,title: A,phase: gentle,blocks: mine,steps: [calf-raise]}")[1]
    assert "usual" in problems[0].message


def test_exercises_of_ones_own_are_in_it_without_what_goes_without_saying(profile: Path) -> None:
    fill(profile)
    found = shared(profile)
    assert found.text.count("\n--- {") == 2
    assert "turns_round" not in found.text
    assert states(arriving(found.text, profile)) == {
        "e:long-reach": "there:long-reach",
        "e:tall-cat": "there:tall-cat",
        "r:hills": "there:hills",
    }


def _flat(steps: Any) -> Iterator[Any]:
    for item in steps:
        yield from _flat(item["steps"]) if "repeat" in item else [item]


def test_pasted_text_becomes_a_file_that_somebody_could_have_written(profile: Path) -> None:
    text = "{id: a,title: A,phase: gentle,steps: [easy-walk 60 raise,{repeat: 2,steps: [calf-raise done]}]}"
    (landing,) = arriving(text, profile).adding
    assert landing.text == (
        "id: a\ntitle: A\nphase: gentle\nsteps:\n  - {exercise: easy-walk, seconds: 60, block: raise}\n"
        "  - repeat: 2\n    steps:\n      - {exercise: calf-raise, until: done}\n"
    )
    assert len(list(_flat(data_of(landing.text)["steps"]))) == 2


def test_an_exercise_that_moves_like_one_of_limbers_says_so(tmp_path: Path) -> None:
    fill(tmp_path / "mine")
    text = shared(tmp_path / "mine").text
    assert "figure: bird-dog" in text
    assert "figure: cat-cow" in text
    assert len(text) < 2000
    planned = arriving(text, tmp_path / "theirs")
    reach = next(each for each in planned.landings if each.id == "long-reach")
    assert data_of(reach.text)["figure"] == data_of((EXERCISES / "bird-dog.yaml").read_bytes())["figure"]


def test_a_figure_of_ones_own_is_written_out(tmp_path: Path) -> None:
    fill(tmp_path / "mine")
    file = tmp_path / "mine" / "exercises" / "long-reach.yaml"
    file.write_text(file.read_text("utf-8").replace("yaw: 66", "yaw: 40"), "utf-8")
    text = shared(tmp_path / "mine").text
    assert "figure: {base: quadruped" in text
    assert states(arriving(text, tmp_path / "theirs"))["e:long-reach"] == "new:long-reach"


def test_a_figure_of_nobody_is_refused_with_its_place(tmp_path: Path) -> None:
    fill(tmp_path / "mine")
    text = shared(tmp_path / "mine").text.replace("figure: bird-dog", "figure: no-such")
    with pytest.raises(BadFileError, match='no exercise "no-such" has a figure'):
        arriving(text, tmp_path / "theirs")
