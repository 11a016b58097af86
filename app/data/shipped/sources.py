"""Where the advice comes from, and under which licences Limber stands on the work of others."""

import json
from dataclasses import dataclass
from pathlib import Path

from app.data.files.yaml_reader import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What was taken from some sources.

    Attributes:
        topic, says: In English as written; translated when shown.
        sources: Citations by their references.
    """

    topic: str
    says: str
    sources: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A work that comes along, and its terms.

    Attributes:
        version: "" for works without one, or of which a phone has none of its own.
        licence: Its usual short name.
        use: What it is for, in English as written; translated when shown.
        file: The full terms, a path below Limber's own files.
        text: The full terms where no file holds them.
    """

    name: str
    licence: str
    version: str = ""
    use: str = ""
    file: str = ""
    text: str = ""


def load_sources(share: Path) -> tuple[Topic, ...]:
    """The sources by topic."""
    return tuple(
        Topic(
            topic=item["topic"],
            says=item["says"],
            sources={source["id"]: source["text"] for source in item["sources"]},
        )
        for item in read(share / "assets" / "sources.yaml").data
    )


def load_licences(share: Path) -> tuple[Licence, ...]:
    """The licences, in the order of their names; tools.licences has written the file."""
    return tuple(
        Licence(**item) for item in json.loads((share / "assets" / "licences.json").read_text("utf-8"))
    )


def terms(share: Path, licence: Licence) -> str:
    """The full text of a licence."""
    return licence.text or (share / licence.file).read_text("utf-8")
