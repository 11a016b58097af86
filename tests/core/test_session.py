from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.core.cues import CueKind
from app.core.routine import Routine, Step
from app.core.session import ADD_TIME_S, Session
from app.core.timeline import lay_out
from tests.strategies import VERBS, routines, verbs, waits

readings = st.one_of(st.just(0.0), st.floats(0.0, 1e6), st.just(86_400.5))


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, float]:
    """A session after some wishes of the runner, and the reading then."""
    now = draw(readings)
    session = Session(timeline=lay_out(draw(routines(most=3))), started=now)
    for wait_s, verb in draw(st.lists(st.tuples(waits, verbs.filter(lambda v: v != "end")), max_size=8)):
        now += wait_s
        session = getattr(session, verb)(now)
    return session, now


class Running(RuleBasedStateMachine):
    """A session in the hands of a restless runner, with a phone that sleeps and a clock that jumps."""

    @initialize(made=routines(most=4), reading=readings)
    def start(self, made: Routine, reading: float) -> None:
        self.now = reading
        self.jumped_back = False
        self.session = Session(timeline=lay_out(made), started=reading)

    def where(self) -> float:
        return self.session.elapsed(self.now)

    @rule(seconds=waits)
    def time_passes(self, seconds: float) -> None:
        before, index, paused, over = self.where(), self.session.index(self.now), self.session.paused, False
        over = self.session.over(self.now)
        gate = self.session.frame(self.now).state == "gate"
        self.now += seconds
        after = self.where()
        assert after >= before
        if paused is not None or over or gate:  # a gate holds also asleep
            assert after == before
            assert self.session.index(self.now) == index
        else:
            assert after - before <= seconds + 1e-9
            stops = [s.start_s for s in self.session.timeline.segments if s.kind == "gate"]
            ahead = [s for s in stops if s > before]
            limit = min([self.session.timeline.duration_s, *ahead])
            if not self.jumped_back and self.session.index(self.now) not in self.session.timeline.gates:
                assert after == pytest.approx(min(before + seconds, limit), abs=1e-6)

    @precondition(lambda self: not self.session.over(self.now))
    @rule(seconds=st.floats(-100, 100))
    def the_clock_jumps(self, seconds: float) -> None:
        self.now += seconds
        self.jumped_back |= seconds < 0

    @rule(verb=st.sampled_from([v for v in VERBS if v not in ("end", "restart")]))
    def verb(self, verb: str) -> None:
        over = self.session.over(self.now)
        before = self.session
        self.session = getattr(before, verb)(self.now)
        if over:
            assert self.session is before

    @rule()
    def restart(self) -> None:
        over = self.session.over(self.now)
        self.session = self.session.restart(self.now)
        assert over or (self.where() == 0 and self.session.index(self.now) == 0)

    @rule(seconds=st.sampled_from([1.0, 7.5, 15.0, 60.0]))
    def longer(self, seconds: float) -> None:
        before, duration_s = self.where(), self.session.timeline.duration_s
        frame = self.session.frame(self.now)
        self.session = self.session.add_time(self.now, seconds)
        grown = 0 if frame.over or frame.state == "gate" else seconds
        assert self.where() == before
        assert self.session.index(self.now) == frame.index
        assert self.session.timeline.duration_s == duration_s + grown

    @precondition(lambda self: self.session.timeline.duration_s < self.where() + 10)
    @rule()
    def end(self) -> None:
        before = self.where()
        self.session = self.session.end(self.now)
        assert self.session.over(self.now)
        assert self.where() == before

    @invariant()
    def elapsed_is_the_reading_minus_what_was_lost(self) -> None:
        session = self.session
        until = session.ended if session.ended is not None else session.paused
        until = self.now if until is None else until
        gates = session.timeline.gates
        top = session.timeline.duration_s
        if session.passed < len(gates):
            top = session.timeline.segments[gates[session.passed]].start_s
        reading = min(max(until - session.started - session.lost, 0.0), top)
        assert abs(self.where() - reading) < 1e-9

    @invariant()
    def the_frame_makes_sense(self) -> None:
        frame = self.session.frame(self.now)
        timeline = self.session.timeline
        assert 0 <= frame.elapsed_s <= timeline.duration_s
        assert 0 <= frame.progress <= 1
        assert frame.into_s >= 0
        assert frame.left_s >= 0
        assert frame.segment is timeline.segments[frame.index]
        assert frame.segment.start_s <= frame.elapsed_s <= frame.segment.end_s
        assert 1 <= frame.step <= frame.steps
        assert frame.over == self.session.over(self.now)
        assert frame.paused == (self.session.paused is not None)
        passed = [g for g in timeline.gates if g < frame.index]
        assert len(passed) <= self.session.passed
        assert len(passed) == self.session.passed or self.jumped_back

    @invariant()
    def cues_stay_in_order_and_each_is_one_of_a_kind(self) -> None:
        cues = self.session.timeline.cues
        assert all(a.at_s <= b.at_s and a.segment <= b.segment for a, b in pairwise(cues))
        assert len({cue.key for cue in cues}) == len(cues)


TestRunning = Running.TestCase
TestRunning.settings = settings(max_examples=60, stateful_step_count=30)


@given(sessions(), st.sampled_from(VERBS))
def test_every_verb_works_in_every_state_and_changes_no_other_session(
    at: tuple[Session, float], verb: str
) -> None:
    session, now = at
    before = session.frame(now)
    getattr(session, verb)(now).frame(now)
    assert session.frame(now) == before


@given(sessions(), waits)
def test_what_is_over_stays_over_whatever_is_pressed(at: tuple[Session, float], later: float) -> None:
    session, now = at
    session = session.end(now)
    for verb in VERBS:
        after = getattr(session, verb)(now + later)
        assert after is session
        assert after.over(now + later)


@given(sessions())
def test_a_session_skipped_to_its_end_while_paused_is_over(at: tuple[Session, float]) -> None:
    session, now = at
    session = session.pause(now)
    while not session.over(now):
        session = session.skip(now)
    assert session.resume(now + 5) is session
    assert session.frame(now + 5).state == "done"


@given(sessions(), waits)
def test_pausing_and_resuming_leaves_everything_where_it_was(
    at: tuple[Session, float], wait_s: float
) -> None:
    session, now = at
    session = session.resume(now)
    before = session.frame(now)
    again = session.pause(now).resume(now + wait_s)
    if before.state != "gate":
        assert again.frame(now + wait_s).index == before.index
        assert abs(again.elapsed(now + wait_s) - before.elapsed_s) < 1e-9


@given(sessions())
def test_skip_goes_on_by_one_and_skip_step_past_both_sides(at: tuple[Session, float]) -> None:
    session, now = at
    frame = session.frame(now)
    if frame.over:
        return
    assert session.skip(now).index(now) == frame.index + 1
    after = session.skip_step(now).frame(now)
    assert after.segment.step == frame.segment.step + 1
    assert after.elapsed_s == after.segment.start_s


@given(sessions())
def test_back_goes_to_the_start_of_this_step_and_from_there_to_the_one_before(
    at: tuple[Session, float],
) -> None:
    session, now = at
    frame = session.frame(now)
    if frame.over:
        return
    once = session.back(now).frame(now)
    twice = session.back(now).back(now).frame(now)
    assert once.elapsed_s == once.segment.start_s
    assert once.segment.step in (frame.segment.step, max(frame.segment.step - 1, 0))
    assert twice.segment.step == max(once.segment.step - 1, 0)


def test_back_within_two_seconds_means_the_step_before(routine) -> None:
    session = Session(timeline=lay_out(routine("warmup-5-quick")), started=0.0)
    second = session.timeline.segments[2].start_s
    assert session.back(second + 2).frame(second + 2).step == 1
    assert session.back(second + 2.5).frame(second + 2.5).step == 2


def test_five_hundred_pauses_lose_nothing_even_on_a_clock_with_large_readings(routine) -> None:
    started = 6e8 + 0.1  # four months of uptime at sixty times the speed
    session, now, ran = Session(timeline=lay_out(routine("warmup-5-quick")), started=started), started, 0.0
    for number in range(500):
        now += 0.5
        ran += 0.5
        session = session.pause(now)
        now += 1000 / (number + 3)
        session = session.resume(now)
    assert session.elapsed(now) == pytest.approx(ran, abs=1e-6)


def gate_session(routine, where: int) -> Session:
    """The quick warm-up with one step that waits for a tap."""
    made: Routine = routine("warmup-5-quick")
    steps = list(made.steps)
    step = steps[where]
    assert isinstance(step, Step)
    steps[where] = replace(step, until_done=True, seconds=0, least=0)
    return Session(timeline=lay_out(replace(made, steps=tuple(steps))), started=100.0)


def test_a_gate_waits_through_the_night_and_goes_on_with_a_tap(routine) -> None:
    session = gate_session(routine, 1)
    gate = session.timeline.segments[session.timeline.gates[0]]
    morning = 100.0 + 8 * 3600
    frame = session.frame(morning)
    assert (frame.state, frame.elapsed_s, frame.left_s) == ("gate", gate.start_s, 0)
    assert frame.into_s == morning - 100 - gate.start_s
    after = session.proceed(morning)
    assert after.frame(morning).state == "prepare"
    assert after.elapsed(morning + 3) == gate.start_s + 3


def test_more_time_at_a_gate_changes_nothing(routine) -> None:
    session = gate_session(routine, 0)
    assert session.add_time(500.0) is session


def test_a_tap_elsewhere_than_at_a_gate_changes_nothing(routine) -> None:
    session = gate_session(routine, 3)
    assert session.proceed(110.0) is session


def test_fifteen_seconds_more_come_to_the_segment_at_hand(routine) -> None:
    session = Session(timeline=lay_out(routine("warmup-5-quick")), started=0.0)
    longer = session.add_time(10.0)
    assert longer.frame(10.0).left_s == session.frame(10.0).left_s + ADD_TIME_S
    assert longer.timeline.duration_s == 315


def test_a_segment_done_again_counts_down_only_at_its_end(routine) -> None:
    """An earlier countdown was overtaken by +15 s; going back must not bring it up again."""
    session = Session(timeline=lay_out(routine("warmup-5-quick")), started=0.0)
    work = session.timeline.segments[1]
    session = session.add_time(work.end_s - 1)
    for verb in ("back", "restart_step", "restart"):
        again = getattr(session, verb)(work.end_s)
        counts = [c for c in again.timeline.cues if c.kind is CueKind.COUNTDOWN and c.segment == 1]
        assert [(c.at_s, c.number) for c in counts] == [(work.end_s + 12, 0)]
        assert again.timeline.segments[1].turn_s == (work.start_s + work.end_s + 15) / 2
        assert again.timeline.duration_s == session.timeline.duration_s


def test_pressing_more_time_again_and_again_keeps_the_countdown_at_the_end(routine) -> None:
    session, now = Session(timeline=lay_out(routine("warmup-5-quick")), started=0.0), 64.0
    for _ in range(5):
        session = session.add_time(now)
        now = session.timeline.segments[1].end_s - 1
    counts = [c for c in session.timeline.cues if c.kind is CueKind.COUNTDOWN and c.segment == 1]
    assert [c.number for c in counts] == [0, 1, 2, 3, 4, 5]
    assert counts[-1].at_s == session.timeline.segments[1].end_s - 3


@given(sessions(), st.integers(-2, 20))
def test_any_step_can_be_gone_to_from_anywhere(at: tuple[Session, float], step: int) -> None:
    session, now = at
    after = session.go_to_step(now, step).frame(now)
    if session.over(now):
        assert after == session.frame(now)
    else:
        last = session.timeline.segments[-1].step - 1
        assert after.segment.step == min(max(step, 0), last)
        assert after.elapsed_s == after.segment.start_s
