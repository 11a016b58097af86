import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.device.environment import has_display, on_a_phone, prepare_environment


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A Linux machine with no display."""
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "ANDROID_ARGUMENT", "KIVY_BUILD", "KIVY_HOME"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_a_server_has_no_display(bare: pytest.MonkeyPatch) -> None:
    assert not has_display()
    assert not on_a_phone()


@pytest.mark.parametrize(
    ("name", "value"),
    [("ANDROID_ARGUMENT", "/data/user/0/org.limber.limber/files/app"), ("KIVY_BUILD", "ios")],
)
def test_a_phone_always_has_one(bare: pytest.MonkeyPatch, name: str, value: str) -> None:
    bare.setenv(name, value)
    assert on_a_phone()
    assert has_display()


def test_kivys_own_folder_is_made_on_desktops_and_left_to_kivy_on_phones(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("ANDROID_ARGUMENT", "/data/user/0/org.limber.limber/files/app")
    prepare_environment(offscreen=False)
    assert "KIVY_HOME" not in os.environ
    bare.delenv("ANDROID_ARGUMENT")
    prepare_environment(offscreen=False)
    assert "limber-kivy-" in os.environ["KIVY_HOME"]


ROOT = Path(__file__).parents[2]
# Kivy asks for the library of touch devices by this name; here it is never there.
NO_TOUCH_LIBRARY = """
import ctypes, runpy
find = ctypes.LibraryLoader.LoadLibrary
def load(self, name):
    if "mtdev" in name:
        raise OSError(name + ": cannot open shared object file")
    return find(self, name)
ctypes.LibraryLoader.LoadLibrary = load
"""


def on_a_bare_desktop(script: str, tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python code run where neither the library of touch devices nor any program is found."""
    environment = {name: value for name, value in os.environ.items() if name != "KIVY_CLIPBOARD"}
    environment |= {"PATH": str(tmp_path), "PYTHONPATH": str(ROOT), "SDL_VIDEODRIVER": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", NO_TOUCH_LIBRARY + script, *words],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_whoever_types_copies_and_pastes_needs_no_other_program_and_is_told_of_none(tmp_path: Path) -> None:
    run = on_a_bare_desktop("runpy.run_module('tests.fresh.field', run_name='__main__')", tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "squat squat squat squat \n"


@pytest.mark.parametrize(
    "words",
    [
        ["figures", "--out", "sheets", "bird-dog"],
        ["snapshot", "--out", "shots", "--screen", "today", "--data", "profile"],
        ["play", "warmup-5-quick", "--headless", "--speed", "200", "--data", "profile"],
    ],
    ids=lambda words: words[0],
)
def test_no_command_that_draws_says_what_kivy_misses(words: list[str], tmp_path: Path) -> None:
    run = on_a_bare_desktop("runpy.run_module('app', run_name='__main__')", tmp_path, *words)
    assert (run.returncode, run.stderr) == (0, "")


def test_kivy_opens_no_touch_devices_of_its_own(tmp_path: Path) -> None:
    script = """
from app.main import Options, prepare_kivy
prepare_kivy(Options(headless=True))
import kivy.core.window
from kivy.base import EventLoop
from kivy.config import Config
from kivy.input.factory import MotionEventFactory
print(Config.items("input"), MotionEventFactory.get("mtdev"))
"""
    run = on_a_bare_desktop(script, tmp_path)
    assert (run.stdout, run.stderr) == ("[('mouse', 'mouse,disable_multitouch')] None\n", "")
