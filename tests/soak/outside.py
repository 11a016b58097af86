"""What lies outside the app while it is soaked: devices that only count, a clock for Kivy that is moved by hand,
and somebody who hears of every fault, also of one that was caught on the way."""

import logging
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from app.device.detect import Device
from app.device.surroundings import Edges

FRAME_S = 1 / 30
BESIDE = ("data", "files", "warming", "own files", "lists")  # threads that come to an end by themselves


class Outside:
    """The system around the app; every way out of the app is counted and leads nowhere.

    Attributes:
        went: How often each way was taken.
        picks: What the runner picks from files, one after the other; None picks nothing.
        is_dark, tags, scale, calm: What the system says about itself.
    """

    reason = ""

    def __init__(self) -> None:
        self.went: Counter[str] = Counter()
        self.picks: list[Path | None] = [None]
        self.is_dark: bool | None = None
        self.tags: tuple[str, ...] = ()
        self.scale, self.calm, self.covered = 1.0, False, Edges()

    def device(self, *_: Any) -> Device:
        """Instead of what this machine has."""
        return Device(
            vibrator=self, sounds=_Sounds(self), voice=_Voice(self), screen=self,
            files=_Files(self), dialler=_Dialler(self), surroundings=self,
        )  # fmt: skip

    def play(self, _pattern: Any) -> None:
        self.went["vibration"] += 1

    def keep_on(self, on: bool) -> None:
        self.went[f"display kept on: {on}"] += 1

    def dark(self) -> bool | None:
        return self.is_dark

    def languages(self) -> tuple[str, ...]:
        return self.tags

    def text_scale(self) -> float:
        return self.scale

    def reduced_motion(self) -> bool:
        return self.calm

    def edges(self) -> Edges:
        return self.covered


class _Port:
    reason = problem = ""

    def __init__(self, outside: Outside) -> None:
        self.outside = outside


class _Sounds(_Port):
    def play(self, _name: str) -> None:
        self.outside.went["sound"] += 1

    def stop(self) -> None: ...

    def awake(self, on: bool) -> None:
        self.outside.went[f"sounds awake: {on}"] += 1


class _Voice(_Port):
    def say(self, _text: str) -> None:
        self.outside.went["voice"] += 1

    def stop(self) -> None: ...

    def close(self) -> None: ...


class _Dialler(_Port):
    def open(self) -> None:
        self.outside.went["telephone"] += 1


class _Files(_Port):
    """Answers a frame later, as a picker of the system does; of three wishes one comes to nothing, and says why."""

    def open(self, _endings: tuple[str, ...], then: Callable[[Path | None], None]) -> None:
        self.outside.went["open"] += 1
        picks = self.outside.picks
        picks.append(picks.pop(0))
        self._later(lambda: then(picks[-1]))

    def forget(self, picked: Path) -> None:
        """What was picked lies where the test has put it, for the next time."""

    def save(self, source: Path, then: Callable[[bool], None]) -> None:
        assert source.is_file(), "what is saved is there"
        self.outside.went["save"] += 1
        self._answer("save", then)

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        assert source.is_file(), "what is shared is there"
        self.outside.went["share"] += 1
        self._answer("share", then)

    def _answer(self, wish: str, then: Callable[[bool], None]) -> None:
        done = self.outside.went[wish] % 3 > 0
        self.problem = "" if done else "The file could not be shared."
        self._later(lambda: then(done))

    def _later(self, work: Callable[[], None]) -> None:
        from kivy.clock import Clock

        Clock.schedule_once(lambda _dt: work())


class Faults(logging.Handler):
    """Everything that went wrong, whether or not somebody caught it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.exc_info:
            trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
            self.heard.append(f"logged: {record.getMessage()}\n{trace}")

    def in_thread(self, args: Any) -> None:
        trace = "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
        self.heard.append(f"in the thread {getattr(args.thread, 'name', '?')}:\n{trace}")

    def unraisable(self, args: Any) -> None:
        trace = "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
        self.heard.append(f"{args.err_msg or 'not raised'} in {args.object!r}:\n{trace}")

    def in_kivy(self, error: BaseException) -> int:
        """Instead of Kivy's own managers, one of which could let the app go on as if nothing were wrong."""
        from kivy.base import ExceptionManager

        self.heard.append("".join(traceback.format_exception(error)))
        return int(ExceptionManager.RAISE)


@contextmanager
def listening() -> Iterator[Faults]:
    """Hears of every fault until it is left."""
    from kivy.base import ExceptionManager

    faults = Faults()
    loggers = [logging.getLogger(), logging.getLogger("kivy")]  # Kivy's own hands nothing on
    with ExitStack() as stack:
        for logger in loggers:
            logger.addHandler(faults)
            stack.callback(logger.removeHandler, faults)
        stack.enter_context(patch.object(threading, "excepthook", faults.in_thread))
        stack.enter_context(patch.object(sys, "unraisablehook", faults.unraisable))
        stack.enter_context(patch.object(ExceptionManager, "handle_exception", faults.in_kivy))
        yield faults


class FastTime:
    """Kivy's clock, moved by hand: a toast of eight seconds and a long press take no time.

    Afterwards Kivy's clock goes on from there, by the machine's: whatever waits by it would wait for ever if
    it went back.
    """

    def __init__(self) -> None:
        from kivy.clock import Clock

        self.reading = Clock.time()

    def __call__(self) -> float:
        return self.reading

    @contextmanager
    def instead(self) -> Iterator["FastTime"]:
        from kivy.clock import Clock

        Clock.time = self
        yield self
        ahead, machine = self.reading - perf_counter(), perf_counter
        Clock.time = lambda: machine() + ahead


def threads_beside() -> list[threading.Thread]:
    """Threads that are at work for the app and will come to an end."""
    return [one for one in threading.enumerate() if one is not threading.main_thread() and one.name in BESIDE]
