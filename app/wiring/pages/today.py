"""Furnishes Today: what suits the runner now, and what the record says."""

import re
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.core.i18n import mark as _
from app.core.i18n import several
from app.core.today.cards import Lead, TodayCard
from app.ui.screens.today.page import TodayScreen
from app.ui.screens.today.view import (
    NO_WEEK,
    BackScore,
    Insight,
    StageFace,
    TodayLinks,
    TodayView,
)
from app.wiring.context import AppContext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.core.history import Tendency
    from app.core.today.day import Known
    from app.core.today.suggestions import Suggested
    from app.core.today.today import Offers
    from app.core.today.wish import DayWish
    from app.ui.base.back_service import BackService
    from app.ui.widgets.sheet_page import Choice

_RECENT = 20  # sessions from which a habit is read
_OF_A_DAY = 8  # sessions that are looked at for how far the day has come
_TREND_DAYS = 14
_LENGTHS = {
    "warm-up": several("{count}-minute warm-up", "{count}-minute warm-up"),
    "run": several("{count}-minute run-walk", "{count}-minute run-walk"),
    "cool-down": several("{count}-minute cool-down", "{count}-minute cool-down"),
    "gentle": several("{count} gentle minute", "{count} gentle minutes"),
}
_ASKED = {
    "before": _("Which warm-up?"),
    "after": _("Which cool-down?"),
    "rest": _("Which gentle routine?"),
}
_MOST_CHOICES = 8  # of more the library has a list that can be searched
_MOVES = several("{count} move", "{count} moves")
_INSIGHTS = {  # by their kind: an icon, a few words, and of how many they are true
    "calmer": (
        "trending_down",
        _("Calmer after warming up"),
        several("{part} of your last {count} warm-up", "{part} of your last {count} warm-ups"),
    ),
    "calm": (
        "check_circle",
        _("Calm all through"),
        several("{part} of your last {count} warm-up", "{part} of your last {count} warm-ups"),
    ),
    "settled": (
        "light_mode",
        _("Settled by next morning"),
        several("after {part} of your last {count} run", "after {part} of your last {count} runs"),
    ),
}


def today_room(context: AppContext) -> TodayScreen:
    """Today, with everything on it."""
    context.guide = guide = TodayGuide(context)
    ways = TodayLinks(
        follow=guide.follow,
        start=guide.start,
        open=lambda name: context.routes.open("routine", name),
        change=guide.change,
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
        self._changed: dict[str, str] = {}  # what was chosen instead, by phase
        self._changed_on: date | None = None

    @property
    def _back(self) -> "BackService | None":
        return self._context.app.gate.back if self._context.options.ask else None

    # --- what Today shows -----------------------------------------------------------------------------

    def view(self) -> TodayView:
        """What the record says now."""
        from app.core.history import finding

        back, now = self._back, self._context.now()
        known = self._known(back)
        offers = self._offers(known)
        shown = TodayView(
            now.weekday(),
            faces=tuple(self._faces(offers, self._picks(offers, known, now))),
            stops=tuple(card for card in offers.cards if card.phase == "stop"),
            usable=bool(known.cards),
        )
        if back is None:
            return shown
        today = now.date()
        record = back.record.history.today(today)
        since = today - timedelta(days=_TREND_DAYS - 1)
        scores = tuple(
            BackScore(loop.day, loop.before)
            for loop in record.series
            if loop.before is not None and loop.day >= since
        )
        return shown._replace(
            week=tuple(day.mark if day else "" for day in record.week) or NO_WEEK,
            weeks=record.streak.weeks,
            scores=scores,
            scored=(self._day_of(scores[0], today), self._day_of(scores[-1], today)) if scores else ("", ""),
            insight=self._insight(finding(record.series)),
        )

    def _day_of(self, score: BackScore, today: date) -> str:
        """The day of a score, short: it stands below a line."""
        from app.core.days import near_day, short_day

        tr = self._context.tr
        near = (today - score.day).days in (0, 1)
        return near_day(score.day, tr, today) if near else short_day(score.day, tr)

    def _insight(self, found: "Tendency | None") -> Insight | None:
        from app.core.i18n import counted

        if found is None:
            return None
        icon, title, forms = _INSIGHTS[found.kind]
        tr = self._context.tr
        return Insight(icon, tr(title), counted(tr, forms, found.total, part=found.part))

    def _picks(self, offers: "Offers", known: "Known", now: datetime) -> "Mapping[str, Suggested]":
        """The routine of each phase, with what the runner has chosen instead for as long as it may start."""
        from app.core.today.suggestions import Suggested
        from app.core.today.today import choices_now
        from app.core.today.why import Why

        if self._changed_on != now.date():
            self._changed.clear()
        picks = dict(offers.picks)
        for phase, name in self._changed.items():
            if phase in picks and name != picks[phase].card.id:
                card = next((card for card in choices_now(known, now, phase) if card.id == name), None)
                if card is not None:
                    picks[phase] = Suggested(card=card, why=Why.CHOSEN)
        return picks

    def _faces(self, offers: "Offers", picks: "Mapping[str, Suggested]") -> "Sequence[StageFace]":
        faces: list[StageFace] = []
        for place, card in enumerate(card for card in offers.cards if card.phase != "stop"):
            pick = picks.get(card.phase)
            face = self._face(card) if pick is None else self._of_routine(card, pick)
            suggested = offers.suggestion
            if place == 0 and pick is None and suggested is not None:
                name = suggested.card.id
                face = face._replace(other=name, other_words=self._context.tr(suggested.card.title))
            faces.append(face)
        return faces

    def _face(self, card: TodayCard) -> StageFace:
        """Of something to answer or to read."""
        tr = self._context.tr
        lines = (tr(card.detail),) if card.detail else ()
        return StageFace(card, tr(card.title), lines=lines, button=tr(card.button))

    def _of_routine(self, card: TodayCard, pick: "Suggested") -> StageFace:
        from app.core.i18n import counted
        from app.core.needs import at_hand, from_text, met

        tr, routine = self._context.tr, pick.card
        minutes = self._minutes(routine.id)
        kind = counted(tr, _LENGTHS[routine.phase], minutes or routine.minutes)
        ground = at_hand(routine.posture, from_text(routine.needs), tr, after=True)
        moves = counted(tr, _MOVES, routine.steps)
        fits = minutes is None and met(from_text(routine.needs), self._context.wishes.now.without)
        line = tr(_("{moves}, {ground}")).format(moves=moves, ground=ground)
        name, why = _besides(tr(routine.title), kind), pick.reason(tr)
        both = tr(_("{name}, {why}")).format(name=name, why=why) if name else why[:1].upper() + why[1:]
        return StageFace(
            card._replace(routine=routine.id),
            kind,
            name=both if why else name,
            lines=(line if fits else tr(_("Made to fit what you have")), *map(tr, card.notes)),
            button=tr(card.button),
            routine=routine.id,
            other_words=tr(_("Change")),
        )

    def _offers(self, known: "Known") -> "Offers":
        from app.core.today.today import offers_now

        return offers_now(known, self._context.now())

    def _known(self, back: "BackService | None") -> "Known":
        from app.core.reminder import days_of
        from app.core.settings import FAVOURITES, REMIND_DAYS
        from app.core.today.day import Known

        context = self._context
        cards = [card for card in context.routines.cards() if not card.problem]
        if back is None:
            return Known(cards=cards, wish=context.wishes.now)
        store = context.store
        return Known(
            cards=cards,
            recent=store.sessions.recent_routines(_RECENT),
            favourites=frozenset(store.settings.get(FAVOURITES)),
            state=back.state,
            loops=back.record.back.loops(now=context.now()),
            sessions=store.history.newest(_OF_A_DAY),
            runs=store.history.runs,
            wish=context.wishes.now,
            running_days=days_of(store.settings.get(REMIND_DAYS)),
        )

    def running_day(self) -> str:
        """What a sore back means for a run that was planned for today, in words to be translated, or ""."""
        from app.core.settings import REMIND_DAYS

        back = self._back
        if back is None or not self._context.store.settings.get(REMIND_DAYS):
            return ""
        from app.core.today.running_day import sore_running_day

        return sore_running_day(self._known(back), self._context.now())

    # --- where its cards lead -------------------------------------------------------------------------

    def follow(self, card: TodayCard) -> None:
        """Does what a card leads to, as of now: it may have stood there for long."""
        back, app = self._back, self._context.app
        if back is None:
            self._unasked(card)
            return
        known = self._known(back)
        offers = self._offers(known)
        now = self._as_of_now(card, offers, self._picks(offers, known, self._context.now()))
        if now != card:  # the day has gone on
            app.refresh_notes()
            if now.lead is Lead.ROUTINE:
                return  # what would start is not what was read
        card = now
        match card.lead:
            case Lead.CHECK_IN:
                self._check_in(card, offers.loop)
            case Lead.ROUTINE:
                app.gate.want(card.routine, offers.loop, self._minutes(card.routine))
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
                app.go("library")

    def lead(self, phase: str) -> None:
        """Goes where the card of a phase leads now, as a tap on it would.

        Args:
            phase: Of the card: before or after.
        """
        back, known = self._back, self._known(self._back)
        if back is not None and back.state.safety.locked:
            self._context.app.gate.safety.locked()
            return
        now, offers = self._context.now(), self._offers(known)
        card = next((each for each in offers.cards if each.phase == phase), None)
        if card is not None and card.lead is not Lead.DAY:
            self.follow(self._as_of_now(card, offers, self._picks(offers, known, now)))
            return
        from app.core.today.today import choices_now

        more = choices_now(known, now, phase)
        if more:  # Today speaks of what was done; the runner asks for more
            self.start(more[0].id)

    def _as_of_now(self, card: TodayCard, offers: "Offers", picks: "Mapping[str, Suggested]") -> TodayCard:
        now = card if card in offers.cards else None
        now = now or next((each for each in offers.cards if each.phase == card.phase), card)
        pick = picks.get(now.phase)
        return now if pick is None else now._replace(routine=pick.card.id)

    def _check_in(self, card: TodayCard, loop: str) -> None:
        from app.ui.start.request import StartRequest

        self._context.app.gate.check_in(StartRequest(card.routine, loop, self._minutes(card.routine)))

    def _minutes(self, name: str) -> int | None:
        """Length that a routine is cut to, where the runner has hardly any time; None as it is written."""
        minutes = self._context.wishes.now.minutes
        card = next((card for card in self._context.routines.cards() if card.id == name), None)
        cut = minutes is not None and card is not None and card.phase != "run" and card.minutes > minutes
        return minutes if cut else None

    def change(self, phase: str) -> None:
        """Asks which routine takes the place of the one of a phase, among those that may start."""
        from app.core.spans import in_minutes
        from app.core.today.today import choices_now
        from app.ui.widgets.sheet_page import SheetContent, nothing

        context, now = self._context, self._context.now()
        tr, known = context.tr, self._known(self._back)
        pick = self._picks(self._offers(known), known, now).get(phase)
        choices: list[Choice] = []
        for card in choices_now(known, now, phase)[:_MOST_CHOICES]:
            words, length = tr(card.title), in_minutes(card.minutes, tr)
            if str(card.minutes) not in words:
                words = tr(_("{title} · {length}")).format(title=words, length=length)
            icon = "check" if pick is not None and pick.card.id == card.id else ""
            choices.append((icon, words, partial(self._choose, phase, card.id)))
        choices.append(("tune", tr(_("What is today like?")), self._ask_wish))
        choices.append(("view_agenda", tr(_("See all routines")), lambda: context.app.go("library")))
        context.app.sheets.show(
            SheetContent(title=tr(_ASKED[phase]), choices=choices, equal=True, leave=nothing)
        )

    def _ask_wish(self) -> None:
        """Lets the runner say what today is like."""
        from app.ui.screens.today.wish_page import WishPage

        context = self._context

        def said(wish: "DayWish") -> None:
            context.wishes.say(wish)
            self._changed.clear()  # what was chosen before, was chosen for another day than this

        context.open(WishPage(context.kit, context.wishes.now, said, context.back))

    def _choose(self, phase: str, name: str) -> None:
        self._changed[phase], self._changed_on = name, self._context.now().date()
        today = self._context.app.screen
        if isinstance(today, TodayScreen):
            today.shown()

    def _unasked(self, card: TodayCard) -> None:
        """Where nothing is asked, nothing stands before a start."""
        if card.routine:
            self._context.app.start(card.routine)
        else:
            self._context.app.go("library")

    def start(self, name: str) -> None:
        """Starts what is suggested, as part of the loop that is on."""
        back, app = self._back, self._context.app
        if back is None:
            app.start(name)
        else:
            app.gate.want(name, self._offers(self._known(back)).loop, self._minutes(name))

    def _day(self) -> None:
        from app.core.back.run_cycle import lived_day

        now = self._context.now()
        self._context.routes.open("day", lived_day(now.timestamp(), now))


def _besides(title: str, kind: str) -> str:
    """What a title says besides a length and a kind that stand above it already; "" for nothing."""
    found = re.search(rf"(?<!\w){re.escape(kind)}", title, re.IGNORECASE)
    if found is None:
        return title
    rest = (title[: found.start()] + title[found.end() :]).strip(" ,;:\u2013\u2014-")
    return rest[:1].upper() + rest[1:]
