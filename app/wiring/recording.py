"""Opens the record when it is first needed, and lets it follow the player."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.core.recorder import Recorder
    from app.core.trouble import Trouble
    from app.data.store.store import Store
    from app.player.player import Clock, Player


class Recording:
    """The store and the recorder of one profile.

    Args:
        folder: The user's folder.
        share: Limber's own files.
        now: The time of day, aware, in the runner's own zone.
        clock: Gives the session's clock.
    """

    def __init__(
        self, folder: Path, share: Path, now: Callable[[], datetime], clock: "Callable[[], Clock]"
    ) -> None:
        self._folder, self._share, self._now, self._clock = folder, share, now, clock
        self._player: Player | None = None
        self.on_trouble: Callable[[Trouble], None] = lambda _: None

    @property
    def opened(self) -> bool:
        """Whether anything has asked for the store."""
        return "store" in self.__dict__

    @cached_property
    def store(self) -> "Store":
        """Everything that is remembered."""
        from app.data.shipped.checkin_rules import load_rules
        from app.data.store.store import Store

        store = Store(self._folder, lambda: load_rules(self._share), self._now())
        store.database.on_trouble.append(lambda trouble: self.on_trouble(trouble))
        return store

    @cached_property
    def recorder(self) -> "Recorder":
        """Follows a session."""
        from app.core.recorder import Recorder

        clock = self._clock()
        return Recorder(self.store.sessions, clock.now, self._now, clock.speed)

    def follow(self, player: "Player") -> None:
        """Looks at the session after every wish and every cue, whether or not a screen is there to see it."""
        self._player = player
        player.changed.append(self._changed)
        player.listeners.append(lambda _: self.look())

    def look(self, *, at_once: bool = False) -> None:
        """Notes where the session stands."""
        if self._player is not None:
            self.recorder.look(self._player.session, at_once=at_once)

    def pause(self) -> None:
        """The system puts the app away and may end it without a word: what is known goes to the disk now."""
        if "recorder" in self.__dict__:
            self.look(at_once=True)
            self.store.sessions.flush()

    def close(self) -> None:
        """Writes what is left; a session that is running stays unfinished, so that it can go on."""
        self.pause()
        if self._player is not None:
            self._player.changed.remove(self._changed)
            self._player = None
        self.on_trouble = lambda _: None  # nobody is there any more to be told
        if self.opened:
            self.store.close()

    def _changed(self) -> None:
        self.look(at_once=True)
