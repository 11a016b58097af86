"""A session that is cut off: what is kept of it, and how it goes on."""

from dataclasses import replace

import pytest

from app.core.back.check_in import Answers, Profile
from app.core.back.easier_swap import swap_for_easier
from app.core.back.suitability import Suits
from app.core.recorder import Recorder
from app.core.records import Ending, StepState
from app.core.routine import Routine, Step
from app.core.session_codec import BrokenPlanError, from_plan, to_plan
from app.core.timeline import lay_out
from app.player.player import Player
from tests.core.back_cases import LIBRARY, NOON, RULES, minutes, routine, routines
from tests.data.profile_helpers import opened, raw
from tests.helpers import FakeClock, FakeOutlet

MOVES = {name: LIBRARY.exercises[name] for name in LIBRARY.exercises}
SUITS = Suits(rules=RULES, answers=Answers(score=None), profile=Profile())


class Run:
    """A player and a recorder on one fake clock, with the time of day beside it."""

    def __init__(self, folder, now=NOON):
        self.clock, self.outlet = FakeClock(), FakeOutlet()
        self.store = opened(folder, now)
        self.begun, self.began_at = now, self.clock.now()
        self.player = Player(self.clock, self.outlet)
        self.recorder = Recorder(self.store.sessions, self.clock.now, self.wall)
        self.player.changed.append(lambda: self.recorder.look(self.player.session, at_once=True))

    def wall(self):
        return self.begun + minutes((self.clock.now() - self.began_at) / 60)

    def start(self, name):
        self.player.start(lay_out(routine(name) if isinstance(name, str) else name))
        self.recorder.start(self.player.session, loop="a")

    def let(self, seconds):
        for _ in range(int(seconds)):
            self.clock.advance(1)
            self.player.tick()
            self.recorder.look(self.player.session)

    def kill(self):
        """Gone without a word, at a moment at which the last note has just been written."""
        self.store.sessions.flush()
        self.store.database.close()


@pytest.fixture
def run(tmp_path):
    run = Run(tmp_path / "profile")
    yield run
    run.store.close()


def test_a_session_that_is_finished_is_on_record_with_every_second(run):
    run.start("warmup-5-quick")
    run.let(301)
    (kept,) = run.store.sessions.recent()
    assert kept.ending is Ending.FINISHED
    assert kept.done_s == pytest.approx(238)
    assert kept.planned_s == 300
    assert kept.loop == "a"
    assert [step.state for step in kept.steps] == [StepState.DONE] * 9
    assert run.store.sessions.unfinished(run.wall()) is None
    assert run.recorder.look(run.player.session) is None


def test_a_session_that_is_ended_early_says_what_was_done(run):
    run.start("warmup-5-quick")
    run.let(50)
    run.player.end()
    (kept,) = run.store.sessions.recent()
    assert kept.ending is Ending.EARLY
    assert kept.done_s == pytest.approx(45)
    assert [step.state for step in kept.steps] == [StepState.DONE] + [StepState.SKIPPED] * 8


def test_what_was_skipped_and_swapped_is_on_record(run):
    run.start("warmup-5-quick")
    run.let(20)
    run.player.skip()
    run.player.skip()
    run.let(15)
    swaps = []

    def swap(session, now):
        swaps.append(swap_for_easier(session, now, MOVES, SUITS))
        run.recorder.hurt(swaps[0])
        return swaps[0].session

    run.player.apply(swap)
    run.let(300)
    (kept,) = run.store.sessions.recent()
    steps = {(step.exercise, step.state): step for step in kept.steps}
    assert steps["march-in-place", StepState.SKIPPED].done_s == pytest.approx(15)
    assert steps["torso-rotation", StepState.SWAPPED].done_s == pytest.approx(15)
    assert steps["torso-rotation", StepState.SWAPPED].swapped_to == swaps[0].gentler.id
    assert kept.done_s == pytest.approx(sum(step.done_s for step in kept.steps))


def test_a_phone_asleep_for_a_minute_loses_nothing_of_the_record(run):
    run.start("warmup-5-quick")
    run.clock.advance(300)
    run.player.tick()
    run.recorder.look(run.player.session)
    (kept,) = run.store.sessions.recent()
    assert kept.done_s == pytest.approx(238)


def test_a_pause_is_no_work_and_a_gate_is(run):
    steps = (
        Step(exercise=MOVES["half-squat"], seconds=0, until_done=True),
        Step(exercise=MOVES["hip-circles"], seconds=30),
    )
    run.start(Routine(id="m", title="M", phase="warm-up", purpose="", max_pain=2, steps=steps))
    run.let(5 + 20)
    run.player.proceed()
    run.let(10)
    run.player.pause()
    run.let(100)
    run.player.resume()
    run.let(30)
    (kept,) = run.store.sessions.recent()
    assert [step.done_s for step in kept.steps] == pytest.approx([20, 30])


def test_after_a_kill_the_session_goes_on_where_it_was(run, tmp_path):
    run.start("warmup-5-quick")
    run.let(100)
    run.kill()
    again = Run(tmp_path / "profile", NOON + minutes(10))
    left = again.store.sessions.unfinished(again.wall())
    assert left is not None
    assert left.title == routine("warmup-5-quick").title
    assert left.position_s == pytest.approx(100, abs=1)
    session = again.recorder.go_on(left, MOVES)
    again.player.take_up(session)
    assert again.player.frame.paused
    assert again.player.frame.elapsed_s == pytest.approx(95, abs=1)
    assert again.outlet.cues == []
    again.player.resume()
    again.let(212)
    (kept,) = again.store.sessions.recent()
    assert kept.id == left.id
    assert kept.ending is Ending.FINISHED
    assert kept.done_s == pytest.approx(243, abs=2)
    assert kept.started == NOON.timestamp()
    assert [step.state for step in kept.steps] == [StepState.DONE] * 9
    again.store.close()


def test_after_half_an_hour_it_is_kept_as_ended_early(run, tmp_path):
    run.start("warmup-5-quick")
    run.let(100)
    run.kill()
    again = opened(tmp_path / "profile", NOON + minutes(32))
    assert again.sessions.unfinished(NOON + minutes(32)) is None
    (kept,) = again.sessions.recent()
    assert kept.ending is Ending.EARLY
    assert kept.done_s == pytest.approx(85, abs=1)
    assert kept.planned_s == 300
    assert kept.steps[0].state is StepState.DONE
    assert kept.steps[-1].state is StepState.SKIPPED
    again.close()


def test_starting_something_else_keeps_the_old_one_as_ended_early(run, tmp_path):
    run.start("warmup-5-quick")
    run.let(100)
    run.kill()
    again = Run(tmp_path / "profile", NOON + minutes(5))
    again.start("cooldown-5-static")
    (kept,) = again.store.sessions.recent()
    assert (kept.routine, kept.ending) == ("warmup-5-quick", Ending.EARLY)
    assert again.store.sessions.unfinished(again.wall()).plan["routine"]["id"] == "cooldown-5-static"
    again.store.close()


def test_a_swap_and_fifteen_seconds_more_survive_a_kill(run, tmp_path):
    run.start("warmup-5-quick")
    run.let(100)
    run.player.add_time()
    run.player.apply(lambda s, now: swap_for_easier(s, now, MOVES, SUITS).session)
    run.player.add_time()
    expected = run.player.session.timeline
    run.kill()
    again = opened(tmp_path / "profile", NOON + minutes(3))
    left = again.sessions.unfinished(NOON + minutes(3))
    assert from_plan(left.plan, MOVES).segments == expected.segments
    again.close()


def test_at_most_a_second_is_written_late(run):
    run.start("warmup-5-quick")
    run.let(30)
    run.store.sessions.flush()
    with raw(run.store.folder) as connection:
        position_s, saved_ms = connection.execute("SELECT position_s, saved_ms FROM unfinished").fetchone()
    assert position_s == pytest.approx(30)
    assert saved_ms == round(run.wall().timestamp() * 1000)


def test_a_clock_that_was_set_back_still_offers_to_go_on(run, tmp_path):
    run.start("warmup-5-quick")
    run.let(20)
    run.kill()
    again = opened(tmp_path / "profile", NOON - minutes(20))
    assert again.sessions.unfinished(NOON - minutes(20)) is not None
    assert again.sessions.unfinished(NOON - minutes(40)) is None
    assert again.sessions.recent()[0].ending is Ending.EARLY
    again.close()


def test_an_exercise_that_is_gone_is_said_and_nothing_is_lost(run, tmp_path):
    run.start("warmup-5-quick")
    run.let(60)
    run.kill()
    again = Run(tmp_path / "profile", NOON + minutes(3))
    left = again.store.sessions.unfinished(again.wall())
    fewer = {name: move for name, move in MOVES.items() if name != "butt-kicks"}
    with pytest.raises(BrokenPlanError, match="butt-kicks"):
        again.recorder.go_on(left, fewer)
    kept = again.store.sessions.give_up()
    assert kept.done_s == pytest.approx(55, abs=1)
    again.store.close()


def test_a_plan_that_is_torn_does_not_stop_the_app(run):
    run.start("warmup-5-quick")
    run.store.database.write(lambda c: c.execute("UPDATE unfinished SET plan = '{'"))
    assert run.store.sessions.unfinished(NOON) is None
    run.start("warmup-5-quick")
    assert run.store.sessions.unfinished(NOON) is not None


@pytest.mark.parametrize("written", routines(), ids=lambda each: each.id)
def test_every_routine_survives_as_a_plan(written):
    timeline = lay_out(written, tempo=True)
    again = from_plan(to_plan(timeline), MOVES)
    assert again.segments == timeline.segments
    assert again.cues == timeline.cues


def test_noting_without_a_session_does_nothing(run):
    run.recorder.look(run.player.session)
    run.start("warmup-5-quick")
    tally = run.recorder.tally
    run.store.sessions.stop()
    run.store.sessions.note(replace(tally, position_s=99.0), NOON)
    run.store.sessions.flush()
    assert run.store.sessions.unfinished(NOON).position_s == 0


def test_a_second_limber_that_takes_the_session_for_cut_off_does_not_spoil_it(run):
    run.start("warmup-5-quick")
    run.let(100)
    run.store.sessions.flush()
    second = opened(run.store.folder, NOON + minutes(1))
    assert second.sessions.give_up().ending is Ending.EARLY
    second.close()
    run.let(201)
    (kept,) = run.store.sessions.recent()
    assert kept.ending is Ending.FINISHED
    assert kept.done_s == pytest.approx(238)
