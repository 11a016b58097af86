"""One stretch of a session that the service plays: from taking it over until it is handed back or over."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from app.core.i18n import Translate
from app.core.session import Frame
from app.player.channels import Channels, Outputs
from app.player.handover import Counted, Handover, Writer
from app.player.player import Player
from app.player.ports import Clock, Fired, PlayerPosition, Waker
from app.player.shared import Shared


class ClosableWaker(Waker, Protocol):
    """A waker that is given back."""

    def close(self) -> None:
        """Wakes nobody after this."""


class ServicePlayback:
    """Plays, and notes after every cue and every wish where the session stands.

    It may be made only while this process holds the lock `sounding`.

    Args:
        taken: The session as it was left.
        heard: Called after every cue.
    """

    def __init__(
        self,
        taken: Handover,
        shared: Shared,
        clock: Clock,
        outputs: Outputs,
        tr: Translate,
        wall: Callable[[], datetime],
        make_waker: Callable[[Clock, Callable[[], None]], ClosableWaker],
        heard: Callable[[Fired], None],
    ) -> None:
        self._shared, self._clock, self._wall = shared, clock, wall
        self._terms, self._writer = taken.terms, Writer()
        self._counted = taken.counted.tally(taken.session) if taken.counted else None
        self._channels = Channels(outputs, clock, tr)
        self._channels.wanted = taken.terms.wanted
        self._channels.sounding = taken.sounding
        self._player = Player(clock, self._channels)
        self._player.listeners += [heard, lambda _: self._note()]
        self._player.changed.append(self._note)
        self._waker = make_waker(clock, self._player.tick)
        self._player.wake_with(self._waker)
        self._player.take_over(taken.session, taken.next_cue)

    @property
    def frame(self) -> Frame:
        """Where the session stands."""
        frame = self._player.frame
        assert frame is not None, "a stint has its session from the start"
        return frame

    @property
    def waits(self) -> bool:
        """Whether no cue is to come until the runner does something, or at all."""
        return math.isinf(self._player.next_cue_in())

    def act(self, action: str) -> bool:
        """Carries out a button of the notification; False where the session has been handed back."""
        verbs = {"pause": self._player.pause, "resume": self._player.resume, "skip": self._player.skip}
        heard: list[bool] = []

        def carry_out(_standing: PlayerPosition) -> None:
            if not self._player.resting:
                heard.append(True)
                verbs[action]()

        self._player.hold(carry_out)
        return any(heard)

    def hold(self, use: Callable[[PlayerPosition], None]) -> None:
        """Calls with where it stands."""
        self._player.hold(use)

    def leave(self) -> None:
        """Plays no more, and notes where it stands; then the lock may be let go."""
        self._player.rest()
        self._player.hold(self._write)

    def close(self) -> None:
        """Gives the thread back."""
        self._waker.close()

    def _note(self) -> None:
        self._player.hold(lambda standing: None if self._player.resting else self._write(standing))

    def _write(self, standing: PlayerPosition) -> None:
        if self._counted is not None:
            self._counted = self._counted.look(standing.session, standing.at)
        handover = Handover(
            session=standing.session,
            next_cue=standing.next_cue,
            sounding=self._channels.sounding,
            counted=Counted.of(self._counted) if self._counted else None,
            terms=replace(self._terms, wanted=self._channels.wanted),
            at=standing.at,
            wall=self._wall().timestamp(),
        )
        self._shared.file.write(self._writer.text(handover))
