"""Sequences of answers that a physiotherapist can read, and what the rules make of each."""

import json
from pathlib import Path

import pytest

from app.cli.advise import advise
from app.core.back.scenario import findings
from app.data.exchange.scenarios import read_scenario
from app.data.files.paths import share_folder
from app.data.files.problems import BadFileError
from app.data.library.library import Library
from app.data.shipped.checkin_rules import load_rules

FILES = sorted((Path(__file__).parent / "scenarios").glob("*.yaml"))
SCHEMA = share_folder() / "assets" / "scenario.schema.json"
RULES = load_rules(share_folder())
LIBRARY = Library(share_folder())
ROUTINES = {name: LIBRARY.routine(name) for name in LIBRARY.routine_ids()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scenario_comes_out_as_its_author_says(path: Path) -> None:
    file = read_scenario(path, SCHEMA, RULES)
    assert any(file.expected)
    found = list(findings(file.scenario, RULES, ROUTINES))
    assert [str(problem) for problem in file.problems(found)] == []


def test_another_outcome_than_expected_is_said_with_its_place(tmp_path: Path, capsys) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("events:\n  - at: 2026-06-01 18:00\n    safety: {saddle: yes}\n    expect: {run: true}\n")
    assert advise(path, str, as_json=False) == 1
    out, err = capsys.readouterr()
    assert "emergency, no run" in out
    assert err == f"{path}:4:19: expected run to be true; the rules make it false\n"


def test_for_programs_there_is_one_object_per_event(tmp_path: Path, capsys) -> None:
    path = tmp_path / "surgery.yaml"
    path.write_text(
        "profile: [recent-surgery]\n"
        "events:\n"
        "  - {at: 2026-06-01 18:00, before: {score: 2, ticks: [leg_symptoms]}}\n"
        "  - {at: 2026-06-01 19:00, after: {score: 3}}\n"
        "  - {at: 2026-06-02 07:00, morning: {score: 4}}\n"
        "  - {at: 2026-06-02 18:00, safety: {saddle: yes}}\n"
        "  - {at: 2026-06-03 09:00, unlock: had-advice}\n"
        "  - {at: 2026-06-04 18:00, ask: run}\n"
    )
    assert advise(path, str, as_json=True) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["at"] for row in rows][-1] == "2026-06-04 18:00"
    assert [row["state"] for row in rows] == [
        "first",
        "routine",
        "routine",
        "emergency",
        "emergency",
        "emergency",
    ]
    assert all(set(row) == {"at", "event", "state", "run", "offers", "rule", "sources"} for row in rows)
    assert not any(row["run"] for row in rows)
    assert rows[-1]["sources"] == ["S25"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("events:\n  - {at: 1 June, ask: run}\n", ':2:10: "1 June" is no time; write it as 2026-06-01 18:00'),
        (
            "profile: [recent-surgry]\nevents:\n  - {at: 2026-06-01 18:00, ask: run}\n",
            ':1:11: "recent-surgry" is no fact about a runner; did you mean "recent-surgery"?',
        ),
        (
            "events:\n  - {at: 2026-06-01 18:00, safety: {sadle: yes}}\n",
            ':2:44: "sadle" is no safety question; did you mean "saddle"?',
        ),
        (
            "events:\n  - {at: 2026-06-02 18:00, ask: run}\n  - {at: 2026-06-01 18:00, ask: run}\n",
            ":3:10: this is before the event above it; put the earliest first",
        ),
        (
            "events:\n  - {at: 2026-06-01 18:00, stopped: [limb]}\n",
            ':2:38: "limb" is no sign to stop a run; did you mean "limp"?',
        ),
        (
            "events:\n  - {at: 2026-06-02 18:00}\n",
            ":2:5: an event is one of before, after_warm_up, stopped, after, morning, safety, unlock, ask; this one has 0 of them",
        ),
        (
            "events:\n  - {at: 2026-06-02 18:00, before: {score: 11}}\n",
            ":2:44: 11 is out of range; from 0 to 10",
        ),
    ],
)
def test_a_faulty_scenario_is_answered_with_line_and_column(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(text)
    with pytest.raises(BadFileError) as caught:
        read_scenario(path, SCHEMA, RULES)
    assert str(caught.value.problems[0]) == f"{path}{message}"
