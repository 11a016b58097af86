"""The safety questions, the advice that a yes leads to, and the way back."""

from collections.abc import Callable, Sequence

from app.core.checkin_rules import Level, Question
from app.core.redflags import questions
from app.core.words import Translate
from app.core.words import mark as _
from app.ui.back import Back
from app.ui.widgets.sheet import Choice, Page, Sheets

_TITLES = (_("Go"), _("Stop"))  # words of the rules that stand alone
_NEW = Question(id="", ask=_("Is the pain new, or different from the pain you know?"), level=Level.NONE)


def nothing() -> None:
    """Closes a sheet and does no more."""


class SafetySheets:
    """Asks the questions one by one, and shows the advice.

    Args:
        sheets: Shows them.
        tr: Translates.
        back: The record about the back.
        dial: Opens the dialler without a number; returns why it cannot, in words, or "".
        changed: Called after every answer that may have locked or unlocked something.
    """

    def __init__(
        self,
        sheets: Sheets,
        tr: Translate,
        back: Back,
        dial: Callable[[], str],
        changed: Callable[[], None],
    ) -> None:
        self._sheets, self._tr, self._back, self._dial = sheets, tr, back, dial
        self._changed = changed

    def welcome(self, done: Callable[[], None]) -> None:
        """The very first sheet: what this is and is not; leads to the questions."""
        tr = self._tr
        page = Page(
            title=tr(_("Before you begin")),
            text=tr(self._back.rules.disclaimer_full),
            choices=[
                ("arrow_forward", tr(_("To the safety questions")), lambda: self.ask(done, new_pain=False)),
                ("schedule", tr(_("Not now")), nothing),
            ],
            harmless=1,
        )
        self._sheets.show(page)

    def intro(self, done: Callable[[], None], new_pain: bool) -> None:
        """Says why the questions come now; the very first time with all that has to be said."""
        if not self._back.state.safety.version:
            self.welcome(done)
            return
        tr, words = self._tr, self._back.rules.safety.ask_first
        page = Page(
            title=tr(words.heading),
            text=tr(words.text),
            choices=[
                (
                    "fact_check",
                    tr(_("Answer the safety questions")),
                    lambda: self.ask(done, new_pain=new_pain),
                ),
                ("schedule", tr(_("Not now")), nothing),
            ],
            harmless=1,
        )
        self._sheets.show(page)

    def ask(self, done: Callable[[], None], *, new_pain: bool | None) -> None:
        """Asks everything afresh; a yes that locks leads to its advice, anything else to `done`.

        Args:
            done: What comes after.
            new_pain: Whether the pain is new; None where that has to be asked too.
        """
        asked = questions(self._back.rules.safety, self._back.profile.past_cancer)
        if new_pain is None:
            asked = (_NEW, *asked)

        def answered(given: dict[str, bool], complete: bool) -> None:
            new = given.pop(_NEW.id, False) or bool(new_pain)
            safety = self._back.answer(given, new_pain=new)
            self._changed()
            if safety.locked:
                self.locked()
            elif complete:
                done()

        _Round(self._sheets, self._tr, asked, answered).show()

    def locked(self, note: str = "") -> None:
        """The advice while everything is locked; nothing on it unlocks but medical advice and new answers."""
        tr, rules, safety = self._tr, self._back.rules.safety, self._back.state.safety
        if not safety.locked:
            return
        words = rules.words[safety.level]
        emergency = safety.level is Level.EMERGENCY
        asked = [tr(question.ask) for question in rules.questions if question.id in safety.locks]
        because = tr(_("You answered yes to: {questions}")).format(questions=" ".join(asked))
        call: Choice = ("call", tr(_("Call emergency number")), self._call)
        page = Page(
            icon="emergency" if emergency else "medical_services",
            word=tr(words.word),
            tone="alert",
            title=tr(words.heading),
            text="\n\n".join(part for part in (note, tr(words.text), because) if part),
            choices=[
                ("check", tr(rules.read), self._read),
                ("medical_services", tr(rules.unlock), self._advised),
            ],
            call=call if emergency else None,
            whole=True,
        )
        self._sheets.show(page)

    def _call(self) -> None:
        self.locked(self._tr(self._dial()))

    def _read(self) -> None:
        self._back.record.back.read(self._back.now())
        self._changed()

    def _advised(self) -> None:
        self._back.record.back.advised(self._back.now())
        self.ask(self._open_again, new_pain=None)

    def _open_again(self) -> None:
        tr = self._tr
        page = Page(
            title=tr(_("Your routines are open again")),
            text=tr(_("Take what you were told by your professional before anything this app says.")),
            choices=[("check", tr(_("All right")), nothing)],
        )
        self._sheets.show(page)

    def wrong(self) -> None:
        """Behind "Something feels wrong" outside a session."""
        if self._back.state.safety.locked:
            self.locked()
            return
        tr = self._tr
        text = _(
            "New numbness between the legs, trouble with bladder or bowels, weak legs, or pain "
            "after a serious fall need medical help at once. With sharp or spreading pain, leave "
            "the exercises for today and ask a health professional."
        )
        page = Page(
            title=tr(_("Something feels wrong?")),
            text=tr(text),
            choices=[
                (
                    "fact_check",
                    tr(_("Ask the safety questions")),
                    lambda: self.ask(self.told, new_pain=None),
                ),
                ("check", tr(_("I have read this")), nothing),
            ],
            harmless=1,
        )
        self._sheets.show(page)

    def told(self) -> None:
        """What answers that lock nothing have led to."""
        tr, safety = self._tr, self._back.state.safety
        words = self._back.rules.safety.words[Level.ROUTINE]
        calm = _("No sign of an emergency in your answers. If it feels wrong all the same, stop and ask.")
        page = Page(
            title=tr(words.heading) if safety.concerns else tr(_("Thank you")),
            text=tr(words.text) if safety.concerns else tr(calm),
            choices=[("check", tr(_("All right")), nothing)],
            small=tr(self._back.rules.disclaimer_short),
        )
        self._sheets.show(page)


class _Round:
    """One round of questions, one to a page, with the way back to the page before."""

    def __init__(
        self,
        sheets: Sheets,
        tr: Translate,
        asked: Sequence[Question],
        answered: Callable[[dict[str, bool], bool], None],
    ) -> None:
        self._sheets, self._tr, self._asked, self._answered = sheets, tr, asked, answered
        self._at = 0
        self._given: dict[str, bool] = {}

    def show(self) -> None:
        """Shows the question that is next."""
        tr, question = self._tr, self._asked[self._at]
        step = tr(_("{step} of {steps}")).format(step=self._at + 1, steps=len(self._asked))
        page = Page(
            title=tr(question.ask),
            step=step,
            choices=[
                ("", tr(_("No")), lambda: self._answer(False)),
                ("", tr(_("Yes")), lambda: self._answer(True)),
            ],
            equal=True,
            leave=self._leave,
            back=self._back if self._at else None,
        )
        self._sheets.show(page)

    def _answer(self, yes: bool) -> None:
        question = self._asked[self._at]
        self._given[question.id] = yes
        self._at += 1
        if (yes and question.level is Level.EMERGENCY) or self._at == len(self._asked):
            self._answered(self._given, True)
        else:
            self.show()

    def _back(self) -> None:
        self._at -= 1
        self.show()

    def _leave(self) -> None:
        if any(self._given.values()):  # a yes counts, also where the rest was left open
            self._answered(self._given, False)
