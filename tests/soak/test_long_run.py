"""A short run of sessions; `python -m tests.soak.long_run` is the long one."""

import random

from tests.soak.long_run import go
from tests.soak.world import world


def test_sessions_back_to_back_are_all_kept_and_leave_nothing_behind() -> None:
    with world() as one:
        report = go(one, 20, seed=random.randrange(1 << 30), warm=10, each=10)
    print(report)
    assert report.broken == [], report
    assert report.sessions == report.kept == 20
    assert len(report.counts) == 2
