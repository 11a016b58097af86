"""What keeps a session going while the screen is off: the service's process, and a processor kept awake."""

from pathlib import Path
from typing import Annotated, Any

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.device.android.java import ToleratedJava, activity, autoclass, cast, context, in_service
from app.device.android.notification import open_channel

WakeLock = Annotated[Any, "android.os.PowerManager$WakeLock"]

_TAG = "Limber:session"  # what the phone's battery statistics call it
# No session is that long; should one never end, the phone sleeps all the same.
_AT_MOST_MS = 3 * 60 * 60 * 1000
_ICON = "ic_notification"


class AndroidAwake:
    """Keeps the processor running with the screen off, and the phone's battery in mind."""

    def __init__(self) -> None:
        self.reason = ""
        self._lock: WakeLock = None

    def hold(self, on: bool) -> None:
        """Keeps it running, or lets it sleep again."""
        with ToleratedJava("With the screen off cues may come late"):
            if self._lock is None:
                if not on:
                    return
                self._lock = _wake_lock()
            if on:
                self._lock.acquire(_AT_MOST_MS)
            elif self._lock.isHeld():
                self._lock.release()
            return
        self.reason = _("The phone cannot be kept awake: with the screen off cues may come late.")


class AndroidBackgroundPlayer:
    """Starts the service that the package declares; what it shows until its first notification is said here.

    Args:
        tr: Translates those words.
    """

    def __init__(self, tr: Translate) -> None:
        self.reason = ""
        self._tr = tr

    def start(self, folder: Path) -> bool:
        """Starts it; one that runs already goes on. Only from the screen: the system refuses it elsewhere.

        Args:
            folder: Where app and service meet.

        Returns:
            Whether it was asked to start.
        """
        with ToleratedJava("The session stops with the screen off"):
            if in_service() or activity() is None:
                return False
            with ToleratedJava("The notification has no name of its own in the settings"):
                open_channel(self._tr)  # before the service does, which knows no languages
            title, text = self._tr(_("Limber")), self._tr(_("Your session goes on with the screen off."))
            service = autoclass("org.limber.limber.ServiceLimber")
            service.start(context(), _ICON, title, text, str(folder))
            self.reason = ""
            return True
        self.reason = _("The session could not be kept going with the screen off.")
        return False

    def stop(self) -> None:
        """Ends it at once, whatever it is doing."""
        with ToleratedJava("The service could not be ended"):
            if activity() is not None:
                autoclass("org.limber.limber.ServiceLimber").stop(context())


def _wake_lock() -> WakeLock:
    power = autoclass("android.os.PowerManager")
    found = context().getSystemService(autoclass("android.content.Context").POWER_SERVICE)
    lock = cast("android.os.PowerManager", found).newWakeLock(power.PARTIAL_WAKE_LOCK, _TAG)
    lock.setReferenceCounted(False)  # however often it is asked for, once is enough to let go
    return lock


def open_awake() -> AndroidAwake:
    """The processor, still free to sleep."""
    return AndroidAwake()


def open_background_player(tr: Translate) -> AndroidBackgroundPlayer:
    """The service, not started yet."""
    return AndroidBackgroundPlayer(tr)
