"""App and service in one process: real locks and files, a clock moved by hand, and outputs that write down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.core.cues import Cue
from app.core.recorder import Recorder
from app.core.records import SessionRecord, Tally, Unfinished
from app.core.timeline import Timeline
from app.device.file_lock import FileLock
from app.device.notifier import Notice
from app.device.shared_file import SharedFile
from app.player.app_side import AppSide
from app.player.channels import Channels, Wanted
from app.player.handover import Terms
from app.player.player import Fired, Player
from app.player.relay import Relay
from app.player.shared import Shared
from app.service.background import Background, ServiceParts
from tests.helpers import FakeClock, FakeOutputs, FakeWaker

NOON = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


class Waker(FakeWaker):
    def close(self) -> None:
        self.when = None


class Keeper:
    """A record of one session, in memory."""

    def __init__(self) -> None:
        self.left: Unfinished | None = None
        self.finished: list[tuple[Tally, datetime]] = []
        self.notes = 0
        self.following = False

    def begin(
        self, tally: Tally, now: datetime, *, loop: str = "", going_on: Unfinished | None = None
    ) -> str:
        uid = going_on.id if going_on else "first"
        self.following = True
        self.left = Unfinished(
            id=uid, loop=loop, day=now.date(), plan={}, tally=tally.to_data(), position_s=tally.position_s,
            passed=0, started=now.timestamp(), saved=now.timestamp(),
        )  # fmt: skip
        return uid

    def note(self, tally: Tally, now: datetime, *, at_once: bool = False) -> None:
        self.notes += 1

    def finish(self, tally: Tally, now: datetime) -> SessionRecord | None:
        self.finished.append((tally, now))
        self.following, self.left = False, None
        return None

    def stop(self) -> None:
        self.following = False

    def cut_off(self, uid: str) -> Unfinished | None:
        return self.left if self.left is not None and self.left.id == uid else None


class ServiceWorld:
    """Both sides, and what was heard of them in the order it was heard."""

    def __init__(self, folder: Path, clock: FakeClock | None = None, keeper: Any = None) -> None:
        self.folder = folder
        self.clock = clock or FakeClock()
        self.begun = self.clock.now()
        self.heard: list[tuple[str, Cue]] = []
        self.keeper = keeper or Keeper()
        self.keep_going = True
        self.ahead_s = 0.0  # the time of day has been set by so much
        self.wanted = Wanted()
        self.watching: list[Callable[[], bool]] = []
        self.starts = self.stops = 0
        self.serviceable = self.opens_at_once = True
        self.service: Service | None = None
        self.app = App(self)

    def now(self) -> datetime:
        return NOON + timedelta(seconds=(self.clock.now() - self.begun) / self.clock.speed + self.ahead_s)

    def shared(self) -> Shared:
        return Shared.within(self.folder, SharedFile, FileLock)

    def start_service(self) -> bool:
        self.starts += 1
        if self.serviceable and self.service is None:
            self.service = Service(self)
        return self.serviceable

    def stop_service(self) -> None:
        self.stops += 1
        if self.service is not None:
            self.service.die()

    def begin(self, timeline: Timeline) -> None:
        """A session begins in the app."""
        self.app.player.start(timeline)
        self.app.recorder.start(self.app.player.session)
        self.app.relay.start_with_session("warmup-5-quick")
        self.look()

    def run(self, seconds: float, *, every: float = 0.05) -> None:
        """Lets real seconds pass; both look around as they do on a phone."""
        for _ in range(round(seconds / every)):
            self.clock.advance(every)
            self.look()

    def look(self) -> None:
        self.app.player.tick()
        if self.service is not None:
            self.service.look()

    def cues(self, who: str = "") -> list[Cue]:
        return [cue for one, cue in self.heard if who in ("", one)]

    @property
    def players(self) -> int:
        """How many could sound right now."""
        sounding = self.app.alive and self.app.player.session is not None and not self.app.player.resting
        return int(sounding) + int(self.service is not None and self.service.background.playing)


class App:
    """The app's process."""

    def __init__(self, world: ServiceWorld) -> None:
        self.world, self.alive = world, True
        self.out = FakeOutputs()
        self.channels = Channels(self.out.outputs(), world.clock, str)
        self.player = Player(world.clock, self.channels)
        self.player.listeners.append(lambda fired: world.heard.append(("app", fired.cue)))
        self.recorder = Recorder(world.keeper, world.clock.now, world.now, world.clock.speed)
        self.player.changed.append(lambda: self.recorder.look(self.player.session, at_once=True))
        self.shared = world.shared()
        side = AppSide(
            start=world.start_service,
            stop=world.stop_service,
            keep_going=lambda: world.keep_going,
            terms=lambda: Terms(run="", wanted=self.wanted, speed=world.clock.speed),
            recorder=lambda: self.recorder,
            cut_off=world.keeper.cut_off,
            wall=world.now,
        )
        self.relay = Relay(
            self.player, self.channels, world.clock, self.shared, side, watch=world.watching.append
        )

    @property
    def wanted(self) -> Wanted:
        """The channels as they are now."""
        return replace(self.world.wanted, muted=self.channels.muted)

    def die(self) -> None:
        """The system ends the process: its locks are free, and nothing is written any more."""
        self.alive = False
        self.player._resting = True
        let_go(self.shared)

    def again(self) -> "App":
        """The runner opens it anew."""
        self.world.app = App(self.world)
        return self.world.app


class Service:
    """The service's process."""

    reason = ""

    def __init__(self, world: ServiceWorld) -> None:
        self.world = world
        self.out = FakeOutputs()
        self.shared = world.shared()
        self.shared.serving.take()
        self.open = world.opens_at_once
        self.notices: list[Notice] = []
        self.cleared = 0
        self.awake = False
        self.background = Background(
            ServiceParts(
                shared=self.shared,
                clock=lambda _speed: world.clock,
                wall=world.now,
                outputs=lambda _language: self.out.outputs(),
                words=lambda _language: str,
                notifier=self,
                ready=lambda: self.open,
                awake=self.keep_awake,
                heard=self.hear,
                waker=lambda _clock, _wake: Waker(),
            )
        )

    def look(self) -> None:
        stint = self.background._stint
        if stint is not None:
            stint._player.tick()
        if not self.background.look():
            self.background.close()
            self.die()

    def hear(self, fired: Fired) -> None:
        self.world.heard.append(("service", fired.cue))

    def show(self, notice: Notice) -> None:
        self.notices.append(notice)

    def clear(self) -> None:
        self.cleared += 1

    def close(self) -> None: ...

    def keep_awake(self, on: bool) -> None:
        self.awake = on

    def die(self) -> None:
        let_go(self.shared)
        self.world.service = None


def let_go(shared: Shared) -> None:
    for lock in (shared.front, shared.sounding, shared.serving, shared.ready):
        lock.close()
