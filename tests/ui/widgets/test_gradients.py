"""Gradients are painted once for those that share one, and into the same texture while colours turn."""

import pytest

from tests.ui.back_driver import Runner

RED, BLUE = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)


@pytest.fixture(scope="module", autouse=True)
def _window() -> None:
    from kivy.core.window import Window  # noqa: F401 - textures need one


def test_colours_that_look_the_same_share_a_texture() -> None:
    from app.ui.widgets.gradients import fading, gradient

    almost = (1.0, 0.0009, 0.0, 1.0)
    assert gradient(RED, BLUE) is gradient(almost, BLUE)
    assert fading(RED, BLUE) is fading(almost, BLUE)
    assert gradient(RED, BLUE) is not gradient(BLUE, RED)


def test_it_runs_from_its_foot_to_its_top_and_beside_it_fades() -> None:
    from app.ui.widgets.gradients import fading, gradient

    pixels = gradient(RED, BLUE).pixels
    assert pixels[:4] == b"\x00\x00\xff\xff"
    assert pixels[-4:] == b"\xff\x00\x00\xff"
    pixels = fading(RED, BLUE).pixels
    assert pixels[:8] == b"\x00\x00\xff\xff\x00\x00\xff\x00"


def test_one_that_turns_stays_the_same_texture() -> None:
    from app.ui.widgets.gradients import Turning

    one = Turning()
    texture = one.show(RED, BLUE)
    assert one.show(BLUE, RED) is texture
    assert texture.pixels[:4] == b"\xff\x00\x00\xff"


def test_going_over_to_another_phase_makes_no_textures_and_drives_none_out(runner: Runner) -> None:
    from app.ui.widgets import gradients

    driver = runner.settle_in()
    stage = driver.app.screen.stage
    for phase in ("after", "rest", "before"):  # whatever stands still is there now
        driver.app.screen._choose(phase)
        driver.settle()
    made = [cache.cache_info().misses for cache in (gradients._fading, gradients._plain)]
    driver.app.screen._choose("after")
    for step in range(1, 40):
        stage.blend = step / 40
        driver.frames(1)
    assert [cache.cache_info().misses for cache in (gradients._fading, gradients._plain)] == made
