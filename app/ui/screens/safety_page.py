"""The safety questions: several to a page, Yes and No of equal size, none chosen before the runner does."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp

from app.core.checkin_rules import Level, Question
from app.core.words import mark as _
from app.ui.kit import Kit
from app.ui.screens.gate_page import GatePage, space
from app.ui.widgets.answers import Answers
from app.ui.widgets.column import Column
from app.ui.widgets.even_words import EvenWords
from app.ui.widgets.panel import Panel
from app.ui.widgets.progress import Bar
from app.ui.widgets.wide_tap import WideTap

_ANSWER_DP, _NEXT_DP, _PAD_DP, _TEXT_DP, _INSET_DP = 52, 64, 12, 6, 4


class SafetyPage(GatePage):
    """Asks page after page; what was answered stays answered on the way back.

    Args:
        kit: What every page is made with.
        asked: The questions of each page.
        noted: Called at each yes, before anything else.
        answered: Called with the answers once all are there, or at once with an emergency yes.
        left: Called with the answers where the runner goes before the end.
        lost: Called likewise where the page is taken away.

    Attributes:
        cards: Card and answers of the questions that are shown, by id.
    """

    def __init__(
        self,
        kit: Kit,
        asked: Sequence[Sequence[Question]],
        noted: Callable[[], None],
        answered: Callable[[dict[str, bool]], None],
        left: Callable[[dict[str, bool]], None],
        lost: Callable[[dict[str, bool]], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=self._back, wrong=False, two=True)
        self._asked, self._noted, self._answered = asked, noted, answered
        self._left, self._lost = left, lost
        self._at = 0
        self._over = False
        self._given: dict[str, bool] = {}
        self.cards: dict[str, tuple[Panel, Answers]] = {}
        self._bar = Bar(self.theme)
        self._next = WideTap(
            self.theme, self.tr(_("Next")), self._go_on, high_dp=_NEXT_DP, missing=self._show_missing
        )
        self.at_foot(self._next)
        self._fill()

    def close(self) -> None:
        """A yes counts, also where the page is taken away before the end."""
        if not self._over:
            self._over = True
            self._lost(dict(self._given))
        super().close()

    def _fill(self) -> None:
        tr, column, questions = self.tr, self.column, self._asked[self._at]
        before = sum(map(len, self._asked[: self._at]))
        column.clear()
        self.cards.clear()
        head = Column(margin=dp(_INSET_DP))
        head.add(self.words(tr(_("Safety questions")), "title"))
        span = tr(_("{first} to {last} of {count}")).format(
            first=before + 1, last=before + len(questions), count=sum(map(len, self._asked))
        )
        head.add(self.words(span, "body", "ink_2"), dp(6))
        self.add(head, dp(8))
        self.add(self._bar, dp(8))
        self.add(space(dp(8)), 0.0)
        for question in questions:
            column.block()
            self.add(self._card(question), dp(8))
        self._count()
        self.scroll.scroll_y = 1.0
        self.refit()

    def _card(self, question: Question) -> Panel:
        panel = Panel(self.theme, pad=dp(_PAD_DP))
        words = Column(margin=dp(_TEXT_DP))
        words.add(self.words(self.tr(question.ask), "row", kind=EvenWords))
        panel.add(words, dp(3))
        names = [self.tr(_("No")), self.tr(_("Yes"))]
        answers = Answers(
            self.theme, names, lambda index: self._answer(question, yes=bool(index)), _ANSWER_DP
        )
        given = self._given.get(question.id)
        answers.mark(None if given is None else int(given))
        panel.add(answers, dp(11))
        self.cards[question.id] = (panel, answers)
        return panel

    def _answer(self, question: Question, *, yes: bool) -> None:
        self._given[question.id] = yes
        if yes:
            self._noted()
        if yes and question.level is Level.EMERGENCY:
            self._finish()
            return
        self._count()

    def _count(self) -> None:
        self._bar.part = len(self._given) / sum(map(len, self._asked))
        self._next.ready = all(name in self._given for name in self.cards)

    def _show_missing(self) -> None:
        panel = next(panel for name, (panel, _) in self.cards.items() if name not in self._given)
        self.scroll.scroll_to(panel, padding=dp(_PAD_DP), animate=not self.kit.calm())

    def _go_on(self) -> None:
        if self._at + 1 == len(self._asked):
            self._finish()
        else:
            self._at += 1
            self._fill()

    def _finish(self) -> None:
        if not self._over:
            self._over = True
            self._answered(dict(self._given))

    def _back(self) -> None:
        if self._at:
            self._at -= 1
            self._fill()
        elif not self._over:
            self._over = True
            self._left(dict(self._given))
