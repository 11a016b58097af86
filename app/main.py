"""Builds everything once and wires it together; the only file that knows every room.

What only a session needs is imported when the first session starts: the first frame of Today waits for
nothing it does not show.
"""

import math
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from app.data.paths import default_user_folder, share_folder
from app.preview.devices import DEFAULT, DEVICES, Screen
from app.preview.environment import has_display, on_a_phone, prepare_environment

if TYPE_CHECKING:
    from datetime import datetime

    from app.core.routine import Routine
    from app.core.session import Frame
    from app.core.suits import Catalogue
    from app.core.timeline import Timeline
    from app.core.words import Translate
    from app.data.library import Library
    from app.device.detect import Device
    from app.player.channels import Outputs
    from app.player.player import Clock, Fired, Player
    from app.player.waker import ThreadWaker
    from app.ui.app import LimberApp
    from app.ui.back import Back
    from app.ui.screens.today import RoutineCard

_PHASES = ("warm-up", "cool-down", "gentle")


class Options(NamedTuple):
    """What the command line, or a test, asks of the app.

    Attributes:
        routine: Id or path of a routine to start at once, or "".
        device: Name of a preview device, or "" for the real display.
        speed: Session seconds per real second.
        data: The user's folder, or None for the usual one.
        watch: Show a changed routine or exercise file at once.
        headless: No display: an offscreen window, no sound but what SDL is told to do with it, no voice.
        sharp: The device's own density, for pictures; else one pixel per dp.
        tempo: Tick once per repetition.
        without: Channels that are off: vibration, sound, voice.
        log: File for one JSON line per cue, or None.
        ask: Nothing starts without the back check-in, and sessions are recorded; False for tools that play
            with no runner.
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
    sharp: bool = False
    tempo: bool = False
    without: tuple[str, ...] = ()
    log: Path | None = None
    ask: bool = True

    @property
    def screen(self) -> Screen:
        """The display that is stood in for."""
        screen = DEVICES[self.device or DEFAULT]
        return screen.turned() if self.landscape else screen


def user_folder(asked: Path | None) -> Path:
    """The user's folder: the one asked for, or the usual one."""
    return asked if asked is not None else default_user_folder()


def open_library(asked: Path | None) -> "Library":
    """The library with the user's own files in it."""
    from app.data.library import Library

    return Library(share_folder(), user_folder(asked))


def is_path(routine: str) -> bool:
    """Whether the name of a routine means a file rather than an id."""
    return routine.endswith((".yaml", ".yml")) or "/" in routine or os.sep in routine


class LibraryRoutines:
    """The library as the screens see it."""

    def __init__(self, asked: Path | None, *, tempo: bool) -> None:
        self._asked, self._tempo = asked, tempo

    @cached_property
    def _library(self) -> "Library":
        return open_library(self._asked)

    def cards(self) -> "list[RoutineCard]":
        """Every routine, warm-ups first, short ones before long ones, broken files last."""
        from app import __version__
        from app.data.card_cache import remembered
        from app.ui.screens.today import RoutineCard

        user, share = user_folder(self._asked), share_folder()
        own = (share / "routines", share / "assets" / "exercises")
        folders = (*own, user / "routines", user / "exercises")
        kept = remembered(user / "cache" / "cards.json", folders, __version__, self._make_cards)
        cards = [RoutineCard(*card) for card in kept]
        return sorted(cards, key=lambda c: (c.broken, _PHASES.index(c.phase), c.minutes, c.title))

    def _make_cards(self) -> list[list[Any]]:
        from app.data.problems import BadFileError

        cards: list[list[Any]] = []
        for name in self._library.routine_ids():
            try:
                routine = self._library.routine(name)
            except BadFileError as error:
                first = error.problems[0]
                cards.append(
                    ["", name, "gentle", 0, f"{first.path.name}, line {first.line}: {first.message}"]
                )
            else:
                minutes = math.ceil(routine.total_s / 60)
                cards.append([name, routine.title, routine.phase, minutes, routine.posture])
        return cards

    def routine(self, name: str) -> "Routine":
        """A routine by id or path; raises RefusedError where its file cannot be used."""
        from app.data.problems import BadFileError
        from app.ui.app import RefusedError

        try:
            library = self._library
            return library.open(Path(name)) if is_path(name) else library.routine(name)
        except BadFileError as error:
            raise RefusedError("\n".join(map(str, error.problems[:3]))) from None
        except KeyError as error:
            raise RefusedError(str(error.args[0])) from None

    def is_file(self, name: str) -> bool:
        """Whether a name means a file, which its author looks at."""
        return is_path(name)

    def timeline(self, routine: "Routine") -> "Timeline":
        """A routine laid out in time."""
        from app.core.timeline import lay_out

        return lay_out(routine, tempo=self._tempo)

    def exercises(self) -> "Catalogue":
        """Every exercise by its id."""
        return self._library.exercises

    def figure(self, exercise: str) -> Any:
        """How the figure does an exercise, by its id; None where nobody has said."""
        return self._library.exercises.figure(exercise)

    def bases(self) -> Any:
        """The base poses that figures start from."""
        from app.data.reader import read

        return read(share_folder() / "assets" / "figure" / "bases.yaml").data

    def changed(self) -> None:
        """Forgets what was read, since a file has changed."""
        self.__dict__.pop("_library", None)


class Machine:
    """The player and the devices it plays on, each made when it is first needed."""

    def __init__(
        self,
        options: Options,
        tr: "Translate",
        language: str,
        vibrate: Callable[[Sequence[float]], None],
        clock: "Clock | None" = None,
    ) -> None:
        self._options, self._tr, self._language = options, tr, language
        self._vibrate, self._clock = vibrate, clock
        self._waker: ThreadWaker | None = None
        self._log: IO[str] | None = None
        self.device: Device | None = None
        self.follow: Callable[[Player], None] = lambda _: None

    @cached_property
    def clock(self) -> "Clock":
        """The clock of every session."""
        from app.device.clock import SleepProofClock

        return self._clock or SleepProofClock(self._options.speed)

    @cached_property
    def player(self) -> "Player":
        """The one player."""
        from app.player.channels import Channels, Wanted
        from app.player.player import Player
        from app.player.waker import ThreadWaker

        clock = self.clock
        channels = Channels(self._outputs(), clock, self._tr)
        off = self._options.without
        channels.wanted = Wanted(
            vibration="vibration" not in off, sound="sound" not in off, voice="voice" not in off
        )
        player = Player(clock, channels)
        if self._clock is None:  # a clock that is moved by hand needs nobody to wait for it
            self._waker = ThreadWaker(clock, player.tick)
            player.wake_with(self._waker)
        if self._options.log is not None:
            self._log = log = self._options.log.open("w", encoding="utf-8", buffering=1)
            player.listeners.append(lambda fired: _write(log, fired, self._tr))
        self.follow(player)
        return player

    def open_devices(self) -> None:
        """Finds out what this machine has; silent until then."""
        from app.device.detect import detect
        from app.device.ports import NullVoice

        self.device = detect(share_folder() / "assets" / "sounds", self._language)
        if self._options.headless:  # nobody listens, and a test must not start to talk
            self.device.voice.close()
            self.device.voice = NullVoice("Nothing is spoken without a display.")

    def missing(self) -> list[str]:
        """What this machine cannot do for a session, in words."""
        if self.device is None or self._options.headless:
            return []
        return [port.reason for port in (self.device.sounds, self.device.voice) if port.reason]

    def keep_on(self, on: bool) -> None:
        """Keeps the display from going dark, or lets it again."""
        if self.device is not None:
            self.device.screen.keep_on(on)

    def close(self) -> None:
        """Ends threads, devices and files."""
        if "player" in self.__dict__:
            self.player.end()
        if self._waker is not None:
            self._waker.close()
        if self.device is not None:
            self.device.close()
        if self._log is not None:
            self._log.close()

    def _outputs(self) -> "Outputs":
        from app.player.channels import Outputs

        return Outputs(
            vibrate=self._vibrate,
            play=lambda name: self.device.sounds.play(name) if self.device else None,
            silence=lambda: self.device.sounds.stop() if self.device else None,
            say=lambda text: self.device.voice.say(text) if self.device else None,
            hush=lambda: self.device.voice.stop() if self.device else None,
        )


def _write(log: IO[str], fired: "Fired", tr: "Translate") -> None:
    import json

    from app.core.cues import sentences

    cue = fired.cue
    line = {
        "at_s": round(cue.at_s, 3),
        "fired_s": round(fired.fired_s, 4),
        "kind": str(cue.kind),
        "channels": list(fired.channels),
        "text": " ".join(sentences(cue, fired.timeline.segments, tr)),
    }
    log.write(json.dumps(line, ensure_ascii=False) + "\n")


def prepare_kivy(options: Options) -> None:
    """Sets what Kivy reads once, when it is first imported."""
    prepare_environment(offscreen=options.headless)
    screen = options.screen
    density = screen.density if options.sharp else 1.0
    if options.device or options.headless:
        os.environ["KIVY_METRICS_DENSITY"] = str(density)
        os.environ["KIVY_DPI"] = str(160 * density)
    from kivy.config import Config

    Config.set("graphics", "width", str(round(screen.width * density)))
    Config.set("graphics", "height", str(round(screen.height * density)))
    # Soft edges are for eyes: drawing them in software where nobody looks only takes time from the cues.
    Config.set("graphics", "multisamples", "4" if options.sharp or not options.headless else "0")
    Config.set("kivy", "exit_on_escape", "0")
    if not on_a_phone():  # where every touch would count twice, once as a mouse
        Config.set("input", "mouse", "mouse,disable_multitouch")


def build(
    options: Options,
    over: "Callable[[Frame], None]" = lambda _: None,
    clock: "Clock | None" = None,
    today: "Callable[[], datetime] | None" = None,
) -> "LimberApp":
    """The whole app, wired and ready to run; opens the window.

    Args:
        options: What is asked of it.
        over: Called with the last frame of every session.
        clock: Instead of the machine's own, for tests; cues then come with the player's `tick`.
        today: Instead of the time of day, likewise; aware, in the runner's own zone.
    """
    prepare_kivy(options)
    from app.preview.buzz import BuzzFrame
    from app.record import Record
    from app.ui.app import LimberApp, Parts
    from app.ui.i18n import Words
    from app.ui.insets import Insets
    from app.ui.theme import Theme

    watcher: list[Any] = []

    def after_first_frame() -> None:
        machine.open_devices()
        if options.watch:
            from app.preview.watch import Watcher

            watcher.append(Watcher(_watched(options), app.reload))

    def closing() -> None:
        for one in watcher:
            one.close()
        record.close()
        machine.close()

    assets = share_folder() / "assets"
    theme = Theme(assets, options.theme, options.text_scale)
    tr = Words(assets / "locale", options.language)
    buzz = BuzzFrame(theme)
    routines = LibraryRoutines(options.data, tempo=options.tempo)
    figures: list[Any] = []

    def get_figures() -> Any:
        if not figures:
            from app.ui.screens.session_figure import Figures

            figures.append(Figures(routines.figure, routines.bases, theme))
        return figures[0]

    machine = Machine(options, tr, tr.spoken, buzz.play, clock)

    def now() -> "datetime":
        from app.device.clock import local_now

        return today() if today else local_now()

    record = Record(user_folder(options.data), share_folder(), now, lambda: machine.clock)
    if options.ask:
        machine.follow = record.follow
        record.on_trouble = lambda trouble: app.tell(trouble.words(tr))

    def get_back() -> "Back":
        from app.ui.back import Back

        return Back(record.store, record.recorder, routines.exercises, lambda: machine.player, now)

    insets = Insets(top=options.screen.top, bottom=options.screen.bottom)
    app = LimberApp(
        Parts(
            theme=theme,
            tr=tr,
            player=lambda: machine.player,
            figures=get_figures,
            routines=routines,
            keep_on=machine.keep_on,
            after_first_frame=after_first_frame,
            closing=closing,
            missing=machine.missing,
            insets=lambda: insets,
            begin=options.routine,
            over=over,
            overlay=buzz,
            back=get_back if options.ask else None,
            pausing=record.pause,
        )
    )
    return app


def _watched(options: Options) -> list[Path]:
    """Files and folders whose changes a preview should show."""
    share, user = share_folder(), user_folder(options.data)
    places = [share / "routines", share / "assets" / "exercises", user / "routines", user / "exercises"]
    return [*places, Path(options.routine)] if is_path(options.routine) else places


def run(options: Options) -> int:
    """Opens the app, or without a display makes a picture of Today; returns the exit code."""
    if not has_display() and not options.headless:
        from app.preview.picture import picture_of_today

        return picture_of_today(options)
    build(options).run()
    return 0


def play(options: Options) -> int:
    """Plays one routine from start to end and closes; returns the exit code.

    Without a display nobody does it, so nobody is asked.
    """
    ended: list[Any] = []

    def over(frame: "Frame") -> None:
        ended.append(frame.state)
        app.stop()

    app = build(options._replace(ask=not options.headless), over)
    app.run()
    return 0 if ended == ["done"] else 1
