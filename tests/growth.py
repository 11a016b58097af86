"""How the time of some work grows with what it is given: no limit in seconds, so a slow machine changes nothing."""

import gc
from collections.abc import Callable, Sequence
from itertools import pairwise
from time import process_time
from typing import TypeVar

T = TypeVar("T")
_LEAST_S = 0.004  # shorter work is repeated until it takes that long
_ENOUGH_S = 0.1  # longer work is done once, and again only where it seems to take too long


def grows_with_its_size(
    work: Callable[[T], object], of_size: Callable[[int], T], sizes: Sequence[int]
) -> None:
    """Fails where something larger takes far more than its share of time.

    Sizes that double or so, from small ones on, end the test in a moment also where the time explodes.

    Args:
        work: What is done.
        of_size: Makes what it is done with; that does not count.
        sizes: From small to large.
    """
    before = _took(work, of_size(sizes[0]))
    for small, large in pairwise(sizes):
        share = large / small
        # What takes its square would be at share * share; the room is for what else the machine does.
        most = share * max(2.5, share / 2)
        took = _took(work, of_size(large))
        if took > before * most:  # something else may have got in the way
            before, took = max(before, _took(work, of_size(small))), min(took, _took(work, of_size(large)))
        assert took <= before * most, f"{large} takes {took / before:.1f} times as long as {small}"
        before = took


def _took(work: Callable[[T], object], what: T) -> float:
    """Processor time, seconds; the least of some, since nothing makes work quicker than it is.

    Without collections: they go through all that any test before has left, which says nothing of the work.
    """
    least, spent = float("inf"), 0.0
    gc.disable()
    try:
        for _ in range(5):
            times, took = 0, 0.0
            start = process_time()
            while took < _LEAST_S:
                work(what)
                times += 1
                took = process_time() - start
            least, spent = min(least, took / times), spent + took
            if spent > _ENOUGH_S:
                break
    finally:
        gc.enable()
    return least
