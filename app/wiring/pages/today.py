"""Furnishes Today: what suits the runner now, and what the record says."""

from datetime import timedelta
from typing import TYPE_CHECKING

from app.core.today.cards import Lead, TodayCard
from app.ui.base.theme import PHASE_TOKENS
from app.ui.screens.today.page import TodayScreen
from app.ui.screens.today.view import NO_WEEK, TREND_DAYS, Suggestion, TodayLinks, TodayView
from app.wiring.context import AppContext

if TYPE_CHECKING:
    from app.core.today.day import Known
    from app.core.today.suggestions import Suggested
    from app.core.today.today import Offers
    from app.ui.base.back_service import BackService

_RECENT = 20  # sessions from which a habit is read
_OF_A_DAY = 8  # sessions that are looked at for how far the day has come


def today_room(context: AppContext) -> TodayScreen:
    """Today, with everything on it."""
    guide = TodayGuide(context)
    ways = TodayLinks(
        follow=guide.follow,
        start=guide.start,
        history=lambda: context.app.go("history"),
        library=lambda: context.app.go("library"),
    )
    return TodayScreen(
        context.kit,
        context.app.tabs("today"),
        ways,
        guide.view,
        lambda: context.app.ready,
        context.now().weekday(),
        context.missing,
    )


class TodayGuide:
    """Knows what suits the runner now.

    Args:
        context: What the app is built from.
    """

    def __init__(self, context: AppContext) -> None:
        self._context = context

    @property
    def _back(self) -> "BackService | None":
        return self._context.app.gate.back if self._context.options.ask else None

    # --- what Today shows -----------------------------------------------------------------------------

    def view(self) -> TodayView:
        """What the record says now."""
        from app.core.days import near_day

        back, now = self._back, self._context.now()
        known = self._known(back)
        offers = self._offers(known)
        shown = TodayView(
            now.weekday(),
            cards=offers.cards,
            suggestion=self._suggestion(offers.suggestion),
            usable=bool(known.cards),
        )
        if back is None:
            return shown
        today = now.date()
        record = back.record.history.today(today)
        since = today - timedelta(days=TREND_DAYS - 1)
        scored = [loop for loop in record.series if loop.before is not None and loop.day >= since]
        return shown._replace(
            week=tuple(day.mark if day else "" for day in record.week) or NO_WEEK,
            weeks=record.streak.weeks,
            scores=tuple(loop.before or 0 for loop in scored),
            scored=near_day(scored[-1].day, self._context.tr, today) if scored else "",
        )

    def _offers(self, known: "Known") -> "Offers":
        from app.core.today.today import offers_now

        return offers_now(known, self._context.now())

    def _known(self, back: "BackService | None") -> "Known":
        from app.core.settings import FAVOURITES
        from app.core.today.day import Known

        context = self._context
        cards = [card for card in context.routines.cards() if not card.problem]
        if back is None:
            return Known(cards=cards)
        store = context.store
        return Known(
            cards=cards,
            recent=store.sessions.recent_routines(_RECENT),
            favourites=frozenset(store.settings.get(FAVOURITES)),
            state=back.state,
            loops=back.record.back.loops(now=context.now()),
            sessions=store.history.newest(_OF_A_DAY),
            runs=store.history.runs,
        )

    def _suggestion(self, suggested: "Suggested | None") -> Suggestion | None:
        if suggested is None:
            return None
        card = suggested.card
        words = suggested.words(self._context.tr)
        return Suggestion(card.id, card.title, PHASE_TOKENS[card.phase], card.exercise, words)

    # --- where its cards lead -------------------------------------------------------------------------

    def follow(self, card: TodayCard) -> None:
        """Does what a card leads to, as of now: it may have stood there for long."""
        back, app = self._back, self._context.app
        if back is None:
            self._open(card)
            return
        offers = self._offers(self._known(back))
        if card not in offers.cards:  # the day has gone on; what is tapped is what was read
            card = next((now for now in offers.cards if now.phase == card.phase), card)
            app.refresh_notes()
        match card.lead:
            case Lead.CHECK_IN:
                app.gate.check_in()
            case Lead.WHY:
                app.start(card.routine)
            case Lead.ADVICE:
                app.gate.tell(offers.outcome, offers.loop)
            case Lead.QUESTION:
                app.gate.ask(offers.asked)
            case Lead.SAFETY:
                app.gate.safety.intro(app.refresh_notes)
            case Lead.DAY:
                self._day()
            case _:
                self._open(card)

    def start(self, name: str) -> None:
        """Starts what is suggested, as part of the loop that is on."""
        back, app = self._back, self._context.app
        if back is None:
            app.start(name)
        else:
            app.gate.want(name, self._offers(self._known(back)).loop)

    def _open(self, card: TodayCard) -> None:
        if card.routine:
            self._context.routes.open("routine", card.routine)
        else:
            self._context.app.go("library")

    def _day(self) -> None:
        from app.core.back.run_cycle import lived_day

        now = self._context.now()
        self._context.routes.open("day", lived_day(now.timestamp(), now))
