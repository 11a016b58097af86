"""Work beside the thread that draws."""

import threading
from collections.abc import Callable
from typing import TypeVar

from kivy.clock import Clock

R = TypeVar("R")
THREAD = "data"


def beside(work: Callable[[], R], then: Callable[[R], None]) -> None:
    """Does work on a thread of its own, and the rest where things are drawn."""

    def run() -> None:
        result = work()
        Clock.schedule_once(lambda _dt: then(result))

    threading.Thread(target=run, name=THREAD).start()
