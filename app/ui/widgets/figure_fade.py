"""One picture fading into the next: what reduced motion shows instead of movement."""

from typing import Any

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
    with fbo:
        ClearColor(0, 0, 0, 0)
        ClearBuffers()
        Callback(lambda _: glBlendFunc(GL_ONE, GL_ZERO))
        Color(1, 1, 1, 1)
        Rectangle(texture=texture, size=size)
        Callback(usual_blending)
    fbo.draw()
    return fbo
