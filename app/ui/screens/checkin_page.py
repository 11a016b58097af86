"""The back check-in: one score, and what may be true besides."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kivy.metrics import dp

from app.core.checkin import Answers, Direction, Moment
from app.core.words import mark as _
from app.ui.back import Back
from app.ui.gate_pages import GatePages
from app.ui.kit import Kit
from app.ui.screens.score_page import Asked, Picture, ScorePage
from app.ui.screens.ticks_page import TicksPage
from app.ui.widgets.progress import Steps

_LINES = ("new_pain", "leg_symptoms", "recent_fall", "forward", "backward", "got_up")
_DIRECTIONS = {
    (True, True): Direction.BOTH,
    (True, False): Direction.FORWARD,
    (False, True): Direction.BACKWARD,
    (False, False): Direction.NEITHER,
}


@dataclass(slots=True)
class Draft:
    """What has been answered so far.

    Attributes:
        score: None before it was chosen.
        ticks: Whether each of the lines holds.
    """

    score: int | None = None
    ticks: list[bool] = field(default_factory=lambda: [False] * len(_LINES))

    def answers(self) -> Answers:
        """The answers of a draft with a score."""
        new_pain, leg_symptoms, recent_fall, forward, backward, got_up = self.ticks
        return Answers(
            score=self.score,
            new_pain=new_pain,
            leg_symptoms=leg_symptoms,
            recent_fall=recent_fall,
            direction=_DIRECTIONS[forward, backward],
            got_up_recently=got_up,
        )


class QuestionsPage(TicksPage):
    """The second page of a check-in.

    Args:
        kit: What every page is made with.
        ask: Gives a question of the rules by its name.
        draft: Holds the answers, and takes them.
        leave: Goes back to the score.
        done: Everything is answered.
    """

    def __init__(
        self,
        kit: Kit,
        ask: Callable[[str], str],
        draft: Draft,
        leave: Callable[[], None],
        done: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True, go_on=kit.tr(_("See advice")))
        self._draft, self._done = draft, done
        self.add(Steps(self.theme, 2, 3), dp(10))
        said = self.tr(_("You chose {score} out of 10. Tick what is true."))
        self.add(self.head(ask("today"), said.format(score=draft.score)), dp(17))
        self.column.block()
        self.lines([ask(name) for name in _LINES], draft.ticks)

    def ticked(self) -> None:
        """Keeps what is ticked for the way back to the score."""
        self._draft.ticks = list(self.ticks.ticked)
        super().ticked()

    def go_on(self) -> None:
        """What is not ticked does not hold."""
        self._done()


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
        """Asks everything and puts it on record; leaving before the end records nothing.

        A score of this morning that was given a moment ago is filled in: one tap confirms or changes it.
        """
        tr, draft = self._kit.tr, Draft()
        known = self._back.proposed()
        note = f"{known.score}, {known.words(tr, self._back.now().tzinfo)}" if known is not None else ""

        def scored(score: int) -> None:
            draft.score = score
            self._pages.over(QuestionsPage(self._kit, self._question, draft, back, finished))

        def back() -> None:
            self._pages.leave(self._pages.now)

        def finished() -> None:
            self._back.check_in(draft.answers(), Moment.BEFORE)
            done()

        asked = Asked(self._question("score"), tr(_("Next")), step=1, note=note, at_once=True)
        score = known.score if known is not None else None
        page = ScorePage(self._kit, asked, self._picture, score, scored, self._pages.close)
        self._pages.show(page)

    def _question(self, name: str) -> str:
        return self._kit.tr(self._back.rules.questions[name])
