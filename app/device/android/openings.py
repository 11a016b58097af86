"""What Android hands the app: documents of other apps, shared texts, and the shortcuts on the icon."""

import logging
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Annotated, Any, get_args

from app.core.i18n import mark as _
from app.device.android import documents
from app.device.android.documents import Documents, Uri
from app.device.android.java import PythonJavaClass, ToleratedJava, activity, autoclass, java_method, kept
from app.device.files import MOST_BYTES, safe_name
from app.device.openings import NullOpenings, Openings, Shortcut, Wish

Intent = Annotated[Any, "android.content.Intent"]
Clip = Annotated[Any, "android.content.ClipData"]

_log = logging.getLogger(__name__)

_MOST_FILES, _MOST_NAMED = 20, 5  # that come at once; of those beyond, that are asked for their names
_MARGIN_S = 1.0  # for what can give up on its own
_MOST_CHARACTERS = 1_000_000  # the system itself carries no more
_SHORTCUTS: dict[str, Shortcut] = {
    each.upper().replace("-", "_"): each for each in get_args(Shortcut) if each
}  # the last part of the action: WARM_UP
_UNREAD = _("What another app wanted to open here could not be read. Save it on the phone, then pick it.")
_EMPTY = _("What another app wanted to open here holds no file and no text.")


class _NewIntent(PythonJavaClass):
    __javainterfaces__ = ("org/kivy/android/PythonActivity$NewIntentListener",)
    __javacontext__ = "app"

    def __init__(self, came: Callable[[Intent], None]) -> None:
        super().__init__()
        self.came = came

    @java_method("(Landroid/content/Intent;)V")
    def onNewIntent(self, intent: Intent) -> None:  # noqa: N802 - Java's name
        self.came(intent)


class AndroidOpenings:
    """Copies what comes at once, in a thread: the leave to read it ends with the activity that was given it.

    Only content addresses are read. A file address would be opened in Limber's own name, and so could lead
    another app to Limber's own files.

    Args:
        to_drawing: Calls something on the thread that draws.
    """

    def __init__(self, to_drawing: Callable[[Callable[[], None]], None]) -> None:
        self.reason = ""
        self._to_drawing = to_drawing
        self._activity = activity()
        self._documents = Documents(self._activity.getContentResolver())
        self._folder = Path(self._activity.getCacheDir().getAbsolutePath()) / "opened"
        self._package = str(self._activity.getPackageName())
        self._followed = self._folder.with_name("followed")
        self._numbers = count(1)
        self._asked: Callable[[Wish], None] | None = None
        self._listener = kept(_NewIntent(self._came))
        self._shown = autoclass("org.kivy.android.PythonActivity").mActivity

    def follow(self, asked: Callable[[Wish], None]) -> None:
        """Tells what the app was started for, and from then on each further wish."""
        shutil.rmtree(self._folder, ignore_errors=True)  # of what an app that died has left
        self._asked = asked
        with ToleratedJava("What the app was opened for is unknown"):
            self._shown.registerNewIntentListener(self._listener)
            started: Intent = self._activity.getIntent()
            if started is not None and not self._is_old(started):
                self._came(started)

    def forget(self, files: Sequence[Path]) -> None:
        """Deletes the copies of a wish."""
        for path in files:
            if path.parent.parent.parent == self._folder:
                shutil.rmtree(path.parent.parent, ignore_errors=True)

    def close(self) -> None:
        """Hears nothing after this."""
        self._asked = None
        with suppress(OSError):  # whoever opens the app with the same again wants it again
            self._followed.unlink(missing_ok=True)
        with ToleratedJava("New wishes are heard on"):
            self._shown.unregisterNewIntentListener(self._listener)

    def _is_old(self, intent: Intent) -> bool:
        """Whether the system shows a wish once more.

        It does so as the app comes back from the list of recent ones, and when it has ended the process: then
        it makes the activity anew, in the same task and with the intent that first led there.
        """
        history = autoclass("android.content.Intent").FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY
        if intent.getFlags() & history:
            return True
        now = f"{self._activity.getTaskId()} {intent.filterHashCode()}"
        with suppress(OSError, UnicodeDecodeError):
            if self._followed.read_text("ascii") == now:
                return True
        with suppress(OSError):  # at worst it comes once more
            self._followed.parent.mkdir(parents=True, exist_ok=True)
            self._followed.write_text(now, "ascii")
        return False

    def _came(self, intent: Intent) -> None:
        """A wish, on any thread; what it holds is read here, and copied on a thread of its own."""
        with ToleratedJava("What another app asked for is unknown"):
            intents = autoclass("android.content.Intent")
            action = str(intent.getAction() or "")
            shortcut = _SHORTCUTS.get(action.removeprefix(f"{self._package}."), "")
            if shortcut:
                self._tell(Wish(shortcut=shortcut))
            elif action == intents.ACTION_VIEW:
                found: Uri = intent.getData()
                self._take([] if found is None else [found], "")
            elif action in (intents.ACTION_SEND, intents.ACTION_SEND_MULTIPLE):
                self._take(*self._held(intent))
            return
        self._tell(Wish(problem=_UNREAD))

    def _held(self, intent: Intent) -> tuple[list[Uri], str]:
        """What was shared. The system puts all of it into the clip, whose members have one type each.

        The extras of an intent could hold anything, also what breaks whoever unpacks it: they come last.
        """
        clip: Clip = intent.getClipData()
        uris: list[Uri] = []
        text: Any = None
        for at in range(clip.getItemCount() if clip is not None else 0):
            item = clip.getItemAt(at)
            uri, words = item.getUri(), item.getText()
            if uri is not None:
                uris.append(uri)
            elif not text and words is not None:
                text = words if isinstance(words, str) else words.toString()  # a mere String is one already
        if not uris and not text:
            text = intent.getStringExtra(autoclass("android.content.Intent").EXTRA_TEXT)
        return uris, str(text or "")

    def _take(self, uris: Sequence[Uri], text: str) -> None:
        if uris:
            folder = self._folder / str(next(self._numbers))
            ended = _Once()
            # Another app may never say what it has: its thread waits on, but not the runner.
            over = threading.Timer(documents.PATIENCE_S + _MARGIN_S, self._give_up, (ended,))
            over.daemon = True

            def work() -> None:
                wish = self._fetched(uris, folder)
                over.cancel()
                if ended.is_first():
                    self._tell(wish)
                else:
                    shutil.rmtree(folder, ignore_errors=True)

            over.start()
            threading.Thread(target=work, name="openings", daemon=True).start()
        elif len(text) > _MOST_CHARACTERS:
            self._tell(Wish(problem=_UNREAD))
        else:
            self._tell(Wish(text=text) if text.strip() else Wish(problem=_EMPTY))

    def _give_up(self, ended: "_Once") -> None:
        if ended.is_first():
            _log.warning("A document of another app does not come")
            self._tell(Wish(problem=_UNREAD))

    def _fetched(self, uris: Sequence[Uri], folder: Path) -> Wish:
        files: list[Path] = []
        left, until = MOST_BYTES, time.monotonic() + documents.PATIENCE_S  # of all together
        try:
            with ToleratedJava("A document of another app could not be read"):
                for number, uri in enumerate(uris[:_MOST_FILES]):
                    if str(uri.getScheme()) != "content":
                        raise OSError("it has no content address")
                    copy = self._documents.copy(uri, folder / str(number), left, until)
                    files.append(copy)
                    left -= copy.stat().st_size
                beyond = [
                    self._name(uri) if number < _MOST_NAMED else safe_name("")
                    for number, uri in enumerate(uris[_MOST_FILES:])
                ]
                return Wish(files=tuple(files), beyond=beyond)
        except OSError as error:
            _log.warning("A document of another app could not be read: %s", error)
        shutil.rmtree(folder, ignore_errors=True)
        return Wish(problem=_UNREAD)

    def _name(self, uri: Uri) -> str:
        """What a document calls itself, or that it is a file."""
        with ToleratedJava("A document of another app has no name"):
            return self._documents.name(uri)
        return safe_name("")

    def _tell(self, wish: Wish) -> None:
        def tell() -> None:
            if self._asked is not None:
                self._asked(wish)

        self._to_drawing(tell)


class _Once:
    """Which of two threads came first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def is_first(self) -> bool:
        """True for the one that asks first, and False ever after."""
        return self._lock.acquire(blocking=False)


def open_openings(to_drawing: Callable[[Callable[[], None]], None]) -> Openings:
    """What the app is opened for, or nothing where there is no activity that could be opened."""
    if activity() is None:
        return NullOpenings()
    return AndroidOpenings(to_drawing)
