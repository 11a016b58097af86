"""The back check-in as sheets: four questions, then one outcome."""

from collections.abc import Callable, Sequence

from app.core.checkin import Answers, Direction, Moment, Outcome
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.back import Back
from app.ui.widgets.sheet import Choice, Page, Sheets
from app.ui.widgets.sheet_parts import ScoreKeys, Ticks

_TONES = {"green": "go", "amber": "ease", "red": "stop"}
_ICONS = {"green": "check_circle", "amber": "warning", "red": "dangerous"}
_STEPS = 4
_DIRECTIONS = (
    (Direction.FORWARD, _("Forward")),
    (Direction.BACKWARD, _("Backward")),
    (Direction.NEITHER, _("Neither")),
    (Direction.NOT_SURE, _("Not sure")),
)


def score_page(
    sheets: Sheets,
    tr: Translate,
    question: str,
    chosen: Callable[[int], None],
    leave: Callable[[], None],
    step: str = "",
    choices: Sequence[Choice] = (),
) -> Page:
    """A question that is answered by a score."""

    def choose(score: int) -> None:
        sheets.close()
        chosen(score)

    least, most = tr(_("no pain")), tr(_("worst imaginable"))
    keys = ScoreKeys(sheets.theme, least, most, choose)
    return Page(title=tr(question), body=[keys], leave=leave, step=step, choices=choices, equal=True)


def outcome_page(
    tr: Translate, back: Back, outcome: Outcome, choices: Sequence[Choice], leave: Callable[[], None]
) -> Page:
    """What follows from the answers, and what is offered."""
    return Page(
        icon=_ICONS[outcome.colour],
        word=tr(outcome.words.word),
        tone=_TONES[outcome.colour],
        title=tr(outcome.words.heading),
        text="\n\n".join(tr(text) for text in (outcome.words.text, *outcome.notes)),
        choices=choices,
        leave=leave,
        small=tr(back.rules.disclaimer_short),
    )


class CheckInSheets:
    """Asks how the back is before a run.

    Args:
        sheets: Shows the pages.
        tr: Translates.
        back: The record about the back.
    """

    def __init__(self, sheets: Sheets, tr: Translate, back: Back) -> None:
        self._sheets, self._tr, self._back = sheets, tr, back

    def ask(self, done: Callable[[], None], left: Callable[[], None]) -> None:
        """Asks everything and puts it on record; `left` where the runner goes before the end."""
        _Round(self._sheets, self._tr, self._back, done, left).score()


class _Round:
    def __init__(
        self, sheets: Sheets, tr: Translate, back: Back, done: Callable[[], None], left: Callable[[], None]
    ) -> None:
        self._sheets, self._tr, self._record, self._done, self._left = sheets, tr, back, done, left
        self._score = 0
        self._ticks = [False] * 3
        self._direction = Direction.NOT_SURE

    def _ask(self, name: str) -> str:
        return self._tr(self._record.rules.questions[name])

    def _step(self, number: int) -> str:
        return self._tr(_("{step} of {steps}")).format(step=number, steps=_STEPS)

    def score(self) -> None:
        question = self._record.rules.questions["score"]
        page = score_page(self._sheets, self._tr, question, self._scored, self._left, self._step(1))
        self._sheets.show(page)

    def _scored(self, score: int) -> None:
        self._score = score
        self._different()

    def _different(self) -> None:
        self._ticks = [False] * 3
        tr = self._tr
        choices: list[Choice] = [("", tr(_("No")), self._which_way), ("", tr(_("Yes")), self._what)]
        self._show(self._ask("different"), 2, choices, self.score)

    def _what(self) -> None:
        names = [self._ask(name) for name in ("new_pain", "leg_symptoms", "recent_fall")]
        ticks = Ticks(self._sheets.theme, names, lambda: None)

        def go_on() -> None:
            self._ticks = list(ticks.ticked)
            # Something is different, and none of these: to be on the safe side it counts as new pain.
            self._ticks[0] = self._ticks[0] or not any(self._ticks)
            self._which_way()

        page = Page(
            title=self._tr(_("What is it?")),
            text=self._tr(_("Tick everything that holds.")),
            body=[ticks],
            step=self._step(2),
            choices=[("arrow_forward", self._tr(_("Go on")), go_on)],
            leave=self._left,
            back=self._different,
        )
        self._sheets.show(page)

    def _which_way(self) -> None:
        choices: list[Choice] = [
            ("", self._tr(words), lambda way=way: self._bends(way))  # type: ignore[misc]
            for way, words in _DIRECTIONS
        ]
        self._show(self._ask("direction"), 3, choices, self._different)

    def _bends(self, direction: Direction) -> None:
        self._direction = direction
        tr = self._tr
        choices: list[Choice] = [
            ("", tr(_("No")), lambda: self._finish(False)),
            ("", tr(_("Yes")), lambda: self._finish(True)),
        ]
        self._show(self._ask("got_up"), 4, choices, self._which_way)

    def _show(
        self, title: str, number: int, choices: Sequence[Choice], back: Callable[[], None] | None
    ) -> None:
        page = Page(
            title=title, step=self._step(number), choices=choices, equal=True, leave=self._left, back=back
        )
        self._sheets.show(page)

    def _finish(self, got_up: bool) -> None:
        new_pain, leg_symptoms, recent_fall = self._ticks
        answers = Answers(
            score=self._score,
            new_pain=new_pain,
            leg_symptoms=leg_symptoms,
            recent_fall=recent_fall,
            direction=self._direction,
            got_up_recently=got_up,
        )
        self._record.check_in(answers, Moment.BEFORE)
        self._done()
