"""The one door to Java: classes by name, the level of the system, and what this process is to Android.

Java objects are annotated with the Java type they have, so that every call on them can be checked against
the system's interface without a phone.
"""

import os
from typing import Annotated, Any, TypeVar

import jnius
from jnius import JavaException, PythonJavaClass, autoclass, java_method

from app.device import tolerated

__all__ = [
    "SDK_INT",
    "PythonJavaClass",
    "ToleratedJava",
    "activity",
    "autoclass",
    "cast",
    "chars",
    "context",
    "in_service",
    "java_method",
    "kept",
    "string",
]

Activity = Annotated[Any, "android.app.Activity"]
Chars = Annotated[Any, "java.lang.CharSequence"]
Context = Annotated[Any, "android.content.Context"]
String = Annotated[Any, "java.lang.String"]

L = TypeVar("L", bound=PythonJavaClass)
_KEPT: list[PythonJavaClass] = []

# The level of the system's interface; Limber runs on 24 and later.
SDK_INT: int = autoclass("android.os.Build$VERSION").SDK_INT


def cast(java: str, it: Any) -> Any:
    """The same object as another of its classes; None stays None, of which pyjnius makes a wild pointer."""
    return None if it is None else jnius.cast(java, it)


def in_service() -> bool:
    """Whether this is the process of the background service, which has no activity and no window."""
    return "PYTHON_SERVICE_ARGUMENT" in os.environ


def activity() -> Activity:
    """The activity, or None in the service and after the activity has gone."""
    if in_service():
        return None
    return cast("android.app.Activity", autoclass("org.kivy.android.PythonActivity").mActivity)


def context() -> Context:
    """The activity, or in the service's process the service.

    As a mere Context: pyjnius takes python-for-android's own classes for a String where a method asks for
    either.
    """
    if in_service():
        return cast("android.content.Context", autoclass("org.kivy.android.PythonService").mService)
    return cast("android.content.Context", autoclass("org.kivy.android.PythonActivity").mActivity)


def kept(listener: L) -> L:
    """A listener that Java is handed, kept for as long as the process lives.

    Java's reference does not keep it alive, and what was asked for may be answered after whoever asked has
    gone: a voice that is given back before its engine was ready. Called then, what is freed ends the process.
    """
    _KEPT.append(listener)
    return listener


def string(text: str) -> String:
    """A text as Java's own String, for a method that takes much else: Python's str might pass for a char.

    pyjnius keeps 16 bits of every character, which makes an emoji another sign. Java has two characters in
    its place; given as two, both arrive.
    """
    return autoclass("java.lang.String")(_in_16_bits(text))


def _in_16_bits(text: str) -> str:
    """The same text with every character beyond 16 bits as the two that stand for it in UTF-16."""
    if text.isascii():
        return text
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(low | high << 8) for low, high in zip(raw[::2], raw[1::2], strict=True))


def chars(text: str) -> Chars:
    """A text for a parameter that asks for a CharSequence, which Python's own str does not fit."""
    return jnius.cast("java.lang.CharSequence", string(text))


class ToleratedJava(tolerated.Tolerated):
    """Goes on after what a call on Java raises: its own exceptions, no fitting overload, no member.

    A text that other apps hand over may hold half an emoji, which Java allows and pyjnius does not decode.
    """

    raised = (JavaException, TypeError, AttributeError, UnicodeDecodeError)
