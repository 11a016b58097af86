"""What the runner notes about their body, and the moves that are left out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.empty import add_empty
from app.ui.pages.long_page import LongPage
from app.ui.pages.page import Page
from app.ui.screens.settings.blocks import Titled
from app.ui.widgets.choices import Segments
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.row_card import Heading, RowCard, Section, SwitchRow
from app.ui.widgets.tap import Tap
from app.ui.widgets.wide_tap import WideTap

_NAMES = (_("Osteoporosis"), _("Spondylolysis"))  # words of the rules that stand alone
_YES_NO = (True, False)


class Fact(NamedTuple):
    """Something about the runner that moves may not suit, translated.

    Attributes:
        plain: What it is; "" where the name says it.
    """

    tag: str
    name: str
    plain: str
    holds: bool


class Move(NamedTuple):
    """A move that hurt, translated.

    Attributes:
        instead: The gentler one that comes in its place; "" where none does.
        day: Day on which it was put away, as one says it.
    """

    id: str
    name: str
    instead: str
    day: str


class FactsPage(LongPage):
    """Yes or no to each fact; a change holds at once.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        leave: Leads back.
        facts: In the order of the rules.
        note: Called with a tag, and whether it holds.
        cancer: The question about past cancer, and its answer; None where it was never answered.
        note_cancer: Called with the answer.
    """

    def __init__(
        self,
        kit: PageContext,
        leave: Callable[[], None],
        facts: Sequence[Fact],
        note: Callable[[str, bool], None],
        cancer: tuple[str, bool | None],
        note_cancer: Callable[[bool], None],
    ) -> None:
        super().__init__(kit, kit.tr(_("About you")), lead="arrow_back", leave=leave, two=True)
        tr, theme = kit.tr, kit.theme
        said = _(
            "Moves that may not suit what you switch on are left out, or a gentler one takes their place. "
            "It stays on this device."
        )
        self.add(Heading(theme, tr(said), "body"))
        self._note, half = note, -(-len(facts) // 2)
        self.fill(
            (
                lambda: self._facts(tr(_("Does this apply to you?")), facts[:half]),
                lambda: self._facts(tr(_("And this?")), facts[half:]),
                lambda: self._cancer(*cancer, note_cancer),
            )
        )

    def _facts(self, title: str, facts: Sequence[Fact]) -> None:
        rows = [self._row(fact) for fact in facts]
        self.column.block()
        self.add(Section(self.theme, title, RowCard(self.theme, rows, indent=False)))

    def _cancer(self, question: str, past: bool | None, note: Callable[[bool], None]) -> None:
        tr, theme = self.tr, self.theme
        answer = Segments(
            theme,
            [tr(_("Yes")), tr(_("No"))],
            lambda index: note(_YES_NO[index]),
            -1 if past is None else _YES_NO.index(past),
        )
        self.add(RowCard(theme, [Titled(theme, "local_hospital", question, answer, out=6)]))
        self.add(Heading(theme, tr(_("It only counts together with new pain.")), "caption"))

    def _row(self, fact: Fact) -> SwitchRow:
        note = partial(self._note, fact.tag)
        return SwitchRow(self.theme, fact.name, note, on=fact.holds, detail=fact.plain)


class LeftOutPage(Page):
    """Moves that hurt; each may come back.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        leave: Leads back.
        moves: Gives those that are left out by now.
        bring_back: Called with the id of a move.
    """

    def __init__(
        self,
        kit: PageContext,
        leave: Callable[[], None],
        moves: Callable[[], Sequence[Move]],
        bring_back: Callable[[str], None],
    ) -> None:
        super().__init__(kit, kit.tr(_("Left out")), lead="arrow_back", leave=leave)
        self._moves, self._bring_back = moves, bring_back

    def shown(self) -> None:
        """Reads the moves again."""
        tr, theme, moves = self.tr, self.theme, self._moves()
        self.column.clear()
        self.foot.clear()
        if not moves:
            how = _("If a move hurts during a session, say so there. It is then left out from that day on.")
            add_empty(self, "cat-cow", tr(_("Nothing is left out")), tr(how), "rest")
            self.foot.add(WideTap(theme, tr(_("Back to Settings")), self.leave, fill="surface_2", ink="ink"))
        else:
            said = tr(_("These hurt you before. Bring one back when you want to try it again."))
            self.add(Heading(theme, said, "body"))
            self.add(RowCard(theme, [self._row(move) for move in moves], indent=False))
        self.refit()

    def _row(self, move: Move) -> ListRow:
        tr = self.tr
        back = Tap(
            theme=self.theme,
            words=tr(_("Bring back")),
            style="chip",
            fill="surface_2",
            pad=dp(14),
            size_hint=(None, None),
        )
        back.size = (back.natural_width, max(dp(40), self.theme.type["chip"].line + dp(16)))
        back.bind(on_release=lambda *_: self._bring(move.id))
        detail = tr(_("Since {day}")).format(day=move.day)
        if move.instead:
            instead = tr(_("{move} comes instead")).format(move=move.instead)
            detail = f"{detail} · {instead}"
        return ListRow(self.theme, move.name, detail, end=back, noted_dp=72)

    def _bring(self, move: str) -> None:
        self._bring_back(move)
        self.shown()
