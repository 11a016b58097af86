"""Draws the figure for paper: two moments of a move beside each other, light, on a panel."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kivy.graphics import Callback, ClearBuffers, ClearColor, Color, Fbo, Rectangle

from app.figure.look import Look
from app.figure.pair import pair_layout, pair_phases, pair_view
from app.figure.poser import Poser
from app.ui.widgets.figure_fade import fill, premultiplied_blending, usual_blending
from app.ui.widgets.figure_stage import FigureStage, rgb

_SUPERSAMPLE = 2
_SOFT = 0.05  # of the larger side: so far from the edges mats, walls and what a view crops fade out
_FADE = """
#ifdef GL_ES
precision highp float;
#endif
varying vec4 frag_color; varying vec2 tex_coord0;
uniform sampler2D texture0;
uniform vec3 soft;  // width, height, and how far the fading goes, in pixels
void main() {
    vec2 near = min(tex_coord0, 1.0 - tex_coord0)*soft.xy/soft.z;
    gl_FragColor = texture2D(texture0, tex_coord0)*smoothstep(0.0, 1.0, near.x)*smoothstep(0.0, 1.0, near.y);
}
"""


class Pixels(NamedTuple):
    """A picture, opaque.

    Attributes:
        rgb: Three bytes a pixel, row by row from the top.
    """

    width: int
    height: int
    rgb: bytes


class PaperFigures:
    """Draws pairs of moments, one stage for all; importing and making it needs an open window.

    Args:
        look: What `assets/print/figure.json` holds: tones, palette, and the colour of the panel.
        figure: The theme's `figure` values, for light and the bodies.
        bases: Loaded assets/figure/bases.yaml.
    """

    def __init__(self, look: Mapping[str, Any], figure: Mapping[str, Any], bases: Mapping[str, Any]) -> None:
        tokens = {**figure, "tones": look["tones"], "palettes": {"before": look["palette"]}}
        self._panel, self._bases = str(look["panel"]), bases
        self._stage = FigureStage(tokens)

    def pair(self, spec: Mapping[str, Any], areas: Sequence[str], look: Look, pixels: int) -> Pixels:
        """The two moments of a move that tell it, beside each other or one below the other.

        Args:
            spec: The `figure` block of an exercise.
            areas: Its areas, which glow where the block names none.
            look: Who shows it.
            pixels: The larger side of the whole.

        Raises:
            FigureError: A body cannot be posed so.
        """
        poser = Poser(spec, self._bases, None, areas, look.build)
        phases = pair_phases(poser)
        view = pair_view(poser, phases)
        layout = pair_layout(view.shape, pixels)
        width, height = layout.whole
        self._dress(poser, look)
        page = Fbo(size=(width, height))
        with page:
            ClearColor(*rgb(self._panel), 1)
            ClearBuffers()
        page.draw()
        for number, phase in enumerate(phases):
            self._draw(poser, phase, view.camera, layout.each)
            picture = _faded(self._stage.fbo.texture, layout.each)
            self._paste(page, picture.texture, layout.at(number), layout.each)
        return Pixels(width, height, _opaque(page.pixels, width, height))

    def close(self) -> None:
        """Lets go of the stage."""
        self._stage.close()

    def _dress(self, poser: Poser, look: Look) -> None:
        self._stage.paint("before", look)
        self._stage.furnish(poser.scenery(), look.build)

    def _draw(self, poser: Poser, phase: float, camera: Any, size: tuple[int, int]) -> None:
        stage = self._stage
        big = (size[0] * _SUPERSAMPLE, size[1] * _SUPERSAMPLE)
        if tuple(stage.fbo.size) != big:
            stage.fbo.size = big
        pose = poser.at(phase)
        stage.glow(poser.glow_at(phase))
        stage.look(camera)
        stage.show(pose, poser.travel * phase, False, poser.rolled(pose))
        stage.fbo.draw()

    @staticmethod
    def _paste(page: Any, texture: Any, at: tuple[int, int], size: tuple[int, int]) -> None:
        page.clear()
        with page:
            Callback(premultiplied_blending)
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, pos=at, size=size)
            Callback(usual_blending)
        page.draw()


def _faded(texture: Any, size: tuple[int, int]) -> Any:
    """A stage's picture in another size, soft at its edges; premultiplied as it is."""
    out = Fbo(size=size, fs=_FADE)
    out["soft"] = [float(size[0]), float(size[1]), max(size) * _SOFT]
    fill(out, texture)
    return out


def _opaque(rgba: bytes, width: int, height: int) -> bytes:
    """Pixels without their alpha, the upper row first; they come with the lower one first."""
    plain = bytearray(3 * width * height)
    for channel in range(3):
        plain[channel::3] = rgba[channel::4]
    row = 3 * width
    return b"".join(plain[row * y : row * (y + 1)] for y in reversed(range(height)))
