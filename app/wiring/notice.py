"""Knows whether leave to notify is still to be asked for on this device."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ui.start.links import NoticeAsk
    from app.wiring.context import AppContext

_log = logging.getLogger(__name__)


def notice_due(context: "AppContext") -> "NoticeAsk | None":
    """What asks for leave to notify; None where that is not needed, or was asked before on this device.

    That it was asked is noted where no backup takes it along: another phone has to be asked itself.
    """
    from app.core.settings import KEEP_GOING
    from app.ui.start.links import NoticeAsk

    device, asked = context.machine.device, context.folder / "cache" / "notice-asked"
    if device is None or not context.preferences.get(KEEP_GOING) or asked.exists():
        return None
    if not device.leave.needed():
        return None

    def note() -> None:
        try:
            asked.parent.mkdir(parents=True, exist_ok=True)
            asked.touch()
        except OSError as error:  # it is asked once more, then
            _log.warning("That leave to notify was asked for cannot be noted: %s", error)

    return NoticeAsk(device.leave.ask, note)
