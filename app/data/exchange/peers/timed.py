"""What a name and a time become in a plan."""

from app.data.exchange.peers.plan import PeerMove, PeerRest
from app.data.exchange.peers.rests import is_rest
from app.data.exchange.peers.tally import NO_NAME, NO_TIME, Losses

_NAMELESS = "Work"


def timed(name: str, ms: int | None, losses: Losses) -> PeerMove | PeerRest | None:
    """A move or a rest, whichever its name says; None for a move that takes no time.

    Args:
        name: On one line; "" where it has none.
        ms: Milliseconds; None where it waits for a tap, which no rest does.
        losses: Takes note of what is left out.
    """
    if ms is not None and is_rest(name):
        return PeerRest(ms)
    if ms == 0:
        losses.add(NO_TIME)
        return None
    if not name:
        losses.add(NO_NAME)
    return PeerMove(name or _NAMELESS, ms)
