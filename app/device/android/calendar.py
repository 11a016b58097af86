"""The phone's calendar, by the page on which it lets one write a new entry; that needs no permission."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core.i18n import mark as _
from app.core.reminder import CalendarEntry
from app.device.android.java import ToleratedJava, autoclass, context, string
from app.device.calendar import CalendarDoor

_SINCE = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)


class AndroidCalendarDoor:
    """Fills in the page of a new entry, and leaves saving it to the runner.

    What that page takes is title, text, beginning, end, when it comes back, and that the time stays free. It
    takes no alarm and nothing by which it would know the entry again: the calendar rings as it usually does,
    and a second entry stands beside the first. The calendar is not looked for beforehand, which would need to
    see what is installed: where none answers, starting it fails, and that is told.
    """

    takes_file = False

    def __init__(self) -> None:
        self.reason = ""

    def add(self, entry: CalendarEntry, file: Path, then: Callable[[bool], None]) -> None:
        """Opens the page; tells at once whether one has opened."""
        then(self._opened(entry))

    def _opened(self, entry: CalendarEntry) -> bool:
        with ToleratedJava("No calendar has opened"):
            contract = autoclass("android.provider.CalendarContract")
            events = autoclass("android.provider.CalendarContract$Events")
            intents = autoclass("android.content.Intent")
            # A bundle has a method of its own for each kind of number; putExtra leaves pyjnius to guess.
            said = autoclass("android.os.Bundle")()
            begins = milliseconds(entry.begins)
            said.putLong(contract.EXTRA_EVENT_BEGIN_TIME, begins)
            said.putLong(contract.EXTRA_EVENT_END_TIME, begins + entry.minutes * 60_000)
            said.putInt(events.AVAILABILITY, events.AVAILABILITY_FREE)
            intent = intents(intents.ACTION_INSERT)
            intent.setData(events.CONTENT_URI)
            intent.putExtras(said)
            intent.putExtra(events.TITLE, string(entry.title))
            intent.putExtra(events.DESCRIPTION, string(entry.text))
            intent.putExtra(events.RRULE, string(entry.rule))
            intent.addFlags(intents.FLAG_ACTIVITY_NEW_TASK)
            context().startActivity(intent)
            return True
        self.reason = _("No calendar app was found on this phone.")
        return False


def milliseconds(begins: datetime) -> int:
    """A time by the clock on the wall as Android counts, milliseconds since 1970, where the phone is now."""
    return (begins.astimezone() - _SINCE) // _MS


def open_calendar(_to_drawing: Callable[[Callable[[], None]], None]) -> CalendarDoor:
    """The calendar; whether there is one is known once it is asked to open."""
    return AndroidCalendarDoor()
