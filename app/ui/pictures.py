"""Small pictures of exercises for lists; each drawn in its turn, so that lists stay smooth."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol
from weakref import ref

from app.ui.turns import Turns

if TYPE_CHECKING:  # figures come after the first frame
    from app.ui.screens.session_figure import Figures


class Waiting(Protocol):
    """What waits for a picture."""

    def draw(self) -> None:
        """Its turn has come."""


class Pictures:
    """Draws pictures one after the other.

    Args:
        figures: Gives the figures; loaded with the first picture.
        exercise: Gives an exercise by its id, or None where there is none of that name.
        turns: What else is to be done.

    Attributes:
        turns: The same, for whatever else would be felt if it were done at once.
    """

    def __init__(
        self, figures: "Callable[[], Figures]", exercise: Callable[[str], Any], turns: Turns
    ) -> None:
        self._figures, self._exercise, self.turns = figures, exercise, turns

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

    def line_up(self, waiting: Waiting) -> None:
        """Has `draw` called when its turn has come; what is gone by then is passed over."""
        weak = ref(waiting)

        def draw() -> None:
            if (still := weak()) is not None:
                still.draw()

        self.turns.last(draw)
