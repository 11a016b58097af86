"""The cards to read."""

import json
import re

import pytest

from app.core.learn import TOPICS
from app.data.files.schema import Schema
from app.data.files.yaml_reader import read
from app.data.shipped.learn import load_cards
from app.data.shipped.sources import load_sources
from tests.core.back_cases import SHARE

ASSETS = SHARE / "assets"
CARDS = {card.id: card for card in load_cards(SHARE)}


def test_the_shipped_cards_are_sound_and_short():
    path = ASSETS / "learn.yaml"
    assert Schema(ASSETS / "learn.schema.json").problems(read(path)) == []
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=learn.schema.json\n")
    cards = load_cards(SHARE)
    assert len(CARDS) == len(cards) == 25
    assert len({card.title for card in cards}) == len(cards)
    assert [card.id for card in cards if len(card.text.split()) > 60] == []


def test_every_source_that_a_card_names_is_listed_with_its_citation():
    known = {name for topic in load_sources(SHARE) for name in topic.sources}
    named = {name for card in load_cards(SHARE) for name in card.sources} - {"article"}
    assert named
    assert named <= known


def test_no_source_is_listed_twice():
    names = [name for topic in load_sources(SHARE) for name in topic.sources]
    assert len(names) == len(set(names))


def test_a_file_may_name_the_topics_that_have_a_heading_and_each_has_cards():
    schema = json.loads((ASSETS / "learn.schema.json").read_text("utf-8"))
    assert schema["items"]["properties"]["topic"]["enum"] == list(TOPICS)
    assert list(dict.fromkeys(card.topic for card in CARDS.values())) == list(TOPICS)


def test_the_cards_about_form_and_no_others_come_along_on_a_run_in_one_or_two_sentences():
    assert {card.id for card in CARDS.values() if card.tip} == {
        card.id for card in CARDS.values() if card.topic == "form"
    }
    tips = [card.tip for card in CARDS.values() if card.tip]
    assert len(set(tips)) == len(tips) >= 5
    assert [tip for tip in tips if not 1 <= len(re.findall(r"[.](?=\s|$)", tip)) <= 2] == []
    assert [tip for tip in tips if len(tip) > 60] == []  # two lines of a small card


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ("how-long", ("six weeks", "three months", "eases")),
        ("common-and-harmless", ("nothing serious", "safety questions")),
        ("what-is-behind-it", ("strain", "discs and joints", "sitting", "No posture has been shown")),
        ("long-sitting", ("get up", "an hour")),
        ("what-running-can-do", ("a little", "It is no cure")),
        ("run-and-walk", ("15 to 30 seconds", "One step a week")),
        ("bending-and-lifting", ("made to bend", "close")),
        (
            "instead-of-running",
            ("30 minutes", "three to five days", "upright bike", "front or back crawl", "yoga"),
        ),
        ("heat-and-massage", ("Warmth", "Cold", "Massage", "never hot")),
        ("feet-and-arches", ("arches", "just as often", "comfort")),
        ("trail", ("no two steps", "sore day")),
        (
            "get-checked",
            ("severe pain", "numb between the legs", "bladder or bowel", "both legs", "accident"),
        ),
        ("see-a-pro", ("physical therapist", "keeps coming back", "down a leg")),
    ],
)
def test_each_part_of_the_article_has_its_card(card, says):
    missing = [words for words in says if words not in CARDS[card].text]
    assert missing == []


@pytest.mark.parametrize(
    "claim", ["electric", "stimulation", "trains the trunk", "arch support", "bad posture", "weak core"]
)
def test_what_the_article_claims_without_evidence_is_not_repeated(claim):
    assert [card.id for card in CARDS.values() if claim.lower() in (card.text + card.tip).lower()] == []
