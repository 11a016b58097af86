"""The rules of the back check-in as values; `assets/checkin.yaml` holds their words and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.conditions import Condition


class Level(StrEnum):
    """How much a yes to a safety question weighs (framework of Finucane 2020, public health lists)."""

    NONE = "none"
    ROUTINE = "routine"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def locks(self) -> bool:
        """Whether it locks every routine."""
        return self in (Level.URGENT, Level.EMERGENCY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What an outcome says, in English as written; translated when shown.

    Attributes:
        word: One or two words, large.
        heading: A short sentence.
        text: The advice.
    """

    word: str
    heading: str
    text: str


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
        unlock, read, checked: What the buttons say.
    """

    version: int
    ask_when: Condition
    ask_first: Words
    unlock: str
    read: str
    checked: str
    questions: tuple[Question, ...]
    words: Mapping[Level, Words]

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
    """A reason to stop while running."""

    id: str
    text: str
    when: Condition
    ask_safety: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterRun:
    """Rules for the scores after a run (pain monitoring, after Thomee 1997 and Silbernagel 2007).

    Attributes:
        ask_within_s: Seconds after the warm-up in which "back from your run?" is asked.
        cool_down: Bands whose rules offer cool-downs.
        settled: Whether the morning score has come back to where it was.
        too_much: The run was too much.
        too_much_runs, rising_weeks, scores_a_week: When a trend means a change is needed.
    """

    questions: Mapping[str, str]
    ask_within_s: float
    cool_down: tuple[Band, ...]
    settled: Condition
    too_much: Condition
    provisional: str
    outcomes: tuple[Rule, ...]
    too_much_runs: int
    rising_weeks: int
    scores_a_week: int


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
    """

    tag: str
    name: str
    because: str
    plain: str = ""
    also: tuple[str, ...] = ()
    drop_load: Mapping[str, str | int] = field(default_factory=dict)
    drop_moves: tuple[str, ...] = ()


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
        no_run_when: A score of the day after which there is no run that day.
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
    no_run: Words
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


def band_of(bands: tuple[Band, ...], score: int) -> Rule:
    """The rule of the band in which a score lies.

    Raises:
        ValueError: No band holds it.
    """
    for band in bands:
        if band.least <= score <= band.most:
            return band.rule
    raise ValueError(f"no band holds the score {score}")
