"""Draws contact sheets with the app's own renderer. Importing it needs an open window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kivy.core.text import Label
from kivy.graphics import Callback, ClearBuffers, ClearColor, Color, Fbo, Rectangle

from app.figure.camera import frame
from app.figure.look import Look
from app.figure.poser import Poser
from app.preview.picture import save_texture
from app.ui.widgets.figure_fade import premultiplied_blending, usual_blending
from app.ui.widgets.figure_stage import FigureStage, rgb

TITLE = 30
SUPERSAMPLE = 2


class FigureSheet:
    """One stage for many sheets."""

    def __init__(self, figure: Mapping[str, Any], cell: tuple[int, int]):
        self.cell = cell
        self.stage = FigureStage(figure, (cell[0] * SUPERSAMPLE, cell[1] * SUPERSAMPLE))

    def draw(
        self,
        posers: Sequence[Poser],
        phases: Sequence[float],
        palette: str,
        backdrop: str,
        title: str,
        turn: tuple[float, float],
        file: Path,
        look: Look = Look(),  # noqa: B008 - it cannot change
        *,
        tile: bool = False,
    ) -> Path:
        """One row per poser, one column per phase, written to file."""
        w, h = self.cell
        size = (w * len(phases), h * len(posers) + TITLE)
        page = Fbo(size=size)
        with page:
            ClearColor(*rgb(backdrop), 1)
            ClearBuffers()
        page.draw()
        self.stage.paint(palette, look)
        for row, poser in enumerate(posers):
            self.stage.furnish(poser.scenery(tile=tile))
            camera = frame(poser, tile=True, phase=phases[0]) if tile else frame(poser)
            camera = camera.turned(*turn)
            for column, phase in enumerate(phases):
                pose = poser.at(phase)
                self.stage.glow(poser.glow_at(phase), poser.strain)
                self.stage.look(camera)
                self.stage.show(pose, poser.travel * phase, poser.travel != 0, poser.rolled(pose))
                self.stage.fbo.draw()
                at = (w * column, TITLE + h * (len(posers) - 1 - row))
                self._paste(page, self.stage.fbo.texture, at, (w, h), premultiplied=True)
                mark = self._text(f"{phase:.3f}".rstrip("0").rstrip("."), 12)
                self._paste(page, mark, (at[0] + 6, at[1] + 4), mark.size, 0.6)
        label = self._text(title, 15)
        self._paste(page, label, (10, (TITLE - label.height) / 2), label.size)
        save_texture(page.texture, file)
        return file

    @staticmethod
    def _text(text: str, size: int) -> Any:
        label = Label(text=text, font_size=size, color=(1, 1, 1, 1))
        label.refresh()
        return label.texture

    @staticmethod
    def _paste(
        page: Any, texture: Any, pos: Any, size: Any, alpha: float = 1.0, premultiplied: bool = False
    ) -> None:
        page.clear()
        with page:
            Callback(premultiplied_blending if premultiplied else usual_blending)
            Color(1, 1, 1, alpha)
            Rectangle(texture=texture, pos=pos, size=size)
            Callback(usual_blending)
        page.draw()
