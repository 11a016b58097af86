"""A page that comes up part by part."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kivy.clock import Clock

from app.ui.pages.page import Page


class LongPage(Page):
    """A page whose parts are made one a frame, so that drawing never waits for a long one."""

    _filling: Any = None

    def fill(self, parts: Iterable[Callable[[], None]], *, at_once: int = 1) -> None:
        """Makes what stands in the column.

        Args:
            parts: Each adds something.
            at_once: How many the first frame shows.
        """
        waiting = iter(parts)
        for _ in range(at_once):
            self._make(waiting)

        def begin(_dt: float) -> None:
            self._filling = Clock.schedule_interval(lambda _dt: self._make(waiting), 0)

        self._filling = Clock.schedule_once(begin, 0)  # the first frame has enough to do

    def close(self) -> None:
        """Called when the page is left for good."""
        if self._filling is not None:
            self._filling.cancel()
        super().close()

    def _make(self, waiting: Iterator[Callable[[], None]]) -> bool:
        part = next(waiting, None)
        if part is None:
            return False
        part()
        self.refit()
        return True
