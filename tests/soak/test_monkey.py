"""A short walk of the monkey; `python -m tests.soak.monkey` is the long one."""

import json

import pytest

from tests.soak.monkey import search, shortest

STEPS = 150


@pytest.mark.parametrize("seed", [20, 6])
def test_no_step_leads_to_a_fault_or_to_a_place_without_a_way_back(seed: int) -> None:
    report = search(1, seed, walk=STEPS)
    assert not report.broken, f"`python -m tests.soak.monkey {STEPS} {seed}`: " + "\n".join(report.broken)
    assert report.steps > STEPS


def test_a_walk_that_fails_is_shortened_to_the_steps_that_matter() -> None:
    steps = [("tap", number) for number in range(100)]

    def fails(some: object) -> bool:
        return {("tap", 13), ("tap", 77)} <= set(some)  # type: ignore[call-overload]

    assert json.dumps(shortest(fails, steps)) == '[["tap", 13], ["tap", 77]]'
