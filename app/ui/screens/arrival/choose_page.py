"""Which exercise a name from another app means."""

from collections.abc import Callable
from functools import partial

from kivy.metrics import dp

from app.core.exercise import Exercise
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.ui.pages.page import Page
from app.ui.screens.arrival.view import Understood
from app.ui.widgets.cell import KIND_TOKENS
from app.ui.widgets.column import Column
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.row_card import ROW_NOTED_DP, RowCard, Section
from app.ui.widgets.tile import Tile


class ChoosePage(Page):
    """The likeliest exercises, only the words, and the way to all others.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        one: The name, and what it is taken for.
        choose: Called with the id of an exercise, or "" for only the words.
        search: Shows all exercises there are.
        leave: Leads back; nothing has changed.
    """

    def __init__(
        self,
        kit: PageContext,
        one: Understood,
        choose: Callable[[str], None],
        search: Callable[[], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave)
        tr = self.tr
        self._choose, self._now = choose, one.exercise.id if one.exercise else ""
        about = Column(gap=dp(6), margin=dp(4))
        about.add(self.words(one.name, "title"))
        about.add(self.words(tr(_("Which exercise is meant?")), "body", "ink_2"))
        self.add(about, dp(6))
        likely = [each for each in (one.exercise, *one.others) if each is not None]
        if likely:
            card = RowCard(self.theme, [self._row(each) for each in likely], indent=False)
            self.add(Section(self.theme, tr(_("Likely")), card), dp(14))
        words = ListRow(
            self.theme,
            tr(_("Only its words")),
            tr(_("A move with this name and its time, without a figure")),
            icon="edit",
            value=self._mark(""),
            action=partial(choose, ""),
            noted_dp=ROW_NOTED_DP,
        )
        every = ListRow(self.theme, tr(_("Another exercise")), icon="search", action=search)
        self.add(RowCard(self.theme, [words, every]), dp(14))

    def _mark(self, name: str) -> str:
        return self.tr(_("Now")) if name == self._now else ""

    def _row(self, exercise: Exercise) -> ListRow:
        phase, pictures = KIND_TOKENS[str(exercise.kind)], self.kit.pictures
        picture = pictures.of(exercise.id, phase, tile=True)
        return ListRow(
            self.theme,
            self.tr(exercise.name),
            " · ".join(self.tr(AREAS.get(area, area)) for area in exercise.areas[:3]),
            lead=Tile(self.theme, pictures, phase, picture, size_dp=48),
            value=self._mark(exercise.id),
            action=partial(self._choose, exercise.id),
            noted_dp=ROW_NOTED_DP,
        )
