"""A number that goes up and down by rungs."""

from collections.abc import Callable

from app.ui.base.theme import Theme
from app.ui.widgets.stepper import Stepper


class Ladder(Stepper):
    """Less, what is said of the number, more; see `Stepper`.

    Args:
        theme: The look.
        says: What is said of a number.
        now: The number.
        changed: Called with the number after a tap.
        lower, higher: Give the next number down and up; the same one where there is none.

    Attributes:
        now: The number.
    """

    def __init__(
        self,
        theme: Theme,
        says: Callable[[float], str],
        now: float,
        changed: Callable[[float], None],
        lower: Callable[[float], float],
        higher: Callable[[float], float],
    ) -> None:
        super().__init__(theme, "", self._go, style="row")
        self.now, self._says, self._changed = now, says, changed
        self._lower, self._higher = lower, higher
        self.take(now)

    def take(self, now: float) -> None:
        """Shows another number; nobody is told."""
        self.now = now
        self.show(self._says(now), least=self._lower(now) == now, most=self._higher(now) == now)

    def _go(self, way: int) -> None:
        value = (self._lower if way < 0 else self._higher)(self.now)
        if value != self.now:
            self.take(value)
            self._changed(value)


def steps_of(least: float, most: float, step: float) -> tuple[Callable[[float], float], ...]:
    """What gives the next value down and up in even steps."""

    def lower(now: float) -> float:
        return max(least, -(-now // step) * step - step)

    def higher(now: float) -> float:
        return min(most, now // step * step + step)

    return lower, higher


def rungs(values: list[float]) -> tuple[Callable[[float], float], ...]:
    """What gives the next value down and up on a ladder of any rungs, in order."""

    def lower(now: float) -> float:
        return max((value for value in values if value < now), default=now)

    def higher(now: float) -> float:
        return min((value for value in values if value > now), default=now)

    return lower, higher
