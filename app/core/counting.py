"""Which sessions count, and what was worked in them: the one place that decides.

Days, weeks in a row, totals, the calendar, the bars, what the runner does most and the end of a session all
ask here, so that no two of them can differ. A session that does not count stays on record and in the lists.
"""

from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.records import SessionRecord, StepState

LEAST_STEP_S = 10.0  # of work; the shortest exercise that Limber itself gives has 15
ENOUGH_S = 60.0  # of work; a minute of moving is a session, whatever was left out
ENOUGH_PART = 0.5  # of the work that was planned, for routines as short as the runner likes to write them
ASKED_FROM_S = 5.0  # of work; after less there is nothing to ask about a warm-up, nor about a run after it
_TELL_SECONDS_BELOW_S = 120.0  # from then on the wait was longer than the work, and the work says more


def counts(record: SessionRecord) -> bool:
    """Whether a session counts.

    It does with one step done that had 10 s of work, with a minute of work, or with half of all the work that
    was planned; a step at the runner's own pace stands for 10 s of that.
    """
    if record.done_s <= 0:
        return False
    if any(step.state is StepState.DONE and step.done_s >= LEAST_STEP_S for step in record.steps):
        return True
    planned_s = sum(step.planned_s or LEAST_STEP_S for step in record.steps) or record.planned_s
    return record.done_s >= min(ENOUGH_S, planned_s * ENOUGH_PART)


def worked(record: SessionRecord) -> tuple[tuple[str, float], ...]:
    """Exercise and work seconds of every step that was really done; () for a session that does not count.

    A move that was swapped for a gentler one was done until then; one that was skipped was not.
    """
    if not counts(record):
        return ()
    return tuple(
        (step.exercise, step.done_s)
        for step in record.steps
        if step.state is not StepState.SKIPPED and step.done_s > 0
    )


def too_short(*, early: bool, took_s: float, done_s: float, tr: Translate) -> str:
    """What is said of a session that does not count.

    Args:
        early: It was ended before its end.
        took_s: From its start to its end, pauses and all, by a wall clock that may have been set meanwhile.
        done_s: Work seconds done.
        tr: Translates.
    """
    if not early:
        return tr(_("Skipped to the end"))
    by_work = took_s >= _TELL_SECONDS_BELOW_S
    seconds = round(done_s if by_work else max(took_s, done_s))
    if not seconds:
        return tr(_("Stopped with no work done") if by_work else _("Stopped at once"))
    if by_work:
        forms = several("Stopped after {count} second of work", "Stopped after {count} seconds of work")
    else:
        forms = several("Stopped after {count} second", "Stopped after {count} seconds")
    return counted(tr, forms, seconds)
