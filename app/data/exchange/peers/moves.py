"""What each move of a file becomes: an exercise of the catalogue, or one of the runner's own."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from app.core.exercise import Exercise
from app.core.ids import free_id
from app.data.exchange.arrival import Match
from app.data.exchange.peers.names import Catalogue, Meant
from app.data.exchange.peers.own_moves import own_move, written
from app.data.exchange.peers.tally import NAME_CUT, Losses
from app.data.exchange.peers.words import MOST_NAME, folded, slug
from app.data.library import build

_MOST_SLUG = 40
_OWN = "my-"


def ident(text: str, fallback: str, taken: Mapping[str, Any]) -> str:
    """An id for something of the runner's own, made of what it is called.

    Where the letters are not Latin, or something else has that id already, a few digits that follow from the
    text stand at its end: the same text has the same id whenever it comes.
    """
    digits = sha256(" ".join(folded(text) or (text,)).encode("utf-8", "replace")).hexdigest()
    short = slug(text, _MOST_SLUG)
    plain = f"{_OWN}{short}" if short else f"{_OWN}{fallback}-{digits[:8]}"
    return free_id(plain, taken, plain, (f"-{digits[:length]}" for length in range(8, len(digits) + 1)))


class NamedMoves:
    """Takes names and gives exercises; each name once, in the order they come.

    Args:
        catalogue: The exercises there are.
        chosen: What the runner has chosen for a name: an id, or "" for a step with only its words.
        losses: Takes note of names that were too long.

    Attributes:
        by_id: Each exercise that was given.
    """

    def __init__(self, catalogue: Catalogue, chosen: Mapping[str, str], losses: Losses) -> None:
        self._catalogue, self._chosen, self._losses = catalogue, chosen, losses
        self._exercises = catalogue.exercises
        self.by_id: dict[str, Exercise] = {}
        self._found: dict[str, Exercise] = {}
        self._matches: dict[str, Match] = {}
        self._own: dict[str, dict[str, Any]] = {}  # by id; those that are to be written
        self._by_words: dict[tuple[str, ...] | str, Exercise] = {}

    def exercise(self, name: str, bases: Sequence[str]) -> Exercise:
        """What a move becomes.

        Args:
            name: As it is called, with a side that nothing else tells.
            bases: The same without a side, and with ever fewer words.
        """
        if name not in self._found:
            meant = self._meant(name, bases)
            chosen = self._chosen.get(name)
            if chosen and chosen not in self._exercises:
                chosen = None
            wanted = meant.exercise if chosen is None else chosen
            self._matches[name] = Match(
                name=name,
                exercise=wanted,
                sure=meant.sure or chosen is not None,
                others=tuple(each for each in (meant.exercise, *meant.others) if each not in ("", wanted)),
            )
            found = self._exercises[wanted] if wanted else self._of_its_own(name)
            self._found[name] = self.by_id[found.id] = found
        return self._found[name]

    def _meant(self, name: str, bases: Sequence[str]) -> Meant:
        tried = [self._catalogue.meant(each) for each in dict.fromkeys((name, *bases))]
        sure = next((meant for meant in tried if meant.sure), None)
        return sure or next((meant for meant in reversed(tried) if meant.exercise), tried[-1])

    @property
    def matches(self) -> tuple[Match, ...]:
        """How each name was understood."""
        return tuple(self._matches.values())

    def files(self) -> list[tuple[str, str]]:
        """Id and text of each exercise that would be added."""
        return [(name, written(data)) for name, data in self._own.items()]

    def _of_its_own(self, name: str) -> Exercise:
        words = folded(name) or name
        if words in self._by_words:
            return self._by_words[words]
        if len(name) > MOST_NAME:
            self._losses.add(NAME_CUT)
        wanted = ident(name, "move", self._own)
        made = build.exercise(own_move(wanted, name))
        if wanted in self._exercises and self._exercises[wanted] != made:  # another one of the runner's
            wanted = ident(name, "move", {**self._own, wanted: made})
        data = own_move(wanted, name)
        self._by_words[words] = made = build.exercise(data)
        self._own[wanted] = data
        return made
