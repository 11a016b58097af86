"""Boxes of the session screen, and the parts that every arrangement shares. Plain Python.

Measures are dp, from the top left corner, as the design is drawn; the reference phone is 412 x 915.
"""

from dataclasses import dataclass
from typing import NamedTuple

MARGIN, TEXT_MARGIN, GAP = 16.0, 20.0, 12.0
TARGET = 48.0
PAUSE_HEIGHT = 3 * TARGET + 14  # three buttons with air


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left edge, top edge, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Heights that texts need at the width they get, and widths of buttons.

    Attributes:
        pill: Width of "Something feels wrong" on one line.
        tag: Width of the side tag; 0 where there is none.
        drop, gap: Of the kicker below its usual place, and between it and the title.
        digits: Width of the countdown.
        tag_height: Its height.
        facts: Height of the lines beside the countdown while getting ready.
        following: Height of what is said about the next exercise.
        paused: Three buttons stand beside the digits.
        text_scale: The runner's text size.
    """

    kicker: float = 0.0
    drop: float = 0.0
    gap: float = 0.0
    title: float = 44.0
    cue: float = 34.0
    note: float = 0.0
    count: float = 21.0
    pill: float = 209.0
    tag: float = 0.0
    digits: float = 190.0
    following: float = 56.0
    tag_height: float = 56.0
    facts: float = 68.0
    paused: bool = False
    text_scale: float = 1.0


class Middle(NamedTuple):
    """Upper and lower edge of the room for the countdown."""

    top: float
    bottom: float


def form(width: float, height: float) -> str:
    """Which arrangement a window gets: portrait, landscape (a phone on its side) or wide (tablet)."""
    if width > height and height < 480:
        return "landscape"
    if width >= 840 and width > height:
        return "wide"
    return "portrait"


def full_digits(width: float, height: float) -> float:
    """Height of the countdown's digits at their full size in a window, dp."""
    return {"portrait": 109.0, "landscape": 105.0, "wide": 171.0}[form(width, height)]


def put_digits(
    boxes: dict[str, Box], middle: Middle, x: float, width: float, height: float, needs: Needs, wanted: float
) -> Box:
    """The countdown between title and cue, smaller where there is too little room."""
    top, bottom = middle
    tall = max(min(wanted, bottom - top - 4), 24.0)
    wide = needs.digits * tall / full_digits(width, height)
    boxes["digits"] = Box(x, (top + bottom - tall) / 2, wide, tall)
    return boxes["digits"]


def put_side_column(boxes: dict[str, Box], between: Middle, x: float, right: float, needs: Needs) -> None:
    """Next and +15 s beside the digits; while getting ready facts, in a pause three buttons.

    Where there is no room for one of them it has no box; the pause and the keyboard still offer +15 s.
    """
    width = max(right - x, 100.0)
    room = between.bottom - between.top
    centre = (between.bottom + between.top) / 2
    if needs.facts <= room:
        boxes["facts"] = Box(x, centre - needs.facts / 2, width, needs.facts)
    middle = (boxes["title"].bottom + boxes["back"].y) / 2  # a pause has no cue, but three buttons
    put_pause(boxes, x, middle - PAUSE_HEIGHT / 2, width)
    if right - x < 100:
        return
    block = needs.following + 6 + TARGET
    if block <= room:
        boxes["next"] = Box(x, centre - block / 2, width, needs.following)
        boxes["add"] = Box(x, centre + block / 2 - TARGET, min(width, 112.0), TARGET)
    elif needs.following <= room:
        boxes["next"] = Box(x, centre - needs.following / 2, width, needs.following)


def put_pause(boxes: dict[str, Box], x: float, y: float, width: float) -> None:
    """The three buttons of a pause below each other."""
    for number, name in enumerate(("again", "finish", "add_paused")):
        boxes[name] = Box(x, y + number * (TARGET + 7), width, TARGET)


def controls(x: float, y: float, width: float, height: float) -> dict[str, Box]:
    """Back, the main button and skip in a row."""
    side = width * 92 / 380
    main = width - 2 * side - 2 * GAP
    return {
        "back": Box(x, y, side, height),
        "main": Box(x + side + GAP, y, main, height),
        "skip": Box(x + side + main + 2 * GAP, y, side, height),
    }


def put_tag(boxes: dict[str, Box], left: float, right: float, needs: Needs) -> None:
    """The tag of the side over the foot of the disc."""
    stage = boxes["stage"]
    high = needs.tag_height
    y = stage.bottom - high
    boxes["tag_left"] = Box(left + MARGIN, y, needs.tag, high)
    boxes["tag_right"] = Box(right - MARGIN - needs.tag, y, needs.tag, high)
