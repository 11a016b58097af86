"""Turns outcomes and refusals into pages of advice."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.core.back.check_in import Moment, Outcome
from app.core.back.eligibility import Allowed, Reason, Refused
from app.core.i18n import counted, in_context, several
from app.core.i18n import mark as _
from app.core.needs import at_hand
from app.core.routine import Routine
from app.core.spans import begun, start_words
from app.ui.base.back_service import BackService
from app.ui.base.theme import PHASE_TOKENS
from app.ui.screens.check_in.advice_page import Advice, AdviceOffer, AdvicePage, Next
from app.ui.start.links import StartLinks
from app.ui.start.pages import StartPages
from app.ui.start.request import StartRequest
from app.ui.start.routines import RefusedError
from app.ui.start.shell import Shell
from app.ui.widgets.band_bar import ScoreRange
from app.ui.widgets.page_context import PageContext

TONES = {"green": "go", "amber": "ease", "red": "stop"}
ICONS = {
    "go": "check_circle",
    "ease": "warning",
    "stop": "block",
    "severe": "dangerous",
    "first": "fact_check",
    "routine": "medical_services",
    "too-much": "spa",
    "seek": "medical_services",
    "good": "check_circle",
    "accepted": "trending_flat",
    "creep": "trending_up",
    "plateau": "trending_flat",
    "gentle": "spa",
    "ask": "medical_services",
}
_MORE_OF_ALL = several("{count} more routine", "{count} more routines")
_MORE = {
    "before": several("{count} more warm-up", "{count} more warm-ups"),
    "after": several("{count} more cool-down", "{count} more cool-downs"),
    "rest": several("{count} more gentle routine", "{count} more gentle routines"),
}
_NOT_NOW = in_context("outcome of the check-in", "Not now")
_STOP = in_context("outcome of the check-in", "Stop")
_NO_RUN = in_context("outcome of the check-in", "No run")
GET_CHECKED = "get-checked"
_MOST_OFFERS = 6


class AdviceLinks(NamedTuple):
    """What the pages of advice lead to.

    Attributes:
        want: Starts a routine, or leads to what has to come first.
        ask: Asks the safety questions, and shows what follows for a wish.
        check_in: Checks in, and shows what follows for a wish.
        checked: Routine-level concerns have been looked at.
        may_run: A professional said that the runner may run with what is noted about them.
    """

    want: Callable[[StartRequest], None]
    ask: Callable[[StartRequest], None]
    check_in: Callable[[StartRequest], None]
    checked: Callable[[], None]
    may_run: Callable[[], None]


class AdviceFlow:
    """Shows what follows; nothing is offered that may not start.

    Args:
        shell: The app.
        kit: Theme, words, insets, figures and pictures of a page.
        pages: Opens pages.
        back: The record about the back.
        doors: Where pages lead to.
        doing: What buttons do.
    """

    def __init__(
        self,
        shell: Shell,
        kit: PageContext,
        pages: StartPages,
        back: BackService,
        doors: StartLinks,
        doing: AdviceLinks,
    ) -> None:
        self._shell, self._kit, self._pages, self._back = shell, kit, pages, back
        self._doors, self._doing = doors, doing

    def tell(self, outcome: Outcome, wish: StartRequest) -> None:
        """Shows an outcome; what was wished for comes first among the offers."""
        tr = self._kit.tr
        asks = outcome.ask_safety or self._back.state.safety.to_ask(self._back.rules.safety)
        first = (wish,) if wish.name else ()
        others = (StartRequest(name, wish.loop) for name in outcome.offer if name != wish.name)
        offers = [] if asks else self._offers((*first, *others))
        if outcome.state == "severe" and self._doors.open_card is not None:
            offers.append(self._learn())
        score = self._score()
        named = [self._back.concerns(tr)] if outcome.state == "routine" else []
        advice = Advice(
            icon=ICONS[outcome.state],
            tone=TONES[outcome.colour],
            word=tr(outcome.words.word),
            heading=tr(outcome.words.heading),
            text=[*named, *(tr(text) for text in (outcome.words.text, *outcome.notes))],
            bands=self._bands() if score is not None and self._speaks_of(outcome, score) else (),
            score=score,
            watch=tr(self._back.rules.watch),
            signs=[tr(sign.text) for sign in self._back.rules.stop_signs]
            if self._off_to_run(outcome)
            else (),
            waits=tr(_("Answer the safety questions to see what is open.")) if asks else "",
        )
        ways = [] if asks else self._again(outcome, wish)
        self._show(advice, offers, self._main(offers, wish, asks=asks), ways)

    def _off_to_run(self, outcome: Outcome) -> bool:
        """Whether the runner reads this with the warm-up behind and the run ahead."""
        latest = self._back.state.latest(self._back.now())
        return outcome.may_run and latest is not None and latest.moment is Moment.AFTER_WARM_UP

    def _again(self, outcome: Outcome, wish: StartRequest) -> list[Next]:
        """Ways on from advice that closes something: no such page may be the end of the road."""
        latest = self._back.state.latest(self._back.now())
        before = latest is not None and latest.moment is Moment.BEFORE
        if outcome.state != "severe" and not (
            before and outcome.state in ("ease", "stop", "routine", "gentle", "ask")
        ):
            return []
        asked = [self._may_run()] if outcome.state == "ask" else []
        return [*asked, *self._checked(), self._check_in_again(wish)]

    def _may_run(self) -> Next:
        """Notes, with today's date, what a professional has said."""
        words = self._kit.tr(self._back.rules.may_run)
        return Next(icon="check", words=words, action=self._doing.may_run)

    def _checked(self) -> list[Next]:
        """Tells that what was answered has been looked at; empty where nothing stands."""
        if not self._back.state.safety.concerns:
            return []
        words = self._kit.tr(self._back.rules.safety.checked)
        return [Next(icon="check", words=words, action=self._doing.checked)]

    def _check_in_again(self, wish: StartRequest) -> Next:
        """What was asked for before is still what is wanted after it."""
        words = self._kit.tr(_("Check in again"))
        return Next(icon="replay", words=words, action=lambda: self._doing.check_in(wish))

    def refuse(self, refused: Refused, wish: StartRequest) -> None:
        """Says why a routine may not start now, and what else there is."""
        tr = self._kit.tr
        offers = self._offers(StartRequest(name, wish.loop) for name in refused.offer)
        severe = refused.reason is Reason.SEVERE
        if severe and self._doors.open_card is not None:
            offers.append(self._learn())
        concerned = refused.reason is Reason.GENTLE_ONLY and bool(self._back.state.safety.concerns)
        asked = [self._may_run()] if refused.reason is Reason.ASK_RUN else []
        others = [*asked, *(self._checked() if concerned else ()), self._check_in_again(wish)]
        gentle = refused.reason in (Reason.GENTLE_ONLY, Reason.TOO_SORE, Reason.ASK_RUN)
        advice = Advice(
            icon="dangerous" if severe else "block",
            tone="ease" if gentle else "stop",
            word=tr(_NOT_NOW if gentle else _STOP if severe else _NO_RUN),
            heading=tr(_("Not this one today")),
            text=[*([self._back.concerns(tr)] if concerned else ()), tr(refused.text)],
        )
        # A button that starts something else than what was asked for would be taken for a yes.
        self._show(advice, offers, self._all_right, others)

    def _show(
        self, advice: Advice, offers: Sequence[AdviceOffer], main: Next, others: Sequence[Next]
    ) -> None:
        small = self._kit.tr(self._back.rules.disclaimer_short)
        self._shell.ensure_page()
        page = AdvicePage(self._kit, advice, offers, self._more, main, others, small, self._pages.close)
        self._pages.show(page)

    def _main(self, offers: Sequence[AdviceOffer], wish: StartRequest, *, asks: bool) -> Next:
        tr = self._kit.tr
        if asks:
            return Next(
                icon="fact_check", words=tr(_("Safety questions")), action=lambda: self._doing.ask(wish)
            )
        if offers and offers[0].start:
            return Next(icon="play_arrow", words=offers[0].start, action=offers[0].action)
        return self._all_right

    @property
    def _all_right(self) -> Next:
        return Next(icon="check", words=self._kit.tr(_("All right")), action=self._pages.close)

    def _more(self, hidden: Sequence[AdviceOffer]) -> str:
        phases = {offer.phase for offer in hidden}
        forms = _MORE[phases.pop()] if len(phases) == 1 else _MORE_OF_ALL
        return counted(self._kit.tr, forms, len(hidden))

    def _offers(self, wishes: Iterable[StartRequest]) -> list[AdviceOffer]:
        offers: list[AdviceOffer] = []
        for wish in wishes:
            if len(offers) == _MOST_OFFERS:
                break
            try:
                routine = self._shell.routines.routine(wish.name, wish.minutes)
            except RefusedError:
                continue
            if isinstance(self._back.verdict(routine), Allowed):
                offers.append(self._offer(wish, routine))
        return offers

    def _offer(self, wish: StartRequest, routine: Routine) -> AdviceOffer:
        """A routine as it would be done today."""
        tr = self._kit.tr
        today = self._back.adapted(routine, wish.minutes).routine or routine
        steps = list(today.played())
        return AdviceOffer(
            title=tr(routine.title),
            detail=at_hand(routine.posture, routine.needs, tr),
            action=lambda: self._doing.want(wish),
            end=begun(today.total_s, tr),
            picture=steps[len(steps) // 2].exercise.id if steps else "",
            icon="directions_run",
            phase=PHASE_TOKENS[routine.phase],
            start=start_words(tr, today.total_s),
            routine=routine.id,
        )

    def _learn(self) -> AdviceOffer:
        tr, open_card = self._kit.tr, self._doors.open_card
        assert open_card is not None, "asked before"
        return AdviceOffer(
            title=tr(_("When to get checked")),
            detail=tr(_("Learn card")),
            action=lambda: open_card(GET_CHECKED),
            icon="bookmark",
        )

    def _score(self) -> int | None:
        latest = self._back.state.latest(self._back.now())
        return latest.answers.score if latest else None

    def _speaks_of(self, outcome: Outcome, score: int) -> bool:
        """Whether an outcome is that of the score's own band."""
        return self._back.rules.band(score).state == outcome.state

    def _bands(self) -> list[ScoreRange]:
        return [ScoreRange(band.least, band.most, ICONS[band.rule.state]) for band in self._back.rules.bands]
