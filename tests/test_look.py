"""The look of the first frame, as it was the last time."""

import json
from pathlib import Path

import pytest

from app.wiring.appearance import Appearance, remember_look, remembered_look, spoken_of, theme_name

DARK = Appearance(theme="dark", text_scale=1.5, language="de", calm=True)


def look_file(folder: Path) -> Path:
    return folder / "cache" / "look.json"


# --- the file ---------------------------------------------------------------------------------------------


def test_a_look_is_remembered(profile: Path) -> None:
    remember_look(profile, DARK)
    assert remembered_look(profile) == DARK


def test_the_usual_look_leaves_nothing_behind(profile: Path) -> None:
    remember_look(profile, DARK)
    remember_look(profile, Appearance())
    assert not look_file(profile).exists()
    assert remembered_look(profile) == Appearance()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"theme": "dark"', "\x00\xff", "[" * 100_000])
def test_a_damaged_file_is_passed_over(text: str, profile: Path) -> None:
    look_file(profile).parent.mkdir(parents=True)
    look_file(profile).write_bytes(text.encode("latin-1"))
    assert remembered_look(profile) == Appearance()


@pytest.mark.parametrize(
    "wrong",
    [
        {"theme": "pink"},
        {"theme": 3},
        {"text_scale": 40.0},
        {"text_scale": 0.1},
        {"text_scale": "large"},
        {"text_scale": True},
        {"language": "../../etc"},
        {"language": None},
        {"calm": "no"},
        {"colour": "red"},
    ],
)
def test_a_value_that_makes_no_sense_is_passed_over(wrong: dict[str, object], profile: Path) -> None:
    look_file(profile).parent.mkdir(parents=True)
    look_file(profile).write_text(json.dumps({**DARK._asdict(), **wrong}))
    assert remembered_look(profile) == Appearance()


def test_a_disk_that_takes_nothing_does_no_harm(profile: Path) -> None:
    (profile / "cache").write_text("in the way")
    remember_look(profile, DARK)
    assert remembered_look(profile) == Appearance()


# --- what follows from a choice ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "dark", "name"),
    [
        ("system", None, "light"),
        ("system", True, "dark"),
        ("light", True, "light"),
        ("dark", False, "dark"),
        ("contrast", False, "contrast"),
        ("contrast", True, "contrast-dark"),
    ],
)
def test_high_contrast_follows_light_or_dark(chosen: str, dark: bool | None, name: str) -> None:
    assert theme_name(chosen, dark=dark) == name


def test_the_first_language_of_the_device_that_there_is_is_taken() -> None:
    assert spoken_of(("de-AT", "fr_FR", "en"), ["en", "fr"]) == "fr"
    assert spoken_of(("ja",), ["en", "fr"]) == "en"
    assert spoken_of((), ["en", "fr"]) == "en"
