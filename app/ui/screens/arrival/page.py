"""What a file from elsewhere would bring: seen, and agreed to, before anything is written."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from kivy.metrics import dp

from app.core.exercise import Exercise
from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.core.routine import Routine
from app.core.spans import exact
from app.ui.base.theme import PHASE_TOKENS
from app.ui.pages.step_page import StepPage
from app.ui.screens.arrival.view import ArrivalLinks, ArrivalView, Understood
from app.ui.widgets.column import Column
from app.ui.widgets.hero import Hero
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.routine_cell import steps as in_steps
from app.ui.widgets.row_card import ROW_NOTED_DP, RowCard
from app.ui.widgets.section import SectionHead
from app.ui.widgets.step_lines import rows
from app.ui.widgets.step_row import StepRow
from app.ui.widgets.tile import Tile
from app.ui.widgets.wide_tap import WideTap

_SECTION_DP, _QUIET_DP = 18, 56
_LONG_TITLE = 46  # letters; a longer one is set smaller, so that it stays a title
_MOST_FAULTS, _MOST_LINES, _MOST_ROUTINES = 6, 12, 10
_MORE = several("and {count} more", "and {count} more")


class ArrivalPage(StepPage):
    """What would be added, what is there already, and what is wrong with it.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        view: What it shows.
        links: What it leads to.
    """

    def __init__(self, kit: PageContext, view: ArrivalView, links: ArrivalLinks) -> None:
        super().__init__(kit, lead="close", leave=links.leave, tint=view.phase, two=True)
        self._links = links
        self.main: WideTap | None = None
        self.show(view)

    def show(self, view: ArrivalView) -> None:
        """Shows something else, since a name means something else now."""
        down = self.scroll.scroll_y
        self.view = view
        self.tint = view.phase
        self.empty()
        self._head()
        self.column.block()
        self._says()
        self._understood()
        self._better()
        self.column.block()
        for routine in view.routines[:_MOST_ROUTINES]:
            self._steps(routine)
        if len(view.routines) > _MOST_ROUTINES:
            more = counted(self.tr, _MORE, len(view.routines) - _MOST_ROUTINES)
            self.add(self.words(more, "body", "ink_2"), dp(14))
        self._exercises()
        self._ways()
        self.scroll.scroll_y = down
        self.refit()

    def wait(self, *, on: bool) -> None:
        """What is shown is being planned anew, or no longer; until then its main button only says so."""
        if self.main is not None:
            self.main.ready = not on

    # --- what came ------------------------------------------------------------------------------------

    def _head(self) -> None:
        view, pictures = self.view, self.kit.pictures
        first = next((step.exercise.id for routine in view.routines for step in routine.played()), "")
        first = first or next((exercise.id for exercise in view.exercises), "")
        who = view.routines[0].id if view.routines else first
        picture = pictures.of(first, view.phase, who=who) if first else None
        hero = Hero(self.theme, view.phase, pictures=pictures, picture=picture, most_dp=0, least_dp=168)
        hero.column.add(hero.words(view.source, "chip"))
        style = "title" if len(view.title) <= _LONG_TITLE else "heading_large"
        hero.column.add(hero.words(view.title, style))
        self.add(hero, 0)

    def _says(self) -> None:
        view, tr = self.view, self.tr
        if view.faults:
            panel = self._panel(
                "ease_tint", "on_ease_tint", tr(_("This cannot be used as it is")), view.faults
            )
            self.add(panel, dp(16))
        inset = Column(gap=dp(6), margin=dp(4))
        inset.add(self.words(view.adds, "heading"))
        for sentence in self._few(view.there, _MOST_LINES):
            inset.add(self.words(sentence, "body", "ink_2"))
        self.add(inset, dp(16))
        if view.lost:
            self.add(self._panel("surface", "ink", tr(_("What does not come along")), view.lost), dp(14))

    def _panel(self, fill: str, ink: str, heading: str, sentences: Sequence[str]) -> Panel:
        panel = Panel(self.theme, fill, gap=dp(8))
        panel.add(self.words(heading, "row", ink))
        for sentence in self._few(sentences, _MOST_FAULTS):
            panel.add(self.words(sentence, "body", ink))
        return panel

    def _few(self, sentences: Sequence[str], most: int) -> Iterable[str]:
        yield from sentences[:most]
        if len(sentences) > most:
            yield counted(self.tr, _MORE, len(sentences) - most)

    def _better(self) -> None:
        if not self.view.better:
            return
        panel = Panel(self.theme, gap=dp(10))
        panel.add(self.words(self.tr(_("What could be better")), "row"))
        for what, why in self.view.better[:_MOST_FAULTS]:
            panel.add(self.words(what, "body"))
            panel.add(self.words(why, "caption", "ink_2"), dp(2))
        if len(self.view.better) > _MOST_FAULTS:
            more = counted(self.tr, _MORE, len(self.view.better) - _MOST_FAULTS)
            panel.add(self.words(more, "caption", "ink_2"))
        self.add(panel, dp(14))

    def _understood(self) -> None:
        found = self.view.understood
        if not found:
            return
        tr = self.tr
        self.add(SectionHead(self.theme, tr(_("How its names were understood"))), dp(_SECTION_DP))
        inset = Column(margin=dp(4))
        inset.add(self.words(tr(_("Tap one to choose another exercise.")), "caption", "ink_2"))
        self.add(inset, dp(4))
        unsure_first = sorted(found, key=lambda one: one.sure)  # what is worth a look comes first
        self.add(RowCard(self.theme, [self._name_row(one) for one in unsure_first], indent=False), dp(10))

    def _name_row(self, one: Understood) -> ListRow:
        tr = self.tr
        if one.exercise is None:
            detail = tr(_("Only its words"))
        elif one.sure:
            detail = tr(one.exercise.name)
        else:
            detail = tr(_("{exercise}? A guess")).format(exercise=tr(one.exercise.name))
        choose = partial(self._links.choose, one)
        return ListRow(
            self.theme, one.name, detail, lead=self._tile(one.exercise), action=choose, noted_dp=ROW_NOTED_DP
        )

    def _tile(self, exercise: Exercise | None) -> Tile:
        phase, pictures = self.view.phase, self.kit.pictures
        picture = pictures.of(exercise.id, phase, tile=True) if exercise else (lambda _pixels: None)
        return Tile(self.theme, pictures, phase, picture, size_dp=48)

    # --- steps ----------------------------------------------------------------------------------------

    def _steps(self, routine: Routine) -> None:
        tr, known = self.tr, routine.total_s < 1e5  # more is written out for nobody
        count = sum(1 for _step in routine.played()) if known else 0
        total = exact(routine.total_s, tr)
        alone = len(self.view.routines) == 1
        heading = in_steps(tr, count) if alone else routine.title
        end = total if alone else f"{in_steps(tr, count)} · {total}"
        self.add(SectionHead(self.theme, heading, end), dp(_SECTION_DP))
        phase = PHASE_TOKENS[routine.phase]
        listed = Recycled(
            lambda: StepRow(self.kit, phase, self._links.exercise, routine.id),
            lambda width: StepRow.high(self.theme, width),
            line_gap=0,
        )
        listed.show(rows(routine, tr, tr))
        self.add(listed, dp(8))

    def _exercises(self) -> None:
        found = self.view.exercises
        if not found:
            return
        tr = self.tr
        if self.view.routines:
            self.add(SectionHead(self.theme, tr(_("Exercises that come with it"))), dp(_SECTION_DP))
        self.add(RowCard(self.theme, [self._exercise_row(each) for each in found], indent=False), dp(10))

    def _exercise_row(self, exercise: Exercise) -> ListRow:
        areas = " · ".join(self.tr(AREAS.get(area, area)) for area in exercise.areas[:3])
        see = partial(self._links.exercise, exercise.id)
        return ListRow(
            self.theme,
            self.tr(exercise.name),
            areas,
            lead=self._tile(exercise),
            action=see,
            noted_dp=ROW_NOTED_DP,
        )

    # --- where it leads -------------------------------------------------------------------------------

    def _ways(self) -> None:
        view, tr, links = self.view, self.tr, self._links
        if view.can_add:
            self.main = WideTap(self.theme, tr(_("Add")), links.add, icon="download", missing=links.wait)
            self.at_foot(self.main)
            self.at_foot(self._quiet(tr(_("Not now")), links.leave), tucks=True)
        elif view.known is not None:
            words = tr(_("See what is there"))
            self.main = WideTap(self.theme, words, view.known, icon="arrow_forward", missing=links.wait)
            self.at_foot(self.main)
        else:
            words = tr(_("All right"))
            self.main = WideTap(self.theme, words, links.leave, icon="check", missing=links.leave)
            self.at_foot(self.main)

    def _quiet(self, words: str, action: Any) -> WideTap:
        return WideTap(self.theme, words, action, fill="surface_2", ink="ink", style="row", high_dp=_QUIET_DP)
