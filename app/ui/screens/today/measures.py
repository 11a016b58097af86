"""Measures of the large cards of Today, as they are drawn. Plain Python."""

from typing import NamedTuple


class Measures(NamedTuple):
    """Of a card, dp.

    Attributes:
        pad, top: From its left and its upper edge to the words.
        title, detail: Text style and the part of its size.
        title_dp: Width that the title keeps to.
        arrow, arrow_x, foot: Size of the arrow's button, and its place from the left and the lower edge.
        ring: Outer width of the ring around the figure, 0 for none.
        picture: Edge of the picture; a figure of full height fills 0.86 of it.
        right: From the right edge to the ring, or to the middle of the picture.
        sinks: How far the picture reaches below the card, where it is cut.
        clear: Height of the figure above the lower edge, which words keep off.
        beside: From the middle of the picture to words that may stand beside the figure's head.
        wide: Width from which everything but the words is drawn larger.
    """

    pad: float = 18
    top: float = 14.6
    title: tuple[str, float] = ("heading_large", 0.875)
    detail: tuple[str, float] = ("body", 0.9375)
    title_dp: float = 130
    arrow: tuple[float, float] = (52, 36)
    arrow_x: float = 16
    foot: float = 14
    ring: float = 0
    picture: float = 140
    right: float = 50
    sinks: float = 0
    clear: float = 130
    beside: float = 20
    wide: float = 280


_SMALL = {
    "before": Measures(),
    "after": Measures(),
    "rest": Measures(picture=170, right=71, sinks=21, clear=92, beside=0),
}
_LARGE = Measures(20, 20, ("title", 1), ("body", 1), 1000, (64, 40), 18, 14, 166, 178, 21, clear=0, wide=520)
_LARGE_LYING = _LARGE._replace(picture=150, sinks=-44)


def measures_of(phase: str, *, large: bool) -> Measures:
    """Measures of the card of a phase; its figure stands, but for the one that rests."""
    if not large:
        return _SMALL[phase]
    return _LARGE_LYING if phase == "rest" else _LARGE
