"""A row: an icon or a picture, words, and what stands at its end; the whole row is the target."""

from collections.abc import Callable
from typing import Any

from kivy.graphics import Color
from kivy.metrics import dp
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from app.ui.base.theme import Theme
from app.ui.widgets.column import fit
from app.ui.widgets.shapes import RoundShape
from app.ui.widgets.words import Icon, StyledLabel

_LEAST_BESIDE_DP = 120


class ListRow(ButtonBehavior, Widget):
    """A row of a card.

    Args:
        theme: The look.
        words: What it is.
        detail: A quieter line below, or "".
        icon: At its start, or "".
        lead: A widget at its start instead of an icon.
        value: Quiet words at its end, or "".
        end: A widget at its end, such as a switch; None for a chevron where there is an action.
        action: What a tap does; None for a row that is only read.
        ink: Colour role of icon and words.
        noted_dp: Least height of a row with a quieter line.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        detail: str = "",
        *,
        icon: str = "",
        lead: Any = None,
        value: str = "",
        end: Any = None,
        action: Callable[[], None] | None = None,
        ink: str = "ink",
        filled: bool = False,
        noted_dp: float = 60,
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme, self.words, self._action = theme, words, action
        self._noted_dp = noted_dp
        with self.canvas.before:
            self._colour = Color(0, 0, 0, 0)
            self._ground = RoundShape(radius=[theme.size("radius_dp", "tile")])
        self._title = self._label("row", words, ink)
        self._detail = self._label("caption", detail, "ink_2")
        self._value = self._label("chip", value, "ink_2")
        self._lead = lead or (self._icon(icon, ink, filled) if icon else None)
        self._end = end if end is not None else self._icon("chevron_right", "ink_2", True) if action else None
        self._places: list[tuple[Any, float, float]] = []
        for part in (self._title, self._detail, self._value, self._lead, self._end):
            if part is not None:
                self.add_widget(part)
        self.fbind("pos", self._place)
        self.fbind("state", lambda *_: self.restyle())
        theme.follow(self)
        self.restyle()

    def _label(self, style: str, words: str, ink: str) -> StyledLabel:
        return StyledLabel(
            theme=self.theme, style=style, words=words, ink=ink, halign="left", size_hint=(None, None)
        )

    def _icon(self, icon: str, ink: str, filled: bool) -> Icon:
        size = self.theme.size("icon_sizes_dp", "row")
        return Icon(
            theme=self.theme,
            icon=icon,
            icon_size=size,
            ink=ink,
            filled=filled,
            size=(size, size),
            size_hint=(None, None),
        )

    def say(self, words: str) -> None:
        """Is about something else."""
        self.words = self._title.words = words

    @property
    def value(self) -> str:
        """Quiet words at its end."""
        return str(self._value.words)

    @value.setter
    def value(self, value: str) -> None:
        self._value.words = value
        self.fit(self.width)

    @property
    def detail(self) -> str:
        """The quieter line."""
        return str(self._detail.words)

    @detail.setter
    def detail(self, detail: str) -> None:
        self._detail.words = detail

    @property
    def inert(self) -> bool:
        """Whether it is only read."""
        return self._action is None

    def on_release(self) -> None:
        """Does what the row is for."""
        if self._action is not None:
            self._action()

    def on_touch_down(self, touch: Any) -> bool:
        """A row that is only read leaves touches to what stands in it."""
        if self._action is None:
            return bool(Widget.on_touch_down(self, touch))
        return bool(super().on_touch_down(touch))

    def restyle(self) -> None:
        """Takes on the look in force."""
        self._colour.rgba = self.theme.colours["surface_2"] if self.state == "down" else (0, 0, 0, 0)

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height that its words need, at least that of a row."""
        pad, gap = dp(10), dp(14)
        lead = (self._lead.width + gap) if self._lead else dp(4)
        # A chevron has room of its own around it.
        beyond = 0.0 if isinstance(self._end, Icon) else gap
        end = (self._end.width + beyond) if self._end else dp(4)
        beside = width - lead - end
        value = min(_one_line(self._value) + dp(8), beside) if self._value.words else 0.0
        below = bool(value) and beside - value < max(
            dp(_LEAST_BESIDE_DP), min(_one_line(self._title), beside * 0.6)
        )
        words = beside if below else beside - value
        blocks = [part for part in (self._title, self._detail) if part.words]
        high = sum(fit(part, words) for part in blocks)
        if value:
            fit(self._value, beside if below else value)
            high += self._value.height if below else 0.0
        high += dp(2) * (len(blocks) - 1 + below)
        height = max(
            dp(self._noted_dp if self._detail.words else 60),
            high + 2 * pad,
            *(part.height + 2 * pad for part in (self._lead, self._end) if part),
        )
        self._places = []
        if self._lead:
            self._places.append((self._lead, 0.0, (height + self._lead.height) / 2))
        top = (height - high) / 2
        for part in [*blocks, *([self._value] if below else [])]:
            top += part.height
            self._places.append((part, lead, top))
            top += dp(2)
        if value and not below:
            self._places.append((self._value, width - end - value + dp(8), (height + self._value.height) / 2))
        if self._end:
            self._places.append((self._end, width - self._end.width, (height + self._end.height) / 2))
        self.size = (width, height)
        self._place()
        return float(height)

    def _place(self, *_: Any) -> None:
        edge = dp(8)
        self._ground.pos, self._ground.size = (self.x - edge, self.y), (self.width + 2 * edge, self.height)
        for part, x, foot in self._places:
            part.pos = (self.x + x, self.top - foot)


def _one_line(label: StyledLabel) -> float:
    from app.ui.widgets.words import extent

    style = label.theme.type[label.style]
    return extent(label.words, style.font, style.size) + 2
