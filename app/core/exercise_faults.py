"""What keeps an exercise from being used while it is made, in plain words for the field it belongs to."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.core.i18n import Translate, counted, several
from app.core.i18n import mark as _

MOST_CUE_WORDS = 6

Where = tuple[str | int, ...]


class ExerciseFault(NamedTuple):
    """One thing that is missing or wrong.

    Attributes:
        where: Keys and indexes that lead to it.
        rule: required, minLength, minItems, maxLength, maxItems, minimum, maximum, easier, tempo, no-tempo,
            six-words, figure, or another keyword of the schema.
        least, most: Bounds of the rule, where it has any.
        said: Words that are shown as they are, in English as written.
    """

    where: Where
    rule: str
    least: Any = None
    most: Any = None
    said: str = ""

    @property
    def missing(self) -> bool:
        """Whether nothing is wrong yet: something has still to be said."""
        return self.rule in ("required", "minLength", "minItems")


_MISSING = {
    "name": _("Give it a name."),
    "steps": _("Say in a sentence or two how it is done."),
    "cues": _("Give it a short cue to be spoken."),
    "areas": _("Choose at least one part of the body."),
    "side_names": _("Give both sides a name, or neither."),
    "equipment": _("Say what is needed, or “none”."),
}
_RULES = {
    "easier": _("This exercise is no longer there. Choose another one."),
    "tempo": _("Say how many seconds one repetition takes."),
    "no-tempo": _("What is held still has no repetitions."),
    "additionalProperties": _("Limber does not know this part of the file."),
}
_TOO_LONG = several("{count} character too many.", "{count} characters too many.")
_TOO_MANY = several("At most {count} fits here.", "At most {count} fit here.")
_WORDS = several("At most {count} word: it is spoken.", "At most {count} words: it is spoken.")
_EMPTY = _("Say something here, or take it away.")
_RANGE = _("From {least} to {most}.")
_OTHER = _("This cannot be used here.")


def said(fault: ExerciseFault, data: Mapping[str, Any], tr: Translate) -> str:
    """A fault of an exercise as a sentence.

    Args:
        fault: The fault.
        data: The exercise.
        tr: Translates.
    """
    where, rule = fault.where, fault.rule
    if fault.said:
        return fault.said
    if fault.missing:
        return tr(_MISSING.get(str(where[0]) if where else "", _EMPTY))
    if rule == "maxLength":
        return counted(tr, _TOO_LONG, max(_length(data, where) - int(fault.most), 1))
    if rule == "maxItems":
        return counted(tr, _TOO_MANY, int(fault.most))
    if rule == "six-words":
        return counted(tr, _WORDS, MOST_CUE_WORDS)
    if rule in ("minimum", "maximum"):
        return tr(_RANGE).format(least=fault.least, most=fault.most)
    return tr(_RULES.get(rule, _OTHER))


def _length(data: Any, where: Where) -> int:
    for key in where:
        data = data[key]
    return len(str(data))
