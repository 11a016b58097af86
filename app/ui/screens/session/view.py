"""What the session screen shows, worded and formatted, for one frame. Plain Python."""

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from app.core.cues import rise_words, side_words
from app.core.exercise import Side, Sides
from app.core.i18n import Translate, in_context
from app.core.i18n import mark as _
from app.core.session import Frame
from app.core.spans import clock, in_seconds, of_step
from app.core.timeline import Timeline
from app.ui.screens.session.look import StateColours, look


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
        working: A move is at work, or stands still in a pause.
        changing: Sides change.
    """

    look: StateColours
    count: str
    total_left: str
    kicker: str = ""
    kicker_icon: str = ""
    kicker_style: str = "session_kicker"
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
    working: bool = False
    changing: bool = False


def countdown(seconds: float) -> str:
    """Seconds as large digits: plain below 100, m:ss from there."""
    whole = math.ceil(seconds - 1e-6)
    return str(whole) if whole < 100 else clock(seconds)


def describe(
    frame: Frame, timeline: Timeline, phase: str, tr: Translate, *, calm: bool = False, light: bool = False
) -> View:
    """Words and figures of a frame.

    Args:
        frame: Where the session stands.
        timeline: What it runs through.
        phase: before, after or rest.
        tr: Translates.
        calm: Reduced motion: the ring steps once a second and digits do not pulse.
        light: A light page, for bright sun.
    """
    exercise, segment = frame.exercise, frame.segment
    name = tr(exercise.name) if exercise else ""
    side = side_words(exercise, frame.side, segment.sides, tr) if exercise else ""
    left = 1.0 - frame.progress if segment.duration_s else 1.0
    if calm and segment.duration_s:
        left = math.ceil(frame.left_s - 1e-6) / segment.duration_s
    base = View(
        look=look(frame.state, phase, paused=frame.paused, light=light),
        count=tr(_("{step} of {steps}")).format(step=frame.step, steps=frame.steps),
        total_left=tr(_("{time} left")).format(time=clock(frame.total_left_s)),
        title=name,
        digits=countdown(frame.left_s),
        most_digits=len(countdown(segment.duration_s)),
        left=left,
        step=frame.step - 1,
        part=_part_of_step(frame, timeline),
        main_words=tr(_("Pause")),
        tag=str(frame.side) if frame.side else "",
        tag_words=_tag_words(frame.side, tr),
        pulse=1.0 if calm else _pulse(frame),
        working=frame.paused or frame.state not in ("prepare", "switch"),
        changing=frame.state == "switch" and not frame.paused,
    )
    if frame.paused:
        return replace(
            base,
            kicker_icon="pause",
            kicker=tr(_("Paused")),
            kicker_style="session_alert",
            title_style="session_heading",
            note=tr(_("Take the time you need.")),
            main_icon="play_arrow",
            main_words=tr(_("Resume")),
            paused=True,
            can_add=frame.state != "gate",
            pulse=1.0,
        )
    own_pace = tr(_("At your own pace"))
    seconds = in_seconds(segment.work_s, tr) if segment.work_s else own_pace
    if frame.state == "prepare":
        facts = [("timer", seconds)] + ([("swap_horiz", side)] if side else [])
        cue = rise_words(frame.index, timeline.segments, tr) or _cue(frame, segment.form, tr)
        return replace(base, kicker=tr(_("Get ready")), cue=cue, facts=tuple(facts))
    if frame.state == "switch":
        return replace(
            base,
            kicker_icon="swap_horiz",
            kicker=tr(_("Switch sides")),
            title=side,
            title_style="switch_side",
            following=name,
            following_s=seconds,
        )
    upcoming = replace(base, following=_following(frame, tr), following_s=_following_seconds(frame, tr))
    if frame.state == "gate":
        return replace(
            upcoming,
            digits="",
            most_digits=2,
            note=tr(_("Tap when you are done.")),
            main_icon="check",
            main_words=tr(_("Done")),
            can_add=False,
        )
    return replace(upcoming, cue=_cue(frame, segment.form + (2 if frame.turned else 1), tr))


def _following(frame: Frame, tr: Translate) -> str:
    upcoming = frame.following
    return tr(upcoming.exercise.name) if upcoming and upcoming.exercise else tr(_("Then you are done"))


def _following_seconds(frame: Frame, tr: Translate) -> str:
    upcoming = frame.following
    if upcoming is None or not upcoming.work_s:
        return ""
    if upcoming.sides is Sides.EACH:
        return of_step(upcoming.work_s, tr, each_side=True)
    return in_seconds(upcoming.work_s, tr)


def _cue(frame: Frame, number: int, tr: Translate) -> str:
    cues = frame.exercise.cues if frame.exercise else ()
    return tr(cues[number % len(cues)]) if cues else ""


def _tag_words(side: Side | None, tr: Translate) -> str:
    if side is None:
        return ""
    if side is Side.LEFT:
        return tr(in_context("side of the body", "LEFT"))
    return tr(in_context("side of the body", "RIGHT"))


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
    return [after - before for before, after in pairwise(starts)]
