"""One hostile file handed to what reads it: how long that takes, how much memory, and whether the answer is allowed."""

import contextlib
import os
import resource
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.loaders import Loader
from tests.fuzz.mutate import hostile

MOST_S, MOST_BYTES = 1.0, 200_000_000
_STUCK_S = 20  # by the clock on the wall, of a machine that may be busy
_ENOUGH = 3  # failures that are told of in one run
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


class WrongAnswerError(Exception):
    """A file that was neither loaded nor refused as it should be."""


@dataclass
class Tally:
    """What trials came to.

    Attributes:
        answers: How often each was given.
        worst_s: The longest that one file took, in seconds of this process.
        memory: The most that this process grew by, in bytes.
        wrong: What went wrong, with the file that can be tried again.
    """

    answers: Counter[str] = field(default_factory=Counter)
    worst_s: float = 0.0
    memory: int = 0
    wrong: list[str] = field(default_factory=list)


def try_one(
    loader: Loader, content: bytes, folder: Path, tally: Tally, *, strict: bool = True, most_s: float = MOST_S
) -> None:
    """Hands a file to a loader in a folder of its own.

    Args:
        loader: What reads it.
        content: What is in it.
        folder: Where it is written.
        tally: Gets the answer.
        strict: Bounds time and memory; not where the code is watched, which takes its own of both.
        most_s: How long it may take, in seconds of this process.

    Raises:
        WrongAnswerError: A traceback, more than a second or more than 200 MB.
    """
    place = folder / "trial"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    began = time.process_time()
    try:
        with contextlib.ExitStack() as bounds:
            if strict:
                bounds.enter_context(_no_more_memory())
                bounds.enter_context(_not_for_ever())
            answer = loader.load(content, place)
    except (Exception, RecursionError) as error:
        raise WrongAnswerError(f"{type(error).__name__}: {str(error)[:300]}") from error
    took = time.process_time() - began
    tally.answers[answer] += 1
    tally.worst_s = max(tally.worst_s, took)
    if strict and took > most_s:
        raise WrongAnswerError(f"it took {took:.2f} s")


def try_many(loader: Loader, count: int, number: int, folder: Path) -> Tally:
    """So many files; those answered wrongly are kept in `folder`.

    Args:
        loader: What reads them.
        count: How many.
        number: Seed; the same makes the same files.
        folder: Where they are written.
    """
    warm(loader, folder)
    tally = Tally()
    before = size()

    @seed(number)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=_QUIET,
    )
    @given(hostile(loader.seeds(), as_json=loader.as_json))
    def run(content: bytes) -> None:
        if len(tally.wrong) < _ENOUGH:
            last = folder / f"last-{loader.name}-{number}"
            last.write_bytes(content)
            try:
                try_one(loader, content, folder, tally)
            except WrongAnswerError as error:
                if any(str(error)[:40] in known for known in tally.wrong):
                    return
                kept = folder / f"wrong-{loader.name}-{number}-{len(tally.wrong)}"
                kept.write_bytes(content)
                tally.wrong.append(
                    f"{loader.name}: {error}\n  again: python -m tests.soak.fuzz_runs {loader.name} {kept}"
                )

    run()
    tally.memory = size() - before
    return tally


def warm(loader: Loader, folder: Path) -> None:
    """Reads whole files, so that what is read and compiled only once is no part of what is measured."""
    for content in loader.seeds():
        shutil.rmtree(folder / "whole", ignore_errors=True)
        (folder / "whole").mkdir(parents=True)
        loader.load(content, folder / "whole")


def size() -> int:
    """The most memory that this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


@contextlib.contextmanager
def _no_more_memory() -> Iterator[None]:
    """Lets the process grow by MOST_BYTES and no further, where the system can say how large it is."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * os.sysconf("SC_PAGESIZE") + MOST_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextlib.contextmanager
def _not_for_ever() -> Iterator[None]:
    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError(f"not done after {_STUCK_S} s")

    old = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_STUCK_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)
