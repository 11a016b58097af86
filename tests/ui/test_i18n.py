from pathlib import Path

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


def test_an_unknown_language_gets_english(tmp_path: Path) -> None:
    assert Words(tmp_path, "xx")("Pause") == "Pause"


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
