from collections.abc import Callable

import pytest

from app.core.routine import Routine
from app.core.session import Session
from app.core.timeline import lay_out
from app.ui.screens.session.view import View, clock, countdown, describe, step_seconds

Find = Callable[[str], Routine]


def seen(routine: Routine, at_s: float, *, calm: bool = False, paused: bool = False) -> View:
    session = Session(timeline=lay_out(routine), started=0.0)
    if paused:
        session = session.pause(at_s)
    return describe(session.frame(at_s), session.timeline, "before", str, calm=calm)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(20, "20"), (19.01, "20"), (0.2, "1"), (0, "0"), (99, "99"), (100, "1:40")]
)
def test_the_countdown_rounds_up_so_that_one_is_the_last_second(seconds: float, shown: str) -> None:
    assert countdown(seconds) == shown


def test_times_are_shown_as_minutes_and_seconds() -> None:
    assert clock(199) == "3:19"
    assert clock(60) == "1:00"


def test_getting_ready_says_seconds_and_how_sides_are_treated(routine: Find) -> None:
    view = seen(routine("warmup-5-quick"), 1)
    assert view.kicker == "Get ready"
    assert view.facts == (("timer", "60 seconds"), ("swap_horiz", "Alternate legs"))
    assert view.cue == "Tall chest, quiet feet"


def test_getting_ready_to_stand_after_lying_says_how_to_get_up(routine: Find) -> None:
    timeline = lay_out(routine("gentle-12-not-running"))
    start = next(s.start_s for s in timeline.segments if s.kind == "prepare" and s.last)
    assert seen(routine("gentle-12-not-running"), start + 1).cue.startswith("Roll to your side, push up")
    assert seen(routine("gentle-12-not-running"), start + 25).cue == "Let the arms swing"


def test_work_shows_what_is_said_at_three_seconds_and_after_half_time(routine: Find) -> None:
    before, after = seen(routine("warmup-5-quick"), 10), seen(routine("warmup-5-quick"), 40)
    assert (before.cue, after.cue) == ("Knee up, back still", "Tall chest, quiet feet")
    assert before.following == "Standing torso rotation"


def test_the_last_step_says_that_nothing_follows(routine: Find) -> None:
    assert seen(routine("warmup-5-quick"), 290).following == "Then you are done"


def test_a_pause_keeps_the_digits_and_offers_to_resume(routine: Find) -> None:
    view = seen(routine("warmup-5-quick"), 12, paused=True)
    assert (view.kicker, view.main_words, view.digits) == ("Paused", "Resume", "53")


def test_digits_pulse_in_the_last_three_seconds_only_and_never_when_calm(routine: Find) -> None:
    calm = [
        seen(routine("warmup-5-quick"), 64.06, calm=True).pulse,
        seen(routine("warmup-5-quick"), 30).pulse,
    ]
    assert calm == [1.0, 1.0]
    assert seen(routine("warmup-5-quick"), 64.06).pulse > 1.02


def test_calm_lets_the_ring_step_once_a_second(routine: Find) -> None:
    lefts = {seen(routine("warmup-5-quick"), 10 + i / 10, calm=True).left for i in range(1, 10)}
    assert len(lefts) == 1


def test_the_bar_has_one_piece_per_step_and_they_add_up(routine: Find) -> None:
    timeline = lay_out(routine("warmup-5-quick"))
    assert sum(step_seconds(timeline)) == 300
    assert len(step_seconds(timeline)) == 9
