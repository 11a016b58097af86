"""Something that went wrong with what is kept, in words for the runner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.core.i18n import counted, several
from app.core.i18n import mark as _


class TroubleKind(StrEnum):
    """What kind of trouble.

    NOT_SAVED: all works, but nothing new is kept. NEWER: the record belongs to a newer Limber. DAMAGED: the
    record was set aside and what could be read taken over, or some of it could not be read. SAVED_AGAIN: what
    was not kept is by now; it is told, and stands nowhere.
    """

    NOT_SAVED = "not-saved"
    NEWER = "newer"
    DAMAGED = "damaged"
    SAVED_AGAIN = "saved-again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One trouble.

    Attributes:
        text: In English as written, with `values` to fill in; `sessions` and `check_ins` are numbers of them.
    """

    kind: TroubleKind
    text: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def words(self, tr: Callable[[str], str]) -> str:
        """What the runner is told."""
        values = dict(self.values)
        for name, forms in _COUNTED.items():
            if name in values:
                values[name] = counted(tr, forms, values[name])
        return tr(self.text).format(**values)


_COUNTED = {
    "sessions": several("{count} session", "{count} sessions"),
    "check_ins": several("{count} check-in", "{count} check-ins"),
}
READ_ONLY = _("Your record cannot be written here, so what you do now will not be saved.")
DISK_FULL = _("There is no room left on this device, so what you do now will not be saved.")
NO_DISK = _("Your record cannot be reached, so what you do now will not be saved.")
TORN = _(
    "Your record turned out to be damaged. What you do now will not be saved; the next start will keep"
    " everything that can still be read."
)
BUSY = _("Another program holds your record, so what you do now will not be saved.")
SAVED_AGAIN = _("Your record can be written again, and what you did meanwhile is in it.")
NEWER = _(
    "Your record was written by a newer Limber. You can look at it, but nothing new is saved"
    " until you update."
)
DAMAGED = _(
    "Your record was damaged. It was set aside as {file}, and everything that could still be read was kept: "
    "{sessions} and {check_ins}."
)
NO_RECORD = _(
    "The file of your record was no record at all. It was set aside as {file}, and a new one begun."
)
SETTINGS = _(
    "Some of your settings could not be read and are as they were at first. Look through Settings and choose"
    " them again."
)
