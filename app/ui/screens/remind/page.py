"""Reminders on running days: which days, when, of what; put into the calendar by one tap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kivy.metrics import dp

from app.core.days import SHORT_WEEKDAYS
from app.core.i18n import in_context
from app.core.i18n import mark as _
from app.core.reminder import ALARMS, DAY_MIN, Reminder
from app.ui.pages.page import Page
from app.ui.screens.remind.weekdays import WeekdayTaps
from app.ui.widgets.chip_cloud import ChipCloud
from app.ui.widgets.list_row import ListRow
from app.ui.widgets.page_context import PageContext
from app.ui.widgets.row_card import RowCard
from app.ui.widgets.section import SectionHead
from app.ui.widgets.sheet import Choice, SheetContent, button, nothing
from app.ui.widgets.stepper import Stepper
from app.ui.widgets.wide_tap import WideTap

_STEP_MIN = 15
_ABOUT = _("Your calendar does the reminding. Limber needs no permission for it and reads nothing there.")
_OWN_ALARM = _("The calendar’s own page rings as you have set it there. A file takes this along.")
_ALL_OF_IT = in_context("what a reminder is about", "Warm up, run, cool down")
_NO_DAYS = _("Choose a day first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindPorts:
    """What the page is handed.

    Attributes:
        kept: The reminder as it is kept.
        keep: Keeps another.
        routines: Id and title of each that it can be about, translated.
        first: Says when it comes first, translated.
        before: Says that an entry is in the calendar already, translated; "" where none is.
        takes_alarm: Whether the calendar itself is told when to ring.
        add: Puts the entry into the calendar; told what to say of it, translated.
        hand_out: Hands out the entry as a file.
        hands_out: What the button for that says, translated.
        ask: Shows a sheet.
    """

    kept: Callable[[], Reminder]
    keep: Callable[[Reminder], None]
    routines: Sequence[tuple[str, str]]
    first: Callable[[Reminder], str]
    before: Callable[[], str]
    takes_alarm: bool
    add: Callable[[Reminder, Callable[[str], None]], None]
    hand_out: Callable[[Reminder], None]
    hands_out: str
    ask: Callable[[SheetContent], None]


class RemindPage(Page):
    """The page; every tap is kept at once, and the calendar gets what its button says.

    Args:
        kit: Theme, words, insets, figures and pictures of a page.
        ports: What it is handed.
        leave: Leads back.
    """

    def __init__(self, kit: PageContext, ports: RemindPorts, leave: Callable[[], None]) -> None:
        super().__init__(kit, lead="arrow_back", leave=leave, two=True)
        self._ports, self._now = ports, ports.kept()
        tr, theme, now = self.tr, self.theme, self._now
        self.add(self.words(tr(_("Running days")), "title"), dp(6))
        self.add(self.words(tr(_ABOUT), "body", "ink_2"), dp(6))
        names = [tr(day).replace(".", "") for day in SHORT_WEEKDAYS]
        self.days = WeekdayTaps(theme, names, self._take_days, now.days)
        self._section(_("On these days"), self.days)
        self.time = Stepper(theme, "", self._step)
        self._section(_("At this time"), self.time)
        self.first = self.words("", "body", "ink_2")
        self.add(self.first, dp(10))
        self.alarm = ChipCloud(
            theme,
            {each: tr(words) for each, words in ALARMS.items()},
            self._take_alarm,
            [now.alarm],
            one=True,
        )
        self._section(in_context("when the calendar rings", "Ring"), self.alarm)
        if not ports.takes_alarm:
            self.add(self.words(tr(_OWN_ALARM), "caption", "ink_2"), dp(8))
        about = tr(_("What it is about"))
        self._about = ListRow(theme, about, icon="directions_run", action=self._ask_routine)
        self.column.block()
        self.add(RowCard(theme, [self._about]), dp(22))
        self.said = self.words("", "body", "ink_2")
        self.add(self.said, dp(14))
        self.file_button = button(theme, "upload", ports.hands_out, "surface_2", "ink")
        self.file_button.bind(on_release=lambda *_: self._hand_out())
        self._forget = button(theme, "undo", tr(_("Forget these days")), "surface_2", "ink")
        self._forget.bind(on_release=lambda *_: self._ask_forget())
        self.add_button = WideTap(
            theme, tr(_("Add to calendar")), self._add, icon="calendar_month", missing=self._miss
        )
        self.foot.add(self.add_button)
        self._show()

    def _section(self, words: str, body: object) -> None:
        self.column.block()
        self.add(SectionHead(self.theme, self.tr(words)), dp(20))
        self.add(body, dp(10))

    # --- what is chosen -------------------------------------------------------------------------------

    def _take_days(self, days: frozenset[int]) -> None:
        self._take(replace(self._now, days=days))

    def _step(self, way: int) -> None:
        """A quarter of an hour further or back, from what is no quarter to the next one; round the clock."""
        down, over = divmod(self._now.minute, _STEP_MIN)
        quarter = down + way if way > 0 or not over else down
        self._take(replace(self._now, minute=quarter * _STEP_MIN % DAY_MIN))

    def _take_alarm(self, chosen: list[str]) -> None:
        self._take(replace(self._now, alarm=chosen[0]))

    def _ask_routine(self) -> None:
        tr, now = self.tr, self._now.routine

        def row(name: str, words: str) -> Choice:
            icon = "radio_button_checked" if name == now else "radio_button_unchecked"
            return (icon, words, lambda: self._take(replace(self._now, routine=name)))

        choices = [row("", tr(_ALL_OF_IT)), *(row(name, title) for name, title in self._ports.routines)]
        title = tr(_("What is it about?"))
        self._ports.ask(SheetContent(title=title, choices=choices, equal=True, leave=nothing))

    def _take(self, reminder: Reminder) -> None:
        self._now = reminder
        self._ports.keep(reminder)
        self._show()

    def _ask_forget(self) -> None:
        tr = self.tr
        choices: list[Choice] = [
            ("undo", tr(_("Forget these days")), self._forget_days),
            ("check", tr(_("Keep them")), nothing),
        ]
        text = tr(
            _("Today says nothing of them any more. An entry in your calendar stays until you delete it.")
        )
        self._ports.ask(
            SheetContent(
                title=tr(_("Forget these days?")), text=text, choices=choices, harmless=1, leave=nothing
            )
        )

    def _forget_days(self) -> None:
        self._take(replace(self._now, days=frozenset()))

    # --- what is done with it -------------------------------------------------------------------------

    def _add(self) -> None:
        self._ports.add(self._now, self._say)

    def _hand_out(self) -> None:
        self._ports.hand_out(self._now)
        self._show()

    def _miss(self) -> None:
        """Leads to the days, where none is chosen."""
        self.scroll.scroll_to(self.days, animate=False)

    def _say(self, words: str) -> None:
        """Says how it went, at the foot of what scrolls, and brings that into view."""
        self.said.words = words
        self._arrange()
        self.scroll.scroll_to(self.said, animate=False)

    def _show(self) -> None:
        now, ports, tr = self._now, self._ports, self.tr
        self.days.show(now.days)
        self.time.show(now.clock)
        self.alarm.show([now.alarm])
        titles = dict(ports.routines)
        self._about.value = titles.get(now.routine, tr(_ALL_OF_IT))
        self.add_button.ready = bool(now.days)
        self.first.words = ports.first(now) if now.days else tr(_NO_DAYS)
        self.said.words = ports.before() if now.days else ""
        there = self._forget in self.column.items
        if now.days and not there:
            self.column.put_after(self.said, self._forget, dp(8))
            self.column.put_after(self.said, self.file_button, dp(8))
        elif there and not now.days:
            self.column.drop(self.file_button, self._forget)
        self.refit()
