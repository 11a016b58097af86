"""The few rules of Kivy's own style that are read."""

import ast
from pathlib import Path

import pytest

from app.ui.base.kivy_rules import AT_START, FOR_TYPING, kivy_style, rules_of

APP = Path(__file__).parents[3] / "app"
# Drawn by Limber itself, or a label of a kind of its own that needs no rule.
WITHOUT = {"Label"}


def imported_widgets() -> set[str]:
    found = set()
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kivy.uix."):
                found |= {name.name for name in node.names}
    return found


@pytest.fixture(scope="module")
def rules() -> dict[str, str]:
    return rules_of(kivy_style().read_text("utf-8"))


def test_every_widget_of_kivys_that_the_app_uses_has_its_rule_read(rules: dict[str, str]) -> None:
    used = imported_widgets()
    assert "ScrollView" in used, "the search below finds nothing"
    assert used & rules.keys() <= {*AT_START, *FOR_TYPING} | WITHOUT


def test_what_a_widget_is_made_of_has_its_rule_read_too(rules: dict[str, str]) -> None:
    from kivy.uix.scrollview import ScrollView
    from kivy.uix.textinput import TextInput, TextInputCutCopyPaste

    for kind, read in ((ScrollView, AT_START), (TextInput, FOR_TYPING), (TextInputCutCopyPaste, FOR_TYPING)):
        above = {one.__name__ for one in kind.__mro__}
        assert above & rules.keys() <= {*read}, kind


def test_every_rule_that_is_read_is_there(rules: dict[str, str]) -> None:
    assert rules.keys() >= {*AT_START, *FOR_TYPING}


def test_the_parts_of_a_style_are_told_apart() -> None:
    style = "#:kivy 1.0\n<A>:\n    x: 1\n<-B,C>:\n    y: 2\n[T@A]:\n    z: 3\n<D@A>\n    z: 4\n"
    parts = rules_of(style)
    assert parts["A"] == "<A>:\n    x: 1\n"
    assert parts["B"] == parts["C"] == "<-B,C>:\n    y: 2\n"
    assert parts["D"] == "<D@A>\n    z: 4\n"
    assert parts.keys() == {"A", "B", "C", "D"}
