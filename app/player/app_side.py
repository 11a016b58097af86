"""What the app puts behind its side of handing a session over."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.core.recorder import Recorder
from app.core.records import Unfinished
from app.player.handover import Handover, Terms

_TRY_EVERY_S = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class AppSide:
    """What the app puts behind its side.

    Attributes:
        start: Starts the service; returns whether it was asked to start.
        stop: Ends it at once.
        keep_going: Whether the runner wants the session to play with the screen off.
        terms: Channels, language and speed as they are now.
        recorder: Follows sessions; None where they are not recorded.
        cut_off: The session on record with an id, if it was cut off.
        wall: The time of day, aware.
    """

    start: Callable[[], bool]
    stop: Callable[[], None]
    keep_going: Callable[[], bool]
    terms: Callable[[], Terms]
    recorder: Callable[[], Recorder | None]
    cut_off: Callable[[str], Unfinished | None]
    wall: Callable[[], datetime]


def settle(left: Handover, app: AppSide) -> None:
    """Keeps on record what was left of a session that nobody plays any more."""
    on_record, recorder = app.cut_off(left.terms.record), app.recorder()
    if on_record is None or recorder is None or left.counted is None:
        return
    wall = datetime.fromtimestamp(left.wall, UTC).astimezone(app.wall().tzinfo)
    recorder.settle(left.counted.tally(left.session), on_record, left.at, wall)


def until(done: Callable[[], bool], seconds: float) -> bool:
    """Tries again and again, at most so many seconds; returns whether it is done."""
    for _ in range(int(seconds / _TRY_EVERY_S)):
        if done():
            return True
        time.sleep(_TRY_EVERY_S)  # and no event: see `Bell`
    return done()
