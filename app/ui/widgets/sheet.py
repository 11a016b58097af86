"""A card that rises over the screen and asks one thing."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.graphics import Color, Rectangle, RoundedRectangle
from kivy.metrics import dp
from kivy.uix.floatlayout import FloatLayout

from app.ui.theme import Theme
from app.ui.widgets.tap import Tap
from app.ui.widgets.words import Words

Choice = tuple[str, str, Callable[[], None]]
_MARGIN_DP, _BUTTON_DP, _MOST_WIDTH_DP = 20, 60, 560


class Sheet(FloatLayout):
    """A title, a text and a few choices; a tap beside it means the harmless one.

    Args:
        theme: The look.
        title, text: What it asks; the text may be empty.
        choices: Icon, words and action of each choice; the first is the main one.
        close: Takes the sheet away; called before the action.
        harmless: Index of the choice that a tap beside the sheet, or Back, means.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        choices: Sequence[Choice],
        close: Callable[[], None],
        *,
        harmless: int = 0,
    ) -> None:
        super().__init__()
        self._harmless = harmless
        self._theme, self._choices, self._close = theme, choices, close
        with self.canvas.before:
            self._scrim_colour = Color(*theme.colours["scrim"][:3], 0.6)
            self._scrim = Rectangle()
            self._card_colour = Color(*theme.colours["surface"])
            self._card = RoundedRectangle(radius=[theme.size("radius_dp", "sheet")])
        self._title = Words(theme=theme, style="title", words=title, halign="left", size_hint=(None, None))
        self._text = Words(
            theme=theme, style="body", ink="ink_2", words=text, halign="left", size_hint=(None, None)
        )
        self.add_widget(self._title)
        self.add_widget(self._text)
        self.buttons = [self._button(number, choice) for number, choice in enumerate(choices)]
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)

    def _button(self, number: int, choice: Choice) -> Tap:
        icon, words, _ = choice
        main = number == 0
        button = Tap(
            theme=self._theme,
            icon=icon,
            icon_size=self._theme.size("icon_sizes_dp", "row"),
            words=words,
            lines=2,
            fill="primary" if main else "surface_2",
            ink="on_primary" if main else "ink",
            radius=self._theme.size("radius_dp", "button"),
            size_hint=(None, None),
        )
        button.bind(on_release=lambda *_: self.choose(number))
        self.add_widget(button)
        return button

    def choose(self, number: int) -> None:
        """Does what a choice says."""
        self._close()
        self._choices[number][2]()

    def dismiss(self) -> None:
        """Means the harmless choice."""
        self.choose(self._harmless)

    def on_touch_down(self, touch: Any) -> bool:
        """Keeps touches from what lies below."""
        if not super().on_touch_down(touch) and not self._inside(touch):
            self.dismiss()
        return True

    def on_touch_move(self, touch: Any) -> bool:
        """Keeps touches from what lies below."""
        super().on_touch_move(touch)
        return True

    def _inside(self, touch: Any) -> bool:
        (x, y), (width, height) = self._card.pos, self._card.size
        return bool(x <= touch.x <= x + width and y <= touch.y <= y + height)

    def _arrange(self, *_: Any) -> None:
        self._scrim.pos, self._scrim.size = self.pos, self.size
        margin, gap = dp(_MARGIN_DP), dp(8)
        width = min(self.width - dp(16), dp(_MOST_WIDTH_DP))
        inner = width - 2 * margin
        for words in (self._title, self._text):
            words.width = inner
            words.height = words.natural_height
        button = min(dp(_BUTTON_DP), max(self.height * 0.13, dp(48)))
        height = 2 * margin + self._title.height + gap + self._text.height + gap
        height += len(self.buttons) * (button + gap)
        x, y = self.center_x - width / 2, self.y + dp(8)
        self._card.pos, self._card.size = (x, y), (width, height)
        top = y + height - margin
        for words in (self._title, self._text):
            words.pos = (x + margin, top - words.height)
            top -= words.height + gap
        for tap in self.buttons:
            tap.size = (inner, button)
            tap.pos = (x + margin, top - button)
            top -= button + gap
