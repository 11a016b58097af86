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
    from datetime import datetime, tzinfo

    from app.core.session import Frame
    from app.device.detect import Detect
    from app.player.player import Clock, Fired, Player
    from app.ui.shell.app import LimberApp
    from app.ui.start.back_service import BackService

__all__ = ["Options", "build", "is_path", "open_library", "play", "run", "user_folder"]


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


def build(
    options: Options,
    over: "Callable[[Frame], None]" = lambda _: None,
    clock: "Clock | None" = None,
    today: "Callable[[], datetime] | None" = None,
    detect: "Detect | None" = None,
) -> "LimberApp":
    """The whole app, wired and ready to run; opens the window.

    Args:
        options: What is asked of it.
        over: Called with the last frame of every session.
        clock: Instead of the machine's own, for tests; cues then come with the player's `tick`.
        today: Instead of the time of day, likewise; aware, in the runner's own zone.
        detect: Instead of what the machine has, likewise; it is then felt and heard, not shown.
    """
    place = prepare_kivy(options)
    from kivy.core.window import Window

    place()
    from app.ui.base.idle_tasks import IdleTasks
    from app.ui.base.insets import Insets, SafeArea
    from app.ui.base.page_context import PageContext
    from app.ui.base.pictures import Pictures
    from app.ui.base.translator import Translator
    from app.ui.shell.app import LimberApp
    from app.ui.shell.dependencies import Dependencies
    from app.ui.start.links import StartLinks
    from app.ui.widgets.renderer import let_it_draw
    from app.ui.widgets.vibration_frame import BuzzFrame
    from app.wiring.appearance import asked_look, open_theme, remembered_look, theme_name
    from app.wiring.background import BackgroundSession
    from app.wiring.context import AppContext
    from app.wiring.lifecycle import Lifecycle
    from app.wiring.playback import Playback
    from app.wiring.recording import Recording
    from app.wiring.routes import ROOMS
    from app.wiring.routines import LibraryRoutines

    Window.bind(on_flip=let_it_draw)
    folder, share = user_folder(options.data), share_folder()
    look = asked_look(options, remembered_look(folder))
    theme = open_theme(share / "assets", theme_name(look.theme, dark=None), look.text_scale)
    theme.calm = look.calm
    tr = Translator(share / "assets" / "locale", look.language or "en")
    buzz = BuzzFrame(theme)
    own = options.data
    if options.bare:
        from app.wiring.safe_mode import doubt_the_record, without_own_files

        doubt_the_record(folder)
        own = without_own_files(folder)
    routines = LibraryRoutines(own, tempo=options.tempo)

    shown = None if on_a_phone() or detect else buzz.play
    machine = Playback(options, tr, tr.spoken, shown, clock, detect)
    machine.on_missing = lambda reason: app.warn(tr(reason))

    def now() -> "datetime":
        from app.device.clock import local_now

        return today() if today else local_now()

    def zone() -> "tzinfo | None":
        from app.device.clock import zone_of

        return zone_of(now())

    record = Recording(folder, share, now, lambda: machine.clock)
    if options.ask:
        machine.follow = record.follow
        record.on_trouble = lambda trouble: app.warn(trouble.words(tr))

    def get_back() -> "BackService":
        from app.ui.start.back_service import BackService

        return BackService(record.store, record.recorder, routines.exercises, lambda: machine.player, now)

    screen = options.screen
    edges = () if on_a_phone() else (screen.left, screen.top, screen.right, screen.bottom)
    insets = SafeArea(Insets(*edges))
    turns = IdleTasks()
    kit = PageContext(
        theme=theme,
        tr=tr,
        insets=insets,
        figures=lambda: house.figures,
        pictures=Pictures(
            lambda: house.figures, routines.exercise, turns, theme.figure_palette, lambda: house.kept
        ),
        wrong=lambda: app.wrong(),
        calm=lambda: theme.calm,
    )
    house = AppContext(
        options=options,
        folder=folder,
        share=share,
        look=look,
        theme=theme,
        tr=tr,
        now=now,
        zone=zone,
        routines=routines,
        machine=machine,
        record=record,
        kit=kit,
    )

    def open_a_card(card_id: str) -> None:
        from app.wiring.pages.learn import open_card

        open_card(house, card_id)

    away = BackgroundSession(house) if options.ask else None
    life = Lifecycle(house, turns, insets, away)
    app = LimberApp(
        Dependencies(
            kit=kit,
            tr=tr,
            player=lambda: machine.player,
            routines=routines,
            rooms={name: (lambda make=make: make(house)) for name, make in ROOMS.items()},  # type: ignore[misc]
            keep_on=machine.keep_on,
            warm=life.warm,
            turns=turns,
            before_ready=life.before_ready,
            after_ready=life.after_ready,
            closing=life.close,
            missing=house.missing,
            begin=options.routine,
            over=over,
            overlay=None if on_a_phone() else buzz,
            back=get_back if options.ask else None,
            pausing=record.pause,
            resuming=life.resuming,
            away=away,
            other_instance=house.other_instance,
            doors=StartLinks(
                machine.dial,
                open_a_card,
                machine.try_cue,
                notes=lambda: house.offer.notes(),
                delete_session=lambda uid: house.deleting.session(uid),
                share=house.share_file,
            ),
        )
    )
    house.app = app
    return app


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

    app = build(options._replace(ask=not options.headless), over)
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
