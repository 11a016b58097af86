"""Boxes of the session screen, and the parts that every arrangement shares. Plain Python.

Measures are dp, from the top left corner, as the design is drawn; the reference phone is 412 x 915.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

MARGIN, TEXT_MARGIN, GAP = 16.0, 20.0, 12.0
TARGET = 48.0
CARD_PAD = 18.0  # at both sides of the card of the next exercise
LEAST_PILL = 40.0
_PILL_AIR = {1: 20.0, 2: 8.0}  # of the pill above and below its lines together
TAG_RIM = 5.0  # in the colour of the page, round the tag
_TAG_HANGS = 6.0  # below the disc
PHONE_DISC = 384.0
_TAG_FROM, _LEAST_TAG, _MOST_TAG = 330.0, 0.6, 1.4  # a disc that large has room for all of it; its sizes
_RING_FROM, _LEAST_RING = 300.0, 0.55
_TIGHT = 1.15  # a little too long is set a little smaller; much too long goes onto two lines


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


def nothing(_width: float, _tiled: bool = False) -> float:
    """The height of what is not there."""
    return 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What the texts need.

    Heights that hang on a width which is not settled yet are asked for; they are endless where a word would
    have to be torn.

    Attributes:
        kicker, title, cue, count: Heights.
        ready: Height of "Get ready" at a width, where it stands beside the countdown.
        row: Height of a line of what is said about the next exercise.
        drop, gap: Of the kicker below its usual place, and between it and the title.
        pill, pill_narrow: Width of "Something feels wrong" on one line and on two.
        pill_line: Height of one line of it.
        tag: Width of the side tag on a large disc; 0 where there is none.
        tag_height: Its height there.
        digits: Width of the countdown at its full size; 0 where there is none.
        note: Height of the sentence of a pause or gate at a width.
        facts: Height of the lines beside the countdown while getting ready, at a width.
        following: Height of what is said about the next exercise, at a width, with a tile or without.
        button: Height of each of the three buttons of a pause at a width.
        add: Least width of the button for 15 s more.
        paused: Three buttons stand beside the digits.
        can_add: A button for 15 s more stands below the next exercise.
        steady: What is said of the next exercise keeps the room of the longest, so that +15 s never moves.
        card: The next exercise may have a card of its own, where there is room for one.
    """

    kicker: float = 0.0
    drop: float = 0.0
    gap: float = 0.0
    title: float = 44.0
    cue: float = 34.0
    count: float = 21.0
    ready: Callable[[float], float] = nothing
    row: float = 20.0
    pill: float = 209.0
    pill_narrow: float = 160.0
    pill_line: float = 20.0
    tag: float = 0.0
    tag_height: float = 68.0
    digits: float = 220.0
    note: Callable[[float], float] = nothing
    facts: Callable[[float], float] = nothing
    following: Callable[[float, bool], float] = nothing
    button: Callable[[float], float] = nothing
    add: float = 112.0
    paused: bool = False
    can_add: bool = False
    card: bool = False
    steady: bool = False


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
    return {"portrait": 123.0, "landscape": 105.0, "wide": 171.0}[form(width, height)]


def one_line_pill(needs: Needs) -> float:
    """Least width in which "Something feels wrong" stands on one line."""
    return needs.pill / _TIGHT


def pill_size(room: float, needs: Needs) -> tuple[float, float]:
    """Width and height of "Something feels wrong" in a room that wide: on one line, or else on two."""
    if room >= one_line_pill(needs):
        return min(needs.pill, room), max(needs.pill_line + _PILL_AIR[1], LEAST_PILL)
    return min(needs.pill_narrow, room), max(2 * needs.pill_line + _PILL_AIR[2], LEAST_PILL)


def controls(x: float, y: float, width: float, height: float) -> dict[str, Box]:
    """Back, the main button and skip in a row."""
    side = width * 92 / 380
    main = width - 2 * side - 2 * GAP
    return {
        "back": Box(x, y, side, height),
        "main": Box(x + side + GAP, y, main, height),
        "skip": Box(x + side + main + 2 * GAP, y, side, height),
    }


def tag_size(disc: float) -> float:
    """Size of the side's tag on a disc of a diameter: 1 on a phone's, and a small one keeps its feet free."""
    if disc < _TAG_FROM:
        return max(disc / _TAG_FROM, _LEAST_TAG)
    return min(max(disc / PHONE_DISC, 1.0), _MOST_TAG)


def ring_size(disc: float) -> float:
    """Width of the ring on a disc of a diameter, of its usual one: a small disc has room for its figure."""
    return min(max(disc / _RING_FROM, _LEAST_RING), 1.0)


def put_tag(boxes: dict[str, Box], left: float, right: float, needs: Needs) -> None:
    """The tag of the side over the foot of the disc, with its rim."""
    stage = boxes["stage"]
    size = tag_size(stage.height)
    wide, high = needs.tag * size + 2 * TAG_RIM, needs.tag_height * size + 2 * TAG_RIM
    y = stage.bottom + _TAG_HANGS * size + TAG_RIM - high
    boxes["tag_left"] = Box(left + MARGIN - TAG_RIM, y, wide, high)
    boxes["tag_right"] = Box(right - MARGIN + TAG_RIM - wide, y, wide, high)
