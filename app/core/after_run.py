"""What a run did to the back: straight after it, next morning, and over several runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from app.core.checkin import Outcome, first_of, locked, outcome_of
from app.core.checkin_rules import CheckInRules, band_of
from app.core.conditions import Given
from app.core.redflags import Safety


@dataclass(frozen=True, slots=True, kw_only=True)
class RunScores:
    """The scores of one run.

    Attributes:
        day: Day of the run.
        morning: Next morning's; None while it is not known.
    """

    day: date
    before: int
    after: int
    morning: int | None = None
    loop: str = field(default="", compare=False)


def too_much(rules: CheckInRules, run: RunScores) -> bool:
    """Whether a run was too much, as far as its scores are known."""
    return rules.after_run.too_much.holds(_given(rules, run))


def after_run(rules: CheckInRules, runs: Sequence[RunScores], safety: Safety) -> Outcome:
    """The outcome of a run, straight after it or next morning.

    Args:
        rules: The rules.
        runs: This run last, and as many before it as are known; oldest first.
        safety: As it stands now.
    """
    run = runs[-1]
    if safety.locked:
        return locked(rules, safety)
    given = _given(rules, run)
    facts = set(given.facts)
    if too_much(rules, run):
        facts.add("too_much")
    wanted = rules.after_run.too_much_runs
    if len(runs) >= wanted and all(too_much(rules, each) for each in runs[-wanted:]):
        facts.add("too_much_twice")
    if mornings_rising(rules, runs):
        facts.add("mornings_rising")
    rule = first_of(rules.after_run.outcomes, replace(given, facts=facts))
    asking = safety.to_ask(rules.safety)
    provisional = run.morning is None and rule.state in ("good", "accepted")
    notes = (rules.after_run.provisional,) if provisional else ()
    latest = rules.band(run.after if run.morning is None else run.morning)
    if not latest.phases:  # so sore that the score has its own advice
        notes = (latest.words.text, *notes)
    return replace(
        outcome_of(rule),
        offer=() if asking or run.morning is not None else cool_downs(rules, run.after, safety),
        ask_safety=asking,
        provisional=provisional,
        notes=notes,
    )


def cool_downs(rules: CheckInRules, score: int | None, safety: Safety) -> tuple[str, ...]:
    """Ids of the routines that fit after a run, by the score straight after it (None: not given)."""
    if safety.locked or safety.to_ask(rules.safety):
        return ()
    band = rules.band(0 if score is None else score)
    if safety.concerns:
        return rules.gentle_only.offer if band.phases else ()
    return band_of(rules.after_run.cool_down, 0 if score is None else score).offer


def mornings_rising(rules: CheckInRules, runs: Iterable[RunScores]) -> bool:
    """Whether the weekly median of the morning scores has risen several weeks in a row, up to the last run.

    A week with fewer scores than the rules want says nothing, and breaks the row.
    """
    weeks: dict[date, list[int]] = {}
    last = None
    for run in runs:
        last = week_of(run.day)
        if run.morning is not None:
            weeks.setdefault(last, []).append(run.morning)
    if last is None:
        return False
    medians: list[float] = []
    for ago in range(rules.after_run.rising_weeks, -1, -1):
        scores = weeks.get(date.fromordinal(last.toordinal() - 7 * ago), [])
        if len(scores) < rules.after_run.scores_a_week:
            return False
        medians.append(_median(scores))
    return all(earlier < later for earlier, later in pairwise(medians))


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def _median(scores: Sequence[int]) -> float:
    ordered = sorted(scores)
    middle = len(ordered) // 2
    return float(ordered[middle]) if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _given(rules: CheckInRules, run: RunScores) -> Given:
    values = {"before": run.before, "after": run.after}
    if run.morning is None:  # not known yet: it counts as settled, and the outcome as provisional
        return Given(values=values, facts={"settled"})
    given = Given(values={**values, "morning": run.morning})
    return replace(given, facts={"settled"} if rules.after_run.settled.holds(given) else frozenset())
