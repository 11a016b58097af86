"""Plans over weeks as they are kept: which are followed, how far they have come, and what comes next."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.core.back.eligibility import Reason, Refused, may_start
from app.core.plans import BackSays, Going, PlanNext, WeeklyPlan, back_says, followed, kept, what_next
from app.core.settings import PLANS

if TYPE_CHECKING:
    from app.core.back.eligibility import BackState
    from app.core.cards import RoutineCard
    from app.data.store.store import Store

_LOOK_BACK = timedelta(weeks=12)
_ASKS = (Reason.CHECK_IN, Reason.SAFETY_QUESTIONS)  # answered before a start


class Standing(NamedTuple):
    """A plan that is followed, how far it has come, and what comes next."""

    plan: WeeklyPlan
    going: Going
    next: PlanNext


class KeptPlans:
    """Reads and keeps them.

    Args:
        share: Limber's own files.
        store: Gives everything that is remembered.
        cards: Gives every routine.
        state: Gives what is known about the back.
        now: The time of day, aware, in the runner's own zone.
    """

    def __init__(
        self,
        share: Path,
        store: "Callable[[], Store]",
        cards: "Callable[[], Sequence[RoutineCard]]",
        state: "Callable[[], BackState]",
        now: Callable[[], datetime],
    ) -> None:
        self._share, self._store, self._cards, self._state, self._now = share, store, cards, state, now

    @cached_property
    def _all(self) -> dict[str, WeeklyPlan]:
        from app.data.shipped.plans import load_plans

        return {plan.id: plan for plan in load_plans(self._share)}

    def all(self) -> list[WeeklyPlan]:
        """Every plan whose routines there are, in order."""
        there = {card.id for card in self._cards() if not card.problem}
        return [plan for plan in self._all.values() if there.issuperset(each.routine for each in plan.levels)]

    def _kept(self) -> tuple[Going, ...]:
        texts = self._store().settings.get(PLANS)
        return followed(texts, self._all) if texts else ()

    def standings(self) -> Iterator[Standing]:
        """Every plan that is followed, as of now."""
        going = self._kept()
        if not going:
            return
        now, state, runs = self._now(), self._state(), self._store().history.runs()
        sessions = self._store().sessions.days_since(now.date() - _LOOK_BACK)
        cards = {card.id: card for card in self._cards() if not card.problem}
        for plan in self.all():
            for each in going:
                if each.plan == plan.id:
                    verdict = may_start(cards[plan.levels[each.level].routine], state, now)
                    may = not isinstance(verdict, Refused) or verdict.reason in _ASKS
                    says: BackSays = back_says(state, runs, each.since, now)
                    following = what_next(plan, each, sessions, says, now.date(), may=may)
                    yield Standing(plan, each, following)

    def begin(self, plan: WeeklyPlan) -> None:
        """Follows a plan from its first step on."""
        self._keep([*self._kept(), Going(plan=plan.id, level=0, since=self._today)])

    def go_to(self, plan: WeeklyPlan, level: int) -> None:
        """Goes to another step of a plan that is followed."""
        self._keep([each.at(level, self._today) if each.plan == plan.id else each for each in self._kept()])

    def end(self, plan: WeeklyPlan) -> None:
        """Follows a plan no more."""
        self._keep([each for each in self._kept() if each.plan != plan.id])

    @property
    def _today(self) -> date:
        return self._now().date()

    def _keep(self, going: list[Going]) -> None:
        self._store().settings.set(PLANS, kept(going), self._now())
