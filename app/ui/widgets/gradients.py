"""Vertical gradients as textures: those that stay, which many share, and one whose colours turn."""

from collections.abc import Sequence
from functools import lru_cache

from kivy.graphics.texture import Texture

_STEPS = 64
_MOST = 64  # at hand; the few there are serve every tile and card

Ends = tuple[bytes, bytes]  # red, green and blue at the foot and at the top


def gradient(top: Sequence[float], bottom: Sequence[float]) -> Texture:
    """A gradient, 1 x 64, colours 0 to 1, for rectangles; the same texture for the same colours."""
    return _plain(_ends(top, bottom))


def fading(top: Sequence[float], bottom: Sequence[float]) -> Texture:
    """Two columns: the same gradient, and next to it nothing of it left, for edges of a shape's own."""
    return _fading(_ends(top, bottom))


class Turning:
    """A gradient whose colours may be others at every frame: they are painted into the same texture.

    Args:
        fades: With a second column, as `fading` has it.
    """

    def __init__(self, *, fades: bool = False) -> None:
        self._content = _two_columns if fades else _one_column
        self._ends: Ends | None = None
        width, form = (2, "rgba") if fades else (1, "rgb")
        self._form, self.texture = form, Texture.create(size=(width, _STEPS), colorfmt=form)
        self.texture.wrap = "clamp_to_edge"
        self.texture.add_reload_observer(self._paint)  # the system has taken the display's memory away

    def show(self, top: Sequence[float], bottom: Sequence[float]) -> Texture:
        """Takes its colours, 0 to 1; returns its texture."""
        ends = _ends(top, bottom)
        if ends != self._ends:
            self._ends = ends
            self._paint(self.texture)
        return self.texture

    def _paint(self, texture: Texture) -> None:
        if self._ends is not None:
            texture.blit_buffer(self._content(self._ends), colorfmt=self._form, bufferfmt="ubyte")


def _ends(top: Sequence[float], bottom: Sequence[float]) -> Ends:
    """What can be told apart: colours that differ by less share a texture."""
    foot, head = (bytes(round(255 * part) for part in colour[:3]) for colour in (bottom, top))
    return foot, head


def _rows(ends: Ends) -> list[bytes]:
    foot, head = ends
    last = _STEPS - 1
    return [
        bytes((b * (last - row) + t * row + last // 2) // last for b, t in zip(foot, head, strict=True))
        for row in range(_STEPS)
    ]


def _one_column(ends: Ends) -> bytes:
    return b"".join(_rows(ends))


def _two_columns(ends: Ends) -> bytes:
    return b"".join(row + b"\xff" + row + b"\x00" for row in _rows(ends))


@lru_cache(maxsize=_MOST)
def _plain(ends: Ends) -> Texture:
    return painted(_one_column(ends), (1, _STEPS), "rgb")


@lru_cache(maxsize=_MOST)
def _fading(ends: Ends) -> Texture:
    return painted(_two_columns(ends), (2, _STEPS), "rgba")


def painted(content: bytes, size: tuple[int, int], form: str) -> Texture:
    """A texture that is painted again after the system has taken the display's memory away."""
    texture = Texture.create(size=size, colorfmt=form)

    def paint(empty: Texture) -> None:
        empty.blit_buffer(content, colorfmt=form, bufferfmt="ubyte")

    paint(texture)
    texture.add_reload_observer(paint)
    texture.wrap = "clamp_to_edge"
    return texture
