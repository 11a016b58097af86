from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core.settings import KEEP_GOING
from app.core.timeline import lay_out
from app.device.background import NullBackgroundPlayer
from app.wiring.background import BackgroundSession
from app.wiring.options import Options
from app.wiring.playback import Playback
from app.wiring.recording import Recording
from tests.core.back_cases import NOON, SHARE, minutes, routine
from tests.helpers import FakeClock


class Service:
    """A service that is asked to start, and never comes."""

    reason = ""

    def __init__(self) -> None:
        self.done: list[object] = []

    def start(self, folder: Path) -> bool:
        self.done.append(folder)
        return True

    def stop(self) -> None:
        self.done.append("stop")


class Context:
    """As much of the app as there is without a window."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.folder, self.clock, self.began = folder, clock, clock.now()
        self.options = Options()
        self.tr = SimpleNamespace(language="de")
        self.machine = Playback(self.options, str, "de", lambda _pattern: None, clock)
        self.record = Recording(folder, SHARE, self.now, lambda: self.machine.clock)
        self.machine.follow = self.record.follow
        self.preferences = SimpleNamespace(get=lambda setting: self.store.settings.get(setting))

    @property
    def store(self):
        return self.record.store

    def now(self):
        return NOON + minutes((self.clock.now() - self.began) / 60)

    def begin(self) -> None:
        self.machine.player.start(lay_out(routine("warmup-5-quick")))
        self.record.recorder.start(self.machine.player.session)


@pytest.fixture
def house(tmp_path: Path, clock: FakeClock):
    house = Context(tmp_path / "profile", clock)
    yield house
    house.record.close()


def test_a_session_is_noted_where_the_service_finds_it(house: Context) -> None:
    service = Service()
    away = BackgroundSession(house, service)
    house.begin()
    away.begun("warmup-5-quick")
    place = house.folder / "cache" / "background"
    assert service.done == [place]
    text = (place / "session.json").read_text("utf-8")
    assert '"name": "warmup-5-quick"' in text
    assert '"language": "de"' in text
    house.machine.player.end()
    assert service.done == [place, "stop"]
    assert not (place / "session.json").exists()


def test_who_does_not_want_it_starts_no_service_and_hears_nothing_in_the_background(house: Context) -> None:
    service = Service()
    away = BackgroundSession(house, service)
    house.store.settings.set(KEEP_GOING, False, house.now())
    house.begin()
    away.begun("warmup-5-quick")
    away.leaving()
    assert house.folder not in service.done
    assert house.machine.player.resting
    house.clock.advance(30)
    away.returning()
    assert not house.machine.player.resting
    assert house.machine.player.frame.elapsed_s == 30


def test_a_new_app_finds_what_a_dead_one_has_left_in_the_record(house: Context, tmp_path: Path) -> None:
    away = BackgroundSession(house, NullBackgroundPlayer())
    house.begin()
    away.begun("warmup-5-quick")
    house.clock.advance(60)
    house.machine.player.pause()
    house.machine.player.resume()
    away.close()  # its locks, as the system would
    house.store.sessions.flush()
    house.store.database.close()
    again = Context(tmp_path / "profile", house.clock)
    again.began = house.began
    assert BackgroundSession(again, NullBackgroundPlayer()).join() is None
    left = again.store.sessions.unfinished(again.now())
    assert left is not None
    assert left.position_s == pytest.approx(60)
    again.record.close()


def test_before_the_first_session_there_is_nothing_to_do(house: Context) -> None:
    away = BackgroundSession(house, NullBackgroundPlayer("There is no background here."))
    assert away.join() is None
    away.leaving()
    away.returning()
    away.look()
    away.close()
    assert away.reason == "There is no background here."
    assert not house.record.opened
    assert not (house.folder / "cache").exists()
