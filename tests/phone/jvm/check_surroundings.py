import pytest

from app.device.android.surroundings import AndroidSurroundings
from app.device.surroundings import Edges
from tests.phone.jvm.conftest import LEVEL, Phone


@pytest.mark.parametrize(("night", "dark"), [("32", True), ("16", False), ("0", None)])
def test_the_theme_is_the_systems(phone: Phone, night: str, dark: bool | None) -> None:
    phone.is_like(night=night)
    assert AndroidSurroundings().dark() is dark


def test_the_languages_are_the_systems_best_first(phone: Phone) -> None:
    assert AndroidSurroundings().languages() == ("de-AT", "en-GB")
    phone.is_like(locales="zh-Hant-TW")
    assert AndroidSurroundings().languages() == ("zh-Hant-TW",)


def test_the_size_of_text_is_the_systems(phone: Phone) -> None:
    assert AndroidSurroundings().text_scale() == 1.0
    phone.is_like(fontScale="1.3")
    assert AndroidSurroundings().text_scale() == pytest.approx(1.3)


@pytest.mark.parametrize(("scale", "reduced"), [("0.0", True), ("0.5", False), ("1.0", False)])
def test_motion_is_reduced_where_animations_are_off(phone: Phone, scale: str, reduced: bool) -> None:
    assert AndroidSurroundings().reduced_motion() is False
    phone.is_like(animator_duration_scale=scale)
    assert AndroidSurroundings().reduced_motion() is reduced


def test_the_bars_cover_a_picture_that_reaches_under_them(phone: Phone) -> None:
    assert AndroidSurroundings().edges() == Edges(0, 80, 0, 48)


def test_a_picture_between_the_bars_is_covered_by_nothing(phone: Phone) -> None:
    phone.is_like(picture="between the bars")
    assert AndroidSurroundings().edges() == Edges()


def test_a_notch_deeper_than_the_bar_counts(phone: Phone) -> None:
    phone.is_like(notch="120")
    before_notches = LEVEL < 28
    assert AndroidSurroundings().edges() == Edges(0, 80 if before_notches else 120, 0, 48)


def test_before_the_window_is_laid_out_nothing_is_covered(phone: Phone) -> None:
    phone.is_like(insets="null")
    assert AndroidSurroundings().edges() == Edges()


def test_without_a_known_picture_it_is_taken_to_fill_the_window(phone: Phone) -> None:
    phone.is_like(content="none")
    assert AndroidSurroundings().edges() == Edges(0, 80, 0, 48)


def test_in_the_service_and_after_the_activity_nothing_is_covered(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.java("org.kivy.android.PythonActivity").gone()
    assert AndroidSurroundings().edges() == Edges()
    monkeypatch.setenv("PYTHON_SERVICE_ARGUMENT", "session.json")
    assert AndroidSurroundings().edges() == Edges()
    assert AndroidSurroundings().languages() == ("de-AT", "en-GB")


def test_a_system_that_fails_to_answer_says_nothing(phone: Phone) -> None:
    phone.is_like(resources="broken", animator_duration_scale="broken")
    around = AndroidSurroundings()
    assert (around.dark(), around.languages(), around.text_scale()) == (None, (), 1.0)
    assert around.reduced_motion() is False
