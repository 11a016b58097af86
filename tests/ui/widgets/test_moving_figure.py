"""The figure that does one exercise over and over is posed where it is seen, and nowhere else."""

from typing import Any

import pytest

from app.figure.poser import Poser
from app.ui.widgets.moving_figure import MovingFigure
from tests.ui.driver import Driver, Open


def test_without_room_nothing_is_posed_and_with_it_the_figure_stands_there_at_once(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver: Driver = open_app()
    posed: list[Any] = []
    true = Poser.at
    monkeypatch.setattr(Poser, "at", lambda self, *args: (posed.append(self), true(self, *args))[1])
    kit = driver.app.parts.kit
    exercise = kit.pictures.exercise("march-in-place")
    driver.settle()
    posed.clear()
    figure = MovingFigure(kit, exercise, "before", None)
    driver.app.screen.add_widget(figure)
    figure.run(on=True)
    driver.frames(5)
    assert not posed
    assert figure.view.stage is None
    figure.size = (200, 200)
    driver.frames(2)
    assert posed
    assert figure.view.texture is not None
    figure.run(on=False)
