"""The safety questions: a few to a page, each a line to tick where it is true."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp

from app.core.back.rules import Level, Question
from app.core.i18n import mark as _
from app.ui.screens.check_in.progress import FilledBar
from app.ui.screens.check_in.ticks_page import TicksPage
from app.ui.widgets.page_context import PageContext

Confirm = Callable[[Question, Callable[[], None], Callable[[], None]], None]


class SafetyPage(TicksPage):
    """Asks page after page; what was answered stays answered on the way back.

    A tick at an emergency is asked about once more before it counts: a finger that slipped must not send
    anybody to hospital. Where the page is taken away before that, the tick counts.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        asked: The questions of each page.
        noted: Called at each tick, before anything else.
        confirm: Asks whether an emergency is really so; does the first where it is, else the second.
        answered: Called with the answers once all are there, or with an emergency that was confirmed.
        left: Called with the answers where the runner goes before the end.
        lost: Called likewise where the page is taken away.

    Attributes:
        questions: The questions on the page that is seen.
    """

    def __init__(
        self,
        kit: PageContext,
        asked: Sequence[Sequence[Question]],
        noted: Callable[[], None],
        confirm: Confirm,
        answered: Callable[[dict[str, bool]], None],
        left: Callable[[dict[str, bool]], None],
        lost: Callable[[dict[str, bool]], None],
    ) -> None:
        super().__init__(
            kit, lead="arrow_back", leave=self._back, wrong=False, two=True, go_on=kit.tr(_("Next"))
        )
        self._asked, self._noted, self._confirm = asked, noted, confirm
        self._answered, self._left, self._lost = answered, left, lost
        self._at = self._passed = 0
        self._over = False
        self._yes: set[str] = set()
        self._bar = FilledBar(self.theme)
        self.show_steps(self._bar)
        self._fill()

    @property
    def questions(self) -> Sequence[Question]:
        """The questions on the page that is seen."""
        return self._asked[self._at]

    def close(self) -> None:
        """A tick counts, also where the page is taken away before the end."""
        if not self._over:
            self._over = True
            self._lost(self._given)
        super().close()

    @property
    def _given(self) -> dict[str, bool]:
        """Answers by id: to every line of the pages that were gone through, and every tick."""
        passed = [question.id for page in self._asked[: self._passed] for question in page]
        return {name: name in self._yes for name in passed} | dict.fromkeys(self._yes, True)

    def _fill(self) -> None:
        tr, count = self.tr, sum(map(len, self._asked))
        before = sum(map(len, self._asked[: self._at]))
        self.column.clear()
        span = tr(_("Safety questions {first} to {last} of {count}. Tick what is true.")).format(
            first=before + 1, last=before + len(self.questions), count=count
        )
        self.add(self.head(tr(_("Is any of this true?")), span), dp(10))
        self._bar.part = before / count
        self.column.block()
        names = [tr(question.ask) for question in self.questions]
        self.lines(names, [question.id in self._yes for question in self.questions])

    def ticked(self) -> None:
        """Takes a tick down at once, and asks once more about an emergency."""
        before = set(self._yes)
        for question, on in zip(self.questions, self.ticks.ticked, strict=True):
            (self._yes.add if on else self._yes.discard)(question.id)
        super().ticked()
        if self._yes - before:
            self._noted()
            self._sure()

    def _sure(self) -> bool:
        """Whether no emergency is ticked; one that is gets asked about."""
        found = next((q for q in self.questions if q.level is Level.EMERGENCY and q.id in self._yes), None)
        if found is not None:
            index = self.questions.index(found)
            self._confirm(found, self._finish, lambda: self.ticks.tick(index))
        return found is None

    def go_on(self) -> None:
        """Takes every line of the page as answered."""
        if not self._sure():
            return
        self._passed = max(self._passed, self._at + 1)
        if self._passed == len(self._asked):
            self._finish()
        else:
            self._at += 1
            self._fill()

    def _finish(self) -> None:
        if not self._over:
            self._over = True
            self._answered(self._given)

    def _back(self) -> None:
        if self._at:
            self._at -= 1
            self._fill()
        elif not self._over and self._sure():
            self._over = True
            self._left(self._given)
