from pathlib import Path

import pytest

from app.device.android.background import AndroidAwake, AndroidBackgroundPlayer
from tests.phone.jvm.conftest import Phone

FOLDER = Path("/data/limber/session")
STARTED = (
    "service ic_notification | *Limber* | *Your session goes on with the screen off.* | /data/limber/session"
)


def starred(text: str) -> str:
    """Stands in for a translation."""
    return f"*{text}*"


def test_the_processor_is_kept_awake_while_it_is_held_and_never_for_ever(phone: Phone) -> None:
    awake = AndroidAwake()
    awake.hold(True)
    awake.hold(True)
    awake.hold(False)
    awake.hold(False)
    three_hours = "awake for 10800000"
    assert phone.done == ["wake lock 1 Limber:session", "counted false", three_hours, three_hours, "asleep"]
    assert awake.reason == ""


def test_letting_go_of_what_was_never_held_asks_nothing_of_the_phone(phone: Phone) -> None:
    AndroidAwake().hold(False)
    assert phone.done == []


@pytest.mark.parametrize("lacking", ["leave", "manager"])
def test_a_phone_that_cannot_be_kept_awake_says_so(phone: Phone, lacking: str) -> None:
    if lacking == "leave":
        phone.set("wake lock", "refused")
    else:
        phone.has_no("power")
    awake = AndroidAwake()
    awake.hold(True)
    awake.hold(False)
    assert awake.reason == "The phone cannot be kept awake: with the screen off cues may come late."


def test_the_service_is_started_with_the_folder_and_ended(phone: Phone) -> None:
    player = AndroidBackgroundPlayer(starred)
    assert player.start(FOLDER)
    player.stop()
    assert phone.done == [STARTED, "service ends"]
    assert player.reason == ""


def test_a_service_the_system_refuses_is_said_until_it_starts(phone: Phone) -> None:
    player = AndroidBackgroundPlayer(starred)
    phone.is_like(service="refused")
    assert not player.start(FOLDER)
    assert player.reason == "The session could not be kept going with the screen off."
    phone.is_like(service="allowed")
    assert player.start(FOLDER)
    assert player.reason == ""


def test_the_service_starts_no_second_one_and_does_not_end_itself(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", str(FOLDER))
    player = AndroidBackgroundPlayer(starred)
    assert not player.start(FOLDER)
    player.stop()
    assert phone.done == []
