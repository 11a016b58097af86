"""How hard the cards and what sources say are to read."""

from collections.abc import Iterator

import pytest
import yaml

from tests.content.reading_level import grade, syllables
from tools.messages import ROOT

MOST_GRADE = 6.0


def texts() -> Iterator[tuple[str, str]]:
    """What is read as whole sentences, with the place it comes from."""
    for card in yaml.safe_load((ROOT / "assets" / "learn.yaml").read_text("utf-8")):
        yield card["id"], card["text"]
        if "tip" in card:
            yield f"{card['id']}, tip", card["tip"]
    for topic in yaml.safe_load((ROOT / "assets" / "sources.yaml").read_text("utf-8")):
        yield topic["topic"], topic["says"]


def test_every_card_and_every_tip_is_read_with_ease_after_six_years_of_school() -> None:
    found = list(texts())
    assert len(found) > 35
    hard = [f"{place}: {grade(text):.1f}" for place, text in found if grade(text) > MOST_GRADE]
    assert not hard, "\n".join(hard)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "back run moves eased strength walked 30 bikes hurt through"),
        (2, "easy muscles gentle wanted little being settled harmless sometimes bridges doses people"),
        (3, "physical emergent radio bicycle area quietest evenly hip-flexors recover"),
        (4, "usually emergency comfortable gradually january"),
        (6, "physiotherapist"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, words: str) -> None:
    counts = {word: sum(map(syllables, word.split("-"))) for word in words.split()}
    assert {word: found for word, found in counts.items() if found != count} == {}


def test_long_words_and_long_sentences_are_harder() -> None:
    plain = "Walk for a while. Then run."
    assert grade(plain) < 2
    assert grade("Walk for a while and then run, if it feels good and you want to.") > grade(plain)
    assert grade("Individual physiotherapeutic intervention necessitates comprehensive evaluation.") > 20


def test_the_grade_is_the_one_of_the_formula() -> None:
    # 8 words in 2 sentences, 9 syllables: 0.39 * 4 + 11.8 * 9 / 8 - 15.59
    assert grade("Walk to the wall. Then lean on tables.") == pytest.approx(-0.755)
