"""Makes pictures of the real screens with no display."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.main import Options


def picture_of_today(options: "Options") -> int:
    """Renders Today to a PNG and says where; returns the exit code."""
    target = Path(tempfile.gettempdir()) / "limber-today.png"
    take(options, target)
    print(f"There is no display here. A picture of Today is in {target}")
    return 0


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


def take(options: "Options", target: Path) -> None:
    """Opens the app offscreen, saves its second frame as a PNG and closes it."""
    from app.main import build

    app = build(options._replace(headless=True, sharp=True))
    from kivy.clock import Clock
    from kivy.core.window import Window

    def save(_dt: float) -> None:
        save_window(Window, target)
        app.stop()

    Clock.schedule_once(lambda _dt: Clock.schedule_once(save, 0.1), 0)
    app.run()
