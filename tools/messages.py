"""Collects everything that is translated: `python -m tools.messages`.

Sentences marked in the code and the words of the content files become `assets/locale/limber.pot`, from which
translators make `assets/locale/XX/LC_MESSAGES/limber.po`; Babel compiles those to `.mo`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "assets" / "locale" / "limber.pot"
_EXERCISE_KEYS = ("name", "equipment", "steps", "cues", "mistake", "back_mod", "avoid_if", "side_names")
_ROUTINE_KEYS = ("title", "purpose", "posture", "order_note")
_LEARN_KEYS = ("title", "text")
_SOURCE_KEYS = ("topic", "says")


def collect() -> Catalog:
    """All messages, each with the places it comes from."""
    catalog = Catalog(project="Limber", charset="utf-8", fuzzy=False)
    methods = [("**.py", "python")]
    for place in ("app", "tools"):  # the licences are worded where they are collected
        for file, line, message, comments, _context in extract_from_dir(
            str(ROOT / place), methods, keywords={"_": None, "mark": None, "several": (1, 2)}
        ):
            catalog.add(message, locations=[(f"{place}/{file}", line)], auto_comments=comments)
    for folder, keys in (("assets/exercises", _EXERCISE_KEYS), ("routines", _ROUTINE_KEYS)):
        for path in sorted((ROOT / folder).glob("*.yaml")):
            _add(catalog, path, yaml.safe_load(path.read_text("utf-8")), keys)
    learn = ROOT / "assets" / "learn.yaml"
    if learn.exists():
        for card in _cards(yaml.safe_load(learn.read_text("utf-8"))):
            _add(catalog, learn, card, _LEARN_KEYS)
    sources = ROOT / "assets" / "sources.yaml"
    if sources.exists():
        for topic in _cards(yaml.safe_load(sources.read_text("utf-8"))):
            _add(catalog, sources, topic, _SOURCE_KEYS)
    rules = ROOT / "assets" / "checkin.yaml"
    if rules.exists():
        for text in _sentences(yaml.safe_load(rules.read_text("utf-8"))):
            catalog.add(text, locations=[(str(rules.relative_to(ROOT)), 0)])
    return catalog


def _add(catalog: Catalog, path: Path, data: dict[str, object], keys: tuple[str, ...]) -> None:
    for key in keys:
        for text in _texts(data.get(key)):
            catalog.add(text, locations=[(str(path.relative_to(ROOT)), 0)])


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


def _sentences(data: object) -> Iterator[str]:
    """Texts for people among rules: those with a space in them; the others are names."""
    yield from (text for text in _texts(data) if " " in text.strip())


def main() -> int:
    """Writes the template."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, collect(), omit_header=True, sort_output=True, no_location=True)
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(list(collect())) - 1} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
