"""A made-up record."""

from pathlib import Path

import pytest

from app.core.records import Ending, StepState
from app.data.store.store import Store
from app.preview.sample_profile import fill, settle
from tests.core.back_cases import NOON, RULES


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("sample")
    settle(folder, NOON)
    fill(folder, NOON, sessions=120)
    opened = Store(folder, RULES, NOON)
    yield opened
    opened.close()


def test_it_has_as_many_sessions_as_asked_for_and_all_of_them_in_the_past(store: Store) -> None:
    everything = store.history.all(NOON.date())
    assert everything.totals.sessions == 120
    assert all(line.day < NOON.date() for line in store.history.newest(120))


def test_it_shows_what_a_record_can_hold(store: Store) -> None:
    sessions = store.sessions.recent(120)
    assert {session.phase for session in sessions} == {"warm-up", "cool-down", "gentle"}
    assert {session.ending for session in sessions} == set(Ending)
    assert {step.state for session in sessions for step in session.steps} == set(StepState)
    runs = [scores for scores in store.history.all(NOON.date()).series if scores.rated]
    assert any(run.after > run.before for run in runs if run.after is not None and run.before is not None)
    assert any(run.morning is None for run in runs)


def test_routines_may_start(store: Store) -> None:
    assert not store.back.state(NOON).safety.to_ask(RULES.safety)


def test_the_same_arguments_make_the_same_record(store: Store, tmp_path: Path) -> None:
    fill(tmp_path, NOON, sessions=120)
    again = Store(tmp_path, RULES, NOON)
    assert again.sessions.recent(120) == store.sessions.recent(120)
    again.close()
