"""A typeface that is missing or torn is never handed to Kivy, which would raise while it draws."""

from pathlib import Path

import pytest

from app.data.paths import share_folder
from app.ui import typefaces

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
