"""The shape of the calls on iOS, on stand-ins: none of this has run on a device."""

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest

from app.device.ports import NullVibrator, NullVoice
from app.device.surroundings import Edges


class ObjcError(Exception):
    pass


@pytest.fixture
def classes(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, MagicMock]]:
    """Objective-C's classes by name, as pyobjus would give them."""
    found: dict[str, MagicMock] = {}
    pyobjus, manager, ios, plyer = (
        ModuleType(n) for n in ("pyobjus", "pyobjus.dylib_manager", "ios", "plyer")
    )
    for name, value in {
        "ObjcException": ObjcError,
        "autoclass": lambda name: found.setdefault(name, MagicMock()),
        "objc_str": lambda text: f"@{text}",
        "objc_arr": lambda *items: list(items),
    }.items():
        setattr(pyobjus, name, value)
    setattr(manager, "load_framework", lambda path: None)  # noqa: B010 - a module made by hand
    setattr(ios, "get_safe_area", lambda: {"top": 47, "left": 0, "bottom": 34, "right": 0})  # noqa: B010
    setattr(ios, "get_scale", lambda: 3.0)  # noqa: B010
    setattr(plyer, "vibrator", found.setdefault("plyer", MagicMock()))  # noqa: B010
    for name, module in {
        "pyobjus": pyobjus,
        "pyobjus.dylib_manager": manager,
        "ios": ios,
        "plyer": plyer,
    }.items():
        monkeypatch.setitem(sys.modules, name, module)
    yield found
    for name in [name for name in sys.modules if name.startswith("app.device.ios.")]:
        del sys.modules[name]


@pytest.fixture
def room(classes: dict[str, MagicMock]) -> Callable[[str], Any]:
    return lambda name: importlib.import_module(f"app.device.ios.{name}")


def test_each_pattern_is_one_buzz(room: Callable[[str], Any], classes: dict[str, MagicMock]) -> None:
    vibrator = room("vibration").open_vibrator()
    vibrator.play((0.1, 0.1, 0.1))
    vibrator.play(())
    assert classes["plyer"].vibrate.call_count == 1


def test_a_device_without_a_motor_says_so(room: Callable[[str], Any], classes: dict[str, MagicMock]) -> None:
    classes["plyer"].exists.return_value = False
    assert isinstance(room("vibration").open_vibrator(), NullVibrator)


def test_a_sentence_stops_the_one_before_and_none_comes_after_closing(
    room: Callable[[str], Any], classes: dict[str, MagicMock]
) -> None:
    voice = room("voice").open_voice("de")
    voice.say("Halbzeit.")
    classes["AVSpeechSynthesisVoice"].voiceWithLanguage_.assert_called_once_with("@de")
    classes["AVSpeechUtterance"].speechUtteranceWithString_.assert_called_once_with("@Halbzeit.")
    engine = classes["AVSpeechSynthesizer"].alloc().init()
    assert [call[0] for call in engine.method_calls] == ["stopSpeakingAtBoundary_", "speakUtterance_"]
    voice.close()
    voice.say("Zu spät.")
    assert engine.speakUtterance_.call_count == 1


def test_a_language_without_a_voice_is_silent_and_says_so(
    room: Callable[[str], Any], classes: dict[str, MagicMock]
) -> None:
    classes["AVSpeechSynthesisVoice"] = MagicMock()
    classes["AVSpeechSynthesisVoice"].voiceWithLanguage_.return_value = None
    voice = room("voice").open_voice("eo")
    assert isinstance(voice, NullVoice)
    assert voice.reason


def test_the_sounds_mix_with_the_music(
    room: Callable[[str], Any], classes: dict[str, MagicMock], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sounds = room("sounds")
    monkeypatch.setattr(sounds, "open_kivy_sounds", lambda folder: folder)
    assert sounds.open_sounds(tmp_path) == tmp_path
    session = classes["AVAudioSession"].sharedInstance()
    session.setCategory_withOptions_error_.assert_called_once_with("@AVAudioSessionCategoryPlayback", 3, None)


@pytest.mark.parametrize(("style", "dark"), [(2, True), (1, False), (0, None)])
def test_the_surroundings_are_the_systems(
    room: Callable[[str], Any], classes: dict[str, MagicMock], style: int, dark: bool | None
) -> None:
    around = room("surroundings").open_surroundings()
    classes["UIScreen"] = MagicMock()
    classes["UIScreen"].mainScreen().traitCollection = SimpleNamespace(userInterfaceStyle=style)
    tags = classes["NSLocale"] = MagicMock()
    tags.preferredLanguages().count.return_value = 1
    tags.preferredLanguages().objectAtIndex_().UTF8String.return_value = "de-AT"
    assert around.dark() is dark
    assert around.languages() == ("de-AT",)
    assert around.edges() == Edges(0, 141, 0, 102)
    assert (around.text_scale(), around.reduced_motion()) == (1.0, False)


def test_a_file_is_handed_to_the_share_sheet_and_none_can_be_picked(
    room: Callable[[str], Any], classes: dict[str, MagicMock], tmp_path: Path
) -> None:
    files = room("files").open_files(lambda work: work())
    answers: list[object] = []
    files.share(tmp_path / "a.json", answers.append)
    assert files.problem == ""
    files.open(("json",), answers.append)
    assert answers == [True, None]
    assert files.problem == files.reason != ""
    classes["NSURL"].fileURLWithPath_.assert_called_once_with(f"@{tmp_path / 'a.json'}")
    window = classes["UIApplication"].sharedApplication().keyWindow
    assert window.rootViewController().presentViewController_animated_completion_.call_count == 1


def test_what_ios_raises_goes_no_further(room: Callable[[str], Any], classes: dict[str, MagicMock]) -> None:
    classes["NSURL"] = MagicMock()
    classes["NSURL"].fileURLWithPath_.side_effect = ObjcError
    answers: list[bool] = []
    files = room("files").open_files(lambda work: work())
    files.save(Path("a.json"), answers.append)
    files.share(Path("a.json"), answers.append)
    assert answers == [False, False]
    assert files.problem == "The file could not be shared."
