"""One runner with one profile, whose world is broken in one way while a whole session runs in the real app."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.core.back.check_in import Answers, Moment
from app.core.settings import KEEP_SCREEN_ON
from app.device.detect import Device
from app.device.dialler import NullDialler
from app.device.files import NullFiles
from app.device.ports import NullScreen
from tests.core.back_cases import NOON, all_no
from tests.data.profile_helpers import opened, record
from tests.helpers import FakeClock
from tests.ui.driver import Driver

OWN = """\
id: my-warmup
title: My own warm-up
phase: warm-up
steps:
  - {exercise: march-in-place, seconds: 15}
  - {exercise: leg-swing-front-back, seconds: 15, sides: each}
  - {exercise: half-squat, seconds: 15}
"""
BEFORE = "session-000001-2026-07-01"  # what was on record before anything broke
CHANNELS = ("vibration", "sound", "voice")


class Port:
    """Takes what one device is asked for; raises while it is broken, which no port may, and some will."""

    def __init__(self, world: "FaultyWorld", channel: str) -> None:
        self.reason, self._world, self._channel = "", world, channel

    def _take(self, what: object) -> None:
        if self._channel in self._world.raising:
            raise OSError(f"no {self._channel}")
        self._world.taken[self._channel].append(what)

    def play(self, what: object) -> None:
        self._take(what)

    say = play

    def stop(self) -> None:
        if self._channel in self._world.raising:
            raise OSError(f"no {self._channel}")

    def awake(self, on: bool) -> None: ...

    def close(self) -> None: ...


@dataclass
class FaultyWorld:
    """What a session runs in, and what is known of it afterwards.

    Attributes:
        device: Instead of a port that works, by its name; called when the devices are opened.
        wall_s: Seconds that the wall clock was set forward, or back.
        undo: What puts the world right again, the last first.
        after: The same for what must last until the record was looked at.
        asleep: Seconds into the session at which the device fell asleep, and seconds it slept.
        taken: What each of the devices was asked for, by its channel.
        standing: Lines that stood on Today.
        passing: How often each line began to be seen elsewhere, as in a session.
        twice: Sentences that stood in the window more than once at the same moment.
        lost: Promises that were broken, in words.
    """

    folder: Path
    routine: str = "my-warmup"
    device: dict[str, Callable[[], Any]] = field(default_factory=dict)
    raising: set[str] = field(default_factory=set)
    wall_s: float = 0.0
    undo: list[Callable[[], None]] = field(default_factory=list)
    taken: dict[str, list[object]] = field(default_factory=lambda: {name: [] for name in CHANNELS})
    standing: set[str] = field(default_factory=set)
    passing: Counter[str] = field(default_factory=Counter)
    twice: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    driver: Any = None
    after: list[Callable[[], None]] = field(default_factory=list)
    chance: Random = field(default_factory=lambda: Random(1))
    asleep: tuple[float, float] | None = None
    other: Any = None
    plan: Any = None
    began: float = 0.0

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.profile = self.folder / "profile"
        self.unfinished = False
        self.asked: Path | None = self.profile
        self._before: frozenset[str] = frozenset()
        self.at_first: frozenset[str] = frozenset()

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.clock.now() - 1000.0 + self.wall_s)

    @property
    def machine(self) -> Any:
        """The player's devices."""
        return self.driver.context.machine

    @property
    def record(self) -> Any:
        """The store of the app that is open."""
        return self.driver.app.gate.back.record

    # --- before and after -----------------------------------------------------------------------------

    def settle_in(self) -> None:
        """A runner who has used the app before: a routine of their own, a setting, a session, a check-in."""
        (self.profile / "routines").mkdir(parents=True)
        (self.profile / "routines" / "my-warmup.yaml").write_text(OWN)
        store = opened(self.profile, NOON)
        store.back.answer(all_no(), NOON)
        store.settings.set(KEEP_SCREEN_ON, False, NOON)
        store.sessions.add(record(1))
        store.back.check_in(Answers(score=0), Moment.BEFORE, NOON)
        store.close()

    def mend(self) -> None:
        """Puts the world right again."""
        while self.undo:
            self.undo.pop()()

    def replace(self, owner: Any, name: str, value: Any) -> None:
        """Puts something in the place of an attribute until the world is right again."""
        before = getattr(owner, name)
        setattr(owner, name, value)
        self.undo.append(lambda: setattr(owner, name, before))

    def left(self) -> list[Any]:
        """Looks at what is left of the runner's once all is well; returns the sessions of this run.

        One that was cut off by the fault counts: it is offered again.
        """
        store = opened(self.profile, NOON)
        sessions = {kept.id: kept for kept in store.sessions.recent(100)}
        self.must(sessions.pop(BEFORE, None) is not None, "the session from before is lost")
        self.must(store.settings.get(KEEP_SCREEN_ON) is False, "a setting is lost")
        self.must(store.back.state(NOON).safety.version != "", "the answers about safety are lost")
        self.must(len(store.back.loops()) == 1, "the check-in is lost")
        self.unfinished = store.sessions.unfinished(self.now()) is not None
        store.close()
        own = self.profile / "routines" / "my-warmup.yaml"
        self.must(own.is_file() and own.read_text() == OWN, "the runner's own routine is lost")
        return list(sessions.values())

    # --- the session ----------------------------------------------------------------------------------

    def open(self) -> Driver:
        """Opens the app.

        No frame waits for its time, and no small picture is drawn, which is most of what a session costs here;
        the figure of the session is drawn where the fault is one of drawing.
        """
        from kivy.clock import Clock

        from app.ui.widgets.figure_thumbnail import Thumbnails

        self.replace(Clock, "_max_fps", 0)
        self.replace(Thumbnails, "render", lambda *_, **__: None)
        self.driver = Driver(
            self.asked, self.clock, today=self.now, detect=self._detect, ask=True, **self.options
        )
        self.driver.frames(4)
        self.look("Today")
        self.at_first = frozenset(self.standing)
        return self.driver

    def start(self) -> None:
        """Starts the session; whatever has to be asked was answered before."""
        driver = self.driver
        driver.app.start(self.routine)
        driver.frames(2)
        if driver.player.session is None:
            raise AssertionError(f"nothing starts: {driver.texts()}")
        driver.note_cues()
        self.plan = driver.player.session.timeline
        self.began = self.clock.now()
        self.look("session")

    def play(self, until_s: float) -> None:
        """Lets the session go on until so many seconds into it."""
        while (left := until_s - (self.clock.now() - self.began)) > 1e-9:
            self.driver.advance(min(left, 5.0), step=0.5)
            self.look("session")

    def end(self) -> None:
        """Plays to the end, and looks whether it came when it was to come."""
        plan_s = self.plan.duration_s
        self.play(plan_s - 0.6)
        if self.clock.now() - self.began < plan_s:
            self.must(not self.driver.player.frame.over, "the session is over before its time")
        self.play(plan_s + 0.2)
        self.must(self.driver.player.frame.state == "done", "the session is not over in time")
        self.driver.frames(6)
        self.look("complete")
        ends = ("Warmed up", "Cooled down", "Moved gently", "Part of it done", "Skipped to the end")
        self.must(any(map(self.driver.sees, ends)), "the end is not shown")
        self.driver.app.show_today()
        self.driver.frames(4)
        self.look("Today")

    def close(self) -> None:
        """Closes the app."""
        if self.driver is not None:
            self.driver.close()
            self.driver = None

    def look(self, here: str) -> None:
        """Reads the window; `here` names the page that is seen."""
        shown = Counter(self._lines())
        self.twice |= {line for line, count in shown.items() if count > 1 and line.endswith(".")}
        if here == "Today":
            self.standing |= set(shown)
        else:
            self.passing.update(shown.keys() - self._before)
        self._before = frozenset(shown)

    def _lines(self) -> list[str]:
        from kivy.uix.label import Label

        lines: list[str] = []
        for label in self.driver.widgets(Label):
            words = getattr(label, "words", "") or label.text
            lines += [line for line in words.split("\n") if line]
        return lines

    def wait(self, done: Callable[[], bool], seconds: float = 5.0) -> None:
        """Waits for another process or thread, in real seconds."""
        import time

        until = time.monotonic() + seconds
        while not done() and time.monotonic() < until:
            time.sleep(0.01)
        assert done(), "what was waited for has not come"

    def must(self, holds: bool, words: str) -> None:
        """Notes a broken promise, in words, unless it holds."""
        if not holds:
            self.lost.append(words)

    def _detect(self, _sounds: Path, _language: str) -> Device:
        from app.device.detect import open_surroundings

        made = {name: self.device.get(name, lambda name=name: Port(self, name))() for name in CHANNELS}
        return Device(
            vibrator=made["vibration"],
            sounds=made["sound"],
            voice=made["voice"],
            screen=NullScreen(),
            files=NullFiles(),
            dialler=NullDialler(),
            surroundings=open_surroundings(),
        )
