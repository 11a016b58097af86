"""Small pictures of exercises for lists; drawn one a frame, so that lists stay smooth."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol
from weakref import ref

from kivy.clock import Clock

if TYPE_CHECKING:  # figures come after the first frame
    from app.ui.screens.session_figure import Figures

_CALM_S = 1.0


class Waiting(Protocol):
    """What waits for a picture."""

    def draw(self) -> None:
        """Its turn has come."""


class Pictures:
    """Draws pictures one after the other.

    Args:
        figures: Gives the figures; loaded with the first picture.
        exercise: Gives an exercise by its id, or None where there is none of that name.
        drawn: Called a while after the last one.
    """

    def __init__(
        self,
        figures: "Callable[[], Figures]",
        exercise: Callable[[str], Any],
        drawn: Callable[[], object] = lambda: None,
    ) -> None:
        self._figures, self._exercise = figures, exercise
        self._line: deque[Any] = deque()
        self._next = Clock.create_trigger(self._draw, 0)
        self._drawn = Clock.create_trigger(lambda _dt: drawn(), _CALM_S)

    def of(
        self, exercise: str, phase: str, side: str | None = None, *, glow: bool = True
    ) -> Callable[[int], Any]:
        """What draws an exercise by its id at a size in pixels: a texture, or None where it has no figure.

        Args:
            exercise: Its id.
            phase: before, after or rest.
            side: left, right or None.
            glow: The muscles at work glow.
        """

        def draw(pixels: int) -> Any:
            found = self._exercise(exercise)
            return None if found is None else self._figures().picture(found, side, phase, pixels, glow=glow)

        return draw

    @property
    def waiting(self) -> bool:
        """Whether a picture is still to be drawn."""
        return bool(self._line)

    def line_up(self, waiting: Waiting) -> None:
        """Has `draw` called in a frame of its own; what is gone by then is passed over."""
        self._line.append(ref(waiting))
        self._next()

    def _draw(self, _dt: float) -> None:
        while self._line:
            waiting = self._line.popleft()()
            if waiting is not None:
                waiting.draw()
                break
        if self._line:
            self._next()
        else:
            self._drawn.cancel()
            self._drawn()
