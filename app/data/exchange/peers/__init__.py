"""Plans from other timers: what they would bring is shown before anything of it is written."""

from app.data.exchange.peers.reading import Plans, read

__all__ = ["Plans", "read"]
