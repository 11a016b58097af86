import time
from collections.abc import Callable, Iterator

import pytest

from app.device.android.notification import AndroidNotifier
from app.device.notifier import Notice
from tests.phone.jvm.conftest import LEVEL, Phone

LISTENING = "listen" if LEVEL < 33 else "listen with flags 4"
CHANNEL = [] if LEVEL < 26 else ["channel session *Session* 2"]
RUNNING = Notice(title="Leg swing. Left leg.", text="3 of 8", left_s=20.0, paused=False)
PAUSED = Notice(title="Leg swing. Left leg.", text="Paused", left_s=None, paused=True)
SHOWN = "Leg swing. Left leg. | 3 of 8 | [*Pause*, *Skip*]"
Tap = Callable[[str], None]


def starred(text: str) -> str:
    """Stands in for a translation."""
    return f"*{text}*"


@pytest.fixture
def taps() -> list[str]:
    return []


@pytest.fixture
def notifier(phone: Phone, taps: list[str]) -> Iterator[AndroidNotifier]:
    notifier = AndroidNotifier(taps.append, starred)
    yield notifier
    notifier.close()


@pytest.fixture
def tap(phone: Phone) -> Tap:
    def tap(title: str) -> None:
        action = phone.java("android.app.Notification").button(title)
        assert action
        phone.java("android.content.Context").broadcast(action)

    return tap


def test_it_shows_the_exercise_and_two_buttons_on_a_channel_that_is_never_heard(
    phone: Phone, notifier: AndroidNotifier
) -> None:
    notifier.show(RUNNING)
    assert phone.done == [*CHANNEL, LISTENING, f"notify 1 {SHOWN}"]
    last = phone.java("android.app.Notification").last
    assert last("icon") == "77"
    assert last("ongoing") == last("once") == "true"
    assert last("visibility") == "1"
    assert last("tap") == "activity launch org.example.limber"
    assert last("behaviour") == ("null" if LEVEL < 31 else "1")


def test_the_system_itself_counts_the_time_left_down(phone: Phone, notifier: AndroidNotifier) -> None:
    before = time.time()
    notifier.show(RUNNING)
    last = phone.java("android.app.Notification").last
    assert last("chronometer") == last("down") == last("show when") == "true"
    assert before + 20 - 0.001 <= int(last("when")) / 1000 <= time.time() + 20.001


def test_while_it_is_paused_nothing_counts_and_the_first_button_goes_on(
    phone: Phone, notifier: AndroidNotifier
) -> None:
    notifier.show(PAUSED)
    assert phone.done[-1].endswith("[*Resume*, *Skip*]")
    last = phone.java("android.app.Notification").last
    assert last("chronometer") == last("show when") == "false"


def test_a_tap_on_a_button_arrives(notifier: AndroidNotifier, taps: list[str], tap: Tap) -> None:
    notifier.show(RUNNING)
    tap("*Pause*")
    notifier.show(PAUSED)
    tap("*Resume*")
    tap("*Skip*")
    assert taps == ["pause", "resume", "skip"]


def test_of_two_that_listen_only_the_one_that_showed_it_hears_the_tap(
    notifier: AndroidNotifier, taps: list[str], tap: Tap
) -> None:
    others: list[str] = []
    other = AndroidNotifier(others.append, starred)
    other.show(RUNNING)
    tap("*Skip*")
    other.close()
    assert (taps, others) == ([], ["skip"])


def test_after_closing_no_tap_arrives(phone: Phone, taps: list[str], tap: Tap) -> None:
    notifier = AndroidNotifier(taps.append, starred)
    notifier.show(RUNNING)
    notifier.close()
    tap("*Skip*")
    assert taps == []
    notifier.close()  # the second time it is not listening any more, and that is no error
    assert phone.done.count("listen no more") == 1


def test_in_the_service_it_is_what_keeps_the_service_alive(
    phone: Phone, taps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    notifier = AndroidNotifier(taps.append, starred)
    notifier.show(RUNNING)
    assert phone.done[-1] == f"foreground 1 {SHOWN}"
    notifier.clear()
    assert phone.done[-1] == "foreground ends 1"
    notifier.close()


def test_clearing_takes_it_away(phone: Phone, notifier: AndroidNotifier) -> None:
    notifier.show(RUNNING)
    notifier.clear()
    assert phone.done[-1] == "cancel 1"


def test_a_runner_who_allows_none_is_told_and_can_change_that(
    phone: Phone, notifier: AndroidNotifier
) -> None:
    phone.is_like(notifications="off")
    assert notifier.reason == "Notifications are switched off for Limber in the phone’s settings."
    phone.is_like(notifications="on")
    assert notifier.reason == ""


def test_a_system_that_refuses_it_breaks_nothing(phone: Phone, notifier: AndroidNotifier) -> None:
    phone.is_like(notify="refused")
    notifier.show(RUNNING)
    assert phone.done == [*CHANNEL, LISTENING]


def test_without_a_drawing_of_its_own_it_has_the_apps(phone: Phone, notifier: AndroidNotifier) -> None:
    phone.is_like(icon="none")
    notifier.show(RUNNING)
    assert phone.java("android.app.Notification").last("icon") == "11"
