"""Sessions and check-ins as an export holds them, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core.back.check_in import Answers, CheckIn, Direction, Moment
from app.core.records import Ending, SessionRecord, StepRecord, StepState
from app.data.store.rows import ended_after
from app.data.store.times import from_ms, to_ms


def session_data(record: SessionRecord) -> dict[str, Any]:
    """A session as the file holds it."""
    return {
        "uid": record.id,
        "loop": record.loop,
        "routine": record.routine,
        "title": record.title,
        "phase": record.phase,
        "day": record.day.isoformat(),
        "started_ms": to_ms(record.started),
        "ended_ms": to_ms(record.ended),
        **_offset(record.offset_s),
        "planned_s": record.planned_s,
        "done_s": record.done_s,
        "ending": str(record.ending),
        "steps": [
            {
                "exercise": step.exercise,
                "planned_s": step.planned_s,
                "done_s": step.done_s,
                "state": str(step.state),
                "swapped_to": step.swapped_to,
            }
            for step in record.steps
        ],
    }


def session_of(data: Mapping[str, Any]) -> SessionRecord:
    """A session from data that fits the schema."""
    return SessionRecord(
        id=data["uid"],
        loop=data.get("loop", ""),
        routine=data["routine"],
        title=data["title"],
        phase=data["phase"],
        day=date.fromisoformat(data["day"]),
        started=from_ms(data["started_ms"]),
        ended=ended_after(from_ms(data["started_ms"]), from_ms(data["ended_ms"]), float(data["done_s"])),
        offset_s=data.get("offset_s"),
        planned_s=float(data["planned_s"]),
        done_s=float(data["done_s"]),
        ending=Ending(data["ending"]),
        steps=tuple(
            StepRecord(
                exercise=step["exercise"],
                planned_s=float(step["planned_s"]),
                done_s=float(step["done_s"]),
                state=StepState(step["state"]),
                swapped_to=step.get("swapped_to", ""),
            )
            for step in data["steps"]
        ),
    )


def check_in_data(check_in: CheckIn) -> dict[str, Any]:
    """A check-in as the file holds it."""
    answers = check_in.answers
    return {
        "uid": check_in.id,
        "loop": check_in.loop,
        "at_ms": to_ms(check_in.at),
        **_offset(check_in.offset_s),
        "day": check_in.day.isoformat(),
        "moment": str(check_in.moment),
        "score": answers.score,
        "new_pain": answers.new_pain,
        "leg_symptoms": answers.leg_symptoms,
        "recent_fall": answers.recent_fall,
        "feeling_ill": answers.feeling_ill,
        "direction": str(answers.direction),
        "got_up_recently": answers.got_up_recently,
        "ran": check_in.ran,
    }


def check_in_of(data: Mapping[str, Any]) -> CheckIn:
    """A check-in from data that fits the schema."""
    return CheckIn(
        id=data["uid"],
        loop=data["loop"],
        at=from_ms(data["at_ms"]),
        day=date.fromisoformat(data["day"]),
        moment=Moment(data["moment"]),
        answers=Answers(
            score=data["score"],
            new_pain=data.get("new_pain", False),
            leg_symptoms=data.get("leg_symptoms", False),
            recent_fall=data.get("recent_fall", False),
            feeling_ill=data.get("feeling_ill", False),
            direction=Direction(data.get("direction", "not-sure")),
            got_up_recently=data.get("got_up_recently", False),
        ),
        ran=data.get("ran", True),
        offset_s=data.get("offset_s"),
    )


def _offset(offset_s: int | None) -> dict[str, int]:
    return {} if offset_s is None else {"offset_s": offset_s}
