"""Which card is offered after a warm-up."""

from app.core.learn import LearnCard, next_tip


def card(name: str, tip: str = "A tip.") -> LearnCard:
    return LearnCard(id=name, title=name, text=name, sources=("article",), tip=tip)


CARDS = [card("read-only", ""), card("tall"), card("quick"), card("also-read", ""), card("soft")]


def offered(last: str) -> str:
    found = next_tip(CARDS, last)
    assert found is not None
    return found.id


def test_one_after_the_other_is_offered_and_after_the_last_the_first_again() -> None:
    seen = ["tall"]
    for _ in range(5):
        seen.append(offered(seen[-1]))
    assert seen == ["tall", "quick", "soft", "tall", "quick", "soft"]


def test_it_begins_with_the_first_also_where_the_last_is_there_no_longer_or_has_no_tip() -> None:
    assert offered("") == offered("gone") == offered("read-only") == "tall"


def test_without_tips_nothing_is_offered() -> None:
    assert next_tip([], "") is None
    assert next_tip([card("read-only", "")], "read-only") is None
