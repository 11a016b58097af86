"""Phones and tablets that the preview can stand in for."""

from typing import NamedTuple


class Screen(NamedTuple):
    """A display.

    Attributes:
        width, height: dp, upright.
        density: Pixels per dp of the real thing; pictures are made at this density.
        top, bottom: What status bar, cut-out and gestures take, dp.
        left, right: Likewise on its side, where a cut-out lies at one edge.
        cut_out: The camera sits in the display, within `top`.
    """

    width: int
    height: int
    density: float
    top: int = 24
    bottom: int = 24
    left: int = 0
    right: int = 0
    cut_out: bool = False

    def turned(self) -> "Screen":
        """The same display on its side, its head to the left."""
        return self._replace(
            width=self.height,
            height=self.width,
            top=0,
            bottom=min(self.bottom, 10),
            left=self.top if self.cut_out else 0,
        )


DEVICES = {
    "phone-small": Screen(width=360, height=640, density=2.0, bottom=0),
    "phone": Screen(width=412, height=915, density=2.0),
    "phone-cutout": Screen(width=393, height=852, density=2.75, top=36, cut_out=True),
    "foldable": Screen(width=673, height=841, density=2.0),
    "tablet": Screen(width=1280, height=800, density=1.5, bottom=0),
}
DEFAULT = "phone"
