"""How the words of a step's row lie: title, what is below it, and its length at the end."""

from collections.abc import Callable

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.cell import LARGE_TEXT
from app.ui.widgets.words import StyledLabel, extent


def lay_words(
    theme: Theme,
    labels: tuple[StyledLabel, StyledLabel, StyledLabel],
    ends: tuple[float, float],
    middle: float,
    fit_detail: Callable[[float], float],
) -> None:
    """Lays them in the middle of a row; with large text the length goes below the rest.

    Args:
        theme: Sizes of type.
        labels: Title, detail and end.
        ends: Where they may begin and end from the left, pixels.
        middle: Height of the row's middle, pixels.
        fit_detail: Takes the room across, pixels; returns the height of the detail with the gap above it.
    """
    title, detail, end = labels
    x, right = ends
    below = theme.text_scale > LARGE_TEXT
    style = theme.type["row"]
    wide = extent(end.words, style.font, style.size) + dp(3) if end.words else 0.0
    room = max(right - x - (0 if below or not wide else wide + dp(12)), dp(24))
    block = title.fit(room) + fit_detail(room)
    if below and wide:
        block += end.fit(room)
    elif wide:
        end.fit(wide)
    title.pos = (x, middle + block / 2 - title.height)
    detail.pos = (x, title.y - dp(1) - detail.height)
    if below:
        end.pos = (x, detail.y - end.height)
    else:
        end.pos = (right - wide, middle - end.height / 2)
