import pytest

from app.device.android.relaunch import relaunch
from tests.phone.jvm.conftest import Phone


def test_the_system_starts_the_app_again_and_this_process_ends(phone: Phone) -> None:
    left: list[int] = []
    assert relaunch(left.append)
    assert phone.done == [f"start launch org.example.limber flags {0x10008000}"]
    assert left == [0]


@pytest.mark.parametrize("lacks", ["launcher", "activities"])
def test_a_process_that_nothing_would_follow_goes_on(phone: Phone, lacks: str) -> None:
    left: list[int] = []
    phone.set(lacks, "none")
    assert not relaunch(left.append)
    assert left == []


def test_the_service_stays(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    left: list[int] = []
    assert not relaunch(left.append)
    assert left == []
