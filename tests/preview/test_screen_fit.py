import os
import subprocess
import sys

import pytest

from app.preview.devices import DEVICES
from app.preview.screen_fit import Size, fitted

PHONE = Size(412, 915, 1.0)


@pytest.mark.parametrize("room", [(3840, 2116), (1920, 1036), (412, 915)])
@pytest.mark.parametrize("keep_shape", [True, False])
def test_a_window_that_has_room_is_left_as_it_is(room: tuple[int, int], keep_shape: bool) -> None:
    assert fitted(PHONE, room, keep_shape=keep_shape) == PHONE


def test_on_a_laptop_the_window_is_lower_and_the_letters_stay_as_large() -> None:
    assert fitted(PHONE, (1366, 700), keep_shape=False) == Size(412, 700, 1.0)


def test_below_the_smallest_phone_everything_is_drawn_smaller() -> None:
    assert fitted(PHONE, (1024, 556), keep_shape=False) == Size(358, 556, 556 / 640)


def test_a_window_on_its_side_that_is_too_wide_is_drawn_smaller() -> None:
    lying = Size(915, 412, 1.0)
    assert fitted(lying, (800, 600), keep_shape=False) == lying.scaled(800 / 915)
    assert fitted(lying, (1366, 700), keep_shape=False) == lying


@pytest.mark.parametrize("name", DEVICES)
@pytest.mark.parametrize("sharp", [True, False])
@pytest.mark.parametrize("room", [(1366, 700), (1280, 676), (1024, 556)])
def test_a_device_keeps_its_shape_and_its_layout(name: str, sharp: bool, room: tuple[int, int]) -> None:
    for screen in (DEVICES[name], DEVICES[name].turned()):
        density = screen.density if sharp else 1.0
        wanted = Size(round(screen.width * density), round(screen.height * density), density)
        size = fitted(wanted, room, keep_shape=True)
        assert size.width <= room[0]
        assert size.height <= room[1]
        assert size.width / size.density == pytest.approx(screen.width, abs=1.5)
        assert size.height / size.density == pytest.approx(screen.height, abs=1.5)
        fits = wanted.width <= room[0] and wanted.height <= room[1]
        assert (size == wanted) is fits


def test_where_nobody_looks_nothing_is_fitted() -> None:
    code = "from app.preview.screen_fit import room; print(room())"
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
