"""Routines that the runner has marked with a star."""

from collections.abc import Sequence

from app.core.i18n import mark as _

MOST = 200
_MOST_LETTERS = 8_000  # of all ids together; what is kept has to fit into an export
TOO_MANY = _("That is as many favourites as Limber can keep. Take the star from another one first.")


def turned(favourites: Sequence[str], name: str) -> tuple[str, ...] | None:
    """Favourites after a tap on a routine's star, the newest last; None where there is no room for more.

    Args:
        favourites: Ids; those of routines that are gone stay.
        name: Id of a routine.
    """
    if name in favourites:
        return tuple(other for other in favourites if other != name)
    more = (*favourites, name)
    return more if len(more) <= MOST and sum(map(len, more)) <= _MOST_LETTERS else None
