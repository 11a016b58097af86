"""Saves what a window shows."""

import shutil
import tempfile
from pathlib import Path
from typing import Any


def save_window(window: Any, target: Path) -> None:
    """Saves what a window shows as a PNG of exactly its size.

    Kivy's own screenshot is skewed where a row of pixels is no multiple of four bytes.
    """
    from kivy.clock import Clock
    from kivy.graphics.opengl import GL_RGBA, GL_UNSIGNED_BYTE, glReadPixels
    from kivy.graphics.texture import Texture

    width, height = window.size
    Clock.tick_draw()  # texts that changed get their texture only just before a frame
    window.dispatch("on_draw")
    pixels = glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE)
    texture = Texture.create(size=(width, height), colorfmt="rgba")
    texture.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    save_texture(texture, target)


def save_texture(texture: Any, target: Path) -> None:
    """Saves a picture as a PNG; raises OSError where it cannot be written."""
    with tempfile.TemporaryDirectory() as folder:  # Kivy writes to names that are UTF-8, and to no others
        made = Path(folder) / "picture.png"
        if not texture.save(str(made), flipped=True):
            raise OSError(f"{target} could not be written")
        shutil.copyfile(made, target)
