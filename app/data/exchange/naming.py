"""Names for what arrives, where those that it brings are taken."""

import os
from collections.abc import Iterable
from pathlib import Path

from app.core.ids import free_id


class Names:
    """Which ids can still be given in a folder of the runner's.

    Args:
        user: The runner's folder; None for none.
        kind: The folder in it.
        known: Ids that are there.
    """

    def __init__(self, user: Path | None, kind: str, known: Iterable[str]) -> None:
        self._taken = set(known)
        try:
            files = os.listdir(user / kind) if user else []  # noqa: PTH208 - names are all that is needed
        except OSError:
            files = []
        self._taken |= {file.rpartition(".")[0].lower() for file in files}  # some discs take "A" for "a"

    def free(self, name: str) -> str:
        """The id, or the first with a number that nothing has; it is given by that."""
        found = free_id(name, self._taken, name)
        self._taken.add(found)
        return found
