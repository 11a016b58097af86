"""Reads the cards about running with a cranky back."""

from pathlib import Path

from app.core.learn import Card
from app.data.files.yaml_reader import read


def load_cards(share: Path) -> tuple[Card, ...]:
    """The cards to read, in their order; the tests have checked the file.

    Raises:
        BadFileError: The file cannot be read.
    """
    return tuple(
        Card(id=item["id"], title=item["title"], text=item["text"], sources=tuple(item["from"]))
        for item in read(share / "assets" / "learn.yaml").data
    )
