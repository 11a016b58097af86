"""Finds out what this device can do, and puts the Null version where something is missing.

What a platform has is imported only when it is opened: the first frame waits for none of it.
"""

import importlib
import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from app.core.i18n import Translate
from app.core.i18n import mark as _
from app.device.calendar import CalendarDoor, NullCalendarDoor
from app.device.dialler import Dialler, NullDialler
from app.device.files import Files, NullFiles
from app.device.leave import NoticeLeave, NullNoticeLeave
from app.device.notifier import Notifier, NullNotifier
from app.device.openings import NullOpenings, Openings
from app.device.ports import (
    Display,
    NullScreen,
    NullSounds,
    NullVibrator,
    NullVoice,
    Sounds,
    Vibrator,
    Voice,
)
from app.device.shortcuts import IconShortcuts, NullIconShortcuts
from app.device.surroundings import NullSurroundings, Surroundings

Platform = Literal["android", "ios", "desktop"]
T = TypeVar("T")

_log = logging.getLogger(__name__)
Detect = Callable[[Path, str], "Device"]  # from the folder of sounds and the language to speak


@dataclass(slots=True, kw_only=True)
class Device:
    """All that the app asks of the machine it runs on; the notification is opened by whoever shows it."""

    vibrator: Vibrator
    sounds: Sounds
    voice: Voice
    screen: Display
    files: Files
    dialler: Dialler
    surroundings: Surroundings
    openings: Openings = field(default_factory=NullOpenings)
    leave: NoticeLeave = field(default_factory=NullNoticeLeave)
    shortcuts: IconShortcuts = field(default_factory=NullIconShortcuts)
    calendar: CalendarDoor = field(default_factory=NullCalendarDoor)

    def close(self) -> None:
        """Gives back what has to be given back."""
        self.sounds.awake(False)
        self.voice.close()

    def missing(self) -> tuple[str, ...]:
        """What this device lacks, each in one sentence."""
        ports = (self.vibrator, self.sounds, self.voice, self.screen, self.files, self.dialler)
        return tuple(port.reason for port in ports if port.reason)


def platform(system: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Platform:
    """What Limber runs on.

    Args:
        system: As in `sys.platform`; before Python 3.13 phones called themselves desktops there.
        environment: python-for-android sets ANDROID_ARGUMENT, kivy-ios KIVY_BUILD.
    """
    if system == "android" or "ANDROID_ARGUMENT" in environment:
        return "android"
    if system == "ios" or environment.get("KIVY_BUILD") == "ios":
        return "ios"
    return "desktop"


def detect(sounds: Path, language: str) -> Device:
    """What this device has.

    Args:
        sounds: Folder of the sound files.
        language: Two-letter code of the language to speak.
    """
    on = platform()
    silent = NullSounds(_("The sound output could not be opened."))
    speechless = NullVoice(_("The speech program could not be started."))
    if on == "android":
        # Sounds and voice take turns: together they ask other players once to go quieter.
        focus = _opened("android.focus", "open_focus", None)
        heard = _opened("android.sounds", "open_sounds", silent, sounds, focus)
        spoken = _opened("android.voice", "open_voice", speechless, language, focus)
    else:
        heard = _opened(f"{on}.sounds", "open_sounds", silent, sounds)
        spoken = _opened(f"{on}.voice", "open_voice", speechless, language)
    return Device(
        vibrator=_vibrator(on),
        sounds=heard,
        voice=spoken,
        # SDL keeps the display on the same way everywhere, so Kivy's window will do.
        screen=_opened(
            "desktop.screen", "WindowScreen", NullScreen(_("The display may go dark during a session."))
        ),
        files=open_files(),
        dialler=_dialler(on),
        surroundings=open_surroundings(),
        openings=open_openings(),
        leave=open_leave(),
        shortcuts=open_shortcuts(),
        calendar=open_calendar(),
    )


def open_files() -> Files:
    """The system's pickers; apart from the rest, since an app that cannot be built can still share a file."""
    without = NullFiles(_("Files cannot be picked here."))
    return _opened(f"{platform()}.files", "open_files", without, _on_the_drawing_thread)


def open_surroundings() -> Surroundings:
    """The system around the app; apart from the rest, since the first frame needs its theme and language."""
    return _opened(f"{platform()}.surroundings", "open_surroundings", NullSurroundings())


def open_openings() -> Openings:
    """What other apps and shortcuts open; only phones hand that to an app that runs."""
    if platform() != "android":
        return NullOpenings()
    return _opened("android.openings", "open_openings", NullOpenings(), _on_the_drawing_thread)


def open_leave() -> NoticeLeave:
    """What asks for leave to notify, where a system wants that."""
    if platform() != "android":
        return NullNoticeLeave()
    return _opened("android.leave", "open_leave", NullNoticeLeave(), _on_the_drawing_thread)


def open_shortcuts() -> IconShortcuts:
    """What puts shortcuts on the icon; only Android's launchers show those that an app makes."""
    if platform() != "android":
        return NullIconShortcuts()
    return _opened("android.shortcuts", "open_shortcuts", NullIconShortcuts())


def open_calendar() -> CalendarDoor:
    """What hands an entry to the system's calendar; an iPhone's takes it from the share sheet, as a file."""
    if platform() == "ios":
        return NullCalendarDoor()
    without = NullCalendarDoor(_("No calendar app was found here."))
    return _opened(f"{platform()}.calendar", "open_calendar", without, _on_the_drawing_thread)


def open_notifier(on_action: Callable[[str], None], tr: Translate) -> Notifier:
    """The notification, for whoever plays a session that is not to be seen.

    Args:
        on_action: Called with `pause`, `resume` or `skip`, from any thread.
        tr: Translates the words on its buttons.
    """
    without = NullNotifier(_("This device shows no notification during a session."))
    if platform() != "android":
        return without
    return _opened("android.notification", "AndroidNotifier", without, on_action, tr)


def relaunch() -> bool:
    """Starts the app anew in another process and ends this one, where a system does that; else False."""
    return platform() == "android" and bool(_opened("android.relaunch", "relaunch", False))


def _vibrator(on: Platform) -> Vibrator:
    if on == "desktop":
        return NullVibrator(_("This device has no vibration motor; the preview shows each buzz instead."))
    broken = NullVibrator(_("The vibration motor does not answer."))
    return _opened(f"{on}.vibration", "open_vibrator", broken)


def _dialler(on: Platform) -> Dialler:
    if on == "android":
        broken = NullDialler(_("The telephone could not be opened. Open it from the home screen."))
        return _opened("android.dialler", "open_dialler", broken)
    if on == "ios":
        return NullDialler(_("An iPhone opens no telephone without a number. Open it from the home screen."))
    return NullDialler(_("This device is no telephone; call from your phone."))


def load_ahead(part: str) -> None:
    """Imports what this platform has for one part, such as `sounds`, so that `detect` takes less time."""
    with suppress(Exception):  # `detect` meets the fault again, and puts something in its place
        importlib.import_module(f"app.device.{platform()}.{part}")


def _opened(module: str, name: str, otherwise: T, *arguments: Any) -> T:
    try:
        opened: T = getattr(importlib.import_module(f"app.device.{module}"), name)(*arguments)
    except Exception as error:  # noqa: BLE001 - whatever a device does, the session goes on without it
        _log.warning("%s: %s", getattr(otherwise, "reason", "") or f"No {module}.", error)
        return otherwise
    return opened


def _on_the_drawing_thread(work: Callable[[], None]) -> None:
    from kivy.clock import Clock

    Clock.schedule_once(lambda _dt: work())
