"""The one door to Java: classes by name, the level of the system, and what this process is to Android.

Java objects are annotated with the Java type they have, so that every call on them can be checked against
the system's interface without a phone.
"""

import logging
import os
from typing import Annotated, Any

from jnius import JavaException, PythonJavaClass, autoclass, cast, java_method

__all__ = [
    "SDK_INT",
    "PythonJavaClass",
    "Tolerated",
    "activity",
    "autoclass",
    "cast",
    "chars",
    "context",
    "in_service",
    "java_method",
]

Activity = Annotated[Any, "android.app.Activity"]
Chars = Annotated[Any, "java.lang.CharSequence"]
Context = Annotated[Any, "android.content.Context"]

_log = logging.getLogger(__name__)

# The level of the system's interface; Limber runs on 24 and later.
SDK_INT: int = autoclass("android.os.Build$VERSION").SDK_INT


def in_service() -> bool:
    """Whether this is the process of the background service, which has no activity and no window."""
    return "PYTHON_SERVICE_ARGUMENT" in os.environ


def activity() -> Activity:
    """The activity, or None in the service and after the activity has gone."""
    found = None if in_service() else autoclass("org.kivy.android.PythonActivity").mActivity
    return None if found is None else cast("android.app.Activity", found)


def context() -> Context:
    """The activity, or in the service's process the service.

    As a mere Context: pyjnius takes python-for-android's own classes for a String where a method asks for
    either.
    """
    if in_service():
        return cast("android.content.Context", autoclass("org.kivy.android.PythonService").mService)
    return cast("android.content.Context", autoclass("org.kivy.android.PythonActivity").mActivity)


def chars(text: str) -> Chars:
    """A text for a parameter that asks for a CharSequence, which Python's own str does not fit."""
    return cast("java.lang.CharSequence", autoclass("java.lang.String")(text))


# What pyjnius raises: for Java's own exceptions, where no overload fits, and where a member or an object lacks.
_RAISED = (JavaException, TypeError, AttributeError)


class Tolerated:
    """Goes on after whatever a call on Java raises, for a port never does.

    Args:
        lost: What the runner loses by it, for the log.
    """

    def __init__(self, lost: str) -> None:
        self._lost = lost

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, _RAISED):
            return False
        _log.warning("%s: %s", self._lost, error)
        return True
