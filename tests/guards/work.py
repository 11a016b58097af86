"""Counts work instead of time: what is opened, asked of the record, drawn, typeset and allocated."""

import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_CODE = (".py", ".pyc", ".so")


class Count:
    """Counts files opened and SQL statements, on any thread, while `counting`.

    Attributes:
        files: Names of the files opened, code and pictures apart.
        bodies: The figure's body, which the first picture to be drawn reads, whenever its turn comes; since
            the beginning.
        pictures: Names of the files of pictures that were looked for, since the beginning.
        statements: SQL statements as they were run.
    """

    def __init__(self) -> None:
        self.files: list[str] = []
        self.statements: list[str] = []
        self.pictures: list[str] = []
        self.bodies: list[str] = []
        self._on = False
        self._lock = threading.Lock()
        self._connect = sqlite3.connect
        sqlite3.connect = self._traced  # type: ignore[assignment]
        sys.addaudithook(self._heard)

    def close(self) -> None:
        """Traces no more connections."""
        sqlite3.connect = self._connect

    @contextmanager
    def counting(self) -> Iterator["Count"]:
        """Starts from nothing."""
        self.files, self.statements, self._on = [], [], True
        try:
            yield self
        finally:
            self._on = False

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self._on and not str(arguments[0]).endswith(_CODE):
            file = Path(str(arguments[0]))
            name = file.name
            if file.parent.parent.name == "pictures":
                self.pictures += [name] if name.endswith(".rgba") else []
            elif name in ("woman.bin", "man.bin"):
                self.bodies.append(name)
            elif not name.startswith(("pipe", "smaps")) and not name.isdigit():
                self.files.append(name)

    def _traced(self, *arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = self._connect(*arguments, **named)
        connection.set_trace_callback(self._ran)
        return connection

    def _ran(self, statement: str) -> None:
        if self._on:
            with self._lock:
                self.statements.append(statement)


def draw_calls(root: Any) -> int:
    """Shapes, texts and pictures that a frame of a widget hands to OpenGL, those out of sight too."""
    from kivy.graphics.instructions import InstructionGroup, VertexInstruction

    calls, waiting = 0, [root.canvas]
    while waiting:
        one = waiting.pop()
        if isinstance(one, VertexInstruction):
            calls += 1
        elif isinstance(one, InstructionGroup):  # a canvas is one, with those before and after it inside
            waiting.extend(one.children)
    return calls


def frames_asked_for(hand: Any, passes: int, each: Callable[[], object] = lambda: None) -> int:
    """Of so many passes of Kivy's loop, those that something wanted to have drawn."""
    asked = 0
    hand._loop.idle()
    for _ in range(passes):
        each()
        hand._pass()
        if hand.window.canvas.needs_redraw:
            asked += 1
            hand._loop.idle()
    return asked


def comes_to_rest(hand: Any, passes: int = 25, spells: int = 12) -> bool:
    """Whether a spell comes in which nothing is drawn; a bar may fade before it.

    Its passes have the pace of a running app, so that a spell of 25 lasts 0.4 s.
    """
    from kivy.clock import Clock

    usual, Clock._max_fps = Clock._max_fps, 60
    try:
        return any(frames_asked_for(hand, passes) == 0 for _ in range(spells))
    finally:
        Clock._max_fps = usual


@contextmanager
def typeset() -> Iterator[Counter[str]]:
    """Counts the texts that are drawn anew, by what they say."""
    from app.ui.widgets.text import PlainLabel

    drawn: Counter[str] = Counter()
    real = PlainLabel.texture_update

    def texture_update(self: Any, *_: Any) -> None:
        drawn[self.text] += bool(self.text)
        real(self)

    PlainLabel.texture_update = texture_update  # type: ignore[method-assign]
    try:
        yield drawn
    finally:
        PlainLabel.texture_update = real  # type: ignore[method-assign]
