"""What one process leaves for the other, so that a session goes on there: one value, and its JSON."""

import json
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from app.core.dataclass_json import BrokenDataError, Known, from_plain, table_to_plain, to_plain
from app.core.exercise import Exercise
from app.core.records import Tally
from app.core.session import Session
from app.core.timeline import Timeline
from app.player.channels import Sounding, Wanted

VERSION = 1
_CLOCKS_AGREE_S = 120.0  # time of day may be set right meanwhile; a restart moves the other clock by more


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A tally without its session.

    Attributes:
        position_s: Where it stood, seconds into the timeline.
        work: Step number, exercise and seconds worked.
        swaps: Moves that hurt, and what took over.
    """

    position_s: float
    work: tuple[tuple[int, str, float], ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(tally: Tally) -> "Counted":
        """What a tally has counted."""
        work = tuple((step, exercise, seconds) for (step, exercise), seconds in tally.work.items())
        return Counted(position_s=tally.position_s, work=work, swaps=tally.swaps)

    def tally(self, session: Session) -> Tally:
        """The tally of a session again."""
        work = {(step, exercise): seconds for step, exercise, seconds in self.work}
        return Tally(session=session, position_s=self.position_s, work=work, swaps=self.swaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the app has decided about a session, and the service keeps to.

    Attributes:
        run: Names this run of this session and no other.
        name: Id or path of the routine, as the app knows it.
        record: Id of the session on record, or "" where it is not recorded.
        language: As `Translator` takes it.
        speed: Session seconds per real second.
    """

    run: str
    name: str = ""
    record: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    language: str = "en"
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A session as whoever plays it has left it.

    Attributes:
        next_cue: Index of the first cue that has neither been played nor dropped.
        counted: What was done so far; None where it is not recorded.
        at: Reading of the sleep-proof clock, session seconds.
        wall: The time of day then, seconds since 1970 in UTC.
    """

    session: Session
    next_cue: int
    sounding: Sounding
    counted: Counted | None
    terms: Terms
    at: float
    wall: float

    @property
    def over(self) -> bool:
        """Whether the session had come to its end when this was written."""
        return self.session.over(self.at)

    def same_clock(self, now: float, wall: float) -> bool:
        """Whether the clock has run on since; after the device was started anew it tells nothing.

        Args:
            now: Reading of the clock now.
            wall: The time of day now, seconds since 1970 in UTC.
        """
        passed_s = (now - self.at) / self.terms.speed
        return abs(wall - self.wall - passed_s) <= _CLOCKS_AGREE_S


class Writer:
    """Makes JSON of handovers; the timeline, which is most of it, is worded once."""

    def __init__(self) -> None:
        self._timeline: Timeline | None = None
        self._text = ""

    def text(self, handover: Handover) -> str:
        """The JSON text, one line."""
        timeline = handover.session.timeline
        if timeline is not self._timeline:
            known: Known = {Exercise: {}}
            plain = to_plain(timeline, known)
            data = {"exercises": table_to_plain(known, Exercise), "timeline": plain}
            self._timeline, self._text = timeline, json.dumps(data, ensure_ascii=False)[1:]
        now = json.dumps(to_plain(handover, {Timeline: {}}), ensure_ascii=False)
        return f'{{"version": {VERSION}, "handover": {now}, {self._text}'


class Reader:
    """Makes handovers of JSON again; a timeline that is still the same is read once."""

    def __init__(self) -> None:
        self._plain: tuple[Any, Any] | None = None
        self._timeline: Timeline | None = None

    def handover(self, text: str) -> Handover:
        """The handover that was written.

        Raises:
            BrokenDataError: It is none, is damaged, or comes from another version.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise BrokenDataError(f"this is no JSON: {error}") from None
        if not isinstance(data, dict) or data.get("version") != VERSION:
            raise BrokenDataError(f"this is no handover of version {VERSION}")
        missing = {"exercises", "timeline", "handover"} - data.keys()
        if missing or not isinstance(data["exercises"], dict):
            raise BrokenDataError("the file is not whole")
        timeline = self._timeline_of(data["exercises"], data["timeline"])
        handover = from_plain(
            Handover, data["handover"], {Timeline: {Timeline.__name__: timeline}}, "handover"
        )
        _check(handover)
        return handover

    def _timeline_of(self, exercises: dict[str, Any], plain: Any) -> Timeline:
        if self._timeline is None or self._plain != (exercises, plain):
            known = {name: from_plain(Exercise, item, {}, name) for name, item in exercises.items()}
            self._timeline = from_plain(Timeline, plain, {Exercise: known}, "timeline")
            self._plain = (exercises, plain)
        return self._timeline


def _check(handover: Handover) -> None:
    """Finds what has the right form and makes no sense; a player must never stumble over it."""
    session = handover.session
    timeline, count = session.timeline, len(session.timeline.segments)
    if not count or timeline.segments[-1].kind != "done" or timeline.segments[0].start_s != 0:
        raise BrokenDataError("timeline.segments: it does not run from 0 to done")
    for first, then in pairwise(timeline.segments):
        if (
            first.end_s < first.start_s
            or then.start_s < first.end_s - 1e-6
            or not 0 <= then.step - first.step <= 1
        ):
            raise BrokenDataError("timeline.segments: they do not stand in order")
        if first.exercise is None:
            raise BrokenDataError("timeline.segments: one has no exercise")
    if any(not 0 <= cue.segment < count or not -1 <= cue.after < count for cue in timeline.cues):
        raise BrokenDataError("timeline.cues: one belongs to no segment")
    if not 0 <= handover.next_cue <= len(timeline.cues):
        raise BrokenDataError("handover.next_cue: there is no such cue")
    if not 0 <= session.passed <= len(timeline.gates):
        raise BrokenDataError("handover.session.passed: there are not so many gates")
    if handover.terms.speed <= 0:
        raise BrokenDataError("handover.terms.speed: time does not stand still")
