"""What an export leaves out, and why: said by name, so that nobody takes a part for the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.i18n import Translate
from app.core.i18n import mark as _

_LONGEST = 100  # characters of a name
_MORE = _("And {count} more.")


@dataclass(frozen=True, slots=True)
class NotExported:
    """One thing that an export does not hold.

    Attributes:
        text: A sentence, in English as written, with `values` to fill in; translated when shown.
    """

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def of(self, **more: str) -> "NotExported":
        """The same with more values."""
        return NotExported(self.text, {**self.values, **more})

    def words(self, tr: Translate) -> str:
        """What the runner is told."""
        return tr(self.text).format(**self.values)


def shortened(said: Sequence[str], tr: Translate, most: int) -> list[str]:
    """So many sentences, and one for all beyond them."""
    return list(said) if len(said) <= most else [*said[:most], tr(_MORE).format(count=len(said) - most)]


def plainly(name: str) -> str:
    """A name as it can be shown and printed, whatever is in it and however long it is."""
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"
