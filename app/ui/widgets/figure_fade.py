"""Pictures that fade: one into the next, for reduced motion, and a cropped one towards its edges."""

from typing import Any, Final, NamedTuple

from kivy.graphics import Callback, ClearBuffers, ClearColor, Color, Fbo, Rectangle
from kivy.graphics.opengl import (
    GL_ONE,
    GL_ONE_MINUS_SRC_ALPHA,
    GL_SRC_ALPHA,
    GL_ZERO,
    glBlendFunc,
    glBlendFuncSeparate,
)


def usual_blending(_: Any = None) -> None:
    """Kivy's own."""
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE)


def premultiplied_blending(_: Any = None) -> None:
    """For textures whose colours carry their alpha already."""
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA)


def copy_of(texture: Any, old: Any = None) -> Any:
    """An Fbo with the same picture as a texture, reusing an old one of the same size."""
    size = (int(texture.width), int(texture.height))
    fbo = old if old is not None and tuple(old.size) == size else Fbo(size=size)
    fbo.clear()
    fill(fbo, texture)
    return fbo


def fill(fbo: Any, texture: Any) -> None:
    """Draws a texture over the whole of an Fbo by the Fbo's shader, in place of what was there."""
    with fbo:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
        Callback(lambda _: glBlendFunc(GL_ONE, GL_ZERO))
        Color(1, 1, 1, 1)
        Rectangle(texture=texture, size=fbo.size)
        Callback(usual_blending)
    fbo.draw()


_EDGES: Final = """
#ifdef GL_ES
precision mediump float;
#endif
varying vec4 frag_color; varying vec2 tex_coord0;
uniform sampler2D texture0;
uniform vec3 shape;  // width and height in halves of the smaller side, then the corners' radius
uniform vec2 soft;  // where the picture ends before its edge, and where it begins to fade
void main() {
    vec2 p = abs(tex_coord0*2.0 - 1.0)*shape.xy - (min(shape.xy, vec2(1.0)) - shape.z);
    float outside = length(max(p, 0.0)) + min(max(p.x, p.y), 0.0) - shape.z;
    gl_FragColor = texture2D(texture0, tex_coord0)*smoothstep(-soft.x, -soft.y, outside);
}
"""


class Outline(NamedTuple):
    """The shape that a picture fades out to, everything in halves of the picture's smaller side.

    Attributes:
        corner: Radius of the corners; 1 makes a disc.
        clear: Width along the edges that stays empty; by default a stage's ring is there.
        soft: Width over which it fades, inside of that.
    """

    corner: float = 1.0
    clear: float = 0.1
    soft: float = 0.1


ON_STAGE: Final = Outline()


class SoftEdges:
    """A premultiplied picture that fades out towards its edges, for a body that the picture's frame cuts.

    One does for any number of pictures that are copied from it; each compiles a shader of its own.

    Attributes:
        fbo: Where it is drawn: on a canvas by itself when asked to, off one with `draw()`.
    """

    def __init__(self) -> None:
        self.fbo = Fbo(size=(2, 2), fs=_EDGES)
        with self.fbo:
            ClearColor(0, 0, 0, 0)
            ClearBuffers()
            Callback(lambda _: glBlendFunc(GL_ONE, GL_ZERO))
            Color(1, 1, 1, 1)
            self._rect = Rectangle()
            Callback(usual_blending)

    def show(self, texture: Any, outline: Outline = ON_STAGE) -> None:
        """Takes a picture's texture; drawn anew even where it is the same as before."""
        size = (int(texture.width), int(texture.height))
        if tuple(self.fbo.size) != size:
            self.fbo.size = size
        side = min(size)
        self.fbo["shape"] = [size[0] / side, size[1] / side, outline.corner]
        self.fbo["soft"] = [outline.clear, outline.clear + outline.soft]
        self._rect.texture, self._rect.size = texture, size
        self.fbo.ask_update()

    @property
    def texture(self) -> Any:
        """The picture with soft edges, premultiplied."""
        return self.fbo.texture
