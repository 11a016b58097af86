"""A plain button that grows with its words."""

from kivy.metrics import dp

from app.ui.base.theme import Theme
from app.ui.widgets.tap import Tap

_BUTTON_DP, _ROOM_DP, _LINES = 60, 20, 3


class SheetButton(Tap):
    """A button that grows with its words."""

    def fit(self, width: float) -> float:
        """Takes a width; returns the height that its words need, at least that of a button."""
        self.width = width
        self._arrange()  # also where only the size of the text has changed
        self.height = max(dp(_BUTTON_DP), self._words.natural_height + dp(_ROOM_DP))
        return float(self.height)


def button(
    theme: Theme,
    icon: str,
    words: str,
    fill: str,
    ink: str,
    style: str = "button",
    kind: type[SheetButton] = SheetButton,
) -> SheetButton:
    """A button of a sheet or a page, in two colour roles."""
    return kind(
        theme=theme,
        icon=icon,
        icon_size=theme.size("icon_sizes_dp", "row"),
        words=words,
        style=style,
        lines=_LINES,
        fill=fill,
        ink=ink,
        radius=theme.size("radius_dp", "button"),
        size_hint=(None, None),
    )
