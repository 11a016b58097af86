"""The small vocabulary in which rules are written."""

import pytest

from app.core.back.conditions import Compare, Every, Given, Holds, Not, Some


@pytest.mark.parametrize(
    ("bound", "true_at"),
    [("at_least", {3, 4}), ("at_most", {2, 3}), ("above", {4}), ("below", {2})],
)
def test_a_bound_compares_a_score_with_a_number(bound, true_at):
    compare = Compare(value="score", bound=bound, to=3)
    assert {n for n in (2, 3, 4) if compare.holds(Given(values={"score": n}))} == true_at


def test_a_bound_may_be_another_score_with_something_added():
    rise = Compare(value="after", bound="at_least", to="before", plus=2)
    assert rise.holds(Given(values={"before": 1, "after": 3}))
    assert not rise.holds(Given(values={"before": 1, "after": 2}))


def test_a_comparison_with_an_unknown_score_does_not_hold():
    assert not Compare(value="score", bound="at_least", to=0).holds(Given())
    assert not Compare(value="score", bound="at_least", to="before").holds(Given(values={"score": 5}))


def test_all_any_and_not_combine():
    yes, no = Holds("limp"), Holds("spreads")
    given = Given(facts={"limp"})
    assert Every((yes, yes)).holds(given)
    assert not Every((yes, no)).holds(given)
    assert Some((no, yes)).holds(given)
    assert not Some((no, no)).holds(given)
    assert Not(no).holds(given)
