"""How each thing is broken: at the place where the real one would fail, as far as one can get there."""

import ctypes
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.settings import LANGUAGE
from app.data.paths import share_folder
from tests.core.back import NOON
from tests.data.profile_helpers import opened, raw
from tests.faults.world import World

SOUNDS = share_folder() / "assets" / "sounds"
HERE = Path(__file__).resolve().parents[2]


def set_environment(world: World, **values: str) -> None:
    """Sets variables of the environment until the world is right again."""
    for name, value in values.items():
        before = os.environ.get(name)
        os.environ[name] = value
        world.undo.append(lambda name=name, before=before: _put_back(name, before))  # type: ignore[misc]


def _put_back(name: str, value: str | None) -> None:
    os.environ.pop(name, None)
    if value is not None:
        os.environ[name] = value


# --- what cues are given on -------------------------------------------------------------------------------


def raising(channel: str) -> Callable[[World], None]:
    """A device that raises whatever it is asked."""
    return lambda world: world.raising.add(channel)


def no_vibrator(world: World) -> None:
    """A phone without a motor says so itself."""
    from app.device.ports import NullVibrator

    world.device["vibration"] = lambda: NullVibrator("This phone has no vibration motor.")


def real_sounds(world: World) -> None:
    """Kivy's own audio on whatever driver SDL has been given."""
    from app.device.desktop.sounds import open_sounds

    world.device["sound"] = lambda: open_sounds(SOUNDS)


def sounds_are_silent(world: World) -> None:
    from app.device.ports import NullSounds

    world.must(isinstance(world.machine.device.sounds, NullSounds), "there was an audio device after all")


def take_the_mixer_away(world: World) -> None:
    """SDL plays nothing from now on, and tells so whoever asks.

    It would be closed by a device that vanishes; closed from here it takes the whole process along.
    """
    world.must(not world.machine.device.sounds.reason, "there was no sound from the start")
    sdl_library("SDL2_mixer").Mix_AllocateChannels(0)


def sdl_library(name: str) -> Any:
    """The library that Kivy has loaded."""
    with open("/proc/self/maps", encoding="utf-8") as maps:  # noqa: PTH123 - no file of a folder
        paths = {line.split()[-1] for line in maps if f"lib{name}-" in line or f"lib{name}.so" in line}
    if not paths:
        raise OSError(f"{name} is not loaded")
    return ctypes.CDLL(sorted(paths)[0])


def no_speech_program(world: World) -> None:
    from app.device.desktop import voice

    world.replace(voice.find_command, "__kwdefaults__", {"platform": "linux", "which": lambda _name: None})
    world.device["voice"] = lambda: voice.open_voice("en")


def voice_that_hangs(world: World) -> None:
    """A speech program that never comes to an end."""
    from app.device.desktop import voice

    world.replace(voice, "_HANGS_AFTER_S", 0.05)
    world.device["voice"] = lambda: voice.CommandVoice(
        [sys.executable, "-S", "-c", "import time; time.sleep(60)"]
    )


def voice_that_fails(world: World) -> None:
    """A speech program that ends with an error, as without an audio device."""
    from app.device.desktop import voice

    world.device["voice"] = lambda: voice.CommandVoice(["/bin/false"])


def wait_for_the_hang(world: World) -> None:
    """Real seconds pass, which a clock that is moved by hand would not notice."""
    world.wait(lambda: bool(world.machine.device.voice.reason))


# --- the display, and what is drawn with ------------------------------------------------------------------


def sharp(world: World) -> None:
    """Asks for soft edges on a window of one pixel per dp: a driver without them has few to draw."""
    from app.preview import devices

    devices.DEVICES["flat"] = devices.Screen(width=360, height=640, density=1.0)
    world.options |= {"sharp": True, "device": "flat", "size": (360, 640)}


def only_gles2(_world: World) -> None:
    """Has SDL make every window with OpenGL ES 2.0, before Kivy opens one."""
    import kivy

    folder = Path(kivy.__path__[0]).parent / "Kivy.libs"
    sdl = ctypes.CDLL(str(next(folder.glob("libSDL2-2*"))))
    video, profile, major, minor, es = 0x20, 21, 17, 18, 4
    sdl.SDL_InitSubSystem(video)
    for name, value in ((profile, es), (major, 2), (minor, 0)):
        sdl.SDL_GL_SetAttribute(name, value)


def draws_without_multisampling(world: World) -> None:
    from kivy.graphics.opengl import glGetIntegerv

    samples = glGetIntegerv(0x80A9)[0]  # GL_SAMPLES
    world.must(samples == 0, f"there were {samples} samples after all")


def draws_with_gles2(world: World) -> None:
    from kivy.graphics.opengl import GL_VERSION, glGetString

    version = glGetString(GL_VERSION)
    world.must(b"OpenGL ES 2.0" in version, f"this was {version!r} after all")


def see_the_figure(world: World) -> None:
    """Draws one frame and looks whether the figure is in it: a shader that fails leaves a hole."""
    from app.preview.picture import save_window

    driver = world.driver
    driver.app.screen.ids.figure.refresh()
    save_window(driver.window, world.folder / "session.png")
    texture = driver.app.screen.ids.figure.texture
    world.must(texture is not None and len(set(texture.pixels)) > 50, "the figure is not drawn")


def share_without(pattern: str) -> Callable[[World], None]:
    """Limber's own files without some of its assets."""

    def go(world: World) -> None:
        assets = _share_of_its_own(world) / "assets"
        for path in assets.glob(pattern):
            path.unlink()

    return go


def share_with_torn_fonts(world: World) -> None:
    """Typefaces that were cut short when they were copied."""
    fonts = _share_of_its_own(world) / "assets" / "fonts"
    for path in sorted(fonts.glob("*.ttf")):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content[: len(content) // 3])


def torn_words(language: str) -> Callable[[World], None]:
    """A catalogue of translations that is no such thing, for the language that the runner has chosen."""

    def go(world: World) -> None:
        folder = _share_of_its_own(world) / "assets" / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "limber.mo").write_bytes(world.chance.randbytes(400))
        choose_language(world, language)

    return go


def language(code: str) -> Callable[[World], None]:
    """The runner has chosen a language whose words are gone."""
    return lambda world: choose_language(world, code)


def choose_language(world: World, code: str) -> None:
    store = opened(world.profile, NOON)
    store.settings.set(LANGUAGE, code, NOON)
    store.close()


def system_language(name: str) -> Callable[[World], None]:
    """The system speaks a language that nobody knows."""
    return lambda world: set_environment(world, LANG=name, LC_ALL=name, LANGUAGE=f"{name}:xx")


def _share_of_its_own(world: World) -> Path:
    """Limber's own files by links, but fonts and words, which may be taken away."""
    from app import main

    share, real = world.folder / "share", share_folder()
    (share / "assets").mkdir(parents=True)
    (share / "routines").symlink_to(real / "routines")
    for path in (real / "assets").iterdir():
        if path.name not in ("fonts", "locale"):
            (share / "assets" / path.name).symlink_to(path)
    (share / "assets" / "locale").mkdir()
    (share / "assets" / "fonts").mkdir()
    for path in (real / "assets" / "fonts").iterdir():
        (share / "assets" / "fonts" / path.name).symlink_to(path)
    world.replace(main, "share_folder", lambda: share)
    return share


# --- what is kept -----------------------------------------------------------------------------------------


def damage(chance: random.Random, content: bytes) -> bytes:
    """A file as a torn disk or a careless program would leave it."""
    half = len(content) // 2
    torn = bytearray(content)
    for _ in range(8):
        torn[chance.randrange(len(torn))] = chance.randrange(256)
    kinds = (
        b"",
        content[:half],
        chance.randbytes(300),
        bytes(len(content)),
        b"[" * 100_000,
        b"null",
        bytes(torn),
        content.replace(b'"', b"7 ", 40),
    )
    return chance.choice(kinds)


def damage_caches(world: World) -> None:
    """Every cache that an earlier start has left."""
    from app import __version__
    from app.data.library import Library
    from app.wiring.lists import Lists

    share = share_folder()
    lists = Lists(
        world.profile, share, __version__, lambda: Library(share, world.profile), lambda what: what()
    )
    lists.routines(), lists.exercises()
    lists.close()
    files = sorted((world.profile / "cache").glob("*.json"))
    assert files, "there was no cache to damage"
    for path in files:
        if path.name == "routines.json":  # sound JSON that says nothing sensible
            kept = json.loads(path.read_bytes())
            kept["cards"] = {name: [state, [7] * len(card)] for name, (state, card) in kept["cards"].items()}
            path.write_text(json.dumps(kept))
        else:
            path.write_bytes(damage(world.chance, path.read_bytes()))
    background = world.profile / "cache" / "background"
    background.mkdir()
    (background / "session.json").write_bytes(damage(world.chance, b'{"version": 1, "handover": {}}'))
    (background / "wish").write_bytes(world.chance.randbytes(20))


def files_for_caches(world: World) -> None:
    """A file where the folder of the caches belongs."""
    (world.profile / "cache").write_bytes(b"in the way")


def damage_look(world: World) -> None:
    path = world.profile / "cache" / "look.json"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(
        damage(world.chance, b'{"theme": "dark", "text_scale": 1.5, "language": "de", "calm": true}')
    )


def damage_settings(world: World) -> None:
    """Values in the record that no version of Limber has ever written."""
    with raw(world.profile) as connection:
        rows = [
            ("voice", "{"),
            ("theme", '"pink"'),
            ("text-scale", "NaN"),
            ("language", "[" * 50_000),
            ("countdown", sqlite_blob(world)),
            ("calm", "null"),
            ("keep-going", "17"),
        ]
        connection.executemany(
            "INSERT OR REPLACE INTO settings (key, value, changed_ms) VALUES (?, ?, 0)", rows
        )
        connection.commit()


def sqlite_blob(world: World) -> bytes:
    return b"\xff\xfe" + world.chance.randbytes(10)


# --- time -------------------------------------------------------------------------------------------------


def set_clock(*, hours: float) -> Callable[[World], None]:
    """The runner, or the network, sets the time of day; the clock of the session is another one."""

    def go(world: World) -> None:
        world.wall_s += hours * 3600

    return go


def set_clock_in_a_pause(*, hours: float) -> Callable[[World], None]:
    """The same, while the session stands still."""

    def go(world: World) -> None:
        driver = world.driver
        driver.player.pause()
        driver.advance(2)
        world.wall_s += hours * 3600
        driver.app.sessions.look()
        driver.advance(2)
        driver.app.sessions.look()
        world.must(driver.player.frame.paused, "the pause is over")
        driver.player.resume()
        world.began += 4

    return go


def suspend(*, hours: float) -> Callable[[World], None]:
    """The device sleeps: no thread runs, and both clocks go on."""

    def go(world: World) -> None:
        world.asleep = (world.clock.now() - world.began, hours * 3600)
        world.driver.app.on_pause()
        world.clock.advance(hours * 3600)
        world.driver.app.on_resume()
        world.driver.frames(4)

    return go


# --- whose machine it is ----------------------------------------------------------------------------------


def nobody_knows_home(world: World) -> None:
    """No HOME, and a user whom the system does not know; what is temporary stays in the test's own folder."""
    import pwd
    import tempfile

    def gone(_user: object) -> Any:
        raise KeyError("nobody")

    pwd.getpwuid = gone  # type: ignore[assignment]
    temporary = world.folder / "temporary"
    temporary.mkdir()
    tempfile.tempdir = str(temporary)
    os.environ["TMPDIR"] = str(temporary)
    from app.data.paths import default_user_folder

    world.profile, world.asked = default_user_folder(), None


def kept_among_temporary_files(world: World) -> None:
    world.must((world.profile / "limber.db").is_file(), "there is no record")
    world.must(str(world.profile).startswith(str(world.folder)), "it was kept elsewhere")


def open_a_second_copy(world: World) -> None:
    """The whole app once more, in a process of its own, whose runner tries to start and to erase."""
    words = [sys.executable, "-m", "tests.faults.second", str(world.profile)]
    run = subprocess.run(words, cwd=HERE, capture_output=True, text=True, check=False, timeout=120)
    world.must(run.returncode == 0, f"the second copy: {run.stdout}{run.stderr[-800:]}")


def another_copy_is_open(world: World) -> None:
    """Another process that holds what an open app holds."""
    code = "import sys; from tests.faults.second import hold; hold(sys.argv[1])"
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(world.profile)],
        cwd=HERE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    world.other = other
    world.undo.append(lambda: _end(other))


def it_must_not_start_until_the_other_is_closed(world: World) -> None:
    driver = world.driver
    driver.app.start(world.routine)
    driver.frames(2)
    world.must(driver.player.session is None, "a session has started in the second copy")
    world.must(driver.sees("Limber is open already"), "the second copy does not say why nothing starts")
    driver.tap("All right")
    _end(world.other)


def _end(other: Any) -> None:
    if other.poll() is None:
        other.communicate(timeout=20)
