"""The steps of a try: what somebody does with the app on a first day, and what has to be so after each."""

from collections.abc import Callable
from pathlib import Path

from tools.emulator import reading
from tools.emulator.device import Device, StepError

ACTIVITY = "org.limber.LimberActivity"
SERVICE = "ServiceLimber"
RECORD = "files/user/limber.db"
_STARTS_S = 180.0  # the first start unpacks; an emulator compiles nothing ahead
_RUNS = "Running main function"  # of a new process, by SDL
_SESSION_S, _DARK_S, _DRAWS_S = 20.0, 25.0, 15.0
_POWER, _WAKE, _RECENTS = "223", "224", "187"


class Try:
    """One build on one device.

    Args:
        device: The device.
        build: The APK.
        profile: A record in which the safety questions are answered.
        pictures: Folder of what was seen.
    """

    def __init__(self, device: Device, build: Path, profile: Path, pictures: Path) -> None:
        self._device, self._build, self._profile, self._pictures = device, build, profile, pictures
        self._vibrated = 0

    @property
    def steps(self) -> tuple[Callable[[], None], ...]:
        """Each in its turn; one that fails ends the try."""
        return (
            self.installs,
            self.starts,
            self.begins_a_session,
            self.goes_on_in_the_dark,
            self.comes_back,
            self.survives_being_swiped_away,
            self.installs_over,
        )

    def installs(self) -> None:
        """The build can be installed, and may show notifications without being asked."""
        device = self._device
        device.adb("wait-for-device")
        device.until(
            lambda: device.shell("getprop", "sys.boot_completed").strip() == "1", "it has started", 300
        )
        device.shell("logcat", "-c")  # what was before is nobody's concern
        device.adb("install", "-r", str(self._build))
        if device.level >= 33:
            device.shell("pm", "grant", device.package, "android.permission.POST_NOTIFICATIONS")
        device.shell("input", "keyevent", _WAKE)
        device.shell("wm", "dismiss-keyguard")

    def starts(self) -> None:
        """It starts, and shows its first page."""
        self._start("1-first-page.png")

    def begins_a_session(self) -> None:
        """With the safety questions answered, the shortcut of the icon begins a cool-down, which is felt."""
        device = self._device
        device.shell("am", "force-stop", device.package)
        device.own("mkdir", "-p", "files/user")
        device.adb("push", str(self._profile), "/data/local/tmp/limber.db")
        device.shell("chmod", "644", "/data/local/tmp/limber.db")
        device.own("cp", "/data/local/tmp/limber.db", RECORD)
        self._start("2-session.png", f"{device.package}.COOL_DOWN")
        device.sleep(_SESSION_S)
        device.picture(self._pictures / "2-session.png")
        self._vibrated = self._vibrations()
        if not self._vibrated:
            raise StepError("no cue has vibrated by now")
        uid = reading.uid_of(device.shell("dumpsys", "package", device.package))
        device.until(
            lambda: reading.plays(device.shell("dumpsys", "audio"), uid), "a cue is heard, or the focus held"
        )

    def goes_on_in_the_dark(self) -> None:
        """With the screen off the service leads on, with its notification, and cues are felt."""
        device = self._device
        device.shell("input", "keyevent", _POWER)
        device.until(lambda: reading.asleep(device.shell("dumpsys", "power")), "the screen is off")
        device.until(self._serves, "the service runs with its notification")
        before = self._vibrations()
        device.until(lambda: self._vibrations() > before, "a cue vibrates with the screen off", 90)

    def comes_back(self) -> None:
        """With the screen on again the session is seen."""
        device = self._device
        device.sleep(_DARK_S)
        device.shell("input", "keyevent", _WAKE)
        device.shell("wm", "dismiss-keyguard")
        device.until(self._is_seen, "the app is seen again")
        device.sleep(5.0)
        device.picture(self._pictures / "3-back.png")

    def survives_being_swiped_away(self) -> None:
        """Swiped away, the session goes on in the service; opened again, the app shows it."""
        device = self._device
        width, height = reading.size_of(device.shell("wm", "size"))
        device.shell("input", "keyevent", _RECENTS)
        device.sleep(3.0)
        middle = str(width // 2)
        device.shell("input", "swipe", middle, str(height // 2), middle, str(height // 20), "150")
        device.until(lambda: not self._has_a_task(), "it is gone from the list of recent apps", 30)
        device.until(self._serves, "the service goes on without the app")
        self._start("4-opened-again.png")

    def installs_over(self) -> None:
        """The build installed over itself keeps the record, and starts."""
        device = self._device
        device.shell("am", "force-stop", device.package)
        before = self._record()
        device.adb("install", "-r", str(self._build))
        if self._record() != before:
            raise StepError("the record is another one after the build was installed over it")
        self._start("5-installed-over.png")

    def _start(self, shows: str, action: str = "android.intent.action.MAIN") -> None:
        """Starts a process of the app; what is then seen becomes a picture of that name."""
        device = self._device
        device.shell("logcat", "-c")
        said = device.shell("am", "start", "-W", "-a", action, "-n", f"{device.package}/{ACTIVITY}")
        if "Error" in said:
            raise StepError(f"it does not start: {said.strip()}")
        device.until(self._is_seen, "the app is seen")
        # Not Kivy's own words: Limber prints nothing below a warning.
        device.until(lambda: _RUNS in device.log(), "SDL runs its main function", _STARTS_S)
        device.sleep(_DRAWS_S)  # what is seen before is the picture of the start
        device.picture_within(self._pictures / shows, _STARTS_S)

    def _is_seen(self) -> bool:
        return reading.on_screen(
            self._device.shell("dumpsys", "activity", "activities"), self._device.package
        )

    def _has_a_task(self) -> bool:
        return reading.in_recents(self._device.shell("dumpsys", "activity", "recents"), self._device.package)

    def _serves(self) -> bool:
        dump = self._device.shell("dumpsys", "activity", "services", self._device.package)
        return reading.in_foreground(dump, SERVICE)

    def _vibrations(self) -> int:
        service = "vibrator_manager" if self._device.level >= 31 else "vibrator"
        return reading.vibrations(self._device.shell("dumpsys", service), self._device.package)

    def _record(self) -> str:
        return self._device.own("sha1sum", RECORD).split()[0]
