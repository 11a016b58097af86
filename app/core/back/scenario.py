"""A scenario: dated answers of one runner, and what the rules make of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.core.back.check_in import Moment, Profile, answers_of
from app.core.back.red_flags import Happened
from app.core.back.replay import Finding, Replay
from app.core.back.rules import CheckInRules
from app.core.routine import Routine

UNLOCKS = {
    "had-advice": Happened.ADVISED,
    "told": Happened.TOLD,
    "checked": Happened.CHECKED,
    "gone": Happened.GONE,
    "mistake": Happened.MISTAKEN,
}
_MOMENTS = {
    "before": Moment.BEFORE,
    "after_warm_up": Moment.AFTER_WARM_UP,
    "after": Moment.AFTER_RUN,
    "morning": Moment.MORNING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened.

    Attributes:
        at: When, aware.
        kind: before, after_warm_up, stopped, after, morning, safety, unlock, or ask.
        score: Of a check-in.
        names: Ticks of a check-in; ids of the stop signs that ended a run; ids of safety questions answered
            yes, and new_pain; the button of an unlock.
    """

    at: datetime
    kind: str
    score: int | None = None
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What happened to one runner, the earliest first."""

    events: tuple[Event, ...]
    profile: Profile = field(default_factory=Profile)


def findings(scenario: Scenario, rules: CheckInRules, routines: Mapping[str, Routine]) -> Iterator[Finding]:
    """What holds after each event, in their order."""
    replay = Replay(rules, scenario.events[0].at, routines, scenario.profile)
    for event in scenario.events:
        replay.now = event.at
        yield _after(event, replay)


def _after(event: Event, replay: Replay) -> Finding:
    match event.kind:
        case "safety":
            asked = {question.id: question.id in event.names for question in replay.rules.safety.questions}
            replay.answer(asked, new_pain="new_pain" in event.names)
            return replay.before_run()
        case "unlock":
            _unlock(event.names, replay)
            return replay.before_run()
        case "ask":
            return replay.asked()
        case "stopped":
            return replay.stopped(event.names)
        case kind:
            replay.rate(_MOMENTS[kind], answers_of(event.score, event.names))
            return replay.after_run() if kind in ("after", "morning") else replay.before_run()


def _unlock(names: Iterable[str], replay: Replay) -> None:
    for name in names:
        if name in UNLOCKS:
            replay.happened(UNLOCKS[name])
        else:
            replay.cleared()
