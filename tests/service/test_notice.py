"""What the notification says about a session that is over."""

from app.core.session import Session
from app.core.timeline import lay_out
from app.service.notice import notice_of
from tests.core.back_cases import routine


def test_only_who_has_gone_to_the_end_is_praised() -> None:
    session = Session(timeline=lay_out(routine("warmup-5-quick")), started=0.0)
    end = session.timeline.duration_s
    assert notice_of(session.frame(end), 1.0, str).title == "Done. Well done."
    assert notice_of(session.end(7.0).frame(8.0), 1.0, str).title == "Finished early"
