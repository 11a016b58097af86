"""What is shown where there is no display: pictures of Today and of a routine led from start to end."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING, Any

from app.core.cues import sentences
from app.data.files.listing import yaml_files
from app.device.wording import can_write_into, clock
from app.preview.app_driver import AppDriver
from app.preview.manual_clock import ManualClock
from app.preview.picture import save_window
from app.preview.snapshot import pixels, profiles
from app.wiring.options import Options, user_folder

if TYPE_CHECKING:
    from app.core.segment import Segment
    from app.player.ports import Fired

FINE, PROBLEM = 0, 1
_ROUTINE = "warmup-5-quick"
_SPEED = 60.0
_STEP_S = 0.25  # of the session; a cue is at most this late on its clock
_FRAME_S = 1 / 60
_SCORE = "1"


def tour(options: Options) -> int:
    """Takes the pictures, prints each cue as it comes, says where they are; returns the exit code."""
    folder = _folder()
    if not can_write_into(folder):
        return PROBLEM
    print("There is no display here, so Limber takes pictures and leads one routine through.", flush=True)
    made: dict[str, str] = {}
    for name, what, hand in _stations(options._replace(sharp=True, headless=True)):
        save_window(hand.window, folder / f"{name}.png")
        made[name] = what
    width = max(map(len, made)) + len(".png")
    print(f"The pictures are in {folder}:")
    for name, what in made.items():
        print(f"  {f'{name}.png':{width}}  {what}")
    return FINE


def _folder() -> Path:
    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path(tempfile.gettempdir()) / f"limber-pictures-{user}"


def _stations(options: Options) -> Iterator[tuple[str, str, AppDriver]]:
    """Name and meaning of each picture, with the app just as it is to be seen.

    Today is that of the runner's own profile. The rest happens in one that is thrown away.
    """
    size = pixels(options.screen)
    own = AppDriver(options._replace(routine=""), ManualClock(), None, size, blind=True)
    own.settle()
    own_today = bool(own.app.at_home and own.app.sheets.now is None)
    yield ("today", "Today", own) if own_today else ("start", "what your first start shows", own)
    own.close()
    with profiles(datetime.now().astimezone()) as made:
        _bring_along(user_folder(options.data), made["settled"])
        asked = options._replace(routine="", data=made["settled"])
        hand = AppDriver(asked, ManualClock(), None, size, blind=True)
        hand.settle()
        if not own_today:
            yield "today", "Today, after the safety questions", hand
        yield from _led(hand, options.routine or _ROUTINE, options.speed if options.speed > 1 else _SPEED)
        hand.close()


def _bring_along(user: Path, profile: Path) -> None:
    """Takes the runner's own routines along: one of them may be the one to lead through."""
    for name in ("routines", "exercises", "routines/exercises"):
        files, _links = yaml_files(user / name, home=user)
        for file in files:
            with suppress(OSError):  # then it is not there, as for the library
                (profile / name).mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, profile / name / file.name)


def _led(hand: AppDriver, name: str, speed: float) -> Iterator[tuple[str, str, AppDriver]]:
    from app.core.back.check_in import Answers, Moment

    app = hand.app
    hand.tap("Check in")
    hand.settle()
    hand.key(ord(_SCORE))  # a tap would go on to the next page by itself
    hand.settle()
    yield "check-in", "the check-in: how is your lower back?", hand
    loop = app.gate.back.check_in(Answers(score=int(_SCORE)), Moment.BEFORE).loop
    routine = app.routines.routine(name)
    title = app.parts.tr(routine.title)
    print(f"{title}, at {speed:g} times its speed:", flush=True)
    hand.player.listeners.append(lambda fired: _print(fired, app.parts.tr))
    app.sessions.begin(name, routine, loop)
    hand.settle()
    segments = hand.player.session.timeline.segments
    for kind, what in (("work", f"at work in {title}"), ("switch", "changing sides")):
        if (segment := next((s for s in segments if s.kind == kind), None)) is not None:
            _go_on(hand, speed, _midst(segment))
            _settle(hand)
            yield kind, what, hand
    _go_on(hand, speed)
    _settle(hand)
    yield "done", "done: how does your back feel now?", hand


def _settle(hand: AppDriver) -> None:
    """Waits for all that moves, also for the frame that stands for vibration, where it is shown."""
    hand.settle()
    frame: Any = hand.app.parts.overlay
    while frame is not None and frame.shows:
        hand.frames(1)
        sleep(_FRAME_S)


def _midst(segment: "Segment") -> float:
    """Seconds into the timeline at which a stretch is well under way."""
    return segment.start_s + min(0.6 * segment.duration_s, 20.0)


def _go_on(hand: AppDriver, speed: float, until_s: float = float("inf")) -> None:
    """Leads the session on to a moment or to its end; a tap is given wherever one is waited for."""
    player, begun, done_s = hand.player, perf_counter(), 0.0
    while not player.frame.over and player.frame.elapsed_s < until_s:
        if player.frame.state == "gate":
            player.proceed()
        hand.clock.advance(_STEP_S)
        player.tick()
        hand.frames(1)
        done_s += _STEP_S
        sleep(max(begun + done_s / speed - perf_counter(), 0.0))


def _print(fired: "Fired", tr: Any) -> None:
    cue = fired.cue
    text = " ".join(sentences(cue, fired.timeline.segments, tr))
    given = ", ".join(fired.channels)
    print(f"  {clock(cue.at_s):>5}  {cue.kind:9}  {given:23}  {text}".rstrip(), flush=True)
