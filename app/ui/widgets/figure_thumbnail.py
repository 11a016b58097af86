"""Small still pictures of exercises."""

from collections.abc import Iterable, Mapping
from typing import Any

from kivy.graphics import Callback, ClearBuffers, ClearColor, Color, Fbo, Rectangle
from kivy.graphics.opengl import GL_ONE, GL_ZERO, glBlendFunc

from app.figure.camera import frame
from app.figure.look import Look
from app.figure.phase import held_span, key_phases
from app.figure.poser import Poser
from app.ui.widgets.figure_fade import usual_blending
from app.ui.widgets.figure_shader import STRAIGHT
from app.ui.widgets.figure_stage import FigureStage

_SUPERSAMPLE = 2


class Thumbnails:
    """Draws exercises into textures of their own, one stage for all.

    Args:
        figure: The theme's `figure` values.
        bases: Loaded assets/figure/bases.yaml.
    """

    def __init__(self, figure: Mapping[str, Any], bases: Mapping[str, Any]) -> None:
        self._figure, self._bases = figure, bases
        self._stage: FigureStage | None = None

    def render(
        self,
        spec: Mapping[str, Any],
        size: tuple[int, int],
        phase: float | None = None,
        side: str | None = None,
        palette: str = "before",
        areas: Iterable[str] = (),
        look: Look = Look(),  # noqa: B008 - it cannot change
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
        """
        phase = telling_phase(spec) if phase is None else phase
        poser = Poser(spec, self._bases, side, areas, look.build)
        if self._stage is None:
            self._stage = FigureStage(self._figure)
        stage, big = self._stage, (size[0] * _SUPERSAMPLE, size[1] * _SUPERSAMPLE)
        if tuple(stage.fbo.size) != big:
            stage.fbo.size = big
        stage.paint(palette, look)
        stage.furnish(poser.props)
        stage.glow(poser.glow_at(phase))
        stage.look(frame(poser))
        stage.show(poser.at(phase), poser.travel * phase, poser.travel != 0)
        stage.fbo.draw()
        return straight(stage.fbo.texture, size)

    def close(self) -> None:
        """Lets go of the stage; the next picture would make another."""
        if self._stage is not None:
            self._stage.close()
            self._stage = None


def straight(texture: Any, size: tuple[int, int]) -> Any:
    """A copy of a stage's texture in another size, with straight alpha."""
    out = Fbo(size=size, fs=STRAIGHT)
    with out:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
        Callback(lambda _: glBlendFunc(GL_ONE, GL_ZERO))
        Color(1, 1, 1, 1)
        Rectangle(texture=texture, size=size)
        Callback(usual_blending)
    out.draw()
    return out.texture


def telling_phase(spec: Mapping[str, Any]) -> float:
    """The phase that says most about an exercise: the middle of its hold, or its second key."""
    span = held_span(spec)
    if span:
        return sum(span) / 2
    phases = key_phases(spec)
    return phases[1] if len(phases) > 1 else phases[0]
