import math
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from app.core.i18n import counted, in_context, several
from app.ui.base.translator import PSEUDO, Translator


def test_the_pseudo_language_is_longer_accented_and_keeps_its_fields(tmp_path: Path) -> None:
    words = Translator(tmp_path, PSEUDO)
    text = words("{seconds} seconds")
    assert "{seconds}" in text
    assert len(text) > len("{seconds} seconds")
    assert "é" in text.replace("{seconds}", "")


def test_an_empty_message_stays_empty(tmp_path: Path) -> None:
    assert Translator(tmp_path, "en")("") == ""
    assert Translator(tmp_path, PSEUDO)("") == ""


def test_an_unknown_language_gets_english_is_spoken_in_it_and_says_so(tmp_path: Path) -> None:
    words = Translator(tmp_path, "xx")
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
    words = Translator(tmp_path, "de")
    assert words("Pause") == "Pause"
    assert words.missing


def test_a_translation_beside_the_assets_is_found_and_listed(tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="de")
    catalog.add("Pause", "Anhalten")
    with (folder / "limber.mo").open("wb") as file:
        write_mo(file, catalog)
    words = Translator(tmp_path, "de")
    assert words("Pause") == "Anhalten"
    assert words.languages() == ["en", "de"]
    words.use("en")
    assert words("Pause") == "Pause"


def test_a_language_with_three_forms_says_each_number_in_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="pl")
    catalog.add(("{count} step", "{count} steps"), ("{count} krok", "{count} kroki", "{count} kroków"))
    with (folder / "limber.mo").open("wb") as file:
        write_mo(file, catalog)
    words = Translator(tmp_path, "pl")
    forms = several("{count} step", "{count} steps")
    said = [counted(words, forms, count) for count in (1, 2, 4, 5, 21, 22)]
    assert said == ["1 krok", "2 kroki", "4 kroki", "5 kroków", "21 kroków", "22 kroki"]
    words.use("en")
    assert [counted(words, forms, count) for count in (0, 1, 2)] == ["0 steps", "1 step", "2 steps"]


def test_the_pseudo_language_has_three_forms_that_can_be_told_apart(tmp_path: Path) -> None:
    words, forms = Translator(tmp_path, PSEUDO), several("{count} step", "{count} steps")
    said = {count: counted(words, forms, count) for count in (0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 112, 134)}
    assert said[1] == "[1 šţép~·]"
    few = [count for count, text in said.items() if text.endswith("~··]")]
    many = [count for count, text in said.items() if text.endswith("~···]")]
    assert (few, many) == ([2, 4, 22, 134], [0, 5, 11, 12, 14, 21, 112])


@pytest.mark.parametrize("count", range(1, 200))
def test_the_pseudo_language_makes_a_text_35_percent_longer(count: int, tmp_path: Path) -> None:
    text = ("Keep the chest quiet, and let the hips draw slow and even circles. " * 4)[:count]
    grown = len(Translator(tmp_path, PSEUDO)(text)) - count
    assert grown == max(math.ceil(0.35 * count), 3)
    field = Translator(tmp_path, PSEUDO)("{planned} planned, {done} of work done")
    assert (field.count("{planned}"), field.count("{done}"), field.count("{")) == (1, 1, 2)


def test_the_same_word_is_translated_as_it_is_meant(tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalog = Catalog(locale="de")
    catalog.add("Light", "Leicht")
    catalog.add("Light", "Hell", context="look of the app")
    with (folder / "limber.mo").open("wb") as file:
        write_mo(file, catalog)
    words, meant = Translator(tmp_path, "de"), in_context("look of the app", "Light")
    assert (words("Light"), words(meant), words.within("look of the app", "Light")) == (
        "Leicht",
        "Hell",
        "Hell",
    )
    assert words(in_context("weight", "Light")) == "Light"
    assert words(in_context("weight", "")) == ""
    words.use("en")
    assert (words("Light"), words(meant)) == ("Light", "Light")
    words.use(PSEUDO)
    assert words(meant) == words("Light") == "[Lîğhţ~]"
