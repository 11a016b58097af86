"""Limber as a runner has it, watched: how it starts, what it costs in each state, when its cues come."""

import json
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.device.clock import SleepProofClock
from app.main import Options, build
from tests.bench.probe import Probe, beside, on_the_drawing_thread, say, since_start


def start(job: dict[str, Any]) -> None:
    """To the first frame, to a Today that can be used, and to a session that runs.

    A Today can be used when the record is open and what it says is drawn; a session runs when its first frame
    is there. How long a runner thinks in between is left out.
    """
    app = build(Options(headless=True, data=Path(job["data"])))
    probe, seen, wanted = Probe(finish=True), {}, 0

    def look() -> None:
        nonlocal wanted
        if probe.frames and "first" not in seen:
            seen["first"] = since_start()
        if app.ready and "usable" not in seen:
            seen["usable"] = since_start()
            if job.get("session"):
                app.sessions.begin(job["session"], app.parts.routines.routine(job["session"]), "bench")
                wanted = probe.frames + 1
        elif "usable" in seen and probe.frames >= wanted and not seen.get("told"):
            if wanted:
                seen["session"] = since_start()
            if job.get("read_all") and app.parts.routines.lists.reading:
                return
            if job.get("calm") and app.parts.turns.waiting:  # pictures are drawn, and kept for the next start
                return
            say(**seen, told=True)
            seen["told"] = True
            app.stop()

    probe.after_pass = look
    app.run()


def states(job: dict[str, Any]) -> None:
    """Today with nothing to do, a session at work, and a paused one."""
    asked = not job.get("session_s")
    app = build(Options(headless=True, data=Path(job["data"]), ask=asked))
    probe = Probe()

    def conduct() -> None:
        time.sleep(job["settle_s"])
        say(settled=True)
        say(state="idle", **probe.spell(job["idle_s"]))
        if job.get("session_s"):
            on_the_drawing_thread(lambda: app.start(job["session"]))
            time.sleep(6)  # the get-ready is over, the figure moves
            say(state="session", **probe.spell(job["session_s"]))
            on_the_drawing_thread(lambda: app.screen.press("main"))
            time.sleep(1)
            say(state="paused", **probe.spell(job["paused_s"]))
        on_the_drawing_thread(app.stop)

    def ready() -> None:
        if app.ready and not app.parts.turns.waiting:
            probe.after_pass = lambda: None
            beside(conduct)

    probe.after_pass = ready
    app.run()


def play(job: dict[str, Any]) -> None:
    """A session in real time, paused now and then; says when each cue was due and when it came."""
    app = build(Options(headless=True, data=Path(job["data"]), ask=False), lambda _frame: app.stop())
    probe = Probe()
    clock = SleepProofClock()
    cues: list[dict[str, Any]] = []
    pauses: list[list[float]] = []
    called: list[tuple[str, float]] = []
    begun: dict[str, Any] = {}

    def listen(player: Any) -> None:
        channels = player._outlet
        play_sound = channels._out.play

        def play(name: str) -> None:
            called.append((name, clock.now()))
            play_sound(name)

        channels._out = replace(channels._out, play=play)

        def fired(what: Any) -> None:
            session, cue = player.session, what.cue
            due = session.started + session.lost + cue.at_s
            note = {"kind": str(cue.kind), "due": due, "late_ms": (what.fired_s - cue.at_s) * 1000}
            if "sound" in what.channels:
                note["sound"], note["called"] = called.pop() if called else ("", 0.0)
            cues.append(note)

        player.listeners.append(fired)

    def press() -> float:
        def now() -> float:
            at = clock.now()
            app.screen.press("main")
            return at

        return float(on_the_drawing_thread(now))

    def conduct() -> None:
        player, chance = app.parts.player(), random.Random(7)
        plan, count = player.session.timeline.duration_s, job["pauses"]
        for number in range(count):
            at = plan * (number + 0.2 + 0.6 * chance.random()) / count
            while (left := at - player.frame.elapsed_s) > 0:
                time.sleep(left)
            paused = press()
            time.sleep(0.1 + 0.3 * chance.random())
            pauses.append([paused, press()])
        if job.get("stop_after_s"):
            while (left := job["stop_after_s"] - player.frame.elapsed_s) > 0:
                time.sleep(left)
            on_the_drawing_thread(app.stop)

    def look() -> None:
        if app.ready and not app.parts.turns.waiting:  # a runner has looked at Today first
            probe.after_pass = lambda: None
            listen(app.parts.player())
            app.start(job["session"])
            begun.update(probe.reading())
            beside(conduct)

    probe.after_pass = look
    app.run()
    session = app.parts.player().session
    say(
        cues=cues,
        pauses=pauses,
        started=session.started,
        plan_s=session.timeline.duration_s,
        finished=bool(cues) and cues[-1]["kind"] == "done",
        **probe.between(begun, probe.reading()),
    )


if __name__ == "__main__":
    job = json.loads(sys.argv[1])
    {"start": start, "states": states, "play": play}[job["do"]](job)
    sys.stdout.flush()
    os._exit(0)
