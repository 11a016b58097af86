"""Furnishes Today: what suits the runner now, and what the record says."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from app.ui.screens.today import TodayScreen
from app.ui.screens.today_view import NO_WEEK, TREND_DAYS, Suggestion, TodayView, Ways
from app.ui.theme import PHASE_TOKENS
from app.wiring.house import House

if TYPE_CHECKING:
    from app.core.cards import RoutineCard
    from app.core.gate import BackState
    from app.ui.back import Back

_RECENT = 20  # sessions from which a habit is read
_USUAL = {"warm-up": "warmup-7-standard", "cool-down": "cooldown-5-static", "gentle": "gentle-12-not-running"}


class _Asked(NamedTuple):
    phase: str
    max_pain: int


def today_room(house: House) -> TodayScreen:
    """Today, with everything on it."""
    guide = Guide(house)
    ways = Ways(
        before=guide.before,
        after=guide.after,
        rest=guide.rest,
        start=house.app.start,
        history=lambda: house.app.go("history"),
        library=lambda: house.app.go("library"),
    )
    return TodayScreen(
        house.kit,
        house.app.tabs("today"),
        ways,
        guide.view,
        lambda: house.app.ready,
        house.now().weekday(),
        house.missing,
    )


class Guide:
    """Knows what suits the runner now.

    Args:
        house: Everything that has been built.
    """

    def __init__(self, house: House) -> None:
        self._house = house

    @property
    def _back(self) -> "Back | None":
        return self._house.app.gate.back if self._house.options.ask else None

    def _cards(self) -> "dict[str, RoutineCard]":
        return {card.id: card for card in self._house.routines.cards() if not card.problem}

    # --- what Today shows -----------------------------------------------------------------------------

    def view(self) -> TodayView:
        """What the record says now."""
        back, cards = self._back, self._cards()
        now = self._house.now()
        if back is None:
            return TodayView(now.weekday(), suggestion=_suggestion(self._usual(cards)), usable=bool(cards))
        record = back.record.history.today(now.date())
        since = now.date() - timedelta(days=TREND_DAYS - 1)
        scored = [loop for loop in record.series if loop.before is not None]
        return TodayView(
            now.weekday(),
            week=tuple(day.mark if day else "" for day in record.week) or NO_WEEK,
            weeks=record.streak.weeks,
            suggestion=_suggestion(self._suggested(back, cards)),
            last=scored[-1].before if scored else None,
            scores=tuple(loop.before or 0 for loop in scored if loop.day >= since),
            usable=bool(cards),
        )

    def _usual(self, cards: "dict[str, RoutineCard]", phase: str = "warm-up") -> "RoutineCard | None":
        """Limber's own choice for a phase, or the first that there is."""
        of_phase = [card for card in cards.values() if card.phase == phase]
        return cards.get(_USUAL[phase]) or next(iter(of_phase or cards.values()), None)

    def _suggested(
        self, back: "Back", cards: "dict[str, RoutineCard]", phase: str = ""
    ) -> "RoutineCard | None":
        """What suits the last check-in, and of that what the runner does most; None where nothing may start.

        Args:
            back: The record about the back.
            cards: By id, those that can be used.
            phase: Of this phase alone; "" for any.
        """
        state, now = back.state, self._house.now()
        may = self._may(state)
        fitting = [card for card in cards.values() if phase in ("", card.phase) and may(card)]
        outcome = state.outcome(now) if state.latest(now) else None
        offered = [cards[name] for name in outcome.offer if name in cards] if outcome else []
        wanted = [card for card in offered if card in fitting] or fitting
        used = Counter(self._house.store.sessions.recent_routines(_RECENT))
        most = max(wanted, key=lambda card: used[card.id], default=None)
        if most is not None and not used[most.id]:
            usual = self._usual(cards, phase or "warm-up")
            return wanted[0] if offered or usual not in wanted else usual
        return most

    def _may(self, state: "BackState") -> "Callable[[RoutineCard], bool]":
        """Tells whether a routine may start, once whatever is asked before a start has been answered."""
        from app.core.gate import Reason, Refused, may_start

        now = self._house.now()

        @cache  # of thousands of routines most differ in neither
        def may(card: Any) -> bool:
            verdict = may_start(card, state, now)  # of a routine it sees no more
            return not isinstance(verdict, Refused) or verdict.reason in (
                Reason.CHECK_IN,
                Reason.SAFETY_QUESTIONS,
            )

        return lambda card: may(_Asked(card.phase, card.max_pain))

    # --- where its cards lead -------------------------------------------------------------------------

    def before(self) -> None:
        """Before a run: the check-in, or with a fresh one the routine that suits it."""
        back, cards = self._back, self._cards()
        if back is None:
            self._open(self._usual(cards))
            return
        gate = self._house.app.gate
        state = back.state
        if state.safety.locked:
            gate.safety.locked()
        elif state.fresh(self._house.now()) is None:
            gate.check_in()
        elif (card := self._suggested(back, cards, "warm-up")) is not None and self._may_run(back, state):
            self._open(card)
        else:
            gate.tell(back.outcome())

    def _may_run(self, back: "Back", state: "BackState") -> bool:
        outcome = back.outcome()
        return outcome is not None and outcome.may_run and not state.safety.to_ask(back.rules.safety)

    def after(self) -> None:
        """After a run: the cool-down that suits the score straight after it, as far as there is one."""
        from app.core.after_run import cool_downs

        back, cards = self._back, self._cards()
        if back is None:
            self._open(self._usual(cards, "cool-down"))
            return
        latest = back.state.latest(self._house.now())
        score = latest.answers.score if latest else None
        self._first(cool_downs(back.rules, score, back.state.safety), "cool-down")

    def rest(self) -> None:
        """On a day without a run: a gentle routine."""
        back = self._back
        self._first(back.rules.gentle_only.offer if back else (), "gentle")

    def _first(self, names: Sequence[str], phase: str) -> None:
        """Opens the first of some routines that may start; where none may, the gate says why."""
        back, cards = self._back, self._cards()
        wanted = [cards[name] for name in names if name in cards]
        usual = self._usual(cards, phase)
        wanted += [usual] if usual is not None and not wanted else []
        allowed = list(filter(self._may(back.state), wanted)) if back is not None else wanted
        if allowed:
            self._open(allowed[0])
        elif wanted:
            self._house.app.start(wanted[0].id)

    def _open(self, card: "RoutineCard | None") -> None:
        from app.wiring.library import open_routine

        if card is not None:
            open_routine(self._house, card.id)


def _suggestion(card: "RoutineCard | None") -> Suggestion | None:
    if card is None:
        return None
    return Suggestion(card.id, card.title, PHASE_TOKENS[card.phase], card.exercise)
