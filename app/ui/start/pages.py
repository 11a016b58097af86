"""Shows the pages that come before a start over what was there, and takes all of them away at once."""

from typing import Any
from weakref import WeakKeyDictionary

from app.ui.pages.navigation import Pages


class StartPages:
    """Opens and leaves the pages that come before a start.

    Args:
        pages: The way between all pages.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._below: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    @property
    def now(self) -> Any:
        """The topmost of these pages; None where another page is seen."""
        page = self._pages.now
        return page if page in self._below else None

    def show(self, page: Any) -> None:
        """Shows a page in place of all of these that are open."""
        below = self._bottom()
        self._below[page] = below
        self._pages.open(page, over=below)

    def over(self, page: Any) -> None:
        """Shows a page on top of the one that is seen, which waits below."""
        self._below[page] = self._bottom()
        self._pages.open(page)

    def leave(self, page: Any) -> None:
        """Leaves a page and what lies on it; does nothing where it is gone already."""
        self._pages.drop(page)

    def close(self) -> None:
        """Leaves all of these pages."""
        if self.now is not None:
            self._pages.reveal(self._bottom())

    def _bottom(self) -> Any:
        page = self._pages.now
        return self._below.get(page, page)
