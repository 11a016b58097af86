"""A routine's timeline as plain data, for `show` and for programs."""

from pathlib import Path
from typing import Any

from app.core.cues import sentences
from app.core.fit import fit
from app.core.i18n import Translate
from app.core.routine import Routine
from app.core.timeline import lay_out
from app.data.library.library import Library
from app.device.wording import clock


def find_routine(library: Library, name: str, *, is_path: bool) -> Routine:
    """A routine by id or path.

    Raises:
        BadFileError: Its file cannot be used.
        UnknownError: There is none of that id; the message suggests one.
    """
    return library.open(Path(name)) if is_path else library.routine(name)


def describe(routine: Routine, minutes: float | None, tr: Translate) -> dict[str, Any]:
    """Segments and cues of a routine, fitted to a length where one is given; times in seconds."""
    fitted = fit(routine, minutes) if minutes is not None else None
    timeline = lay_out(fitted.routine if fitted else routine)
    data: dict[str, Any] = {
        "id": routine.id,
        "title": tr(routine.title),
        "phase": routine.phase,
        "total_s": timeline.duration_s,
        "segments": [
            {
                "start_s": segment.start_s,
                "end_s": segment.end_s,
                "kind": segment.kind,
                "exercise": segment.exercise.id if segment.exercise else None,
                "side": str(segment.side) if segment.side else None,
            }
            for segment in timeline.segments
        ],
        "cues": [
            {
                "at_s": round(cue.at_s, 3),
                "kind": str(cue.kind),
                "text": " ".join(sentences(cue, timeline.segments, tr)),
            }
            for cue in timeline.cues
        ],
    }
    if fitted:
        data["fitted"] = {
            "written_s": routine.total_s,
            "wanted_s": fitted.wanted_s,
            "least_s": fitted.least_s,
            "most_s": fitted.most_s,
            "out_of_reach": fitted.out_of_reach,
        }
    return data


def how_it_was_fitted(fitted: dict[str, Any], total_s: float) -> str:
    """One or two sentences for the lengths that `describe` gives, and the one it came to, seconds."""
    wanted, total = clock(fitted["wanted_s"]), clock(total_s)
    if fitted["out_of_reach"]:
        end = "longest" if fitted["wanted_s"] > fitted["most_s"] else "shortest"
        reach = f"this routine goes from {clock(fitted['least_s'])} to {clock(fitted['most_s'])}"
        return f"{wanted} is out of reach; {reach}. This is its {end}, {total}."
    nearest = "" if total == wanted else f", the nearest to {wanted} that its steps allow"
    return f"Fitted to {total}{nearest}; as it is written it takes {clock(fitted['written_s'])}."
