import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tools import audit

HOLE = {"id": "PYSEC-1", "fix_versions": ["1.1"], "aliases": [], "description": "x"}


def answering(*packages: dict[str, Any]) -> Callable[..., None]:
    """A pip-audit that knows this of every list."""

    def run(words: Sequence[str], **_more: object) -> None:
        path = next(word for word in words if word.startswith("--output=")).removeprefix("--output=")
        Path(path).write_text(json.dumps({"dependencies": packages, "fixes": []}))

    return run


def test_a_known_hole_fails_and_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(answering({"name": "six", "version": "1.0", "vulns": [HOLE]})) == 1
    assert "six 1.0: PYSEC-1, mended in 1.1" in capsys.readouterr().out


def test_without_a_hole_it_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(answering({"name": "six", "version": "1.0", "vulns": []})) == 0
    assert capsys.readouterr().out.count("0 known holes") == len(list(audit.FOLDER.glob("*.txt"))) == 3


def silent(_words: Sequence[str], **_more: object) -> None:
    pass  # no network: it ends without having written anything


def missing(_words: Sequence[str], **_more: object) -> None:
    raise FileNotFoundError("pip-audit")


def waiting(words: Sequence[str], **_more: object) -> None:
    raise subprocess.TimeoutExpired(list(words), 1)


@pytest.mark.parametrize("run", [silent, missing, waiting])
def test_where_nobody_can_be_asked_nothing_fails(
    run: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main(run) == 0
    assert "nobody could be asked" in capsys.readouterr().out


def test_only_what_is_locked_by_hash_is_asked_for() -> None:
    asked: list[Sequence[str]] = []

    def run(words: Sequence[str], **_more: object) -> None:
        asked.append(words)

    audit.main(run)
    assert all({"--require-hashes", "--disable-pip"} <= set(words) for words in asked)
