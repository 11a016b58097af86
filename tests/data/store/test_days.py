"""Days, months and lists of sessions, read from the record."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.back.check_in import Answers, Moment
from app.core.records import Ending
from app.data.store.store import Store
from tests.core.back_cases import NOON, RULES
from tests.data.profile_helpers import days, record

JULY, JUNE = date(2026, 7, 1), date(2026, 6, 1)


@pytest.fixture
def store(profile):
    opened = Store(profile, RULES, NOON)
    yield opened
    opened.close()


def test_an_empty_record_has_no_days(store):
    everything = store.history.all(NOON.date())
    assert (everything.since, everything.until) == (None, None)
    assert store.history.months() == ()
    assert store.history.lines(JULY) == ()
    assert store.history.newest(5) == ()
    assert store.history.day(NOON.date()).sessions == ()


def test_a_month_knows_its_days_with_sessions_and_those_with_scores(store):
    store.sessions.add(record(0))
    store.sessions.add(record(1))
    store.sessions.add(record(2, day=NOON.date() - days(1)))
    store.back.check_in(Answers(score=3), Moment.BEFORE, NOON + days(1))
    month = store.history.month(JULY)
    assert month.days.keys() == {NOON.date()}
    assert month.days[NOON.date()].sessions == 2
    assert month.rated == {NOON.date() + days(1)}
    assert store.history.months() == ((JULY, 2), (JUNE, 1))


def test_the_record_reaches_from_its_first_session_or_score_to_its_last(store):
    store.back.check_in(Answers(score=3), Moment.BEFORE, NOON - days(40))
    store.sessions.add(record(0))
    everything = store.history.all(NOON.date())
    assert (everything.since, everything.until) == (NOON.date() - days(40), NOON.date())


def test_a_line_has_the_scores_of_its_loop(store):
    before = store.back.check_in(Answers(score=4), Moment.BEFORE, NOON)
    store.sessions.add(replace(record(0), loop=before.loop, ending=Ending.EARLY))
    store.sessions.add(record(1))
    assert [(line.before, line.after) for line in store.history.newest(2)] == [(None, None), (4, None)]
    store.back.check_in(Answers(score=3), Moment.AFTER_WARM_UP, NOON)
    assert store.history.newest(2)[1].after == 3
    store.back.check_in(Answers(score=5), Moment.AFTER_RUN, NOON)
    line = store.history.newest(2)[1]
    assert (line.before, line.after, line.early) == (4, 5, True)


def test_the_lines_of_a_month_come_in_pieces_newest_first(store):
    for number in range(7):
        store.sessions.add(record(number, day=NOON.date() + days(number // 2)))
    pieces = [store.history.lines(JULY, skip, 3) for skip in (0, 3, 6, 9)]
    assert [len(piece) for piece in pieces] == [3, 3, 1, 0]
    started = [line.started for piece in pieces for line in piece]
    assert started == sorted(started, reverse=True)
    assert len(set(started)) == 7


def test_titles_are_told_once(store):
    for number in range(3):
        store.sessions.add(record(number))
    store.sessions.add(record(3, title="Another"))
    assert sorted(store.history.titles()) == ["Another", "Stiff lower back"]


def test_a_day_has_its_sessions_with_their_moves_and_the_morning_after(store):
    store.sessions.add(record(0))
    before = store.back.check_in(Answers(score=4), Moment.BEFORE, NOON)
    store.back.check_in(Answers(score=None), Moment.AFTER_WARM_UP, NOON, loop=before.loop)
    store.back.check_in(Answers(score=2), Moment.MORNING, NOON + days(0.8), loop=before.loop)
    view = store.history.day(NOON.date())
    assert [step.exercise for step in view.sessions[0].steps] == ["cat-cow", "bird-dog"]
    assert [(rating.moment, rating.score) for rating in view.ratings] == [("before", 4), ("morning", 2)]
    assert view.ratings[1].day == NOON.date() + days(1)
    assert [rating.moment for rating in store.history.day(NOON.date() + days(1)).ratings] == ["morning"]
