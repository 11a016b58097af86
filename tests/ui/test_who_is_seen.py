"""Whoever was chosen to show the moves, in whichever skin, is seen in every picture of every page.

The history shows none.
"""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any

import pytest

from app.core.settings import FIGURE, SKIN_TONE
from app.figure.look import BUILDS, TONES, Look
from app.ui.start.request import StartRequest
from app.ui.widgets.figure_stage import FigureStage
from app.ui.widgets.pictures import Pictures
from tests.data.profile_helpers import opened
from tests.ui.back_driver import Runner
from tests.ui.driver import Driver

STANDARD = "warmup-7-standard"


def opens(page: str, name: Any) -> Callable[[Driver], None]:
    return lambda driver: driver.context.routes.open(page, name)


def exercises(driver: Driver) -> None:
    driver.app.go("library")
    driver.frames()
    driver.tap("Exercises")


def learn(driver: Driver) -> None:
    driver.app.go("learn")
    driver.settle()
    driver.context.routes.open("card", "run-tall")  # the card of some days has no figure


def session(driver: Driver) -> None:
    app = driver.app
    app.sessions.begin(STANDARD, app.routines.routine(STANDARD))
    driver.advance(20)


def complete(driver: Driver) -> None:
    driver.advance(7 * 60, step=5.0)


PAGES: dict[str, Callable[[Driver], None]] = {
    "today": lambda driver: driver.app.show_today(),
    "library": lambda driver: driver.app.go("library"),
    "exercises": exercises,
    "exercise": opens("exercise", "bird-dog"),
    "routine": opens("routine", STANDARD),
    "learn": learn,
    "check-in": lambda driver: driver.app.gate.check_in(StartRequest(STANDARD, "")),
    "session": session,
    "complete": complete,
}


KEPT = ("today", "library", "routine", "session")  # of these some stand there already when a choice changes


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Look]:
    """Every figure that a page has asked for a picture of, or has posed itself."""
    found: list[Look] = []
    painted: dict[FigureStage, Look] = {}
    true_picture, true_paint, true_show = Pictures._picture, FigureStage.paint, FigureStage.show
    known = {astuple(Look(build, tone)) for build in BUILDS for tone in TONES}

    def picture(self: Pictures, key: Any, *more: Any) -> Any:
        (look,) = [part for part in key if isinstance(part, tuple) and part in known]
        found.append(Look(*look))
        return true_picture(self, key, *more)

    def paint(self: FigureStage, palette: str, look: Look) -> None:
        painted[self] = look
        true_paint(self, palette, look)

    def show(self: FigureStage, *pose: Any) -> None:
        found.append(painted[self])
        true_show(self, *pose)

    monkeypatch.setattr(Pictures, "_picture", picture)
    monkeypatch.setattr(FigureStage, "paint", paint)
    monkeypatch.setattr(FigureStage, "show", show)
    return found


def test_a_choice_reaches_every_picture_and_the_next_one_too(runner: Runner, asked: list[Look]) -> None:
    store = opened(runner.profile, runner.time)
    store.settings.set(FIGURE, "man", runner.time)
    store.settings.set(SKIN_TONE, "deep", runner.time)
    store.close()
    driver = runner.settle_in()
    found = []
    for look, pages in ((Look("man", "deep"), tuple(PAGES)), (Look("woman", "deep"), KEPT)):
        if look.build == "woman":
            driver.app.go("settings")
            driver.settle()
            asked.clear()
            driver.tap("Woman")
        for name in pages:
            PAGES[name](driver)
            driver.settle()
            found.append((name, look, set(asked)))
            asked.clear()
    wrong = [each for each in found if each[2] != {each[1]}]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("name", ["warmup-7-standard", "cooldown-5-static"])
def test_in_turn_a_routine_is_shown_by_the_same_one_wherever_it_stands(
    runner: Runner, asked: list[Look], name: str
) -> None:
    driver = runner.settle_in()
    driver.settle()
    look = driver.context.theme.figure_look(name)
    asked.clear()
    driver.context.routes.open("routine", name)
    driver.settle()
    assert set(asked) == {look}
    asked.clear()
    driver.app.sessions.begin(name, driver.app.routines.routine(name))
    driver.advance(20)
    driver.settle()
    assert set(asked) == {look}
