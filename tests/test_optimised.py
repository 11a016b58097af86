"""Phones run bytecode made with -OO: whatever an assert does or a docstring says is not there."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [ROOT / "main.py", *sorted((ROOT / "app").rglob("*.py"))]
HARMLESS = {"isinstance", "issubclass", "callable", "len", "abs", "all", "any", "set", "sorted", "max", "min"}
GONE = {"__doc__", "getdoc", "getsource", "getcomments", "__debug__", "AssertionError"}


def faults(tree: ast.AST) -> Iterator[str]:
    """What would be different without asserts and docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield from (f"{node.lineno}: {found}" for found in deeds(node.test))
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in GONE:
            yield f"{node.lineno}: {name}"


def deeds(test: ast.expr) -> Iterator[str]:
    """Parts of a test that may do something rather than look."""
    for node in ast.walk(test):
        if isinstance(node, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom):
            yield ast.unparse(node)
        if isinstance(node, ast.Call) and not (isinstance(node.func, ast.Name) and node.func.id in HARMLESS):
            yield ast.unparse(node)


def test_no_assert_does_anything_and_nothing_reads_a_docstring() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{fault}"
        for path in FILES
        for fault in faults(ast.parse(path.read_text("utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "assert queue.pop()",
        "assert (n := read())",
        "print(main.__doc__)",
        "try: f()\nexcept AssertionError: g()",
    ],
)
def test_such_code_would_be_found(code: str) -> None:
    assert list(faults(ast.parse(code)))


def test_an_assert_that_only_looks_is_fine() -> None:
    assert not list(faults(ast.parse("assert frame is not None and len(frame.cues) == 2, 'said before'")))
