"""What a session has done, from its record; what would follow from a score."""

from dataclasses import replace

from app.core.back.check_in import Outcome
from app.core.back.rules import Words
from app.core.records import SessionRecord, Tally
from app.core.session import Session
from app.core.timeline import lay_out
from app.ui.screens.complete.view import Done, done_of, run_ahead
from tests.core.back_cases import NOON, routine

TIMELINE = lay_out(routine("warmup-5-quick"))


def counted(session: Session, at_s: float) -> SessionRecord:
    """What was done in a session that nobody skipped through."""
    return Tally(session=session).look(session, at_s).record(0.0, at_s)


def plain(done: Done) -> str:
    """The facts of it, with the spaces that no line breaks at as others."""
    return " ".join(done.facts(str).split())


def ended(at_s: float) -> Done:
    session = Session(timeline=TIMELINE, started=0.0).end(at_s)
    return done_of(session.frame(at_s), TIMELINE, counted(session, at_s))


def test_a_whole_session_counts_every_step_and_its_full_length() -> None:
    session = Session(timeline=TIMELINE, started=0.0)
    done = done_of(session.frame(400.0), TIMELINE, counted(session, 400.0))
    assert (done.early, done.steps, done.of_steps, done.seconds) == (False, 9, 9, 300.0)


def test_what_lies_behind_an_early_end_counts() -> None:
    done = ended(100.0)
    work = [s for s in TIMELINE.segments if s.kind == "work"]
    worked_s = sum(max(min(100.0, s.end_s) - s.start_s, 0.0) for s in work)
    assert (done.early, done.seconds) == (True, worked_s)  # getting ready is no work
    assert done.steps == sum(is_done for _, is_done in done.moves) > 0
    assert set(done.areas) <= {area for s in TIMELINE.segments[:5] for area in s.exercise.areas}


def test_ended_at_once_nothing_was_worked() -> None:
    done = ended(1.0)
    assert (done.steps, done.areas) == (0, ())


def test_the_most_worked_areas_come_first_and_they_are_not_many() -> None:
    session = Session(timeline=TIMELINE, started=0.0)
    areas = done_of(session.frame(400.0), TIMELINE, counted(session, 400.0)).areas
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
    record = tally.record(NOON.timestamp(), NOON.timestamp() + 270)
    done = done_of(skipped.frame(500.0), TIMELINE, record)
    assert (done.early, done.steps, done.of_steps) == (False, 8, 9)
    assert done.seconds == tally.done_s < 300
    assert [is_done for _, is_done in done.moves].count(False) == 1
    assert plain(done).split(", ")[1] == "8 of 9 moves"


def test_a_session_that_was_skipped_to_its_end_claims_nothing() -> None:
    session = Session(timeline=TIMELINE, started=0.0)
    tally = Tally(session=session)
    for at_s in (1.0, 1.5):
        skipped = session.go_to_step(at_s, 99).skip(at_s).skip(at_s)
        tally, session = tally.look(skipped, at_s), skipped
    done = done_of(session.frame(2.0), TIMELINE, tally.record(0.0, 2.0))
    assert session.over(2.0)
    assert (done.steps, done.seconds, done.areas, done.counts) == (0, 0.0, (), False)
    assert not done.half


def test_it_is_called_by_its_name_only_where_half_of_it_was_done() -> None:
    done = ended(100.0)
    assert done.heading(str) == "Finished early"
    headings = {
        (phase, steps): replace(done, early=False, phase=phase, steps=steps, of_steps=9).heading(str)
        for phase in ("warm-up", "cool-down", "gentle")
        for steps in (4, 5)
    }
    assert headings["warm-up", 5] == "Warmed up"
    assert headings["cool-down", 5] == "Cooled down"
    assert headings["gentle", 5] == "Moved gently"
    assert {headings[phase, 4] for phase in ("warm-up", "cool-down", "gentle")} == {"Part of it done"}


def test_the_facts_are_one_line_and_a_first_week_is_no_number() -> None:
    done = replace(ended(100.0), seconds=420.0, steps=11, of_steps=11)
    assert plain(replace(done, weeks=12)) == "7 minutes, 11 moves, week 12"
    assert plain(replace(done, weeks=1)) == "7 minutes, 11 moves"


WARM = Done(title="", phase="warm-up", early=False, seconds=300, steps=9, of_steps=9)
RUN = Outcome(state="go", colour="green", words=Words(word="", heading="", text=""), may_run=True)


def test_a_run_lies_ahead_after_a_whole_warm_up_unless_the_back_speaks_against_it() -> None:
    assert run_ahead(WARM, None)
    assert run_ahead(WARM, RUN)
    assert run_ahead(replace(WARM, steps=5), RUN)
    assert not run_ahead(WARM, replace(RUN, may_run=False))


def test_no_run_lies_ahead_after_less_than_half_of_it_an_early_end_or_another_phase() -> None:
    assert not run_ahead(replace(WARM, steps=4), RUN)
    assert not run_ahead(replace(WARM, early=True), RUN)
    assert not run_ahead(replace(WARM, phase="cool-down"), RUN)
    assert not run_ahead(replace(WARM, phase="gentle"), RUN)
