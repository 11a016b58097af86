import os
import sys

import pytest

from app.preview.environment import has_display, on_a_phone, prepare_environment


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
