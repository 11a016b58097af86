"""What stands in the place of the stage while nothing may be started, or nothing can be."""

from collections.abc import Callable, Sequence

from kivy.metrics import dp

from app.core.i18n import Translate
from app.ui.base.theme import Theme
from app.ui.screens.today.week import Week
from app.ui.widgets.column import Row
from app.ui.widgets.hero import Hero
from app.ui.widgets.sheet_button import button
from app.ui.widgets.words import Icon

_LEAST_DP = 300


class StopStage(Hero):
    """The week, why nothing can be done now, and what can be done about it.

    Args:
        theme: The look.
        tr: Translates.
        icon, title, text: What it says, translated.
        ways: What each button says and does; the first is the main one.
        tint: What it stands on: stop for a warning, or a phase, where nothing is wrong with the runner.

    Attributes:
        week: The week along its top.
    """

    def __init__(
        self,
        theme: Theme,
        tr: Translate,
        icon: str,
        title: str,
        text: str,
        ways: Sequence[tuple[str, Callable[[], None]]],
        tint: str = "stop",
    ) -> None:
        super().__init__(theme, tint, least_dp=_LEAST_DP, most_dp=0)
        self.week = Week(theme, tr, 0, tint)
        self.column.add(self.week, dp(2))
        size = theme.size("icon_sizes_dp", "state")
        sign = Icon(
            theme=theme,
            icon=icon,
            icon_size=size,
            ink=self.ink,
            size=(size, size),
            size_hint=(None, None),
        )
        self.column.add(Row(sign, self.words(title, "title", balance=True), grow=1, gap=dp(14)), dp(24))
        self.column.add(self.words(text, "advice", balance=True), dp(12))
        fill, ink = (f"{tint}_ring", f"{tint}_bot") if self._is_phase else (f"{tint}_tint", f"on_{tint}_tint")
        for number, (words, action) in enumerate(ways):
            tap = button(theme, "arrow_forward", words, fill, ink)
            tap.icon_last = True
            tap.bind(on_release=lambda *_, action=action: action())
            self.foot.add(tap, dp(8) if number else None)
