"""What the runner has said about today, until the day is over or the app is."""

from collections.abc import Callable
from datetime import date, datetime

from app.core.today.wish import NO_WISH, DayWish


class Wishes:
    """Keeps what was said.

    Args:
        time: The time of day, aware, in the runner's own zone.
    """

    def __init__(self, time: Callable[[], datetime]) -> None:
        self._time = time
        self._said, self._on = NO_WISH, date.min

    @property
    def now(self) -> DayWish:
        """What was said today."""
        return self._said if self._on == self._time().date() else NO_WISH

    def say(self, wish: DayWish) -> None:
        """Takes the place of what was said before."""
        self._said, self._on = wish, self._time().date()
