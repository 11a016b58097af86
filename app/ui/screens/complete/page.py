"""The end of a session, planned or early: what was done, and how the back is now."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.back.check_in import Moment, Outcome
from app.core.i18n import counted, in_context, several
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.core.records import left_waiting
from app.core.spans import amount
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.page import Page
from app.ui.screens.complete.head import Head
from app.ui.screens.complete.parts import Areas, Compared
from app.ui.screens.complete.view import Done, DueRating
from app.ui.widgets.column import Column, Row
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.score_keys import ScoreKeys
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

_STEPS = several("move", "moves")
_KEY_DP, _TWO_FROM_DP, _TEXT_MARGIN_DP = 60, 700, 4
_EARLY = _("Stopping when it is enough is a good choice. What you did counts.")
_NEXT = {
    "warm-up": _(
        "Back from your run? Open Limber then: it asks how your back took it and has the cool-down."
    ),
    "cool-down": _("Tomorrow morning Limber asks once how your back is."),
}


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
    """

    def __init__(
        self, kit: PageContext, done: Done, rating: DueRating | None, leaving: Leaving, *, recorded: bool
    ) -> None:
        self._phase = PHASE_TOKENS[done.phase]
        super().__init__(kit, lead="close", leave=self._go, tint=self._phase, two=True)
        self._done, self._rating, self._leaving = done, rating, leaving
        self._turned = False
        self.score: int | None = None
        tr = self.tr
        part = done.steps / max(done.of_steps, 1) if done.early else 1.0
        self._head = Head(
            kit.theme,
            self._phase,
            tr(_("Finished early")) if done.early else tr(in_context("heading: the session is done", "Done")),
            tr(done.title),
            (
                amount(done.seconds, tr, to_the_second=True),
                (str(done.steps), counted(tr, _STEPS, done.steps)),
            ),
            part,
            kit.pictures,
            kit.pictures.portrait("done", self._phase),
        )
        self.column.block()
        self.add(self._head, 0)
        if done.early:
            self.add(self._text(tr(_EARLY), "body"), dp(16))
        if done.left_waiting:
            self.add(self._text(left_waiting(tr), "body", "ink_2"), dp(16))
        self._add_question()
        self._add_areas()
        self._add_next(recorded)
        words = tr(_("Not now")) if rating else tr(_("Back to Today"))
        self._button = WideTap(kit.theme, words, self._go, icon="" if rating else "check")
        if rating:
            self._button.fill, self._button.ink = "surface_2", "ink"
        self.foot.add(self._button)

    def _add_question(self) -> None:
        self.keys: ScoreKeys | None = None
        if self._rating is None:
            return
        self.column.block()
        self.add(self._text(self.tr(_("How does your back feel now?")), "heading_large"), dp(18))
        self.keys = ScoreKeys(self.theme, self._choose, _KEY_DP)
        self.add(self.keys, dp(11))
        self._compared = Compared(self.theme, self.tr, self._rating.before)
        self.add(self._compared, dp(12))

    def _add_areas(self) -> None:
        names = [self.tr(AREAS[area]) for area in self._done.areas if area in AREAS]
        if not names:
            return
        self.column.block()
        self.add(self._text(self.tr(_("What you worked")), "heading"), dp(16))
        self.add(Areas(self.theme, names), dp(8))

    def _add_next(self, recorded: bool) -> None:
        """What comes next in the loop."""
        phase, rating = self._done.phase, self._rating
        rated_run = rating is not None and rating.moment is Moment.AFTER_RUN
        self._next: Any = None
        if not recorded or phase not in _NEXT or (phase == "cool-down" and not rated_run):
            return
        size = self.theme.size("icon_sizes_dp", "row")
        icon = Icon(
            theme=self.theme,
            icon="directions_run" if phase == "warm-up" else "wb_twilight",
            icon_size=size,
            ink="ink_2",
            size=(size, size),
            size_hint=(None, None),
        )
        row = Row(icon, self.words(self.tr(_NEXT[phase]), "body", "ink_2"), grow=1, gap=dp(12), top=True)
        margin = Column(margin=dp(_TEXT_MARGIN_DP))
        margin.add(row)
        self._next = self.add(margin, dp(16))

    def _text(self, words: str, style: str, ink: str = "ink") -> Column:
        """A text on the page itself, which begins a little further in than cards."""
        margin = Column(margin=dp(_TEXT_MARGIN_DP))
        margin.add(self.words(words, style, ink))
        return margin

    def shown(self) -> None:
        """Lets the ring close, once."""
        if not self._turned and not self.kit.calm():
            self._head.turn()
        self._turned = True

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
        self.score = keys.score = score
        outcome = rating.preview(score)
        self._compared.show(score, outcome)
        if self._next is not None and rating.moment is Moment.AFTER_WARM_UP:
            self._next.opacity = 1 if outcome is None or outcome.may_run else 0
        button = self._button
        button.words, button.icon = self.tr(_("Save")), "check"
        button.fill, button.ink = "primary", "on_primary"
        self.refit()

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
