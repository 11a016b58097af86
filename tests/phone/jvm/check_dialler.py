from app.device.android.dialler import open_dialler
from app.device.dialler import NullDialler
from tests.phone.jvm.conftest import Phone


def test_it_opens_the_telephone_without_a_number(phone: Phone) -> None:
    open_dialler().open()
    assert phone.done == [f"start dial flags {0x10000000}"]


def test_a_tablet_that_is_no_telephone_says_so(phone: Phone) -> None:
    phone.set("android.hardware.telephony", "none")
    dialler = open_dialler()
    assert isinstance(dialler, NullDialler)
    assert dialler.reason == "This device is no telephone; call from your phone."


def test_a_telephone_that_does_not_open_says_so(phone: Phone) -> None:
    dialler = open_dialler()
    phone.is_like(activities="none")
    dialler.open()
    assert dialler.reason == "The telephone could not be opened. Open it from the home screen."
