"""Checks the file of colours, sizes and type, which is read unchecked at every start."""

from pathlib import Path

from app.data.files.json_document import read_json
from app.data.files.problems import BadFileError, Problem
from app.data.files.schema import Schema


def check_theme(assets: Path) -> list[Problem]:
    """Everything wrong with `theme.json`, in the order of its lines."""
    try:
        document = read_json(assets / "theme.json")
    except BadFileError as error:
        return list(error.problems)
    return Schema(assets / "theme.schema.json").problems(document)
