"""The languages: brings every catalogue up to the template, and says what is wrong in it.

A catalogue is `assets/locale/XX/LC_MESSAGES/limber.po`. The app offers only what is compiled beside it, so
one that is still being translated does no harm.
"""

import string
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

_WIDTH = 110


def found(folder: Path) -> dict[str, Path]:
    """Catalogues by language, such as `pt_BR`."""
    return {path.parents[1].name: path for path in sorted(folder.glob("*/LC_MESSAGES/limber.po"))}


def read(path: Path) -> Catalog:
    """A catalogue, in the language that its folder is named after."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name)


def bring_up(path: Path, template: Catalog) -> tuple[int, int]:
    """Takes in what is new in the template and drops what is gone; what is translated stays as it is.

    A message whose English changed is a new one: nothing is guessed from the old one, as a guess in a
    safety text would be read as if somebody had meant it.

    Returns:
        How many messages are translated, and how many there are.
    """
    catalog = read(path)
    made = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    catalog.creation_date = made  # or a file in which nothing changes would differ each time
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    catalog.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalog, width=_WIDTH, sort_output=True, no_location=True, ignore_obsolete=True)
    messages = [message for message in catalog if message.id]
    return sum(translated(message) for message in messages), len(messages)


def translated(message: Message) -> bool:
    """Whether every form of a message is there."""
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def faults(catalog: Catalog) -> Iterator[str]:
    """What would be shown wrongly: placeholders that differ, forms that lack, a full stop that went."""
    for message in catalog:
        if message.id and translated(message):
            yield from _faults_of(message, catalog.num_plurals)


def _faults_of(message: Message, forms: int) -> Iterator[str]:
    several = isinstance(message.id, tuple | list)
    english = str(message.id[-1] if several else message.id)
    given = message.string or ""
    texts = [given] if isinstance(given, str) else list(given)
    if several and len(texts) != forms:
        yield f"{english!r}: {len(texts)} forms, where the language has {forms}"
    for text in texts:
        there = _fields(text)
        if there is None:
            yield f"{english!r}: a brace is open in {text!r}"
            continue
        wanted = set(_fields(english) or ())
        # The form for one may do without its number: "a minute".
        if there - wanted or wanted - there - ({"count"} if several else set()):
            yield f"{english!r}: {sorted(wanted)} became {sorted(there)} in {text!r}"
        # A month that is cut short has its full stop in English, and may stand whole elsewhere.
        if english.endswith(".") and " " in english and text[-1:] not in ".!?…»”“":
            yield f"{english!r}: no full stop in {text!r}"
        if text != text.strip() and english == english.strip():
            yield f"{english!r}: spaces around {text!r}"


def _fields(text: str) -> set[str] | None:
    """Names in braces; None where a brace is left open."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None
