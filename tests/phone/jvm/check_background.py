from pathlib import Path

import pytest

from app.device.android.background import AndroidAwake, AndroidBackgroundPlayer
from tests.phone.jvm.conftest import LEVEL, Phone

FOLDER = Path("/data/limber/session")
WORDS = "*Limber* | *Your session goes on with the screen off.*"
STARTED = f"service ic_notification | {WORDS} | /data/limber/session"
NAMED = [] if LEVEL < 26 else ["channel session *Session* 2"]
SHOWN = f"foreground 1 {WORDS} | []"
KILLED = "kill 4711"  # itself, as python-for-android's service does


def start_from_java(phone: Phone) -> None:
    """Starts the service as the app does, but for naming the channel."""
    service = phone.java("org.limber.limber.ServiceLimber")
    here = phone.java("org.kivy.android.PythonActivity").mActivity
    service.start(here, "ic_notification", "Limber", "Your session goes on.", "/data")


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
    assert phone.done == [*NAMED, STARTED, SHOWN, "service ends", KILLED]
    assert player.reason == ""


def test_its_first_notification_lies_where_all_others_do_and_can_be_seen(phone: Phone) -> None:
    assert AndroidBackgroundPlayer(starred).start(FOLDER)
    last = phone.java("android.app.Notification").last
    assert last("channel") == ("null" if LEVEL < 26 else "session")
    assert last("icon") == "77"
    assert last("ongoing") == "true"
    assert last("visibility") == "1"
    assert last("tap") == "activity launch org.example.limber"
    assert last("behaviour") == ("null" if LEVEL < 31 else "1")
    assert [line for line in phone.done if "p4a" in line or "Background Service" in line] == []


@pytest.mark.skipif(LEVEL < 26, reason="there are no channels before Android 8")
def test_a_channel_that_the_app_could_not_name_is_named_by_the_service(phone: Phone) -> None:
    start_from_java(phone)
    assert phone.done[1] == "channel session Limber 2"


def test_a_channel_that_has_its_name_keeps_it(phone: Phone) -> None:
    AndroidBackgroundPlayer(starred).start(FOLDER)
    phone.services.end()
    phone.forget()
    start_from_java(phone)
    assert [line for line in phone.done if line.startswith("channel")] == []


def test_swiping_the_app_away_ends_no_session(phone: Phone) -> None:
    AndroidBackgroundPlayer(starred).start(FOLDER)
    phone.forget()
    phone.services.swipe()
    assert phone.done == []
    assert phone.services.running()
    phone.until(lambda: phone.says("python") == "/data/user/0/org.example.limber/files/app")


@pytest.mark.parametrize("refused", ["late", "forbidden"])
def test_a_service_that_may_not_stay_ends_itself_without_a_crash(phone: Phone, refused: str) -> None:
    phone.is_like(foreground=refused)
    player = AndroidBackgroundPlayer(starred)
    assert player.start(FOLDER)
    assert phone.done[-3:] == [STARTED, "stops itself", KILLED]
    assert not phone.services.running()
    phone.is_like(foreground="allowed")
    assert player.start(FOLDER)
    assert phone.services.running()


def test_a_second_start_shows_nothing_anew(phone: Phone) -> None:
    player = AndroidBackgroundPlayer(starred)
    player.start(FOLDER)
    phone.forget()
    player.start(FOLDER)
    assert phone.done == [*NAMED, STARTED]


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
