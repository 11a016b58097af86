"""Stands in for a phone on a desktop: writes down what the service does, and takes its buttons as input."""

import json
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from app.device.notifier import Notice
from app.player.ports import Clock, Fired, PlayerPosition


class ServiceSimulator:
    """One JSON line for each thing that happens.

    Args:
        log: Where to.
        clock: The session's clock, for the readings; known once there is a session.
    """

    reason = ""

    def __init__(self, log: IO[str], clock: Callable[[], Clock | None]) -> None:
        self._log, self._clock = log, clock

    def write(self, what: str, **more: Any) -> None:
        """Writes one line."""
        clock = self._clock()
        line = {"what": what, "reading": clock.now() if clock is not None else None, **more}
        self._log.write(json.dumps(line) + "\n")

    def heard(self, fired: Fired) -> None:
        """A cue was played."""
        cue = fired.cue
        index = fired.timeline.cues.index(cue)
        self.write(
            "cue",
            index=index,
            segment=cue.segment,
            kind=str(cue.kind),
            at_s=cue.at_s,
            fired_s=fired.fired_s,
            channels=fired.channels,
        )

    def placed(self, what: str, standing: PlayerPosition) -> None:
        """The session was taken over, or given back."""
        self.write(
            what,
            at=standing.at,
            elapsed_s=standing.session.elapsed(standing.at),
            segment=standing.session.index(standing.at),
            next_cue=standing.next_cue,
        )

    def awake(self, on: bool) -> None:
        """Processor and speaker would be kept awake, or may sleep."""
        self.write("awake", on=on)

    def show(self, notice: Notice) -> None:
        """The notification has changed."""
        self.write("notice", title=notice.title, text=notice.text, left_s=notice.left_s, paused=notice.paused)

    def clear(self) -> None:
        """The notification is gone."""
        self.write("clear")

    def close(self) -> None:
        """Nothing has to be given back."""


def listen(act: Callable[[str], None]) -> None:
    """Carries out the buttons that are named on standard input, one a line, in a thread of its own."""

    def read() -> None:
        for line in sys.stdin:
            act(line.strip())

    threading.Thread(target=read, name="buttons", daemon=True).start()
