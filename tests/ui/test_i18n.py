from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.ui.i18n import PSEUDO, Words


def test_the_pseudo_language_is_longer_accented_and_keeps_its_fields(tmp_path: Path) -> None:
    words = Words(tmp_path, PSEUDO)
    text = words("{seconds} seconds")
    assert "{seconds}" in text
    assert len(text) > len("{seconds} seconds")
    assert "é" in text.replace("{seconds}", "")


def test_an_empty_message_stays_empty(tmp_path: Path) -> None:
    assert Words(tmp_path, "en")("") == ""
    assert Words(tmp_path, PSEUDO)("") == ""


def test_an_unknown_language_gets_english_is_spoken_in_it_and_says_so(tmp_path: Path) -> None:
    words = Words(tmp_path, "xx")
    assert words("Pause") == "Pause"
    assert words.spoken == "en"
    assert "English" in words.missing
    for language in ("en", PSEUDO):
        words.use(language)
        assert words.missing == ""


@pytest.mark.parametrize("part", [0, 3, 20, 40, 0.5, -1])
def test_a_damaged_translation_is_none(part: float, tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="de")
    catalog.add("Pause", "Anhalten")
    with (folder / "limber.mo").open("wb") as file:
        write_mo(file, catalog)
    content = (folder / "limber.mo").read_bytes()
    torn = content[: int(part * len(content))] if part == 0.5 else content[: int(part)]
    (folder / "limber.mo").write_bytes(
        torn if part >= 0 else content[:28] + bytes([255]) * (len(content) - 28)
    )
    words = Words(tmp_path, "de")
    assert words("Pause") == "Pause"
    assert words.missing


def test_a_translation_beside_the_assets_is_found_and_listed(tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="de")
    catalog.add("Pause", "Anhalten")
    with (folder / "limber.mo").open("wb") as file:
        write_mo(file, catalog)
    words = Words(tmp_path, "de")
    assert words("Pause") == "Anhalten"
    assert words.languages() == ["en", "de"]
    words.use("en")
    assert words("Pause") == "Pause"
