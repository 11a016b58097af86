"""A short run of the kills; `python -m tests.soak.kill_runs` is the long one."""

import os

import pytest

from tests.soak.kill_runs import kill


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_killed_at_random_moments_the_record_stays_whole_and_the_session_is_offered_again(tmp_path):
    report = kill(5, tmp_path / "profile", seed=3)
    print(report)
    assert report.broken == []
    assert report.runs == 5
