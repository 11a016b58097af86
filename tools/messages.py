"""Collects everything that is translated: `python -m tools.messages`.

Sentences marked in the code and the words of the content files become `assets/locale/limber.pot`, from which
translators make `assets/locale/XX/LC_MESSAGES/limber.po`; Babel compiles those to `.mo`.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from app.core.back.rules import OUTCOME
from tools import catalogues

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "assets" / "locale" / "limber.pot"
_CALLS = {"_": None, "mark": None, "several": (1, 2), "in_context": ((1, "c"), 2)}
# What content files say, by the keys whose values are shown, each with what it is.
_EXERCISE_KEYS = {
    "name": "Name of an exercise, also said aloud.",
    "equipment": "What an exercise needs; stands in a row with other facts.",
    "steps": "How an exercise is done.",
    "cues": "Short advice during an exercise, also said aloud; a full stop is added.",
    "mistake": "What often goes wrong in an exercise.",
    "back_mod": "How an exercise is done with a touchy back.",
    "avoid_if": "When an exercise is left out.",
    "side_names": "Side of an exercise; stands alone, and is also said aloud.",
}
_ROUTINE_KEYS = {
    "title": "Name of a routine.",
    "purpose": "What a routine is for.",
    "order_note": "Why a routine has this order.",
}
_LEARN_KEYS = {
    "title": "Heading of a card to read.",
    "text": "A card to read.",
    "tip": "A card to read in one or two sentences, for the run that follows.",
}
_SOURCE_KEYS = {"topic": "What sources are about.", "says": "What sources say."}
_RULE_KEYS = {
    "word": "",  # its context says what it is
    "heading": "Heading of advice.",
    "text": "Advice.",
    "ask": "A question, answered by a tick.",
    "questions": "",
    "past": "Why a runner stopped, as the runner would say it.",
    "name": "A fact about the runner, in a list.",
    "plain": "Explains a fact about the runner.",
    "because": "Why a move was left out: the end of a sentence after “because”.",
    "because_score": "Why a move was left out: the end of a sentence after “because”.",
    "because_hurt": "Why a move was left out: the end of a sentence after “because”.",
    **dict.fromkeys(("unlock", "read", "checked", "gone", "told", "mistake", "may_run"), "A button."),
    **dict.fromkeys(("disclaimer_short", "disclaimer_full", "leg_known", "easing_in", "gentle_after"), ""),
    **dict.fromkeys(("watch", "provisional", "seeking", "note", "nothing_left"), ""),
}
_PLAN_KEYS = {"title": "Name of a plan over weeks.", "purpose": "What a plan over weeks is for."}
_LEVEL_KEYS = {"title": "A step of a plan over weeks."}
_NO_EQUIPMENT = "none"  # is never shown


def collect() -> Catalog:
    """All messages, each with the places it comes from and, where it could be misread, what is meant."""
    catalog = Catalog(project="Limber", charset="utf-8", fuzzy=False)
    methods = [("**.py", "python")]
    for place in ("app", "tools"):  # the licences are worded where they are collected
        for file, line, message, comments, context in extract_from_dir(
            str(ROOT / place), methods, keywords=_CALLS
        ):
            locations = [(f"{place}/{file}", line)]
            catalog.add(message, locations=locations, auto_comments=comments, context=context)
    for folder, keys in (("assets/exercises", _EXERCISE_KEYS), ("routines", _ROUTINE_KEYS)):
        for path in sorted((ROOT / folder).glob("*.yaml")):
            _add(catalog, path, yaml.safe_load(path.read_text("utf-8")), keys)
    for name, keys in (("learn.yaml", _LEARN_KEYS), ("sources.yaml", _SOURCE_KEYS)):
        path = ROOT / "assets" / name
        for card in _cards(yaml.safe_load(path.read_text("utf-8"))):
            _add(catalog, path, card, keys)
    path = ROOT / "assets" / "plans.yaml"
    for plan in yaml.safe_load(path.read_text("utf-8")):
        _add(catalog, path, plan, _PLAN_KEYS)
        for level in plan["levels"]:
            _add(catalog, path, level, _LEVEL_KEYS)
    path = ROOT / "assets" / "checkin.yaml"
    _add_rules(catalog, path, yaml.safe_load(path.read_text("utf-8")))
    return catalog


def _add(catalog: Catalog, path: Path, data: Mapping[str, object], keys: Mapping[str, str]) -> None:
    for key, about in keys.items():
        for text in _texts(data.get(key)):
            if key != "equipment" or text != _NO_EQUIPMENT:
                _add_text(catalog, path, text, about)


def _add_rules(catalog: Catalog, path: Path, data: object) -> None:
    """Texts for people among rules, by their keys; all else are names, numbers and conditions."""
    if isinstance(data, list):
        for item in data:
            _add_rules(catalog, path, item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str) and key in _RULE_KEYS:
                _add_text(catalog, path, value, _RULE_KEYS[key], OUTCOME if key == "word" else None)
            elif key == "questions" and isinstance(value, dict):
                for text in _texts(value):
                    _add_text(catalog, path, text, "A question, or an answer to one.")
            else:
                _add_rules(catalog, path, value)


def _add_text(catalog: Catalog, path: Path, text: str, about: str, context: str | None = None) -> None:
    comments = [about] if about else []
    catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)], auto_comments=comments, context=context)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)


def _cards(data: object) -> list[dict[str, object]]:
    cards = data.get("cards") if isinstance(data, dict) else data
    return [card for card in cards if isinstance(card, dict)] if isinstance(cards, list) else []


def main() -> int:
    """Writes the template, and brings the catalogue of each language up to it."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    template = collect()
    with TEMPLATE.open("wb") as file:
        write_po(file, template, omit_header=True, sort_output=True, no_location=True)
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(template)} messages")
    for language, path in catalogues.found(TEMPLATE.parent).items():
        done, all_of_them = catalogues.bring_up(path, template)
        print(f"{language}: {done} of {all_of_them} translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
