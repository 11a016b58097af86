"""What arrives in braces or in the short form keeps its author's words, and its faults their places."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.edits import same, unshared
from app.data.exchange.arrivals import LimberFile
from app.data.exchange.landing_report import what_is_lost
from app.data.exchange.long_form import is_pasted, long_text
from app.data.exchange.short_form import written_out
from app.data.files.yaml_reader import parse
from tests.data.exchange.share_files import REACH, arriving, opened

HERE = Path("came.yaml")
LONG = """\
{id: a, # Anna's
 title: A,
 phase: gentle,
 steps: [{exercise: cat-cow, seconds: 30}, # slowly
  {exercise: sphinx}] # that is all
}
# until Tuesday
"""
SHORT = """\
# Anna's
id: a
title: A # for now
blocks: usual
phase: gentle
steps:
  - cat-cow 30   # slowly
  # then down
  - sphinx none
  - repeat: 2 # twice
    steps:
      - sphinx 40 prepare 9 # again
  - exercise: sphinx
    # as long as it is good
    seconds: 30
"""


def text_of(content: str, profile: Path) -> str:
    (landing,) = arriving(content, profile).adding
    return landing.text


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        LONG.replace("\n", "\r\n"),
        "{id: a, title: A, phase: gentle,\n steps: [{exercise: cat-cow}]}\n",
        "{id: a, title: A, phase: gentle, steps: [{exercise: cat-cow}]} # from Anna",
        "# from Anna\n{id: a, title: A, phase: gentle, steps: [{exercise: cat-cow}]}\n",
    ],
)
def test_what_somebody_laid_out_in_braces_stays_byte_for_byte(text: str, profile: Path) -> None:
    assert text_of(text, profile) == text


def test_an_exercise_in_braces_keeps_its_comments_too(profile: Path) -> None:
    head, _, figure = REACH.replace("easier: tall-cat", "easier: cat-cow").partition("figure:")
    data = parse(HERE, head.encode()).data
    text = "{" + ",\n ".join(f"{key}: {value!r}" for key, value in data.items()) + "} # mine\n"
    text = text.replace("None", "null").replace("True", "true").replace("False", "false")
    assert figure
    assert text_of(text, profile) == text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("{id: a,title: A,phase: gentle,steps: [{exercise: cat-cow}]}", "id: a"),
        ("\n {id: a,title: 'No # comment',phase: gentle,steps: [cat-cow 30]}\n", "id: a"),
    ],
)
def test_one_line_without_comments_is_laid_out(text: str, first: str, profile: Path) -> None:
    assert text_of(text, profile).splitlines()[0] == first


def test_short_steps_are_written_out_where_they_stand_and_all_comments_stay(profile: Path) -> None:
    planned = arriving(SHORT, profile)
    (landing,) = planned.adding
    written = {
        "blocks: usual\n": "",
        "- cat-cow 30 ": "- {exercise: cat-cow, seconds: 30, block: mobilise} ",
        "- sphinx none": "- {exercise: sphinx}",
        "- sphinx 40 prepare 9 ": "- {exercise: sphinx, seconds: 40, prepare: 9, block: static} ",
        "- exercise: sphinx\n": "- exercise: sphinx\n    block: static\n",
    }
    meant = SHORT
    for short, long in written.items():
        meant = meant.replace(short, long)
    assert landing.text == meant
    assert what_is_lost(planned, str) == []


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("# a\nid: a\ntitle: A\nphase: gentle\nsteps:\n- &x cat-cow 30 # b\n- *x # c\n", 3),
        ("# a\nid: a\ntitle: A\nphase: gentle\nsteps: [&x cat-cow 30, *x] # b\n", 2),
    ],
)
def test_a_comment_that_cannot_stay_is_told(text: str, lost: int, profile: Path) -> None:
    assert what_is_lost(arriving(text, profile), str) == [
        f"Comments that could not be kept where the short form is written out: {lost}."
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# x\n\n{id: a, title: A, phase: gentle,\n steps: [{exercise: cat-cow, seconds: 2}]}", "4:39"),
        ("{id: a, title: A, phase: gentle, steps: [{exercise: cat-cow, seconds: 2}]}", "1:71"),
        ("{id: b,title: B,phase: gentle,steps: [sphinx]}\n--- {id: a,title: A,phase: gentle,steps: [cat-cow 2]}", "2:43"),
        ("id: b\n--- # two\n---\n\n{id: a,title: A,phase: odd,steps: [cat-cow]}".replace("id: b", LONG.replace("id: a", "id: b").rstrip()), "11:24"),
        (SHORT.replace("cat-cow 30", "cat-cow 2"), "7:5"),
        (SHORT.replace("sphinx 40", "sphynx 40"), "12:9"),
    ],
)  # fmt: skip
def test_a_fault_is_where_it_stands_in_what_came(text: str, place: str, profile: Path) -> None:
    planned = arriving(text, profile)
    assert [f"{problem.line}:{problem.column}" for problem in planned.problems] == [place]


def test_it_is_there_already_the_second_time(profile: Path) -> None:
    from app.data.exchange.landing_files import land

    for text in (LONG, SHORT.replace("id: a", "id: b")):
        land(arriving(text, profile), profile)
        assert [each.state for each in arriving(text, profile).landings] == ["there"]


STEPS = st.lists(
    st.sampled_from(["cat-cow", "cat-cow 30", "sphinx none", "sphinx static 40", "{exercise: sphinx}", "'sphinx 20'"]),
    min_size=1,
    max_size=5,
)  # fmt: skip
REMARKS = st.sampled_from(["", " # one", " # two: {3}", "   #"])


@given(STEPS, st.booleans(), st.booleans(), st.lists(REMARKS, min_size=9, max_size=9))
def test_however_it_is_laid_out_it_means_what_it_meant(
    steps: list[str], flow: bool, usual: bool, remarks: list[str]
) -> None:
    said = iter(remarks)
    head = ["id: a", "title: A", "phase: gentle", *(["blocks: usual"] if usual else [])]
    if flow:
        lines = [f"{each},{next(said)}" for each in (*head, *steps)]
        lines[len(head)] = f"steps: [{lines[len(head)]}"
        text = "{" + "\n ".join([*lines, "]}"]) + "\n"
    else:
        text = "\n".join(
            [*(each + next(said) for each in head), "steps:", *(f"- {each}{next(said)}" for each in steps)]
        )
    document = parse(HERE, text.encode())
    data, problems = written_out(document, opened().exercises)
    assert not problems
    made, lost = long_text(text, data)
    assert same(unshared(parse(HERE, made.encode()).data), unshared(data))
    assert lost <= 1, "what stood beside a key that is gone may go with it"
    kept: Any = LimberFile(made.encode(), "again.yaml").arrival(opened().exercises)
    assert kept.files[0].text == made or is_pasted(made)
