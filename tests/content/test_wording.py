"""How everything that people read is written, over all messages there are."""

import re
from functools import lru_cache

import pytest
import yaml

from tools.messages import ROOT, collect

# Texts of exercises have an editor of their own.
OF_EXERCISES = "assets/exercises/"
RULES = {
    "a hyphen with spaces around it": r"\s-\s|\s--\s",
    "a straight apostrophe": r"'",
    "a straight quotation mark": r'"',
    "three full stops": r"\.\.\.",
    "two spaces": r"  ",
}
# A span is "5 min", "40 s" or "9 h 39"; only what counts down on the stage is a clock.
WORDS = {
    "“Go on” on a button: it is “Resume”": r"^Go on\b",
    # The step that one stands on has its name.
    "steps of a routine: they are moves": r"^(?!(?:no |No |there is no )?step$).*\b[Ss]teps?\b(?!\})",
    "hours, minutes or seconds written out by a clock": r"\d:\d\d",
}


@lru_cache(1)
def messages() -> list[tuple[str, str]]:
    """Each text in all its forms, and the file that it comes from."""
    found = []
    for message in collect():
        forms = message.id if isinstance(message.id, tuple | list) else (message.id,)
        places = [place for place, _line in message.locations]
        found.extend((form, place) for form in forms if form for place in places)
    assert len(found) > 1000
    return found


@pytest.mark.parametrize("rule", RULES)
def test_no_text_has(rule: str) -> None:
    bad = [
        (place, text)
        for text, place in messages()
        if not place.startswith(OF_EXERCISES) and re.search(RULES[rule], text)
    ]
    assert not bad, "\n".join(f"{place}: {text}" for place, text in bad)


@pytest.mark.parametrize("rule", WORDS)
def test_the_app_itself_never_says(rule: str) -> None:
    bad = [(p, text) for text, p in messages() if p.startswith("app/") and re.search(WORDS[rule], text)]
    assert not bad, "\n".join(f"{place}: {text}" for place, text in bad)


def test_no_title_of_a_card_ends_with_a_full_stop() -> None:
    def titles(data: object) -> list[str]:
        if isinstance(data, list):
            return [title for item in data for title in titles(item)]
        if not isinstance(data, dict):
            return []
        own = [data[key] for key in ("title", "heading", "word", "name") if isinstance(data.get(key), str)]
        return own + [title for item in data.values() for title in titles(item)]

    found = []
    for file in ("learn.yaml", "checkin.yaml", "sources.yaml"):
        found += titles(yaml.safe_load((ROOT / "assets" / file).read_text("utf-8")))
    for path in (ROOT / "routines").glob("*.yaml"):
        found.append(yaml.safe_load(path.read_text("utf-8"))["title"])
    assert len(found) > 30
    assert not [title for title in found if title.endswith(".")]
