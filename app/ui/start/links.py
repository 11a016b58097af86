"""Where the pages before a start lead to besides each other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.core.i18n import mark as _

if TYPE_CHECKING:
    from app.ui.screens.today.page import Note

NO_TELEPHONE = _("There is no telephone here. Use a phone to call for help.")


class NoticeAsk(NamedTuple):
    """What asks for leave to notify.

    Attributes:
        ask: Has the system ask; calls back when it is answered, whichever way.
        note: Notes that the runner has decided, so that nothing is asked again.
    """

    ask: Callable[[Callable[[], None]], None]
    note: Callable[[], None]


class StartLinks(NamedTuple):
    """Where the pages before a start lead.

    Attributes:
        dial: Opens the dialler without a number; returns why it cannot, in English as written, or "".
        open_card: Opens a learn card by its id; None where there are none.
        try_cue: Plays one cue, by "vibration", "sound" or "voice", so that the runner can feel or hear it.
        felt: Lets one step of a scale be felt.
        notes: What else Today has to say.
        delete_session: Deletes a session by its id on record, and offers to take that back.
        share: Gives what hands a file on to other apps; None where this device has no way to.
        notice: Gives what asks for leave to notify; None where nothing has to be asked.
    """

    dial: Callable[[], str] = lambda: NO_TELEPHONE
    open_card: Callable[[str], None] | None = None
    try_cue: Callable[[str], None] = lambda _: None
    felt: Callable[[], None] = lambda: None
    notes: "Callable[[], Sequence[Note]]" = tuple
    delete_session: Callable[[str], None] = lambda _: None
    share: Callable[[], Callable[[Path], None] | None] = lambda: None
    notice: Callable[[], NoticeAsk | None] = lambda: None
