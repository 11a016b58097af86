"""Title, phase, purpose and highest score of a routine."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp

from app.core.i18n import mark as _
from app.core.lint.draft import RoutineDraft
from app.ui.pages.page import Page
from app.ui.screens.editor.view import PHASES
from app.ui.widgets.choices import Segments
from app.ui.widgets.form_field import FormField
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.score_keys import ScoreKeys
from app.ui.widgets.section import text_button
from app.ui.widgets.sheet import button
from app.ui.widgets.text_field import TextField

_TITLE, _PURPOSE, _KEY_DP = 80, 400, 52
_WRITE_S = 0.4  # after the last letter


class DetailsPage(Page):
    """The page; each change is made at once.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        draft: Gives the routine as it is now.
        change: Writes a key, or takes it away with None; returns what there is to say of it, or "".
        leave: Leads back.
    """

    def __init__(
        self,
        kit: PageContext,
        draft: Callable[[], RoutineDraft],
        change: Callable[[str, str | int | None], str],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        tr, self._draft, self._change = self.tr, draft, change
        routine = draft().routine
        self._waiting: dict[str, str] = {}
        self._write = Clock.create_trigger(lambda _dt: self.write(), _WRITE_S)
        self.add(self.words(tr(_("About the routine")), "title"), dp(6))
        self.title_field = TextField(
            self.theme,
            tr(_("Title")),
            routine.title,
            lambda text: self._later("title", " ".join(text.split())),
            most=_TITLE,
            entered=leave,
            grown=self.refit,
        )
        self.titled = FormField(self.theme, ("title",), tr(_("Title")), self.title_field)
        self.add(self.titled, dp(14))
        phases = list(PHASES)
        self.phase = Segments(
            self.theme,
            [tr(PHASES[phase]) for phase in phases],
            lambda index: self._say(self._change("phase", phases[index])),
            phases.index(routine.phase),
        )
        self.add(FormField(self.theme, ("phase",), tr(_("When it is done")), self.phase), dp(14))
        self.purpose_field = TextField(
            self.theme,
            tr(_("What it is for")),
            routine.purpose,
            lambda text: self._later("purpose", " ".join(text.split())),
            hint=tr(_("A sentence or two")),
            most=_PURPOSE,
            entered=lambda: setattr(self.purpose_field.input, "focus", False),
            grown=self.refit,
        )
        purpose = FormField(self.theme, ("purpose",), tr(_("What it is for")), self.purpose_field)
        self.add(purpose, dp(14))
        self.scores = ScoreKeys(self.theme, self._choose_score, _KEY_DP)
        words = tr(_("Highest back score, 0 to 10, it is offered up to"))
        self.add(FormField(self.theme, ("max_pain",), words, self.scores), dp(14))
        self._says = self.words("", "caption", "ink_2")
        self.add(self._says, dp(8))
        self.auto = text_button(
            self.theme, "undo", tr(_("Let it follow from the moves")), lambda: self._choose_score(None)
        )
        self._auto_shown = False
        self._show_score()
        done = button(self.theme, "check", tr(_("Done")), "primary", "on_primary")
        done.bind(on_release=lambda *_: self.leave())
        self.foot.add(done)

    # --- changes --------------------------------------------------------------------------------------

    def _later(self, key: str, text: str) -> None:
        self._waiting[key] = text
        blank = not self.title_field.text.strip()
        self.titled.tell(self.tr(_("A routine needs a title.")) if blank else "")
        self.refit()
        self._write()

    def write(self) -> None:
        """Makes the changes that were typed."""
        self._write.cancel()
        waiting, self._waiting = self._waiting, {}
        for key, text in waiting.items():
            if text or key != "title":
                self._say(self._change(key, text or None))

    def _say(self, words: str) -> None:
        if words:
            self._says.words = words
            self.refit()

    def _choose_score(self, score: int | None) -> None:
        said = self._change("max_pain", score)
        self._show_score()
        self._say(said)

    def _show_score(self) -> None:
        tr, draft = self.tr, self._draft()
        auto = "max_pain" not in draft.written
        self.scores.score = None if auto else draft.routine.max_pain
        self._says.words = (
            tr(_("It follows from the moves: the lowest of theirs counts."))
            if auto
            else tr(_("No move of it may be for less; one that is lowers the score."))
        )
        if auto == self._auto_shown:
            self._auto_shown = not auto
            if self._auto_shown:
                self.add(self.auto, dp(6))
            else:
                self.column.drop(self.auto)
        self.refit()

    # --- the page -------------------------------------------------------------------------------------

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered or left, it makes what was typed a change."""
        if parent is None:
            self.write()

    def close(self) -> None:
        """Gives the keyboard back."""
        self.write()
        self.title_field.close()
        self.purpose_field.close()
        super().close()
