"""A finger on the window of this process."""

from typing import Any

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent


class Finger(MotionEvent):
    """One touch, from where it comes down to where it is lifted.

    Args:
        window: What is touched.
        x, y: Where, pixels from its lower left corner.
    """

    def __init__(self, window: Any, x: float, y: float) -> None:
        self._window = window
        super().__init__("finger", 1, self._place(x, y), is_touch=True, type_id="touch")
        self.profile = ["pos"]

    def down(self) -> None:
        """Comes down."""
        EventLoop.post_dispatch_input("begin", self)

    def move_to(self, x: float, y: float) -> None:
        """Goes to another place, pixels."""
        self.move(self._place(x, y))
        EventLoop.post_dispatch_input("update", self)

    def up(self) -> None:
        """Is lifted."""
        EventLoop.post_dispatch_input("end", self)

    def depack(self, args: Any) -> None:
        """Takes a place, as parts of the window's width and height."""
        self.sx, self.sy = args
        super().depack(args)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return x / (self._window.width - 1), y / (self._window.height - 1)
