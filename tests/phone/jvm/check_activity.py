"""Limber's own activity, which python-for-android's is the base of."""

from typing import Any

import pytest

from tests.phone.jvm.conftest import Phone


def made(phone: Phone, action: str | None) -> Any:
    """The intent that the activity has when python-for-android reads it."""
    java = phone.java
    intent = (
        None
        if action is None
        else java("android.content.Intent")(action, java("android.net.Uri")("file:/sd"))
    )
    activity = java("org.limber.LimberActivity")()
    return java("org.kivy.android.PythonActivity").made(activity, intent).getIntent()


def test_no_app_can_have_a_folder_of_its_own_run_as_limber(phone: Phone) -> None:
    intent = made(phone, "org.kivy.LAUNCH")
    assert intent.getAction() == "main"
    assert intent.getData() is None


@pytest.mark.parametrize("action", ["view", "send", "org.example.limber.WARM_UP"])
def test_whatever_else_it_is_opened_for_stays(phone: Phone, action: str) -> None:
    intent = made(phone, action)
    assert intent.getAction() == action
    assert intent.getData() is not None


def test_a_start_for_nothing_is_no_obstacle(phone: Phone) -> None:
    assert made(phone, None) is None
