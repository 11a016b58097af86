"""What both kinds of long lists share: only what is in view exists, and is used again as the page scrolls."""

from abc import abstractmethod
from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Any

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.uix.widget import Widget

from app.ui.widgets.column import scrolled_by

_AWAY = -100_000.0
_NEW_AT_ONCE = 6  # widgets made in one frame; the others follow in the next
_UNSCROLLED_DP = 800.0  # as much is shown where nothing scrolls yet


class InView(Widget):
    """Part of a page that scrolls; whoever derives from it says what stands where."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None), height=0)
        self._shown: dict[Any, Any] = {}
        self._spare: defaultdict[Hashable, list[Any]] = defaultdict(list)
        self._view: Any = None
        self._look = Clock.create_trigger(self._fill, -1)
        self._more = Clock.create_trigger(self._fill, 0)
        self.fbind("pos", self._look)

    @abstractmethod
    def _wanted(self, first: float, last: float) -> Sequence[Any]:
        """Keys of all that is in view, in order.

        Args:
            first: Where the view begins, pixels below the top of the list.
            last: Where it ends.
        """

    def _kind(self, _key: Any) -> Hashable:
        """What kind of widget stands for a key; those of one kind take each other's places."""
        return ""

    @abstractmethod
    def _make_for(self, key: Any) -> Any:
        """A new widget."""

    @abstractmethod
    def _dress(self, key: Any, widget: Any) -> None:
        """Has a widget show what a key stands for."""

    @abstractmethod
    def _place(self, key: Any, widget: Any) -> None:
        """Puts a widget where it belongs."""

    def refill(self) -> None:
        """Has everything in view show what it stands for anew."""
        for key, widget in self._shown.items():
            self._dress(key, widget)

    @property
    def reading_order(self) -> list[Any]:
        """What is in view, from the top."""
        return [self._shown[key] for key in sorted(self._shown)]

    def key_of(self, widget: Any) -> Any:
        """What a widget in view stands for."""
        return next((key for key, shown in self._shown.items() if shown is widget), None)

    def widget_of(self, key: Any) -> Any:
        """The widget that stands for a key now; None while it is out of view."""
        return self._shown.get(key)

    def forget(self) -> None:
        """Dresses everything afresh when it is next in view."""
        for key in list(self._shown):
            self._put_away(key)

    def _find_view(self) -> None:
        view = scrolled_by(self)
        if view is not self._view:
            self._view = view
            if view is not None:
                for name in ("scroll_y", "size"):
                    view.fbind(name, self._look)

    def _seen(self) -> tuple[float, float]:
        view = self._view
        if view is None or view.viewport_size[1] <= 0 or not view.children:
            return 0.0, dp(_UNSCROLLED_DP)
        # The scroll view shifts what it draws and leaves positions alone.
        beyond = view.children[0].height - view.height
        bottom = min(max(view.scroll_y, 0), 1) * beyond if beyond > 0 else beyond
        return self.top - bottom - view.height, self.top - bottom

    def _fill(self, *_: Any) -> None:
        if self.parent is None:
            return
        wanted = self._wanted(*self._seen())
        kept = set(wanted)
        for key in [key for key in self._shown if key not in kept]:
            self._put_away(key)
        made = 0
        for key in wanted:
            widget = self._shown.get(key)
            if widget is None:
                made += not self._spare[self._kind(key)]
                if made > _NEW_AT_ONCE:
                    self._more()
                    break
                widget = self._shown[key] = self._take(key)
                self._place(key, widget)  # dressing may need its size
                self._dress(key, widget)
            self._place(key, widget)

    def _take(self, key: Any) -> Any:
        spare = self._spare[self._kind(key)]
        if spare:
            widget = spare.pop()
            widget.opacity, widget.disabled = 1, False
            return widget
        widget = self._make_for(key)
        self.add_widget(widget)
        return widget

    def _put_away(self, key: Any) -> None:
        widget = self._shown.pop(key)
        widget.opacity, widget.disabled, widget.pos = 0, True, (_AWAY, _AWAY)
        self._spare[self._kind(key)].append(widget)
