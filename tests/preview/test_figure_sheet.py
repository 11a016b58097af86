from pathlib import Path

import pytest
import yaml

from app.preview.figures import ASSETS, render_sheets
from app.ui.base.theme import figure_tokens

BASES = yaml.safe_load((ASSETS / "figure/bases.yaml").read_text("utf-8"))
FIGURE = figure_tokens(ASSETS)
EXERCISE = {
    "id": "stand",
    "name": "Stand",
    "areas": ["calves"],
    "kind": "static",
    "figure": {"keys": [{"t": 0}, {"t": 0.5, "hip_r": 60, "knee_r": 70, "free": ["foot_r"]}]},
}


def test_a_sheet_has_a_row_for_each_side_and_a_column_for_each_phase(tmp_path: Path):
    files = render_sheets({"stand": EXERCISE}, BASES, FIGURE, tmp_path / "new", cell=(60, 60))
    assert files == [tmp_path / "new" / "stand.png"]
    data = files[0].read_bytes()
    assert data[:4] == b"\x89PNG"
    width, height = (int.from_bytes(data[i : i + 4], "big") for i in (16, 20))
    assert width == 8 * 60
    assert 2 * 60 < height < 2 * 60 + 60


def test_a_sheet_of_tiles_has_the_one_moment_that_lists_show(tmp_path: Path):
    (file,) = render_sheets({"stand": EXERCISE}, BASES, FIGURE, tmp_path, cell=(60, 60), tile=True)
    assert int.from_bytes(file.read_bytes()[16:20], "big") == 60


def test_a_sheet_of_an_exercise_that_does_not_exist_is_an_error(tmp_path: Path):
    with pytest.raises(ValueError, match="did you mean stand"):
        render_sheets({"stand": EXERCISE}, BASES, FIGURE, tmp_path, ["stnd"])
