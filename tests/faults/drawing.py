"""Breaks the display, what is drawn with, and the languages it is written in."""

import ctypes
import os
from collections.abc import Callable
from pathlib import Path

from app.core.settings import LANGUAGE
from app.data.files.paths import share_folder
from tests.core.back_cases import NOON
from tests.data.profile_helpers import opened
from tests.faults.world import FaultyWorld


def sharp(world: FaultyWorld) -> None:
    """Asks for soft edges on a window of one pixel per dp: a driver without them has few to draw."""
    from app.device import screens as devices

    devices.DEVICES["flat"] = devices.Screen(width=360, height=640, density=1.0)
    world.options |= {"sharp": True, "device": "flat", "size": (360, 640)}


def only_gles2(_world: FaultyWorld) -> None:
    """Has SDL make every window with OpenGL ES 2.0, before Kivy opens one."""
    import kivy

    folder = Path(kivy.__path__[0]).parent / "Kivy.libs"
    sdl = ctypes.CDLL(str(next(folder.glob("libSDL2-2*"))))
    video, profile, major, minor, es = 0x20, 21, 17, 18, 4
    sdl.SDL_InitSubSystem(video)
    for name, value in ((profile, es), (major, 2), (minor, 0)):
        sdl.SDL_GL_SetAttribute(name, value)


def draws_without_multisampling(world: FaultyWorld) -> None:
    from kivy.graphics.opengl import glGetIntegerv

    samples = glGetIntegerv(0x80A9)[0]  # GL_SAMPLES
    world.must(samples == 0, f"there were {samples} samples after all")


def draws_with_gles2(world: FaultyWorld) -> None:
    from kivy.graphics.opengl import GL_VERSION, glGetString

    version = glGetString(GL_VERSION)
    world.must(b"OpenGL ES 2.0" in version, f"this was {version!r} after all")


def see_the_figure(world: FaultyWorld) -> None:
    """Draws one frame and looks whether the figure is in it: a shader that fails leaves a hole."""
    from app.preview.picture import save_window

    driver = world.driver
    driver.app.screen.ids.figure.refresh()
    save_window(driver.window, world.folder / "session.png")
    texture = driver.app.screen.ids.figure.texture
    world.must(texture is not None and len(set(texture.pixels)) > 50, "the figure is not drawn")


def share_without(pattern: str) -> Callable[[FaultyWorld], None]:
    """Limber's own files without some of its assets."""

    def go(world: FaultyWorld) -> None:
        assets = _share_of_its_own(world) / "assets"
        for path in assets.glob(pattern):
            path.unlink()

    return go


def share_with_torn_fonts(world: FaultyWorld) -> None:
    """Typefaces that were cut short when they were copied."""
    fonts = _share_of_its_own(world) / "assets" / "fonts"
    for path in sorted(fonts.glob("*.ttf")):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content[: len(content) // 3])


def torn_words(language: str) -> Callable[[FaultyWorld], None]:
    """A catalogue of translations that is no such thing, for the language that the runner has chosen."""

    def go(world: FaultyWorld) -> None:
        folder = _share_of_its_own(world) / "assets" / "locale" / language / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "limber.mo").write_bytes(world.chance.randbytes(400))
        choose_language(world, language)

    return go


def language(code: str) -> Callable[[FaultyWorld], None]:
    """The runner has chosen a language whose words are gone."""
    return lambda world: choose_language(world, code)


def choose_language(world: FaultyWorld, code: str) -> None:
    store = opened(world.profile, NOON)
    store.settings.set(LANGUAGE, code, NOON)
    store.close()


def system_language(name: str) -> Callable[[FaultyWorld], None]:
    """The system speaks a language that nobody knows."""
    return lambda world: set_environment(world, LANG=name, LC_ALL=name, LANGUAGE=f"{name}:xx")


def _share_of_its_own(world: FaultyWorld) -> Path:
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


def set_environment(world: FaultyWorld, **values: str) -> None:
    """Sets variables of the environment until the world is right again."""
    for name, value in values.items():
        before = os.environ.get(name)
        os.environ[name] = value
        world.undo.append(lambda name=name, before=before: _put_back(name, before))  # type: ignore[misc]


def _put_back(name: str, value: str | None) -> None:
    os.environ.pop(name, None)
    if value is not None:
        os.environ[name] = value
