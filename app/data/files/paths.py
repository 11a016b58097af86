"""Where Limber's own files are, and where the user's go."""

import os
import tempfile
from pathlib import Path

from app.core.i18n import mark as _

NO_HOME = _(
    "This computer does not say where your home folder is, so what you do is kept only until it clears "
    "its temporary files. Set HOME and open Limber again."
)
_PACKAGE = Path(__file__).resolve().parents[2]
_IN_WHEEL = _PACKAGE / "share"


def share_folder() -> Path:
    """The folder that holds `routines/` and `assets/`.

    A wheel carries them inside the package; a checkout and the phone have them beside it.
    """
    return _IN_WHEEL if _IN_WHEEL.is_dir() else _PACKAGE.parent


def default_user_folder() -> Path:
    """The user's own folder on this machine; it need not exist yet.

    On Android the app and its service are both told where `files/` is. `files/app`, the code beside it, is
    wiped by every update, and the rules in `assets/android/` back up `files/user` alone. Where nobody knows a
    home, it is a folder among the temporary files, the same for every start; `homeless` then says so.
    """
    if private := os.environ.get("ANDROID_PRIVATE"):
        return Path(private) / "user"
    if homeless():
        user = os.getuid() if hasattr(os, "getuid") else 0
        return Path(tempfile.gettempdir()) / f"limber-{user}"
    from platformdirs import user_data_path  # only needed where no folder was given

    return user_data_path("Limber", appauthor=False)


def homeless() -> bool:
    """Whether nothing says where the user's own files belong."""
    if os.environ.get("ANDROID_PRIVATE") or os.environ.get("XDG_DATA_HOME"):
        return False
    return os.path.expanduser("~") == "~"  # noqa: PTH111 - Path.home raises


def reports_folder(user: Path) -> Path:
    """Where reports of problems with the app itself are kept, which no system backs up."""
    return user / "cache" / "reports"
