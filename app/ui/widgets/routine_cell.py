"""Routines in the lists of the library; a cell is shown again for another one when it is scrolled past."""

from collections.abc import Callable
from typing import Any

from kivy.metrics import dp

from app.core.cards import RoutineCard
from app.core.i18n import Translate, counted, several
from app.core.needs import at_hand, from_text
from app.core.spans import exact, in_minutes
from app.ui.base.theme import PHASE_TOKENS, Theme
from app.ui.widgets.cell import LARGE_TEXT, Cell
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.star import SIZE_DP, Stars
from app.ui.widgets.words import StyledLabel, extent

STEPS = several("{count} move", "{count} moves")
_SMALLEST = 0.82  # of the type; below it the title takes the room of what is beside it


def length(tr: Translate, card: RoutineCard) -> str:
    """A routine's length in words."""
    return in_minutes(card.minutes, tr)


def steps(tr: Translate, count: int) -> str:
    """A count of steps in words."""
    return counted(tr, STEPS, count)


def fits_small(title: StyledLabel, width: float, lines: int, most: int) -> bool:
    """Sets a title in so many lines, or in the most where its type would get too small; whether it did."""
    title.lines = lines
    title.fit(width)
    small: bool = title.font_size < _SMALLEST * title.theme.type[title.style].size
    if small:
        title.lines, title.balance = most, False
        title.fit(width)
    return small


class RoutineLine(Cell):
    """A routine in one line: picture, title, what has to be at hand, and its length.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        action: What a tap does, with the routine's id.
        stars: Where stars are kept; None where nothing is.
    """

    def __init__(self, kit: PageContext, action: Callable[[str], None], stars: Stars | None = None) -> None:
        super().__init__(kit)
        self._tile = self._picture(60)
        self._title = self._label("row", balance=True, lines=2)
        self._detail = self._label("caption", "ink_2", lines=1)
        self._length = self._label("row")
        self._star = self._starred(stars)
        self._card: RoutineCard | None = None
        self.bind(on_release=lambda *_: action(self._card.id) if self._card else None)
        self._begin()

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every line, pixels."""
        lines = 2 if theme.text_scale > LARGE_TEXT else 1
        words = 2 * theme.type["row"].line + lines * theme.type["caption"].line + dp(2)
        return max(dp(80), words + dp(16))

    def show(self, card: RoutineCard) -> None:
        """Shows a routine."""
        self._card, tr = card, self.tr
        title = card.title if card.own else tr(card.title)
        self.words = self._title.words = title
        large = self.theme.text_scale > LARGE_TEXT
        needs = at_hand(card.posture, from_text(card.needs), tr)
        self._length.words = "" if large else length(tr, card)
        self._detail.lines = 2 if large else 1
        self._detail.words = f"{length(tr, card)} · {needs}" if large else needs
        phase = PHASE_TOKENS[card.phase]
        self._tile.show(phase, self.kit.pictures.of(card.exercise, phase, tile=True, who=card.id))
        if self._star is not None:
            self._star.show(card.id)
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_length"):
            return
        self._tile.pos = (self.x + dp(10), self.center_y - self._tile.height / 2)
        x = self._tile.right + dp(13)
        style = self.theme.type["row"]
        wide = extent(self._length.words, style.font, style.size) + dp(3) if self._length.words else 0.0
        right = self.right - dp(16)
        if self._star is not None:
            self._star.pos = (self.right - dp(SIZE_DP) - dp(2), self.center_y - dp(SIZE_DP) / 2)
            right = self._star.x - dp(2)
        self._length.fit(max(wide, 2))
        self._length.pos = (right - wide, self.center_y - self._length.height / 2)
        room = right - wide - (dp(12) if wide else 0) - x
        self._title.balance = True
        small = fits_small(self._title, room, 2, 3)
        self._detail.opacity = 0 if small else 1
        block = self._title.height + (0 if small else dp(2) + self._detail.fit(room))
        top = self.center_y + block / 2
        self._title.pos = (x, top - self._title.height)
        self._detail.pos = (x, self._title.y - dp(2) - self._detail.height)


class OwnCard(Cell):
    """One of the runner's own routines.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        action: What a tap does, with the routine's id.
        stars: Where stars are kept; None where nothing is.
    """

    def __init__(self, kit: PageContext, action: Callable[[str], None], stars: Stars | None = None) -> None:
        super().__init__(kit)
        self._card: RoutineCard | None = None
        self._tile = self._picture(52)
        self._star = self._starred(stars)
        self._title = self._label("row", lines=2)
        self._detail = self._label("caption", lines=1)
        self.bind(on_release=lambda *_: action(self._card.id) if self._card else None)
        self._begin()

    @staticmethod
    def high(theme: Theme, _width: float) -> float:
        """Height of every card, pixels."""
        return dp(76) + 2 * theme.type["row"].line + theme.type["caption"].line

    @property
    def fill(self) -> str:
        """The soft colour of its phase."""
        return f"{PHASE_TOKENS[self._card.phase]}_tint" if self._card else "surface"

    def show(self, card: RoutineCard) -> None:
        """Shows a routine."""
        self._card, phase = card, PHASE_TOKENS[card.phase]
        self.words = self._title.words = card.title
        self._detail.words = f"{steps(self.tr, card.steps)} · {exact(card.total_s, self.tr)}"
        self._title.ink = self._detail.ink = f"{phase}_ontint"
        self._tile.show(phase, self.kit.pictures.of(card.exercise, phase, tile=True, who=card.id))
        if self._star is not None:
            self._star.ink = f"{phase}_ontint"
            self._star.show(card.id)
        self.restyle()
        self._place()

    def _place(self, *args: Any) -> None:
        super()._place(*args)
        if self.width <= 1 or not hasattr(self, "_detail"):
            return
        self._tile.pos = (self.x + dp(14), self.top - dp(12) - self._tile.height)
        if self._star is not None:
            self._star.pos = (self.right - dp(SIZE_DP) - dp(4), self.top - dp(SIZE_DP) - dp(4))
        room = self.width - dp(32)
        self._detail.fit(room)
        self._tile.opacity = 0 if fits_small(self._title, room, 2, 4) else 1
        two = self._title.height > 1.5 * self.theme.type["row"].line
        foot = self.y + dp(12 if two else 17)
        self._detail.pos = (self.x + dp(16), foot)
        self._title.pos = (self.x + dp(16), foot + self._detail.height + dp(0 if two else 5))
