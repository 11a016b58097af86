"""Furnishes the page of running days: keeps what is chosen, and hands the entry to a calendar."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.cards import RoutineCard
from app.core.days import day_title
from app.core.i18n import mark as _
from app.core.reminder import About, CalendarEntry, Reminder, keep_reminder, kept_reminder, next_edition
from app.core.settings import REMIND_COUNT, REMIND_DAYS, REMIND_OFFERED, Setting
from app.device.calendar import CalendarDoor, NullCalendarDoor
from app.ui.screens.complete.remind_card import RemindOffer
from app.ui.screens.remind.page import RemindPage, RemindPorts
from app.wiring.pages.handing_out import save_file, written

if TYPE_CHECKING:
    from app.wiring.context import AppContext

_FILE = "running-days.ics"
_FIRST = _("The first one comes on {day} at {time}.")
_KNOWN = _("A calendar that has it already puts this in its place.")
_TWICE = _("If it is in your calendar already, delete the old entry there: the new one stands beside it.")
_OPENED = _("Your calendar has opened with it. Save it there.")
_AS_A_FILE = _("No calendar app was found, so here it is as a file.")
_PHASES = ("warm-up", "run", "cool-down", "gentle")


def open_remind(context: "AppContext") -> None:
    """Opens the page."""
    context.open(remind_page(context))


def remind_page(context: "AppContext") -> RemindPage:
    """The page."""
    desk = _Desk(context)
    tr = context.tr
    shares = _shares()
    ports = RemindPorts(
        kept=lambda: kept_reminder(context.preferences.get),
        keep=desk.keep,
        routines=[(card.id, desk.title(card)) for card in desk.routines()],
        first=desk.first,
        before=desk.before,
        takes_alarm=desk.calendar.takes_file,
        add=desk.add,
        hand_out=desk.hand_out,
        hands_out=tr(_("Share as a file")) if shares else tr(_("Save as a file")),
        ask=lambda page: context.app.sheets.show(page),
    )
    return RemindPage(context.kit, ports, context.back)


def offer_once(context: "AppContext") -> RemindOffer | None:
    """What leads to the page, the first time only that it is asked for; whoever has days needs no offer."""
    if not context.options.ask:
        return None
    kept = context.preferences
    if kept.get(REMIND_OFFERED) or kept.get(REMIND_DAYS):
        return None
    context.store.settings.set(REMIND_OFFERED, True, context.now())
    return RemindOffer(lambda: open_remind(context))


def _shares() -> bool:
    from app.device.detect import platform

    return platform() != "desktop"


class _Desk:
    """Keeps and hands out.

    Args:
        context: What the app is built from.
    """

    def __init__(self, context: "AppContext") -> None:
        self._context = context
        self.calendar: CalendarDoor = getattr(context.machine.device, "calendar", None) or NullCalendarDoor()

    def _put(self, setting: Setting[Any], value: Any) -> None:
        context = self._context
        if context.preferences.get(setting) != value:
            context.store.settings.set(setting, value, context.now())

    def keep(self, reminder: Reminder) -> None:
        """Keeps what was chosen; Today may have more to say then, or less."""
        keep_reminder(reminder, self._put)
        self._context.app.refresh_notes()

    def routines(self) -> Sequence[RoutineCard]:
        """Every routine that can be used, in the order of a day."""
        cards = [card for card in self._context.routines.cards() if not card.problem]
        return sorted(cards, key=lambda card: _PHASES.index(card.phase))

    def title(self, card: RoutineCard) -> str:
        """What it is called."""
        return card.title if card.own else self._context.tr(card.title)

    def first(self, reminder: Reminder) -> str:
        """When it comes first."""
        tr, now = self._context.tr, self._context.now()
        at = reminder.first(now)
        return tr(_FIRST).format(day=day_title(at.date(), tr, now.date()), time=reminder.clock)

    def before(self) -> str:
        """What becomes of an entry that was handed to a calendar before."""
        if not self._context.preferences.get(REMIND_COUNT):
            return ""
        return self._context.tr(_KNOWN if self.calendar.takes_file else _TWICE)

    def add(self, reminder: Reminder, say: Callable[[str], None]) -> None:
        """Hands the entry to the calendar; where there is none, hands out the file and says so."""
        tr = self._context.tr
        file = self._file(reminder)
        if file is None:
            return

        def told(opened: bool) -> None:
            say(tr(_OPENED if opened else _AS_A_FILE))
            if not opened:
                self._give(file)

        self.calendar.add(self._entry(reminder), file, told)

    def hand_out(self, reminder: Reminder) -> None:
        """Hands out the entry as a file."""
        file = self._file(reminder)
        if file is not None:
            self._give(file)

    def _give(self, file: Path) -> None:
        share = self._context.share_file() if _shares() else None
        if share is not None:
            share(file)
        else:
            save_file(self._context, file)

    def _entry(self, reminder: Reminder) -> CalendarEntry:
        context = self._context
        card = next((each for each in self.routines() if each.id == reminder.routine), None)
        about = About(self.title(card), card.phase, card.minutes) if card is not None else None
        return reminder.entry(context.now(), context.tr, about)

    def _file(self, reminder: Reminder) -> Path | None:
        from app.data.exchange.calendar_file import calendar_file

        context = self._context
        entry = self._entry(reminder)
        uid, sequence = next_edition(context.preferences.get, self._put)
        return written(context, _FILE, calendar_file(entry, uid, sequence, context.now()))
