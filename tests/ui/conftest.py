"""A real offscreen window for the tests of screens."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import FakeClock
from tests.ui import kept_pictures
from tests.ui.back_driver import Runner
from tests.ui.driver import Driver, Open


@pytest.fixture
def open_app(profile: Path, clock: FakeClock) -> Iterator[Open]:
    opened: list[Driver] = []

    def open_one(**options: Any) -> Driver:
        driver = Driver(profile, clock, **options)
        opened.append(driver)
        return driver

    yield open_one
    for driver in opened:
        driver.close()


@pytest.fixture
def runner(profile: Path, clock: FakeClock) -> Iterator[Runner]:
    """A runner who has the app for the first time."""
    one = Runner(profile, clock)
    yield one
    one.close()


@pytest.fixture
def draws_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture is there that another test has drawn."""
    monkeypatch.setattr(kept_pictures, "lends", False)
