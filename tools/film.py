"""The moving picture of the README: Today, a warm-up and its end, as a WebP of a few seconds."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from app.preview.app_driver import AppDriver
from app.preview.manual_clock import ManualClock
from app.preview.picture import save_window
from app.preview.snapshot import pixels, profiles
from app.wiring.options import Options

_ROUTINE = "warmup-5-quick"
_PER_S = 9  # pictures for each second of the film
_WIDE = 300  # pixels
_QUALITY = 58
_TODAY_S, _DONE_S, _WORK_S, _SWITCH_S, _READY_S = 1.6, 2.4, 3.2, 1.6, 2.2
_SKIPPED = 5  # moves of the session between its first and its last


def film(target: Path) -> None:
    """Leads a routine through with no display and writes what was to be seen."""
    from PIL import Image  # type: ignore[import-not-found,unused-ignore]

    pictures, still = [], target.with_suffix(".png")
    options = Options(headless=True, sharp=True, without=("vibration",))
    with profiles(datetime.now().astimezone()) as made:
        hand = AppDriver(
            options._replace(data=made["settled"]), ManualClock(), None, pixels(options.screen), blind=True
        )
        hand.settle()
        for _ in _played(hand):
            save_window(hand.window, still)
            picture = Image.open(still).convert("RGB")
            high = round(picture.height * _WIDE / picture.width)
            pictures.append(picture.resize((_WIDE, high), Image.Resampling.LANCZOS))
        hand.close()
    still.unlink()
    pictures[0].save(
        target,
        save_all=True,
        append_images=pictures[1:],
        duration=round(1000 / _PER_S),
        loop=0,
        quality=_QUALITY,
        method=6,
    )


def _played(hand: AppDriver) -> Iterator[None]:
    """Yields at each moment that becomes a picture."""
    app: Any = hand.app
    yield from _stand(hand, _TODAY_S)
    routine = app.routines.routine(_ROUTINE)
    app.sessions.begin(_ROUTINE, routine, None)
    hand.settle()
    yield from _stand(hand, _READY_S)
    segments = hand.player.session.timeline.segments
    works = [s for s in segments if s.kind == "work"]
    for kind, seconds in (("work", _WORK_S), ("switch", _SWITCH_S)):
        found = next((s for s in segments if s.kind == kind), None)
        if found is not None:
            _jump(hand, found.start_s + 0.2)
            yield from _stand(hand, seconds)
    _jump(hand, works[min(_SKIPPED, len(works) - 1)].start_s + 2.0)
    yield from _stand(hand, _WORK_S)
    _jump(hand, works[-1].start_s + works[-1].duration_s - _WORK_S)
    yield from _stand(hand, _WORK_S)
    while not hand.player.frame.over:
        _step(hand)
    yield from _stand(hand, _DONE_S)


def _stand(hand: AppDriver, seconds: float) -> Iterator[None]:
    for _ in range(round(seconds * _PER_S)):
        _step(hand)
        yield


def _step(hand: AppDriver) -> None:
    player, frame = hand.player, hand.player.frame
    hand.clock.advance(1 / _PER_S)
    if frame is not None:
        if frame.state == "gate":
            player.proceed()
        player.tick()
    hand.frames(1)


def _jump(hand: AppDriver, until_s: float) -> None:
    while not hand.player.frame.over and hand.player.frame.elapsed_s < until_s:
        _step(hand)
