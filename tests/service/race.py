"""An app and a service as two processes with a real clock, and a look at everything that either has played."""

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import app.player.player as player_rules
from app.core.session import Session
from app.core.timeline import Timeline, lay_out
from app.device.clock import SleepProofClock, local_now
from app.device.file_lock import FileLock
from app.device.shared_file import SharedFile
from app.player.app_side import AppSide
from app.player.channels import Channels
from app.player.handover import Terms
from app.player.player import Fired, Player
from app.player.relay import Relay
from app.player.shared import Shared
from app.player.waker import ThreadWaker
from tests.helpers import FakeOutputs
from tests.wall import Wall

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 20.0  # a hang, not slowness
# A machine that stands still for more than a second drops cues by the player's own rule, whoever plays; what is
# to be seen here is whether changing hands loses one. So nothing is too late, and the worst is reported.
_STALL_S = 30.0
# A slow phone: the process lives, and only then opens what it plays on.
_PATIENT = """
import pathlib, pytest, runpy, time, app.player.player as rules, app.wiring.serve as serve
from tests.wall import Wall
rules._LATE_S = float({stall})
wall = Wall(pathlib.Path({wall!r}))
if {wall!r}:
    wall.rule(pytest.MonkeyPatch())
    serve.local_now = wall.local_now
at_once = serve.open_for_service
def slowly(*arguments):
    time.sleep(float({slow}))
    return at_once(*arguments)
serve.open_for_service = slowly
runpy.run_path("app/wiring/service_main.py", run_name="__main__")
"""
Line = dict[str, Any]


class ServiceProcess:
    """The service as the packagers start it: the entry file, in a process and an interpreter of its own.

    Args:
        patient: No cue is ever too late for it.
        slow_s: Real seconds that its devices take to open; for one that is patient.
        wall: File that its time of day, which is set now and then, goes by; for one that is patient.
    """

    def __init__(
        self, folder: Path, log: Path, *, patient: bool = False, slow_s: float = 0.0, wall: str = ""
    ) -> None:
        self.log = log
        code = _PATIENT.format(stall=_STALL_S, slow=slow_s, wall=wall)
        words = ["-c", code] if patient else ["app/wiring/service_main.py"]
        command = [sys.executable, *words, "--folder", str(folder), "--log", str(log), "--actions"]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def act(self, action: str) -> None:
        """Presses a button of the notification."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{action}\n")

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()

    def ended(self) -> tuple[int, str]:
        """Waits for its end; its exit code and what it had to say."""
        _, errors = self._process.communicate(timeout=PATIENCE_S)
        return self._process.returncode, errors

    def lines(self) -> list[Line]:
        """What it has done so far; a line that is being written is left for later."""
        text = self.log.read_text("utf-8") if self.log.exists() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


class RealApp:
    """The app's side with a real clock."""

    def __init__(
        self,
        folder: Path,
        log: Path,
        speed: float,
        *,
        service: Callable[[Path, Path], ServiceProcess] = ServiceProcess,
        wall: Callable[[], datetime] = local_now,
    ) -> None:
        self.folder, self.log, self._serve = folder, log, service
        self.clock = SleepProofClock(speed)
        self.lines: list[Line] = []
        self.service: ServiceProcess | None = None
        channels = Channels(FakeOutputs().outputs(), self.clock, str)
        self.player = Player(self.clock, channels)
        self.player.listeners.append(self._heard)
        self.waker = ThreadWaker(self.clock, self.player.tick)
        self.player.wake_with(self.waker)
        self.shared = Shared.within(folder, SharedFile, FileLock)
        side = AppSide(
            start=self._start,
            stop=lambda: None,
            keep_going=lambda: True,
            terms=lambda: Terms(run="", speed=speed),
            recorder=lambda: None,
            cut_off=lambda _uid: None,
            wall=wall,
        )
        self.relay = Relay(self.player, channels, self.clock, self.shared, side)

    def begin(self, timeline: Timeline) -> None:
        self.player.start(timeline)
        self.relay.start_with_session("")
        wait(self.shared.ready.taken_elsewhere)

    def standing(self) -> tuple[float, Session]:
        found: list[tuple[float, Session]] = []
        self.player.hold(lambda standing: found.append((standing.at, standing.session)))
        return found[0]

    def close(self) -> None:
        self.player.rest()
        self.waker.close()
        if self.service is not None and self.service.lives:
            self.service.kill()

    def _start(self) -> bool:
        if self.service is None or not self.service.lives:
            self.service = self._serve(self.folder, self.log)
        return True

    def _heard(self, fired: Fired) -> None:
        self.lines.append(line_of("app", self.clock.now(), fired))


def line_of(who: str, reading: float, fired: Fired) -> Line:
    index = fired.timeline.cues.index(fired.cue)
    return {
        "what": "cue", "who": who, "reading": reading, "index": index, "at_s": fired.cue.at_s, "fired_s": fired.fired_s
    }  # fmt: skip


def app_to_be_killed(folder: str, *, leaves: bool) -> None:
    """An app in a process of its own, with a session on the screen or in the background, until it is killed."""
    from tests.core.back_cases import routine

    app = RealApp(Path(folder) / "background", Path(folder) / "service.jsonl", 8.0)
    app.begin(lay_out(routine("warmup-5-quick"), tempo=True))
    if leaves:
        app.relay.to_background()
    print(app.standing()[1].started, flush=True)
    sys.stdin.read()


def wait(done: Callable[[], Any]) -> None:
    """Waits for something that happens in the other process."""
    until = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < until, "the other process does not answer"
        time.sleep(0.002)


@dataclass
class Report:
    """What the changes came to."""

    changes: int = 0
    cues: int = 0
    by_service: int = 0
    in_between: int = 0
    jumps: int = 0
    slow: int = 0
    app_meanwhile: int = 0
    lost: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    both: int = 0
    worst_position_s: float = 0.0
    worst_late_s: float = 0.0
    slowest_return_s: float = 0.0

    def __str__(self) -> str:
        return (
            f"{self.changes} changes, {self.cues} cues of which the service played {self.by_service} and"
            f" {self.in_between} were due while the session changed hands; {self.slow} times the service had"
            f" yet to start, and the app played {self.app_meanwhile} cues meanwhile; {len(self.lost)} lost,"
            f" {len(self.doubled)} doubled, {self.both} while the other played; positions at most {self.worst_position_s * 1000:.3f} ms apart; a cue at most"
            f" {self.worst_late_s * 1000:.0f} ms late; taking back took at most"
            f" {self.slowest_return_s * 1000:.0f} ms"
        )


def race(
    folder: Path,
    timeline: Timeline,
    *,
    rounds: int,
    speed: float,
    longest_s: float,
    seed: int,
    slow_every: int = 0,
    slowest_s: float = 0.0,
    wall_jumps: bool = False,
) -> Report:
    """Hands a session over and takes it back at random moments, with wishes on both sides.

    Args:
        rounds: How often the app leaves and returns.
        longest_s: Real seconds on either side at most.
        seed: For the moments.
        slow_every: So often the service has died when the app leaves; 0 for never.
        slowest_s: Real seconds that the next one then takes to open its devices, at most; half at least.
        wall_jumps: The time of day of both is set back and forth by an hour all the while.
    """
    dice = random.Random(seed)
    report = Report()
    late = pytest.MonkeyPatch()
    late.setattr(player_rules, "_LATE_S", _STALL_S)
    slow_s, wall = [0.0], Wall(folder / "ahead")
    if wall_jumps:
        wall.rule(late)

    def serve(meeting: Path, log: Path) -> ServiceProcess:
        file = str(folder / "ahead") if wall_jumps else ""
        return ServiceProcess(meeting, log, patient=True, slow_s=slow_s[0], wall=file)

    app = RealApp(folder / "background", folder / "service.jsonl", speed, service=serve, wall=wall.local_now)
    over = threading.Event()
    jumper = threading.Thread(target=_jump, args=(wall, over, random.Random(seed)), daemon=True)
    try:
        app.begin(timeline)
        if wall_jumps:
            jumper.start()
        for number in range(1, rounds + 1):
            time.sleep(dice.uniform(0.0, longest_s))
            _wish(app, dice.random())
            frame = app.player.frame
            assert frame is not None
            assert not frame.over, f"too slow a machine: the session was over after {number - 1} rounds"
            if slow_every and number % slow_every == 0:
                _serving(app).kill()
                slow_s[0] = dice.uniform(slowest_s / 2, slowest_s)
                _leave_before_it_serves(app, report)
            _change(app, report, app.relay.to_background, lambda: _count(app, "took") > report.changes)
            _compare(app, report, "took")
            _stay(_serving(app), dice, longest_s)
            _change(app, report, app.relay.back, lambda: _count(app, "gave") > report.changes)
            app.lines.append({"what": "back", "reading": app.clock.now()})
            assert not app.player.resting
            _compare(app, report, "gave")
            report.changes += 1
        app.player.end()
        code, errors = _serving(app).ended()
        assert code == 0, errors
    finally:
        over.set()
        app.close()
        late.undo()
    _judge(report, timeline, app.lines, _serving(app).lines(), speed)
    return report


def _jump(wall: Wall, over: threading.Event, dice: random.Random) -> None:
    while not over.is_set():
        time.sleep(dice.uniform(0.02, 0.4))
        wall.jump(dice.choice([-3600.0, 3600.0]))


def _serving(app: RealApp) -> ServiceProcess:
    assert app.service is not None
    return app.service


def _count(app: RealApp, what: str) -> int:
    return count(_serving(app), what)


def count(service: ServiceProcess, what: str) -> int:
    return sum(line["what"] == what for line in service.lines())


def _leave_before_it_serves(app: RealApp, report: Report) -> None:
    """The app is left while a new service is starting, and plays on until that is open."""
    before = len(app.lines)
    app.relay.to_background()
    wait(lambda: _count(app, "took") > report.changes)
    report.slow += 1
    report.app_meanwhile += len(app.lines) - before


def _wish(app: RealApp, chance: float) -> None:
    if chance < 0.1:
        app.player.pause()
        app.player.resume()
    elif chance < 0.15:
        reading = app.clock.now()
        app.player.skip()
        frame = app.player.frame
        assert frame is not None
        app.lines.append({"what": "skip", "reading": reading, "segment": frame.index})


def _stay(service: ServiceProcess, dice: random.Random, longest_s: float) -> None:
    time.sleep(dice.uniform(0.0, longest_s))
    if dice.random() < 0.1:
        service.act("pause")
        time.sleep(dice.uniform(0.0, 0.2))
        service.act("resume")


def _change(app: RealApp, report: Report, change: Callable[[], None], done: Callable[[], bool]) -> None:
    """Hands the session over or takes it back."""
    began = time.monotonic()
    change()
    if change == app.relay.back:
        report.slowest_return_s = max(report.slowest_return_s, time.monotonic() - began)
    wait(done)


def _compare(app: RealApp, report: Report, what: str) -> None:
    """The place that the service has noted, against the app's at that very reading of the clock."""
    theirs = [line for line in _serving(app).lines() if line["what"] == what][-1]
    _, ours = app.standing()
    apart_s = abs(ours.elapsed(theirs["at"]) - theirs["elapsed_s"]) / app.clock.speed
    report.worst_position_s = max(report.worst_position_s, apart_s)
    assert ours.index(theirs["at"]) == theirs["segment"]


def _judge(report: Report, timeline: Timeline, app: list[Line], service: list[Line], speed: float) -> None:
    """Each cue once and in order; the only ones left out are those that were skipped."""
    stints = [line for line in service if line["what"] in ("took", "gave")]
    spans = [(a["at"], b["at"]) for a, b in pairwise(stints) if a["what"] == "took"]
    returns = [line["reading"] for line in app if line["what"] == "back"]
    first_back = {
        line["reading"]
        for line in app
        if line["what"] == "cue"
        and any(b < line["reading"] < r for (_, b), r in zip(spans, returns, strict=True))
    }
    first_of = {cue.segment: n for n, cue in reversed(list(enumerate(timeline.cues)))}
    lines = [*app, *({**line, "who": "service"} for line in service if line["what"] == "cue")]
    expected, target = 0, -1
    for line in sorted(lines, key=lambda line: float(line["reading"])):
        if line["what"] == "skip":
            target = first_of[line["segment"]]
        if line["what"] != "cue":
            continue
        report.cues += 1
        report.by_service += line["who"] == "service"
        report.both += line["who"] == "app" and any(a < line["reading"] < b for a, b in spans)
        late_s = (line["fired_s"] - line["at_s"]) / speed
        report.worst_late_s = max(report.worst_late_s, late_s)
        inside = any(a <= line["reading"] <= b for a, b in spans)
        # What fell due after the one had stopped comes first of all from the other.
        report.in_between += not inside if line["who"] == "service" else line["reading"] in first_back
        index = line["index"]
        if index < expected:
            report.doubled.append(index)
            continue
        if index == target:
            report.jumps += 1
        else:
            report.lost.extend(range(expected, index))
        expected = index + 1
