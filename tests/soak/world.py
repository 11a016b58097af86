"""One runner with one profile and the real app in a real window, with time that passes as fast as it is drawn."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.wiring.options import Options
from tests.core.back_cases import NOON, all_no
from tests.data.profile_helpers import opened
from tests.helpers import FakeClock
from tests.soak.outside import FRAME_S, FastTime, Faults, Outside, listening, threads_beside

PHONE = (412, 915)
# Mesa's renderer in software draws in the calling thread: as many pictures as its own threads are behind, it would
# keep for as long as the process runs, 10 MB each.
ENVIRONMENT = {"LP_NUM_THREADS": "0"}


class SoakWorld:
    """The app, opened on a profile, closed and opened again.

    Attributes:
        hand: Drives the app.
        outside: The system around it.
        faults: All that went wrong so far.
        opened: How often the app was opened.
    """

    def __init__(self, profile: Path, outside: Outside, faults: Faults, time: FastTime) -> None:
        self.profile, self.outside, self.faults, self._time = profile, outside, faults, time
        self.now = NOON
        self.clock = FakeClock()
        self.hand: Any = None
        self.opened = 0

    @property
    def app(self) -> Any:
        return self.hand.app

    @property
    def house(self) -> Any:
        """Everything that has been built."""
        return self.hand.context

    @property
    def frame(self) -> Any:
        """Where the session stands; None before the first."""
        return self.hand.player.frame

    @property
    def playing(self) -> bool:
        return self.frame is not None and not self.frame.over

    @property
    def store(self) -> Any:
        return self.house.store

    def settle_in(self) -> None:
        """Answers every safety question with no, before the app is opened."""
        store = opened(self.profile, self.now)
        store.back.answer(all_no(), self.now)
        store.close()

    def open(self) -> None:
        """Opens the app."""
        from app.preview.app_driver import AppDriver

        world = self

        class FastHand(AppDriver):
            def _pass(self) -> None:
                world.pass_time(FRAME_S)  # or Kivy would wait for it
                super()._pass()

        self.opened += 1
        self.hand = FastHand(Options(data=self.profile), self.clock, lambda: self.now, PHONE, blind=True)
        self.rest()

    def close(self) -> None:
        """Closes it as the runner would."""
        if self.hand is not None:
            hand, self.hand = self.hand, None
            hand.close()

    def pass_time(self, seconds: float) -> None:
        """Kivy's time and the time of day; the session's clock is moved by `let_pass`."""
        self._time.reading += seconds

    def let_pass(self, seconds: float, step: float = 1.0) -> None:
        """Lets time pass as the runner, the session and the cues' thread see it."""
        left = seconds
        while left > 0:
            part = min(step, left)
            self.now += timedelta(seconds=part)
            self.clock.advance(part)
            self.hand.player.tick()
            left -= part
        self._time.reading += min(seconds, 20.0)
        self.hand.frames(2)

    def draw(self) -> None:
        """Draws a frame, as the window would thirty times a second, to its end.

        A renderer in software that is not waited for keeps as many frames in memory as it is behind.
        """
        from app.ui.widgets.renderer import let_it_draw

        self.pass_time(FRAME_S)  # or Kivy would wait for it
        self.hand._loop.idle()
        let_it_draw()

    def rest(self) -> None:
        """Waits for what goes on beside the thread that draws, so that the same steps lead to the same place."""
        for one in threads_beside():
            one.join(20)
        self.hand.frames(1)


@contextmanager
def world() -> Iterator[SoakWorld]:
    """A world with an empty profile; everything is given back at the end."""
    from kivy.core.clipboard import Clipboard  # looks for its programs, and says so where there are none

    assert Clipboard is not None, "without any it is a mere variable"
    with ExitStack() as stack:
        folder = Path(tempfile.mkdtemp(prefix="limber-soak-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        faults = stack.enter_context(listening())
        time = stack.enter_context(FastTime().instead())
        outside = Outside()
        stack.enter_context(patch("app.device.detect.detect", outside.device))
        for name in ("routines", "exercises"):
            (folder / "profile" / name).mkdir(parents=True)
        one = SoakWorld(folder / "profile", outside, faults, time)
        stack.callback(one.close)
        yield one
