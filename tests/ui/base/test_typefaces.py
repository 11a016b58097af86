"""A typeface that is missing or torn is never handed to Kivy, which would raise while it draws."""

import re
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.ui.base import typefaces

_SEAM = re.compile(rb"(?s)\xff{3}[\x40-\xf0]{1,2}(?=\xff{3})")
_BY_CHANCE = 12  # where two round edges come near each other
FONTS = sorted((share_folder() / "assets" / "fonts").glob("*.ttf"))


@pytest.mark.parametrize("file", FONTS, ids=lambda file: file.name)
def test_what_is_shipped_is_used(file: Path) -> None:
    assert typefaces.typeface(file) == str(file)


@pytest.mark.parametrize("part", [0, 3, 12, 200, 3000, 0.5, 0.99])
def test_what_was_cut_short_is_not(part: float, tmp_path: Path) -> None:
    content = FONTS[0].read_bytes()
    torn = tmp_path / "torn.ttf"
    torn.write_bytes(content[: int(part if part >= 1 or not part else part * len(content))])
    assert typefaces.typeface(torn) == "Roboto"


def test_nor_is_what_is_gone_or_something_else(tmp_path: Path) -> None:
    other = tmp_path / "other.ttf"
    other.write_text("This is a letter, not lettering." * 100)
    for file in (other, tmp_path / "none.ttf", tmp_path):
        assert not typefaces.usable(file)


def test_every_sign_has_letters_that_any_typeface_has() -> None:
    assert typefaces.sign("pause") == "II"
    assert typefaces.sign("directions_run") == "\N{BULLET}"


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "outlined"])
def test_no_icon_has_a_hairline_in_it(filled: bool) -> None:
    """A line of one or two pixels between black ones that is neither black nor clear: edges that meet."""
    from kivy.core.text import Label
    from kivy.core.window import Window  # noqa: F401 - textures need one

    from app.ui.base.theme import Theme

    theme = Theme(share_folder() / "assets")
    seams = {}
    for name in theme._tokens["icons"]:
        label = Label(
            text=theme.icon(name, filled=filled), font_name=theme.icon_font(filled=filled), font_size=240
        )
        label.refresh()
        texture = label.texture
        texture.bind()
        wide, high = texture.size
        ink = texture.pixels[3::4]
        rows = [ink[wide * y : wide * (y + 1)] for y in range(high)]
        columns = [bytes(row[x] for row in rows) for x in range(wide)]
        found = sum(len(_SEAM.findall(line)) for line in (*rows, *columns))
        if found > _BY_CHANCE:
            seams[name] = found
    assert seams == {}
