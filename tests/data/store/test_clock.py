"""The time of day is set, or jumps, while a session is recorded: its length is that of the sleep-proof clock."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.back.run_cycle import Asking, ask_next
from app.core.recorder import Recorder
from app.core.records import Ending
from app.core.session import Session
from app.core.timeline import lay_out
from app.data.exchange.backup import export_file
from app.data.exchange.formats import import_file
from app.data.store import migrate as store_schema
from tests.core.back_cases import LIBRARY, NOON, SHARE, routine
from tests.data.profile_helpers import days, opened, raw
from tests.helpers import FakeClock

MOVES = {name: LIBRARY.exercises[name] for name in LIBRARY.exercises}
BERLIN = ZoneInfo("Europe/Berlin")
JUMPS = [
    timedelta(minutes=-10),
    timedelta(minutes=10),
    timedelta(hours=-1),
    timedelta(days=-3),
    timedelta(days=400),
]


class Desk:
    """A session of five minutes in a profile, with a time of day that may be set at any moment."""

    def __init__(self, folder, begins=NOON, speed=1.0):
        self.clock, self.store = FakeClock(speed=speed), opened(folder, begins)
        self.begins, self.began_at, self.set_by = begins, self.clock.now(), timedelta(0)
        self.recorder = Recorder(self.store.sessions, self.clock.now, self.wall, speed)
        self.session = Session(timeline=lay_out(routine("warmup-5-quick")), started=self.clock.now())

    def wall(self):
        passed = timedelta(seconds=(self.clock.now() - self.began_at) / self.clock.speed)
        now = (self.begins.astimezone(UTC) + passed + self.set_by).astimezone(self.begins.tzinfo)
        return now.astimezone(timezone(now.utcoffset()))  # as the system tells it

    def start(self, **more):
        self.recorder.start(self.session, **more)
        return self

    def let(self, seconds):
        record = None
        for _ in range(seconds):
            self.clock.advance(1)
            record = self.recorder.look(self.session) or record
        return record


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "profile")
    yield desk
    desk.store.close()


def is_imported(store, folder):
    """Exports everything into an empty profile; whether the sessions are all there and as they were."""
    path = folder / "all.json"
    export_file(store, path, NOON)
    other = opened(folder / "other")
    try:
        import_file(other, path, SHARE)
        return other.sessions.recent(1000) == store.sessions.recent(1000)
    finally:
        other.close()


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_clock_that_is_set_changes_nothing_of_the_length(desk, tmp_path, jump):
    desk.start().let(100)
    desk.set_by = jump
    record = desk.let(210)
    assert record.ending is Ending.FINISHED
    assert record.started == NOON.timestamp()
    assert record.ended - record.started == pytest.approx(300, abs=0.01)
    assert is_imported(desk.store, tmp_path)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_session_that_is_cut_off_after_the_clock_was_set_has_its_length(desk, tmp_path, jump):
    desk.start().let(100)
    desk.set_by = jump
    desk.let(50)
    desk.store.sessions.flush()
    record = desk.store.sessions.give_up()
    assert record.ended - record.started == pytest.approx(150, abs=0.01)
    assert is_imported(desk.store, tmp_path)


@pytest.mark.parametrize("jump", [timedelta(minutes=-10), timedelta(days=-3)], ids=str)
def test_a_session_that_goes_on_after_the_clock_was_set_back_never_ends_before_it_starts(
    desk, tmp_path, jump
):
    desk.start().let(100)
    desk.set_by = jump
    desk.let(10)
    desk.store.sessions.flush()
    desk.clock.advance(60)  # the app is gone for a minute
    left = desk.store.sessions.unfinished(desk.wall())
    assert left is not None, "a minute ago is a minute ago by whatever clock"
    desk.session = desk.recorder.go_on(left, MOVES).resume(desk.clock.now())
    record = desk.let(300)
    assert record.ended - record.started == pytest.approx(110 + 60 + 195, abs=1.5)
    assert is_imported(desk.store, tmp_path)


def test_a_clock_set_back_while_the_app_was_gone_makes_no_session_shorter_than_its_work(desk, tmp_path):
    desk.start().let(110)
    desk.store.sessions.flush()
    desk.set_by = timedelta(minutes=-5)
    left = desk.store.sessions.unfinished(desk.wall())
    desk.session = desk.recorder.go_on(left, MOVES).resume(desk.clock.now())
    record = desk.let(300)
    assert record.ended - record.started >= 300
    assert is_imported(desk.store, tmp_path)


def test_a_pause_counts_for_the_length_and_a_preview_at_speed_counts_real_seconds(tmp_path):
    desk = Desk(tmp_path / "profile", speed=10.0).start()
    desk.let(10)
    desk.session = desk.session.pause(desk.clock.now())
    desk.let(20)
    desk.session = desk.session.resume(desk.clock.now())
    record = desk.let(21)
    assert record.ended - record.started == pytest.approx(50, abs=0.01)
    desk.store.close()


@pytest.mark.parametrize(
    "begins",
    [
        datetime(2026, 10, 25, 2, 58, tzinfo=BERLIN),
        datetime(2026, 3, 29, 1, 58, tzinfo=BERLIN),
        datetime(2026, 7, 1, 23, 58, tzinfo=BERLIN),
        datetime(2028, 2, 29, 23, 58, tzinfo=UTC),
    ],
    ids=["clocks go back", "clocks go forward", "midnight", "leap day"],
)
def test_a_session_over_a_change_of_the_clock_or_day_keeps_its_first_day_and_its_length(tmp_path, begins):
    desk = Desk(tmp_path / "profile", begins).start()
    record = desk.let(310)
    assert record.day == begins.date()
    assert record.ended - record.started == pytest.approx(300, abs=0.01)
    assert is_imported(desk.store, tmp_path)
    desk.store.close()


def test_a_session_on_record_that_ends_before_it_starts_can_be_exported_and_its_old_export_imported(
    desk, tmp_path
):
    record = desk.start().let(310)
    desk.store.database.write(lambda c: c.execute("UPDATE sessions SET ended_ms = started_ms - 300000"))
    (kept,) = desk.store.sessions.recent()
    assert kept.ended - kept.started == pytest.approx(record.done_s)
    assert is_imported(desk.store, tmp_path)
    path = tmp_path / "all.json"
    ended, started = (round(moment * 1000) for moment in (kept.ended, kept.started))
    text = path.read_text("utf-8")
    assert f'"ended_ms": {ended}' in text
    path.write_text(text.replace(f'"ended_ms": {ended}', f'"ended_ms": {started - 600_000}'), "utf-8")
    other = opened(tmp_path / "third")
    assert import_file(other, path, SHARE).sessions == 1
    assert other.sessions.recent()[0].ended - started / 1000 == pytest.approx(record.done_s)
    other.close()


@pytest.mark.parametrize("jump", [timedelta(minutes=-10), timedelta(minutes=10)], ids=str)
def test_after_a_warm_up_in_which_the_clock_was_set_the_score_is_still_asked_for(desk, jump):
    loop = desk.store.back.check_in(Answers(score=2), Moment.BEFORE, desk.wall()).loop
    desk.start(loop=loop).let(100)
    desk.set_by = jump
    desk.let(210)
    asked = ask_next(desk.store.back.loops(), desk.store.back.state(desk.wall()), desk.wall())
    assert asked.asking is Asking.AFTER_WARM_UP


def test_a_loop_of_a_clock_that_was_a_year_ahead_hides_none_that_came_after(desk):
    desk.store.back.check_in(Answers(score=2), Moment.BEFORE, NOON + days(400))
    loop = desk.store.back.check_in(Answers(score=2), Moment.BEFORE, NOON).loop
    assert [each.id for each in desk.store.back.loops(now=NOON)] == [loop]


@pytest.mark.parametrize("year", [1969, 1970, 5200, 9998])
def test_a_clock_that_is_centuries_wrong_makes_a_record_that_can_be_imported(tmp_path, year):
    desk = Desk(tmp_path / "profile", datetime(year, 1, 1, 0, 30, tzinfo=UTC)).start()
    desk.store.back.check_in(Answers(score=2), Moment.BEFORE, desk.wall())
    desk.store.back.remember_hurt("cat-cow", "", desk.wall())
    desk.let(310)
    assert is_imported(desk.store, tmp_path)
    desk.store.close()


def test_a_record_of_before_is_brought_along_with_a_copy_of_it_made_first(tmp_path):
    folder = tmp_path / "profile"
    folder.mkdir()
    (_, first), *_later = store_schema.steps()
    with raw(folder) as old:  # as the first Limber wrote it
        old.executescript(f"{first.read_text('utf-8')}; PRAGMA user_version = 1;")
        old.execute(
            "INSERT INTO sessions (uid, routine, title, phase, day, started_ms, ended_ms, planned_s, done_s, ending)"
            " VALUES ('session-1', 'r', 'R', 'gentle', '2026-06-01', 1780300000000, 1780300300000, 300, 250, 'finished')"
        )
        old.commit()
    store = opened(folder)
    assert store.troubles == ()
    (kept,) = store.sessions.recent()
    assert kept.offset_s is None
    assert kept.ended - kept.started == pytest.approx(300)
    assert [path.name for path in (folder / "backups").iterdir()] == ["limber-v1-2026-07-01-120000.db"]
    assert is_imported(store, tmp_path)
    store.close()
