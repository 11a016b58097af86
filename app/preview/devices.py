"""Phones and tablets that the preview can stand in for."""

from typing import NamedTuple


class Screen(NamedTuple):
    """A display.

    Attributes:
        width, height: dp, upright.
        density: Pixels per dp of the real thing; pictures are made at this density.
        top, bottom: What status bar, cut-out and gestures take, dp.
    """

    width: int
    height: int
    density: float
    top: int = 24
    bottom: int = 24

    def turned(self) -> "Screen":
        """The same display on its side."""
        return Screen(
            width=self.height, height=self.width, density=self.density, top=0, bottom=min(self.bottom, 10)
        )


DEVICES = {
    "phone-small": Screen(width=360, height=640, density=2.0, bottom=0),
    "phone": Screen(width=412, height=915, density=2.0),
    "foldable": Screen(width=673, height=841, density=2.0),
    "tablet": Screen(width=1280, height=800, density=1.5, bottom=0),
}
DEFAULT = "phone"
