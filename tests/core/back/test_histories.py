"""What must never and must always be, over thousands of random months of a runner's back."""

from collections import Counter
from random import Random

from app.core.back.check_in import Answers, Moment
from app.core.back.eligibility import Allowed, may_start
from tests.core.back.histories import may_run, random_history, reasons_against_a_run, recovers
from tests.core.back_cases import routine

COUNT, SEED = 6_000, 20260701  # `make soak` takes many more


def check(chance: Random, seen: Counter) -> None:
    """One history against the oracle.

    Raises:
        AssertionError: It does what must never be, or not what must always be.
    """
    history = random_history(chance)
    if chance.random() < 0.8:
        new = chance.random() < 0.15
        answers = Answers(
            score=chance.randrange(11),
            new_pain=new,
            recent_fall=chance.random() < 0.05,
            leg_symptoms=chance.random() < 0.03,
            feeling_ill=chance.random() < 0.03,
        )
        history.rate(Moment.BEFORE, answers, "now")
        if chance.random() < 0.6:
            history.ask(new_pain=new)
    back = history.state()
    outcome = back.outcome(history.now)
    runs = may_run(history)
    against = reasons_against_a_run(history)
    assert not (runs and against), against
    latest = back.latest(history.now)
    assert (outcome is None) == (latest is None)
    if outcome is not None:
        seen[outcome.state] += 1
        assert outcome.words.text
        assert outcome.words.rule
        assert outcome.words.sources or outcome.state == "first"
        assert not (latest.answers.score >= 8 and outcome.offer)
        if back.fresh(history.now) is not None:
            assert runs == outcome.may_run, outcome
        if not outcome.ask_safety:
            for name in outcome.offer:
                each = routine(name)
                if each.phase != "warm-up" or back.fresh(history.now) is not None:
                    assert may_start(each, back, history.now) == Allowed(), (name, outcome)
    seen["runs"] += runs
    for reason in against:
        seen[reason] += 1
    assert recovers(history), "honest answers lead nowhere"


def test_no_history_ends_in_a_run_that_guidance_would_not_have_and_none_is_a_dead_end():
    chance, seen = Random(SEED), Counter()
    for _ in range(COUNT):
        check(chance, seen)
    print(f"  {COUNT} histories: {dict(seen.most_common())}")
    states = {"go", "ease", "stop", "severe", "routine", "urgent", "emergency", "gentle", "ask", "first"}
    assert states <= set(seen)
    assert COUNT / 20 < seen["runs"] < COUNT / 2  # neither everybody runs nor nobody
