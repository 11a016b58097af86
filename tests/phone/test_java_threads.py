"""Java classes that are not Android's own are first looked up where they can be found.

A thread that Python has started knows the system's classes alone: the classes of the app, and what
python-for-android brings along, are found from a thread that Java has started, and are known everywhere after
that. So they are looked up when something is opened, which happens on the thread that draws.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path for folder in ("app/device", "app/service", "app/wiring") for path in (ROOT / folder).rglob("*.py")
)
OURS = ("org.kivy.", "org.limber.", "org/kivy/", "org/limber/")
# Called where things are drawn: how things are made, `java.activity` and `java.context`, of which each adapter asks
# one as it is made, and what starts and stops the service.
EARLY = {"__init__", "activity", "context", "start", "stop"}


class LookUp(NamedTuple):
    """A class of ours that a function looks up, or makes a listener of."""

    line: int
    function: str
    java: str


def look_ups(source: str) -> Iterator[LookUp]:
    tree = ast.parse(source)
    listeners = {
        node.name: ast.literal_eval(item.value)[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.Assign) and ast.unparse(item.targets[0]) == "__javainterfaces__"
    }
    yield from _within(tree, "", {name: java for name, java in listeners.items() if java.startswith(OURS)})


def _within(node: ast.AST, function: str, listeners: dict[str, str]) -> Iterator[LookUp]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _within(child, child.name, listeners)
            continue
        if isinstance(child, ast.Lambda):  # it may be called from anywhere
            yield from _within(child, f"lambda in {function}", listeners)
            continue
        match child:
            case ast.Call(func=ast.Name(id="autoclass"), args=[ast.Constant(value=str(java)), *_]):
                if java.startswith(OURS):
                    yield LookUp(child.lineno, function, java)
            case ast.Call(func=ast.Name(id=name)) if name in listeners:
                yield LookUp(child.lineno, function, listeners[name])
        yield from _within(child, function, listeners)


def late(source: str) -> list[LookUp]:
    return [
        each
        for each in look_ups(source)
        if each.function not in EARLY and not each.function.startswith("open_")
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_ours_are_looked_up_when_something_is_opened(path: Path) -> None:
    assert late(path.read_text("utf-8")) == []


def test_there_are_some_to_look_at() -> None:
    found = [each for path in SOURCES for each in look_ups(path.read_text("utf-8"))]
    assert {each.java.replace("/", ".") for each in found} >= {
        "org.kivy.android.PythonActivity",
        "org.kivy.android.PythonActivity$NewIntentListener",
        "org.kivy.android.GenericBroadcastReceiver",
    }


LATE = """
class _Heard(PythonJavaClass):
    __javainterfaces__ = ("org/kivy/android/Listener",)

class Adapter:
    def __init__(self):
        self.fine = autoclass("org.kivy.android.PythonActivity")
        self.later = lambda: autoclass("org.kivy.android.PythonService")
    def _work(self):
        autoclass("android.os.Build")
        autoclass("org.limber.limber.ServiceLimber")
        return _Heard()
"""


def test_a_look_up_on_a_thread_is_found() -> None:
    assert [(each.function, each.java) for each in late(LATE)] == [
        ("lambda in __init__", "org.kivy.android.PythonService"),
        ("_work", "org.limber.limber.ServiceLimber"),
        ("_work", "org/kivy/android/Listener"),
    ]
