"""Scenes of what comes from elsewhere and of what is shared."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.data.exchange.arrival import Arrival, ArrivingFile, Match, NotCarried
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
_PLAN = """\
id: leg-day
title: Leg day
phase: warm-up
steps:
  - {exercise: jog-in-place, seconds: 60}
  - {exercise: half-squat, seconds: 30}
  - {exercise: walking-lunge, seconds: 40}
  - {exercise: glute-bridge, seconds: 32}
"""


class _Timer:
    """What another timer's file could hold."""

    def arrival(self, catalogue: Mapping[str, Any], chosen: Mapping[str, str] | None = None) -> Arrival:
        """What it would bring."""
        lunge = (chosen or {}).get("Lunge steps", "walking-lunge")
        text = _PLAN.replace("walking-lunge", lunge or "march-in-place")
        return Arrival(
            source="OpenHIIT",
            files=(ArrivingFile(kind="routines", id="leg-day", text=text),),
            matches=(
                Match(name="Jog on the spot", exercise="jog-in-place", sure=True),
                Match(name="Squats", exercise="half-squat", sure=True),
                Match(
                    name="Lunge steps",
                    exercise=lunge,
                    sure=False,
                    others=("lateral-lunge", "hip-flexor-rock"),
                ),
                Match(name="Bridge", exercise="glute-bridge", sure=False),
                Match(name="Drink some water", exercise="", sure=True),
            ),
            notes=(
                NotCarried(says="The colour “{colour}” has no place here.", values={"colour": "orange"}),
                NotCarried(
                    says="The rest of {seconds} s after the last round is left out.", values={"seconds": 30}
                ),
            ),
        )


def _move() -> str:
    """An exercise of somebody's own."""
    text = (share_folder() / "assets" / "exercises" / "bird-dog.yaml").read_text("utf-8")
    return text.replace("id: bird-dog", "id: long-reach", 1).replace("name: Bird-dog", "name: Long reach", 1)


def arriving(incoming: Incoming, name: str, *taps: str) -> Lead:
    """The page of what has come."""

    def lead(hand: "AppDriver") -> None:
        from app.wiring.pages.arrival import prepare, show

        hand.app.go("library")
        hand.settle()
        show(hand.context, prepare(hand.context, incoming, name))
        hand.settle()
        for words in taps:
            hand.tap(words)
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
    return arriving(_Timer(), "leg day.json", *taps)


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


def shared_large(hand: "AppDriver") -> None:
    """The same of one that is too large for a code."""
    _put(hand, "exercises/long-reach.yaml", _move())
    _put(hand, "routines/tuesday-hills.yaml", _ROUTINE)
    shared("tuesday-hills")(hand)


def _put(hand: "AppDriver", name: str, text: str) -> None:
    """Puts a file among the runner's own."""
    path = hand.context.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    hand.context.routines.changed()
