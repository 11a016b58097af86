"""What was done in the background, on the real record."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.core.records import Ending, StepState
from app.core.timeline import Timeline, lay_out
from tests.core.back_cases import NOON as DAY
from tests.core.back_cases import routine
from tests.data.profile_helpers import opened
from tests.service.world import NOON, ServiceWorld


@pytest.fixture
def quick() -> Timeline:
    return lay_out(routine("warmup-5-quick"), tempo=True)


@pytest.fixture
def store(tmp_path: Path):
    store = opened(tmp_path / "profile", DAY)
    yield store
    store.close()


@pytest.fixture
def world(tmp_path: Path, store) -> ServiceWorld:
    return ServiceWorld(tmp_path / "background", keeper=store.sessions)


def away(world: ServiceWorld, quick: Timeline, seconds: float) -> None:
    world.begin(quick)
    world.run(20)
    world.app.relay.to_background()
    world.run(seconds)


def test_a_session_half_in_the_background_is_one_whole_record(world: ServiceWorld, quick, store) -> None:
    away(world, quick, 100)
    world.app.shared.front.take()
    world.look()
    world.app.relay.back()
    world.run(182)
    (kept,) = store.sessions.recent()
    assert kept.ending is Ending.FINISHED
    assert kept.done_s == pytest.approx(238, abs=1e-6)
    assert kept.ended - kept.started == pytest.approx(300, abs=0.1)


def test_steps_skipped_in_the_background_are_skipped_on_the_record(world: ServiceWorld, quick, store) -> None:
    away(world, quick, 55)
    first = world.service.background._stint.frame.step
    world.service.background.act("skip")
    world.service.background.act("skip")
    world.run(300)
    world.app.relay.back()
    (kept,) = store.sessions.recent()
    skipped = [n for n, step in enumerate(kept.steps, start=1) if step.state is StepState.SKIPPED]
    assert skipped == [first]


def test_an_app_that_died_finds_the_whole_session_and_its_end_on_the_record(
    world: ServiceWorld, quick, store
) -> None:
    away(world, quick, 50)
    world.app.die()
    world.run(260)
    world.clock.advance(7200)
    assert world.app.again().relay.join() is None
    (kept,) = store.sessions.recent()
    assert kept.ending is Ending.FINISHED
    assert kept.done_s == pytest.approx(238, abs=1e-6)
    ended = NOON + timedelta(seconds=300)
    assert kept.ended == pytest.approx(ended.timestamp(), abs=0.1)
    assert store.sessions.unfinished(world.now()) is None


def test_an_app_opened_again_goes_on_with_the_same_record(world: ServiceWorld, quick, store) -> None:
    away(world, quick, 50)
    left = store.sessions.unfinished(world.now())
    world.app.die()
    world.run(50)
    app = world.app.again()
    app.shared.front.take()
    world.look()
    assert app.relay.join() == "warmup-5-quick"
    world.run(190)
    (kept,) = store.sessions.recent()
    assert kept.id == left.id
    assert kept.started == left.started
    assert kept.done_s == pytest.approx(238, abs=1e-6)


def test_when_both_died_the_session_can_go_on_where_the_last_cue_was(
    world: ServiceWorld, quick, store
) -> None:
    away(world, quick, 100)
    world.app.die()
    world.service.die()
    world.clock.advance(300)
    assert world.app.again().relay.join() is None
    left = store.sessions.unfinished(world.now())
    assert left is not None
    assert 115 < left.position_s <= 120
    work = sum(seconds for _, _, seconds in left.tally["work"])
    assert work == pytest.approx(left.position_s - 5 * 3, abs=6)


def test_a_session_that_is_not_recorded_is_handed_over_all_the_same(
    world: ServiceWorld, quick, store
) -> None:
    world.app.player.start(quick)
    world.app.relay.start_with_session("a-file.yaml")
    world.run(20)
    world.app.relay.to_background()
    world.run(20)
    world.app.die()
    app = world.app.again()
    app.shared.front.take()
    world.look()
    assert app.relay.join() == "a-file.yaml"
    world.run(262)
    assert world.cues() == list(quick.cues)
    assert store.sessions.recent() == ()
