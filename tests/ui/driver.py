"""Drives the real app in a real offscreen window, as a runner would: by taps, keys and what can be read."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from app.main import Options
from app.preview.app_driver import AppDriver
from tests.helpers import FakeClock
from tests.ui import kept_pictures
from tests.ui.measured_once import measure_once


class Driver(AppDriver):
    """One app in the window of this process.

    Attributes:
        fired: Every cue that was played.
    """

    def __init__(
        self,
        profile: Path,
        clock: FakeClock,
        size: tuple[int, int] = (412, 915),
        today: Callable[[], datetime] | None = None,
        detect: Any = None,
        **options: Any,
    ) -> None:
        options = {"ask": False, **options}  # most tests are not about the back
        self.fired: list[Any] = []
        self._profile = profile
        measure_once()
        kept_pictures.lend(profile)
        super().__init__(Options(data=profile, **options), clock, today, size, blind=True, detect=detect)

    def close(self) -> None:
        """Closes the app; what it has drawn is there for the next one."""
        kept_pictures.finish(self.app.parts.turns)
        super().close()
        kept_pictures.keep(self._profile)

    def note_cues(self) -> None:
        self.player.listeners.append(self.fired.append)


SPACE, ESCAPE, BACKSPACE, UP, RIGHT, LEFT, M, R = 32, 27, 8, 273, 275, 276, 109, 114
Open = Callable[..., Driver]
