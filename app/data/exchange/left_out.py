"""What an export leaves out, and why: said by name, so that nobody takes a part for the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.core.i18n import Translate, counted
from app.core.names import AND_MORE

_LONGEST = 100  # characters of a name


@dataclass(frozen=True, slots=True)
class NotExported:
    """One thing that an export does not hold.

    Attributes:
        text: A sentence, in English as written, with `values` to fill in; translated when shown.
        more: The same for any other `count` than one, where it speaks of several things; else "".
        count: How many things it speaks of.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    more: str = ""
    count: int = 1

    def of(self, **more: str) -> "NotExported":
        """The same with more values."""
        return replace(self, values={**self.values, **more})

    def words(self, tr: Translate) -> str:
        """What the runner is told."""
        if self.more:
            return counted(tr, (self.text, self.more), self.count, **self.values)
        return tr(self.text).format(**self.values)


def shortened(said: Sequence[str], tr: Translate, most: int) -> list[str]:
    """So many sentences, and one for all beyond them."""
    return list(said) if len(said) <= most else [*said[:most], counted(tr, AND_MORE, len(said) - most)]


def plainly(name: str) -> str:
    """A name as it can be shown and printed, whatever is in it and however long it is."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"
