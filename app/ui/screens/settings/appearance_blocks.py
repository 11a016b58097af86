"""What the runner chooses about the look."""

from collections.abc import Callable, Mapping
from typing import Any

from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.core.settings import CALM, FIGURE, LANGUAGE, SKIN_TONE, TEXT_SCALE, THEME, Setting
from app.ui.base.theme import Theme
from app.ui.screens.settings.blocks import Titled
from app.ui.screens.settings.ports import SettingsPorts
from app.ui.widgets.choices import Segments
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.row_card import RowCard, Section, SwitchRow
from app.ui.widgets.sheet import Choice, SheetContent, nothing
from app.ui.widgets.slider import StopSlider
from app.ui.widgets.text import PlainLabel

TEXT_SCALES = (0.85, 1.0, 1.25, 1.5, 1.75, 2.0)
_THEMES = {
    "system": in_context("look of the app", "Auto"),
    "light": in_context("look of the app", "Light"),
    "dark": in_context("look of the app", "Dark"),
    "contrast": in_context("look of the app", "Contrast"),
}
_FIGURES = {
    "both": in_context("who the figure is: both take turns", "In turn"),
    "woman": in_context("who the figure is", "Woman"),
    "man": in_context("who the figure is", "Man"),
}
_TONES = {
    "light": in_context("skin of the figure", "Fair"),
    "medium": in_context("skin of the figure", "Medium"),
    "deep": in_context("skin of the figure", "Deep"),
}
_SMALL_DP, _LARGE_DP = 13, 24
_SMALL_BOX_DP, _LARGE_BOX_DP, _TRACK_FROM_DP = 13, 20, 15


class LookSection(Section):
    """Theme, size of text, language and motion.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        desk: What Settings is handed.
        hold: Keeps a widget where it is on the screen while a change makes all else larger or smaller.
    """

    def __init__(
        self, kit: PageContext, desk: SettingsPorts, hold: Callable[[Any, Callable[[], None]], None]
    ) -> None:
        self._kit, self._desk, self._hold = kit, desk, hold
        theme, tr, names = kit.theme, kit.tr, list(_THEMES)
        chosen = desk.choices.get(THEME).removesuffix("-dark")
        self._themes = Segments(
            theme,
            [tr(words) for words in _THEMES.values()],
            lambda index: desk.choices.set(THEME, names[index]),
            names.index(chosen),
        )
        self._size = Sizes(theme, desk.text_scale(), self._take_size, self._show_size)
        self._sizes = Titled(
            theme,
            "format_size",
            tr(_("Text size")),
            self._size,
            value=self._percent(desk.text_scale()),
            below=5,
            foot=6,
        )
        self._language = ListRow(
            theme,
            tr(_("Language")),
            icon="language",
            value=self._language_name(desk.language()),
            action=self._ask_language,
        )
        self._calm = SwitchRow(
            theme, tr(_("Reduced motion")), self._take_calm, on=self._is_calm(), icon="motion_photos_off"
        )
        rows = [
            Titled(theme, "dark_mode", tr(_("Theme")), self._themes, out=6),
            self._sizes,
            self._language,
            self._calm,
            Titled(theme, "accessibility_new", tr(_("Figure")), self._one_of(FIGURE, _FIGURES), out=6),
            Titled(theme, "contrast", tr(_("Its skin")), self._one_of(SKIN_TONE, _TONES), out=6),
        ]
        super().__init__(theme, tr(in_context("heading: how the app looks", "Look")), RowCard(theme, rows))

    def _one_of(self, setting: Setting[str], words: Mapping[str, Any]) -> Segments:
        """The choices of a setting side by side."""
        names, choices = list(words), self._desk.choices
        return Segments(
            self._kit.theme,
            [self._kit.tr(said) for said in words.values()],
            lambda index: choices.set(setting, names[index]),
            names.index(choices.get(setting)),
        )

    def _percent(self, scale: float) -> str:
        return self._kit.tr(_("{percent}%")).format(percent=round(scale * 100))

    def _show_size(self, index: int) -> None:
        scale = TEXT_SCALES[index]
        self._sizes.value.words = self._percent(scale)
        self._sizes.scale_title(scale / self._kit.theme.text_scale)

    def _take_size(self, index: int) -> None:
        def take() -> None:
            self._sizes.scale_title(1.0)
            self._desk.choices.set(TEXT_SCALE, TEXT_SCALES[index])
            self._sizes.value.words = self._percent(TEXT_SCALES[index])

        self._hold(self._size, take)

    def _is_calm(self) -> bool:
        chosen = self._desk.choices.get(CALM)
        return chosen == "yes" if chosen else self._desk.calm()

    def _take_calm(self, on: bool) -> None:
        # What the system asks for anyway is no choice: it goes on to follow the system.
        self._desk.choices.set(CALM, "" if on == self._desk.calm() else "yes" if on else "no")

    def _language_name(self, code: str) -> str:
        return next((language.name for language in self._desk.languages if language.code == code), code)

    def _ask_language(self) -> None:
        tr, now = self._kit.tr, self._desk.choices.get(LANGUAGE)

        def row(code: str, words: str) -> Choice:
            icon = "radio_button_checked" if code == now else "radio_button_unchecked"
            return (icon, words, lambda: self._desk.choices.set(LANGUAGE, code))

        choices = [row("", tr(_("As the device")))]
        choices += [row(language.code, language.name) for language in self._desk.languages]
        self._desk.ask(SheetContent(title=tr(_("Language")), choices=choices, equal=True, leave=nothing))


class Sizes(Widget):
    """A slider of text sizes between a small and a large letter.

    Args:
        theme: The look.
        scale: The size in force; the stop that is nearest stands for it.
        chosen: Called with the index of a stop when a finger has let go of it.
        moved: Called with the index while a finger moves.
    """

    def __init__(
        self, theme: Theme, scale: float, chosen: Callable[[int], None], moved: Callable[[int], None]
    ) -> None:
        super().__init__(size_hint=(None, None))
        self.theme = theme
        now = min(range(len(TEXT_SCALES)), key=lambda index: abs(TEXT_SCALES[index] - scale))
        self.slider = StopSlider(theme, TEXT_SCALES, now, chosen, moved=moved, ground="surface")
        # These two stand for sizes, so they keep their own.
        self._letters = [self._letter(size) for size in (_SMALL_DP, _LARGE_DP)]
        for part in (self.slider, *self._letters):
            self.add_widget(part)
        self.fbind("pos", self._place)
        theme.follow(self)
        self.restyle()

    def _letter(self, size: float) -> PlainLabel:
        font = self.theme.type["button"].font
        return PlainLabel(text="A", font_name=font, font_size=dp(size), size_hint=(None, None))

    def restyle(self) -> None:
        """Takes on the look in force."""
        for letter in self._letters:
            letter.color = self.theme.colours["ink"]

    def fit(self, width: float) -> float:
        """Takes a width, pixels; returns the height of the slider."""
        height = self.slider.fit(width - 2 * dp(_TRACK_FROM_DP))
        for letter, wide in zip(self._letters, (_SMALL_BOX_DP, _LARGE_BOX_DP), strict=True):
            letter.size = (dp(wide), height)
        self.size = (width, height)
        self._place()
        return float(height)

    def _place(self, *_: Any) -> None:
        self.slider.pos = (self.x + dp(_TRACK_FROM_DP), self.y)
        self._letters[0].pos = self.pos
        self._letters[1].pos = (self.right - dp(_LARGE_BOX_DP), self.y)
