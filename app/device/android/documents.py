"""What stands behind the content addresses of other apps: its name, and a copy of it within bounds."""

import time
from pathlib import Path
from typing import Annotated, Any

from app.device.android.java import autoclass
from app.device.files import MOST_BYTES, copy_in_time, safe_name

Resolver = Annotated[Any, "android.content.ContentResolver"]
Uri = Annotated[Any, "android.net.Uri"]

PATIENCE_S = 60.0  # a provider fetches over a slow net, or keeps an app waiting for ever


class Documents:
    """Reads documents of other apps, from any thread but the one that draws.

    Args:
        resolver: The app's own.
    """

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def name(self, uri: Uri) -> str:
        """What a document calls itself, such that it can be the name of a file."""
        column = autoclass("android.provider.OpenableColumns").DISPLAY_NAME
        row = self._resolver.query(uri, None, None, None, None)
        name = ""
        if row is not None:
            try:
                at = row.getColumnIndex(column)
                if at >= 0 and row.moveToFirst():
                    name = row.getString(at) or ""
            finally:
                row.close()
        return safe_name(name)

    def copy(self, uri: Uri, folder: Path, most: int = MOST_BYTES, until: float | None = None) -> Path:
        """A copy of a document in a folder, which is made.

        How long the other app takes to name and to open it is not bounded here; what comes then is.

        Args:
            uri: Where it stands.
            folder: Where its copy goes.
            most: Bytes that may come.
            until: When its end must have come, by `time.monotonic`; None for a minute from now.

        Raises:
            OSError: It cannot be read or written, is larger than `most` bytes, or does not come.
            JavaException: Another app refuses it.
            UnicodeDecodeError: Its name is no text.
        """
        until = time.monotonic() + PATIENCE_S if until is None else until
        folder.mkdir(parents=True, exist_ok=True)
        to = folder / self.name(uri)
        descriptor = self._resolver.openFileDescriptor(uri, "r").detachFd()
        with to.open("wb") as file:
            copy_in_time(descriptor, file, most, until - time.monotonic())
        return to
