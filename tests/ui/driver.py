"""Drives the real app in a real offscreen window, as a runner would: by taps, keys and what can be read."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from app.main import Options, build
from tests.fakes import FakeClock


class Driver:
    """One app in the window of this process.

    Attributes:
        fired: Every cue that was played.
    """

    def __init__(
        self,
        profile: Path,
        clock: FakeClock,
        size: tuple[int, int] = (412, 915),
        today: Callable[[], datetime] | None = None,
        **options: Any,
    ) -> None:
        self.clock = clock
        options = {"ask": False, **options}  # most tests are not about the back
        self.app = build(Options(headless=True, data=profile, **options), clock=clock, today=today)
        from kivy.base import EventLoop
        from kivy.core.window import Window

        self._loop, self.window = EventLoop, Window
        for child in list(Window.children):
            Window.remove_widget(child)
        self.root = self.app.build()
        Window.add_widget(self.root)
        self.app.dispatch("on_start")
        self.fired: list[Any] = []
        self.resize(*size)
        self.window.canvas.ask_update()
        self.frames(4)

    def close(self) -> None:
        self.app.dispatch("on_stop")
        self.window.remove_widget(self.root)
        self.window.unbind(on_key_down=self.app._key)

    def frames(self, count: int = 3) -> None:
        for _ in range(count):
            self._loop.idle()

    def resize(self, width: int, height: int) -> None:
        self.window.system_size = (width, height)
        self.window.dispatch("on_resize", width, height)
        self.root.size = self.window.size
        self.frames(3)

    @property
    def player(self) -> Any:
        return self.app.parts.player()

    def note_cues(self) -> None:
        self.player.listeners.append(self.fired.append)

    def advance(self, seconds: float, step: float = 0.25) -> None:
        """Lets time pass, as the cue thread and the window would see it."""
        left = seconds
        while left > 1e-9:
            part = min(step, left)
            self.clock.advance(part)
            self.player.tick()
            left -= part
        self.frames(4)

    def widgets(self, kind: type | None = None) -> Iterator[Any]:
        """Every widget that can be seen: not faded out, not shrunk to nothing."""
        waiting = [self.root]
        while waiting:
            widget = waiting.pop()
            if widget.opacity == 0 or widget.width <= 1 or widget.height <= 1:
                continue
            waiting.extend(reversed(widget.children))  # the topmost first
            if kind is None or isinstance(widget, kind):
                yield widget

    def texts(self) -> list[str]:
        from kivy.uix.label import Label

        return [label.text.replace("\n", " ") for label in self.widgets(Label) if label.text]

    def sees(self, text: str) -> bool:
        return any(text in shown for shown in self.texts())

    def button(self, words: str = "", icon: str = "") -> Any:
        from kivy.uix.behaviors import ButtonBehavior

        for widget in self.widgets(ButtonBehavior):  # type: ignore[type-abstract]
            if words and getattr(widget, "words", "").replace("\n", " ") == words:
                return widget
            if icon and getattr(widget, "icon", "") == icon:
                return widget
        raise AssertionError(f"no button {words or icon!r} among {self.texts()}")

    def tap(self, words: str = "", icon: str = "") -> None:
        from kivy.uix.scrollview import ScrollView

        button = self.button(words, icon)
        self.tap_at(*button.to_window(*button.center))
        if any(isinstance(above, ScrollView) for above in button.walk_reverse()):
            self.frames(15)  # a list waits a moment for a drag before it passes a tap on

    def tap_at(self, x: float, y: float) -> None:
        from kivy.tests.common import UnitTestTouch

        touch = UnitTestTouch(x, y)
        touch.touch_down()
        self.frames(1)
        touch.touch_up()
        self.frames(5)

    def key(self, code: int, text: str = "") -> None:
        self.window.dispatch("on_key_down", code, 0, text, [])
        self.frames(5)


SPACE, ESCAPE, UP, RIGHT, LEFT, R = 32, 27, 273, 275, 276, 114
Open = Callable[..., Driver]
