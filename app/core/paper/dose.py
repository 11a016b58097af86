"""How much of a move, in words that need no clock and no app beside them."""

from typing import NamedTuple

from app.core.exercise import Sides
from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _
from app.core.routine import Step
from app.core.routine_edits import repetitions
from app.core.spans import exact, in_seconds

_MINUTES = several("{count} minute", "{count} minutes")
_TIMES = several("{count} time", "{count} times")
_TIMES_A_SIDE = several("{count} time a side", "{count} times a side")
_IN_MINUTES_S = 100  # from so many seconds on nobody counts them as seconds


class Dose(NamedTuple):
    """How much of a move, translated.

    Attributes:
        time: How long, and what becomes of the sides.
        times: How many repetitions that is; "" where nobody counts them.
    """

    time: str
    times: str


def dose(step: Step, tr: Translate) -> Dose:
    """The dose of a step: its seconds as written, a hold called one, and sides, turns and repetitions."""
    return Dose(_time(step, tr), _times(step, tr))


def _time(step: Step, tr: Translate) -> str:
    if step.until_done:
        each = step.sides is Sides.EACH
        return tr(_("at your own pace, each side")) if each else tr(_("at your own pace"))
    forms = _HELD if step.exercise.tempo_s is None else _MOVED
    said = tr(forms[step.sides]).format(time=_span(step.seconds, tr))
    if step.exercise.turns_round:
        said = tr(_("{dose}, half of it the other way round")).format(dose=said)
    return said


_MOVED = {
    Sides.ONCE: _("{time}"),
    Sides.EACH: _("{time} each side"),
    Sides.ALTERNATE: _("{time}, changing sides"),
}
_HELD = {
    Sides.ONCE: _("hold {time}"),
    Sides.EACH: _("hold {time} each side"),
    Sides.ALTERNATE: _("hold {time}, changing sides"),
}


def _span(seconds: int, tr: Translate) -> str:
    if seconds >= 60 and seconds % 60 == 0:
        return counted(tr, _MINUTES, seconds // 60)
    return in_seconds(seconds, tr) if seconds < _IN_MINUTES_S else exact(seconds, tr)


def _times(step: Step, tr: Translate) -> str:
    count = 0 if step.until_done else repetitions(step)
    if not count:
        return ""
    return counted(tr, _TIMES if step.sides is Sides.ONCE else _TIMES_A_SIDE, count)
