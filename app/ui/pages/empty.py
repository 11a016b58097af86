"""A page with nothing on it yet: a picture, what will be here, and a way on."""

from typing import Any

from kivy.metrics import dp

from app.ui.pages.page import Page
from app.ui.widgets.tile import Tile

_HIGH_DP, _LOW_HIGH_DP, _LOW_VIEW_DP = 232, 132, 440


class StageCard(Tile):
    """A figure in the middle of a card in the colours of a phase; lower where the page is."""

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns its height."""
        from app.ui.widgets.column import scrolled_by

        view = scrolled_by(self)
        low = view is not None and 1 < view.height < dp(_LOW_VIEW_DP)
        self.size = (width, dp(_LOW_HIGH_DP if low else _HIGH_DP))
        return float(self.height)


def add_empty(page: Page, exercise: str, title: str, text: str, phase: str = "before") -> Any:
    """Adds a picture of an exercise, a heading and a sentence, all translated; returns the picture."""
    kit = page.kit
    picture = kit.pictures.of(exercise, phase)
    card = page.add(StageCard(kit.theme, kit.pictures, phase, picture, radius="card"), dp(8))
    page.add(page.words(title, "heading_large"), dp(20))
    page.add(page.words(text, "advice", "ink_2"), dp(8))
    return card
