from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import catalogues, messages

LANGUAGES = catalogues.found(messages.TEMPLATE.parent)


@pytest.fixture
def template() -> Catalog:
    made = Catalog(charset="utf-8")
    made.add("Get ready")
    made.add("{count} minutes of {what}.")
    made.add(("{count} move", "{count} moves"))
    made.add("Hold", context="a verb")
    return made


@pytest.fixture
def polish(tmp_path: Path) -> Path:
    path = tmp_path / "pl" / "LC_MESSAGES" / "limber.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Get ready"\nmsgstr "Przygotuj się"\n\nmsgid "Gone"\nmsgstr "Nie ma"\n',
        "utf-8",
    )
    return path


def test_a_catalogue_takes_in_what_is_new_drops_what_is_gone_and_keeps_what_is_translated(
    polish: Path, template: Catalog
) -> None:
    assert catalogues.bring_up(polish, template) == (1, 4)
    text = polish.read_text("utf-8")
    assert 'msgstr "Przygotuj się"' in text
    assert "Gone" not in text
    assert 'msgctxt "a verb"' in text
    assert catalogues.bring_up(polish, template) == (1, 4)
    assert polish.read_text("utf-8") == text


def test_a_message_whose_english_changed_is_not_guessed(polish: Path, template: Catalog) -> None:
    template.delete("Get ready")
    template.add("Get ready!")
    assert catalogues.bring_up(polish, template) == (0, 4)
    assert "fuzzy" not in polish.read_text("utf-8")


@pytest.mark.parametrize(
    ("message", "text", "told"),
    [
        ("{count} minutes of {what}.", "{count} minut {co}.", "became"),
        ("{count} minutes of {what}.", "{count} minut.", "became"),
        ("{count} minutes of {what}.", "{count} minut {what", "a brace is open"),
        ("{count} minutes of {what}.", "{count} minut {what}", "no full stop"),
        ("Get ready", "Przygotuj się ", "spaces"),
        (("{count} move", "{count} moves"), ("{count} ruch", "{count} ruchy"), "2 forms"),
        (("{count} move", "{count} moves"), ("ruch", "{n} ruchy", "{count} ruchów"), "became"),
    ],
)
def test_what_would_be_shown_wrongly_is_told(message: str, text: str, told: str) -> None:
    catalog = Catalog(locale="pl")
    catalog.add(message, text)
    assert [fault for fault in catalogues.faults(catalog) if told in fault]


def test_a_month_may_stand_whole() -> None:
    catalog = Catalog(locale="fr")
    catalog.add("Aug.", "août")
    assert list(catalogues.faults(catalog)) == []


def test_the_form_for_one_may_do_without_its_number() -> None:
    catalog = Catalog(locale="pl")
    catalog.add(("{count} move", "{count} moves"), ("jeden ruch", "{count} ruchy", "{count} ruchów"))
    assert list(catalogues.faults(catalog)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_translated_is_shown_wrongly_and_no_message_is_stale(language: str) -> None:
    catalog, template = catalogues.read(LANGUAGES[language]), messages.collect()
    assert list(catalogues.faults(catalog)) == []
    ids = {(message.id, message.context) for message in template}
    assert {(m.id, m.context) for m in catalog if m.id} <= ids, "run: make messages"
