"""What an export leaves out, and why: said by name, so that nobody takes a part for the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.words import Translate
from app.core.words import mark as _

_MORE = _("And {count} more.")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that an export does not hold.

    Attributes:
        text: A sentence, in English as written, with `values` to fill in; translated when shown.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def of(self, **more: str) -> "LeftOut":
        """The same with more values."""
        return LeftOut(self.text, {**self.values, **more})

    def words(self, tr: Translate) -> str:
        """What the runner is told."""
        return tr(self.text).format(**self.values)


def told(left: Sequence[LeftOut], tr: Translate, most: int) -> list[str]:
    """A sentence for each, and one for all beyond so many."""
    more = [tr(_MORE).format(count=len(left) - most)] if len(left) > most else []
    return [each.words(tr) for each in left[:most]] + more


def plainly(name: str) -> str:
    """A name as it can be shown and printed, whatever is in it."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
