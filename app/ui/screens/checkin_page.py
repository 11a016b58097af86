"""The back check-in: one score, three questions."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kivy.metrics import dp

from app.core.checkin import Answers as Given
from app.core.checkin import Direction, Moment
from app.core.words import mark as _
from app.ui.back import Back
from app.ui.gate_pages import GatePages
from app.ui.kit import Kit
from app.ui.screens.gate_page import GatePage, space
from app.ui.screens.score_page import Asked, Picture, ScorePage
from app.ui.widgets.answers import Answers, Ticks
from app.ui.widgets.column import Column
from app.ui.widgets.even_words import EvenWords
from app.ui.widgets.panel import Panel
from app.ui.widgets.progress import Steps
from app.ui.widgets.wide_tap import WideTap

_DIRECTIONS = (
    (Direction.FORWARD, _("Forward")),
    (Direction.BACKWARD, _("Backward")),
    (Direction.NEITHER, _("Neither")),
    (Direction.NOT_SURE, _("Not sure")),
)
_TICKS = ("new_pain", "leg_symptoms", "recent_fall")
_ANSWER_DP, _TITLE = 66, 20 / 18  # the title of a card, of the heading's size
_PAD_DP, _TEXT_DP = 12, 6


@dataclass(slots=True)
class Draft:
    """What has been answered so far; None where nothing has."""

    score: int | None = None
    different: bool | None = None
    ticks: list[bool] = field(default_factory=lambda: [False] * len(_TICKS))
    direction: Direction | None = None
    got_up: bool | None = None

    @property
    def complete(self) -> bool:
        """Whether everything has an answer."""
        return None not in (self.score, self.different, self.direction, self.got_up)

    def answers(self) -> Given:
        """The answers of a complete draft."""
        assert self.direction is not None, "asked for only when complete"
        new_pain, leg_symptoms, recent_fall = (bool(self.different) and tick for tick in self.ticks)
        # Something is different, and none of these: to be on the safe side it counts as new pain.
        new_pain = new_pain or (bool(self.different) and not any(self.ticks))
        return Given(
            score=self.score,
            new_pain=new_pain,
            leg_symptoms=leg_symptoms,
            recent_fall=recent_fall,
            direction=self.direction,
            got_up_recently=bool(self.got_up),
        )


class QuestionsPage(GatePage):
    """The second page of a check-in.

    Args:
        kit: What every page is made with.
        ask: Gives a question of the rules by its name.
        draft: Holds the answers, and takes them.
        leave: Goes back to the score.
        done: Everything is answered.

    Attributes:
        cards: Card and answers of each question, by its name.
        ticks: What is different; open only while something is.
    """

    def __init__(
        self,
        kit: Kit,
        ask: Callable[[str], str],
        draft: Draft,
        leave: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        self._draft, self._ask = draft, ask
        tr, names = self.tr, [self.tr(words) for _, words in _DIRECTIONS]
        no_yes = [tr(_("No")), tr(_("Yes"))]
        self.add(Steps(self.theme, 2, 3), dp(10))
        self.add(space(dp(8)), 0.0)
        self.ticks = Ticks(self.theme, [ask(name) for name in _TICKS], self._tick)
        for number, on in enumerate(draft.ticks):
            if on:
                self.ticks.tick(number)
        how = tr(_("Tick everything that holds. Nothing ticked counts as new pain."))
        self._more = [self._inset(self.words(how, "caption", "ink_2")), self.ticks]
        self.cards: dict[str, tuple[Panel, Answers]] = {}
        note = tr(_("(new pain, leg symptoms, recent fall)"))
        self._first = self._card("different", note, no_yes, self._differs, draft.different)
        directions = [way for way, _words in _DIRECTIONS]
        at = None if draft.direction is None else directions.index(draft.direction)
        self._card("direction", "", names, self._bends, at)
        self._card("got_up", "", no_yes, self._rises, draft.got_up)
        self._next = WideTap(self.theme, tr(_("See advice")), done, missing=self._show_missing)
        self.at_foot(self._next)
        self._open_ticks()
        self._changed()

    def _inset(self, widget: Any) -> Column:
        column = Column(margin=dp(_TEXT_DP))
        column.add(widget)
        return column

    def _card(
        self,
        name: str,
        note: str,
        names: list[str],
        chosen: Callable[[int], None],
        now: int | None,
    ) -> Panel:
        self.column.block()
        panel = Panel(self.theme, pad=dp(_PAD_DP))
        words = self.words(self._ask(name), "heading", smaller=_TITLE, kind=EvenWords)
        panel.add(self._inset(words), dp(5))
        if note:
            panel.add(self._inset(self.words(note, "body", "ink_2")), dp(2))
        answers = Answers(self.theme, names, chosen, _ANSWER_DP)
        answers.mark(None if now is None else int(now))
        panel.add(answers, dp(20))
        self.cards[name] = (panel, answers)
        self.add(panel)
        return panel

    def _differs(self, index: int) -> None:
        self._draft.different = bool(index)
        self._open_ticks()
        self._changed()

    def _open_ticks(self) -> None:
        """The ticks stand in the card of the first question while it is answered yes."""
        shown = self.ticks.parent is not None
        if shown == bool(self._draft.different):
            return
        if shown:
            self._first.column.drop(*self._more)
        else:
            for part in self._more:
                self._first.add(part, dp(12))
        self.refit()

    def _tick(self) -> None:
        self._draft.ticks = list(self.ticks.ticked)

    def _bends(self, index: int) -> None:
        self._draft.direction = _DIRECTIONS[index][0]
        self._changed()

    def _rises(self, index: int) -> None:
        self._draft.got_up = bool(index)
        self._changed()

    def _changed(self) -> None:
        self._next.ready = self._draft.complete

    def _show_missing(self) -> None:
        panel = next(panel for panel, answers in self.cards.values() if answers.now is None)
        self.scroll.scroll_to(panel, padding=dp(12), animate=not self.kit.calm())


class CheckIns:
    """Asks how the back is before a run.

    Args:
        kit: What every page is made with.
        pages: Opens the pages.
        back: The record about the back.
        picture: Gives the picture of the back.
    """

    def __init__(self, kit: Kit, pages: GatePages, back: Back, picture: Picture) -> None:
        self._kit, self._pages, self._back, self._picture = kit, pages, back, picture

    def ask(self, done: Callable[[], None]) -> None:
        """Asks everything and puts it on record; leaving before the end records nothing."""
        tr, draft = self._kit.tr, Draft()

        def scored(score: int) -> None:
            draft.score = score
            self._pages.over(QuestionsPage(self._kit, self._question, draft, back, finished))

        def back() -> None:
            self._pages.leave(self._pages.now)

        def finished() -> None:
            self._back.check_in(draft.answers(), Moment.BEFORE)
            done()

        asked = Asked(self._question("score"), tr(_("Next")), step=1)
        page = ScorePage(self._kit, asked, self._picture, None, scored, self._pages.close)
        self._pages.show(page)

    def _question(self, name: str) -> str:
        return self._kit.tr(self._back.rules.questions[name])
