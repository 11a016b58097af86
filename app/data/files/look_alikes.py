"""Characters that look like plain ones and are not: what they are called, and what to type instead.

Phones, word processors and web pages put them in by themselves: a no-break space after a colon, a long dash
in a list, curly quotes, full-width letters, Cyrillic ones among Latin, characters that nobody sees.
"""

import re
from functools import cache
from unicodedata import category, decimal, name, normalize

BREAKS = "\x85\u2028\u2029"  # that end a line in YAML, and in hardly any editor
_COLONS = "：﹕︓꞉∶˸ː։"
_DASHES = "−•‣▪◦·・●■→"  # also what lists begin with elsewhere
_DOUBLE = "“”„‟«»″〝〞＂"
_SINGLE = "‘’‚‛‹›′＇´"
_LETTERS = dict(  # Cyrillic and Greek ones that are drawn like Latin ones
    zip("асԁеһіјӏорԛѕуԝхвкмнтαεικνορτυχωγ", "acdehijlopqsywxbkmhtaeiknoptuxwy", strict=True)
)
_NAMES = {"\x85": "next line", "\ufeff": "byte order mark"}


def typed(character: str) -> str | None:
    """What to type in the place of a character, "" for nothing; None for one that means itself."""
    return None if character.isascii() else _typed(character)


def plainly(text: str) -> str:
    """A text as it would be read with plain characters; quotes around it are no part of it."""
    if text.isascii():
        return text
    plain = "".join(c if (t := typed(c)) is None else t for c in text).strip()
    quoted = len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "\"'"
    return plain[1:-1] if quoted else plain


def first_odd(text: str) -> str:
    """The first character in a text that is no plain one, though it looks like it; "" where there is none."""
    return next((c for c in text if typed(c) is not None), "")


def advice(character: str) -> str:
    """What is said of one: its name and number, and what to type."""
    instead = typed(character)
    code = f"U+{ord(character):04X}"
    called = _NAMES.get(character) or name(character, "character").lower()
    if instead == "":
        return f"an unseen character stands here ({called}, {code}); delete it"
    if character in BREAKS:
        return f"an unseen end of line stands here ({called}, {code}); delete it, or press Enter"
    if instead == " ":
        article = "an" if called[0] in "aeiou" else "a"
        return f"{article} {called} ({code}) stands here; delete it and type a plain space"
    quote = "'" if instead == '"' else '"'
    return f'"{character}" ({called}, {code}) stands here; type a plain {quote}{instead}{quote}'


@cache
def _typed(character: str) -> str | None:
    kind = category(character)
    if character in BREAKS or kind == "Zs":
        return " "
    if kind == "Cf" or character in "\u034f\u115f\u1160\u3164\uffa0\ufe0e\ufe0f":
        return ""
    for odd, plain in ((_COLONS, ":"), (_DOUBLE, '"'), (_SINGLE, "'"), (_DASHES, "-")):
        if character in odd:
            return plain
    if kind == "Pd":
        return "-"
    if kind == "Nd":
        return str(decimal(character))
    if character in _LETTERS:
        return _LETTERS[character]
    folded = normalize("NFKC", character)
    return folded if re.fullmatch(r"[!-~]", folded) and kind[0] != "N" else None
