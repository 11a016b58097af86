"""A session that is forgotten counts no night: at a gate, in a pause, cut off, or made longer again and again."""

import csv
import io

import pytest

from app.core.recorder import Recorder
from app.core.records import GATE_COUNTS_S, Ending, StepState
from app.core.routine import Routine, Step
from app.core.session import Session
from app.core.timeline import lay_out
from app.data.exchange.sessions_csv import sessions_csv
from app.ui.screens.complete.view import done_of
from tests.core.back_cases import LIBRARY, NOON, minutes
from tests.data.profile_helpers import opened
from tests.helpers import FakeClock

NIGHT = 8 * 3600
MOVES = {name: LIBRARY.exercises[name] for name in LIBRARY.exercises}


def gates(*names, work=30):
    """A routine of moves that wait for a tap, with one of `work` seconds after them."""
    steps = [Step(exercise=MOVES[name], seconds=0, until_done=True) for name in names]
    steps.append(Step(exercise=MOVES["hip-circles"], seconds=work))
    return Routine(id="m", title="M", phase="warm-up", purpose="", max_pain=2, steps=tuple(steps))


class Evening:
    """A session whose runner may walk away."""

    def __init__(self, folder, plan):
        self.clock, self.store = FakeClock(), opened(folder)
        self.began = self.clock.now()
        self.recorder = Recorder(self.store.sessions, self.clock.now, self.wall)
        self.session = Session(timeline=lay_out(plan), started=self.clock.now())
        self.recorder.start(self.session)

    def wall(self):
        return NOON + minutes((self.clock.now() - self.began) / 60)

    def let(self, seconds, *, every=60):
        record = None
        while seconds > 0:
            self.clock.advance(min(every, seconds))
            seconds -= every
            record = self.recorder.look(self.session) or record
        return record

    def do(self, verb):
        self.session = getattr(self.session, verb)(self.clock.now())
        return self.recorder.look(self.session)

    def frame(self):
        return self.session.frame(self.clock.now())


@pytest.fixture
def evening(tmp_path):
    made = []

    def make(plan):
        made.append(Evening(tmp_path / "profile", plan))
        return made[-1]

    yield make
    for each in made:
        each.store.close()


def agreed(evening, record):
    """The seconds of work that every place gives for a record's day, once they are the same."""
    store, day = evening.store, NOON.date()
    history = store.history.all(day)
    table = next(csv.DictReader(io.StringIO(sessions_csv(store))))
    (month,) = store.history.months()
    said = {
        round(record.done_s),
        round(sum(step.done_s for step in record.steps)),
        round(history.totals.seconds),
        round(sum(each.seconds for each in history.exercises)),
        round(store.history.today(day).week[day.weekday()].seconds),
        round(store.history.month(month[0]).days[day].seconds),
        round(store.history.newest(1)[0].done_s),
        round(store.history.day(day).sessions[0].done_s),
        int(table["done_s"]),
    }
    assert len(said) == 1, said
    return said.pop()


def test_a_gate_that_is_left_for_a_night_counts_ten_minutes_and_says_so(evening):
    run = evening(gates("half-squat"))
    run.let(5 + NIGHT)
    run.do("proceed")
    record = run.let(60)
    assert record.steps[0].done_s == GATE_COUNTS_S == 600
    assert record.steps[0].state is StepState.DONE
    assert record.steps[0].left_waiting
    assert agreed(run, record) == 630
    done = done_of(run.frame(), run.session.timeline, record)
    assert done.left_waiting
    assert done.seconds == pytest.approx(run.frame().elapsed_s + 600)


def test_a_gate_that_is_passed_in_time_counts_in_full_and_nothing_is_said(evening):
    run = evening(gates("half-squat"))
    run.let(5 + 599, every=1)
    run.do("proceed")
    record = run.let(60)
    assert record.steps[0].done_s == pytest.approx(599)
    assert not record.steps[0].left_waiting
    done = done_of(run.frame(), run.session.timeline, record)
    assert not done.left_waiting
    assert done.seconds >= record.done_s


def test_each_gate_has_its_ten_minutes_and_coming_back_to_one_gives_it_no_more(evening):
    run = evening(gates("half-squat", "bird-dog"))
    run.let(5 + NIGHT)
    run.do("proceed")
    run.do("back")
    run.do("back")
    run.let(10 + NIGHT)
    while run.frame().state == "gate" or run.frame().step < 3:
        run.do("skip")
        run.let(NIGHT)
        if run.session.over(run.clock.now()):
            break
    (record,) = run.store.sessions.recent()
    assert [step.done_s for step in record.steps[:2]] == [600, 600]
    assert record.done_s <= 1230
    agreed(run, record)


def test_a_session_ended_at_a_gate_that_was_left_counts_nothing_of_it(evening):
    run = evening(gates("half-squat"))
    run.let(5 + NIGHT)
    record = run.do("end")
    assert record.ending is Ending.EARLY
    assert record.done_s == run.store.history.all(NOON.date()).totals.seconds == 0


def test_a_session_cut_off_at_a_gate_that_was_left_counts_nothing_of_it(evening):
    run = evening(gates("half-squat"))
    run.let(5 + NIGHT)
    run.store.sessions.flush()
    record = run.store.sessions.give_up()
    assert record.done_s == run.store.history.all(NOON.date()).totals.seconds == 0


def test_a_pause_at_a_gate_is_no_work_and_what_is_left_waiting_after_it_is(evening):
    run = evening(gates("half-squat"))
    run.let(5 + 60)
    run.do("pause")
    run.let(NIGHT)
    run.do("resume")
    run.let(30)
    run.do("proceed")
    record = run.let(60)
    assert record.steps[0].done_s == pytest.approx(90)
    assert agreed(run, record) == 120


def test_a_pause_for_a_night_counts_nothing(evening):
    run = evening(gates(work=60))
    run.let(5 + 20)
    run.do("pause")
    run.let(NIGHT)
    run.do("resume")
    record = run.let(60)
    assert agreed(run, record) == 60
    assert done_of(run.frame(), run.session.timeline, record).seconds == pytest.approx(65)


def test_a_session_taken_up_the_next_day_counts_what_was_done_on_both(evening):
    run = evening(gates(work=60))
    run.let(5 + 40, every=1)
    run.store.sessions.flush()
    left = run.store.sessions.cut_off(run.recorder.id)
    run.clock.advance(NIGHT)
    run.session = run.recorder.go_on(left, MOVES)
    run.do("resume")
    record = run.let(60)
    assert agreed(run, record) == pytest.approx(
        65, abs=1
    )  # five seconds of it a second time, to find in again
    assert record.day == NOON.date()


def test_fifteen_seconds_more_a_hundred_times_count_what_was_worked(evening):
    run = evening(gates(work=30))
    run.let(5 + 10)
    for _ in range(100):
        run.do("add_time")
    record = run.let(2 * 3600)
    assert agreed(run, record) == 30 + 100 * 15
    assert record.planned_s == pytest.approx(5 + 30 + 100 * 15)
    assert done_of(run.frame(), run.session.timeline, record).seconds >= record.done_s


def test_a_phone_that_slept_the_night_through_counts_the_session_alone(evening):
    run = evening(gates(work=30))
    run.clock.advance(NIGHT)
    record = run.recorder.look(run.session)
    assert agreed(run, record) == 30
    assert record.ended - record.started == pytest.approx(35)
