"""Names for what arrives, where those that it brings are taken."""

import os
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path

from app.data.files.listing import is_device

_MOST_ID = 60  # the schemas' own bound
_MOST_ALIKE = 50


def numbered(name: str) -> Iterator[str]:
    """The names that another thing of that name gets: `my-warmup-2`, `my-warmup-3` ..."""
    return (_with(name, number) for number in islice(count(2), _MOST_ALIKE))


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
        tried = (name, *(_with(name, number) for number in range(2, len(self._taken) + 3)))
        found = next(each for each in tried if each not in self._taken and not is_device(each))
        self._taken.add(found)
        return found


def _with(name: str, number: int) -> str:
    end = f"-{number}"
    return name[: _MOST_ID - len(end)].rstrip("-") + end
