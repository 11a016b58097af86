"""Words the shortcuts on the app's icon."""

from typing import TYPE_CHECKING

from app.core.i18n import mark as _
from app.device.openings import Shortcut

if TYPE_CHECKING:
    from app.wiring.context import AppContext

LABELS: dict[Shortcut, str] = {
    "warm-up": _("Warm up"),
    "cool-down": _("Cool down"),
    "check-in": _("Check in"),
}


def offer_shortcuts(context: "AppContext") -> None:
    """Puts them on the icon in the language of by now: at each start, and whenever it has changed.

    To be called on the thread that draws, after the first frame; nothing happens before the devices are open.
    """
    device = context.machine.device
    if device is not None:
        device.shortcuts.offer({shortcut: context.tr(words) for shortcut, words in LABELS.items()})
