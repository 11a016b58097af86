"""A short run of sessions; `python -m tests.soak.long_run` is the long one."""

import random
from collections import Counter

from tests.soak.long_run import MOST_GROWTH_MB, ROUTINES, go, growth, leaks
from tests.soak.world import world


def test_sessions_back_to_back_are_all_kept_and_leave_nothing_behind() -> None:
    with world() as one:
        # By the sixth, the picture of every tip that follows a warm-up has been drawn once.
        report = go(one, 12, seed=random.randrange(1 << 30), warm=6, each=6, routines=ROUTINES[:2])
    print(report)
    assert report.broken == [], report
    assert report.sessions == report.kept == 12
    assert len(report.counts) == 2


def test_what_grows_from_count_to_count_is_called_a_leak() -> None:
    steady = [Counter(widgets=600 + (120 if number % 2 else 0), files=9) for number in range(10)]
    growing = [Counter(widgets=600 + 13 * number, files=9) for number in range(10)]
    assert leaks(steady) == []
    assert leaks(growing) == ["widgets: 626 at first, 691 at last"]


def test_memory_that_grows_a_little_with_every_session_is_told_from_what_comes_and_goes() -> None:
    chance = random.Random(3)
    steady = [171.0 + chance.random() + (-4.0 if chance.random() < 0.1 else 0.0) for _ in range(90)]
    growing = [one + 0.05 * number for number, one in enumerate(steady)]
    assert abs(growth(steady)) < MOST_GROWTH_MB / 2
    assert growth(growing) > MOST_GROWTH_MB
