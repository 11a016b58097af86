"""One question that is answered by a score."""

from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.screens.check_in.answers import Ticks
from app.ui.screens.check_in.progress import Steps
from app.ui.screens.check_in.score_face import ScoreFace
from app.ui.screens.check_in.score_scale import ScoreScale
from app.ui.widgets.column import Column
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.wide_tap import WideTap

LEAST_TOUCH_DP, TWO_FROM_DP = 48, 700
Picture = Callable[[int | None, int], Any]
QUESTION = 28 / 30  # of the title's size
_INSET_DP = 4
_MARGIN_DP, _MOST_DP, _BEYOND_DP = 16, 640, 24  # of the page's own column; how far the disc is cut
_WAYS = ((False, False), (True, False), (True, True))  # no disc, and then a smaller score
_SEEN_S = 0.25  # the key and the back are seen to take a score on before the next page comes


class ScoreQuestion(NamedTuple):
    """What a page of scores asks.

    Attributes:
        question: Translated.
        main: What its main button says.
        step: How far one has come of three; 0 where it stands alone.
        other: What a quiet second button says, or "".
        tick: A line below the keys that may be true besides, or "".
        note: Below the question: where a score that is filled in comes from, or "".
        at_once: A tap on a key goes on by itself: what was chosen can still be changed on the next page.
    """

    question: str
    main: str
    step: int = 0
    other: str = ""
    tick: str = ""
    note: str = ""
    at_once: bool = False


class ScorePage(StepPage):
    """Asks how the back is.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        asked: What it asks.
        picture: Gives the picture of the back.
        score: What was answered before, or None.
        done: Called with the score by the main button.
        leave: Goes without an answer.
        passed: What the second button does.
        felt: Lets a step of the scale be felt.
    """

    def __init__(
        self,
        kit: PageContext,
        asked: ScoreQuestion,
        picture: Picture,
        score: int | None,
        done: Callable[[int], None],
        leave: Callable[[], None],
        passed: Callable[[], None] = lambda: None,
        felt: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(kit, lead="close", leave=leave, two=True)
        self._done, self._felt = done, felt
        self._soon = Clock.create_trigger(self._go_on_seen, _SEEN_S) if asked.at_once else lambda: None
        words = (self.tr(_("0 to 10")), self.tr(_("of 10")))
        self._face = ScoreFace(self.theme, words, picture, self._choose)
        least, most = self.tr(_("no pain")), self.tr(_("worst imaginable"))
        self._scale = ScoreScale(self.theme, least, most, self._tapped, self._choose)
        self.score: int | None = None
        self.column.block()
        if asked.step:
            self.show_steps(Steps(self.theme, asked.step, 3))
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(asked.question, "title", smaller=QUESTION))
        if asked.note:
            head.add(self.words(asked.note, "body", "ink_2"), dp(6))
        self.add(head, dp(10))
        self.add(self._face, dp(8))
        self.column.block()
        self.add(self._scale, dp(4))
        self._ticks = Ticks(self.theme, [asked.tick] if asked.tick else [], lambda: None, long=True)
        if asked.tick:
            self.add(self._ticks, dp(14))
        self._next = WideTap(self.theme, asked.main, self._go_on)
        self.at_foot(self._next)
        if asked.other:
            other = WideTap(self.theme, asked.other, passed, fill="", ink="ink", high_dp=LEAST_TOUCH_DP)
            self.at_foot(other, tucks=True)
        self._next.ready = False
        if score is not None:
            self._choose(score)

    @property
    def ticked(self) -> bool:
        """Whether the line below the keys is true."""
        return any(self._ticks.ticked)

    @property
    def keys(self) -> list[Any]:
        """The eleven keys, from 0."""
        return self._scale.keys.keys

    def key(self, name: str) -> bool:
        """Enter goes on."""
        if name == "enter":
            self._next.on_release()
            return True
        return super().key(name)

    def _tapped(self, score: int) -> None:
        self._choose(score)
        self._soon()

    def _go_on_seen(self, _dt: float) -> None:
        if self.parent is not None:  # else another page has come meanwhile
            self._go_on()

    def _choose(self, score: int) -> None:
        if self.score is not None and score != self.score:
            self._felt()
        self.score = score
        self._face.score = score
        self._scale.show(score)
        self._next.ready = True

    def _go_on(self) -> None:
        if self.score is not None:
            self._done(self.score)

    def _arrange(self, *args: Any) -> None:
        """The disc gives way first, then the size of the score, until no key has to be scrolled to."""
        column = min(self.width - 2 * dp(_MARGIN_DP), dp(_MOST_DP))
        narrow = self.width < dp(TWO_FROM_DP)
        self._face.beyond = (self.width - column) / 2 + dp(_BEYOND_DP) if narrow else 0.0
        for compact, low in _WAYS:
            self._face.compact = self._scale.compact = compact
            self._face.low = low
            super()._arrange(*args)
            if not self.scroll.do_scroll_y:
                break
