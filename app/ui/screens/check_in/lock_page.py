"""The advice that an emergency or urgent yes leads to, and a page to show somebody."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from kivy.metrics import dp

from app.core.i18n import mark as _
from app.ui.pages.step_page import StepPage
from app.ui.widgets.column import Column, Row
from app.ui.widgets.even_words import EvenWords
from app.ui.widgets.hero import Hero
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.panel import Panel
from app.ui.widgets.wide_tap import WideTap
from app.ui.widgets.words import Icon

Action = Callable[[], None]
_HEADER_DP, _CALL_DP, _SHOW_DP, _READ_DP, _TEXT_DP, _PAD_DP = 132, 80, 64, 56, 4, 18


class LockWords(NamedTuple):
    """What the page says, translated.

    Attributes:
        emergency: It has the button that calls.
        asked: The questions that were answered yes.
        read, unlock: What these buttons say.
        told, mistake: What these buttons say; "" where there is none.
    """

    emergency: bool
    heading: str
    text: str
    asked: Sequence[str]
    read: str
    unlock: str
    told: str = ""
    mistake: str = ""


class LockPage(StepPage):
    """A red header, what to do, what was answered, and the buttons.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        lock: What it says.
        call: Opens the dialler; returns why it cannot, translated, or "".
        show: Opens the page to show somebody.
        read: Closes the page and unlocks nothing.
        advised: There was medical advice: asks every question afresh.
        leave: Closes the page.
        told: A professional knows of it and said that one may exercise.
        mistaken: It was ticked by mistake, a moment ago.
    """

    def __init__(
        self,
        kit: PageContext,
        lock: LockWords,
        call: Callable[[], str],
        show: Action,
        read: Action,
        advised: Action,
        leave: Action,
        told: Action,
        mistaken: Action,
    ) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, tint="stop", wrong=False)
        self._call = call
        size = self.theme.size("icon_sizes_dp", "alert")
        header = Hero(self.theme, "stop", least_dp=_HEADER_DP)
        icon = "emergency_home" if lock.emergency else "local_hospital"
        sign = Icon(
            theme=self.theme,
            icon=icon,
            icon_size=size,
            ink="on_stop",
            size=(size, size),
            size_hint=(None, None),
        )
        heading = self.words(lock.heading, "alert", "on_stop", kind=EvenWords)
        header.column.add(Row(sign, heading, grow=1, gap=dp(16)))
        self.add(header, 0.0)
        words = Column(margin=dp(_TEXT_DP))
        words.add(self.words(lock.text, "reading"))
        self.add(words, dp(20))
        self._said = self.words("", "row", "stop")
        if lock.asked:
            self.add(self._answers(lock.asked), dp(20))
        tap = partial(WideTap, self.theme, style="row", high_dp=_READ_DP, fill="surface_2", ink="ink")
        if lock.told:
            self.add(tap(lock.told, told, icon="check"), dp(12))
        self.add(tap(lock.unlock, advised, icon="medical_services"), dp(12))
        if lock.mistake:
            self.add(tap(lock.mistake, mistaken, icon="undo"), dp(12))
        someone = self.tr(_("Show this to someone"))
        if lock.emergency:
            self.at_foot(
                WideTap(
                    self.theme,
                    self.tr(_("Call emergency number")),
                    self._dial,
                    icon="call",
                    fill="stop",
                    ink="on_stop",
                    high_dp=_CALL_DP,
                    style="heading_large",
                )
            )
            self.at_foot(tap(someone, show, icon="visibility"), dp(12), tucks=True)
        else:
            self.at_foot(WideTap(self.theme, someone, show, icon="visibility", high_dp=_SHOW_DP))
        read_tap = tap(lock.read, read, fill="", outline="line_strong")
        self.at_foot(read_tap, dp(12), tucks=True)

    def _answers(self, asked: Sequence[str]) -> Panel:
        panel = Panel(self.theme, pad=dp(_PAD_DP))
        panel.add(self.words(self.tr(_("You answered yes")), "caption", "ink_2"))
        for question in asked:
            panel.add(self.words(question, "row", kind=EvenWords), dp(6))
        return panel

    def _dial(self) -> None:
        why_not = self._call()
        if why_not and not self._said.words:
            self._said.words = why_not
            self.at_foot(self._said)


class ShowPage(StepPage):
    """What was answered, in type that someone else reads from where they stand.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        lock: What the page below it says.
        leave: Closes the page.
    """

    def __init__(self, kit: PageContext, lock: LockWords, leave: Action) -> None:
        super().__init__(kit, lead="close", leave=leave, wrong=False)
        words = Column(margin=dp(_TEXT_DP))
        self.add(words, dp(8))
        words.add(self.words(self.tr(_("I have back pain, and I answered yes to this:")), "reading"))
        for question in lock.asked:
            words.add(self.words(question, "alert", kind=EvenWords), dp(20))
        words.add(self.words(self.tr(_("What the app told me")), "caption", "ink_2"), dp(28))
        words.add(self.words(f"{lock.heading}. {lock.text}", "reading"), dp(6))
