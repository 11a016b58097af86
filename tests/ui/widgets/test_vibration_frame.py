import pytest
from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

from app.ui.widgets.vibration_frame import shaking
from app.wiring.options import Options
from tests.ui.driver import Driver, Open


@pytest.mark.parametrize(
    ("at_s", "on"), [(0.0, True), (0.24, True), (0.3, False), (0.41, True), (0.64, True), (0.66, False)]
)
def test_a_pattern_shakes_in_its_first_third_fifth_stretch(at_s: float, on: bool) -> None:
    assert shaking((0.25, 0.15, 0.25), at_s) == on


def test_the_window_shows_a_buzz_and_goes_dark_after_it(open_app: Open) -> None:
    driver = open_app(routine="warmup-5-quick")
    buzz = driver.app.parts.overlay
    buzz.play((0.2,))
    driver.frames(3)
    assert buzz._colour.a == 1
    assert tuple(buzz._colour.rgba) == driver.app.parts.kit.theme.colours["ink"]  # no colour of a muscle
    wide, high = (int(value) for value in driver.window.size)
    ink = tuple(round(255 * part) for part in buzz._colour.rgba[:3])
    edges = {(0, high // 2), (wide - 1, high // 2), (wide // 2, 0), (wide // 2, high - 1)}
    assert {seen_at(driver, *place) for place in edges} == {ink}
    driver.frames(20)
    assert buzz._colour.a == 0
    assert ink not in {seen_at(driver, *place) for place in edges}


def seen_at(driver: Driver, x: int, y: int) -> tuple[int, ...]:
    """The colour of a pixel of the window."""
    driver.window.dispatch("on_draw")
    return tuple(glReadPixels(x, y, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE)[:3])


def test_no_picture_has_the_frame(open_app: Open) -> None:
    assert open_app(sharp=True).app.parts.overlay is None


def test_a_window_as_sharp_as_a_phone_still_shows_vibration() -> None:
    assert Options(sharp=True, headless=True).for_pictures
    assert not Options(sharp=True).for_pictures
