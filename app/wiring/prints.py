"""Whether this device prints."""

from typing import TYPE_CHECKING

from app.device.environment import on_a_phone

if TYPE_CHECKING:
    from app.wiring.context import AppContext


def prints(context: "AppContext") -> bool:
    """Whether it does: a phone hands its routines on to a computer instead."""
    return not (on_a_phone() or context.options.for_pictures)
