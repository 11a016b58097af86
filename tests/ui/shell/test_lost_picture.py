"""What the display's memory loses while the app is away comes back with the app."""

import ctypes
import struct
import weakref
from collections.abc import Callable

import pytest
from kivy.graphics import opengl as gl

from app.ui.base.graphics_memory import GraphicsMemory, MemoryState
from tests.ui.driver import Driver, Open

IDS = 100_000  # more than all tests before this one have made of any kind
EGL_CONFIG_ID, EGL_NONE, EGL_DRAW, EGL_TYPE, EGL_VERSION = 0x3028, 0x3038, 0x3059, 0x3097, 0x3098


def picture(driver: Driver) -> bytes:
    driver.settle()
    driver.window.canvas.ask_update()
    for _ in range(2):
        driver._loop.idle()
    width, height = driver.window.system_size
    return bytes(gl.glReadPixels(0, 0, width, height, gl.GL_RGB, gl.GL_UNSIGNED_BYTE))


def part(one: bytes, other: bytes) -> float:
    """How much of two pictures differs, 0 to 1."""
    pixels = [one[at : at + 3] != other[at : at + 3] for at in range(0, len(one), 3)]
    return sum(pixels) / len(pixels)


def empty_memory() -> None:
    """Deletes every texture and everything that is drawn into, as a system short of memory does."""
    ids = struct.pack(f"{IDS}I", *range(1, IDS + 1))
    gl.glDeleteTextures(IDS, ids)
    gl.glDeleteFramebuffers(IDS, ids)
    gl.glDeleteRenderbuffers(IDS, ids)


def today(driver: Driver) -> None:
    driver.app.go("today")


def library(driver: Driver) -> None:
    driver.app.go("library")


def routine(driver: Driver) -> None:
    driver.context.routes.open("routine", "cooldown-5-static")


def share(driver: Driver) -> None:
    driver.context.routes.open("share", "cooldown-5-static")


def exercise(driver: Driver) -> None:
    driver.context.routes.open("exercise", "cat-cow")


def history(driver: Driver) -> None:
    driver.app.go("history")


def session(driver: Driver) -> None:
    driver.app.start("cooldown-5-static")
    driver.advance(12)
    driver.player.pause()


@pytest.mark.parametrize("lead", [today, library, routine, share, exercise, history, session])
def test_emptied_memory_is_filled_again_and_the_page_looks_as_before(
    open_app: Open, lead: Callable[[Driver], None]
) -> None:
    driver = open_app()
    lead(driver)
    before = picture(driver)
    assert len(set(before)) > 20, "something is to be seen"
    moves = part(before, picture(driver))  # a figure does
    assert moves < 0.15
    gone = [weakref.proxy(type("Gone", (), {})())]  # Kivy leaves such too
    driver.app.dispatch("on_pause")
    empty_memory()
    assert driver.app._memory.look() is MemoryState.EMPTIED
    driver.app.dispatch("on_resume")
    assert len(gone) == 1  # it was there all the while
    after = picture(driver)
    assert driver.app._memory.look() is MemoryState.WHOLE
    assert part(before, after) <= moves + (0.05 if moves else 0.001)


def test_without_the_filling_nothing_would_be_seen(open_app: Open) -> None:
    """The test above can fail."""
    driver = open_app()
    today(driver)
    before = picture(driver)
    driver.app._memory = None
    driver.app.dispatch("on_pause")
    empty_memory()
    driver.app.dispatch("on_resume")
    assert part(before, picture(driver)) > 0.9
    from kivy.graphics.context import get_context

    get_context().reload()  # for whichever test has the window next


class Elsewhere:
    """Draws in a new context from here on, as after Android has taken the old one away."""

    def __init__(self) -> None:
        try:
            self._egl = egl = ctypes.CDLL("libEGL.so.1")
        except OSError:
            pytest.skip("needs EGL")
        for name in (
            "eglGetCurrentDisplay",
            "eglGetCurrentContext",
            "eglGetCurrentSurface",
            "eglCreateContext",
        ):
            getattr(egl, name).restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(egl.eglGetCurrentDisplay())
        self._old = ctypes.c_void_p(egl.eglGetCurrentContext())
        if not self._old.value:
            pytest.skip("the window does not draw through EGL")
        self._surface = ctypes.c_void_p(egl.eglGetCurrentSurface(EGL_DRAW))
        config, found = ctypes.c_void_p(), ctypes.c_int()
        wanted = (ctypes.c_int * 3)(EGL_CONFIG_ID, self._asked(EGL_CONFIG_ID), EGL_NONE)
        assert egl.eglChooseConfig(self._display, wanted, ctypes.byref(config), 1, ctypes.byref(found))
        egl.eglBindAPI(self._asked(EGL_TYPE))
        version = (ctypes.c_int * 3)(EGL_VERSION, self._asked(EGL_VERSION), EGL_NONE)
        self._new = ctypes.c_void_p(egl.eglCreateContext(self._display, config, None, version))
        assert self._new.value
        self._use(self._new)

    def _asked(self, attribute: int) -> int:
        value = ctypes.c_int()
        assert self._egl.eglQueryContext(self._display, self._old, attribute, ctypes.byref(value))
        return value.value

    def _use(self, context: ctypes.c_void_p) -> None:
        assert self._egl.eglMakeCurrent(self._display, self._surface, self._surface, context)

    def back(self) -> None:
        self._use(self._old)
        self._egl.eglDestroyContext(self._display, self._new)


class Away:
    """What lets a session go on unseen."""

    def __init__(self, said: list[str]) -> None:
        self._said = said

    def leaving(self) -> None:
        self._said.append("leaving")

    def returning(self) -> None:
        self._said.append("returning")

    def look(self) -> None: ...


def test_with_the_context_gone_the_app_starts_anew_and_a_session_goes_on_unseen(open_app: Open) -> None:
    driver = open_app()
    session(driver)
    said: list[str] = []
    driver.app.parts = driver.app.parts._replace(
        away=Away(said),
        pausing=lambda: said.append("kept"),
        relaunch=lambda: bool(said.append("anew") or True),
    )
    driver.app.dispatch("on_pause")
    said.clear()
    assert driver.app._memory.look() is MemoryState.WHOLE
    elsewhere = Elsewhere()
    try:
        assert driver.app._memory.look() is MemoryState.LOST
        driver.app.dispatch("on_resume")
        driver.frames(2)
    finally:
        elsewhere.back()
    assert said == ["returning", "kept", "leaving", "anew"]


def test_a_lost_context_is_found_also_where_frames_are_really_drawn(open_app: Open) -> None:
    """After a drawn frame Kivy uses no program at all, so there is none of its own to be held."""
    driver = open_app()
    today(driver)
    for _ in range(3):
        driver.window.canvas.ask_update()
        driver._loop.idle()
    memory = GraphicsMemory()
    assert gl.glIsProgram(memory._program)
    assert memory.look() is MemoryState.WHOLE
    elsewhere = Elsewhere()
    try:
        assert memory.look() is MemoryState.LOST
    finally:
        elsewhere.back()
    driver.window.canvas.ask_update()
    driver._loop.idle()
    assert memory.look() is MemoryState.WHOLE


def test_nothing_lost_nothing_is_done(open_app: Open) -> None:
    driver = open_app()
    anew: list[str] = []
    driver.app.parts = driver.app.parts._replace(relaunch=lambda: bool(anew.append("anew")))
    driver.app.dispatch("on_pause")
    driver.app.dispatch("on_resume")
    driver.frames(3)
    assert driver.app._memory.look() is MemoryState.WHOLE
    assert anew == []
