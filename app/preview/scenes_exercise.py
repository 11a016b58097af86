"""The ways to the screens of exercises of one's own: made, changed, and without a figure."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.preview.app_driver import AppDriver

Lead = Callable[["AppDriver"], None]

_NAME = "Heel digs, à la Rosa"
_STEPS = (
    "Tap one heel in front, toes up, and let the other knee give.",
    "Change feet with a small, soft step.",
)
_EXERCISE = f"""\
id: heel-digs
name: {_NAME}
kind: dynamic
ramp: mobilise
areas: [shins, hamstrings]
sides: alternate
posture: standing
default_seconds: 30
tempo_s: 1.2
steps:
  - {_STEPS[0]}
  - {_STEPS[1]}
cues: [Toes up – and tall]
mistake: Leaning back – it pinches.
back_mod: Hold a wall – and make it small.
avoid_if: A hamstring strain – a fresh one.
avoid_tags: [hamstring-injury]
load: {{impact: 1}}
max_pain: 5
easier: march-in-place
"""
_ROUTINE = """\
id: heels
title: Heels – first
phase: warm-up
steps:
  - {exercise: march-in-place, seconds: 40}
  - {exercise: heel-digs, seconds: 30}
  - {exercise: half-squat}
"""


def _begin(hand: "AppDriver") -> None:
    hand.app.go("library")
    hand.settle()
    hand.tap("Exercises")
    hand.settle()
    hand.tap("Own exercise")
    hand.settle()


def _fill_in(hand: "AppDriver") -> Any:
    _begin(hand)
    page = hand.app.screen
    name, _kind, steps = page.basics.fields
    name.control.input.text = _NAME
    for field, text in zip(steps.control.fields, _STEPS, strict=True):
        field.input.text = text
    hand.settle()
    return page


def begun(hand: "AppDriver") -> None:
    """A new exercise of which nothing is said yet."""
    _begin(hand)


def wrong(hand: "AppDriver") -> None:
    """One that cannot be saved."""
    page = _fill_in(hand)
    page.put("name", f"{_NAME}, and then something that goes on and on and on")
    page.put("cues", ["Toes up – and tall and soft and calm and quick"])
    hand.settle()


def unfolded(number: int) -> Lead:
    """One with a part of the details open, counted from the top."""

    def lead(hand: "AppDriver") -> None:
        page = _fill_in(hand)
        fold = page.folds[number]
        fold.turn()
        hand.settle()
        page.scroll.scroll_to(fold.head, animate=False)
        page.scroll.reveal(fold)
        hand.settle()

    return lead


def poses(hand: "AppDriver") -> None:
    """The page on which a figure is chosen."""
    unfolded(0)(hand)
    hand.tap("Choose a figure")
    hand.settle()
    hand.tap("Bird-dog")
    hand.settle()


def easier(hand: "AppDriver") -> None:
    """The page on which something gentler is chosen."""
    unfolded(5)(hand)
    hand.tap("Nothing is gentler")
    hand.settle()


def leaving(hand: "AppDriver") -> None:
    """What is asked where changes would be lost."""
    _fill_in(hand).ask_to_leave()
    hand.settle()


def left_for_later(hand: "AppDriver") -> None:
    """The library offers to go on."""
    leaving(hand)
    hand.tap("Keep it for later")
    hand.settle()


def _with_files(hand: "AppDriver") -> None:
    for folder, name, text in (
        ("exercises", "heel-digs", _EXERCISE),
        ("routines", "heels", _ROUTINE),
    ):
        place = hand.context.folder / folder
        place.mkdir(exist_ok=True)
        (place / f"{name}.yaml").write_text(text, "utf-8")
    hand.app.reload()
    hand.settle()


def own(hand: "AppDriver") -> None:
    """The page of one without a figure."""
    _with_files(hand)
    hand.context.routes.open("exercise", "heel-digs")
    hand.settle()


def in_session(seconds: float) -> Lead:
    """A session at work on one, so many seconds in."""

    def lead(hand: "AppDriver") -> None:
        from app.preview.scenes_session import session

        _with_files(hand)
        session(seconds, routine="heels")(hand)

    return lead
