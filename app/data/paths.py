"""Where Limber's own files are, and where the user's go."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_IN_WHEEL = _PACKAGE / "share"


def share_folder() -> Path:
    """The folder that holds `routines/` and `assets/`.

    A wheel carries them inside the package; a checkout and the phone have them beside it.
    """
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent


def default_user_folder() -> Path:
    """The user's own folder on this machine; it need not exist yet.

    On Android the app and its service are both told where `files/` is. `files/app`, the code beside it, is
    wiped by every update, and the rules in `assets/android/` back up `files/user` alone.
    """
    if private := os.environ.get("ANDROID_PRIVATE"):
        return Path(private) / "user"
    from platformdirs import user_data_path  # only needed where no folder was given

    return user_data_path("Limber", appauthor=False)


def reports_folder(user: Path) -> Path:
    """Where reports of problems with the app itself are kept, which no system backs up."""
    return user / "cache" / "reports"
