"""The back check-in: one score, and what may be true besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kivy.metrics import dp

from app.core.back.check_in import Answers, answers_of
from app.core.back.rules import CheckInRules
from app.core.i18n import mark as _
from app.ui.screens.check_in.progress import Steps
from app.ui.screens.check_in.ticks_page import TicksPage
from app.ui.widgets.page_context import PageContext

_CALM = (("new_pain", "leg_symptoms", "recent_fall", "feeling_ill", "forward", "backward"),)
_SORE = (("new_pain", "leg_symptoms", "recent_fall", "feeling_ill"), ("forward", "backward", "got_up"))


@dataclass(slots=True)
class Draft:
    """What has been answered so far.

    Attributes:
        score: None before it was chosen.
        ticks: Names of the lines that hold.
    """

    score: int | None = None
    ticks: set[str] = field(default_factory=set)

    def pages(self, rules: CheckInRules) -> tuple[tuple[str, ...], ...]:
        """The lines of each page: few enough to be read, and only those that can make a difference."""
        assert self.score is not None, "asked for once there is a score"
        early = Answers(score=self.score, got_up_recently=True).given
        return _SORE if any(f.when.holds(early) for f in rules.filters) else _CALM

    def answers(self, rules: CheckInRules) -> Answers:
        """The answers of a draft with a score; what no page has asked does not hold."""
        asked = {name for page in self.pages(rules) for name in page}
        return answers_of(self.score, frozenset(self.ticks & asked))


class QuestionsPage(TicksPage):
    """What may be true besides the score.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        ask: Gives a question of the rules by its name.
        lines: Names of what it asks.
        draft: Holds the answers, and takes them.
        leave: Goes back to the page before.
        done: Everything on it is answered.
        last: No other page of this kind follows.
    """

    def __init__(
        self,
        kit: PageContext,
        ask: Callable[[str], str],
        lines: Sequence[str],
        draft: Draft,
        leave: Callable[[], None],
        done: Callable[[], None],
        *,
        last: bool,
    ) -> None:
        go_on = kit.tr(_("See advice") if last else _("Next"))
        super().__init__(kit, lead="arrow_back", leave=leave, two=True, go_on=go_on)
        self._names, self._draft, self._done = lines, draft, done
        self.show_steps(Steps(self.theme, 2, 3))
        said = self.tr(_("You chose {score} out of 10. Tick what is true."))
        self.add(self.head(ask("today"), said.format(score=draft.score)), dp(10))
        self.column.block()
        self.lines([ask(name) for name in lines], [name in draft.ticks for name in lines])

    def ticked(self) -> None:
        """Keeps what is ticked for the way back to the score."""
        for name, on in zip(self._names, self.ticks.ticked, strict=True):
            (self._draft.ticks.add if on else self._draft.ticks.discard)(name)
        super().ticked()

    def go_on(self) -> None:
        """What is not ticked does not hold."""
        self._done()
