"""A score that was given a moment ago, proposed where the next check-in asks for one."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from app.core.back.check_in import Moment
from app.core.back.eligibility import BackState
from app.core.days import at_clock
from app.core.i18n import Translate
from app.core.i18n import mark as _

# As long as a check-in may start a warm-up by the shipped rules. A back loosens within the first hour or two
# after getting up, so an older score is another back's, and is asked afresh.
PROPOSED_FOR_S = 30 * 60.0
_AHEAD_S = 60.0  # a clock set back a little does not hide a score


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A score to begin a check-in with; the runner confirms it or changes it.

    Attributes:
        at: When it was given, seconds since 1970 in UTC.
        offset_s: As in a CheckIn.
    """

    score: int
    at: float
    offset_s: int | None = None

    def words(self, tr: Translate, zone: tzinfo | None) -> str:
        """What stands beside it, in the runner's own zone."""
        return tr(_("as you said at {time}")).format(time=at_clock(self.at, zone, self.offset_s))


def proposed_score(state: BackState, now: datetime) -> Proposed | None:
    """The morning's score, where a check-in follows shortly; None where it has to be asked afresh.

    It only fills in a check-in that is then recorded at its own time: by itself it never counts as one
    (`BackState.fresh`). Whatever was scored after it has the last word.

    Args:
        state: What is known about the back.
        now: An aware time, in the runner's own zone.
    """
    at = now.timestamp()
    scored = [check_in for check_in in state.check_ins if check_in.answers.score is not None]
    last = max(reversed(scored), key=lambda check_in: check_in.at, default=None)
    if last is None or last.moment is not Moment.MORNING or last.answers.score is None:
        return None
    if not -_AHEAD_S <= at - last.at <= PROPOSED_FOR_S:
        return None
    return Proposed(score=last.answers.score, at=last.at, offset_s=last.offset_s)
