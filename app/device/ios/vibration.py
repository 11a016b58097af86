"""The vibration motor of an iPhone, through plyer. Untested: it has not run on a device."""

from collections.abc import Sequence

from plyer import vibrator

from app.core.i18n import mark as _
from app.device.ports import NullVibrator, Vibrator


class IosVibrator:
    """One buzz of the system's own length for each pattern: iOS gives plyer no other. Untested."""

    reason = ""

    def play(self, pattern: Sequence[float]) -> None:
        """Buzzes once, whatever the pattern."""
        if pattern:
            vibrator.vibrate()


def open_vibrator() -> Vibrator:
    """The motor, or a still one on an iPad."""
    return IosVibrator() if vibrator.exists() else NullVibrator(_("This device has no vibration motor."))
