"""The record: kept, found again, and safe to use from any thread."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.back.check_in import Answers, Moment, Profile
from app.core.back.eligibility import Reason, Refused, may_start
from app.core.back.rules import Level
from app.core.back.run_cycle import Asking, ask_next
from app.core.history import DayRecord
from app.core.settings import TEMPO, TEXT_SCALE, THEME, VOICE
from tests.core.back_cases import NOON, RULES, all_no, minutes, routine
from tests.data.profile_helpers import days, opened, raw, record, sound


@pytest.fixture
def store(tmp_path):
    store = opened(tmp_path / "profile")
    yield store
    store.close()


def reopened(store, now=NOON):
    store.close()
    return opened(store.folder, now)


def test_the_folder_is_made_and_the_file_is_sound(store):
    store.sessions.add(record())
    store.close()
    assert sound(store.folder)
    assert store.troubles == ()


def test_it_is_kept_in_a_log_that_survives_a_flat_battery(store):
    mode, sync, keys = (
        store.database.write(lambda c, name=name: c.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("journal_mode", "synchronous", "foreign_keys")
    )
    assert (mode, sync, keys) == ("wal", 2, 1)


def test_settings_have_types_and_defaults(store):
    assert store.settings.get(VOICE) is True
    store.settings.set(VOICE, False, NOON)
    store.settings.set(TEXT_SCALE, 1.5, NOON)
    again = reopened(store)
    assert again.settings.get(VOICE) is False
    assert again.settings.get(TEXT_SCALE) == 1.5
    assert again.settings.get(TEMPO) is False


@pytest.mark.parametrize(
    ("setting", "value"), [(THEME, "pink"), (TEXT_SCALE, 9.0), (VOICE, 1), (VOICE, "yes"), (TEXT_SCALE, True)]
)
def test_a_value_that_a_setting_cannot_have_is_refused(store, setting, value):
    with pytest.raises(ValueError, match=setting.key):
        store.settings.set(setting, value, NOON)


def test_a_stored_value_that_makes_no_sense_counts_as_unset(store):
    store.database.write(
        lambda c: c.executemany(
            "INSERT INTO settings VALUES (?, ?, 0)",
            [("theme", '"pink"'), ("voice", "{"), ("text-scale", '"big"'), ("profile-tags", '"knee-pain"')],
        )
    )
    assert store.settings.get(THEME) == "system"
    assert store.settings.get(VOICE) is True
    assert store.settings.get(TEXT_SCALE) == 1.0
    assert store.settings.profile() == Profile()


def test_the_profile_is_kept(store):
    profile = Profile(tags=frozenset({"knee-pain", "balance"}), past_cancer=False)
    store.settings.set_profile(profile, NOON)
    assert reopened(store).settings.profile() == profile


def test_a_session_is_kept_with_its_steps(store):
    kept = store.sessions.add(record())
    assert reopened(store).sessions.recent() == (kept,)


def test_the_same_session_is_kept_once(store):
    store.sessions.add(record())
    store.sessions.add(record())
    assert len(store.sessions.recent()) == 1


def test_sessions_come_newest_first_a_page_at_a_time(store):
    for number in range(5):
        store.sessions.add(record(number))
    first = store.sessions.recent(3)
    assert [each.id[8:14] for each in first] == ["000004", "000003", "000002"]
    assert len(store.sessions.recent(3, before=first[-1].started)) == 2


def test_a_check_in_is_kept_and_begins_a_loop(store):
    answers = Answers(score=4, new_pain=True, got_up_recently=True)
    kept = store.back.check_in(answers, Moment.BEFORE, NOON)
    after = store.back.check_in(Answers(score=3), Moment.AFTER_WARM_UP, NOON + minutes(9), loop=kept.loop)
    again = reopened(store)
    assert again.back.state(NOON + minutes(10)).check_ins == (kept, after)
    (loop,) = again.back.loops()
    assert loop.id == kept.id
    assert loop.score(Moment.AFTER_WARM_UP) == 3


def test_a_lock_holds_over_a_restart_until_advice_and_a_clean_set_of_answers(store):
    store.back.answer({"saddle": True}, NOON)
    store = reopened(store)
    state = store.back.state(NOON)
    assert state.safety.level is Level.EMERGENCY
    verdict = may_start(routine("gentle-12-not-running"), state, NOON)
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.LOCKED
    store.back.read(NOON)
    assert store.back.answer(all_no(), NOON + minutes(1)).locked
    store.back.advised(NOON + minutes(2))
    assert reopened(store).back.state(NOON).safety.locked
    store = opened(store.folder)
    assert not store.back.answer(all_no(store.settings.profile()), NOON + minutes(3)).locked
    assert not store.back.state(NOON).safety.locked


def test_a_clock_that_was_set_back_does_not_shuffle_what_happened(store):
    store.back.answer({"saddle": True}, NOON)
    store.back.advised(NOON - days(2))
    assert not store.back.answer(all_no(), NOON - days(2)).locked


def test_past_cancer_is_asked_once_and_lives_in_the_profile(store):
    store.back.answer(all_no() | {"cancer": True}, NOON)
    assert store.settings.profile().past_cancer is True
    store.back.check_in(Answers(score=1, new_pain=True), Moment.BEFORE, NOON)
    assert store.back.state(NOON).safety.level is Level.URGENT


def test_a_check_in_and_the_lock_that_it_raises_are_kept_together(store):
    store.back.answer(all_no() | {"cancer": True}, NOON)
    store.back.check_in(Answers(score=1, new_pain=True, leg_symptoms=True), Moment.BEFORE, NOON)
    state = reopened(store).back.state(NOON)
    assert state.safety.locked
    assert state.safety.in_a_leg
    assert state.safety.due


def test_a_move_that_hurt_is_remembered_and_can_be_taken_back(store):
    store.back.remember_hurt("high-knees", "march-in-place", NOON)
    assert reopened(store).back.hurts() == {"high-knees": "march-in-place"}
    store = opened(store.folder)
    store.back.forget_hurt("high-knees", NOON + minutes(1))
    assert store.back.hurts() == {}


def test_the_day_a_move_was_put_away_is_kept_and_so_is_the_day_it_was_left_out_again(store):
    store.back.remember_hurt("high-knees", "march-in-place", NOON)
    store.back.remember_hurt("bird-dog", "", NOON + minutes(1))
    later = NOON + timedelta(days=30)
    store.back.leave_out("bird-dog", later)
    store = reopened(store)
    march, dog = store.back.hurt_moves(later)
    assert (march.exercise, march.instead, march.changed) == ("high-knees", "march-in-place", NOON.date())
    assert march.declined is None
    assert (dog.exercise, dog.changed, dog.declined) == ("bird-dog", NOON.date(), later.date())
    store.back.forget_hurt("bird-dog", later)
    store.back.leave_out("high-knees", later)
    assert set(store.settings.left_out_again()) == {"high-knees"}  # of what came back nothing is kept
    assert [(move.exercise, move.out) for move in store.back.hurt_moves(later)] == [
        ("high-knees", True),
        ("bird-dog", False),
    ]
    store.close()


def test_the_loop_runs_through_a_day_and_the_next_morning(store):
    store.back.answer(all_no(), NOON)
    before = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)

    def asking(now):
        return ask_next(store.back.loops(), store.back.state(now), now).asking

    assert asking(NOON) is Asking.NOTHING
    store.sessions.add(record(ended=NOON.timestamp() + 480, loop=before.loop))
    assert asking(NOON + minutes(9)) is Asking.AFTER_WARM_UP
    store.back.check_in(Answers(score=2), Moment.AFTER_WARM_UP, NOON + minutes(9), loop=before.loop)
    assert asking(NOON + minutes(50)) is Asking.BACK_FROM_RUN
    store.back.check_in(Answers(score=2), Moment.AFTER_RUN, NOON + minutes(50), loop=before.loop)
    assert asking(NOON + minutes(60)) is Asking.NOTHING
    morning = NOON.replace(hour=7) + days(1)
    assert asking(morning) is Asking.MORNING
    store.back.check_in(Answers(score=1), Moment.MORNING, morning, loop=before.loop)
    assert asking(morning) is Asking.NOTHING
    (run,) = store.history.runs()
    assert (run.before, run.after, run.morning) == (2, 2, 1)


def test_a_run_walk_session_is_the_run_of_its_loop(store):
    store.back.answer(all_no(), NOON)
    before = store.back.check_in(Answers(score=2), Moment.BEFORE, NOON)
    over = NOON + minutes(25)
    store.sessions.add(record(ended=over.timestamp(), loop=before.loop, phase="run"))
    (loop,) = store.back.loops()
    assert (loop.warmed_up, loop.ran) == (None, over.timestamp())
    asked = ask_next(store.back.loops(), store.back.state(over), over)
    assert (asked.asking, asked.ran) == (Asking.BACK_FROM_RUN, True)
    assert DayRecord(day=over.date(), phases=frozenset({"run"}), seconds=60, sessions=1).mark == "run"


def test_many_threads_may_write_and_read_at_once(store):
    failures = []

    def work(first):
        try:
            for number in range(first, first + 20):
                store.sessions.add(record(number))
                store.history.today(NOON.date())
        except Exception as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(first,)) for first in (0, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.sessions.recent(200)) == 80


def test_a_change_that_fails_half_way_changes_nothing(store):
    def half(connection):
        connection.execute("DELETE FROM sessions")
        raise RuntimeError

    store.sessions.add(record())
    with pytest.raises(RuntimeError):
        store.database.write(half)
    assert len(store.sessions.recent()) == 1


def test_erasing_leaves_nothing_on_the_disk(store):
    (store.folder / "routines").mkdir()
    (store.folder / "routines" / "mine.yaml").write_text("id: mine")
    (store.folder / "limber-damaged-2026-01-01-000000.db").write_bytes(b"old")
    (store.folder / "backups").mkdir(exist_ok=True)
    (store.folder / "backups" / "limber-v1.db").write_bytes(b"old")
    store.sessions.add(record(title="Secret title"))
    store.settings.set(VOICE, False, NOON)
    store.back.answer({"saddle": True}, NOON)
    assert store.erase(NOON)
    assert store.sessions.recent() == ()
    assert store.settings.get(VOICE) is True
    assert not store.back.state(NOON).safety.locked
    store.close()
    left = [path for path in store.folder.rglob("*") if path.is_file()]
    assert [path.name for path in left] == ["limber.db"]
    assert b"Secret" not in left[0].read_bytes()


def test_history_counts_days_weeks_and_exercises(store):
    store.sessions.add(record(0))
    store.sessions.add(record(1, day=NOON.date() - days(7), phase="gentle"))
    store.sessions.add(record(2, day=NOON.date() - days(21)))
    today = store.history.today(NOON.date())
    assert (today.streak.weeks, today.streak.this_week) == (2, True)
    assert [day.mark if day else "" for day in today.week][2] == "run"
    everything = store.history.all(NOON.date())
    assert everything.totals.sessions == 3
    assert everything.totals.seconds == 120
    assert everything.exercises[0].exercise == "cat-cow"
    assert everything.exercises[0].seconds == 120
    assert (everything.since, everything.until) == (NOON.date() - days(21), NOON.date())


def test_a_session_in_which_nothing_was_done_makes_no_week(store):
    store.sessions.add(replace(record(), done_s=0.0))
    assert store.history.today(NOON.date()).streak.weeks == 0


def test_rules_of_the_tables_are_kept(store):
    with raw(store.folder) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        for bad in (
            "INSERT INTO session_steps VALUES (99, 0, 'x', 1.0, 1.0, 'done', '')",
            "INSERT INTO check_ins (uid, loop, at_ms, day, moment, score) VALUES ('a', '', 0, 'd', 'before', 11)",
            "INSERT INTO check_ins (uid, loop, at_ms, day, moment) VALUES ('a', '', 0, 'd', 'sometime')",
        ):
            with pytest.raises(Exception, match="constraint"):
                connection.execute(bad)


def test_the_rules_are_those_that_were_handed_in(store):
    assert store.back.state(NOON).rules is RULES


def test_a_score_without_a_loop_belongs_to_the_last_one(store):
    before = store.back.check_in(Answers(score=1), Moment.BEFORE, NOON)
    after = store.back.check_in(Answers(score=4), Moment.AFTER_WARM_UP, NOON + minutes(10))
    assert after.loop == before.loop
    assert store.back.state(NOON + minutes(10)).run_off_today(NOON + minutes(10))
    late = store.back.check_in(Answers(score=4), Moment.MORNING, NOON + days(2))
    assert late.loop == late.id


def test_the_rules_are_loaded_when_they_are_first_needed(tmp_path):
    from app.data.store.store import Store

    loaded = []

    def load():
        loaded.append(True)
        return RULES

    store = Store(tmp_path, load, NOON)
    store.history.today(NOON.date())
    assert loaded == []
    store.back.state(NOON)
    store.back.state(NOON)
    assert loaded == [True]
    store.close()


def test_of_two_check_ins_within_a_millisecond_the_later_one_holds(store):
    store.back.answer(all_no(), NOON)
    kept = [store.back.check_in(Answers(score=score), Moment.BEFORE, NOON) for score in (1, 6, 3)]
    assert [loop.id for loop in store.back.loops()] == [check_in.loop for check_in in kept]
    state = store.back.state(NOON)
    assert state.latest(NOON) == state.fresh(NOON) == kept[-1]
    after = store.back.check_in(Answers(score=2), Moment.AFTER_WARM_UP, NOON)
    assert after.loop == kept[-1].loop


def test_settings_that_cannot_be_read_are_as_at_first_and_that_is_said_once(store):
    store.settings.set(VOICE, False, NOON)
    with raw(store.folder) as connection:
        rows = [("theme", "{"), ("tempo", "[" * 100_000), ("text-scale", "NaN"), ("moon", "{")]
        connection.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?, 0)", rows)
        connection.commit()
    again = opened(store.folder)
    told = []
    again.database.on_trouble.append(told.append)
    assert again.settings.get(VOICE) is False
    assert [again.settings.get(setting) for setting in (THEME, TEMPO, TEXT_SCALE)] == ["system", False, 1.0]
    assert len(told) == len(again.troubles) == 1
    assert "settings could not be read" in told[0].words(str)
    again.settings.set(THEME, "dark", NOON)
    assert again.settings.get(THEME) == "dark"
    again.close()


def test_a_leg_that_was_checked_stays_so_for_the_next_check_in_and_not_for_the_next_run(store):
    leg = Answers(score=1, leg_symptoms=True)
    store.back.check_in(leg, Moment.BEFORE, NOON)
    store.back.answer(all_no(), NOON)
    store.back.checked(NOON)
    later = NOON + timedelta(days=2)
    store.back.check_in(leg, Moment.BEFORE, later)
    outcome = store.back.state(later).outcome(later)
    assert outcome.may_run
    assert RULES.safety.leg_known in outcome.notes
    store.back.check_in(leg, Moment.AFTER_RUN, later)
    assert store.back.state(later).safety.in_a_leg
