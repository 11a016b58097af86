"""Lets the session go on while the app is not to be seen, and takes it back."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.device.background import BackgroundPlayer
    from app.player.relay import Relay
    from app.wiring.context import AppContext


class BackgroundSession:
    """What the app says when a session begins, and when it leaves the screen and returns.

    Args:
        context: What the app is built from.
        service: What plays in the background; None for the device's own, found when it is first needed.
    """

    def __init__(self, context: "AppContext", service: "BackgroundPlayer | None" = None) -> None:
        self._context, self._given = context, service
        self._folder = context.folder / "cache" / "background"  # not backed up: it means nothing elsewhere

    @cached_property
    def _service(self) -> "BackgroundPlayer":
        from app.device.serving import open_background_player

        return self._given or open_background_player(self._context.tr)

    @property
    def reason(self) -> str:
        """Why nothing goes on in the background, or ""."""
        return self._service.reason

    def join(self) -> str | None:
        """When the app is opened: goes on with what the service plays.

        Call it before the record is asked for what is unfinished.

        Returns:
            Id or path of the routine to show the session of; None where nothing plays.
        """
        return self._relay.join() if (self._folder / "session.json").exists() else None

    def begun(self, name: str) -> None:
        """A session has begun, or an unfinished one goes on; the record follows it already."""
        self._relay.start_with_session(name)

    def leaving(self) -> None:
        """The app leaves the screen; the record has been told."""
        if "_relay" in self.__dict__:
            self._relay.to_background()

    def returning(self) -> None:
        """The app is on the screen again; call it before anything looks at the player."""
        if "_relay" in self.__dict__:
            self._relay.back()

    def look(self) -> None:
        """A few times a second while a session is on the screen: the notification has buttons there too."""
        if "_relay" in self.__dict__:
            self._relay.look()

    def close(self) -> None:
        """The app ends; what the service plays goes on. Call it before the machine is closed."""
        if "_relay" in self.__dict__:
            self._relay.close()

    @cached_property
    def _relay(self) -> "Relay":
        from app.core.settings import KEEP_GOING
        from app.device.file_lock import FileLock
        from app.device.shared_file import SharedFile
        from app.player.app_side import AppSide
        from app.player.handover import Terms
        from app.player.relay import Relay
        from app.player.shared import Shared

        context, machine = self._context, self._context.machine
        player, channels = machine.player, machine.channels
        recorded = context.options.ask
        side = AppSide(
            start=lambda: self._service.start(self._folder),
            stop=self._service.stop,
            keep_going=lambda: context.preferences.get(KEEP_GOING),
            terms=lambda: Terms(
                run="", wanted=channels.wanted, language=context.tr.language, speed=machine.clock.speed
            ),
            recorder=lambda: context.record.recorder if recorded else None,
            cut_off=lambda uid: context.store.sessions.cut_off(uid) if recorded else None,
            wall=context.now,
        )
        return Relay(player, channels, machine.clock, Shared.within(self._folder, SharedFile, FileLock), side)
