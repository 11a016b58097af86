"""The vibration motor."""

from collections.abc import Sequence
from typing import Annotated, Any

from app.core.i18n import mark as _
from app.device.android.java import SDK_INT, ToleratedJava, autoclass, cast, context
from app.device.ports import NullVibrator, Vibrator

Motor = Annotated[Any, "android.os.Vibrator"]

_NO_REPEAT = -1
_LEAST_MS = 1  # a step of no length makes some systems throw the whole pattern out


class AndroidVibrator:
    """Vibrates in the manner of an alarm clock.

    The system mutes other vibrations where touch feedback is switched off, and those of an app in the
    background; an alarm's it lets through.
    """

    def __init__(self, motor: Motor) -> None:
        self.reason = ""
        self._motor = motor

    def play(self, pattern: Sequence[float]) -> None:
        """Vibrates: seconds on, off, on ... A new pattern replaces the old one."""
        if not pattern:
            return
        timings: Annotated[list[int], "long[]"] = [0, *(max(round(s * 1000), _LEAST_MS) for s in pattern)]
        with ToleratedJava("A vibration was lost"):
            if SDK_INT < 26:
                self._motor.vibrate(timings, _NO_REPEAT, _alarm_sound())
                return
            effect = autoclass("android.os.VibrationEffect").createWaveform(timings, _NO_REPEAT)
            if SDK_INT < 33:
                self._motor.vibrate(effect, _alarm_sound())
            else:
                attributes = autoclass("android.os.VibrationAttributes")
                self._motor.vibrate(effect, attributes.createForUsage(attributes.USAGE_ALARM))


def _alarm_sound() -> Annotated[Any, "android.media.AudioAttributes"]:
    """What an alarm was called before vibrations had attributes of their own."""
    usage = autoclass("android.media.AudioAttributes").USAGE_ALARM
    return autoclass("android.media.AudioAttributes$Builder")().setUsage(usage).build()


def _find_motor() -> Motor:
    names = autoclass("android.content.Context")
    if SDK_INT < 31:
        return cast("android.os.Vibrator", context().getSystemService(names.VIBRATOR_SERVICE))
    found = context().getSystemService(names.VIBRATOR_MANAGER_SERVICE)
    manager = cast("android.os.VibratorManager", found)
    return None if manager is None else manager.getDefaultVibrator()


def open_vibrator() -> Vibrator:
    """The phone's motor, or a still one where there is none."""
    motor = _find_motor()
    if motor is None or not motor.hasVibrator():
        return NullVibrator(_("This phone has no vibration motor."))
    return AndroidVibrator(motor)
