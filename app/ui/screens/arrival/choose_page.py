"""Which exercise a name from another app means."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from kivy.metrics import dp

from app.core.exercise import Exercise
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.ui.pages.long_page import LongPage
from app.ui.screens.arrival.view import Understood
from app.ui.widgets.cell import KIND_TOKENS
from app.ui.widgets.column import Column
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.row_card import ROW_NOTED_DP, RowCard, Section
from app.ui.widgets.tile import Tile

_AT_ONCE = 6  # rows a frame


class ChoosePage(LongPage):
    """The likeliest exercises, only the words, and then all others.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        one: The name, and what it is taken for.
        exercises: All there are, by name.
        choose: Called with the id of an exercise, or "" for only the words.
        leave: Leads back; nothing has changed.
    """

    def __init__(
        self,
        kit: PageContext,
        one: Understood,
        exercises: Sequence[Exercise],
        choose: Callable[[str], None],
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
            self.add(Section(self.theme, tr(_("Likely")), self._card(likely)), dp(14))
        words = ListRow(
            self.theme,
            tr(_("Only its words")),
            tr(_("A step with this name and its time, without a figure")),
            icon="edit",
            value=self._mark(""),
            action=partial(choose, ""),
            noted_dp=ROW_NOTED_DP,
        )
        self.add(RowCard(self.theme, [words], indent=False), dp(14))
        rest = [each for each in exercises if each not in likely]
        self._all = RowCard(self.theme, indent=False)
        self.add(Section(self.theme, tr(_("All exercises")), self._all), dp(14))
        parts = [rest[start : start + _AT_ONCE] for start in range(0, len(rest), _AT_ONCE)]
        self.fill([partial(self._more, part) for part in parts])

    def _mark(self, name: str) -> str:
        return self.tr(_("Now")) if name == self._now else ""

    def _card(self, exercises: Sequence[Exercise]) -> RowCard:
        return RowCard(self.theme, [self._row(each) for each in exercises], indent=False)

    def _more(self, exercises: Sequence[Exercise]) -> None:
        for each in exercises:
            self._all.add(self._row(each))

    def _row(self, exercise: Exercise) -> Any:
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
