"""Scenes of what comes from elsewhere and of what is shared."""

import json
from typing import TYPE_CHECKING

from app.data.exchange.arrivals import Incoming, read
from app.data.files.paths import share_folder
from app.preview.scenes_back import Lead

if TYPE_CHECKING:
    from app.preview.app_driver import AppDriver

_ROUTINE = """\
id: tuesday-hills
title: Before the Tuesday hills
phase: warm-up
purpose: Wakes hips and calves for the climb; all on the pavement in front of the club house.
steps:
  - {exercise: march-in-place, seconds: 60, block: raise}
  - {exercise: long-reach, seconds: 24}
  - repeat: 2
    steps:
      - {exercise: calf-raise, seconds: 24}
      - {exercise: leg-swing-front-back, seconds: 16}
  - {exercise: high-knees, seconds: 20}
"""
_FAULTY = """\
id: evening
title: Easy evening
phase: cool-down
steps:
  - {exercise: easy-walk, seconds: 55}
  - {exercise: calf-stretch, seconds: 30}
  - {exercise: figure-four, seconds: 2000}
"""
_TIMER = {
    "name": "Leg day",
    "activeIntervals": 6,
    "activities": ["Jog on the spot", "Squats", "Lunge steps", "Bridge", "Drink some water", "Ankle rolls"],
    "timeSettings": {
        "workTime": 40,
        "restTime": 10,
        "breakTime": 30,
        "warmupTime": 0,
        "cooldownTime": 0,
        "getReadyTime": 10,
        "restarts": 1,
    },
    "soundSettings": {"workSound": "short-whistle"},
    "color": 4294940672,
}  # as OpenHIIT writes it


def _move() -> str:
    """An exercise of somebody's own."""
    text = (share_folder() / "assets" / "exercises" / "bird-dog.yaml").read_text("utf-8")
    return text.replace("id: bird-dog", "id: long-reach", 1).replace("name: Bird-dog", "name: Long reach", 1)


def arriving(incoming: Incoming, name: str, *taps: str) -> Lead:
    """The page of what has come."""

    def lead(hand: "AppDriver") -> None:
        from app.wiring.pages.arrival import show
        from app.wiring.pages.arrival_plan import prepare

        hand.app.go("library")
        hand.settle()
        show(hand.context, prepare(hand.context, incoming, name))
        hand.settle()
        for words in taps:
            hand.tap_one(words, 0)  # what is asked stands above the steps
            hand.settle()

    return lead


def own(*taps: str) -> Lead:
    """A routine with an exercise of its author's; another one has its id."""

    def lead(hand: "AppDriver") -> None:
        _put(
            hand,
            "routines/tuesday-hills.yaml",
            _ROUTINE.replace("seconds: 24", "seconds: 32").replace("long-reach", "bird-dog"),
        )
        content = f"{_ROUTINE}---\n{_move()}".encode()
        arriving(read(content, "Tuesday hills.yaml"), "Tuesday hills.yaml", *taps)(hand)

    return lead


def faulty(hand: "AppDriver") -> None:
    """A routine that cannot be used as it is."""
    arriving(read(_FAULTY.encode(), "evening.yaml"), "evening.yaml")(hand)


def there(hand: "AppDriver") -> None:
    """A routine that is there already."""
    content = (share_folder() / "routines" / "cooldown-8-lower-back.yaml").read_bytes()
    arriving(read(content, "cool-down.yaml"), "")(hand)


def timer(*taps: str) -> Lead:
    """The plan of another timer."""
    return arriving(read(json.dumps([_TIMER]).encode(), "leg day.json"), "leg day.json", *taps)


def added(hand: "AppDriver") -> None:
    """A routine that was added a moment ago."""
    own("Add")(hand)


def shared(routine: str) -> Lead:
    """The page from which a routine is shared."""

    def lead(hand: "AppDriver") -> None:
        hand.app.go("library")
        hand.settle()
        hand.context.routes.open("share", routine)
        hand.settle()

    return lead


def printing(route: str, *what: str) -> Lead:
    """The page from which something is printed."""

    def lead(hand: "AppDriver") -> None:
        hand.app.go("history")
        hand.settle()
        hand.context.routes.open(route, *what)
        hand.settle()

    return lead


def shared_large(hand: "AppDriver") -> None:
    """The same of one that is too large for a code."""
    _put(hand, "exercises/long-reach.yaml", _move().replace("view: {yaw: 66", "view: {yaw: 40"))  # its own
    _put(hand, "routines/tuesday-hills.yaml", _ROUTINE)
    shared("tuesday-hills")(hand)


def _put(hand: "AppDriver", name: str, text: str) -> None:
    """Puts a file among the runner's own."""
    path = hand.context.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    hand.context.routines.changed()
