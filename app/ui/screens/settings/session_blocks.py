"""What the runner chooses about sessions."""

from typing import Any

from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.core.settings import COUNTDOWN, KEEP_GOING, KEEP_SCREEN_ON, TEMPO, Setting
from app.ui.screens.settings.blocks import TryRow
from app.ui.screens.settings.ports import Channel, SettingsPorts
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.row_card import RowCard, Section, SwitchRow
from app.ui.widgets.sheet import Choice, SheetContent, nothing

_COUNTDOWNS = {"last-3": _("Last 3 seconds"), "off": in_context("no countdown", "Off")}


class SessionSection(Section):
    """Vibration, sound, voice, and what else happens during a session.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        desk: What Settings is handed.
    """

    def __init__(self, kit: PageContext, desk: SettingsPorts) -> None:
        self._kit, self._desk = kit, desk
        tr = kit.tr
        self._countdown = ListRow(
            kit.theme,
            tr(_("Countdown")),
            icon="timer_3",
            value=tr(_COUNTDOWNS[desk.choices.get(COUNTDOWN)]),
            action=self._ask_countdown,
        )
        rows = [self._channel(channel) for channel in desk.channels()]
        rows += [
            self._countdown,
            self._switch("schedule", tr(_("Tick once per repetition")), TEMPO),
            self._switch("screen_lock_portrait", tr(_("Keep screen on")), KEEP_SCREEN_ON, desk.screen()),
            self._going(),
        ]
        super().__init__(kit.theme, tr(_("During a session")), RowCard(kit.theme, rows))

    def _switch(self, icon: str, words: str, setting: Setting[bool], detail: str = "") -> SwitchRow:
        desk = self._desk
        return SwitchRow(
            self._kit.theme,
            words,
            lambda on: desk.choices.set(setting, on),
            on=desk.choices.get(setting),
            detail=detail,
            icon=icon,
        )

    def _channel(self, channel: Channel) -> Any:
        row = self._switch(channel.icon, channel.words, channel.setting, channel.reason)
        if channel.try_it is None:
            return row
        return TryRow(self._kit.theme, row, self._kit.tr(_("Try it")), channel.try_it)

    def _going(self) -> ListRow:
        words, reason = self._kit.tr(_("Keep going with the screen off")), self._desk.going()
        if not reason:
            return self._switch("smartphone", words, KEEP_GOING)
        return ListRow(self._kit.theme, words, reason, icon="smartphone", noted_dp=72)

    def _ask_countdown(self) -> None:
        tr, now = self._kit.tr, self._desk.choices.get(COUNTDOWN)

        def choose(value: str) -> None:
            self._desk.choices.set(COUNTDOWN, value)
            self._countdown.value = tr(_COUNTDOWNS[value])

        choices: list[Choice] = [
            (_tick(value == now), tr(words), lambda value=value: choose(value))  # type: ignore[misc]
            for value, words in _COUNTDOWNS.items()
        ]
        title, text = tr(_("Countdown")), tr(_("A tick for each of the last seconds of every move."))
        self._desk.ask(SheetContent(title=title, text=text, choices=choices, equal=True, leave=nothing))


def _tick(on: bool) -> str:
    return "radio_button_checked" if on else "radio_button_unchecked"
