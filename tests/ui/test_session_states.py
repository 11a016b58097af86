"""Every state of a session, on three devices at three sizes of text: nothing touches, is cut, small or outside.

Names, cues and what comes next are taken by their classes (see `SessionLayout.classes`); `make soak` takes the
whole product.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from app.core.names import AREAS as NAMES_OF_AREAS
from app.data.library.library import Library
from app.data.shipped.learn import load_cards
from app.ui.base.insets import Insets
from app.ui.screens.complete.page import CompleteScreen, Leaving
from app.ui.screens.complete.tip_card import RunTip
from app.ui.screens.complete.view import MOST_AREAS, Done
from tests.core.back_cases import SHARE
from tests.helpers import FakeClock
from tests.ui.driver import Driver, Open
from tests.ui.layout_audit import audit
from tests.ui.session_states import SCREENS, SECONDS, SHAPES, Names, SessionLayout, Shape, longest, views

TIPS = [card.tip for card in load_cards(SHARE)]
AREAS = tuple(sorted(NAMES_OF_AREAS, key=lambda area: -len(NAMES_OF_AREAS[area]))[:MOST_AREAS])


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SessionLayout]:
    driver = Driver(tmp_path_factory.mktemp("profile"), FakeClock(), routine="warmup-5-quick")
    driver.advance(10)
    one = SessionLayout(driver)
    yield one
    print(f"\n{one.looked_at} states of a session laid out and looked at")
    driver.app.parts.tr.use("en")
    driver.close()


def names_of(library: Library, language: str) -> Names:
    """All there are; in the pseudo-language those with the longest words."""
    exercises = list(library.exercises.values())
    return longest(exercises, 4) if language == "pseudo" else Names(exercises, [*exercises, None], exercises)


@pytest.mark.parametrize("language", ["en", "pseudo"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_in_no_state_of_a_session_does_anything_touch_or_leave_its_place(
    layout: SessionLayout, library: Library, shape: Shape, language: str
) -> None:
    layout.use(language)
    layout.take(shape)
    names = layout.classes(names_of(library, language), layout.tr)
    before = layout.looked_at
    faults = layout.examine(views(names, layout.timeline, layout.tr), shape)
    assert not faults, "\n".join(faults)
    assert layout.looked_at - before > 40


def test_a_text_over_another_or_a_button_over_a_tile_is_seen(open_app: Open) -> None:
    driver = open_app(routine="warmup-5-quick")
    driver.advance(10)
    assert SessionLayout(driver).look() == []
    ids = driver.app.screen.ids
    for name, by, said in (("cue", 40, "touch"), ("add", 30, "tile of"), ("title", 1200, "off screen")):
        ids[name].y += by
        assert any(said in fault for fault in SessionLayout(driver).look()), name
        ids[name].y -= by
    words = next(child for child in ids["main"].children if getattr(child, "words", ""))
    words.x -= ids["main"].width
    assert any("beyond its button" in fault for fault in SessionLayout(driver).look())


def test_a_class_keeps_the_longest_name_of_each_way_to_take_room(
    layout: SessionLayout, library: Library
) -> None:
    layout.use("en")
    layout.take(Shape("tablet", 1.0))
    names = names_of(library, "en")
    classes = layout.classes(names, layout.tr)
    assert {one.id for one in classes.now} <= {one.id for one in names.now}
    assert None in classes.next
    assert max(len(one.name) for one in classes.now) == max(len(one.name) for one in names.now)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_nor_on_the_page_after_it(open_app: Open, library: Library, shape: Shape) -> None:
    driver = open_app()
    parts, screen = driver.app.parts, SCREENS[shape.device]
    parts.kit.theme.scale_text(shape.scale)
    parts.kit.insets.now = Insets(screen.left, screen.top, screen.right, screen.bottom)
    driver.resize(screen.width, screen.height)
    titles = sorted((library.routine(name).title for name in library.routine_ids()), key=len)
    faults, looked_at = [], 0
    for language, title, early, seconds in product(
        ("en", "pseudo"), (titles[0], titles[-1]), (False, True), (SECONDS[0], SECONDS[-1])
    ):
        parts.tr.use(language)
        done = Done(title=title, phase="warm-up", early=early, seconds=seconds, steps=10, of_steps=12)
        leaving = Leaving(lambda: None, lambda *_: None)
        tip = RunTip(max(TIPS, key=len), max(TIPS, key=len), "easy-walk", "before", lambda: None)
        page = CompleteScreen(parts.kit, replace(done, areas=AREAS), None, leaving, recorded=True, tip=tip)
        driver.app.pages.start(page)
        driver.frames(3)
        for place in (0.0, 1.0):
            page.scroll.scroll_y = place
            driver.frames(2)
            faults += [f"{title} {language} {seconds:g}: {fault}" for fault in audit(driver)]
            looked_at += 1
    parts.tr.use("en")
    assert looked_at == 32
    assert not faults, "\n".join(faults[:40])
