import pytest

from app.core.cues import CUES
from app.device.android.vibration import AndroidVibrator, open_vibrator
from app.device.ports import NullVibrator
from tests.phone.jvm.conftest import LEVEL, Phone

ALARM_SOUND = "usage 4 content 0"
EXPECTED = (
    f"vibrate pattern [0, 250, 150, 250] -1 as {ALARM_SOUND}"
    if LEVEL < 26
    else f"vibrate wave [0, 250, 150, 250] -1 as {ALARM_SOUND}"
    if LEVEL < 33
    else "vibrate wave [0, 250, 150, 250] -1 as vibration usage 17"
)


def test_a_pattern_vibrates_as_an_alarm_does(phone: Phone) -> None:
    vibrator = open_vibrator()
    assert isinstance(vibrator, AndroidVibrator)
    assert vibrator.reason == ""
    vibrator.play((0.25, 0.15, 0.25))
    assert phone.done == [EXPECTED]


@pytest.mark.parametrize("kind", [kind for kind in CUES if CUES[kind].vibration])
def test_every_cue_can_be_felt(phone: Phone, kind: str) -> None:
    open_vibrator().play(CUES[kind].vibration)
    assert len(phone.done) == 1


def test_no_pattern_is_no_vibration(phone: Phone) -> None:
    open_vibrator().play(())
    assert phone.done == []


def test_a_step_of_no_length_does_not_lose_the_pattern(phone: Phone) -> None:
    open_vibrator().play((0.0001, 0.1))
    assert "[0, 1, 100]" in phone.done[0]


def test_a_phone_without_a_motor_says_so(phone: Phone) -> None:
    phone.is_like(motor="none")
    vibrator = open_vibrator()
    assert isinstance(vibrator, NullVibrator)
    assert vibrator.reason == "This phone has no vibration motor."
    vibrator.play((0.1,))
    assert phone.done == []


def test_a_phone_whose_system_knows_no_vibration_says_so(phone: Phone) -> None:
    phone.has_no("vibrator")
    phone.has_no("vibrator_manager")
    assert isinstance(open_vibrator(), NullVibrator)


@pytest.mark.skipif(LEVEL < 26, reason="before Android 8 there were no waveforms to refuse")
def test_a_pattern_the_system_refuses_is_lost_and_no_more(phone: Phone) -> None:
    vibrator = open_vibrator()
    phone.is_like(waveform="refused")
    vibrator.play((0.1,))
    phone.is_like(waveform="fine")
    vibrator.play((0.1,))
    assert len(phone.done) == 1
