"""What a desktop says about itself, as far as that costs no more than reading a small file."""

import configparser
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from app.device.surroundings import Edges

_APPLE = Path("Library/Preferences/.GlobalPreferences.plist")
_WINDOWS_THEME = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
_WINDOWS_LANGUAGES = r"Control Panel\International\User Profile"


class DesktopSurroundings:
    """Reads what the desktop has written down for every program.

    Args:
        environment: The environment's variables.
        home: The user's home.
        platform: As in `sys.platform`.
    """

    reason = ""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        home: Path | None = None,
        platform: str = sys.platform,
    ) -> None:
        self._environment, self._platform = environment, platform
        self._home = home if home is not None else Path(os.path.expanduser("~"))  # noqa: PTH111 - never raises

    def dark(self) -> bool | None:
        """Whether the desktop is dark; None where it does not say."""
        if self._platform == "darwin":
            settings = self._apple()
            return settings.get("AppleInterfaceStyle") == "Dark" if settings else None
        if self._platform == "win32":
            light = _windows(_WINDOWS_THEME, "AppsUseLightTheme")
            return light == 0 if isinstance(light, int) else None
        return self._dark_kde() if self._of_kde() else self._dark_gtk()

    def languages(self) -> tuple[str, ...]:
        """Language tags, best first, such as `de-AT`; empty where unknown."""
        found: object = None
        if self._platform == "darwin":
            found = self._apple().get("AppleLanguages")
        elif self._platform == "win32":
            found = _windows(_WINDOWS_LANGUAGES, "Languages")
        if isinstance(found, list) and found:
            return tuple(map(str, found))
        return _tags(self._environment)

    def text_scale(self) -> float:
        """As designed: the window follows the display's own scale."""
        return 1.0

    def reduced_motion(self) -> bool:
        """Whether the runner has asked the desktop for less motion; known on GTK's only."""
        return self._gtk("gtk-enable-animations") in ("0", "false")

    def edges(self) -> Edges:
        """Nothing is covered."""
        return Edges()

    def _of_kde(self) -> bool:
        return "KDE" in self._environment.get("XDG_CURRENT_DESKTOP", "").split(":")

    def _dark_kde(self) -> bool | None:
        name = self._ini("kdeglobals", "General", "ColorScheme")
        return "dark" in name.lower() if name else None

    def _dark_gtk(self) -> bool | None:
        theme = self._environment.get("GTK_THEME", "") or self._gtk("gtk-theme-name")
        wish = self._gtk("gtk-application-prefer-dark-theme")
        if not theme and not wish:
            return None
        return wish in ("1", "true") or theme.lower().endswith(("-dark", ":dark"))

    def _gtk(self, key: str) -> str:
        return self._ini("gtk-4.0/settings.ini", "Settings", key) or self._ini(
            "gtk-3.0/settings.ini", "Settings", key
        )

    def _ini(self, name: str, section: str, key: str) -> str:
        folder = Path(self._environment.get("XDG_CONFIG_HOME") or self._home / ".config")
        parser = configparser.ConfigParser(interpolation=None, strict=False)
        try:
            parser.read(folder / name, "utf-8")
        except (OSError, UnicodeError, configparser.Error):
            return ""
        return parser.get(section, key, fallback="").strip().lower()

    def _apple(self) -> dict[str, object]:
        import plistlib  # reads XML, which the first frame elsewhere need not wait for

        try:
            found = plistlib.loads((self._home / _APPLE).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def _windows(key: str, name: str) -> object:
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except OSError:
            pass
    return None


def _tags(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Languages as gettext finds them: LANGUAGE is a list, the others are one locale each."""
    found = [environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""]
    if found[0].split(".")[0] in ("C", "POSIX", ""):
        return ()
    found[:0] = environment.get("LANGUAGE", "").split(":")
    tags = (one.split(".")[0].split("@")[0].replace("_", "-") for one in found)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def open_surroundings() -> DesktopSurroundings:
    """The desktop around the app."""
    return DesktopSurroundings()
