"""Says what an import has added, and what it has not."""

from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.data.exchange.importer import Imported
from app.data.exchange.left_out import plainly
from app.data.exchange.own_files import Stayed

_ADDED = (
    ("sessions", several("{count} session", "{count} sessions")),
    ("check_ins", several("{count} check-in", "{count} check-ins")),
    ("safety_events", several("{count} safety answer", "{count} safety answers")),
    ("hurts", several("{count} move that hurt", "{count} moves that hurt")),
    ("settings", several("{count} setting", "{count} settings")),
    ("files", several("{count} own file", "{count} own files")),
)
_OTHER_WORDS = _("{file} is there already with other words in it; yours was kept.")
_NOT_WRITTEN = _("{file} could not be written: {reason}.")
_SAME_NAME = _(
    "{file} was left out: on this device that is the same name as {other}. Rename one of them where they come"
    " from, and import again."
)
_REFUSED = _("Your record cannot be written now. Import the file again when it can.")
_FOR_NOW = _(
    "Your record cannot be written any more. What was added is gone when Limber closes, unless it can be"
    " written again before."
)


def what_was_added(added: Imported, tr: Translate) -> str:
    """One sentence for an import."""
    if added.nothing and (added.stayed or not added.saved):
        return tr(_("Nothing was added."))
    if added.nothing:
        return tr(_("Everything in this file was there already; nothing was added."))
    parts = [counted(tr, forms, number) for name, forms in _ADDED if (number := getattr(added, name))]
    return tr(_("Added: {things}.")).format(things=", ".join(parts))


def what_stayed(added: Imported, tr: Translate) -> list[str]:
    """A sentence for each own file that was not written, and one where the record is not kept."""
    said = [_stayed(each, tr) for each in added.stayed]
    if not added.saved:
        on_record = added.sessions + added.check_ins + added.safety_events + added.hurts + added.settings
        said.append(tr(_FOR_NOW if on_record else _REFUSED))
    return said


def _stayed(one: Stayed, tr: Translate) -> str:
    file = plainly(one.file)
    if one.reason:
        return tr(_NOT_WRITTEN).format(file=file, reason=one.reason)
    if one.same_as:
        return tr(_SAME_NAME).format(file=file, other=plainly(one.same_as))
    return tr(_OTHER_WORDS).format(file=file)
