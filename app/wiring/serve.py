"""Wires the background service; it needs neither Kivy nor the library nor the record."""

import argparse
import logging
import os
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import IO

from app.data.files.paths import share_folder
from app.device.clock import SleepProofClock, local_now
from app.device.file_lock import FileLock
from app.device.serving import Serving, open_for_service
from app.device.shared_file import SharedFile
from app.player.channels import Outputs
from app.player.shared import Shared
from app.service.background import LOOK_EVERY_S, Background, ServiceParts
from app.service.simulator import ServiceSimulator, listen
from app.ui.base.translator import Translator
from app.wiring.reporter import EXIT_SOFTWARE, Reporter
from app.wiring.serve_guard import Looks, looked_after

_ARGUMENT = "PYTHON_SERVICE_ARGUMENT"  # what the service was started with, from python-for-android
_OTHER_ENDS_S = 6.0  # it may still be saying its last words
_log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> int:
    """Runs the service until the session is over or gone; returns the exit code."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    parser = argparse.ArgumentParser(prog="limber-service", description="Plays a session in the background.")
    parser.add_argument("--folder", default=os.environ.get(_ARGUMENT, ""), help="where it meets the app")
    parser.add_argument("--log", type=Path, help="one JSON line for each thing it does")
    parser.add_argument("--actions", action="store_true", help="take pause, resume and skip from the input")
    options = parser.parse_args(arguments)
    if not options.folder:
        _log.warning("The service was started without a folder.")
        return 2
    folder = Path(options.folder)
    ended = [EXIT_SOFTWARE]
    with looked_after(folder) as reporter, ExitStack() as files:
        log = options.log and files.enter_context(options.log.open("a", encoding="utf-8", buffering=1))
        ended.append(serve(folder, log, reporter, actions=options.actions))
    return ended[-1]


def serve(folder: Path, log: IO[str] | None, reporter: Reporter, *, actions: bool) -> int:
    """Serves the session that is left in a folder; returns the exit code.

    Args:
        folder: Where it meets the app.
        log: Where to write down what it does, or None.
        reporter: Writes errors down that nobody expected.
        actions: Take the notification's buttons from standard input.
    """
    shared = Shared.within(folder, SharedFile, FileLock)
    for _ in range(int(_OTHER_ENDS_S / LOOK_EVERY_S)):  # an earlier one may be about to end
        if shared.serving.take():
            break
        time.sleep(LOOK_EVERY_S)
    else:
        return 0
    first = shared.read()
    if first is None:
        _log.info("There is no session to serve.")
        return 0
    words = cache(lambda language: Translator(share_folder() / "assets" / "locale", language))
    clock_at = cache(SleepProofClock)
    told: list[Callable[[str], None]] = []
    device = open_for_service(
        share_folder() / "assets" / "sounds",
        words(first.terms.language).spoken,
        lambda action: told[0](action),
        words(first.terms.language),
    )
    parts = ServiceParts(
        shared=shared,
        clock=clock_at,
        wall=local_now,
        outputs=lambda _language: _outputs(device),
        words=words,
        notifier=device.notifier,
        awake=device.keep_awake,
        ready=lambda: device.ready,
    )
    if log is not None:
        desk = ServiceSimulator(log, lambda: clock_at(first.terms.speed))
        parts = replace(parts, notifier=desk, awake=desk.awake, heard=desk.heard, placed=desk.placed)
    background = Background(parts)
    told.append(background.act)
    if actions:
        listen(background.act)
    looks = Looks(background.look, reporter)
    try:
        while looks():
            time.sleep(LOOK_EVERY_S)  # and no event: see `Bell`
    finally:
        with ExitStack() as last:
            last.callback(shared.close)  # only now may another one begin
            last.callback(device.close)
            background.close()
    return 0


def _outputs(device: Serving) -> Outputs:
    return Outputs(
        vibrate=device.vibrator.play,
        play=device.sounds.play,
        silence=device.sounds.stop,
        say=device.voice.say,
        hush=device.voice.stop,
    )
