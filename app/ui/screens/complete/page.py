"""The end of a session, planned or early: what was done, and how the back is now."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.back.check_in import Moment, Outcome
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.core.records import left_waiting
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.page import Page
from app.ui.screens.complete.body_map import BodyMap
from app.ui.screens.complete.head import Head
from app.ui.screens.complete.parts import Compared
from app.ui.screens.complete.remind_card import RemindCard, RemindOffer
from app.ui.screens.complete.tip_card import RunTip, TipCard
from app.ui.screens.complete.view import Done, DueRating
from app.ui.widgets.carry import Place, Rise
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.score_keys import ScoreKeys
from app.ui.widgets.wide_tap import WideTap

_KEY_DP, _TWO_FROM_DP, _TEXT_MARGIN_DP, _QUIET_DP = 56, 700, 4, 56
_MAP_DP, _LARGE_MAP_DP = 68, 220  # of the body: beside a question, and where there is none
_RED = "red"
_EARLY = _("Stopping when it is enough is a good choice. What you did counts.")
_TOMORROW = _("Tomorrow morning Limber asks once how your back is.")


class Leaving(NamedTuple):
    """Where the page leads.

    Attributes:
        today: Back to Today.
        tell: Shows what has to be read, for a loop, with Today below it.
    """

    today: Callable[[], None]
    tell: Callable[[Outcome, str], None]


class CompleteScreen(Page):
    """Says what was done, asks how the back is now where that is due, and what comes next.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        done: What was done.
        rating: The score that is due, or None.
        leaving: Where it leads.
        recorded: The session is on record.
        tip: What may be taken along on the run that follows; None for nothing.
        remind: What leads to reminders on running days; None for nothing.
    """

    ends_session = True  # nothing from outside may take its place

    def __init__(
        self,
        kit: PageContext,
        done: Done,
        rating: DueRating | None,
        leaving: Leaving,
        *,
        recorded: bool,
        tip: RunTip | None = None,
        remind: RemindOffer | None = None,
    ) -> None:
        self._phase = PHASE_TOKENS[done.phase]
        super().__init__(kit, lead="close", leave=self._go, tint=self._phase, two=True)
        self._done, self._rating, self._leaving = done, rating, leaving
        self._arrived = False
        self.score: int | None = None
        tr = self.tr
        self._head = Head(
            kit.theme,
            self._phase,
            done.heading(tr),
            done.facts(tr),
            done.moves,
            kit.pictures,
            kit.pictures.portrait("done", self._phase, done.routine),
        )
        self.column.block()
        self.add(self._head, 0)
        if done.early:
            self.add(self._text(tr(_EARLY), "body"), dp(16))
        if done.left_waiting:
            self.add(self._text(left_waiting(tr), "body", "ink_2"), dp(16))
        self._add_question()
        self._tip = self._add_tip(tip)
        below = self._add_map(), self._add_next(recorded)
        self._remind = self._add_remind(remind)
        parts = (*below, self._remind)
        self._below = [part for part in parts if part is not None]
        self._button = self._add_button()

    def _add_question(self) -> None:
        self.keys: ScoreKeys | None = None
        if self._rating is None:
            return
        self.column.block()
        self.add(self._text(self.tr(_("How does your back feel now?")), "heading_large"), dp(13))
        self.keys = ScoreKeys(self.theme, self._choose, _KEY_DP, before=self._rating.before)
        self.add(self.keys, dp(9))
        self._compared = Compared(self.theme, self.tr, self._rating.before, warmed=self._done.half)

    def _add_tip(self, tip: RunTip | None) -> TipCard | None:
        """What may be taken along on the run; below the question, which comes first."""
        if tip is None:
            return None
        self.column.block()
        card: TipCard = self.add(TipCard(self.kit, tip), dp(16))
        return card

    def _add_map(self) -> Any:
        """Where it was worked; None where nothing says."""
        areas = [area for area in self._done.areas if area in AREAS]
        if not areas:
            return None
        high = _LARGE_MAP_DP if self._rating is None else _MAP_DP
        margin = Column(margin=dp(_TEXT_MARGIN_DP))
        kit = self.kit
        body = BodyMap(
            kit.theme, kit.tr, self._done.phase, self._phase, areas, kit.pictures, high, self._done.routine
        )
        margin.add(body)
        self.column.block()
        return self.add(margin, dp(12))

    def _add_next(self, recorded: bool) -> Any:
        """What comes after a run that was asked about; None after anything else."""
        rating = self._rating
        if not recorded or rating is None or rating.moment is not Moment.AFTER_RUN:
            return None
        return self.add(self._text(self.tr(_TOMORROW), "body", "ink_2"), dp(12))

    def _add_remind(self, offer: RemindOffer | None) -> RemindCard | None:
        """Reminders, last of all; gone with a No."""
        if offer is None:
            return None
        card = RemindCard(self.kit, offer, self._drop_remind)
        self.column.block()
        self.add(card, dp(16))
        return card

    def _drop_remind(self, card: RemindCard) -> None:
        self._remind, self._below = None, [part for part in self._below if part is not card]
        self.column.drop(card)
        self.refit()

    def _add_button(self) -> WideTap:
        """Leads back; where a score is due it says so in plain words until one was chosen."""
        tr = self.tr
        if self._rating is None:
            button = WideTap(self.theme, tr(_("Back to Today")), self._go, icon="check")
        else:
            button = WideTap(self.theme, tr(_("Not now")), self._go, fill="", ink="ink_2", high_dp=_QUIET_DP)
        self.foot.add(button)
        return button

    def _text(self, words: str, style: str, ink: str = "ink") -> Column:
        """A text on the page itself, which begins a little further in than cards."""
        margin = Column(margin=dp(_TEXT_MARGIN_DP))
        margin.add(self.words(words, style, ink))
        return margin

    def arrive(self, place: Place | None) -> bool:
        """Lets the figure come from where the page before had it, and the ring close, once.

        Returns:
            Whether the figure comes.
        """
        first, self._arrived = not self._arrived, True
        if first:
            self._head.arrive(place)
        return first and place is not None

    def key(self, name: str) -> bool:
        """Enter and space save the score or leave."""
        if name in ("enter", "spacebar"):
            self._button.on_release()
            return True
        return super().key(name)

    def _choose(self, score: int) -> None:
        rating, keys = self._rating, self.keys
        assert rating is not None, "keys are there where a score is due"
        assert keys is not None, "keys are there where a score is due"
        first = self.score is None
        self.score = keys.score = score
        outcome = rating.preview(score)
        self._compared.show(score, outcome)
        if first:
            self._offer_to_save()
        self._let_run(may=outcome is None or outcome.may_run)
        if self._remind is not None and outcome is not None and outcome.colour == _RED:
            self._drop_remind(self._remind)  # no moment to speak of the next run
        self.refit()

    def _let_run(self, *, may: bool) -> None:
        """Where there is to be no run, nothing is said for one; the next score may bring it back."""
        tip = self._tip
        if tip is None:
            return
        if not may:
            self.column.drop(tip)
        elif tip not in self.column.items:
            self.column.put_after(self._compared, tip, dp(8))

    def _offer_to_save(self) -> None:
        """Once a score is there: what follows from it, and the button that keeps it."""
        self.column.drop(*self._below, *([self._tip] if self._tip is not None else []))
        self.add(self._compared, dp(12))
        for part in self._below:
            self.add(part, dp(8))
        self.foot.drop(self._button)
        self._button = WideTap(self.theme, self.tr(_("Save")), self._go, icon="check")
        self.foot.add(self._button)
        if not self.kit.calm():
            self._rise = Rise(self.theme, self._button)

    def _go(self) -> None:
        """Saves what was chosen, and leaves."""
        rating, score = self._rating, self.score
        if rating is None:
            self._leaving.today()
        elif score is None:
            rating.pass_over()
            self._leaving.today()
        else:
            outcome = rating.save(score)
            self._leaving.today()
            if outcome is not None:
                self._leaving.tell(outcome, rating.loop)

    def _arrange(self, *args: Any) -> None:
        """On a wide window the head is a card in a column, and the bar has no colour."""
        wide = self.width >= dp(_TWO_FROM_DP)
        self._head.bleed = not wide
        tint = "" if wide else self._phase
        if tint != self.tint:
            self.tint = tint
        super()._arrange(*args)
