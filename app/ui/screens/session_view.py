"""What the session screen shows, worded and formatted, for one frame. Plain Python."""

import math
from dataclasses import dataclass

from app.core.words import Translate
from app.core.words import mark as _
from app.core.cues import side_words
from app.core.exercise import Side, Sides
from app.core.session import Frame
from app.core.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Colour roles of one state of the screen.

    Attributes:
        page: Role of the page, or "" where it has the phase's gradient.
        quiet: Fill of the buttons beside the main one.
    """

    page: str = "bg"
    ink: str = "ink"
    ink_2: str = "ink_2"
    ink_title: str = ""
    digits: str = "ink"
    done: str = "primary"
    todo: str = "track"
    main: str = "primary"
    on_main: str = "on_primary"
    quiet: str = "surface_2"
    outline: str = "line_strong"
    tag: str = ""
    on_tag: str = ""


def look(state: str, phase: str, *, paused: bool) -> Look:
    """Colours of a state; `phase` is before, after or rest."""
    tag = {"tag": f"{phase}_ring", "on_tag": f"{phase}_bot"}
    if paused:
        return Look(ink_title="ink_2", digits="ink_3", **tag)
    if state == "prepare":
        return Look(
            page="",
            ink=f"{phase}_on",
            ink_2=f"{phase}_on2",
            digits=f"{phase}_ring",
            done=f"{phase}_ring",
            todo=f"{phase}_track",
            main=f"{phase}_ring",
            on_main=f"{phase}_bot",
            quiet=f"{phase}_chip_bot",
            outline=f"{phase}_on2",
            **tag,
        )
    if state == "switch":
        return Look(
            page="accent",
            ink="on_accent",
            ink_2="on_accent",
            digits="on_accent",
            done="on_accent",
            todo="accent_track",
            main="on_accent",
            on_main="accent",
            quiet="accent_button",
            outline="on_accent",
            tag="on_accent",
            on_tag="accent",
        )
    return Look(**tag)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The words of the session screen at one moment; "" for what is not shown.

    Attributes:
        kicker, kicker_icon: The line above the title: "Get ready", "Switch sides".
        title_style: Text style of the title.
        facts: Icon and words of the lines beside the countdown while getting ready.
        following: What comes next, with its seconds.
        most_digits: Characters of the longest countdown of this segment.
        tag: left, right or "".
        left: Part of the ring that is left, 0 to 1.
        main_icon, main_words: The main button.
    """

    look: Look
    count: str
    total_left: str
    kicker: str = ""
    kicker_icon: str = ""
    kicker_style: str = "heading_large"
    title: str = ""
    title_style: str = "exercise"
    digits: str = ""
    most_digits: int = 2
    cue: str = ""
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    following: str = ""
    following_s: str = ""
    tag: str = ""
    tag_words: str = ""
    left: float = 1.0
    main_icon: str = "pause"
    main_words: str = ""
    step: int = 0
    part: float = 0.0
    paused: bool = False
    can_add: bool = True
    pulse: float = 1.0


def clock(seconds: float) -> str:
    """Time as m:ss, rounded up: the last second counts down from 1."""
    whole = math.ceil(seconds - 1e-6)
    return f"{whole // 60}:{whole % 60:02d}"


def countdown(seconds: float) -> str:
    """Seconds as large digits: plain below 100, m:ss from there."""
    whole = math.ceil(seconds - 1e-6)
    return str(whole) if whole < 100 else clock(seconds)


def describe(frame: Frame, timeline: Timeline, phase: str, tr: Translate, *, calm: bool = False) -> View:
    """Words and figures of a frame.

    Args:
        frame: Where the session stands.
        timeline: What it runs through.
        phase: before, after or rest.
        tr: Translates.
        calm: Reduced motion: the ring steps once a second and digits do not pulse.
    """
    exercise, segment = frame.exercise, frame.segment
    name = tr(exercise.name) if exercise else ""
    side = side_words(exercise, frame.side, segment.sides, tr) if exercise else ""
    left = 1.0 - frame.progress if segment.duration_s else 1.0
    if calm and segment.duration_s:
        left = math.ceil(frame.left_s - 1e-6) / segment.duration_s
    common = {
        "look": look(frame.state, phase, paused=frame.paused),
        "count": tr(_("{step} of {steps}")).format(step=frame.step, steps=frame.steps),
        "total_left": tr(_("{time} left")).format(time=clock(frame.total_left_s)),
        "digits": countdown(frame.left_s),
        "most_digits": len(countdown(segment.duration_s)),
        "left": left,
        "step": frame.step - 1,
        "part": _part_of_step(frame, timeline),
        "main_words": tr(_("Pause")),
        "tag": str(frame.side) if frame.side else "",
        "tag_words": _tag_words(frame.side, tr),
        "pulse": 1.0 if calm else _pulse(frame),
    }
    seconds = tr(_("{seconds} seconds")).format(seconds=round(segment.work_s))
    if frame.paused:
        return View(
            **{**common, "main_words": tr(_("Resume")), "main_icon": "play_arrow", "pulse": 1.0},
            kicker_icon="pause",
            kicker=tr(_("Paused")),
            kicker_style="title",
            title=name,
            title_style="heading_large",
            note=tr(_("Take the time you need.")),
            paused=True,
            can_add=frame.state != "gate",
        )
    if frame.state == "prepare":
        facts = (("timer", seconds if segment.work_s else tr(_("At your own pace"))),)
        if side:
            facts += (("swap_horiz", side),)
        return View(
            **common,
            kicker=tr(_("Get ready")),
            title=name,
            cue=_cue(frame, segment.form, tr),
            facts=facts,
        )
    if frame.state == "switch":
        return View(
            **common,
            kicker_icon="swap_horiz",
            kicker=tr(_("Switch sides")),
            title=side,
            title_style="switch_side",
            following=name,
            following_s=seconds if segment.work_s else tr(_("At your own pace")),
        )
    following = _following(frame, tr)
    if frame.state == "gate":
        return View(
            **{**common, "digits": "", "most_digits": 2, "main_words": tr(_("Done")), "main_icon": "check"},
            title=name,
            cue=_cue(frame, segment.form, tr),
            note=tr(_("Tap when you are done.")),
            following=following,
            can_add=False,
        )
    return View(
        **common,
        title=name,
        cue=_cue(frame, segment.form + (2 if frame.turned else 1), tr),
        following=following,
        following_s=_following_seconds(frame, tr),
    )


def _following(frame: Frame, tr: Translate) -> str:
    upcoming = frame.following
    return tr(upcoming.exercise.name) if upcoming and upcoming.exercise else tr(_("Then you are done"))


def _following_seconds(frame: Frame, tr: Translate) -> str:
    upcoming = frame.following
    if upcoming is None or not upcoming.work_s:
        return ""
    if upcoming.sides is Sides.EACH:
        return tr(_("{seconds} s × 2")).format(seconds=round(upcoming.work_s))
    return tr(_("{seconds} seconds")).format(seconds=round(upcoming.work_s))


def _cue(frame: Frame, number: int, tr: Translate) -> str:
    cues = frame.exercise.cues if frame.exercise else ()
    return tr(cues[number % len(cues)]) if cues else ""


def _tag_words(side: Side | None, tr: Translate) -> str:
    if side is None:
        return ""
    return tr(_("LEFT")) if side is Side.LEFT else tr(_("RIGHT"))


def _part_of_step(frame: Frame, timeline: Timeline) -> float:
    first = timeline.segments[timeline.step_starts[frame.segment.step]].start_s
    after = timeline.step_starts[min(frame.segment.step + 1, len(timeline.step_starts) - 1)]
    length = timeline.segments[after].start_s - first
    return (frame.elapsed_s - first) / length if length else 0.0


def _pulse(frame: Frame) -> float:
    """Size of the digits: in the last three seconds each one grows a little and settles again."""
    if not 0 < frame.left_s <= 3 or frame.segment.duration_s < 4:
        return 1.0
    into = 1.0 - (frame.left_s - 1e-6) % 1.0
    return 1.0 + 0.06 * math.sin(min(into / 0.12, 1.0) * math.pi)


def step_seconds(timeline: Timeline) -> list[float]:
    """Seconds of each step as it is laid out now, for the bar."""
    starts = [timeline.segments[index].start_s for index in timeline.step_starts]
    return [after - before for before, after in zip(starts, starts[1:], strict=False)]
