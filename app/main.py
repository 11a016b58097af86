"""Builds everything once and wires it together; the only file that knows every room."""

import json
import math
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from app.core import cues
from app.core.fit import fit
from app.core.routine import Routine
from app.core.session import Frame
from app.core.timeline import Timeline, lay_out
from app.data.library import Library
from app.data.paths import default_user_folder, share_folder
from app.data.problems import BadFileError
from app.device.clock import SleepProofClock
from app.player.channels import Channels, Outputs
from app.player.player import Fired, Player
from app.player.waker import ThreadWaker

if TYPE_CHECKING:
    from app.device.detect import Device
    from app.ui.app import LimberApp
    from app.ui.screens.today import RoutineCard

_PHASES = ("warm-up", "cool-down", "gentle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line, or a test, asks of the app.

    Attributes:
        routine: Id or path of a routine to start at once, or "".
        device: Name of a preview device, or "" for the real display.
        speed: Session seconds per real second.
        data: The user's folder, or None for the usual one.
        headless: No display: an offscreen window, no sound but what SDL is told to do with it, no voice.
        log: File for one JSON line per cue, or None.
    """

    routine: str = ""
    device: str = ""
    landscape: bool = False
    theme: str = "light"
    language: str = "en"
    text_scale: float = 1.0
    speed: float = 1.0
    data: Path | None = None
    watch: bool = False
    headless: bool = False
    tempo: bool = False
    log: Path | None = None


def has_display() -> bool:
    """Whether a window could be seen."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def user_folder(options_data: Path | None) -> Path:
    """The user's folder: the one asked for, or the usual one."""
    return options_data if options_data is not None else default_user_folder()


class LibraryRoutines:
    """The library as the screens see it."""

    def __init__(self, library: Library, *, tempo: bool) -> None:
        self._library, self._tempo = library, tempo
        self._opened: dict[str, Path] = {}

    def add(self, path: Path) -> str:
        """Makes a routine file startable; returns what it is known by."""
        self._opened[str(path)] = path
        return str(path)

    def cards(self) -> "list[RoutineCard]":
        """Every routine, warm-ups first, short ones before long ones, broken files last."""
        cards = [self._card(name) for name in self._library.routine_ids()]
        return sorted(cards, key=lambda c: (c.broken, _PHASES.index(c.phase), c.minutes, c.title))

    def _card(self, name: str) -> "RoutineCard":
        from app.ui.screens.today import RoutineCard

        try:
            routine = self._library.routine(name)
        except BadFileError as error:
            first = error.problems[0]
            why = f"{first.path.name}, line {first.line}: {first.message}"
            return RoutineCard(id="", title=name, phase="gentle", minutes=0, detail=why)
        return RoutineCard(
            id=name,
            title=routine.title,
            phase=routine.phase,
            minutes=math.ceil(routine.total_s / 60),
            detail=routine.posture,
        )

    def timeline(self, name: str) -> Timeline:
        """A routine laid out in time; raises RefusedError where its file cannot be used."""
        from app.ui.app import RefusedError

        try:
            path = self._opened.get(name)
            routine = self._library.open(path) if path else self._library.routine(name)
        except BadFileError as error:
            raise RefusedError("\n".join(map(str, error.problems[:3]))) from None
        except KeyError as error:
            raise RefusedError(str(error.args[0])) from None
        return lay_out(routine, tempo=self._tempo)


def prepare_kivy(options: Options) -> None:
    """Sets what Kivy reads once, when it is first imported."""
    os.environ.setdefault("KIVY_NO_ARGS", "1")
    os.environ.setdefault("KIVY_NO_CONFIG", "1")
    os.environ.setdefault("KIVY_NO_FILELOG", "1")
    os.environ.setdefault(
        "KIVY_LOG_MODE", "PYTHON"
    )  # its messages go through our logging, not to the terminal
    if "KIVY_HOME" not in os.environ:
        home = Path(tempfile.gettempdir()) / f"limber-kivy-{os.getuid() if hasattr(os, 'getuid') else 0}"
        home.mkdir(parents=True, exist_ok=True)
        os.environ["KIVY_HOME"] = str(home)
    if options.headless:
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
        os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    width, height, density = _window(options)
    if density is not None:
        os.environ["KIVY_METRICS_DENSITY"] = str(density)
        os.environ["KIVY_DPI"] = str(160 * density)
    from kivy.config import Config

    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    Config.set("graphics", "multisamples", "4")
    Config.set("graphics", "maxfps", "60")
    Config.set("kivy", "exit_on_escape", "0")
    Config.set("input", "mouse", "mouse,disable_multitouch")


def _window(options: Options) -> tuple[int, int, float | None]:
    """Width and height in pixels, and the density; None keeps the display's own."""
    from app.preview.devices import DEFAULT, DEVICES

    screen = DEVICES[options.device or DEFAULT]
    if options.landscape:
        screen = screen.turned()
    if options.headless:
        return round(screen.width * screen.density), round(screen.height * screen.density), screen.density
    return screen.width, screen.height, 1.0 if options.device else None


def build(options: Options) -> "LimberApp":
    """The whole app, wired and ready to run; opens the window."""
    prepare_kivy(options)
    from app.preview.buzz import BuzzFrame
    from app.preview.devices import DEFAULT, DEVICES
    from app.ui.app import LimberApp, Parts
    from app.ui.i18n import Words
    from app.ui.screens.session_layout import Insets
    from app.ui.theme import Theme

    share = share_folder()
    assets = share / "assets"
    theme = Theme(assets, options.theme, options.text_scale)
    tr = Words(assets / "locale", options.language)
    routines = LibraryRoutines(Library(share, user_folder(options.data)), tempo=options.tempo)
    begin = _begin(options.routine, routines)
    clock = SleepProofClock(options.speed)
    buzz = BuzzFrame(theme)
    devices = _Devices(assets / "sounds", tr.spoken, options, buzz.play)
    channels = Channels(devices.outputs(), clock, tr)
    player = Player(clock, channels)
    waker = ThreadWaker(clock, player.tick)
    player.wake_with(waker)
    log = _open_log(options.log)
    if log is not None:
        player.listeners.append(lambda fired: _write(log, fired, tr))
    screen = DEVICES[options.device or DEFAULT]
    screen = screen.turned() if options.landscape else screen
    insets = Insets(top=screen.top, bottom=screen.bottom)

    def closing() -> None:
        player.end()
        waker.close()
        devices.close()
        if log is not None:
            log.close()

    return LimberApp(
        Parts(
            theme=theme,
            tr=tr,
            player=player,
            routines=routines,
            keep_on=devices.keep_on,
            after_first_frame=devices.open,
            closing=closing,
            insets=lambda: insets,
            begin=begin,
            overlay=buzz,
        )
    )


def _begin(routine: str, routines: LibraryRoutines) -> str:
    if routine and is_path(routine):
        return routines.add(Path(routine))
    return routine


def is_path(routine: str) -> bool:
    """Whether the name of a routine means a file rather than an id."""
    return routine.endswith((".yaml", ".yml")) or "/" in routine or os.sep in routine


class _Devices:
    """The machine's devices, opened after the first frame; silent until then."""

    def __init__(
        self, sounds: Path, language: str, options: Options, vibrate: Callable[[Sequence[float]], None]
    ) -> None:
        self._sounds, self._language, self._headless = sounds, language, options.headless
        self._vibrate = vibrate
        self.device: Device | None = None

    def open(self) -> None:
        """Finds out what there is."""
        from app.device.detect import detect
        from app.device.ports import NullVoice

        self.device = detect(self._sounds, self._language)
        if self._headless:  # nobody listens, and a test must not start to talk
            self.device.voice.close()
            self.device.voice = NullVoice("Nothing is spoken without a display.")

    def outputs(self) -> Outputs:
        """What the player's channels play on."""
        return Outputs(
            vibrate=self._vibrate,
            play=lambda name: self.device.sounds.play(name) if self.device else None,
            silence=lambda: self.device.sounds.stop() if self.device else None,
            say=lambda text: self.device.voice.say(text) if self.device else None,
            hush=lambda: self.device.voice.stop() if self.device else None,
        )

    def keep_on(self, on: bool) -> None:
        if self.device is not None:
            self.device.screen.keep_on(on)

    def close(self) -> None:
        if self.device is not None:
            self.device.close()


def _open_log(path: Path | None) -> IO[str] | None:
    return path.open("w", encoding="utf-8", buffering=1) if path is not None else None


def _write(log: IO[str], fired: Fired, tr: cues.Translate) -> None:
    cue = fired.cue
    line = {
        "at_s": round(cue.at_s, 3),
        "fired_s": round(fired.fired_s, 4),
        "kind": str(cue.kind),
        "channels": list(fired.channels),
        "text": " ".join(cues.sentences(cue, fired.timeline.segments, tr)),
    }
    log.write(json.dumps(line, ensure_ascii=False) + "\n")


def run(options: Options) -> int:
    """Opens the app, or without a display makes a picture of Today; returns the exit code."""
    if not has_display() and not options.headless:
        from app.preview.picture import picture_of_today

        return picture_of_today(options)
    build(options).run()
    return 0


def play(options: Options) -> int:
    """Plays one routine from start to end and closes; returns the exit code."""
    app = build(options)
    ended: list[Frame] = []

    def over(frame: Frame) -> None:
        ended.append(frame)
        app.stop()

    app.parts.over = over
    app.run()
    return 0 if ended and ended[0].state == "done" else 1


def find_routine(library: Library, name: str) -> Routine:
    """A routine by id or path.

    Raises:
        BadFileError: Its file cannot be used.
        KeyError: There is none of that id; the message suggests one.
    """
    return library.open(Path(name)) if is_path(name) else library.routine(name)


def show(library: Library, name: str, minutes: float | None, tr: cues.Translate) -> dict[str, Any]:
    """A routine's timeline as plain data: segments and cues."""
    routine = find_routine(library, name)
    fitted = fit(routine, minutes) if minutes is not None else None
    timeline = lay_out(fitted.routine if fitted else routine)
    data: dict[str, Any] = {
        "id": routine.id,
        "title": tr(routine.title),
        "phase": routine.phase,
        "total_s": timeline.duration_s,
        "segments": [
            {
                "start_s": segment.start_s,
                "end_s": segment.end_s,
                "kind": segment.kind,
                "exercise": segment.exercise.id if segment.exercise else None,
                "side": str(segment.side) if segment.side else None,
            }
            for segment in timeline.segments
        ],
        "cues": [
            {
                "at_s": round(cue.at_s, 3),
                "kind": str(cue.kind),
                "text": " ".join(cues.sentences(cue, timeline.segments, tr)),
            }
            for cue in timeline.cues
        ],
    }
    if fitted:
        data["fitted"] = {
            "wanted_s": fitted.wanted_s,
            "least_s": fitted.least_s,
            "most_s": fitted.most_s,
            "out_of_reach": fitted.out_of_reach,
        }
    return data
