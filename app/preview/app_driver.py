"""A hand on the real app in an offscreen window: taps, keys, and what can be read."""

from collections.abc import Callable, Iterator
from datetime import datetime
from time import perf_counter, sleep
from typing import Any

from app.main import build_context
from app.wiring.options import Options

_PATIENCE_S = 60.0
_LIST_S = 0.12
_RELEASE_S = 0.06  # so long a button that was tapped looks pressed
_LATE_FRAMES = 12  # long pages add what lies below the first view one part a frame


class AppDriver:
    """One app in the window of this process, which is opened with it.

    Args:
        options: What is asked of the app; it always runs without a display.
        clock: A clock that is moved by hand: `now` and `advance`.
        today: The time of day, aware; None for the machine's own.
        size: Of the window, pixels.
        blind: Draws nothing until a picture is taken; drawing takes far longer than all else.
        detect: Instead of what the machine has.
    """

    def __init__(
        self,
        options: Options,
        clock: Any,
        today: Callable[[], datetime] | None,
        size: tuple[int, int],
        *,
        blind: bool = False,
        detect: Any = None,
    ) -> None:
        self.clock, self._blind, self._sharp = clock, blind, options.sharp
        self.context = build_context(options._replace(headless=True), clock=clock, today=today, detect=detect)
        self.app: Any = self.context.app
        from kivy.base import EventLoop
        from kivy.core.window import Window

        self._loop, self.window = EventLoop, Window
        for child in list(Window.children):
            Window.remove_widget(child)
        self.root = self.app.build()
        Window.add_widget(self.root)
        self.app.pages.still = blind
        self.app.dispatch("on_start")
        self.resize(*size)
        self.window.canvas.ask_update()
        self.frames(2)
        self._wait_until_ready()
        self.frames(4)

    def _wait_until_ready(self) -> None:
        until = perf_counter() + _PATIENCE_S
        while not self.app.ready and perf_counter() < until:
            self.frames(1)
            sleep(0.005)
        if not self.app.ready:
            raise TimeoutError(f"Today is not complete after {_PATIENCE_S:g} s")

    def close(self) -> None:
        """Closes the app; the window stays for the next one."""
        self.app.dispatch("on_stop")
        self.window.remove_widget(self.root)
        self.window.unbind(on_key_down=self.app._key)  # noqa: SLF001 - Kivy's own stop would end the process

    def frames(self, count: int = 3) -> None:
        """Lets so many frames pass; the last of them is drawn."""
        for _ in range(count if self._blind else count - 1):
            self._pass()
        if not self._blind:
            self._loop.idle()

    def _pass(self) -> None:
        """What a frame does before it is drawn."""
        from kivy.clock import Clock
        from kivy.lang import Builder

        Clock.tick()
        self._loop.dispatch_input()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()
        self.window.dispatch("on_flip")

    def settle(self) -> None:
        """Lets everything that comes a frame later come: pictures, fades, what is placed again."""
        from kivy.clock import Clock

        page_s = self.app.parts.kit.theme.number("motion_ms", "page") / 1000 + 0.05
        if self._blind:
            page_s = _RELEASE_S if self._sharp else 0.0
        until = Clock.time() + page_s
        self.frames(_LATE_FRAMES)
        while Clock.time() < until or self.app.parts.turns.waiting or self._moves():
            self.frames(1)

    def _moves(self) -> bool:
        """Whether something is on its way that a picture must not catch."""
        from kivy.animation import Animation

        return self._sharp and bool(Animation._instances)  # noqa: SLF001 - Kivy tells no other way

    def resize(self, width: int, height: int) -> None:
        """Gives the window another size, pixels."""
        self.window.system_size = (width, height)
        self.window.dispatch("on_resize", width, height)
        self.root.size = self.window.size
        self.frames(3)

    @property
    def player(self) -> Any:
        """The player."""
        return self.app.parts.player()

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
        """All that can be read."""
        from kivy.uix.label import Label

        return [label.text.replace("\n", " ") for label in self.widgets(Label) if label.text]

    def sees(self, text: str) -> bool:
        """Whether a text stands somewhere, however its lines are broken."""
        wanted = "".join(text.split())
        return any(wanted in "".join(shown.split()) for shown in self.texts())

    def button(self, words: str = "", icon: str = "") -> Any:
        """The topmost button with these words or this icon."""
        from kivy.uix.behaviors import ButtonBehavior

        wanted = self._in_words(words)
        for widget in self.widgets(ButtonBehavior):
            if words and getattr(widget, "words", "").replace("\n", " ") in wanted:
                return widget
            if icon and getattr(widget, "icon", "") == icon:
                return widget
        raise LookupError(f"no button {words or icon!r} among {self.texts()}")

    def _in_words(self, words: str) -> tuple[str, str]:
        """What a button may say: these words, or what they are in the language of the app."""
        return words, self.app.parts.tr(words)

    def offers(self, words: str = "", icon: str = "") -> bool:
        """Whether there is a button with these words or this icon."""
        try:
            self.button(words, icon)
        except LookupError:
            return False
        return True

    def tap_one(self, words: str, number: int) -> None:
        """Taps one of several buttons with the same words, counted from the top, or from the foot below 0."""
        from kivy.uix.behaviors import ButtonBehavior

        wanted = self._in_words(words)
        found = [w for w in self.widgets(ButtonBehavior) if getattr(w, "words", "") in wanted]
        found.sort(key=lambda widget: -widget.to_window(*widget.center)[1])
        self._tap(found[number])

    def reach(self, widget: Any) -> None:
        """Scrolls until a widget can be tapped."""
        from kivy.uix.scrollview import ScrollView

        for above in widget.walk_reverse():
            if isinstance(above, ScrollView) and above.do_scroll_y:
                _, y = widget.to_window(*widget.center)
                _, low = above.to_window(*above.pos)
                if not low + 10 <= y <= low + above.height - 10:
                    above.scroll_to(widget, padding=60, animate=False)
                    self.frames(2)

    def tap(self, words: str = "", icon: str = "") -> None:
        """Taps a button, which is scrolled to where it lies outside."""
        self._tap(self.button(words, icon))

    def _tap(self, button: Any) -> None:
        from kivy.uix.scrollview import ScrollView

        self.reach(button)
        self.tap_at(*button.to_window(*button.center))
        if any(isinstance(above, ScrollView) for above in button.walk_reverse()):
            self._wait_for_the_list()

    def _wait_for_the_list(self) -> None:
        """A list waits a moment for a drag before it passes a tap on."""
        from kivy.clock import Clock

        until = Clock.time() + _LIST_S
        self.frames(1 if self._blind else 15)
        while self._blind and Clock.time() < until:
            self.frames(1)

    def tap_at(self, x: float, y: float) -> None:
        """Taps a place in the window, pixels."""
        from app.preview.finger import Finger

        finger = Finger(self.window, x, y)
        finger.down()
        self.frames(1)
        finger.up()
        self.frames(5)

    def key(self, code: int, text: str = "") -> None:
        """Presses a key of a desktop keyboard."""
        self.window.dispatch("on_key_down", code, 0, text, [])
        self.frames(5)
