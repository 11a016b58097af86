"""The lit disc."""

import pytest

from app.data.files.paths import share_folder
from app.ui.base.theme import Theme
from app.ui.widgets.stage import Stage, page_ends, side_light

PHASES = ["before", "after", "rest"]


def alphas(side: str) -> list[int]:
    texture = side_light((0.8, 0.9, 0.3, 1.0), side)
    return list(texture.pixels[3::4])


def test_light_from_a_side_is_strongest_at_that_edge_and_gone_at_the_other() -> None:
    left, right = alphas("left"), alphas("right")
    assert left[0] == max(left) > 80
    assert left[-1] == 0
    assert left == sorted(left, reverse=True)
    assert right == left[::-1]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("phase", PHASES)
def test_a_page_is_darker_than_the_disc_on_it(theme: str, phase: str) -> None:
    colours = Theme(share_folder() / "assets", theme).colours
    top, foot = page_ends(colours[f"{phase}_top"], colours[f"{phase}_bot"])
    assert sum(foot[:3]) < sum(top[:3]) < sum(colours[f"{phase}_top"][:3])


def test_in_high_contrast_nothing_is_lit_from_a_side() -> None:
    theme = Theme(share_folder() / "assets")
    stage = Stage(theme=theme, phase="before", clear=True, lit="left", size=(100, 100))
    assert stage._lit_colour.a == 1
    theme.use("contrast")
    assert stage._lit_colour.a == 0


def test_the_light_stays_within_the_ring_whose_colour_means_time() -> None:
    stage = Stage(theme=Theme(share_folder() / "assets"), stroke=14, size=(384, 384))
    assert stage._lit_shape.size[0] <= 384 - 2 * (14 + 4) + 0.1
