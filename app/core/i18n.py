"""Marks what is translated; the translating itself is handed in."""

from collections.abc import Callable

Translate = Callable[[str], str]
Forms = tuple[str, str]  # for one, and for any other number


def mark(message: str) -> str:
    """Marks a sentence for the catalogue of translations; it is translated when it is shown or said."""
    return message


def several(one: str, more: str) -> Forms:
    """Marks both forms of a sentence with a number in it; `counted` takes the right one.

    Languages have up to six of them: gettext knows which number takes which.
    """
    return one, more


def counted(tr: Translate, forms: Forms, count: int, **values: object) -> str:
    """The form for a number, with `{count}` and whatever else stands in it filled in."""
    choose = getattr(tr, "choose", None)
    form = tr(forms[count != 1]) if choose is None else choose(*forms, count)
    return str(form).format(count=count, **values)
