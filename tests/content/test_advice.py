"""What became of the article's advice: the table in docs/advice.md names only what is there, and leaves nothing out."""

import re
from typing import NamedTuple

import pytest
import yaml

from app.data.shipped.checkin_rules import load_rules
from app.data.shipped.learn import load_cards
from app.data.shipped.sources import load_sources
from tests.core.back_cases import LIBRARY, SHARE
from tools.messages import ROOT

GUIDE = (ROOT / "docs" / "advice.md").read_text("utf-8")
_PLACE = re.compile(r"`([a-z]+) ([a-z0-9_-]+)`")
BECAME = {"says", "softened", "corrected", "out"}


class Row(NamedTuple):
    """One thing that the article says."""

    says: str
    became: str
    where: str
    because: str

    @property
    def places(self) -> set[tuple[str, str]]:
        return set(_PLACE.findall(self.where))


ROWS = [
    Row(*(cell.strip() for cell in line.strip("|").split("|")))
    for line in GUIDE.splitlines()
    if line.startswith("| ") and not line.startswith("| The article")
]


def rules() -> set[str]:
    """Names of what the check-in may say."""
    all_rules = load_rules(SHARE)
    after = (*all_rules.after_warm_up, *all_rules.after_run.outcomes)
    words = [
        *all_rules.safety.words.values(),
        *(band.rule.words for band in all_rules.bands),
        *(rule.words for rule in after),
        *(all_rules.no_run, all_rules.gentle_today, all_rules.ask_run, all_rules.stop),
    ]
    return {one.rule for one in words}


def known() -> dict[str, set[str]]:
    """Ids of everything that a row may name, by kind."""
    written = yaml.safe_load((ROOT / "assets" / "checkin.yaml").read_text("utf-8"))
    return {
        "card": {card.id for card in load_cards(SHARE)},
        "exercise": set(LIBRARY.exercises),
        "routine": set(LIBRARY.routine_ids()),
        "question": {question.id for question in load_rules(SHARE).safety.questions},
        "sign": {sign.id for sign in load_rules(SHARE).stop_signs},
        "rule": rules(),
        "text": {key for key, text in written.items() if isinstance(text, str)},
    }


def test_every_place_that_is_named_exists() -> None:
    there = known()
    named = _PLACE.findall(GUIDE)
    assert len(named) > 70
    assert {kind for kind, _ in named} == set(there)
    assert [f"{kind} {name}" for kind, name in named if name not in there[kind]] == []


def test_every_row_says_what_became_of_it_where_and_why() -> None:
    assert len(ROWS) > 35
    assert len({row.says for row in ROWS}) == len(ROWS)
    assert {row.became for row in ROWS} == BECAME
    assert [row.says for row in ROWS if not row.because] == []
    assert [row.says for row in ROWS if row.became != "out" and not row.places] == []
    unread = [_PLACE.sub("", row.where).strip(" ,") for row in ROWS]
    assert "".join(unread) == ""


def test_every_source_that_a_row_leans_on_is_listed() -> None:
    listed = {name for topic in load_sources(SHARE) for name in topic.sources}
    named = set(re.findall(r"\bS[0-9]+\b", GUIDE))
    assert named
    assert named <= listed


@pytest.mark.parametrize("kind", ["card", "exercise"])
def test_whatever_is_said_to_come_from_the_article_stands_in_a_row(kind: str) -> None:
    from_it = {
        "card": {card.id for card in load_cards(SHARE) if "article" in card.sources},
        "exercise": {name for name, exercise in LIBRARY.exercises.items() if "article" in exercise.basis},
    }
    named = {name for row in ROWS for of_kind, name in row.places if of_kind == kind}
    assert from_it[kind]
    assert from_it[kind] - named == set()


def test_cards_of_which_nothing_is_in_the_article_are_told_apart() -> None:
    in_rows = {name for row in ROWS for kind, name in row.places if kind == "card"}
    apart = {name for kind, name in _PLACE.findall(GUIDE) if kind == "card"} - in_rows
    assert apart == {"begin-easy", "land-softly"}
    assert in_rows | apart == {card.id for card in load_cards(SHARE)}
