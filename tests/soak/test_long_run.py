"""A short run of sessions; `python -m tests.soak.long_run` is the long one."""

import random
from collections import Counter

from tests.soak.long_run import ROUTINES, go, leaks
from tests.soak.world import world


def test_sessions_back_to_back_are_all_kept_and_leave_nothing_behind() -> None:
    with world() as one:
        report = go(one, 10, seed=random.randrange(1 << 30), warm=4, each=6, routines=ROUTINES[:2])
    print(report)
    assert report.broken == [], report
    assert report.sessions == report.kept == 10
    assert len(report.counts) == 2


def test_what_grows_from_count_to_count_is_called_a_leak() -> None:
    steady = [Counter(widgets=600 + (120 if number % 2 else 0), files=9) for number in range(10)]
    growing = [Counter(widgets=600 + 13 * number, files=9) for number in range(10)]
    assert leaks(steady) == []
    assert leaks(growing) == ["widgets: 626 at first, 691 at last"]
