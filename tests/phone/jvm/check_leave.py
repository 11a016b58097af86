from collections.abc import Callable

import pytest

from app.device.android.leave import AndroidNoticeLeave, open_leave
from app.device.leave import NoticeLeave, NullNoticeLeave
from tests.phone.jvm.check_files import Drawing
from tests.phone.jvm.conftest import LEVEL, Phone

PERMISSION = "android.permission.POST_NOTIFICATIONS"
only_where_asked = pytest.mark.skipif(LEVEL < 33, reason="before Android 13 nothing has to be asked")
Answer = Callable[[], None]


@pytest.fixture
def drawing() -> Drawing:
    return Drawing()


@pytest.fixture
def leave(phone: Phone, drawing: Drawing) -> NoticeLeave:
    phone.set(PERMISSION, "denied")
    return open_leave(drawing.handed.append)


@pytest.mark.skipif(LEVEL >= 33, reason="from Android 13 on it has to be asked for")
def test_an_older_system_is_asked_nothing_and_all_goes_on(phone: Phone, leave: NoticeLeave) -> None:
    done: list[str] = []
    assert isinstance(leave, NullNoticeLeave)
    assert not leave.needed()
    leave.ask(lambda: done.append("on"))
    assert done == ["on"]
    assert phone.done == []


@only_where_asked
def test_it_is_needed_until_it_is_given(phone: Phone, leave: NoticeLeave) -> None:
    assert isinstance(leave, AndroidNoticeLeave)
    assert leave.needed()
    phone.set(PERMISSION, "granted")
    assert not leave.needed()


@only_where_asked
def test_the_system_asks_once_and_its_answer_leads_on_where_things_are_drawn(
    phone: Phone, leave: NoticeLeave, drawing: Drawing
) -> None:
    done: list[str] = []
    leave.ask(lambda: done.append("on"))
    assert phone.done == [f"ask for {PERMISSION} 1"]
    answered = phone.java("org.kivy.android.PythonActivity").answered
    answered(2)  # somebody else's
    assert drawing.handed == []
    answered(1)
    phone.until(lambda: drawing.handed)
    assert done == []
    drawing.draw()
    assert done == ["on"]
    answered(1)
    drawing.draw()
    assert done == ["on"]


@only_where_asked
def test_a_system_that_cannot_ask_holds_nothing_up(
    phone: Phone, leave: NoticeLeave, drawing: Drawing
) -> None:
    phone.is_like(permissions="broken")
    done: list[str] = []
    leave.ask(lambda: done.append("on"))
    drawing.draw()
    assert done == ["on"]


def test_the_service_asks_for_nothing(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    assert isinstance(open_leave(lambda work: work()), NullNoticeLeave)
