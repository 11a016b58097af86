"""The back check-in: answers in, one outcome out."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.core.back.conditions import Given
from app.core.back.red_flags import LEG_SYMPTOMS, Happened, Safety, SafetyEvent
from app.core.back.rules import CheckInRules, Level, ProfileTag, Rule, Words
from app.core.routine import RUNNING

_NEW = "new"  # what a check-in says is new ends what a professional has said of something old
_NO_LASTS_DAYS = 365  # "have you ever had cancer": a no is asked again after a year


class Direction(StrEnum):
    """Which way of bending clearly makes the back worse."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    NEITHER = "neither"
    NOT_SURE = "not-sure"


class Moment(StrEnum):
    """When a score was given.

    AFTER_WARM_UP: at its end, or in the middle of it or of a run-walk session. DURING: while
    running, or, where nobody `ran`, in the middle of a cool-down or a gentle routine.
    """

    BEFORE = "before"
    AFTER_WARM_UP = "after-warm-up"
    DURING = "during"
    AFTER_RUN = "after-run"
    MORNING = "morning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the runner answers in a check-in.

    Attributes:
        score: How the lower back is, 0 no pain to 10 worst imaginable; None where passed over.
        leg_looked_at: Somebody has looked at the symptoms in the leg. Nobody answers that here: it is known
            from before, where routines are adapted.
        feeling_ill: Or a change in bladder, bowel or feeling between the legs.
        got_up_recently: Within the last two hours.
    """

    score: int | None
    new_pain: bool = False
    leg_symptoms: bool = False
    recent_fall: bool = False
    feeling_ill: bool = False
    direction: Direction = Direction.NOT_SURE
    got_up_recently: bool = False
    leg_looked_at: bool = False

    def __post_init__(self) -> None:
        if self.score is not None and not 0 <= self.score <= 10:
            raise ValueError(f"a score lies between 0 and 10, not at {self.score}")

    @property
    def given(self) -> Given:
        """The answers as conditions see them."""
        facts = {
            "new_pain": self.new_pain,
            "leg_symptoms": self.leg_symptoms,
            "leg_not_looked_at": self.leg_symptoms and not self.leg_looked_at,
            "recent_fall": self.recent_fall,
            "feeling_ill": self.feeling_ill,
            "forward_worse": self.direction in (Direction.FORWARD, Direction.BOTH),
            "backward_worse": self.direction in (Direction.BACKWARD, Direction.BOTH),
            "got_up_recently": self.got_up_recently,
        }
        return Given(
            values={} if self.score is None else {"score": self.score},
            facts={name for name, true in facts.items() if true},
        )


_DIRECTIONS = {
    (False, False): Direction.NEITHER,
    (True, False): Direction.FORWARD,
    (False, True): Direction.BACKWARD,
    (True, True): Direction.BOTH,
}


def answers_of(score: int | None, ticks: frozenset[str]) -> Answers:
    """The answers of a check-in from its score and the lines that were ticked."""
    return Answers(
        score=score,
        new_pain="new_pain" in ticks,
        leg_symptoms="leg_symptoms" in ticks,
        recent_fall="recent_fall" in ticks,
        feeling_ill="feeling_ill" in ticks,
        direction=_DIRECTIONS["forward" in ticks, "backward" in ticks],
        got_up_recently="got_up" in ticks,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Facts about the runner.

    Attributes:
        tags: Those of the rules' profile tags that apply.
        past_cancer: None where it was never asked.
        cancer_asked: Day on which that was answered; None where it was not kept.
        cleared: Day on which a professional said that the runner may run with a tag, by tag.
    """

    tags: frozenset[str] = frozenset()
    past_cancer: bool | None = None
    cancer_asked: date | None = None
    cleared: Mapping[str, date] = field(default_factory=dict)

    def cancer_known(self, today: date) -> bool | None:
        """Whether there was cancer in the past; None where that has to be asked (again): a no grows old."""
        if self.past_cancer:
            return True
        old = self.cancer_asked is None or (today - self.cancer_asked).days >= _NO_LASTS_DAYS
        return None if old else self.past_cancer

    def must_ask(self, rules: CheckInRules) -> tuple[ProfileTag, ...]:
        """What nobody has said yet that the runner may run with, in the order of the rules."""
        return tuple(
            t for t in rules.profile if t.ask_to_run and t.tag in self.tags and t.tag not in self.cleared
        )

    def notes(self, rules: CheckInRules) -> tuple[str, ...]:
        """What is said below every advice about a run, in English as written."""
        return tuple(t.note for t in rules.profile if t.note and t.tag in self.tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One check-in on record.

    Attributes:
        at: When, seconds since 1970 in UTC.
        day: The runner's calendar day at that time.
        loop: Id shared by everything of one loop: check-in, warm-up, run, cool-down, next morning.
        ran: For a score during or after a run: False says that there was no run.
        offset_s: How far the runner's clock was ahead of UTC then, seconds; None where that was not kept.
    """

    at: float
    day: date
    moment: Moment
    answers: Answers
    loop: str = ""
    ran: bool = True
    id: str = ""
    offset_s: int | None = None

    @property
    def stopped_run(self) -> bool:
        """Whether it says that the back ended a run."""
        return self.moment is Moment.DURING and self.ran


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The one thing that follows from answers.

    Attributes:
        state: go, ease, stop, severe; routine, urgent, emergency; first; gentle, ask; too-much, seek, creep,
            plateau, good, accepted.
        colour: green, amber or red.
        words: In English as written; translated when shown.
        offer: Ids of the routines to offer, the best first.
        phases: Phases of routine that may be started at all.
        ask_safety: The safety questions come before anything is offered; `offer` is empty until then.
        may_run: Whether there may be a run today.
        provisional: The morning score can still change it.
        signs: Ids of the stop signs behind it.
        notes: More sentences to show under the text.
    """

    state: str
    colour: str
    words: Words
    offer: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    ask_safety: bool = False
    may_run: bool = False
    provisional: bool = False
    signs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def raised_by(
    rules: CheckInRules, answers: Answers, profile: Profile, *, leg_known: bool = False
) -> tuple[SafetyEvent, ...]:
    """What a check-in does to the safety state by itself; to be recorded together with it.

    Leg symptoms are a concern until checked. A fact of the profile (past cancer) counts together with new
    pain. And some answers make the safety questions due.

    Args:
        rules: The rules.
        answers: Of the check-in.
        profile: Facts about the runner.
        leg_known: Somebody has looked at symptoms in a leg, and they are there before a run: unless something
            is new they are the ones known. Those that come of a run are not.
    """
    events: list[SafetyEvent] = []
    new = answers.new_pain or answers.feeling_ill or answers.recent_fall
    if leg_known and not new:
        answers = replace(answers, leg_symptoms=False)
    given = answers.given
    yes = {LEG_SYMPTOMS: Level.ROUTINE} if answers.leg_symptoms else {}
    if profile.past_cancer:
        facts = [q for q in rules.safety.questions if q.profile_fact and q.only_with in given.facts]
        yes |= {question.id: question.level for question in facts}
    if yes:
        events.append(SafetyEvent(kind=Happened.RAISED, yes=yes))
    if rules.safety.ask_when.holds(given):
        events.append(SafetyEvent(kind=Happened.DUE, yes={_NEW: Level.NONE} if new else {}))
    return tuple(events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What days before and facts about the runner say about a run now.

    Attributes:
        run_off: Something of today or of the last two days has ruled a run out.
        easing: Why a run is short and easy at most, in English as written; "" where it need not be.
    """

    run_off: bool = False
    easing: str = ""
    profile: Profile = field(default_factory=Profile)


NO_MEMORY = Memory()


def before_run(rules: CheckInRules, answers: Answers, safety: Safety, memory: Memory = NO_MEMORY) -> Outcome:
    """The outcome of a check-in before the run.

    Args:
        rules: The rules.
        answers: With a score.
        safety: As it stands after this check-in was recorded (`raised_by`).
        memory: What days before and facts about the runner say.
    """
    assert answers.score is not None, "a check-in before the run has a score"
    band = rules.band(answers.score)
    if safety.locked:
        return locked(rules, safety)
    if safety.to_ask(rules.safety):
        if not band.may_run:  # the red page is shown first, its button opens the questions
            return replace(outcome_of(band), offer=(), phases=(), ask_safety=True)
        words = rules.safety.ask_first
        return Outcome(state="first", colour="amber", words=words, ask_safety=True)
    if not band.phases:
        notes = (rules.safety.words[Level.ROUTINE].text,) if safety.concerns else ()
        return replace(outcome_of(band), notes=notes)
    if safety.gentle_only(leg_symptoms=answers.leg_symptoms):
        return Outcome(
            state="routine",
            colour="amber" if band.may_run else "red",
            words=rules.safety.words[Level.ROUTINE],
            offer=rules.gentle_only.offer,
            phases=rules.gentle_only.phases,
        )
    if not band.may_run:
        return outcome_of(band)
    off = _run_off(rules, answers, memory)
    if off is not None:
        state, colour, words = off
        phases = tuple(phase for phase in band.phases if phase not in RUNNING)
        return Outcome(state=state, colour=colour, words=words, offer=rules.gentle_only.offer, phases=phases)
    advice = (rules.safety.words[Level.ADVISE].text,) if safety.advice else ()
    leg = (rules.safety.leg_known,) if answers.leg_symptoms else ()
    notes = (*filter(None, (memory.easing,)), *leg, *advice, *memory.profile.notes(rules))
    rule = rules.ease.rule if memory.easing else band
    return replace(outcome_of(rule), may_run=True, notes=notes)


def _run_off(rules: CheckInRules, answers: Answers, memory: Memory) -> tuple[str, str, Words] | None:
    """State, colour and words where there is no run although the score alone would allow one."""
    if memory.profile.must_ask(rules):
        return "ask", "amber", rules.ask_run
    if rules.gentle_today_when.holds(answers.given):
        return "gentle", "amber", rules.gentle_today
    if memory.run_off or rules.no_run_when.holds(answers.given):
        return "stop", "red", rules.no_run
    return None


def after_warm_up(
    rules: CheckInRules, before: int, score: int, safety: Safety, memory: Memory = NO_MEMORY
) -> Outcome:
    """The outcome of the score at the end of the warm-up.

    Args:
        rules: The rules.
        before: The score before it.
        score: The score now.
        safety: As it stands after this score was recorded.
        memory: What days before and facts about the runner say.
    """
    rule = first_of(rules.after_warm_up, Given(values={"before": before, "score": score}))
    now = before_run(rules, Answers(score=score), safety, memory)
    if now.ask_safety or now.state in ("emergency", "urgent", "routine", "severe", "ask"):
        return now  # a red flag, or a score that stands for itself, says more than the change
    if memory.run_off and rule.state != "stop":
        return now
    if rule.state == "stop":
        return replace(outcome_of(rule), phases=now.phases)
    if memory.easing:
        rule = next(each for each in rules.after_warm_up if each.state == "ease")
    return replace(outcome_of(rule), phases=now.phases, may_run=True, notes=now.notes)


def stopped_run(rules: CheckInRules, signs: Set[str]) -> Outcome:
    """What to do once the back has ended a run; `signs` are the ids of the stop signs there were."""
    there = [sign for sign in rules.stop_signs if sign.id in signs]
    return Outcome(
        state="stop",
        colour="red",
        words=rules.stop,
        signs=tuple(sign.id for sign in there),
        ask_safety=any(sign.ask_safety for sign in there),
    )


def stopped_answers(rules: CheckInRules, signs: Set[str]) -> Answers:
    """What stop signs say about the back; the worst where several do."""
    there = [sign for sign in rules.stop_signs if sign.id in signs]
    return Answers(
        score=max((sign.score for sign in there if sign.score is not None), default=None),
        leg_symptoms=any(sign.leg_symptoms for sign in there),
    )


def first_of(rules: Sequence[Rule], given: Given) -> Rule:
    """The first rule that fits.

    Raises:
        ValueError: None does.
    """
    for rule in rules:
        if rule.when is None or rule.when.holds(given):
            return rule
    raise ValueError(f"no rule fits {given}")


def outcome_of(rule: Rule) -> Outcome:
    """A rule's words and offers as an outcome."""
    return Outcome(
        state=rule.state, colour=rule.colour, words=rule.words, offer=rule.offer, phases=rule.phases
    )


def locked(rules: CheckInRules, safety: Safety) -> Outcome:
    """What a lock says and leaves: nothing to start."""
    level = safety.level
    return Outcome(state=str(level), colour="red", words=rules.safety.words[level])
