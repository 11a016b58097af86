"""A session that is put on record nowhere is counted like any other."""

from datetime import timedelta

from app.core.recorder import Nowhere, Recorder
from app.core.records import SessionRecord
from app.core.session import Session
from app.core.timeline import lay_out
from tests.core.back_cases import NOON, routine


def test_one_that_is_kept_nowhere_says_at_its_end_what_was_done_and_not_what_was_skipped() -> None:
    now_s = 0.0
    said: list[SessionRecord] = []
    recorder = Recorder(Nowhere(), lambda: now_s, lambda: NOON + timedelta(seconds=now_s))
    recorder.finished.append(said.append)
    session = Session(timeline=lay_out(routine("warmup-5-quick")), started=0.0)
    recorder.start(session)
    now_s = 100.0
    recorder.look(session)
    session = session.skip_step(now_s)
    recorder.look(session)
    now_s = 400.0
    (record,) = [recorder.look(session)]
    assert said == [record]
    assert record is not None
    assert (record.started, record.id) == (NOON.timestamp(), "")
    assert 0 < record.ended - record.started < 300  # a part of it was skipped
    assert 0 < record.done_s < 300
    assert record.done_s == sum(step.done_s for step in record.steps)
    assert recorder.tally is None
