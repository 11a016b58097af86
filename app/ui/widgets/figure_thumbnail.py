"""Small still pictures of exercises."""

from collections.abc import Iterable, Mapping
from typing import Any

from kivy.graphics import Fbo

from app.figure.camera import frame
from app.figure.look import Look
from app.figure.phase import telling_phase
from app.figure.poser import Poser
from app.ui.widgets.figure_fade import ON_STAGE, Outline, SoftEdges, fill
from app.ui.widgets.figure_shader import STRAIGHT
from app.ui.widgets.figure_stage import FigureStage

_SUPERSAMPLE = 2
_ON_TILE = Outline(0.5, 0.02, 0.14)  # as round as a tile's own corners, or a little rounder


class Thumbnails:
    """Draws exercises into textures of their own, one stage for all.

    Args:
        figure: The theme's `figure` values.
        bases: Loaded assets/figure/bases.yaml.
    """

    def __init__(self, figure: Mapping[str, Any], bases: Mapping[str, Any]) -> None:
        self._figure, self._bases = figure, bases
        self._stage: FigureStage | None = None
        self._edges: SoftEdges | None = None

    def render(
        self,
        spec: Mapping[str, Any],
        size: tuple[int, int],
        phase: float | None = None,
        side: str | None = None,
        palette: str = "before",
        areas: Iterable[str] = (),
        look: Look = Look(),  # noqa: B008 - it cannot change
        *,
        tile: bool = False,
    ) -> Any:
        """The picture of an exercise, with a clear background and straight alpha.

        Args:
            spec: Its `figure` block.
            size: Pixels.
            phase: Place in the cycle; None takes its most telling key pose.
            side: left, right or None.
            palette: Name of the palette.
            areas: The exercise's areas.
            look: Who shows it.
            tile: It is for a small tile: as large as a square allows, cropped to the half of the body at
                work where the view names one, and then without a wall. What the crop cuts fades out.
        """
        phase = telling_phase(spec) if phase is None else phase
        poser = Poser(spec, self._bases, side, areas, look.build)
        if self._stage is None:
            self._stage = FigureStage(self._figure)
        stage, big = self._stage, (size[0] * _SUPERSAMPLE, size[1] * _SUPERSAMPLE)
        if tuple(stage.fbo.size) != big:
            stage.fbo.size = big
        stage.paint(palette, look)
        stage.furnish(poser.scenery(tile=tile))
        stage.glow(poser.glow_at(phase))
        stage.look(frame(poser, tile=True, phase=phase) if tile else frame(poser))
        pose = poser.at(phase)
        stage.show(pose, poser.travel * phase, poser.travel != 0, poser.rolled(pose))
        stage.fbo.draw()
        if not poser.crop(tile=tile):
            return straight(stage.fbo.texture, size)
        if self._edges is None:
            self._edges = SoftEdges()
        self._edges.show(stage.fbo.texture, _ON_TILE if tile else ON_STAGE)
        self._edges.fbo.draw()
        return straight(self._edges.texture, size)

    def close(self) -> None:
        """Lets go of the stage; the next picture would make another."""
        if self._stage is not None:
            self._stage.close()
        self._stage = self._edges = None


def straight(texture: Any, size: tuple[int, int]) -> Any:
    """A copy of a stage's texture in another size, with straight alpha."""
    out = Fbo(size=size, fs=STRAIGHT)
    fill(out, texture)
    return out.texture
