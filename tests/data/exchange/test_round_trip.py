"""Any profile that the app can make is taken along whole: exported, imported, and the same."""

from datetime import datetime, timedelta, timezone

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import settings as every_setting
from app.core.back.check_in import Answers, Direction, Moment, Profile
from app.core.recorder import Recorder
from app.core.session import Session
from app.core.settings import Setting
from app.core.timeline import lay_out
from app.data.exchange.backup import export_data, export_file
from app.data.exchange.formats import import_file
from app.data.exchange.sessions_csv import sessions_csv
from tests.core.back_cases import RULES, SHARE
from tests.data.profile_helpers import opened
from tests.helpers import FakeClock
from tests.strategies import routines, verbs, waits

SETTINGS = tuple(one for one in vars(every_setting).values() if isinstance(one, Setting))
QUESTIONS = [question.id for question in RULES.safety.questions]

# The time of day as a phone tells it: any zone, right or set anyhow.
wall_times = st.builds(
    lambda at, minutes: datetime.fromtimestamp(at, timezone(timedelta(minutes=minutes))),
    st.one_of(st.integers(1_750_000_000, 1_800_000_000), st.integers(0, 99_999_000_000)),
    st.integers(-12 * 60, 14 * 60),
)
answers = st.builds(
    Answers,
    score=st.none() | st.integers(0, 10),
    new_pain=st.booleans(),
    leg_symptoms=st.booleans(),
    recent_fall=st.booleans(),
    direction=st.sampled_from(Direction),
    got_up_recently=st.booleans(),
)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)
file_names = st.from_regex(r"[\w ().,;+&!-]{1,40}\.ya?ml", fullmatch=True).filter(
    lambda name: name[0] not in ". "
)


@st.composite
def doings(draw):
    """One thing that a runner does, as a function of the store and the time of day."""
    kind = draw(st.sampled_from(["session", "check-in", "safety", "hurt", "setting", "profile", "file"]))
    match kind:
        case "session":
            plan = draw(routines(most=3, depth=1))
            steps = draw(st.lists(st.tuples(waits, verbs, st.integers(-3600, 3600)), max_size=12))
            kill = draw(st.booleans())
            return lambda store, now: record(store, now, plan, steps, kill=kill)
        case "check-in":
            given_, moment, ran = draw(answers), draw(st.sampled_from(Moment)), draw(st.booleans())
            return lambda store, now: store.back.check_in(given_, moment, now, ran=ran)
        case "safety":
            said = {question: draw(st.booleans()) for question in QUESTIONS}
            return lambda store, now: store.back.answer(said, now)
        case "hurt":
            name, back = draw(st.sampled_from(["cat-cow", "bird-dog"])), draw(st.booleans())
            return lambda store, now: (
                store.back.forget_hurt(name, now) if back else store.back.remember_hurt(name, "plank", now)
            )
        case "setting":
            one = draw(st.sampled_from(SETTINGS))
            return lambda store, now: store.settings.set(one, one.default, now)
        case "profile":
            tags, past = draw(st.frozensets(st.sampled_from(["balance", "pregnant"]))), draw(st.booleans())
            return lambda store, now: store.settings.set_profile(Profile(tags=tags, past_cancer=past), now)
        case _:
            folder, name, text = (
                draw(st.sampled_from(["routines", "exercises"])),
                draw(file_names),
                draw(texts),
            )
            return lambda store, _now: put(store.folder / folder, name, text)


def put(folder, name, text):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8"))


def record(store, now, plan, steps, *, kill):
    """A session led as someone would who presses anything at any time, while the time of day is set anyhow."""
    clock, set_by = FakeClock(), [0.0]
    begun = clock.now()

    def wall():
        at = min(max(now.timestamp() + clock.now() - begun + set_by[0], 0), 99_999_999_000)
        return datetime.fromtimestamp(at, now.tzinfo)

    recorder = Recorder(store.sessions, clock.now, wall)
    session = Session(timeline=lay_out(plan), started=clock.now())
    recorder.start(session)
    for wait, verb, jump in steps:
        clock.advance(wait)
        set_by[0] += jump
        recorder.look(session)
        session = getattr(session, verb)(clock.now())
        recorder.look(session)
    if not kill:
        recorder.look(session.end(clock.now()))
    store.sessions.flush()
    store.sessions.give_up()


def added_up(store, now):
    """The history; what was added up in another order may differ in its last digit."""
    found = store.history.all(now.date())
    exercises = {one.exercise: (round(one.seconds, 3), one.times) for one in found.exercises}
    totals = (found.totals.sessions, round(found.totals.seconds, 3), found.totals.days)
    return found.streak, totals, found.since, found.until, found.series, exercises


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(done=st.lists(st.tuples(wall_times, doings()), max_size=8), looked_at=wall_times)
def test_any_profile_comes_back_whole_in_an_empty_one(tmp_path_factory, done, looked_at):
    folder = tmp_path_factory.mktemp("profiles")
    store, other = opened(folder / "old", looked_at), opened(folder / "new", looked_at)
    try:
        for now, do in done:
            do(store, now)
        path = folder / "all.json"
        assert export_file(store, path, looked_at, "1.2.3") == ()
        before = export_data(store, looked_at)
        added = import_file(other, path, SHARE)
        assert added.stayed == ()
        assert export_data(other, looked_at) == before
        assert import_file(other, path, SHARE).nothing
        assert export_data(other, looked_at) == before
        assert import_file(store, path, SHARE).nothing
        assert sessions_csv(other) == sessions_csv(store)
        assert added_up(other, looked_at) == added_up(store, looked_at)
        assert other.back.state(looked_at) == store.back.state(looked_at)
        assert other.back.hurts() == store.back.hurts()
        for each in store.sessions.recent(100):
            assert each.ended >= each.started
            assert each.done_s <= each.ended - each.started + 0.01
    finally:
        store.close()
        other.close()
