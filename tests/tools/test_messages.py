from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from app.core.i18n import InContext
from app.data.shipped.checkin_rules import load_rules
from tools import messages

# What the rules hold that is no text for people.
_NAMES = frozenset(
    [
        "id",
        "rule",
        "state",
        "colour",
        "offer",
        "phases",
        "level",
        "only_with",
        "sources",
        "tag",
        "also",
        "drop_tags",
        "drop_load",
        "drop_moves",
        "instead",
        "no_run_when",
        "gentle_today_when",
        "when",
        "ask_when",
        "settled",
        "too_much",
        "value",
        "name_of",
    ]
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return messages.collect()


def test_the_template_holds_every_message_as_it_is_now(catalog: Catalog) -> None:
    now = BytesIO()
    write_po(now, catalog, omit_header=True, sort_output=True, no_location=True)
    assert messages.TEMPLATE.read_bytes() == now.getvalue(), "run: make messages"


def test_both_forms_of_a_count_are_one_message(catalog: Catalog) -> None:
    message = catalog.get("{count} move")
    assert message is not None
    assert message.id == ("{count} move", "{count} moves")


def test_sentences_of_code_exercises_and_routines_are_among_them(catalog: Catalog) -> None:
    for text in ("Get ready", "Change sides.", "Leg swing, front to back", "Left knee down", "Standing only"):
        assert text in catalog, text


def _texts(rules: Any) -> Iterator[str]:
    """Every text of the loaded rules that is shown, whatever it is in."""
    if isinstance(rules, str):
        yield rules
    elif isinstance(rules, dict):
        for value in rules.values():
            yield from _texts(value)
    elif isinstance(rules, tuple | list):
        for item in rules:
            yield from _texts(item)
    elif is_dataclass(rules):
        for each in fields(rules):
            if each.name not in _NAMES:
                yield from _texts(getattr(rules, each.name))


def test_every_text_of_the_loaded_rules_is_in_the_template_as_it_is_meant(catalog: Catalog) -> None:
    rules = load_rules(messages.ROOT)
    texts = [text for text in _texts(rules) if text]
    assert {"First", "Good", "Stop", "Acceptable", "Pause", "Osteoporosis"} <= set(texts)
    lost = [text for text in texts if catalog.get(text, getattr(text, "context", None)) is None]
    assert lost == []


def test_a_sentence_of_the_rules_is_never_lost(catalog: Catalog) -> None:
    """Whatever its key: a text with a space in it is one for people."""

    def sentences(data: Any) -> Iterator[str]:
        if isinstance(data, str) and " " in data.strip():
            yield data
        for item in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            yield from sentences(item)

    rules = yaml.safe_load((messages.ROOT / "assets" / "checkin.yaml").read_text("utf-8"))
    known = {str(message.id) for message in catalog}
    assert [text for text in sentences(rules) if text not in known] == []


def test_a_word_that_means_two_things_is_two_messages(catalog: Catalog) -> None:
    rules = load_rules(messages.ROOT)
    word = rules.after_run.outcomes[0].words.word
    assert isinstance(word, InContext)
    assert str(word) == "Pause"
    for context in (word.context, None):  # as an outcome, and as a button
        message = catalog.get("Pause", context)
        assert message is not None
        assert message.context == context


def test_what_is_never_shown_is_not_among_them(catalog: Catalog) -> None:
    assert "none" not in catalog  # an exercise that needs nothing


def test_what_content_files_say_comes_with_what_it_is(catalog: Catalog) -> None:
    message = catalog.get("Bridge")
    assert message is not None
    assert message.auto_comments == [messages._EXERCISE_KEYS["name"]]
    assert Path(message.locations[0][0]).parent == Path("assets/exercises")
