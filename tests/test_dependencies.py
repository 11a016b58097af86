"""Whoever installs Limber without its extras has all that its code imports."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "app").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MODULES = {"pyyaml": "yaml"}  # where a package is not called like what is imported
# What an extra holds, in the one file that says how to install it where it is missing.
EXTRAS = {"data/paper/typeset.py": {"typst"}}
PHONES = {"android", "ios", "jnius", "pyobjus"}  # what a phone's packager brings along


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of the modules that a file imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def strangers(source: str, more: set[str]) -> set[str]:
    """Modules that neither Python nor a dependency nor Limber itself holds."""
    held = {name.split("==")[0] for name in PROJECT["dependencies"]}
    known = {MODULES.get(name, name) for name in held} | {"app"} | set(sys.stdlib_module_names) | more
    found = set(imported(ast.parse(source)))
    # Kivy's helpers for tests are installed with it and import pytest, which is not.
    return {name for name in found if name.split(".")[0] not in known or name.startswith("kivy.tests")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "app")))
def test_no_file_imports_what_only_the_extras_hold(path: Path) -> None:
    more = EXTRAS.get(path.relative_to(ROOT / "app").as_posix(), set())
    assert strangers(path.read_text("utf-8"), PHONES | more) == set()


def test_a_tool_of_the_tests_is_found_out() -> None:
    assert strangers(
        "def f():\n    from kivy.tests.common import UnitTestTouch\n    import pytest", set()
    ) == {
        "kivy.tests.common",
        "pytest",
    }
