"""What scrolls passes below the bar without a seam."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from kivy.metrics import dp

from tests.ui.driver import Driver


@pytest.fixture
def driver(profile: Path, clock: Any) -> Any:
    driver = Driver(profile, clock)
    yield driver
    driver.close()


def scrolled(driver: Driver, down: float) -> Any:
    page = driver.app.screen
    page.scroll.scroll_y = 1 - down / page.scroll.over
    driver.frames(3)
    return page._strip


def routine(driver: Driver) -> Any:
    driver.app.go("library")
    driver.settle()
    driver.tap("Standard 7-minute warm-up")
    driver.settle()
    return driver.app.screen


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("down", [0, 40, 120, 400])
def test_the_bar_has_the_colour_of_the_panel_where_it_passes_below(
    profile: Path, clock: Any, theme: str, down: float
) -> None:
    driver = Driver(profile, clock, theme=theme)
    page = routine(driver)
    strip, head = scrolled(driver, down), page.column.items[0]
    top, foot = (driver.app.parts.kit.theme.colours[f"before_{end}"] for end in ("top", "bot"))
    part = min((strip.height + down) / (strip.height + head.height), 1)
    expected = [t + (f - t) * part for t, f in zip(top[:3], foot[:3], strict=True)]
    assert list(strip.foot_colour[:3]) == pytest.approx(expected, abs=0.002)
    driver.close()


def test_one_gradient_runs_through_the_bar_and_the_panel(profile: Path, clock: Any) -> None:
    from kivy.core.window import Window
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels

    driver = Driver(profile, clock)
    page = routine(driver)
    driver.frames(2)
    head, high = page.column.items[0], Window.height
    Window.dispatch("on_draw")
    column = glReadPixels(2, 0, 1, high, GL_RGBA, GL_UNSIGNED_BYTE)
    foot = int(head.to_window(*head.pos)[1] + dp(60))
    greens = [column[4 * y + 1] for y in range(foot, high)]
    assert greens == sorted(greens), "ever lighter upwards"
    assert max(b - a for a, b in pairwise(greens)) <= 2, "without a step"
    assert greens[-1] - greens[-int(dp(80))] >= 4, "also within the bar"
    driver.close()


def test_words_fade_below_the_bar_once_a_page_is_scrolled(driver: Driver) -> None:
    driver.app.go("settings")
    driver.settle()
    assert driver.app.screen._strip._shade is None, "a page that was never scrolled needs none"
    strip = scrolled(driver, 60)
    tint, shape = strip._shade
    assert tint.a == 1
    assert shape.pos[1] + shape.size[1] == strip.y
    assert tuple(tint.rgba[:3]) == pytest.approx(driver.app.parts.kit.theme.colours["bg"][:3], abs=0.002)
    scrolled(driver, 0)
    assert tint.a == 0


def test_where_the_coloured_panel_has_gone_the_bar_ends_sharply(driver: Driver) -> None:
    routine(driver)
    tint, _ = scrolled(driver, 420)._shade
    assert tint.a == 0


def test_pulled_down_the_bar_closes_the_gap_above_the_panel(driver: Driver) -> None:
    routine(driver)
    strip = scrolled(driver, -20)
    assert strip._ground.pos[1] == pytest.approx(strip.y - 20, abs=0.1)


@pytest.mark.parametrize("scale", [0.85, 1.15, 1.3, 2.0])
def test_the_bar_ends_on_a_whole_pixel_at_every_size_of_text(profile: Path, clock: Any, scale: float) -> None:
    driver = Driver(profile, clock, text_scale=scale)
    driver.app.go("settings")
    driver.settle()
    strip = driver.app.screen._strip
    assert strip.y == round(strip.y)
    assert strip.y >= driver.app.screen.scroll.top - dp(0.01)
    driver.close()
