"""What is asked before a page is printed: paper, names, and of the history which parts of it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.ui.pages.page import Page
from app.ui.widgets.choices import Segments
from app.ui.widgets.column import Column
from app.ui.widgets.form_field import FormField
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.row_card import RowCard, SwitchRow
from app.ui.widgets.text_field import TextField
from app.ui.widgets.wide_tap import WideTap

PAPERS = ("a4", "letter")
_PAPER_NAMES = (in_context("size of paper", "A4"), in_context("size of paper", "Letter"))
_MOST_NAME = 60
_PROMISE = _("It is made on this device, and goes nowhere unless you take it there.")


class PrintWish(NamedTuple):
    """What the runner has chosen.

    Attributes:
        paper: One of PAPERS.
        name, therapist: "" leaves a line to write on.
        months: Of the history; 0 for a routine.
        parts: Of the history, by their names.
    """

    paper: str
    name: str
    therapist: str
    months: int = 0
    parts: tuple[str, ...] = ()


class PrintView(NamedTuple):
    """What the page shows; all words translated.

    Attributes:
        heading: What is printed.
        text: What becomes of it.
        missing: Why nothing can be printed here, or "".
        paper: Index in PAPERS of what was chosen last.
        therapist: Whether a therapist is asked for.
        spans: Months to choose from and their names; () for a routine.
        parts: Parts to choose from, by their names: what each is called.
    """

    heading: str
    text: str
    missing: str = ""
    paper: int = 0
    therapist: bool = True
    spans: Sequence[tuple[int, str]] = ()
    parts: Sequence[tuple[str, str]] = ()


class PrintPage(Page):
    """The page.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        view: What it shows.
        save: Makes the PDF of a wish, and has it saved.
        leave: Leads back.
    """

    def __init__(
        self,
        kit: PageContext,
        view: PrintView,
        save: Callable[[PrintWish], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, kit.tr(_("Print")), lead="arrow_back", leave=leave)
        self._save, self._view = save, view
        self._paper, self._span = view.paper, 0
        self._parts = [name for name, _words in view.parts]
        self._fields: list[TextField] = []
        self._said = ""
        about = Column(gap=dp(6), margin=dp(4))
        about.add(self.words(view.heading, "title"))
        about.add(self.words(view.text, "body", "ink_2"))
        self.add(about, dp(8))
        if view.missing:
            panel = Panel(self.theme, "ease_tint")
            panel.add(self.words(view.missing, "body", "on_ease_tint"))
            self.add(panel, dp(14))
            return
        self._ask()
        self.main = WideTap(self.theme, self.tr(_("Save as PDF")), self._go, icon="download")
        self.foot.add(self.main)

    def _ask(self) -> None:
        tr, view = self.tr, self._view
        if view.spans:
            names = [words for _months, words in view.spans]
            self.span = Segments(self.theme, names, self._choose_span)
            self.add(FormField(self.theme, ("span",), tr(_("Which time")), self.span), dp(14))
        if view.parts:
            rows = [self._part(name, words) for name, words in view.parts]
            card = RowCard(self.theme, rows, indent=False)
            self.add(FormField(self.theme, ("parts",), tr(_("What stands on it")), card), dp(14))
        papers = [tr(name) for name in _PAPER_NAMES]
        self.paper = Segments(self.theme, papers, self._choose_paper, self._paper)
        self.add(FormField(self.theme, ("paper",), tr(_("Paper")), self.paper), dp(14))
        self.name_field = self._field(_("Name"))
        self.therapist_field = self._field(_("Therapist")) if view.therapist else None
        self.add(self.words(tr(_PROMISE), "caption", "ink_2"), dp(10))

    def _part(self, name: str, words: str) -> SwitchRow:
        return SwitchRow(self.theme, words, lambda on: self._turn(name, on=on), on=True)

    def _turn(self, name: str, *, on: bool) -> None:
        self._parts = [*self._parts, name] if on else [part for part in self._parts if part != name]
        self._dress()

    def _field(self, words: str) -> TextField:
        name = self.tr(words)
        field = TextField(
            self.theme,
            name,
            "",
            lambda _text: None,
            hint=self.tr(_("Empty for a line to write on")),
            most=_MOST_NAME,
            entered=lambda: setattr(field.input, "focus", False),
            grown=self.refit,
        )
        self._fields.append(field)
        self.add(FormField(self.theme, (words,), name, field), dp(14))
        return field

    def _choose_paper(self, index: int) -> None:
        self._paper = index

    def _choose_span(self, index: int) -> None:
        self._span = index

    @property
    def wish(self) -> PrintWish:
        """What is chosen now."""
        spans = self._view.spans
        return PrintWish(
            paper=PAPERS[self._paper],
            name=" ".join(self.name_field.text.split()),
            therapist=" ".join(self.therapist_field.text.split()) if self.therapist_field else "",
            months=spans[self._span][0] if spans else 0,
            parts=tuple(self._parts),
        )

    @property
    def _may(self) -> bool:
        return not self._said and bool(self._parts or not self._view.parts)

    def _go(self) -> None:
        if self._may:
            self._save(self.wish)

    def say(self, words: str) -> None:
        """Shows how far it is, translated; "" once it is done, and it can be done again."""
        self._said = words
        self._dress()

    def _dress(self) -> None:
        self.main.words = self._said or self.tr(_("Save as PDF"))
        self.main.ready = self._may
        self.refit()

    def close(self) -> None:
        """Gives the keyboard back."""
        for field in self._fields:
            field.close()
        super().close()
