import shutil
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.data.library.index import LibraryIndex
from app.data.library.library import Library
from app.ui.base.theme import Theme
from app.wiring import pictures
from app.wiring.pictures import KeptPictures

EDGE = 8
PIXELS = bytes(EDGE * EDGE * 4)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """Limber's own files, as far as figures are made from them, to be changed."""
    folder = tmp_path / "share"
    for part in ("assets/figure", "assets/exercises", "assets/fonts"):
        shutil.copytree(share_folder() / part, folder / part)
    shutil.copy(share_folder() / "assets" / "theme.json", folder / "assets")
    return folder


def kept(tmp_path: Path, share: Path) -> KeptPictures:
    user = tmp_path / "profile"
    lists = LibraryIndex(user, share, "1", lambda: Library(share, user), lambda what: what())
    return KeptPictures(user, share, Theme(share / "assets"), lists.exercise_file)


@pytest.mark.parametrize("changed", ["assets/figure/bases.yaml", "assets/figure/woman.bin"])
def test_whatever_all_figures_are_made_from_makes_all_pictures_afresh(
    tmp_path: Path, share: Path, changed: str
) -> None:
    kept(tmp_path, share).write(["cat-cow"], PIXELS)
    assert kept(tmp_path, share).read(["cat-cow"], EDGE) == PIXELS
    with (share / changed).open("ab") as file:
        file.write(b"\n")
    assert kept(tmp_path, share).read(["cat-cow"], EDGE) is None


def test_so_does_another_version(tmp_path: Path, share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, share).write(["cat-cow"], PIXELS)
    monkeypatch.setattr(pictures, "__version__", "another")
    assert kept(tmp_path, share).read(["cat-cow"], EDGE) is None


def test_the_code_that_draws_figures_is_found() -> None:
    names = {file.name for pattern in pictures._DRAWN_BY for file in pictures._APP.glob(pattern)}
    assert {"poser.py", "figure_shader.py", "figure_stage.py", "portraits.py"} <= names


@pytest.mark.parametrize("name", ["cat-cow.yml", "Cat.YAML"])
def test_the_runners_own_file_of_an_exercise_counts_before_limbers(
    tmp_path: Path, share: Path, name: str
) -> None:
    limbers = kept(tmp_path, share).state("cat-cow")
    assert limbers
    own = tmp_path / "profile" / "exercises" / name
    own.parent.mkdir(parents=True)
    own.write_text("id: cat-cow\n")
    one = kept(tmp_path, share)
    assert one.state("cat-cow") not in ([], limbers)
    assert one.state("no-such-exercise") == []
    assert one.state("../exercises/cat-cow") == []
