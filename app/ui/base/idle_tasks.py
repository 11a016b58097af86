"""Work that can wait, done a little at a time on the thread that draws."""

from collections import deque
from collections.abc import Callable
from time import perf_counter

from kivy.clock import Clock

Task = Callable[[], object]
_FRAME_S = 0.006  # of a frame's time; what takes longer has a frame to itself
_CALM_S = 1.0


class IdleTasks:
    """Does waiting tasks one after the other, no more in a frame than it has room for.

    A finger or a cue thus never waits for more than one task.

    Attributes:
        held: Nothing is done yet; until the first frame is seen nothing may come before it.
        calm: Called a while after the last of them.
    """

    def __init__(self) -> None:
        self.held = True
        self.calm: Task = lambda: None
        self._line: deque[Task] = deque()
        self._next = Clock.create_trigger(self._take, 0)
        self._done = Clock.create_trigger(lambda _dt: self.calm(), _CALM_S)

    @property
    def waiting(self) -> bool:
        """Whether anything is still to be done."""
        return bool(self._line)

    def begin(self) -> None:
        """Starts with what has gathered."""
        self.held = False
        self._next()

    def first(self, *tasks: Task) -> None:
        """Puts tasks before all that wait, in this order."""
        self._line.extendleft(reversed(tasks))
        self._go_on()

    def last(self, *tasks: Task) -> None:
        """Puts tasks behind all that wait."""
        self._line.extend(tasks)
        self._go_on()

    def close(self) -> None:
        """Forgets all that waits."""
        self._line.clear()
        self._next.cancel()
        self._done.cancel()

    def _go_on(self) -> None:
        if self._line and not self.held:
            self._next()

    def _take(self, _dt: float) -> None:
        until = perf_counter() + _FRAME_S
        try:
            while self._line:
                self._line.popleft()()
                if perf_counter() >= until:
                    break
        except Exception:  # a task that fails holds up none of the others
            Clock.schedule_once(lambda _dt: self._go_on())  # Kivy calls off an event that failed
            raise
        self._go_on()
        self._done.cancel()
        if not self._line:
            self._done()
