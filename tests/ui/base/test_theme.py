import json
import re
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.ui.base.theme import THEMES, Theme
from app.ui.screens.session.look import look

ASSETS = share_folder() / "assets"
UI = Path(__file__).parents[3] / "app" / "ui"
AHEAD = {"drag_lift", "drag_indicator", "health_and_safety", "qr_code"}  # of pages that are being drawn


def luminance(colour: tuple[float, ...]) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Contrast ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(ASSETS, request.param)


@pytest.mark.parametrize("phase", ["before", "after", "rest"])
@pytest.mark.parametrize(
    ("state", "paused"), [("work", False), ("prepare", False), ("switch", False), ("work", True)]
)
def test_every_text_of_the_session_is_readable_on_its_ground(
    theme: Theme, phase: str, state: str, paused: bool
) -> None:
    roles = look(state, phase, paused=paused)
    colours = theme.colours
    pages = [roles.page] if roles.page else [f"{phase}_top", f"{phase}_bot"]
    pairs = [(ink, page) for page in pages for ink in (roles.ink, roles.ink_2, roles.ink_title or roles.ink)]
    pairs += [(roles.on_main, roles.main), (roles.ink, roles.quiet), (roles.on_tag, roles.tag)]
    for ink, ground in pairs:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (theme.name, ink, ground)
    for page in pages:  # the digits are large
        assert contrast(colours[roles.digits], colours[page]) >= 3, (theme.name, roles.digits, page)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "bg"), ("ink", "surface"), ("ink_2", "surface"), ("ink_2", "bg"), ("on_primary", "primary")],
)
def test_every_text_of_lists_and_sheets_is_readable(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme.colours[ink], theme.colours[ground]) >= 4.5


def test_text_grows_with_the_runners_wish_up_to_each_styles_limit() -> None:
    theme = Theme(ASSETS, "light", 1.0)
    body, digits = theme.type["body"].size, theme.type["countdown"].size
    theme.scale_text(2.0)
    assert theme.type["body"].size == 2 * body
    assert theme.type["countdown"].size == digits
    theme.scale_text(9)
    assert theme.text_scale == 2.0


def test_no_colour_and_no_font_size_stands_outside_the_tokens() -> None:
    for path in [*UI.rglob("*.py"), *UI.rglob("*.kv")]:
        text = path.read_text("utf-8")
        assert not re.search(r"[\"']#[0-9A-Fa-f]{6}", text), path
        assert not re.search(r"font_size:\s*\d", text), path


def test_every_style_role_and_icon_named_in_a_layout_exists() -> None:
    tokens = json.loads((ASSETS / "theme.json").read_text("utf-8"))
    for path in UI.rglob("*.kv"):
        text = path.read_text("utf-8")
        for kind, known in (
            ("style", tokens["type"]),
            ("icon", tokens["icons"]),
            ("ink", tokens["colours"]["light"]),
        ):
            for name in re.findall(rf"^\s+{kind}: '([^']+)'\s*$", text, re.M):
                assert name in known, (path.name, kind, name)


def test_all_themes_know_the_same_roles() -> None:
    tokens = json.loads((ASSETS / "theme.json").read_text("utf-8"))["colours"]
    roles = [set(colours) for colours in tokens.values()]
    assert all(each == roles[0] for each in roles)


def test_there_is_no_measure_that_nothing_asks_for() -> None:
    app = Path(__file__).parents[3] / "app"
    code = "\n".join(path.read_text("utf-8") for path in (*app.rglob("*.py"), *app.rglob("*.kv")))
    tokens = json.loads((app.parent / "assets" / "theme.json").read_text("utf-8"))
    groups = ("type", "radius_dp", "stroke_dp", "touch_dp", "stage", "motion_ms", "icon_sizes_dp", "icons")
    dead = {name for group in groups for name in tokens[group] if not re.search(rf"[\"']{name}[\"']", code)}
    assert dead <= AHEAD
