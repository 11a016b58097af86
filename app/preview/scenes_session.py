"""Leads into sessions, and to what comes after them."""

from typing import TYPE_CHECKING

from app.preview.scenes_back import Lead, past_ticks

if TYPE_CHECKING:
    from app.preview.app_driver import AppDriver


def session(seconds: float, *taps: str, routine: str = "warmup-7-standard") -> Lead:
    """A session after so many seconds, and after taps."""

    def lead(hand: "AppDriver") -> None:
        start(hand, routine)
        hand.advance(seconds)
        for words in taps:
            hand.tap(words)
        hand.settle()

    return lead


def switching(hand: "AppDriver") -> None:
    """The change of sides."""
    start(hand, "warmup-7-standard")
    segments = hand.player.session.timeline.segments
    hand.advance(next(s.start_s for s in segments if s.kind == "switch") + 1.5, step=1.0)
    hand.settle()


def start(hand: "AppDriver", routine: str) -> None:
    """Begins a routine without a check-in."""
    app = hand.app
    app.sessions.begin(routine, app.routines.routine(routine))
    hand.settle()


def complete(hand: "AppDriver") -> None:
    """The end of a warm-up."""
    from app.core.back.check_in import Answers, Moment

    app = hand.app
    back = app.gate.back
    loop = back.check_in(Answers(score=2), Moment.BEFORE).loop
    routine = app.routines.routine("warmup-5-quick")
    app.sessions.begin(routine.id, routine, loop)
    hand.advance(routine.total_s + 5, step=1.0)
    hand.settle()


def complete_cool_down(hand: "AppDriver") -> None:
    """The end of a cool-down, with the one offer of reminders at its foot."""
    app = hand.app
    routine = app.routines.routine("cooldown-5-static")
    app.sessions.begin(routine.id, routine, "")
    hand.advance(routine.total_s + 5, step=1.0)
    hand.settle()
    app.screen.scroll.scroll_y = 0
    hand.settle()


def rated(hand: "AppDriver") -> None:
    """The end of a warm-up, with a score chosen."""
    complete(hand)
    hand.tap("1")
    hand.settle()


def ended_early(hand: "AppDriver") -> None:
    """The end of a cool-down that was left."""
    start(hand, "cooldown-5-static")
    hand.advance(70)
    hand.player.end()
    hand.settle()


def stopped(hand: "AppDriver") -> None:
    """A warm-up that was finished after seven seconds, two of them of work."""
    app = hand.app
    routine = app.routines.routine("warmup-7-standard")
    app.sessions.begin(routine.id, routine, "stopped-after-seconds")
    hand.advance(7)
    hand.player.end()
    hand.settle()


def day_on_record(hand: "AppDriver") -> None:
    """A day with a score, and with a session that was too short to count."""
    from app.core.back.check_in import Answers, Moment

    back = hand.app.gate.back
    back.check_in(Answers(score=2), Moment.BEFORE)
    stopped(hand)
    hand.app.go("history")
    hand.settle()
    calendar = hand.app.screen.calendar
    hand.tap_at(*calendar.to_window(*calendar.centre_of(back.now().date())))
    hand.settle()


def hurts(hand: "AppDriver", routine: str = "warmup-7-standard") -> None:
    """A second move that hurts, in a session that is on record."""
    from app.core.back.check_in import Answers, Moment

    app = hand.app
    loop = app.gate.back.check_in(Answers(score=1), Moment.BEFORE).loop
    app.sessions.begin(routine, app.routines.routine(routine), loop)
    for _ in range(2):
        hand.advance(30)
        hand.tap("Something feels wrong")
        hand.settle()
        hand.tap(icon=next(icon for icon in ("swap_horiz", "block") if hand.offers("", icon)))
        hand.settle()


def hurts_no_more(hand: "AppDriver") -> None:
    """The rest of a gentle routine made to fit a back at 6, with all safety questions answered no."""
    hurts(hand, "gentle-12-not-running")
    hand.key(ord("6"))
    hand.tap("Next")
    hand.settle()
    while hasattr(hand.app.screen, "ticks"):
        past_ticks(hand)
