import ctypes
import threading

import pytest

from app.ui.screens.session import page as session
from app.ui.widgets import figure, renderer
from app.ui.widgets.renderer import find_finish, in_software
from tests.ui.driver import Open

FUNCFLAG_PYTHONAPI = 4  # of ctypes: a function that is called with Python's lock held


@pytest.mark.parametrize(
    ("name", "software"),
    [
        ("llvmpipe (LLVM 15.0.6, 256 bits)", True),
        ("Google SwiftShader", True),
        ("ANGLE (Microsoft, Microsoft Basic Render Driver, D3D11)", True),
        ("Adreno (TM) 650", False),
        ("Mali-G78", False),
        ("Mesa Intel(R) UHD Graphics 620 (KBL GT2)", False),
        ("", False),
    ],
)
def test_a_renderer_in_software_is_known_by_its_name(name: str, software: bool) -> None:
    assert in_software(name) is software


def test_a_chip_is_never_waited_for() -> None:
    assert find_finish("Adreno (TM) 650") is None


def test_without_a_library_nothing_is_waited_for() -> None:
    assert find_finish("llvmpipe", ("no-such-library.so",)) is None


def test_the_last_picture_is_forgotten_by_drawing_a_pixel_and_only_in_software(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[str] = []
    pixels: list[object] = []
    fbo = renderer.Fbo
    monkeypatch.setattr(renderer, "Fbo", lambda size: pixels.append(size) or fbo(size=size))
    monkeypatch.setattr(renderer, "_finish", lambda: None)
    renderer.forget_last_picture()
    assert pixels == []
    monkeypatch.setattr(renderer, "_finish", lambda: lambda: waited.append("waited"))
    renderer.forget_last_picture()
    assert pixels == [(1, 1)]
    assert waited == ["waited"]


def test_the_wait_lets_go_of_pythons_lock() -> None:
    finish = find_finish("llvmpipe")
    if finish is None:
        pytest.skip("no OpenGL library to load on this system")
    assert isinstance(finish, ctypes._CFuncPtr)
    assert not finish._flags_ & FUNCFLAG_PYTHONAPI


def test_each_frame_of_a_session_waits_after_its_figure_and_at_its_end(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[str] = []
    monkeypatch.setattr(figure, "let_it_draw", lambda _=None: waited.append("figure"))
    monkeypatch.setattr(session, "let_it_draw", lambda: waited.append("frame"))
    driver = open_app(routine="warmup-5-quick")
    driver.settle()
    driver.advance(8)
    driver.window.dispatch("on_draw")
    assert "figure" in waited
    waited.clear()
    driver.advance(0.5)
    driver.window.dispatch("on_draw")
    driver.window.dispatch("on_flip")
    assert waited[-2:] == ["figure", "frame"]


def test_it_is_asked_once_what_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    monkeypatch.setattr(renderer, "glGetString", lambda _: calls.append(1) or b"llvmpipe")
    monkeypatch.setattr(renderer, "find_finish", lambda _name: lambda: calls.append(threading.get_ident()))
    renderer._finish.cache_clear()
    renderer.let_it_draw()
    renderer.let_it_draw()
    renderer._finish.cache_clear()
    assert calls == [1, threading.get_ident(), threading.get_ident()]
