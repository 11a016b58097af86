"""What Today offers now: which card is seen first, where each leads, and what is suggested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.core.back.check_in import Outcome
from app.core.back.run_cycle import Asking, AskNext
from app.core.cards import RoutineCard
from app.core.i18n import mark as _
from app.core.routine import RUNNING
from app.core.today.cards import AFTER, BEFORE, REST, WARM_UP, Lead, TodayCard
from app.core.today.day import Day, DayStage, Known
from app.core.today.suggestions import STANDARD, Suggested
from app.core.today.why import Why

_GUESSES = (Why.KNOWN, Why.STANDARD)  # a score says more than these
_PLAIN = (
    Why.SCORE,
    Why.AFTER_RUN,
    Why.NO_RUN,
    Why.GENTLE_DAY,
)  # and what the runner has said, more than these
_NOTHING_MORE = (DayStage.LOCKED, DayStage.SEVERE, DayStage.SAFETY, DayStage.DONE)
_PHASES = {"warm-up": "before", "run": "before", "cool-down": "after", "gentle": "rest"}
_ANYWAY = {"after": Why.AFTER_RUN, "rest": Why.NO_RUN}  # says more than that it is a good start
_ASKS = {
    DayStage.MORNING: TodayCard(
        "before", _("This morning"), _("How was your lower back?"), Lead.QUESTION, does=_("Rate it")
    ),
    DayStage.RATE: TodayCard(
        "after",
        _("How is your back now?"),
        _("Rate it after the warm-up"),
        Lead.QUESTION,
        does=_("Rate it"),
    ),
    DayStage.OUT: TodayCard(
        "after", _("Off you go"), _("Back from your run?"), Lead.QUESTION, does=_("I am back")
    ),
    DayStage.BACK: TodayCard(
        "after", _("Back from your run?"), _("Rate your back, then cool down"), Lead.QUESTION
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What Today offers.

    Attributes:
        cards: The one that is seen first, then the others, each of a phase of its own. None while all is
            locked; of the phase "stop" what takes the place of all.
        suggestion: None where nothing more is to be started today.
        picks: The routine of each card that stands for one, and why, by its phase.
        outcome: What still speaks of the back, for Lead.ADVICE; None where nothing does.
        asked: What is due, for Lead.QUESTION.
        loop: The loop that what is done now belongs to; "" where a check-in has still to begin one.
    """

    stage: DayStage
    cards: tuple[TodayCard, ...]
    suggestion: Suggested | None = None
    picks: Mapping[str, Suggested] = field(default_factory=dict)
    outcome: Outcome | None = None
    asked: AskNext = field(default_factory=AskNext)
    loop: str = ""


def offers_now(known: Known, now: datetime) -> Offers:
    """What Today offers now: nothing that the outcome which still speaks does not leave open.

    Args:
        known: What decides.
        now: An aware time, in the runner's own zone.
    """
    day = Day(known, now)
    suggestion = _suggestion(day)
    cards = _first(day, _cards(day), suggestion)
    return Offers(
        stage=day.stage,
        cards=cards,
        suggestion=suggestion,
        picks=_picks(day, cards, suggestion),
        outcome=day.outcome,
        asked=day.asked,
        loop=_loop(day),
    )


def choices_now(known: Known, now: datetime, phase: str) -> list[RoutineCard]:
    """The routines that may take the place of the one a card stands for, the standard first.

    Args:
        known: What decides.
        now: An aware time, in the runner's own zone.
        phase: Of the card: before, after or rest.
    """
    day = Day(known, now)
    if phase == "before":
        return day.choose.ordered(card for card in day.before_run if card.phase in RUNNING)
    return day.choose.ordered(day.after_run if phase == "after" else day.resting)


def _picks(day: Day, cards: Sequence[TodayCard], suggestion: Suggested | None) -> dict[str, Suggested]:
    picks: dict[str, Suggested] = {}
    for card in cards:
        if card.has_routine:
            routine = day.choose.by_id[card.routine]
            if suggestion is not None and suggestion.card is routine:
                picks[card.phase] = suggestion
                continue
            why = day.choose.because(routine)
            plain = _ANYWAY.get(card.phase) if why is Why.STANDARD else None
            picks[card.phase] = Suggested(card=routine, why=plain or why)
    return picks


def _first(day: Day, cards: tuple[TodayCard, ...], suggestion: Suggested | None) -> tuple[TodayCard, ...]:
    """Puts what the runner does ahead of a warm-up, where somebody never warms up and nothing else speaks."""
    if day.stage is not DayStage.OPEN or suggestion is None:
        return cards
    known = {*day.known.recent, *day.known.favourites}
    if any(card.id in known for card in day.known.cards if card.phase == "warm-up"):
        return cards
    phase = _PHASES[suggestion.card.phase]
    return tuple(sorted(cards, key=lambda card: card.phase != phase))


def _loop(day: Day) -> str:
    if day.stage in (DayStage.RATE, DayStage.OUT, DayStage.BACK):
        return day.asked.loop
    return day.run.loop if day.run is not None and day.stage is DayStage.COOL_DOWN else ""


# --- the suggestion -----------------------------------------------------------------------------------


def _suggestion(day: Day) -> Suggested | None:
    choose, stage = day.choose, day.stage
    if stage in _NOTHING_MORE:
        return None
    if stage in (DayStage.RATE, DayStage.OUT, DayStage.BACK, DayStage.COOL_DOWN):
        return _suggested(day, choose.best(day.after_run), Why.AFTER_RUN)
    if stage is DayStage.REST:
        return _suggested(day, choose.best(day.resting), Why.NO_RUN)
    if day.no_run:
        return _suggested(day, choose.best(day.resting), _why_gentle(day))
    # Nothing said yet: somebody who only ever cools down is not sent to warm up.
    open_day = day.before_run if day.band is not None else _habits(day)
    best = choose.best(open_day)
    if best is None:
        return None
    why = choose.because(best)
    by_score = day.band is not None and (not day.calm or why in _GUESSES)
    return _suggested(day, best, Why.SCORE if by_score else why)


def _habits(day: Day) -> Sequence[RoutineCard]:
    """What may begin a day; cool-downs only where the runner does nothing else."""
    begins = day.before_run
    known = {*day.known.recent, *day.known.favourites}
    if any(card.id in known for card in begins):
        return begins
    ends = [card for card in day.choose.of("cool-down") if card.id in known]
    return ends or begins


def _suggested(day: Day, card: RoutineCard | None, why: Why) -> Suggested | None:
    if card is None:
        return None
    if why in _PLAIN and day.known.wish:
        why = day.known.wish.why(card) or why
    if why is Why.SCORE and day.score_is_withdrawn:  # it decides, and is shown nowhere
        why = Why.GENTLE_DAY if card.phase == "gentle" else Why.STANDARD
    return Suggested(card=card, why=why, score=day.score or 0)


def _why_gentle(day: Day) -> Why:
    if day.checked_first:
        return Why.CHECKED_FIRST
    by_score = day.band is not None and "warm-up" not in day.band.phases
    return Why.SCORE if by_score else Why.GENTLE_DAY


# --- the cards ----------------------------------------------------------------------------------------


def _cards(day: Day) -> tuple[TodayCard, ...]:
    before, after, rest = _before(day), _after(day), _rest(day)
    small = before if day.no_run else before._replace(detail=WARM_UP)
    match day.stage:
        case DayStage.LOCKED:
            return ()
        case DayStage.SEVERE:
            return _severe(day)
        case DayStage.SAFETY:
            return (_safety(day), after, rest)
        case DayStage.MORNING:
            return (_ASKS[day.stage], after, rest)
        case DayStage.RATE | DayStage.OUT | DayStage.BACK:
            return (_ASKS[day.stage], small, rest)
        case DayStage.COOL_DOWN:
            return (after, small, rest)
        case DayStage.DONE:
            return _done(day, small, after, rest)
        case DayStage.GENTLE | DayStage.REST:
            return (rest, small, after)
    return (before, after, rest)


def _severe(day: Day) -> tuple[TodayCard, ...]:
    assert day.band is not None, "a score has led here"
    text = _("Nothing is offered with this much pain.")
    return (
        TodayCard("stop", day.band.words.heading, text, Lead.ADVICE, does=_("See what helps")),
        TodayCard("stop", _("Check in again"), "", Lead.CHECK_IN, does=_("Check in again")),
    )


def _safety(day: Day) -> TodayCard:
    lead = Lead.SAFETY if day.outcome is None else Lead.ADVICE
    return TodayCard(
        "before", _("Questions first"), _("Then see what fits"), lead, does=_("To the questions")
    )


def _before(day: Day) -> TodayCard:
    if day.no_run:
        return _no_run(day)
    best = day.choose.best(card for card in day.before_run if card.phase in RUNNING)
    if not day.fresh:
        return BEFORE._replace(routine=best.id if best else "")
    if best is None:
        fits = _("See what fits")
        return BEFORE._replace(detail="", lead=Lead.ADVICE, does=fits) if day.state else BEFORE
    detail = _("Checked in: now warm up") if day.state is not None else BEFORE.detail
    return BEFORE._replace(detail=detail, lead=Lead.ROUTINE, routine=best.id)


def _no_run(day: Day) -> TodayCard:
    """Says so, and leads to the reason; the gate's own, where something has to be checked first."""
    warm_up = next((card.id for card in day.known.cards if card.phase == "warm-up"), "")
    title = _("No run for now") if day.checked_first else _("No run today")
    lead = Lead.WHY if warm_up and (day.checked_first or day.outcome is None) else Lead.ADVICE
    return TodayCard("before", title, "", lead, warm_up if lead is Lead.WHY else "")


def _after(day: Day) -> TodayCard:
    return _leading(day, AFTER, day.after_run, "cool-down")


def _rest(day: Day) -> TodayCard:
    return _leading(day, REST, day.resting, "gentle")


def _leading(day: Day, card: TodayCard, routines: Sequence[RoutineCard], phase: str) -> TodayCard:
    """A card that leads to the best of some routines; where none may start, to the reason."""
    best = day.choose.best(routines)
    if best is not None:
        detail = card.detail if best.phase == phase else _("Gentle only")
        return card._replace(detail=detail, routine=best.id)
    of_phase = [each.id for each in day.known.cards if each.phase == phase]
    if not of_phase:
        return card._replace(detail=_("No routine for this"), lead=Lead.LIBRARY)
    name = STANDARD[phase] if STANDARD[phase] in of_phase else of_phase[0]
    return card._replace(detail=_("Not now"), lead=Lead.WHY, routine=name)


def _done(day: Day, before: TodayCard, after: TodayCard, rest: TodayCard) -> tuple[TodayCard, ...]:
    """All is done: what is next, and what is left for whoever wants more."""
    title, rest_well = _("Well moved"), _("Done for today. Rest well.")
    ran = day.cooled_down or (day.run is not None and day.run.ran)
    if not ran:
        return (TodayCard("rest", title, rest_well, Lead.DAY), before, after)
    if day.asked.asking is Asking.BACK_FROM_RUN:
        text = _("Done for today. How did your back take the run?")
        first = TodayCard("after", title, text, Lead.QUESTION)
    else:
        asks = _("Done for today. Tomorrow morning: how is your back?")
        first = TodayCard("after", title, asks if day.asks_tomorrow else rest_well, Lead.DAY)
    if not day.no_run:
        before = before._replace(title=_("Another run?"))
    if rest.lead is Lead.ROUTINE:
        rest = rest._replace(title=REST.detail, detail=_("Any time"))
    return (first, before, rest)
