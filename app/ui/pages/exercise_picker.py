"""Which exercise: the catalogue with search, areas, and the one that is looked at in motion."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kivy.core.window import Window
from kivy.metrics import dp

from app.core.cards import CardSearch, ExerciseCard
from app.core.exercise import Exercise, Sides
from app.core.i18n import in_alphabet, in_context
from app.core.i18n import mark as _
from app.core.names import AREAS
from app.ui.pages.page import LOW_DP, Page
from app.ui.widgets.cell import KIND_TOKENS
from app.ui.widgets.choices import Chips
from app.ui.widgets.column import Column, Row
from app.ui.widgets.exercise_tile import areas_of, tiles
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.section import note
from app.ui.widgets.sheet import button

_FIGURE_DP, _LOW_FIGURE_DP = 104, 60


class Picking(NamedTuple):
    """What is picked from, and what for.

    Attributes:
        title: What is asked, already translated.
        action: What the button says that takes the one that is looked at, already translated.
        cards: Exercises that there are; those whose file cannot be used are passed over.
        exercise: An exercise by its id.
        pick: Takes one, by its id.
        other: Another way: icon, words and action, such as the words alone or one of one's own; or None.
        now: Id of the one that is taken at present; "" for none.
        text: What the choice means, already translated; "" where that is plain.
        sign: Beside what the button says.
    """

    title: str
    action: str
    cards: Callable[[], Sequence[ExerciseCard]]
    exercise: Callable[[str], Exercise | None]
    pick: Callable[[str], None]
    other: tuple[str, str, Callable[[], None]] | None = None
    now: str = ""
    text: str = ""
    sign: str = "add"


class ExercisePicker(Page):
    """The page.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        picking: What is picked from, and what for.
        leave: Leads back.
    """

    least_view_dp = 120

    def __init__(self, kit: PageContext, picking: Picking, leave: Callable[[], None]) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, most_dp=0)
        self._picking, self._searched, self._area = picking, CardSearch(), 0
        self.seen = ""
        self.figure: Any = None
        self.add(self.words(picking.title, "title"), dp(6))
        if picking.text:
            self.add(self.words(picking.text, "body", "ink_2"), dp(6))
        self.search = SearchField(
            self.theme,
            self.tr(in_context("hint: a field to search with", "Search")),
            lambda _text: self._look(),
        )
        self.add(self.search, dp(12))
        self._slot, self._body = Column(), Column()
        self._slot.bleed = True
        self.add(self._slot, dp(8))
        self.add(self._body, 0)
        self.list = tiles(kit, self.look_at)
        self._areas: list[str] = []
        self.chips: Chips | None = None
        if picking.now:
            self.look_at(picking.now)

    # --- what is shown --------------------------------------------------------------------------------

    def shown(self) -> None:
        """Shows what there is now, and lets the figure move."""
        self._searched.forget()
        self._look()
        if self.figure is not None:
            self.figure.run(on=True)

    def _name(self, card: ExerciseCard) -> str:
        return card.name if card.own else self.tr(card.name)

    def _text(self, card: Any) -> str:
        areas = " ".join(self.tr(AREAS.get(area, area)) for area in card.areas.split())
        return f"{self._name(card)} {areas} {card.file}"

    def _look(self) -> None:
        tr = self.tr
        cards = [card for card in self._picking.cards() if not card.problem]
        areas = areas_of(cards)
        if self.chips is None or areas != self._areas:
            self._areas = areas
            self._area = min(self._area, len(areas))
            names = [tr(in_context("all exercises", "All")), *(tr(AREAS[area]) for area in areas)]
            self.chips = Chips(self.theme, names, self._choose_area, self._area)
            self._slot.clear()
            self._slot.add(self.chips)
        area = areas[self._area - 1] if self._area else ""
        fitting = [card for card in cards if not area or area in card.areas.split()]
        found = self._searched.found(self.search.text, fitting, self._text)
        found.sort(key=lambda card: in_alphabet(tr, self._name(card)))
        self._body.clear()
        if self.seen and all(card.id != self.seen for card in found):
            self._forget()  # what is not in sight is not taken
        self.list.show(found)
        if found:
            self._body.add(self.list, dp(10))
        else:
            self._body.add(self._nothing(), dp(12))
        if self._picking.other is not None:
            icon, words, action = self._picking.other
            tap = button(self.theme, icon, words, "surface_2", "ink")
            tap.bind(on_release=lambda *_: action())
            self._body.add(tap, dp(18))
        self.refit()

    def _nothing(self) -> Any:
        tr, query = self.tr, self.search.text
        title = tr(_("Nothing found for “{words}”")).format(words=query[:40])
        choices = [("close", tr(_("Clear search")), self.search.clear)]
        if self._area:
            choices.insert(0, ("filter_list", tr(_("Look in all")), lambda: self._choose_area(0)))
        return note(self.theme, title, tr(_("Try another word, or part of one.")), *choices)

    def _choose_area(self, index: int) -> None:
        self._area = index
        if self.chips is not None:
            self.chips.now = index
        self._look()
        self.scroll.scroll_y = 1

    def look_at(self, name: str) -> None:
        """Shows an exercise in motion, with the way to take it; looked at once more, it is taken."""
        if name == self.seen and self.figure is not None and self.foot.items:
            self._picking.pick(name)
            return
        exercise = self._picking.exercise(name)
        if exercise is None:
            return
        self._stand_still()
        self.seen = name
        from app.ui.widgets.moving_figure import MovingFigure  # figures come after the first frame

        tint = KIND_TOKENS[str(exercise.kind)]
        side = "left" if exercise.sides is Sides.EACH else None
        self.figure = MovingFigure(self.kit, exercise, tint, side)
        low = Window.height < dp(LOW_DP)  # there it is one line with its button
        edge = dp(_LOW_FIGURE_DP if low else _FIGURE_DP)
        self.figure.size = (edge, edge)
        ground = Panel(self.theme, tint, pad=0)
        ground.add(self.figure)
        ground.size = (edge, edge)
        words = Column(gap=dp(2))
        words.add(self.words(self.tr(exercise.name), "heading"))
        areas = " · ".join(self.tr(AREAS.get(area, area)) for area in exercise.areas[:3])
        words.add(self.words(areas, "caption", "ink_2"))
        take = button(self.theme, self._picking.sign, self._picking.action, "primary", "on_primary")
        take.bind(on_release=lambda *_: self._picking.pick(name))
        panel = Panel(self.theme, pad=dp(6 if low else 10))
        panel.add(Row(ground, words, *([take] if low else []), grow=1, gap=dp(14)))
        self.foot.clear()
        self.foot.add(panel)
        if not low:
            self.foot.add(take)
        self.refit()
        if self.parent is not None:
            self.figure.run(on=True)

    def _forget(self) -> None:
        self._stand_still()
        self.figure, self.seen = None, ""
        self.foot.clear()

    # --- what it does ---------------------------------------------------------------------------------

    def key(self, name: str) -> bool:
        """Esc empties the search first; a slash or Ctrl and F begins one."""
        if name == "escape" and (self.search.input.focus or self.search.text):
            self.search.input.text = ""
            self.search.input.focus = False
            return True
        if name in ("/", "find"):
            from kivy.clock import Clock

            Clock.schedule_once(lambda _dt: setattr(self.search.input, "focus", True), 0)
            return True
        return super().key(name)

    def _stand_still(self) -> None:
        if self.figure is not None:
            self.figure.run(on=False)

    def on_parent(self, _page: Any, parent: Any) -> None:
        """Covered, the figure stands still."""
        if parent is None:
            self._stand_still()

    def close(self) -> None:
        """Stands still for good, and gives the keyboard back."""
        self._stand_still()
        self.search.close()
        super().close()
