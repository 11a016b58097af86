"""Builds everything once and wires it together.

What only a session needs is imported when the first session starts: the first frame of Today waits for
nothing it does not show.
"""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app.data.files.paths import share_folder
from app.device.environment import leave_to_sdl, on_a_phone, prepare_environment
from app.wiring.options import Options, is_path, open_library, user_folder

if TYPE_CHECKING:
    from datetime import datetime

    from app.core.session import Frame
    from app.device.detect import Detect
    from app.player.player import Clock, Fired, Player
    from app.ui.shell.app import LimberApp
    from app.wiring.context import AppContext

__all__ = ["Options", "build", "build_context", "is_path", "open_library", "play", "run", "user_folder"]


def prepare_kivy(options: Options) -> Callable[[], None]:
    """Sets what Kivy reads once, when it is first imported; returns what to do when the window is open."""
    prepare_environment(offscreen=options.headless)
    screen = options.screen
    density = screen.density if options.sharp else 1.0
    width, height = round(screen.width * density), round(screen.height * density)
    like_a_device = bool(options.device or options.sharp)
    place = _nothing
    if not (options.headless or on_a_phone()):
        from app.device.desktop.screen_fit import Size, fitted, put_inside, room

        if free := room():
            size = fitted(Size(width, height, density), free, keep_shape=like_a_device)
            width, height, density = size
            if free.is_tight(size):
                place = partial(put_inside, free, size)
    if like_a_device or options.headless or density < 1:
        os.environ["KIVY_METRICS_DENSITY"] = str(density)
        os.environ["KIVY_DPI"] = str(160 * density)
    from kivy.config import Config

    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    # Soft edges are for eyes: drawing them in software where nobody looks only takes time from the cues.
    Config.set("graphics", "multisamples", "4" if options.sharp or not options.headless else "0")
    Config.set("kivy", "exit_on_escape", "0")
    leave_to_sdl()
    if not on_a_phone():  # where every touch would count twice, once as a mouse
        Config.set("input", "mouse", "mouse,disable_multitouch")
    from app.ui.base.kivy_rules import use_few_rules

    use_few_rules()
    return place


def _nothing() -> None:
    """Leaves the window where it is."""


def build(options: Options) -> "LimberApp":
    """The whole app, wired and ready to run; opens the window."""
    return build_context(options).app


def build_context(
    options: Options,
    over: "Callable[[Frame], None]" = lambda _: None,
    clock: "Clock | None" = None,
    today: "Callable[[], datetime] | None" = None,
    detect: "Detect | None" = None,
) -> "AppContext":
    """The app, and all that it was built from; opens the window. The arguments are those of `Hooks`."""
    place = prepare_kivy(options)
    import kivy.core.window  # noqa: F401 - which opens the window

    place()
    from app.wiring.assemble import Hooks, assemble

    return assemble(options, share_folder(), Hooks(over, clock, today, detect))


def run(options: Options) -> int:
    """Opens the app; returns the exit code."""
    from app.wiring.run import run_app

    return run_app(options, build)


def play(options: Options) -> int:
    """Plays one routine from start to end and closes; returns the exit code.

    Without a display nobody does it, so nobody is asked, and what waits for a tap goes on at once.
    """
    ended: list[Any] = []

    def over(frame: "Frame") -> None:
        ended.append(frame.state)
        app.stop()

    app = build_context(options._replace(ask=not options.headless), over).app
    if options.headless:
        _never_wait(app.parts.player())
    app.run()
    return 0 if ended == ["done"] else 1


def _never_wait(player: "Player") -> None:
    """Has a session go on by itself where it waits for a tap that nobody can give."""
    from kivy.clock import Clock

    from app.core.cues import CueKind

    def go_on(fired: "Fired") -> None:
        if fired.cue.kind == CueKind.GATE:
            Clock.schedule_once(lambda _dt: player.proceed())

    player.listeners.append(go_on)
