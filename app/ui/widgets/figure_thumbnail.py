"""Small still pictures of exercises, rendered once and kept."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from kivy.graphics import Callback, ClearBuffers, ClearColor, Color, Fbo, Rectangle
from kivy.graphics.opengl import GL_ONE, GL_ZERO, glBlendFunc

from app.figure.camera import frame
from app.figure.phase import held_span, key_phases
from app.figure.poser import Poser
from app.ui.widgets.figure_fade import usual_blending
from app.ui.widgets.figure_shader import STRAIGHT
from app.ui.widgets.figure_stage import Stage

LIMIT = 96
_SUPERSAMPLE = 2


class Thumbnails:
    """Draws exercises into textures of their own, one stage for all.

    Args:
        figure: The theme's `figure` values.
        bases: Loaded assets/figure/bases.yaml.
        limit: How many pictures are kept; the longest unused goes first.

    Attributes:
        rendered: How many pictures have been drawn.
    """

    def __init__(self, figure: Mapping[str, Any], bases: Mapping[str, Any], limit: int = LIMIT) -> None:
        self._figure, self._bases, self._limit = figure, bases, limit
        self._stage: Stage | None = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.rendered = 0

    def render(
        self,
        key: str,
        spec: Mapping[str, Any],
        size: tuple[int, int],
        phase: float | None = None,
        side: str | None = None,
        palette: str = "before",
        areas: Iterable[str] = (),
    ) -> Any:
        """The picture of an exercise, with a clear background and straight alpha.

        Args:
            key: Names the exercise, usually its id.
            spec: Its `figure` block.
            size: Pixels.
            phase: Place in the cycle; None takes its most telling key pose.
            side: left, right or None.
            palette: Name of the palette.
            areas: The exercise's areas.
        """
        phase = telling_phase(spec) if phase is None else phase
        wanted = (key, round(phase, 4), side, palette, tuple(size))
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        texture = self._draw(Poser(spec, self._bases, side, areas), size, phase, palette)
        self._kept[wanted] = texture
        while len(self._kept) > self._limit:
            self._kept.popitem(last=False)
        return texture

    def forget(self) -> None:
        """Drop every picture, after a change of theme or a lost GL context."""
        self._kept.clear()
        self._stage = None

    def _draw(self, poser: Poser, size: tuple[int, int], phase: float, palette: str) -> Any:
        if self._stage is None:
            self._stage = Stage(self._figure)
        stage, big = self._stage, (size[0] * _SUPERSAMPLE, size[1] * _SUPERSAMPLE)
        if tuple(stage.fbo.size) != big:
            stage.fbo.size = big
        stage.paint(palette)
        stage.furnish(poser.props)
        stage.glow(poser.glow_at(phase))
        stage.look(frame(poser))
        stage.show(poser.at(phase), poser.travel * phase, poser.travel != 0)
        stage.fbo.draw()
        self.rendered += 1
        return straight(stage.fbo.texture, size)


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
