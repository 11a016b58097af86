"""Pages that ask one thing after the other, told as one function."""

from app.ui.start.conversation import converse


class Pages:
    """Keeps the pages that are open, the topmost last."""

    def __init__(self):
        self.open = []

    def show(self, page):
        self.open = [page]

    def over(self, page):
        self.open.append(page)

    def leave(self, page):
        del self.open[self.open.index(page) :]


class Page:
    def __init__(self, name, answer, back):
        self.name, self.answer, self.back = name, answer, back


def begun():
    pages, told = Pages(), []

    def talk():
        first = yield lambda answer, back: Page("first", answer, back)
        if first == "short":
            told.append(first)
            return
        second = yield lambda answer, back: Page(f"after {first}", answer, back)
        told.append((first, second))

    converse(pages, talk)
    return pages, told


def test_each_answer_leads_to_the_next_page_and_the_last_to_the_end():
    pages, told = begun()
    assert [page.name for page in pages.open] == ["first"]
    pages.open[-1].answer("a")
    assert [page.name for page in pages.open] == ["first", "after a"]
    assert told == []
    pages.open[-1].answer("b")
    assert told == [("a", "b")]


def test_whoever_goes_back_may_answer_differently_and_gets_other_pages():
    pages, told = begun()
    pages.open[-1].answer("a")
    pages.open[-1].back()
    pages.open[-1].answer("c")
    assert [page.name for page in pages.open] == ["first", "after c"]
    pages.open[-1].back()
    pages.open[-1].answer("short")
    assert told == ["short"]
