"""Starts the app anew in a process of its own, where this one can draw no more."""

import os
from collections.abc import Callable

from app.device.android.java import ToleratedJava, activity, autoclass


def relaunch(leave: Callable[[int], object] = os._exit) -> bool:
    """Has the system start the app again and ends this process; what has to be kept is kept already.

    Args:
        leave: Ends the process.

    Returns:
        False where the system does not do it; else it does not return.
    """
    shown = activity()
    if shown is None:
        return False
    with ToleratedJava("The app cannot be started anew"):
        intents = autoclass("android.content.Intent")
        intent = shown.getPackageManager().getLaunchIntentForPackage(shown.getPackageName())
        if intent is None:
            return False
        intent.addFlags(intents.FLAG_ACTIVITY_NEW_TASK | intents.FLAG_ACTIVITY_CLEAR_TASK)
        shown.startActivity(intent)
        leave(0)
        return True
    return False
