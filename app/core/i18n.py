"""Marks what is translated; the translating itself is handed in."""

from collections.abc import Callable
from unicodedata import combining, normalize

Translate = Callable[[str], str]
Forms = tuple[str, str]  # for one, and for any other number

# Letters that no mark can be taken off, with the letter that they stand after in alphabets that have them.
_AFTER = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ı": "i",
    "\N{CYRILLIC SMALL LETTER GHE WITH UPTURN}": "\N{CYRILLIC SMALL LETTER GHE}",
    "\N{CYRILLIC SMALL LETTER UKRAINIAN IE}": "\N{CYRILLIC SMALL LETTER IE}",
    "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}": "\N{CYRILLIC SMALL LETTER I}",
    "\N{CYRILLIC SMALL LETTER YI}": "\N{CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I}",
}
_WRITTEN_AS = {"æ": "ae", "œ": "oe"}
# Letters that only look as if they were others with a mark.
_WHOLE = "\N{CYRILLIC SMALL LETTER SHORT I}\N{CYRILLIC SMALL LETTER SHORT U}"
# Letters with a mark that count as letters of their own, by language; elsewhere the mark hardly counts.
_OWN = {
    "pl": "ąćęńóśźż",
    "es": "ñ",
    "cs": "čřšž",
    "tr": "çğöşü",
    "ro": "ăâîșț",
    "hu": "öőüű",
}
_AT_THE_END = {"sv": "åäö", "fi": "åäö", "da": "æøå", "nb": "æøå", "no": "æøå", "et": "õäöü"}


class InContext(str):
    """A message that says more than its words: the same word may need two translations.

    It is a string like any other, so that tables can hold it; whatever translates looks at its context.

    Attributes:
        context: What is meant, in plain words for translators.
    """

    __slots__ = ("context",)
    context: str

    def __new__(cls, context: str, message: str) -> "InContext":
        """The message, with what is meant by it."""
        made = super().__new__(cls, message)
        made.context = context
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """What a copy is made of."""
        return self.context, str(self)


def mark(message: str) -> str:
    """Marks a sentence for the catalogue of translations; it is translated when it is shown or said."""
    return message


def in_context(context: str, message: str) -> str:
    """Marks a short word that means one thing here and another elsewhere, as `mark` does with a sentence.

    Args:
        context: What it means here, in plain words for translators; each is a text of its own to them.
        message: The word.
    """
    return InContext(context, message) if message else message


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


def in_alphabet(tr: Translate, text: str) -> tuple[str, str]:
    """A key that sorts what is shown as the reader's alphabet does, or nearly so.

    Case does not count. "é" and "ä" stand with "e" and "a", and after them where nothing else differs; "ł"
    stands after "l", "і" after "и" and "є" after "е"; where a language counts a letter with a mark as one of
    its own, it stands after the letter without it, or at the end, as that language has it.

    Args:
        tr: Translates; its `language`, if it has one, says whose alphabet it is.
        text: As it is shown, translated already.
    """
    language = str(getattr(tr, "language", ""))[:2]
    whole = text.casefold()
    if whole.isascii():
        return whole, whole
    whole = normalize("NFC", whole)
    return "".join(_placed(letter, language) for letter in whole), whole


def _placed(letter: str, language: str) -> str:
    """What a letter is compared by: itself, or the letter before it and a sign after all others."""
    end = _AT_THE_END.get(language, "")
    if letter in end:
        return f"z\U0010ffff{end.index(letter)}"
    if letter in _WRITTEN_AS:
        return _WRITTEN_AS[letter]
    if letter in _AFTER:
        return f"{_placed(_AFTER[letter], language)}\U0010ffff"
    if letter in _WHOLE:
        return letter
    parts = normalize("NFKD", letter)
    plain = "".join(part for part in parts if not combining(part))
    own = _OWN.get(language, "")
    return f"{plain}\U0010ffff{own.index(letter)}" if letter in own else plain
