"""What does not come along, counted: one sentence for each kind of thing, however often it happened."""

from collections.abc import Iterable

from app.core.i18n import mark as _
from app.data.exchange.arrival import NotCarried

REST_CUT = _("Rests longer than 2 minutes were cut to 2 minutes: {count}.")
REST_GREW = _(
    "Before each move there are at least 3 seconds; where there were fewer, they were added: {count}."
)
REST_DROPPED = _("A rest at the very end is left out, since the routine is over by then: {count}.")
SWITCH_CUT = _("Changing sides takes at most a minute; longer changes were cut to that: {count}.")
WORK_GREW = _("Moves shorter than 5 seconds take 5 seconds now: {count}.")
WORK_CUT = _("Moves longer than 10 minutes were cut to 10 minutes: {count}.")
ROUNDED = _("Times were rounded to whole seconds: {count}.")
NO_TIME = _("Moves that last no time at all are left out: {count}.")
LEFT_FIRST = _("Limber begins with the right side; in the file the left one came first: {count}.")
HALVED = _("A move that was for both sides in one go has half of its time for each: {count}.")
SIDE_LOST = _(
    "Moves for one side only, with the other side somewhere else, do not say which side it is: {count}."
)
NO_SIDE = _(
    "Limber does these moves side after side; here they are done once, as the file has them: {count}."
)
NAME_CUT = _("Names that were too long are shortened: {count}.")
NO_NAME = _("Moves without a name are called “Work” now: {count}.")
PHASE_GUESSED = _("Whether a routine is for before or after the run is a guess, here by its moves: {count}.")
EMPTY = _("“{title}” is left out: there is no move in it.")
TOO_LONG = _("“{title}” is left out: it would take more than {most} hours.")
TOO_MANY = _("“{title}” is left out: with its rounds it has more than {most} moves.")


class Losses:
    """Counts what does not come along, in the order in which it is met first."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, tuple[tuple[str, str | int], ...]], int] = {}

    def add(self, says: str, times: int = 1, **values: str | int) -> None:
        """Takes note of something; the values are those in its sentence, beside the count."""
        key = (says, tuple(sorted(values.items())))
        self.counts[key] = self.counts.get(key, 0) + times

    def at_least(self, other: "Losses") -> None:
        """Each as often as in that of the two where it is met more often: both saw the same parts."""
        for key, count in other.counts.items():
            self.counts[key] = max(self.counts.get(key, 0), count)

    def notes(self) -> tuple[NotCarried, ...]:
        """A sentence for each."""
        return tuple(
            NotCarried(says=says, values={**dict(values), **({"count": count} if "{count}" in says else {})})
            for (says, values), count in self.counts.items()
        )


def together(notes: Iterable[NotCarried]) -> tuple[NotCarried, ...]:
    """The notes of several, those of one kind as one."""
    losses = Losses()
    for note in notes:
        values = dict(note.values)
        count = values.pop("count", 1)
        losses.add(note.says, int(count), **values)
    return losses.notes()
