"""The way between pages: one is seen, those below it wait with all they hold."""

from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop

from app.core.errors import report_uncaught
from app.ui.base.theme import Theme

_MOST = 8  # a move leads to its routine, that to another move, and so on without an end


class Pages:
    """A pile of pages; only the topmost is in the window.

    Args:
        root: Gets the page.
        theme: The look.
        calm: Whether pages change without a fade.

    Attributes:
        still: Pages never fade: nobody is looking.
    """

    def __init__(self, root: Any, theme: Theme, calm: Callable[[], bool]) -> None:
        self._root, self._theme, self._calm = root, theme, calm
        self._pile: list[Any] = []
        self.still = False
        self._kept: set[Any] = set()

    @property
    def now(self) -> Any:
        """The page that is seen; None before the first."""
        return self._pile[-1] if self._pile else None

    @property
    def depth(self) -> int:
        """How many pages there are from the first to the one that is seen."""
        return len(self._pile)

    def __contains__(self, page: Any) -> bool:
        """Whether a page is seen, or lies below the one that is."""
        return page in self._pile

    def start(self, page: Any, *, keep: bool = False) -> None:
        """Shows a page with nothing below it.

        Args:
            page: The page.
            keep: It is not closed when another takes its place, since it comes back as it was.
        """
        if keep:
            self._kept.add(page)
        first = not self._pile
        before = self._place_before(page)
        self._hide()
        for old in self._pile:
            if old is not page and old not in self._kept:
                _close(old)
        self._pile = [page]
        self._show(fade=not first, before=before)

    def open(self, page: Any, over: Any = None) -> None:
        """Shows a page over the one that is seen, or over one further down; what lies between is closed.

        Of a long way the first steps are forgotten, but for the page that it began on.
        """
        before = self._place_before(page)
        self._hide()
        self._uncover(over)
        self._pile.append(page)
        while len(self._pile) > _MOST:
            _close(self._pile.pop(1))
        self._show(fade=len(self._pile) > 1, before=before)

    def back(self) -> bool:
        """Leaves the topmost page for the one below it; False where there is none."""
        if len(self._pile) < 2:
            return False
        self._hide()
        _close(self._pile.pop())
        self._show(fade=True)
        return True

    def reveal(self, page: Any) -> None:
        """Goes back to a page further down; does nothing where it is not there, or seen already."""
        if page in self._pile[:-1]:
            self._hide()
            self._uncover(page)
            self._show(fade=True)

    def _uncover(self, page: Any) -> None:
        while page in self._pile[:-1]:
            _close(self._pile.pop())

    def drop(self, page: Any) -> None:
        """Leaves one page, and whatever stands on it."""
        while page in self._pile and len(self._pile) > 1:
            self.back()

    def close(self) -> None:
        """Closes every page."""
        self._hide()
        for page in {*self._pile, *self._kept}:
            _close(page)
        self._pile = []
        self._kept.clear()

    def forget(self) -> None:
        """Closes the pages that are kept and of which none is on the way to the one that is seen."""
        for page in self._kept.difference(self._pile):
            _close(page)
        self._kept.intersection_update(self._pile)

    def _place_before(self, page: Any) -> Any:
        """Where the figure stands on the page that is seen, for one that lets it come from there; or None."""
        now = self.now
        if now is None or now.parent is None or not hasattr(page, "arrive") or self.still or self._calm():
            return None
        from app.ui.widgets.carry import place_of  # not needed for the first frame

        return place_of(now)

    def _hide(self) -> None:
        if self._pile and self._pile[-1].parent is not None:
            _let_go(self._pile[-1])
            self._root.remove_widget(self._pile[-1])

    def _show(self, *, fade: bool, before: Any = None) -> None:
        page = self._pile[-1]
        self._root.add_widget(page, index=len(self._root.children))  # below sheets and the overlay
        if hasattr(page, "shown"):
            page.shown()
        if fade and not (self.still or self._calm()):
            if hasattr(page, "arrive") and page.arrive(before):
                return  # what two pages share would fade as well
            from kivy.animation import Animation  # not needed for the first frame

            page.opacity = 0.3
            seconds = self._theme.number("motion_ms", "page") / 1000
            Animation(opacity=1, duration=seconds, t="out_quad").start(page)


def _close(page: Any) -> None:
    if hasattr(page, "close"):
        try:
            page.close()
        except Exception as error:  # noqa: BLE001 - a page that broke must not keep others from being shown
            report_uncaught(error)


def _let_go(page: Any) -> None:
    """Fingers that are still down on a page that goes do nothing when they come up."""
    for touch in EventLoop.touches:
        for reference in list(touch.grab_list):
            held = reference()
            if held is None or not _within(held, page):
                continue
            touch.ungrab(held)
            if getattr(held, "state", "") == "down":
                held.state = "normal"


def _within(widget: Any, page: Any) -> bool:
    while widget is not None and widget is not page and widget.parent is not widget:
        widget = widget.parent
    return widget is page
