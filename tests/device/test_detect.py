import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from app.device import detect as detect_module
from app.device.desktop.files import DesktopFiles
from app.device.desktop.surroundings import DesktopSurroundings
from app.device.detect import Device, detect, open_leave, open_notifier, open_surroundings, platform
from app.device.dialler import NullDialler
from app.device.files import NullFiles
from app.device.leave import NullNoticeLeave
from app.device.notifier import Notice, NullNotifier
from app.device.openings import NullOpenings
from app.device.ports import NullScreen, NullSounds, NullVibrator, NullVoice
from app.device.shortcuts import NullIconShortcuts
from app.device.surroundings import NullSurroundings

PORTS = ("vibrator", "sounds", "voice", "screen", "files", "dialler")


def broken(name: str) -> ModuleType:
    """A module whose everything raises."""

    class Broken(ModuleType):
        def __getattr__(self, wanted: str) -> object:
            if wanted.startswith("__"):
                raise AttributeError(wanted)
            raise RuntimeError("the driver has crashed")

    return Broken(name)


@pytest.fixture(params=["desktop", "android", "ios"])
def nothing_works(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    on: str = request.param
    monkeypatch.setattr(detect_module, "platform", lambda: on)
    rooms = (
        "dialler",
        "files",
        "focus",
        "leave",
        "notification",
        "openings",
        "screen",
        "shortcuts",
        "sounds",
        "surroundings",
        "vibration",
        "voice",
    )
    for room in rooms:
        for each in (on, "desktop"):
            monkeypatch.setitem(sys.modules, f"app.device.{each}.{room}", broken(room))
    return on


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[object, ...]]]:
    """Puts a module of a platform in place whose functions write down how they were called."""

    def put(room: str, **functions: object) -> list[tuple[object, ...]]:
        called: list[tuple[object, ...]] = []
        module = ModuleType(room)
        for name, answer in functions.items():

            def opened(*arguments: object, name: str = name, answer: object = answer) -> object:
                called.append((name, *arguments))
                return answer

            setattr(module, name, opened)
        monkeypatch.setitem(sys.modules, f"app.device.{room}", module)
        return called

    return put


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, "desktop"),
        ("darwin", {}, "desktop"),
        ("win32", {}, "desktop"),
        ("linux", {"ANDROID_ARGUMENT": "/data/app"}, "android"),
        ("android", {}, "android"),
        ("darwin", {"KIVY_BUILD": "ios"}, "ios"),
        ("ios", {}, "ios"),
    ],
)
def test_a_phone_is_known_by_its_packagers_or_by_its_python(
    system: str, environment: dict[str, str], expected: str
) -> None:
    assert platform(system, environment) == expected


def test_where_nothing_works_the_session_still_runs_and_it_is_said_what_is_missing(
    nothing_works: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        device = detect(tmp_path, "en")
    assert isinstance(device.vibrator, NullVibrator)
    assert isinstance(device.sounds, NullSounds)
    assert isinstance(device.voice, NullVoice)
    assert isinstance(device.screen, NullScreen)
    assert isinstance(device.files, NullFiles)
    assert isinstance(device.dialler, NullDialler)
    assert isinstance(device.surroundings, NullSurroundings)
    assert isinstance(device.openings, NullOpenings)
    assert isinstance(device.leave, NullNoticeLeave)
    assert isinstance(device.shortcuts, NullIconShortcuts)
    assert device.missing() == tuple(getattr(device, name).reason for name in PORTS)
    assert all(reason.endswith(".") for reason in device.missing())
    assert all(record.getMessage().endswith(": the driver has crashed") for record in caplog.records)
    assert len(caplog.records) >= 5
    device.close()


def test_what_is_there_is_not_said_to_be_missing(nothing_works: str, tmp_path: Path) -> None:
    device = detect(tmp_path, "en")
    device.voice = NullVoice()
    device.sounds = NullSounds()
    assert len(device.missing()) == 4


def test_on_a_desktop_it_has_a_desktops_ports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    device = detect(tmp_path, "en")
    try:
        assert isinstance(device.files, DesktopFiles)
        assert isinstance(device.surroundings, DesktopSurroundings)
        assert device.dialler.reason == "This device is no telephone; call from your phone."
    finally:
        device.close()


def test_on_android_sounds_and_voice_share_one_focus(
    monkeypatch: pytest.MonkeyPatch, stand_in: Callable[..., list[tuple[object, ...]]], tmp_path: Path
) -> None:
    monkeypatch.setattr(detect_module, "platform", lambda: "android")
    for room in ("dialler", "files", "surroundings", "vibration"):
        monkeypatch.setitem(sys.modules, f"app.device.android.{room}", broken(room))
    monkeypatch.setitem(sys.modules, "app.device.desktop.screen", broken("screen"))
    focus, sounds, voice = object(), NullSounds(), NullVoice()
    stand_in("android.focus", open_focus=focus)
    of_sounds = stand_in("android.sounds", open_sounds=sounds)
    of_voice = stand_in("android.voice", open_voice=voice)
    device = detect(tmp_path, "de")
    assert (device.sounds, device.voice) == (sounds, voice)
    assert of_sounds == [("open_sounds", tmp_path, focus)]
    assert of_voice == [("open_voice", "de", focus)]


def test_closing_the_device_closes_the_voice_and_lets_the_speaker_sleep() -> None:
    done: list[object] = []

    class Voice(NullVoice):
        def close(self) -> None:
            done.append("voice")

    class Sounds(NullSounds):
        def awake(self, on: bool) -> None:
            done.append(on)

    Device(
        vibrator=NullVibrator(),
        sounds=Sounds(),
        voice=Voice(),
        screen=NullScreen(),
        files=NullFiles(),
        dialler=NullDialler(),
        surroundings=NullSurroundings(),
    ).close()
    assert done == [False, "voice"]


def test_only_android_shows_a_notification_and_is_asked_for_leave(
    monkeypatch: pytest.MonkeyPatch, stand_in: Callable[..., list[tuple[object, ...]]]
) -> None:
    shown = NullNotifier("this is Android's")
    called = stand_in("android.notification", AndroidNotifier=shown)
    asks = NullNoticeLeave("this is Android's")
    stand_in("android.leave", open_leave=asks)
    without = open_notifier(print, str)
    without.show(Notice(title="Leg swing", text="", left_s=20.0, paused=False))
    assert open_leave() is not asks
    assert without.reason == "This device shows no notification during a session."
    assert called == []
    monkeypatch.setattr(detect_module, "platform", lambda: "android")
    assert open_notifier(print, str) is shown
    assert open_leave() is asks
    assert called == [("AndroidNotifier", print, str)]


def test_a_system_that_says_nothing_about_itself_is_asked_again_at_no_risk(nothing_works: str) -> None:
    around = open_surroundings()
    assert (around.dark(), around.languages(), around.text_scale()) == (None, (), 1.0)


def test_no_platforms_module_is_imported_before_it_is_opened() -> None:
    """Detecting is on the way to the first frame."""
    import subprocess

    script = (
        "import sys; import app.device.detect as d; d.open_surroundings().dark(); "
        "print(*sorted(m for m in sys.modules if m.startswith(('app.device.', 'kivy', 'plyer', 'jnius', 'plistlib'))))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [
        "app.device.calendar",
        "app.device.desktop",
        "app.device.desktop.surroundings",
        "app.device.detect",
        "app.device.dialler",
        "app.device.files",
        "app.device.leave",
        "app.device.notifier",
        "app.device.openings",
        "app.device.ports",
        "app.device.shortcuts",
        "app.device.surroundings",
    ]
