"""Leads through pages that ask one thing after the other, told as one function."""

from collections.abc import Callable, Generator
from typing import Any

from app.ui.start.pages import StartPages

# Makes a page that asks; it is handed what takes the answer, and what goes back.
MakePage = Callable[[Callable[[Any], None], Callable[[], None]], Any]
Talk = Callable[[], Generator[MakePage, Any, None]]


def converse(pages: StartPages, talk: Talk) -> None:
    """Shows each page that a function yields, and sends it the answer.

    Whoever goes back may answer an earlier page again. The function is then run afresh with the answers
    before that one: it has to be the same each time, and to do nothing but ask before its last page is
    answered.

    Args:
        pages: Shows the pages.
        talk: Yields what makes each page, and gets its answer.
    """
    _ask_next(pages, talk, ())


def _ask_next(pages: StartPages, talk: Talk, answers: tuple[Any, ...]) -> None:
    said = talk()
    try:
        make = next(said)
        for answer in answers:
            make = said.send(answer)
    except StopIteration:
        return
    page = make(lambda answer: _ask_next(pages, talk, (*answers, answer)), lambda: pages.leave(page))
    if answers:
        pages.over(page)
    else:
        pages.show(page)
