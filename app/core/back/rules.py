"""The rules of the back check-in as values; `assets/checkin.yaml` holds their words and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.back.conditions import Condition
from app.core.routine import RUNNING


class Level(StrEnum):
    """How much a yes to a safety question weighs (framework of Finucane 2020, public health lists)."""

    NONE = "none"
    ADVISE = "advise"
    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def locks(self) -> bool:
        """Whether it locks every routine."""
        return self in (Level.URGENT, Level.EMERGENCY)


OUTCOME = "outcome of the check-in"  # what `Words.word` means, for translators; see `in_context`


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an outcome says, in English as written; translated when shown.

    Attributes:
        word: One or two words, large.
        heading: A short sentence.
        text: The advice.
        rule: Name of the rule that says it.
        sources: Where it comes from, by the references of `assets/sources.yaml`.
    """

    word: str
    heading: str
    text: str
    rule: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One safety question.

    Attributes:
        profile_fact: Asked once and kept in the profile.
        only_with: Name of the fact with which alone a yes counts, or "".
    """

    id: str
    ask: str
    level: Level
    profile_fact: bool = False
    only_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRules:
    """The safety questions and what their answers lead to.

    Attributes:
        version: Raised when a question is added or changes its meaning; then everybody is asked again.
        ask_when: Answers of a check-in after which the questions come before anything is offered.
        ask_again_s: Answers older than this, seconds, are asked for again.
        leg_known: What is said where symptoms in a leg go on that somebody has looked at.
        ease_in_s: Seconds after an unlock in which a run is offered as after an amber score at most.
        easing_in: What is said then.
        unlock, read, checked, gone, told, mistake: What the buttons say.
        retired: Questions that are asked no longer; what they locked stands.
    """

    version: int
    ask_when: Condition
    ask_first: Words
    ask_again_s: float
    leg_known: str
    ease_in_s: float
    easing_in: str
    unlock: str
    read: str
    checked: str
    gone: str
    told: str
    mistake: str
    questions: tuple[Question, ...]
    words: Mapping[Level, Words]
    retired: tuple[Question, ...] = ()

    def level_of(self, question: str) -> Level:
        """The level of a question; NONE for one that is no longer asked."""
        return next((item.level for item in self.questions if item.id == question), Level.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One outcome and when it comes.

    Attributes:
        when: None where a band of scores decides.
        phases: Phases of routine that may be started after it.
        offer: Ids of the routines to offer, the best first.
    """

    state: str
    colour: str
    words: Words
    id: str = ""
    when: Condition | None = None
    phases: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()

    @property
    def may_run(self) -> bool:
        """Whether it leaves open what leads to a run, or is one."""
        return not set(RUNNING).isdisjoint(self.phases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What holds for a range of scores, both ends included."""

    least: int
    most: int
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class GentleOnly:
    """What is left after a routine-level yes or with leg symptoms."""

    phases: tuple[str, ...]
    least_max_pain: int
    offer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSign:
    """A reason to stop while running.

    Attributes:
        text, past: As read before the run, and as told after it.
        score: How much pain it says there was at least; None where it says nothing of it.
        leg_symptoms: It is a symptom out of the back in a leg.
        ask_safety: The safety questions come next.
    """

    id: str
    text: str
    past: str
    score: int | None = None
    leg_symptoms: bool = False
    ask_safety: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterRun:
    """Rules for the scores after a run (pain monitoring, after Thomee 1997 and Silbernagel 2007).

    Attributes:
        ask_within_s: Seconds after the warm-up in which "back from your run?" is asked.
        cool_down: Bands whose rules offer cool-downs.
        settled: Whether the morning score has come back to where it was.
        too_much: The run was too much.
        seeking: What is said while the advice to see somebody stands.
        trend: When a change is needed.
    """

    questions: Mapping[str, str]
    ask_within_s: float
    cool_down: tuple[Band, ...]
    settled: Condition
    too_much: Condition
    provisional: str
    outcomes: tuple[Rule, ...]
    seeking: str
    trend: "TrendRules"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRules:
    """When several runs together mean that a change is needed.

    Attributes:
        too_much_runs, too_much_days: So many runs in a row that were too much, within so many days.
        rising_weeks, scores_a_week, rising_points: The weekly median of the mornings rises so many weeks in a
            row, each with so many scores at least, and by so many points in all (Childs 2005: 2 points are
            more than the scale wavers by itself).
        baseline_points, baseline_days, baseline_runs: The median of the scores before runs in the second half
            of so many days is so much higher than in the first, with so many runs in each.
        plateau_least, plateau_weeks, plateau_runs: Every score before a run is at least so high for so many
            weeks, and there were so many.
        calm_mornings, calm_most: So many settled mornings in a row with at most such a score end the advice
            to see somebody.
    """

    too_much_runs: int
    too_much_days: int
    rising_weeks: int
    scores_a_week: int
    rising_points: int
    baseline_points: int
    baseline_days: int
    baseline_runs: int
    plateau_least: int
    plateau_weeks: int
    plateau_runs: int
    calm_mornings: int
    calm_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which moves drop out for some answers.

    Attributes:
        drop_load: By kind (impact, flexion, extension, rotation): this level and more drops out.
        because: Ends a sentence: "left out because ...".
    """

    id: str
    when: Condition
    drop_tags: frozenset[str]
    drop_load: Mapping[str, str | int]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileTag:
    """A fact about the runner that moves are tagged with.

    Attributes:
        plain: What it is, for who does not know the word; "" where the name says it.
        also: More tags that go with it.
        drop_load: As in a filter.
        drop_moves: Ids of moves that drop out whatever their tags.
        ask_to_run: Nobody with this runs before a professional has said they may.
        note: Said below every advice about a run, or "".
    """

    tag: str
    name: str
    because: str
    plain: str = ""
    also: tuple[str, ...] = ()
    drop_load: Mapping[str, str | int] = field(default_factory=dict)
    drop_moves: tuple[str, ...] = ()
    ask_to_run: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptRules:
    """How a routine is made to fit.

    Attributes:
        at_least_moves: Fewer different moves are no routine any more.
        at_least_part: Less of the work seconds than this, 0 to 1, is no routine any more.
        instead: Move that replaces another where its chain of easier moves leads nowhere.
        nothing_left: What the runner is told then.
    """

    because_score: str
    because_hurt: str
    at_least_moves: int
    at_least_part: float
    nothing_left: str
    instead: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInRules:
    """All rules of the check-in.

    Attributes:
        fresh_s: A check-in older than this, seconds, starts no warm-up.
        score_counts_s: A score speaks for the rest of its day, and at least so many seconds.
        no_run_when: A score of the day after which there is no run that day, and none for `no_run_s` seconds.
        gentle_today_when: Answers after which the day is a gentle one, although the score would allow more.
        gentle_after: What is said the day after.
        ask_run: What is said to who has to ask before running.
        may_run: What the button says by which a professional's word is noted.
        watch: Heads the stop signs before a run.
    """

    disclaimer_short: str
    disclaimer_full: str
    safety: SafetyRules
    gentle_only: GentleOnly
    fresh_s: float
    score_counts_s: float
    questions: Mapping[str, str]
    bands: tuple[Band, ...]
    no_run_when: Condition
    no_run_s: float
    no_run: Words
    gentle_today_when: Condition
    gentle_today: Words
    gentle_after: str
    ask_run: Words
    may_run: str
    watch: str
    after_warm_up: tuple[Rule, ...]
    stop_signs: tuple[StopSign, ...]
    stop: Words
    after_run: AfterRun
    filters: tuple[Filter, ...]
    profile: tuple[ProfileTag, ...]
    adapt: AdaptRules

    def band(self, score: int) -> Rule:
        """What holds for a score before a run, 0 to 10."""
        return band_of(self.bands, score)

    @property
    def ease(self) -> Band:
        """The band in which a run is short and easy."""
        return next(band for band in self.bands if band.rule.state == "ease")


def band_of(bands: tuple[Band, ...], score: int) -> Rule:
    """The rule of the band in which a score lies.

    Raises:
        ValueError: No band holds it.
    """
    for band in bands:
        if band.least <= score <= band.most:
            return band.rule
    raise ValueError(f"no band holds the score {score}")
