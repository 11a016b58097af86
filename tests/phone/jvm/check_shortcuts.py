import pytest

from app.device.android.shortcuts import AndroidIconShortcuts, open_shortcuts
from app.device.openings import Shortcut
from app.device.shortcuts import NullIconShortcuts
from tests.phone.jvm.conftest import LEVEL, Phone

LABELS: dict[Shortcut, str] = {"warm-up": "Aufwärmen", "cool-down": "Abwärmen", "check-in": "Mein Rücken"}
only_where_there_are_some = pytest.mark.skipif(LEVEL < 25, reason="before Android 7.1 icons have none")
HERE = "in org.example.limber/org.kivy.android.PythonActivity"


@pytest.mark.skipif(LEVEL >= 25, reason="from Android 7.1 on there are some")
def test_an_older_system_is_not_asked(phone: Phone) -> None:
    shortcuts = open_shortcuts()
    assert isinstance(shortcuts, NullIconShortcuts)
    shortcuts.offer(LABELS)
    assert phone.done == []


@only_where_there_are_some
def test_each_leads_to_the_activity_in_the_runners_words_and_empties_no_task(phone: Phone) -> None:
    """With FLAG_ACTIVITY_CLEAR_TASK the running activity would be destroyed, whatever its launch mode."""
    shortcuts = open_shortcuts()
    assert isinstance(shortcuts, AndroidIconShortcuts)
    shortcuts.offer(LABELS)
    new_task_only = f"flags {0x10000000}"
    assert phone.done == [
        "shortcuts",
        f"warm-up | 0 | Aufwärmen | icon 78 | org.example.limber.WARM_UP {HERE} {new_task_only}",
        f"cool-down | 1 | Abwärmen | icon 78 | org.example.limber.COOL_DOWN {HERE} {new_task_only}",
        f"check-in | 2 | Mein Rücken | icon 78 | org.example.limber.CHECK_IN {HERE} {new_task_only}",
    ]


@only_where_there_are_some
def test_in_another_language_they_are_set_again(phone: Phone) -> None:
    shortcuts = open_shortcuts()
    shortcuts.offer(LABELS)
    phone.forget()
    shortcuts.offer({"warm-up": "Warm up"})
    assert [line.split(" | ")[2:3] for line in phone.done] == [[], ["Warm up"]]


@only_where_there_are_some
def test_without_a_drawing_they_have_their_words(phone: Phone) -> None:
    phone.set("icon", "none")
    open_shortcuts().offer({"warm-up": "Warm up"})
    assert phone.done[1].startswith("warm-up | 0 | Warm up | null | ")


@only_where_there_are_some
def test_a_system_that_refuses_them_harms_nothing(phone: Phone) -> None:
    phone.is_like(shortcuts="locked")
    open_shortcuts().offer(LABELS)
    phone.has_no("shortcut")
    open_shortcuts().offer(LABELS)
    assert phone.done == []


def test_the_service_has_none(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    assert isinstance(open_shortcuts(), NullIconShortcuts)
    assert phone.done == []
