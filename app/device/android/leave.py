"""Leave to show notifications, which Android wants from version 13 on."""

from collections.abc import Callable
from typing import Annotated, Any

from app.device.android.java import (
    SDK_INT,
    PythonJavaClass,
    ToleratedJava,
    activity,
    autoclass,
    java_method,
    kept,
)
from app.device.leave import NoticeLeave, NullNoticeLeave

_PERMISSION = "android.permission.POST_NOTIFICATIONS"
_ASKED = 1
_SINCE = 33


class _Answer(PythonJavaClass):
    __javainterfaces__ = ("org/kivy/android/PythonActivity$PermissionsCallback",)
    __javacontext__ = "app"

    def __init__(self, came: Callable[[int], None]) -> None:
        super().__init__()
        self.came = came

    @java_method("(I[Ljava/lang/String;[I)V")
    def onRequestPermissionsResult(self, code: int, _names: Any, _given: Any) -> None:  # noqa: N802 - Java's name
        self.came(code)


class AndroidNoticeLeave:
    """Asks through the activity. The system asks twice at most, and then answers by itself.

    Args:
        to_drawing: Calls something on the thread that draws.
    """

    def __init__(self, to_drawing: Callable[[Callable[[], None]], None]) -> None:
        self.reason = ""
        self._to_drawing = to_drawing
        self._activity = activity()
        self._waiting: list[Callable[[], None]] = []
        self._listener = kept(_Answer(self._came))
        self._shown = autoclass("org.kivy.android.PythonActivity").mActivity

    def needed(self) -> bool:
        """Whether it has not been given."""
        with ToleratedJava("Whether notifications are allowed is unknown"):
            granted = autoclass("android.content.pm.PackageManager").PERMISSION_GRANTED
            return bool(self._activity.checkSelfPermission(_PERMISSION) != granted)
        return False

    def ask(self, then: Callable[[], None]) -> None:
        """Has the system ask; goes on at once where that cannot be."""
        self._waiting.append(then)
        with ToleratedJava("Leave to notify could not be asked for"):
            self._shown.addPermissionsCallback(self._listener)
            wanted: Annotated[list[str], "String[]"] = [_PERMISSION]
            self._activity.requestPermissions(wanted, _ASKED)
            return
        self._came(_ASKED)

    def _came(self, code: int) -> None:
        if code == _ASKED:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                self._to_drawing(then)


def open_leave(to_drawing: Callable[[Callable[[], None]], None]) -> NoticeLeave:
    """What asks; nothing where the system wants no leave, and in the service, which can ask nobody."""
    if SDK_INT < _SINCE or activity() is None:
        return NullNoticeLeave()
    return AndroidNoticeLeave(to_drawing)
