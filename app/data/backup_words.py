"""Says what an import has added."""

from app.core.words import Translate, counted, several
from app.core.words import mark as _
from app.data.backup import Imported

_ADDED = (
    ("sessions", several("{count} session", "{count} sessions")),
    ("check_ins", several("{count} check-in", "{count} check-ins")),
    ("safety_events", several("{count} safety answer", "{count} safety answers")),
    ("hurts", several("{count} move that hurt", "{count} moves that hurt")),
    ("settings", several("{count} setting", "{count} settings")),
    ("files", several("{count} own file", "{count} own files")),
)


def what_was_added(added: Imported, tr: Translate) -> str:
    """One sentence for an import."""
    if added.nothing:
        return tr(_("Everything in this file was there already; nothing was added."))
    parts = [counted(tr, forms, number) for name, forms in _ADDED if (number := getattr(added, name))]
    return tr(_("Added: {things}.")).format(things=", ".join(parts))


def what_stayed(added: Imported, tr: Translate) -> list[str]:
    """A sentence for each own file that was there already, and one where nothing is kept at all."""
    stayed = tr(_("{file} is there already with other words in it; yours was kept."))
    lost = tr(_("Your record cannot be written, so nothing of this was kept."))
    return [stayed.format(file=name) for name in added.kept] + ([] if added.saved else [lost])
