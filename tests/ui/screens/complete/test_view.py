"""What a session has done, from its record and without one; what would follow from a score."""

from dataclasses import replace

from app.core.records import Ending, SessionRecord, Tally
from app.core.session import Session
from app.core.timeline import lay_out
from app.ui.screens.complete.view import Done, done_of
from tests.core.back_cases import NOON, routine

TIMELINE = lay_out(routine("warmup-5-quick"))


def ended(at_s: float) -> Done:
    session = Session(timeline=TIMELINE, started=0.0).end(at_s)
    return done_of(session.frame(at_s), TIMELINE, None)


def test_a_whole_session_counts_every_step_and_its_full_length() -> None:
    session = Session(timeline=TIMELINE, started=0.0)
    done = done_of(session.frame(400.0), TIMELINE, None)
    assert (done.early, done.steps, done.of_steps, done.seconds) == (False, 9, 9, 300.0)


def test_without_a_record_what_lies_behind_an_early_end_counts() -> None:
    done = ended(100.0)
    behind = sum(TIMELINE.segments[start].start_s <= 100.0 for start in TIMELINE.step_starts[1:])
    assert (done.early, done.steps, done.seconds) == (True, behind, 100.0)
    assert behind
    assert set(done.areas) <= {area for s in TIMELINE.segments[:5] for area in s.exercise.areas}


def test_ended_at_once_nothing_was_worked() -> None:
    done = ended(1.0)
    assert (done.steps, done.areas) == (0, ())


def test_the_most_worked_areas_come_first_and_they_are_not_many() -> None:
    session = Session(timeline=TIMELINE, started=0.0)
    areas = done_of(session.frame(400.0), TIMELINE, None).areas
    seconds: dict[str, float] = {}
    for segment in TIMELINE.segments:
        if segment.kind == "work":
            for area in segment.exercise.areas:
                seconds[area] = seconds.get(area, 0.0) + segment.duration_s
    assert list(areas) == sorted(seconds, key=lambda area: -seconds[area])[: len(areas)]
    assert len(areas) <= 6


def test_a_record_knows_what_was_left_out() -> None:
    session = Session(timeline=TIMELINE, started=0.0)
    tally = Tally(session=session)
    tally = tally.look(session, 100.0)
    skipped = session.skip_step(100.0)
    tally = replace(tally.look(session, 100.0), session=skipped, position_s=skipped.elapsed(100.0))
    tally = tally.look(skipped, 500.0)
    record = SessionRecord(
        routine="warmup-5-quick",
        title="Quick",
        phase="warm-up",
        started=NOON.timestamp(),
        ended=NOON.timestamp() + 270,
        day=NOON.date(),
        planned_s=300,
        done_s=tally.done_s,
        ending=Ending.FINISHED,
        steps=tally.steps(),
    )
    done = done_of(skipped.frame(500.0), TIMELINE, record)
    assert (done.early, done.steps, done.of_steps) == (False, 8, 9)
    assert done.seconds == tally.done_s < 300
