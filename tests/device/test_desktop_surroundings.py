import plistlib
from pathlib import Path

import pytest

from app.device.desktop.surroundings import DesktopSurroundings
from app.device.surroundings import Edges


def desk(home: Path, platform: str = "linux", **environment: str) -> DesktopSurroundings:
    return DesktopSurroundings(environment, home, platform)


def gtk(home: Path, text: str, version: str = "3.0") -> None:
    folder = home / ".config" / f"gtk-{version}"
    folder.mkdir(parents=True)
    (folder / "settings.ini").write_text(f"[Settings]\n{text}\n")


def test_where_nothing_is_written_down_nothing_is_known(tmp_path: Path) -> None:
    for platform in ("linux", "darwin", "win32"):
        around = desk(tmp_path, platform)
        assert around.dark() is None
        assert around.languages() == ()
        assert around.text_scale() == 1.0
        assert around.reduced_motion() is False
        assert around.edges() == Edges()
        assert around.reason == ""


@pytest.mark.parametrize(
    ("text", "dark"),
    [
        ("gtk-application-prefer-dark-theme=1", True),
        ("gtk-application-prefer-dark-theme=true", True),
        ("gtk-application-prefer-dark-theme=0", False),
        ("gtk-theme-name=Adwaita-dark", True),
        ("gtk-theme-name=Adwaita", False),
        ("gtk-font-name=Sans 11", None),
    ],
)
def test_gtks_settings_tell_the_theme(tmp_path: Path, text: str, dark: bool | None) -> None:
    gtk(tmp_path, text)
    assert desk(tmp_path).dark() is dark


def test_the_environment_tells_the_theme_too(tmp_path: Path) -> None:
    assert desk(tmp_path, GTK_THEME="Adwaita:dark").dark() is True
    assert desk(tmp_path, GTK_THEME="Adwaita").dark() is False


@pytest.mark.parametrize(("scheme", "dark"), [("BreezeDark", True), ("BreezeLight", False)])
def test_on_kde_its_colours_tell_the_theme(tmp_path: Path, scheme: str, dark: bool) -> None:
    folder = tmp_path / "settings"
    folder.mkdir()
    (folder / "kdeglobals").write_text(f"[$Version]\nupdate_info=a,b\n\n[General]\nColorScheme={scheme}\n")
    around = desk(tmp_path, XDG_CURRENT_DESKTOP="ubuntu:KDE", XDG_CONFIG_HOME=str(folder))
    assert around.dark() is dark


def test_animations_switched_off_mean_less_motion(tmp_path: Path) -> None:
    gtk(tmp_path, "gtk-enable-animations=0", "4.0")
    assert desk(tmp_path).reduced_motion() is True


@pytest.mark.parametrize("text", [b"no section\n", b"[Settings\n", b"\xff\xfe\x00"])
def test_a_broken_file_says_nothing(tmp_path: Path, text: bytes) -> None:
    gtk(tmp_path, "")
    (tmp_path / ".config" / "gtk-3.0" / "settings.ini").write_bytes(text)
    assert desk(tmp_path).dark() is None


@pytest.mark.parametrize(
    ("settings", "dark", "languages"),
    [
        ({"AppleInterfaceStyle": "Dark", "AppleLanguages": ["de-AT", "en"]}, True, ("de-AT", "en")),
        ({"AppleLanguages": []}, False, ()),
        ({}, None, ()),
    ],
)
def test_a_mac_tells_by_its_preferences(
    tmp_path: Path, settings: dict[str, object], dark: bool | None, languages: tuple[str, ...]
) -> None:
    path = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    path.parent.mkdir(parents=True)
    path.write_bytes(plistlib.dumps(settings, fmt=plistlib.FMT_BINARY))
    assert desk(tmp_path, "darwin").dark() is dark
    assert desk(tmp_path, "darwin").languages() == languages


def test_a_macs_broken_preferences_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"broken")
    assert desk(tmp_path, "darwin").dark() is None


@pytest.mark.parametrize(
    ("environment", "languages"),
    [
        ({"LANG": "de_AT.UTF-8"}, ("de-AT",)),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_FR.UTF-8"}, ("fr-FR",)),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "ca_ES.UTF-8@valencia"}, ("ca-ES",)),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de_AT:de:en"}, ("de-AT", "de", "en", "de-DE")),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, ()),
        ({"LANG": "POSIX"}, ()),
    ],
)
def test_the_environment_tells_the_languages(
    tmp_path: Path, environment: dict[str, str], languages: tuple[str, ...]
) -> None:
    assert desk(tmp_path, **environment).languages() == languages
