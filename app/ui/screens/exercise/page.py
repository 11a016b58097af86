"""One exercise: how it looks, how it is done, and when to leave it out."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kivy.metrics import dp

from app.core.cards import RoutineCard
from app.core.exercise import Exercise, Side, Sides
from app.core.i18n import counted, several
from app.core.i18n import mark as _
from app.core.names import AREAS, CAUTIONS, KINDS, POSTURES, SOURCES
from app.ui.pages.page import Page
from app.ui.widgets.cell import KIND_TOKENS
from app.ui.widgets.choices import Segments
from app.ui.widgets.column import Column
from app.ui.widgets.hero import Hero
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.moving_figure import MovingFigure
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.recycled import Recycled
from app.ui.widgets.routine_cell import RoutineLine
from app.ui.widgets.section import SectionHead, note
from app.ui.widgets.sheet import Choice, button
from app.ui.widgets.tile import Tile

_USED_IN_MORE = several("and in {count} more of your routines", "and in {count} more of your routines")

_HERO_DP, _FIGURE_DP, _SECTION_DP = 304, 296, 18
_QUIET_DP = 188  # of a drawing that stands for a figure
_MOST_ROUTINES = 12


class Around(NamedTuple):
    """What an exercise is connected with.

    Attributes:
        easier: The move that takes its place where it is too much; None where there is none.
        used_in: Routines it is used in.
        exercise, routine: Opens a page, by id.
        doings: What can be done with it: icon, words and action of each.
        left: What is said where it was left half changed, and what can be done then; None for nothing.
    """

    easier: Exercise | None
    used_in: Sequence[RoutineCard]
    exercise: Callable[[str], None]
    routine: Callable[[str], None]
    doings: Sequence[Choice] = ()
    left: tuple[str, Sequence[Choice]] | None = None


class ExercisePage(Page):
    """The page of one exercise.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        exercise: What it shows.
        around: What it is connected with.
        leave: Leads back.
    """

    def __init__(
        self, kit: PageContext, exercise: Exercise, around: Around, leave: Callable[[], None]
    ) -> None:
        tint = KIND_TOKENS[str(exercise.kind)]
        super().__init__(kit, lead="arrow_back", leave=leave, tint=tint, two=True)
        self.exercise, self._around, self._tint_of = exercise, around, tint
        each = exercise.sides is Sides.EACH
        self.figure = MovingFigure(kit, exercise, tint, "left" if each else None)
        high, edge = (_HERO_DP, _FIGURE_DP) if self.figure.spec is not None else (_QUIET_DP, _QUIET_DP)
        self.add(Hero(self.theme, tint, least_dp=high, live=self.figure, figure_dp=edge), 0)
        self.sides: Segments | None = None
        if around.left is not None:
            title, choices = around.left
            text = self.tr(_("It is kept, and not saved yet."))
            self.add(note(self.theme, title, text, *choices), dp(16))
        self.column.block()
        if each:
            names = [self._of_side(side) for side in (Side.LEFT, Side.RIGHT)]
            self.sides = Segments(self.theme, names, self._turn)
            self.add(self.sides, dp(16))
        self._head()
        self._how()
        self.column.block()
        self._care()
        self._connected()
        for number, (icon, words, action) in enumerate(around.doings):
            tap = button(self.theme, icon, words, "surface_2", "ink")
            tap.bind(on_release=lambda *_, action=action: action())
            self.add(tap, dp(_SECTION_DP if number == 0 else 8))

    # --- what it says ---------------------------------------------------------------------------------

    def _of_side(self, side: Side) -> str:
        return self.tr(self.exercise.side_names.of(side))

    def _text(self, *lines: tuple[str, str, str], gap: float = dp(4)) -> Column:
        """Texts on the text margin: words, style and ink of each."""
        column = Column(gap=gap, margin=dp(4))
        for words, style, ink in lines:
            if words:
                column.add(self.words(words, style, ink))
        return column

    def _head(self) -> None:
        tr, exercise = self.tr, self.exercise
        areas = " · ".join(tr(AREAS.get(area, area)) for area in exercise.areas)
        facts = [tr(KINDS[str(exercise.kind)]), tr(POSTURES.get(exercise.posture, exercise.posture))]
        if exercise.equipment != "none":
            facts.append(tr(exercise.equipment))
        self.add(
            self._text(
                (tr(exercise.name), "title", "ink"),
                (areas, "row", "ink"),
                (" · ".join(facts), "body", "ink_2"),
                gap=dp(6),
            ),
            dp(18),
        )

    def _panel(self, heading: str, gap: float = dp(10), pad: float = dp(18)) -> Panel:
        self.add(SectionHead(self.theme, self.tr(heading)), dp(_SECTION_DP + 4))
        panel = Panel(self.theme, pad=pad, gap=gap)
        self.add(panel, dp(10))
        return panel

    def _how(self) -> None:
        tr, exercise = self.tr, self.exercise
        panel = self._panel(_("How to do it"))
        for step in exercise.steps:
            panel.add(self.words(tr(step), "body", "ink"))
        for cue in exercise.cues:
            panel.add(
                self.words(tr(_("“{words}”")).format(words=tr(cue)), "heading", "ink"),
                dp(12 if cue == exercise.cues[0] else 4),
            )
        if exercise.mistake:
            panel.add(self._said(_("Often goes wrong"), tr(exercise.mistake)), dp(14))

    def _said(self, heading: str, text: str) -> Column:
        column = Column(gap=dp(2))
        column.add(self.words(self.tr(heading), "chip", "ink_2"))
        column.add(self.words(text, "body", "ink"))
        return column

    def _care(self) -> None:
        tr, exercise = self.tr, self.exercise
        cautions = ", ".join(
            tr(CAUTIONS.get(tag, (tag, tag))[number > 0]) for number, tag in enumerate(exercise.avoid_tags)
        )
        if not (exercise.back_mod or exercise.avoid_if or cautions) and exercise.max_pain >= 10:
            return
        panel = self._panel(_("For your back"), dp(14))
        if exercise.back_mod:
            panel.add(self._said(_("When your back is touchy"), tr(exercise.back_mod)))
        if exercise.avoid_if:
            panel.add(self._said(_("Leave it out if"), tr(exercise.avoid_if)))
        if cautions:
            panel.add(self._said(_("Ask first with"), tr(_("{cautions}.")).format(cautions=cautions)))
        text = tr(_("Offered up to a back score of {score} out of 10.")).format(score=exercise.max_pain)
        panel.add(self.words(text, "caption", "ink_2"))

    def _connected(self) -> None:
        tr, around = self.tr, self._around
        easier = around.easier
        if easier is not None:
            panel = self._panel(_("An easier version"), pad=dp(10))
            tint = KIND_TOKENS[str(easier.kind)]
            tile = Tile(self.theme, self.kit.pictures, tint, self.kit.pictures.of(easier.id, tint, tile=True))
            areas = " · ".join(tr(AREAS.get(area, area)) for area in easier.areas[:2])
            panel.add(
                ListRow(
                    self.theme,
                    tr(easier.name),
                    areas,
                    lead=tile,
                    action=lambda: around.exercise(easier.id),
                )
            )
        if around.used_in:
            self.add(SectionHead(self.theme, tr(_("Used in"))), dp(_SECTION_DP + 4))
            lines = Recycled(
                lambda: RoutineLine(self.kit, around.routine),
                lambda width: RoutineLine.high(self.theme, width),
                line_gap=dp(8),
            )
            lines.show(list(around.used_in)[:_MOST_ROUTINES])
            self.add(lines, dp(10))
            more = len(around.used_in) - _MOST_ROUTINES
            if more > 0:
                words = counted(tr, _USED_IN_MORE, more)
                self.add(self._text((words, "body", "ink_2")), dp(8))
        sources = "; ".join(tr(SOURCES.get(basis, basis)) for basis in exercise_basis(self.exercise))
        if sources:
            words = tr(_("Comes from {sources}.")).format(sources=sources)
            self.add(self._text((words, "caption", "ink_2")), dp(_SECTION_DP))

    # --- what it does ---------------------------------------------------------------------------------

    def _turn(self, index: int) -> None:
        self.figure.side = ("left", "right")[index]

    def shown(self) -> None:
        """Lets the figure move."""
        self.figure.run(on=True)

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered, it stands still."""
        if parent is None:
            self.figure.run(on=False)

    def close(self) -> None:
        """Stands still for good."""
        self.figure.run(on=False)
        super().close()


def exercise_basis(exercise: Exercise) -> list[str]:
    """Where an exercise comes from, research first."""
    return sorted(exercise.basis, key=lambda basis: (basis in ("practice", "article"), basis))
