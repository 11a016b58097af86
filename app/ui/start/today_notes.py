"""What Today says of the record besides its cards."""

from collections.abc import Callable, Iterator, Sequence

from app.core.back.red_flags import Happened
from app.core.back.rules import Level
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.ui.base.back_service import BackService
from app.ui.screens.today.page import Note, Notes
from app.ui.widgets.sheet import Choice, SheetContent, Sheets, nothing

_TRY_AGAIN = several(
    "{move} hurt {count} week ago. Try it again?", "{move} hurt {count} weeks ago. Try it again?"
)


class TodayNotes:
    """Makes the notes of Today.

    Args:
        tr: Translates.
        sheets: Asks one thing over Today.
        back: The record about the back.
        changed: Shows on Today what has changed.
        locked: Shows the advice while everything is locked.
        afresh: Asks all safety questions.
        more: What else there is to say.
    """

    def __init__(
        self,
        tr: Translate,
        sheets: Sheets,
        back: BackService,
        changed: Callable[[], None],
        locked: Callable[[], None],
        afresh: Callable[[], None],
        more: Callable[[], Sequence[Note]],
    ) -> None:
        self._tr, self._sheets, self._back, self._changed = tr, sheets, back, changed
        self._locked, self._afresh, self._more = locked, afresh, more

    def now(self) -> Notes:
        """The notes as of now."""
        tr, back = self._tr, self._back
        above = [Note(text=trouble.words(tr)) for trouble in back.record.troubles]
        safety = back.state.safety
        if safety.locked:
            heading = tr(back.rules.safety.words[safety.level].heading)
            what = tr(_("What to do"))
            above.append(Note(text=heading, icon="lock", words=what, action=self._locked, loud=True))
        elif safety.concerns:
            above.append(self._gently())
        elif back.seeking:
            above.append(self._seek())
        above += self._more()
        return Notes(above=tuple(above), below=tuple(self._below()))

    def _gently(self) -> Note:
        """Says which answer closes everything but gentle routines, and leads to what opens it again."""
        tr, back = self._tr, self._back
        why = " ".join((tr(_("Gentle routines only.")), back.concerns(tr)))
        return Note(
            text=why, icon="medical_services", words=tr(_("Has it been looked at?")), action=self._looked_at
        )

    def _seek(self) -> Note:
        """The advice to see somebody stands until two calm mornings, or until somebody was seen."""
        tr, rules = self._tr, self._back.rules
        checked = tr(rules.safety.checked)
        return Note(text=tr(rules.after_run.seeking), icon="check", words=checked, action=self._checked)

    def _looked_at(self) -> None:
        tr, rules = self._tr, self._back.rules.safety
        page = SheetContent(
            title=tr(_("Has it been looked at?")),
            text="\n\n".join((self._back.concerns(tr), tr(rules.words[Level.ROUTINE].text))),
            choices=[
                ("check", tr(rules.checked), self._checked),
                ("undo", tr(rules.gone), self._gone),
                ("schedule", tr(_("Not yet")), nothing),
            ],
            equal=True,
            harmless=2,
        )
        self._sheets.show(page)

    def _gone(self) -> None:
        """All questions afresh: what is answered no now has gone."""
        self._back.happened(Happened.GONE)
        self._afresh()

    def _checked(self) -> None:
        self._back.record.back.checked(self._back.now())
        self._changed()

    def _below(self) -> list[Note]:
        tr, back = self._tr, self._back
        below: list[Note] = [*self._again()]
        hurts = back.hurts()
        if hurts:
            names = ", ".join(tr(name) for name in hurts.values())
            text = tr(_("Left out because it hurt: {moves}.")).format(moves=names)
            below.append(Note(text=text, icon="undo", words=tr(_("Bring back")), action=self.bring_back))
        return below

    def _again(self) -> Iterator[Note]:
        """Offers one move again that hurt long ago."""
        tr, back = self._tr, self._back
        move = back.to_try_again()
        if move is None:
            return
        exercise = move.exercise
        weeks, name = move.weeks(back.now().date()), tr(back.hurts()[exercise])
        text = counted(tr, _TRY_AGAIN, weeks, move=name)

        def leave_out() -> None:
            back.leave_out(exercise)
            self._changed()

        yield Note(
            text=text,
            icon="replay",
            words=tr(_("Try again")),
            action=lambda: self._bring(exercise),
            other=("block", tr(_("Leave it out")), leave_out),
        )

    def bring_back(self) -> None:
        """Asks which of the moves that hurt may come again."""
        tr = self._tr
        choices: list[Choice] = [
            ("undo", tr(name), lambda exercise=exercise: self._bring(exercise))  # type: ignore[misc]
            for exercise, name in self._back.hurts().items()
        ]
        page = SheetContent(
            title=tr(_("Bring back a move")),
            text=tr(_("It will come in your routines again.")),
            choices=choices,
            equal=True,
            leave=nothing,
        )
        self._sheets.show(page)

    def _bring(self, exercise: str) -> None:
        self._back.bring_back(exercise)
        self._changed()
