"""How a port keeps its promise never to raise."""

import logging

_log = logging.getLogger(__name__)


class Tolerated:
    """Goes on after what a call on the system raises, and logs it.

    Args:
        lost: What the runner loses by it, for the log.
    """

    raised: tuple[type[BaseException], ...] = ()

    def __init__(self, lost: str) -> None:
        self._lost = lost

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, self.raised):
            return False
        _log.warning("%s: %s", self._lost, error)
        return True
