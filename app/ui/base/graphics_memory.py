"""Whether the display's memory still holds what was put there before the app left the screen."""

import gc
from enum import Enum, auto
from typing import Any

from kivy.graphics.opengl import (
    GL_RENDERER,
    glCreateProgram,
    glGetString,
    glIsProgram,
    glIsTexture,
)
from kivy.graphics.texture import Texture


class MemoryState(Enum):
    """How much of it is there."""

    WHOLE = auto()
    EMPTIED = auto()  # pictures are gone, and can be put there again
    LOST = auto()  # all is gone, also what draws


class GraphicsMemory:
    """Has one picture and one program of its own, and looks whether they are there; made once a context is.

    Kivy sees nothing of it on Android: SDL makes a new context and says so in an event that Kivy passes over.
    Kivy can fill emptied memory again. It cannot go on in a new context: it believes buffers to have their
    sizes already, and gives no values to new programs.
    """

    def __init__(self) -> None:
        self._picture: Any = Texture.create(size=(1, 1), colorfmt="rgba")
        self._picture.bind()  # until then it has no place there
        self._program: int = glCreateProgram()  # never drawn with: after a frame Kivy uses none

    def look(self) -> MemoryState:
        """How much is there; whole where nothing can be said, as while no context is there at all."""
        if not glGetString(GL_RENDERER):
            return MemoryState.WHOLE
        if self._program and not glIsProgram(self._program):
            return MemoryState.LOST
        return MemoryState.WHOLE if glIsTexture(self._picture.id) else MemoryState.EMPTIED

    def fill(self) -> None:
        """Puts every picture there again; what is drawn into pictures is drawn anew."""
        from kivy.core.window import Window
        from kivy.graphics.context import get_context
        from kivy.uix.label import Label

        get_context().reload()
        self._picture.bind()
        # Kivy leaves out texts, now and then one. All are drawn anew, also those of pages below this one.
        gc.unfreeze()  # frozen, nothing would be found
        # By its type: asked itself, a weak proxy whose object is gone raises an error.
        for label in [each for each in gc.get_objects() if issubclass(type(each), Label)]:
            if label.texture is not None:
                label.texture_update()
        Window.canvas.ask_update()
