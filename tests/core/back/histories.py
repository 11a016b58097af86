"""Random histories of a runner's back, and a second, plain telling of what must never and must always be.

The telling is written from the guidance, not from the rules: NICE NG59 (look for other causes when symptoms are
new or change), Finucane 2020 (red flags: emergency and urgent ones end exercise until somebody has looked), ACP
2017 (stay active), and the pain-monitoring model (Thomee 1997, Silbernagel 2007: more than 5 is too much, and so
is what has not settled by the morning). It knows nothing of how the app remembers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from app.core.back.after_run import RunScores
from app.core.back.check_in import Answers, CheckIn, Direction, Moment, Profile, raised_by
from app.core.back.eligibility import Allowed, BackState, may_start
from app.core.back.red_flags import Happened, Safety, SafetyEvent, answered
from tests.core.back_cases import NOON, RULES, routine

DAYS = 30
WARM_UPS = tuple(map(routine, ("warmup-5-quick", "warmup-8-stiff-back")))
_FACTS = tuple(tag.tag for tag in RULES.profile)
_ASK = {"recent-surgery", "spinal-fracture", "spondylolysis", "impact-pain"}
_LOCKS = [q for q in RULES.safety.questions if q.level.locks]
_LEGS = {"oneleg", "leg_symptoms"}


@dataclass(slots=True)
class History:
    """What happened to one runner, as the app would have recorded it.

    Attributes:
        told: The same once more in plain words, for the oracle: (when, what, value).
    """

    now: datetime
    profile: Profile
    safety: Safety = field(default_factory=Safety)
    check_ins: list[CheckIn] = field(default_factory=list)
    runs: list[RunScores] = field(default_factory=list)
    told: list[tuple[datetime, str, object]] = field(default_factory=list)

    def state(self) -> BackState:
        """What the gate sees now."""
        since = self.now.timestamp() - 3 * 86400
        return BackState(
            rules=RULES,
            safety=self.safety.as_of(RULES.safety, self.now.timestamp()),
            profile=self.profile,
            check_ins=tuple(c for c in self.check_ins if c.at >= since),
            runs=tuple(self.runs),
        )

    def say(self, what: str, value: object = None) -> None:
        """Puts it down in plain words."""
        self.told.append((self.now, what, value))

    def rate(self, moment: Moment, answers: Answers, loop: str) -> None:
        """A check-in, with what it does to the safety state."""
        at = self.now.timestamp()
        self.check_ins.append(CheckIn(at=at, day=self.now.date(), moment=moment, answers=answers, loop=loop))
        known = moment is Moment.BEFORE and self.state().safety.leg_known
        for event in raised_by(RULES, answers, self.profile, leg_known=known):
            self.safety = self.safety.after(replace(event, at=at))
        self.say("score", (moment, answers))

    def ask(self, *yes: str, new_pain: bool = False) -> None:
        """All safety questions, no but for those named."""
        answers = {q.id: q.id in yes for q in RULES.safety.questions}
        event, past = answered(RULES.safety, answers, new_pain=new_pain, at=self.now.timestamp())
        self.safety = self.safety.after(event)
        self.profile = replace(self.profile, past_cancer=past, cancer_asked=self.now.date())
        self.say("answered", frozenset(event.yes))

    def happened(self, kind: Happened) -> None:
        """A button that was pressed."""
        self.safety = self.safety.after(SafetyEvent(kind=kind, at=self.now.timestamp()))
        self.say(str(kind))


def random_history(chance: Random) -> History:
    """A runner with up to 30 days behind them, who stands before a check-in."""
    tags = frozenset(chance.sample(_FACTS, chance.choice((0, 0, 0, 1, 2))))
    cleared = {tag: NOON.date() for tag in tags if chance.random() < 0.3}
    history = History(NOON, Profile(tags=tags, cleared=cleared))
    base = chance.choice((0, 0, 1, 2, 4, 6))
    if chance.random() < 0.95:
        history.ask(*_yes(chance, 0.04), new_pain=chance.random() < 0.1)
    for number in range(chance.randrange(DAYS + 1)):
        history.now = NOON + timedelta(days=number, minutes=chance.randrange(-600, 600))
        _day(history, chance, base, f"loop-{number}")
    history.now += timedelta(minutes=chance.choice((1, 40, 300, 700, 1500, 2870, 2890, 5000)))
    return history


def _day(history: History, chance: Random, base: int, loop: str) -> None:
    if chance.random() < 0.4:
        return
    before = _score(chance, base)
    answers = Answers(
        score=before,
        new_pain=chance.random() < 0.05,
        leg_symptoms=chance.random() < (0.5 if history.safety.checked else 0.03),
        recent_fall=chance.random() < 0.03,
        feeling_ill=chance.random() < 0.02,
        direction=chance.choice(list(Direction)),
        got_up_recently=chance.random() < 0.3,
    )
    history.rate(Moment.BEFORE, answers, loop)
    _buttons(history, chance, answers.new_pain)
    history.now += timedelta(minutes=12)
    if chance.random() < 0.7:
        history.rate(Moment.AFTER_WARM_UP, Answers(score=_score(chance, before)), loop)
    history.now += timedelta(minutes=50)
    if chance.random() < 0.6:
        after = _score(chance, before)
        history.rate(Moment.AFTER_RUN, Answers(score=after, leg_symptoms=chance.random() < 0.03), loop)
        run = RunScores(day=history.now.date(), before=before, after=after, loop=loop)
        history.now += timedelta(hours=chance.choice((10, 14)))
        if chance.random() < 0.6:
            morning = _score(chance, before)
            history.rate(Moment.MORNING, Answers(score=morning), loop)
            run = replace(run, morning=morning)
        history.runs.append(run)
        history.say("ran", run)


def _buttons(history: History, chance: Random, new_pain: bool) -> None:
    if history.safety.to_ask(RULES.safety) and chance.random() < 0.9:
        history.ask(*_yes(chance, 0.1), new_pain=new_pain)
    if history.safety.locked and chance.random() < 0.5:
        history.happened(Happened.ADVISED)
        history.ask(*_yes(chance, 0.2))
        if chance.random() < 0.3:
            history.happened(Happened.TOLD)
    if history.safety.concerns and chance.random() < 0.2:
        history.happened(chance.choice((Happened.CHECKED, Happened.GONE)))
    if chance.random() < 0.02:
        history.happened(Happened.MISTAKEN)


def _yes(chance: Random, likely: float) -> Iterator[str]:
    if chance.random() < likely:
        yield chance.choice(RULES.safety.questions).id


def _score(chance: Random, base: int) -> int:
    return min(max(round(chance.gauss(base, 1.6)), 0), 10)


# --- the oracle ---------------------------------------------------------------------------------------


def reasons_against_a_run(history: History) -> set[str]:
    """Why guidance would not have this runner run now, told from what happened alone."""
    now, found = history.now, set()
    for when, what, value in history.told:
        age = now - when
        if what == "score":
            moment, answers = value
            recent = when.date() == now.date() or age <= timedelta(hours=48)
            if answers.score is not None and answers.score >= 6 and recent:
                found.add("6 or more within 48 hours")
            new = answers.new_pain or answers.recent_fall
            if moment is Moment.BEFORE and new and answers.score >= 3 and when.date() == now.date():
                found.add("new pain or a fall today")
        if what == "ran":
            days = (now.date() - value.day).days
            if 0 <= days <= 1 and _was_too_much(value.before, value.after, value.morning):
                found.add("too much, today or yesterday")
    if _standing(history, _LEGS):
        found.add("leg symptoms that nobody has looked at")
    if history.profile.tags & _ASK - set(history.profile.cleared):
        found.add("ask before you run")
    return found


def _was_too_much(before: int, after: int, morning: int | None) -> bool:
    if after > 5 or (after >= 3 and after >= before + 2):
        return True
    settled = morning is None or morning <= before or (morning <= 2 and morning <= before + 1)
    return not settled


def _standing(history: History, names: set[str]) -> set[str]:
    """Which of some concerns were raised and neither checked, nor answered away after "it has gone" or an unlock."""
    standing: set[str] = set()
    locked: set[str] = set()
    asks_away = False
    # Since when somebody has looked at a leg that was told of, with nothing new after it.
    known: datetime | None = None
    told_of_a_leg = False
    for when, what, value in history.told:
        if what == "score":
            moment, answers = value
            if answers.new_pain or answers.recent_fall or answers.feeling_ill:
                known = None
            same = moment is Moment.BEFORE and known is not None and when - known < timedelta(days=30)
            told_of_a_leg |= answers.leg_symptoms
            if answers.leg_symptoms and not same:
                standing.add("leg_symptoms")
        if what == "answered":
            severe = {q.id for q in _LOCKS} & value
            # While anything locks, or "it has gone" was pressed, what full answers leave out may have gone.
            if asks_away or locked:
                standing &= value
            standing |= value
            told_of_a_leg |= "oneleg" in value
            locked = severe or (locked if not asks_away else set())
            asks_away = False
        if what in ("checked", "advised", "told", "mistaken", "gone"):
            asks_away = True
        if what == "checked":
            known = when if told_of_a_leg else None
            standing.clear()
    return standing & names if not asks_away else set()


def may_run(history: History) -> bool:
    """Whether the app lets this runner start any warm-up now."""
    back = history.state()
    return any(may_start(each, back, history.now) == Allowed() for each in WARM_UPS)


def recovers(history: History) -> bool:
    """Whether honest answers lead back to a run once everything is well, and somebody has looked at the rest."""
    history.now += timedelta(days=35)
    history.profile = replace(
        history.profile, cleared=dict.fromkeys(history.profile.tags, history.now.date())
    )
    if history.safety.locked:
        history.happened(Happened.ADVISED)
    history.ask()
    history.happened(Happened.CHECKED)
    history.rate(Moment.BEFORE, Answers(score=0), "well")
    return may_run(history)
