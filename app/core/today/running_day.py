"""What a sore back means for a day on which the runner meant to run; on every other day it says nothing."""

from datetime import datetime

from app.core.back.run_cycle import lived_day
from app.core.i18n import mark as _
from app.core.today.day import Day, DayStage, Known

_SEVERE = _("You planned to run today. With this much pain, leave it out.")
_CHECKED_FIRST = _("You planned to run today. Leave it until your back has been looked at.")
_NO_RUN = _("You planned to run today. Your back needs the day off: gentle moves are enough.")
_EASE = _(
    "You planned to run today. Your back is sore: use a stiff-back warm-up, then keep it short, flat "
    "and easy."
)
_GREEN = "green"


def sore_running_day(known: Known, now: datetime) -> str:
    """One sentence on a running day whose run the back changes, in English as written; else "".

    It says in other words what the rest of Today has from the same rules, and adds none. A day that is well,
    one that nothing was said about yet, and a run that is over are no news.

    Args:
        known: What decides, with the running days.
        now: An aware time, in the runner's own zone.
    """
    if lived_day(now.timestamp(), now).weekday() not in known.running_days:
        return ""
    day = Day(known, now)
    state = day.state
    if state is None or day.run is not None or day.cooled_down:
        return ""
    if day.stage in (DayStage.LOCKED, DayStage.SAFETY):  # what comes first stands in everything's place
        return ""
    if day.stage is DayStage.SEVERE:
        return _SEVERE
    if day.checked_first:
        return _CHECKED_FIRST
    if day.no_run:
        # Where somebody has to be asked first that holds every day, and says nothing of this one.
        return "" if state.profile.must_ask(state.rules) else _NO_RUN
    outcome = day.outcome
    sore = not day.calm or (outcome is not None and outcome.colour != _GREEN)
    return _EASE if sore else ""
