"""`python -m tests.soak.kill_runs [RUNS [SEED]]`: kills a headless session, or one that writes, at random moments.

After each kill the record must be whole, hold every session and check-in that was reported as kept and none that
was reported as deleted, add up to what its sessions say, and offer to go on with the session that was running, at most a second before where it was. One profile goes through all
the runs, so each finds what the last kill has left.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from tests.core.back_cases import SHARE, all_no
from tests.data.profile_helpers import opened, raw, sound, totals, totals_of_sessions
from tests.soak.item import Verdict, main, verdict

RUNS = 200
_SPEED = 300.0
_LONGEST_S = 2.5
_SLACK_S = 0.5  # of a busy machine, beyond the second that may be lost


@dataclass
class Report:
    """What the runs came to; a run that broke a promise is in `broken`."""

    runs: int = 0
    in_session: int = 0
    offered: int = 0
    finished: int = 0
    kept: int = 0
    worst_lost_s: float = 0.0
    lost: int = 0
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.runs} kills, {self.in_session} of them during a session and {self.offered} offered again;"
            f" {self.finished} sessions reported as finished, {self.kept} records found of all reported;"
            f" at most {self.worst_lost_s:.2f} s of a session; lost: {self.lost}"
        )


def now() -> datetime:
    return datetime.now().astimezone()


def child(folder: str) -> None:
    """What is killed: sessions at high speed, and between them a burst of other writes."""
    from app.core.back.check_in import Answers, Moment
    from app.core.recorder import Recorder
    from app.core.settings import VOICE
    from app.core.timeline import lay_out
    from app.device.clock import SleepProofClock
    from app.player.player import Player
    from tests.core.back_cases import routine
    from tests.helpers import FakeOutlet

    def say(*words: object) -> None:
        # In one piece: two threads speak, and print writes word by word where output is not buffered.
        sys.stdout.write(" ".join(map(str, words)) + "\n")
        sys.stdout.flush()

    clock = SleepProofClock(_SPEED)
    store = opened(Path(folder), now())
    left = store.sessions.unfinished(now())
    player = Player(clock, FakeOutlet())
    recorder = Recorder(store.sessions, clock.now, now)
    recorder.finished.append(lambda record: say("session", record.id))
    player.changed.append(lambda: recorder.look(player.session, at_once=True))
    if left is not None:
        from tests.core.back_cases import LIBRARY

        player.take_up(recorder.go_on(left, LIBRARY.exercises))
        player.resume()
        say("begun", left.id)
    else:
        player.start(lay_out(routine("warmup-5-quick")))
        recorder.start(player.session)
        say("begun", store.sessions.unfinished(now()).id)
    chance = random.Random(clock.now())
    while True:
        while not player.frame.over:
            player.tick()
            recorder.look(player.session)
            say("at", player.frame.elapsed_s)
            time.sleep(0.01)
            if chance.random() < 0.02:
                chance.choice([player.pause, player.resume, player.skip, player.back, player.add_time])()
                player.resume()
                say("at", player.frame.elapsed_s)
        player.tick()
        recorder.look(player.session)
        extra = store.sessions.add(replace(store.sessions.recent(1)[0], id=""))
        store.sessions.delete(extra.id)
        say("gone", extra.id)
        for number in range(30):
            check_in = store.back.check_in(Answers(score=number % 6), Moment.BEFORE, now())
            if number % 3:
                say("check-in", check_in.id)
            else:
                store.back.delete(check_in.id, now())
                say("gone", check_in.id)
            store.settings.set(VOICE, bool(number % 2), now())
            store.back.answer(all_no(store.settings.profile()), now())
        player.start(lay_out(routine("cooldown-5-static")))
        recorder.start(player.session)
        say("begun", store.sessions.unfinished(now()).id)


def kill_once(folder: Path, after_s: float, report: Report, reported: dict[str, set[str]]) -> None:
    """One run: starts the child, kills it, and looks at what it has left."""
    command = [sys.executable, "-c", f"from tests.soak.kill_runs import child; child({str(folder)!r})"]
    process = subprocess.Popen(command, cwd=SHARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    lines = [first, *rest.splitlines(keepends=True)]
    if process.returncode != -signal.SIGKILL or not first:
        report.broken.append(f"run {report.runs}: the child ended by itself: {errors[-2000:]}")
        return
    _look(folder, [line.split() for line in lines if line.endswith("\n") and line.strip()], report, reported)


def _look(folder: Path, said: list[list[str]], report: Report, reported: dict[str, set[str]]) -> None:
    running, position, gone = "", None, set[str]()
    for kind, value in said:
        match kind:
            case "begun":
                running, position = value, None
            case "at":
                position = float(value)
            case "session":
                reported["sessions"].add(value)
                running, position = "", None
                report.finished += 1
            case "check-in":
                reported["check_ins"].add(value)
            case "gone":
                gone.add(value)

    def broken(what: str) -> None:
        report.broken.append(f"run {report.runs}: {what}")

    if not sound(folder):
        broken("the database is damaged")
        return
    with raw(folder) as connection:
        found = {
            table: {row[0] for row in connection.execute(f"SELECT uid FROM {table}")} for table in reported
        }
        row = connection.execute("SELECT uid, position_s FROM unfinished").fetchone()
    for table, uids in reported.items():
        if uids - found[table]:
            report.lost += len(uids - found[table])
            broken(f"{len(uids - found[table])} of {table} are lost")
    for table, uids in found.items():
        if uids & gone:
            broken(f"{len(uids & gone)} of {table} were deleted and are there")
    report.kept = sum(len(uids & found[table]) for table, uids in reported.items())
    store = opened(folder, now())
    if store.troubles:
        broken(f"the record opened with {store.troubles}")
    if store.database.read(totals) != store.database.read(totals_of_sessions):
        broken("the totals are not those of the sessions")
    left = store.sessions.unfinished(now())
    if running and running not in found["sessions"]:
        report.in_session += 1
        if left is None or left.id != running:
            broken("the running session is not offered")
        else:
            report.offered += 1
            if position is not None:
                lost_s = (position - row[1]) / _SPEED
                report.worst_lost_s = max(report.worst_lost_s, lost_s)
                if lost_s > 1 + _SLACK_S:
                    broken(f"{lost_s:.2f} s of the record are lost")
    store.close()


def kill(runs: int, folder: Path, seed: int = 1) -> Report:
    """So many kills of one profile."""
    chance = random.Random(seed)
    report, reported = Report(), {"sessions": set[str](), "check_ins": set[str]()}
    for number in range(runs):
        report.runs = number + 1
        kill_once(folder, chance.random() * _LONGEST_S, report, reported)
    store = opened(folder, now() + timedelta(hours=1))
    if store.sessions.unfinished(now() + timedelta(hours=1)) is not None:
        report.broken.append("an old session is still offered")
    store.close()
    return report


def run(runs: int = RUNS, seed: int | None = None) -> Verdict:
    """So many kills, on one profile."""
    seed = random.randrange(1 << 30) if seed is None else seed
    with tempfile.TemporaryDirectory() as folder:
        report = kill(runs, Path(folder) / "profile", seed)
    return verdict(report.broken, f"{report} (seed {seed})")


if __name__ == "__main__":
    sys.exit(main(run))
