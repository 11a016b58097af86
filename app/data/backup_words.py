"""Says what an import has added."""

from app.core.words import Translate
from app.core.words import mark as _
from app.data.backup import Imported

_ADDED = (
    ("sessions", _("1 session"), _("{count} sessions")),
    ("check_ins", _("1 check-in"), _("{count} check-ins")),
    ("safety_events", _("1 safety answer"), _("{count} safety answers")),
    ("hurts", _("1 move that hurt"), _("{count} moves that hurt")),
    ("settings", _("1 setting"), _("{count} settings")),
    ("files", _("1 own file"), _("{count} own files")),
)


def counted(number: int, one: str, more: str, tr: Translate) -> str:
    """A number of something, in words."""
    return tr(one) if number == 1 else tr(more).format(count=number)


def what_was_added(added: Imported, tr: Translate) -> str:
    """One sentence for an import."""
    if added.nothing:
        return tr(_("Everything in this file was there already; nothing was added."))
    parts = [counted(number, one, more, tr) for name, one, more in _ADDED if (number := getattr(added, name))]
    return tr(_("Added: {things}.")).format(things=", ".join(parts))


def what_stayed(added: Imported, tr: Translate) -> list[str]:
    """A sentence for each own file that was there already, and one where nothing is kept at all."""
    stayed = tr(_("{file} is there already with other words in it; yours was kept."))
    lost = tr(_("Your record cannot be written, so nothing of this was kept."))
    return [stayed.format(file=name) for name in added.kept] + ([] if added.saved else [lost])
