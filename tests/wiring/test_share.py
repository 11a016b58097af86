from collections.abc import Callable
from pathlib import Path

import pytest

from app.device.files import NullFiles
from app.wiring.share import way_to_share
from tests.helpers import FakeClock
from tests.ui.driver import Driver

FILE = Path("a.yaml")


class Sharing(NullFiles):
    """Pickers that answer at once."""

    def __init__(self, problem: str, *, offered: bool) -> None:
        super().__init__("")
        self.asked: list[Path] = []
        self._next, self._offered = problem, offered

    def share(self, source: Path, then: Callable[[bool], None]) -> None:
        self.asked.append(source)
        self.problem = self._next
        then(self._offered)


def test_a_device_without_pickers_has_no_way() -> None:
    assert way_to_share(NullFiles("no pickers"), print) is None


@pytest.mark.parametrize(
    ("offered", "problem", "said"),
    [(True, "", []), (False, "", []), (False, "It is full.", ["It is full."])],
)
def test_what_could_not_be_shared_is_said_and_a_change_of_mind_is_not(
    offered: bool, problem: str, said: list[str]
) -> None:
    files, told = Sharing(problem, offered=offered), list[str]()
    share = way_to_share(files, told.append)
    assert share is not None
    share(FILE)
    assert files.asked == [FILE]
    assert told == said
    assert way_to_share(files, told.append) is not None, "the next time may succeed"


def test_the_app_shows_it_over_the_page_that_is_seen(profile: Path, clock: FakeClock) -> None:
    app = Driver(profile, clock, ask=True)
    try:
        house = app.context
        house.machine.device.files = Sharing("The file could not be shared.", offered=False)
        share = house.share_file()
        assert share is not None
        share(FILE)
        app.frames(3)
        assert app.sees("The file could not be shared.")
    finally:
        app.close()
