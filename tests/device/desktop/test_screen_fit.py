import os
import subprocess
import sys

import pytest

from app.device.desktop.screen_fit import FreeScreen, Size, fitted
from app.device.screens import DEVICES

PHONE = Size(412, 915, 1.0)


@pytest.mark.parametrize("room", [(3840, 2160), (1920, 1080), (412, 959)])
@pytest.mark.parametrize("keep_shape", [True, False])
def test_a_window_that_has_room_is_left_as_it_is(room: tuple[int, int], keep_shape: bool) -> None:
    assert fitted(PHONE, FreeScreen(0, 0, *room), keep_shape=keep_shape) == PHONE


def test_on_a_laptop_the_window_is_lower_and_the_letters_stay_as_large() -> None:
    assert fitted(PHONE, FreeScreen(0, 24, 1366, 744), keep_shape=False) == Size(412, 700, 1.0)


def test_below_the_smallest_phone_everything_is_drawn_smaller() -> None:
    assert fitted(PHONE, FreeScreen(0, 0, 1024, 600), keep_shape=False) == Size(358, 556, 556 / 640)


def test_a_window_on_its_side_that_is_too_wide_is_drawn_smaller() -> None:
    lying = Size(915, 412, 1.0)
    assert fitted(lying, FreeScreen(0, 0, 800, 600), keep_shape=False) == lying.scaled(800 / 915)
    assert fitted(lying, FreeScreen(0, 0, 1366, 768), keep_shape=False) == lying


@pytest.mark.parametrize("name", DEVICES)
@pytest.mark.parametrize("sharp", [True, False])
@pytest.mark.parametrize("room", [(1366, 768), (1280, 720), (1024, 600)])
def test_a_device_keeps_its_shape_and_its_layout(name: str, sharp: bool, room: tuple[int, int]) -> None:
    for screen in (DEVICES[name], DEVICES[name].turned()):
        density = screen.density if sharp else 1.0
        wanted = Size(round(screen.width * density), round(screen.height * density), density)
        size = fitted(wanted, FreeScreen(0, 0, *room), keep_shape=True)
        assert size.width <= room[0]
        assert size.height < room[1] - 40, "there is room for a title bar"
        assert size.width / size.density == pytest.approx(screen.width, abs=1.5)
        assert size.height / size.density == pytest.approx(screen.height, abs=1.5)
        fits = wanted.width <= room[0] and wanted.height <= room[1] - 44
        assert (size == wanted) is fits


def test_only_a_window_that_nearly_fills_the_screen_is_put_in_its_place() -> None:
    assert not FreeScreen(0, 0, 3840, 2160).is_tight(PHONE)
    assert FreeScreen(0, 0, 1280, 960).is_tight(PHONE)
    assert FreeScreen(0, 0, 1366, 768).is_tight(Size(412, 724, 1.0))


def test_where_nobody_looks_nothing_is_fitted() -> None:
    code = "from app.device.desktop.screen_fit import room; print(room())"
    environment = {
        **os.environ,
        "SDL_VIDEODRIVER": "offscreen",
        "KIVY_NO_ARGS": "1",
        "KIVY_LOG_MODE": "PYTHON",
    }
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == "None\n"
