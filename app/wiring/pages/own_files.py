"""What can be done with the runner's own files: seen, mended elsewhere, set aside, copied."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.cards import ExerciseCard, LeftOut
from app.core.i18n import counted
from app.core.i18n import mark as _
from app.core.names import AND_MORE
from app.core.sentences import sentence
from app.data.library.own_files import bring_back, set_aside
from app.device.desktop.editor import open_in_editor, opener
from app.ui.widgets.sheet import Choice, SheetContent, nothing
from app.ui.widgets.toast import show_undo
from app.wiring.context import AppContext

_MOST = 4  # faults of one file that are shown at once; the rest shows when these are mended


class OwnFiles:
    """What lists do with files that cannot be used.

    Args:
        context: What the app is built from.
    """

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def path(self, card: Any) -> Path:
        """Where the file of a card is."""
        if isinstance(card, LeftOut):
            return Path(card.file)
        home = self._context.folder if card.own else self._context.share
        if isinstance(card, ExerciseCard):
            return home / ("exercises" if card.own else "assets/exercises") / card.file
        return home / "routines" / card.file

    def see(self, card: Any) -> None:
        """Shows the whole reason, what to do about it, and where the file is."""
        context, path = self._context, self.path(card)
        tr = context.tr
        reasons = self._reasons(card)
        mend = _("Mend the file and come back. Limber reads it again by itself.")
        choices: list[Choice] = [("check", tr(_("All right")), nothing)]
        if opener() and path.is_file():
            choices.append(("edit", tr(_("Open in an editor")), lambda: self._edit(path)))
        if getattr(card, "own", True):
            choices.append(("delete", tr(_("Remove")), lambda: self.remove(card)))
        text = "\n".join([*reasons, tr(mend)])
        context.app.sheets.show(
            SheetContent(title=path.name, text=text, small=str(path), choices=choices, harmless=0, equal=True)
        )

    def _reasons(self, card: Any) -> list[str]:
        if isinstance(card, LeftOut):
            return [sentence(card.problem)]
        problems = self._context.routines.problems(self.path(card), exercise=isinstance(card, ExerciseCard))
        tr, own = self._context.tr, self.path(card).name
        said = []
        for problem in problems[:_MOST]:
            place = tr(_("Line {line}: {problem}"))
            if problem.path.name != own:
                place = tr(_("{file}, line {line}: {problem}"))
            said.append(
                place.format(file=problem.path.name, line=problem.line, problem=sentence(problem.message))
            )
        if len(problems) > _MOST:
            said.append(counted(tr, AND_MORE, len(problems) - _MOST))
        return said or [sentence(card.problem)]

    def _edit(self, path: Path) -> None:
        if not open_in_editor(path):
            self._context.app.tell(self._context.tr(_("No program opened the file.")))

    def remove(self, card: Any, after: Callable[[], None] = lambda: None) -> None:
        """Asks once, and takes the file out of the way; `after` is called when that is done."""
        path = self.path(card)
        called = path.name
        if not isinstance(card, LeftOut) and not card.problem:
            called = card.name if isinstance(card, ExerciseCard) else card.title
        self.remove_file(path, called, after)

    def remove_file(self, path: Path, called: str, after: Callable[[], None] = lambda: None) -> None:
        """The same of a file; `called` is what the runner knows it by."""
        tr = self._context.tr
        page = SheetContent(
            title=tr(_("Remove “{title}”?")).format(title=called),
            text=tr(_("It moves to the folder “removed” among your Limber files. Nothing is lost.")),
            choices=[
                ("delete", tr(_("Remove")), lambda: self._remove(path, called, after)),
                ("arrow_back", tr(_("Keep it")), nothing),
            ],
            harmless=1,
            small=str(path),
        )
        self._context.app.sheets.show(page)

    def _remove(self, path: Path, called: str, after: Callable[[], None]) -> None:
        context = self._context
        tr = context.tr
        try:
            aside = set_aside(path, context.folder, context.now().date())
        except OSError as error:
            words = tr(_("The file cannot be moved: {reason}."))
            context.app.tell(words.format(reason=error.strerror or error))
            return
        self._changed()
        after()
        words = tr(_("“{title}” is removed.")).format(title=called)
        show_undo(
            context.app.root, context.theme, words, tr(_("Undo")), lambda: self._bring_back(aside, path)
        )

    def _bring_back(self, aside: Path, path: Path) -> None:
        context = self._context
        try:
            bring_back(aside, path)
        except OSError as error:
            words = context.tr(_("The file cannot be brought back: {reason}."))
            there = context.tr(_("It is in {folder}.")).format(folder=aside.parent)
            said = [
                words.format(reason=error.strerror or error),
                *([there] if os.path.lexists(aside) else []),
            ]
            context.app.tell(" ".join(said))
            return
        self._changed()

    def _changed(self) -> None:
        lists = self._context.routines.lists
        lists.look()
        lists.tell()
