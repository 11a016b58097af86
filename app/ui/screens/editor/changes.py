"""Making changes to the routine: what they say, what has to be asked, and taking them back."""

from collections.abc import Callable, Iterable

from app.core.editing import Asks, Made, NotMade
from app.core.edits import Edit, RemoveKey, SetValue
from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.core.sentences import sentence
from app.ui.screens.editor.ports import EditorPorts
from app.ui.widgets.sheet import SheetContent, nothing

_LOST = several("{count} comment would go.", "{count} comments would go.")


class Changes:
    """What the page of the editor changes the routine by.

    Args:
        ports: The routine, and where sentences and sheets are shown.
        tr: Translates.
        refresh: Shows the routine as it is now.
    """

    def __init__(self, ports: EditorPorts, tr: Callable[[str], str], refresh: Callable[[], None]) -> None:
        self._ports, self._editing, self.tr, self._refresh = ports, ports.editing, tr, refresh

    def make(
        self, changes: Iterable[Edit], control: str, made: Callable[[], None], *, agreed: bool = False
    ) -> bool:
        """Makes changes and shows the routine with them; False where they were not made.

        Args:
            changes: All of them are made, or none.
            control: What makes them; several of one control in a row are undone together.
            made: Called when they are made, before the routine is shown.
            agreed: The author has agreed to what was asked.
        """
        changes = list(changes)
        before = self._editing.draft.routine.max_pain
        outcome = self._editing.apply(changes, control, agreed=agreed)
        if isinstance(outcome, NotMade):
            self._ports.tell(sentence(outcome.why))
            self._refresh()  # a control that has moved already goes back
            return False
        if isinstance(outcome, Asks):

            def go_on() -> None:
                self.make(changes, control, made, agreed=True)

            self._ask(outcome, go_on)
            self._refresh()
            return False
        assert isinstance(outcome, Made), "there is nothing else"
        score = self._editing.draft.routine.max_pain
        if outcome.says:
            self._ports.tell(self.tr(outcome.says).format(**outcome.values))
        elif score != before:
            self._ports.tell(self.tr(_("It is for a back score up to {score} now.")).format(score=score))
        made()
        self._refresh()
        return True

    def set_key(self, key: str, value: str | int | None) -> str:
        """Writes a key of the routine, or takes it away; returns what there is to say of it, or ""."""
        if value is None:
            changes: list[Edit] = [RemoveKey((key,))] if key in self._editing.draft.written else []
        else:
            changes = [SetValue((key,), value)]
        outcome = self._editing.apply(changes, f"key {key}")
        if isinstance(outcome, Asks):

            def go_on() -> None:
                self.make(changes, f"key {key}", nothing, agreed=True)

            self._ask(outcome, go_on)
            return ""
        if isinstance(outcome, NotMade):
            return sentence(outcome.why)
        return self.tr(outcome.says).format(**outcome.values)

    def undo(self) -> bool:
        """Takes the last change back."""
        return self._turned(self._editing.undo())

    def redo(self) -> bool:
        """Makes it again."""
        return self._turned(self._editing.redo())

    def _turned(self, outcome: Made | NotMade | None) -> bool:
        if isinstance(outcome, NotMade):
            self._ports.tell(sentence(outcome.why))
        self._refresh()
        return outcome is not None

    def _ask(self, asks: Asks, go_on: Callable[[], None]) -> None:
        tr = self.tr
        lost = counted(tr, _LOST, asks.lost) if asks.lost else ""
        self._ports.ask(
            SheetContent(
                title=tr(_("Part of the file would be written anew")),
                text=" ".join(filter(None, [tr(asks.why), lost])),
                small=tr(_("All the rest of the file stays as its author wrote it.")),
                choices=[
                    ("edit", tr(_("Write that part anew")), go_on),
                    ("arrow_back", tr(_("Leave the file as it is")), nothing),
                ],
                harmless=1,
            )
        )
