"""Errors that must not stop whoever meets them."""

import threading


def report_uncaught(error: Exception) -> None:
    """Hands an error to whoever looks after those of threads that nobody has caught; never raises.

    For what a failure must not stop, such as the cues of a session: it goes on, and the failure is not lost.
    """
    thread = threading.current_thread()
    threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, thread)))
