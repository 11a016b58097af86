"""The runner's files, through the system's own pickers; no permission is needed for any of it."""

import logging
import mimetypes
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from app.core.i18n import mark as _
from app.device.android.documents import Documents, Resolver, Uri
from app.device.android.java import (
    SDK_INT,
    PythonJavaClass,
    ToleratedJava,
    activity,
    autoclass,
    cast,
    chars,
    java_method,
    kept,
    string,
)
from app.device.files import Answering, Files, NullFiles

Intent = Annotated[Any, "android.content.Intent"]

_log = logging.getLogger(__name__)

_FIRST_CODE = 4710  # requests of others, such as for permissions, have small numbers
_FOLDER = "Download/Limber"
_ANY = "application/octet-stream"
_KINDS = {".ics": "text/calendar"}  # that Python knows only where the system has a list of them
_NO_PICKER = _("This phone has no file picker that works.")
_NOT_SHARED = _("The file could not be shared.")


class _Result(PythonJavaClass):
    __javainterfaces__ = ("org/kivy/android/PythonActivity$ActivityResultListener",)
    __javacontext__ = "app"

    def __init__(self, came: Callable[[int, int, Intent], None]) -> None:
        super().__init__()
        self.came = came

    @java_method("(IILandroid/content/Intent;)V")
    def onActivityResult(self, code: int, result: int, intent: Intent) -> None:  # noqa: N802 - Java's name
        self.came(code, result, intent)


class AndroidFiles(Answering):
    """Asks the system's picker for a document, and copies to or from it in a thread.

    To share a file with another app it must stand behind a content address. A provider of one's own would
    need Java code or a library, so the system's are used: from Android 10 on a copy in Download/Limber,
    before that a copy where the runner says.

    Args:
        to_drawing: Calls something on the thread that draws.
    """

    def __init__(self, to_drawing: Callable[[Callable[[], None]], None]) -> None:
        super().__init__(to_drawing)
        self._activity = activity()
        self._resolver: Resolver = self._activity.getContentResolver()
        self._documents = Documents(self._resolver)
        self._cache = Path(self._activity.getCacheDir().getAbsolutePath()) / "picked"
        self._waiting: dict[int, Callable[[Uri], None]] = {}
        self._code = _FIRST_CODE
        self._listener = kept(_Result(self._came))
        shown = autoclass("org.kivy.android.PythonActivity").mActivity
        shown.registerActivityResultListener(self._listener)

    def open(self, endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        """Lets the runner pick one file; gives a copy of it, or None.

        The endings are not asked for: the picker knows types only, and YAML's is not known to every phone.
        """
        intents = autoclass("android.content.Intent")
        with ToleratedJava("No file can be picked"):
            intent = intents(intents.ACTION_OPEN_DOCUMENT)
            intent.addCategory(intents.CATEGORY_OPENABLE)
            intent.setType("*/*")
            self._ask(intent, lambda uri: self._work(then, self._fetch, uri))
            return
        self._answer(then, None, _NO_PICKER)

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        """Lets the runner choose where a copy of `source` goes; the answer says whether it was written."""
        with ToleratedJava("No file can be saved"):
            self._create(source, lambda uri: self._work(then, lambda to: self._write(source, to), uri))
            return
        self._answer(then, False, _NO_PICKER)

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        """Offers `source` to other apps; the answer says whether it was offered."""
        with ToleratedJava("No file can be shared"):
            if SDK_INT >= 29:
                self._work(then, lambda _uri: self._share_download(source), None)
            else:
                self._create(
                    source, lambda uri: self._work(then, lambda to: self._share_copy(source, to), uri)
                )
            return
        self._answer(then, False, _NO_PICKER)

    def _create(self, source: Path, then: Callable[[Uri], None]) -> None:
        intents = autoclass("android.content.Intent")
        intent = intents(intents.ACTION_CREATE_DOCUMENT)
        intent.addCategory(intents.CATEGORY_OPENABLE)
        intent.setType(_kind(source))
        intent.putExtra(intents.EXTRA_TITLE, string(source.name))
        self._ask(intent, then)

    def _ask(self, intent: Intent, then: Callable[[Uri], None]) -> None:
        self._code += 1
        self._waiting[self._code] = then
        self._activity.startActivityForResult(intent, self._code)

    def _came(self, code: int, result: int, intent: Intent) -> None:
        then = self._waiting.pop(code, None)
        if then is None:
            return
        uri: Uri = None
        with ToleratedJava("What was picked is unknown"):
            # The result is asked first: a null that Java hands in arrives as an object, and no None.
            if result == autoclass("android.app.Activity").RESULT_OK:
                uri = intent.getData()
        then(uri)

    def _work(self, then: Callable[[Any], None], work: Callable[[Uri], tuple[Any, str]], uri: Uri) -> None:
        threading.Thread(target=lambda: self._answer(then, *work(uri)), name="files", daemon=True).start()

    def _fetch(self, uri: Uri) -> tuple[Path | None, str]:
        if uri is None:
            return None, ""
        try:
            with ToleratedJava("A picked file could not be read"):
                self._clear()  # of what an earlier pick has left
                to = self._documents.copy(uri, self._cache)
                return to, ""
        except OSError as error:
            _log.warning("A picked file could not be read: %s", error)
            self._clear()
        return None, _("The file could not be read. Copy it to the phone first, then pick it there.")

    def _clear(self) -> None:
        shutil.rmtree(self._cache, ignore_errors=True)

    def forget(self, picked: Path) -> None:
        """Deletes the copy of a picked file."""
        if picked.parent == self._cache:
            self._clear()

    def _write(self, source: Path, uri: Uri) -> tuple[bool, str]:
        if uri is None:
            return False, ""
        try:
            with ToleratedJava("A file could not be written"):
                # Write-only, so that a picker for a place on the internet can be written through as well.
                descriptor = self._resolver.openFileDescriptor(uri, "wt").detachFd()
                with source.open("rb") as file, os.fdopen(descriptor, "wb") as copy:
                    shutil.copyfileobj(file, copy)
                return True, ""
        except OSError as error:
            _log.warning("A file could not be written: %s", error)
        return False, _("The file could not be written there. Choose another folder.")

    def _share_download(self, source: Path) -> tuple[bool, str]:
        with ToleratedJava("No file can be shared"):
            columns = autoclass("android.provider.MediaStore$MediaColumns")
            downloads = autoclass("android.provider.MediaStore$Downloads").EXTERNAL_CONTENT_URI
            values = autoclass("android.content.ContentValues")()
            values.put(columns.DISPLAY_NAME, string(source.name))
            values.put(columns.MIME_TYPE, string(_kind(source)))
            values.put(columns.RELATIVE_PATH, string(_FOLDER))
            shared, _problem = self._share_copy(source, self._resolver.insert(downloads, values))
            if shared:
                return True, ""
        return False, _NOT_SHARED  # nobody was asked for a folder, so no other one can be chosen

    def _share_copy(self, source: Path, uri: Uri) -> tuple[bool, str]:
        written, problem = self._write(source, uri)
        if not written:  # nothing was chosen, or there is no room
            return False, problem
        intents = autoclass("android.content.Intent")
        with ToleratedJava("No file can be shared"):
            intent = intents(intents.ACTION_SEND)
            intent.setType(_kind(source))
            intent.putExtra(intents.EXTRA_STREAM, cast("android.os.Parcelable", uri))
            intent.addFlags(intents.FLAG_GRANT_READ_URI_PERMISSION)
            self._activity.startActivity(intents.createChooser(intent, chars(source.name)))
            return True, ""
        return False, _NOT_SHARED


def _kind(source: Path) -> str:
    return _KINDS.get(source.suffix.lower()) or mimetypes.guess_type(source.name)[0] or _ANY


def open_files(to_drawing: Callable[[Callable[[], None]], None]) -> Files:
    """The system's pickers, or none where no activity is there to show them."""
    if activity() is None:
        return NullFiles(_("Files can be picked only while the app is open."))
    return AndroidFiles(to_drawing)
