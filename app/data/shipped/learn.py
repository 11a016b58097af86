"""Reads the cards about running with a cranky back."""

from pathlib import Path

from app.core.learn import LearnCard
from app.data.files.yaml_reader import read


def load_cards(share: Path) -> tuple[LearnCard, ...]:
    """The cards to read, in their order; the tests have checked the file.

    Raises:
        BadFileError: The file cannot be read.
    """
    return tuple(
        LearnCard(
            id=item["id"],
            title=item["title"],
            text=item["text"],
            sources=tuple(item["from"]),
            topic=item["topic"],
            tip=item.get("tip", ""),
        )
        for item in read(share / "assets" / "learn.yaml").data
    )
