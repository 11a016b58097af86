"""Routines with a star, as they are kept."""

from app.core.favourites import TOO_MANY, turned
from app.core.settings import FAVOURITES
from app.ui.widgets.star import Stars
from app.wiring.context import AppContext


def stars(context: AppContext) -> Stars | None:
    """Where stars are kept; None for tools that play with no runner."""
    if not context.options.ask:
        return None
    kept = context.store.settings

    def turn(name: str) -> None:
        now = turned(kept.get(FAVOURITES), name)
        if now is None:
            context.tell(TOO_MANY)
        else:
            kept.set(FAVOURITES, now, context.now())

    return Stars(lambda name: name in kept.get(FAVOURITES), turn)
