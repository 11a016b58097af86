"""Cards to read."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.core.learn import TOPICS, LearnCard
from app.data.shipped.learn import load_cards
from app.ui.screens.learn import page as learn_page
from app.ui.screens.learn.faces import by_topic, face_of, featured, in_order, opening
from app.ui.screens.learn.learn_cards import SmallCard
from tests.core.back_cases import LIBRARY, NOON, SHARE
from tests.helpers import FakeClock
from tests.ui.driver import ESCAPE, LEFT, RIGHT, Driver, Open

CARDS = load_cards(SHARE)


def learn(open_app: Open, **options) -> Driver:
    driver = open_app(**options)
    driver.app.go("learn")
    driver.settle()
    return driver


def test_every_card_has_a_look_of_its_own_and_a_figure_that_exists() -> None:
    faces = [face_of(card) for card in CARDS]
    assert len({face.icon for face in faces}) == len(faces)
    assert all(face.exercise in LIBRARY.exercises for face in faces if face.exercise)
    assert face_of(LearnCard(id="new", title="", text="", sources=())).icon == "menu_book"


def test_cards_stand_below_the_heading_of_their_topic_as_they_are_written() -> None:
    groups = by_topic(reversed(CARDS))
    assert list(groups) == list(TOPICS.values())
    assert [card for group in groups.values() for card in group] == list(in_order(reversed(CARDS)))
    assert in_order(CARDS) == CARDS


def test_a_card_about_nothing_known_comes_last() -> None:
    new = LearnCard(id="new", title="New", text="New.", sources=(), topic="hats")
    assert in_order([new, *CARDS])[-1] is new
    assert len(in_order([new, *CARDS])) == len(CARDS) + 1
    assert by_topic([new, *CARDS])[""] == [new]


def test_each_day_has_another_card_and_all_have_their_day() -> None:
    cards = in_order(CARDS)
    days = range(700000, 700000 + len(cards))
    assert {featured(cards, day).id for day in days} == {card.id for card in cards}


def test_a_card_begins_with_its_first_sentence() -> None:
    assert opening("Head up, eyes ahead. Think of a string.") == "Head up, eyes ahead."
    assert opening("One sentence only.") == "One sentence only."


def small_cards(driver: Driver) -> list[SmallCard]:
    """The small ones, from the top."""
    return [card for grid in driver.app.screen.grids for card in grid.cards]


def test_all_are_there_below_their_headings_one_of_them_large(open_app: Open) -> None:
    driver = learn(open_app)
    page = driver.app.screen
    shown = [page.featured.title, *(card.words for card in small_cards(driver))]
    assert sorted(shown) == sorted(card.title for card in CARDS)
    assert set(TOPICS.values()) <= set(driver.texts())


def test_entering_builds_the_large_card_alone_and_then_no_more_than_a_topic_at_a_time(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_app()
    built, tasks = [], []

    class Counted(SmallCard):
        def __init__(self, *arguments: object) -> None:
            built.append(arguments)
            super().__init__(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(learn_page, "SmallCard", Counted)
    turns = driver.app.parts.turns
    monkeypatch.setattr(turns, "last", lambda *more: tasks.extend(more))
    driver.app.go("learn")
    assert built == []
    counts = []
    while tasks:
        before = len(built)
        tasks.pop(0)()
        counts.append(len(built) - before)
    assert len(built) == len(CARDS) - 1
    assert max(counts) <= 7


def test_another_day_that_comes_before_the_list_is_complete_leaves_no_card_twice(
    profile: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, tasks = [NOON], []
    driver = Driver(profile, clock, today=lambda: now[0])
    with monkeypatch.context() as patch:
        patch.setattr(driver.app.parts.turns, "last", lambda *more: tasks.extend(more))
        driver.app.go("learn")
        tasks.pop(0)()
        now[0] = NOON + timedelta(days=1)
        driver.app.screen.shown()
        for task in tasks:
            task()
    driver.settle()
    words = [card.words for card in small_cards(driver)]
    assert len(words) == len(set(words)) == len(CARDS) - 1
    assert driver.app.screen.featured.title not in words
    driver.close()


def test_the_large_one_changes_with_the_day(profile: Path, clock: FakeClock) -> None:
    now = [NOON]

    def today() -> datetime:
        return now[0]

    driver = Driver(profile, clock, today=today)
    driver.app.go("learn")
    first = driver.app.screen.featured
    now[0] = NOON + timedelta(days=1)
    driver.app.show_today()
    driver.app.go("learn")
    assert driver.app.screen.featured != first
    driver.close()


def test_a_card_opens_is_read_and_left(open_app: Open) -> None:
    driver = learn(open_app)
    card = next(c for c in CARDS if c.title == small_cards(driver)[0].words)
    driver.tap(card.title)
    assert driver.sees(card.text[:30])
    driver.key(ESCAPE)
    assert driver.sees("Learn")
    assert driver.app.screen.grids


def test_next_and_previous_go_from_the_first_card_to_the_last(open_app: Open) -> None:
    driver = learn(open_app)
    order = in_order(CARDS)
    read(driver, order[0].id)
    page = driver.app.screen
    assert "Previous" not in driver.texts()
    driver.tap("Next")
    assert page.card == order[1]
    driver.tap("Previous")
    assert page.card == order[0]
    driver.key(LEFT)
    assert page.card == order[0]
    driver.key(RIGHT)
    assert page.card == order[1]
    driver.key(ESCAPE)
    read(driver, order[-1].id)
    driver.key(RIGHT)
    assert driver.app.screen.card == order[-1]
    driver.tap("All cards")
    assert driver.app.screen.grids


def test_where_a_card_comes_from_is_unfolded_with_its_citations(open_app: Open) -> None:
    driver = learn(open_app)
    read(driver, "get-checked")
    assert not driver.sees("Finucane")
    driver.app.screen.scroll.scroll_y = 0
    driver.frames()
    driver.tap("Where this comes from")
    assert driver.sees("Finucane")
    assert driver.sees("Common advice for runners")


def read(driver: Driver, card: str) -> None:
    """Opens a card as another page would."""
    driver.app.screen._choose(card)
    driver.frames(4)


def test_others_may_open_a_card_over_their_own_page(open_app: Open) -> None:
    driver = open_app()

    driver.context.routes.open("card", "shoes")
    driver.frames(3)
    assert driver.sees("Choose running shoes that feel comfortable")
    driver.key(ESCAPE)
    assert driver.app.at_home


def test_no_text_bypasses_translation(open_app: Open) -> None:
    driver = learn(open_app, language="pseudo")
    assert [text for text in driver.texts() if len(text) > 1 and "[" not in text] == []
    driver.tap(small_cards(driver)[0].words)
    assert [text for text in driver.texts() if len(text) > 1 and "[" not in text] == []
