"""What a run did to the back: straight after it, next morning, and over several runs."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise, takewhile
from statistics import median

from app.core.back.check_in import Outcome, first_of, locked, outcome_of
from app.core.back.conditions import Given
from app.core.back.red_flags import Safety
from app.core.back.rules import CheckInRules, Level, band_of


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
    asking = safety.to_ask(rules.safety)
    latest = rules.band(run.after if run.morning is None else run.morning)
    sore = () if latest.phases else (latest.words.text,)  # so sore that the score has its own advice
    offer = () if asking or run.morning is not None else cool_downs(rules, run.after, safety)
    if safety.concerns:  # whatever the score: what stands has not been looked at yet
        words = rules.safety.words[Level.ROUTINE]
        return Outcome(
            state="routine", colour="amber", words=words, offer=offer, ask_safety=asking, notes=sore
        )
    facts = facts_of(rules, runs)
    rule = first_of(rules.after_run.outcomes, replace(_given(rules, run), facts=facts))
    provisional = run.morning is None and rule.state in ("good", "accepted")
    notes = (rules.after_run.provisional,) if provisional else ()
    return replace(
        outcome_of(rule), offer=offer, ask_safety=asking, provisional=provisional, notes=(*sore, *notes)
    )


def facts_of(rules: CheckInRules, runs: Sequence[RunScores]) -> frozenset[str]:
    """What is true of the last of several runs, oldest first, as the rules name it."""
    trend, run = rules.after_run.trend, runs[-1]
    facts = set(_given(rules, run).facts)
    if too_much(rules, run):
        facts.add("too_much")
    row = runs[-trend.too_much_runs :]
    close = (run.day - row[0].day).days <= trend.too_much_days
    if len(row) == trend.too_much_runs and close and all(too_much(rules, each) for each in row):
        facts.add("too_much_twice")
    for name, holds in (
        ("mornings_rising", mornings_rising),
        ("baseline_rising", baseline_rising),
        ("plateau", plateau),
    ):
        if holds(rules, runs):
            facts.add(name)
    return frozenset(facts)


def seek_stands(rules: CheckInRules, runs: Sequence[RunScores], checked: date | None = None) -> bool:
    """Whether the advice to pause running and see somebody still stands.

    It ends with so many settled, low mornings after later runs as the rules say, or once it was checked.

    Args:
        rules: The rules.
        runs: As many as are known, oldest first.
        checked: Day on which a professional last looked at the back.
    """
    trend = rules.after_run.trend
    stands, calm = False, 0
    for number, run in enumerate(runs, 1):
        facts = facts_of(rules, runs[:number])
        rule = first_of(rules.after_run.outcomes, replace(_given(rules, run), facts=facts))
        if rule.state == "seek":
            stands, calm = True, 0
        elif run.morning is not None:
            low = "settled" in facts and run.morning <= trend.calm_most and "too_much" not in facts
            calm = calm + 1 if low else 0
            stands = stands and calm < trend.calm_mornings
        if checked is not None and checked > run.day:  # what a later run did, nobody has looked at
            stands = False
    return stands


def mornings_settled(rules: CheckInRules, runs: Sequence[RunScores]) -> bool:
    """Whether the back was settled on the last morning after a run that is known.

    Nothing known is no hindrance. A run that was too much counts against it before its morning has come.

    Args:
        rules: The rules.
        runs: Oldest first.
    """
    if runs and too_much(rules, runs[-1]):
        return False
    slept_on = [run for run in runs if run.morning is not None]
    return not slept_on or not too_much(rules, slept_on[-1])


def cool_downs(rules: CheckInRules, score: int | None, safety: Safety) -> tuple[str, ...]:
    """Ids of the routines that fit after a run, by the score straight after it (None: not given)."""
    if safety.locked or safety.to_ask(rules.safety):
        return ()
    band = rules.band(0 if score is None else score)
    if safety.concerns:
        return rules.gentle_only.offer if band.phases else ()
    return band_of(rules.after_run.cool_down, 0 if score is None else score).offer


def mornings_rising(rules: CheckInRules, runs: Sequence[RunScores]) -> bool:
    """Whether the weekly median of the morning scores has risen several weeks in a row, up to the last run.

    A week with fewer scores than the rules want says nothing, and breaks the row; a rise within what the
    scale wavers by is none.
    """
    weeks: dict[date, list[int]] = {}
    for run in runs:
        if run.morning is not None:
            weeks.setdefault(week_of(run.day), []).append(run.morning)
    if not runs:
        return False
    trend, last = rules.after_run.trend, week_of(runs[-1].day)
    medians: list[float] = []
    for ago in range(trend.rising_weeks, -1, -1):
        scores = weeks.get(last - timedelta(weeks=ago), [])
        if len(scores) < trend.scores_a_week:
            return False
        medians.append(median(scores))
    rising = all(earlier < later for earlier, later in pairwise(medians))
    return rising and medians[-1] - medians[0] >= trend.rising_points


def baseline_rising(rules: CheckInRules, runs: Sequence[RunScores]) -> bool:
    """Whether runs begin with a sorer back than they did, up to the last run."""
    trend = rules.after_run.trend
    if not runs:
        return False
    today, half = runs[-1].day, trend.baseline_days / 2
    ages = [((today - run.day).days, run.before) for run in runs]
    later = [before for age, before in ages if age < half]
    earlier = [before for age, before in ages if half <= age <= trend.baseline_days]
    if min(len(later), len(earlier)) < trend.baseline_runs:
        return False
    return median(later) - median(earlier) >= trend.baseline_points


def plateau(rules: CheckInRules, runs: Sequence[RunScores]) -> bool:
    """Whether the back has been sore before every run for weeks, up to the last run."""
    trend = rules.after_run.trend
    sore = list(takewhile(lambda run: run.before >= trend.plateau_least, reversed(runs)))
    if len(sore) < trend.plateau_runs:
        return False
    return (sore[0].day - sore[-1].day) >= timedelta(weeks=trend.plateau_weeks)


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return date.fromordinal(day.toordinal() - day.weekday())


def _given(rules: CheckInRules, run: RunScores) -> Given:
    values = {"before": run.before, "after": run.after}
    if run.morning is None:  # not known yet: it counts as settled, and the outcome as provisional
        return Given(values=values, facts={"settled"})
    given = Given(values={**values, "morning": run.morning})
    return replace(given, facts={"settled"} if rules.after_run.settled.holds(given) else frozenset())
