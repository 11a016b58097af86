"""What a start of the app is asked for, and where its files are."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.data.files.paths import default_user_folder, share_folder
from app.device.screens import DEFAULT, DEVICES, Screen

if TYPE_CHECKING:
    from app.data.library.library import Library


class Options(NamedTuple):
    """What the command line, or a test, asks of the app.

    Attributes:
        routine: Id or path of a routine to start at once, or "".
        device: Name of a preview device, or "" for the real display.
        theme, language, text_scale: Empty or 0 for what the runner has chosen.
        speed: Session seconds per real second.
        data: The user's folder, or None for the usual one.
        watch: Show a changed routine or exercise file at once.
        headless: No display: an offscreen window, no sound but what SDL is told to do with it, no voice.
        sharp: The device's own density, else one pixel per dp.
        tempo: Tick once per repetition.
        without: Channels that are off: vibration, sound, voice.
        log: File for one JSON line per cue, or None.
        print_cues: Without such a file, print the lines instead.
        ask: Nothing starts without the back check-in, and sessions are recorded; False for tools that play
            with no runner.
        bare: Starts without the runner's own files, and checks the record first: this way something is there
            after starts that failed.
    """

    routine: str = ""
    device: str = ""
    landscape: bool = False
    theme: str = ""
    language: str = ""
    text_scale: float = 0.0
    speed: float = 1.0
    data: Path | None = None
    watch: bool = False
    headless: bool = False
    sharp: bool = False
    tempo: bool = False
    without: tuple[str, ...] = ()
    log: Path | None = None
    print_cues: bool = False
    ask: bool = True
    bare: bool = False

    @property
    def for_pictures(self) -> bool:
        """Whether it is only opened to be photographed: nothing that a phone does not show is in sight."""
        return self.sharp and self.headless

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
    from app.data.library.library import Library

    return Library(share_folder(), user_folder(asked))


def is_path(routine: str) -> bool:
    """Whether the name of a routine means a file rather than an id."""
    from app.data.files.listing import has_yaml_ending  # not for the first frame

    return has_yaml_ending(routine) or "/" in routine or os.sep in routine
