"""What the page of a routine says: lengths, and where the main button leads. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.back.eligibility import Allowed, Reason, Verdict
from app.core.fit import fit, reach
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.routine import Part, Routine, Step
from app.core.spans import start_words

_SHORTER = several(
    "{count} of {all} moves is shorter than usual.", "{count} of {all} moves are shorter than usual."
)
_LONGER = several(
    "{count} of {all} moves is longer than usual.", "{count} of {all} moves are longer than usual."
)
_LEAST_MIN, _MOST_MIN, _MOST_STOPS = 5, 10, 6


@dataclass(frozen=True, slots=True)
class Way:
    """What the main button says and how it looks.

    Attributes:
        free: The routine starts, or what comes first is part of starting.
        note: A line above the button, or "".
    """

    icon: str
    words: str
    free: bool = True
    note: str = ""


def stops(routine: Routine) -> tuple[list[int], int]:
    """Whole minutes that the routine can be brought to, and the one that stands for its length as written.

    Five to ten as far as they can be reached; one that is longer or shorter has its own neighbourhood.
    """
    least, most = reach(routine)
    written = max(round(routine.total_s / 60), 1)
    low, high = -(-least // 60), most // 60
    reached = list(range(max(low, 1), high + 1))
    if written not in reached:
        reached = sorted({*reached, written})
    usual = [minute for minute in reached if _LEAST_MIN <= minute <= _MOST_MIN]
    if written in usual:
        return usual, written
    at = reached.index(written)
    first = max(min(at - _MOST_STOPS // 2 + 1, len(reached) - _MOST_STOPS), 0)
    return reached[first : first + _MOST_STOPS], written


def fitted(routine: Routine, minutes: int | None) -> Routine:
    """The routine as it will be done; None for as it is written."""
    return routine if minutes is None else fit(routine, minutes).routine


def changes(written: Routine, version: Routine, tr: Translate) -> str:
    """What fitting has changed, in a sentence; "" for nothing."""
    before = [step.seconds for step in _written(written.steps)]
    after = [step.seconds for step in _written(version.steps)]
    shorter = sum(b > a for b, a in zip(before, after, strict=True))
    longer = sum(b < a for b, a in zip(before, after, strict=True))
    count = shorter or longer
    if not count:
        return ""
    if count == len(before):
        return tr(_("Every move is a little shorter.") if shorter else _("Every move is a little longer."))
    return counted(tr, _SHORTER if shorter else _LONGER, count, all=len(before))


def waits(routine: Routine) -> bool:
    """Whether some step waits for a tap, so that the length is not known."""
    return any(step.until_done for step in _written(routine.steps))


def way(verdict: Verdict, total_s: int, tr: Translate) -> Way:
    """What the main button says."""
    start = start_words(tr, total_s)
    if isinstance(verdict, Allowed):
        return Way("play_arrow", start)
    if verdict.reason is Reason.CHECK_IN:
        return Way("play_arrow", start, note=tr(_("It begins with a short check-in.")))
    if verdict.reason is Reason.SAFETY_QUESTIONS:
        return Way("fact_check", tr(_("First the safety questions")))
    icon, words = _REFUSED[verdict.reason]
    return Way(icon, tr(words), free=False)


_REFUSED = {
    Reason.LOCKED: ("lock", _("Locked: read the advice first")),
    Reason.SEVERE: ("block", _("Not with this much pain: see what helps")),
    Reason.NO_RUN: ("block", _("No run today: see what fits")),
    Reason.ASK_RUN: ("medical_services", _("Ask before you run: see what fits")),
    Reason.GENTLE_ONLY: ("spa", _("Only gentle moves for now: see which")),
    Reason.TOO_SORE: ("spa", _("Too much for your back today: see what fits")),
}


def _written(parts: Sequence[Part]) -> list[Step]:
    found: list[Step] = []
    for part in parts:
        found += [part] if isinstance(part, Step) else _written(part.steps)
    return found
