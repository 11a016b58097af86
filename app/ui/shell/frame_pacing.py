"""How often the app looks for something to do: as often as Kivy while anything moves, else half as often."""

from typing import Any

STILL_HZ = 30
CALM_S = 0.5  # after the last frame that was drawn, or the last touch


class FramePacing:
    """Slows the loop of an app in which nothing moves, which spares the battery.

    A tap is no later for it. Kivy finds one at the end of a pass and hands it on after the sleep of the next;
    here the next pass begins at once. So a tap waits for one sleep of 33 ms at most, never for two of 17 ms.
    Cues wait on a thread of their own and do not depend on this.

    Args:
        clock: Kivy's.
        loop: Kivy's, which knows of fingers and of what has come in.

    Attributes:
        usual_hz: Passes per second while something moves.
    """

    def __init__(self, clock: Any, loop: Any) -> None:
        self._clock, self._loop = clock, loop
        self._sleep = clock.idle
        self.usual_hz: float = clock._max_fps  # noqa: SLF001 - Kivy has no other way to change it while it runs
        self._until = clock.time() + CALM_S
        self._hurried = False

    def attach(self, window: Any) -> None:
        """Takes over how long the clock sleeps in a pass."""
        self._clock.idle = self.idle
        window.bind(on_flip=self.moved, on_key_down=self.moved)

    def moved(self, *_: Any) -> None:
        """Something moves."""
        self._until = self._clock.time() + CALM_S

    def idle(self) -> float:
        """Sleeps until the next pass; returns the time of the clock, seconds."""
        if self._waiting() or any(touch.is_touch for touch in self._loop.touches):  # a mouse hovers for ever
            self.moved()
        # What has come in is handed on at once, though not twice in a row: a mouse never stops to come in.
        self._hurried = self._waiting() and not self._hurried
        moving = self._clock.time() < self._until
        rate = 0 if self._hurried else self.usual_hz if moving else min(self.usual_hz, STILL_HZ)
        self._clock._max_fps = rate  # noqa: SLF001
        return float(self._sleep())

    def _waiting(self) -> bool:
        """Whether a touch has come in and has not been handed on."""
        return any(
            getattr(provider, "waiting_event", None) or getattr(provider, "q", None)
            for provider in self._loop.input_providers
        )
