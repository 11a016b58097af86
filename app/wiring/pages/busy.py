"""Whether something is seen that what comes from elsewhere must not cover."""

from typing import TYPE_CHECKING

from app.core.i18n import mark as _

if TYPE_CHECKING:
    from app.wiring.context import AppContext


def busy(context: "AppContext") -> bool:
    """Whether something must not be covered now, and says so."""
    app = context.app
    if app.running:
        context.tell(_("Finish the session first, then bring the file in again."))
    elif app.sheets.now is not None:
        context.tell(_("Answer what is asked first, then bring the file in again."))
    else:
        return False
    return True
