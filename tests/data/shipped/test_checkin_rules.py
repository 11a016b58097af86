"""The file of rules and the cards to read: as shipped, and broken."""

import json
import re

import pytest
import yaml

from app.core.back.conditions import Compare, Every, Holds, Not, Some
from app.core.back.rules import Level
from app.data.shipped.checkin_rules import check_rules, condition, load_rules
from app.data.shipped.sources import load_sources
from tests.core.back_cases import LIBRARY, SHARE

ASSETS = SHARE / "assets"
RULES_FILE = ASSETS / "checkin.yaml"


def broken(tmp_path, change):
    data = yaml.safe_load(RULES_FILE.read_text("utf-8"))
    change(data)
    path = tmp_path / "checkin.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    return [problem.message for problem in check_rules(path, ASSETS / "checkin.schema.json")]


def test_the_shipped_rules_are_sound():
    assert check_rules(RULES_FILE, ASSETS / "checkin.schema.json") == []
    assert RULES_FILE.read_text("utf-8").startswith("# yaml-language-server: $schema=checkin.schema.json\n")


def test_each_level_has_its_questions():
    rules = load_rules(SHARE).safety
    count = [sum(q.level is level for q in rules.questions) for level in Level]
    assert dict(zip(Level, count, strict=True)) == {
        Level.NONE: 0,
        Level.ADVISE: 3,
        Level.ROUTINE: 3,
        Level.URGENT: 11,
        Level.EMERGENCY: 9,
    }


def test_every_routine_and_move_that_the_rules_name_exists():
    rules = load_rules(SHARE)
    offers = [*rules.gentle_only.offer]
    for band in (*rules.bands, *rules.after_run.cool_down):
        offers += band.rule.offer
    for rule in rules.after_warm_up:
        offers += rule.offer
    assert set(offers) <= set(LIBRARY.routine_ids())
    moves = {*rules.adapt.instead, *rules.adapt.instead.values()}
    for known in rules.profile:
        moves |= set(known.drop_moves)
    assert moves <= set(LIBRARY.exercises)


def test_every_rule_leans_on_a_source_that_can_be_read_and_every_source_is_leaned_on():
    rules = load_rules(SHARE)
    known = {name for topic in load_sources(SHARE) for name in topic.sources}
    words = [
        *rules.safety.words.values(),
        *(band.rule.words for band in rules.bands),
        *(rule.words for rule in (*rules.after_warm_up, *rules.after_run.outcomes)),
        *(rules.no_run, rules.gentle_today, rules.ask_run, rules.stop),
    ]
    assert all(one.sources and one.rule for one in words)
    leaned = {name for one in words for name in one.sources}
    leaned |= {name for exercise in LIBRARY.exercises.values() for name in exercise.basis}
    for card in yaml.safe_load((ASSETS / "learn.yaml").read_text("utf-8")):
        leaned |= set(card["from"])
    assert leaned - {"practice", "article"} == known


def test_every_tag_of_the_rules_is_one_that_moves_may_carry():
    schema = json.loads((ASSETS / "exercises" / "exercise.schema.json").read_text("utf-8"))
    known = set(schema["properties"]["avoid_tags"]["items"]["enum"])
    rules = load_rules(SHARE)
    assert {tag.tag for tag in rules.profile if not tag.note} <= known  # what has a note changes no move
    for each in rules.filters:
        assert each.drop_tags <= known


def test_no_text_promises_a_cure_or_names_a_disease():
    text = RULES_FILE.read_text("utf-8").lower() + (ASSETS / "learn.yaml").read_text("utf-8").lower()
    for phrase in ("cauda equina", "prevents injur", "heals", "fit to run", "no pain no gain", "treats "):
        assert phrase not in text.replace("does not diagnose or treat", "")


def test_sentences_that_end_with_because_read_on():
    rules = load_rules(SHARE)
    for because in (*(f.because for f in rules.filters), *(t.because for t in rules.profile)):
        assert re.fullmatch(r"[a-z][^.]*", because), because


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"value": "score", "at_least": 6}, Compare(value="score", bound="at_least", to=6)),
        (
            {"value": "after", "above": "before", "plus": 2},
            Compare(value="after", bound="above", to="before", plus=2),
        ),
        ({"holds": "limp"}, Holds("limp")),
        ({"not": {"holds": "limp"}}, Not(Holds("limp"))),
        ({"all": [{"holds": "limp"}]}, Every((Holds("limp"),))),
        ({"any": [{"holds": "limp"}]}, Some((Holds("limp"),))),
    ],
)
def test_each_word_of_the_vocabulary_is_read(data, expected):
    assert condition(data) == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["before_run"]["bands"][0].update(max=1), "the score 2 falls into 0 bands"),
        (lambda d: d["before_run"]["bands"][0].update(max=3), "the score 3 falls into 2 bands"),
        (lambda d: d["before_run"].update(no_run_when={"value": "score"}), "a condition is one of"),
        (
            lambda d: d["before_run"].update(no_run_when={"value": "score", "above": 1, "below": 3}),
            "a condition is one of",
        ),
        (
            lambda d: d["before_run"].update(no_run_when={"holds": "limp", "any": [{"holds": "limp"}]}),
            "a condition is one of",
        ),
        (lambda d: d["before_run"].update(no_run_when={"holds": "raining"}), '"raining" is not known here'),
        (lambda d: d["before_run"].update(no_run_when="score > 5"), "expected keys with values"),
        (lambda d: d["safety"].update(verison=2), 'unknown key "verison"'),
        (lambda d: d["safety"]["emergency"].pop("text"), 'the key "text" is missing'),
        (lambda d: d["filters"][0]["drop_tags"].append("bad-day"), '"bad-day" is not known here'),
    ],
)
def test_a_broken_file_is_told_what_is_wrong_with_it(tmp_path, change, message):
    assert any(message in said for said in broken(tmp_path, change))


def test_a_file_that_is_no_yaml_is_told_so(tmp_path):
    path = tmp_path / "checkin.yaml"
    path.write_text("safety: [", "utf-8")
    assert check_rules(path, ASSETS / "checkin.schema.json")
