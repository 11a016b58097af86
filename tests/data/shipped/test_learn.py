"""The cards to read."""

from app.data.files.schema import Schema
from app.data.files.yaml_reader import read
from app.data.shipped.learn import load_cards
from app.data.shipped.sources import load_sources
from tests.core.back_cases import SHARE

ASSETS = SHARE / "assets"


def test_the_shipped_cards_are_sound_and_short():
    path = ASSETS / "learn.yaml"
    assert Schema(ASSETS / "learn.schema.json").problems(read(path)) == []
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=learn.schema.json\n")
    cards = load_cards(SHARE)
    assert len(cards) == 12
    assert len({card.id for card in cards}) == 12
    assert all(len(card.text.split()) <= 60 for card in cards)


def test_every_source_that_a_card_names_is_listed_with_its_citation():
    known = {name for topic in load_sources(SHARE) for name in topic.sources}
    named = {name for card in load_cards(SHARE) for name in card.sources} - {"article"}
    assert named
    assert named <= known
