"""Words that every printed page has."""

from datetime import date
from typing import Any

from app.core.i18n import Translate
from app.core.i18n import mark as _

NOT_ADVICE = _("General exercise information, never medical advice. Made with Limber.")
WHEN_TO_STOP = _(
    "Stop if a move brings sharp or spreading pain, numbness, weakness or dizziness. New numbness "
    "between the legs, trouble with bladder or bowels, or weak legs need medical help at once."
)


def language(tr: Translate) -> str:
    """The two letters that a reader of the page goes by; English where words are none of a language."""
    return str(getattr(tr, "spoken", "en"))


def for_template(value: Any) -> Any:
    """Plain values as a template reads them: days as text, a hyphen between blanks as a dash."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace(" - ", " – ")
    if isinstance(value, list | tuple):
        return [for_template(each) for each in value]
    if isinstance(value, dict):
        return {key: for_template(each) for key, each in value.items()}
    return value
