"""What a runner wants to start; kept through everything that comes first."""

from typing import NamedTuple


class StartRequest(NamedTuple):
    """A wish to start a routine.

    Attributes:
        name: Id or path; "" where nothing was asked for.
        loop: The loop it belongs to; "" for the one it would belong to by itself.
        minutes: Length it is fitted to; None as it is written.
    """

    name: str = ""
    loop: str = ""
    minutes: float | None = None


NO_WISH = StartRequest()
