"""How a text is drawn with the letters that there are: Limber's own, those of the device, or a dot.

A text itself is never changed by it: it is searched, spoken and kept as it was written.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional, category, combining, name, normalize

from app.ui.base.letters import Letters
from app.ui.base.typefaces import OTHER, letters

DOT = "\N{BULLET}"  # stands for letters that nothing here can draw
LATIN = "Latn"
_SCRIPTS = {  # whose letters change with their neighbours
    "ARABIC": "Arab", "BENGALI": "Beng", "DEVANAGARI": "Deva", "GUJARATI": "Gujr", "GURMUKHI": "Guru",
    "HEBREW": "Hebr", "KANNADA": "Knda", "KHMER": "Khmr", "LAO": "Laoo", "MALAYALAM": "Mlym",
    "MYANMAR": "Mymr", "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml", "TELUGU": "Telu",
    "THAI": "Thai", "TIBETAN": "Tibt",
}  # fmt: skip
_BELONGS = ("Mn", "Me", "Mc", "Cf", "Sk")  # accents, joiners, colours of skin
_ONWARD = ("L", "EN", "AN")  # letters and digits that run from left to right wherever they stand
_BETWEEN = ("ES", "CS", "ET", "ON", "NSM", "WS")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_MIRRORED = str.maketrans(f"{_OPENING}{_CLOSING}<>", f"{_CLOSING}{_OPENING}><")


class SetText(NamedTuple):
    """A text as it is drawn.

    Attributes:
        pieces: Its parts in order, each with the typeface that draws it.
        script: The four letters by which the typeface knows how to join its letters.
        leftward: It runs from right to left.
    """

    pieces: tuple[tuple[str, str], ...]
    script: str = LATIN
    leftward: bool = False


@lru_cache(maxsize=1024)
def setting(text: str, font: str) -> SetText:
    """How a text is drawn.

    Args:
        text: As it was written.
        font: File of the typeface that is to draw it; what has no file draws everything itself.
    """
    own = None if text.isascii() or font == OTHER else letters(Path(font))
    if own is None:
        return SetText(((text, font),))
    text = normalize("NFC", text)
    if any(bidirectional(letter) in ("R", "AL") for letter in text):
        leftward = _leftward(text, font)
        if leftward is not None:
            return leftward
    pieces: list[tuple[str, str]] = []
    script = LATIN
    for cluster in _clusters(text):
        drawn, file = _drawn(cluster, own, font, pieces[-1][1] if pieces else font)
        if drawn == DOT != cluster and pieces and pieces[-1][0].endswith(DOT):
            continue  # one for all that stand together
        if file != font:
            script = _script(cluster) or script
        if pieces and pieces[-1][1] == file:
            pieces[-1] = (pieces[-1][0] + drawn, file)
        elif drawn:
            pieces.append((drawn, file))
    return SetText(tuple(pieces) or (("", font),), script)


def _other_with(letters: Iterable[str], font: str) -> str | None:
    """The file of another typeface that has some letters, as bold as the one in whose place it is."""
    from app.ui.base.other_typefaces import typeface_with  # few texts need it, and no first frame

    return typeface_with(letters, bold="Bold" in Path(font).stem)


def _letters_of_other(file: str) -> Letters | None:
    from app.ui.base.other_typefaces import letters_in

    return letters_in(Path(file))


def typeface_for(text: str, font: str) -> str:
    """The one typeface that draws all of a text that is being written, or as much of it as can be.

    Args:
        text: As it was written so far.
        font: File of the typeface that is to draw it.
    """
    seen = _seen(text)
    own = None if seen.isascii() or font == OTHER else letters(Path(font))
    if own is None or _has(own, seen):
        return font
    return _other_with(seen, font) or font


def not_drawn(text: str, own: Letters) -> list[str]:
    """What Limber's own typeface cannot draw of a text, each once, in order."""
    if text.isascii():
        return []
    parts = [(cluster, _seen(cluster)) for cluster in _clusters(normalize("NFC", text))]
    lacking = [part for part, seen in parts if not _has(own, seen) and not _has(own, _same(seen))]
    return list(dict.fromkeys(lacking))


def lacking(own: Letters | None) -> Callable[[str], list[str]]:
    """Says which letters of a text a typeface lacks; none of one that cannot be read itself."""
    return lambda text: not_drawn(text, own) if own else []


def _drawn(cluster: str, own: Letters, font: str, before: str) -> tuple[str, str]:
    """What is drawn in the place of a letter, and with which typeface; `before` draws the letter before."""
    seen = _seen(cluster)
    if before != font and category(cluster[0]).startswith("P") and not _has(own, seen):
        beside = _letters_of_other(before)  # stops are as wide as the letters that they stand beside
        if beside and _has(beside, seen):
            return seen, before
    for instead in (seen, _same(seen)):
        if _has(own, instead):
            return instead, font
    other = None if bidirectional(seen[0]) in ("R", "AL") else _other_with(seen, font)
    if other:  # a letter that runs the other way would stand in the wrong order between others
        has = _letters_of_other(other)
        return "".join(c for c in cluster if has and c in has), other
    plain = "".join(c for c in normalize("NFKD", seen) if not combining(c))
    return (plain if _has(own, plain) else DOT), font


def _leftward(text: str, font: str) -> SetText | None:
    """A text that runs from right to left, where one typeface has all the letters of its script."""
    written = [c for c in text if category(c).startswith("L")]
    theirs = [c for c in written if bidirectional(c) in ("R", "AL")]
    file = _other_with(written, font) or _other_with(theirs, font)
    has = _letters_of_other(file) if file else None
    if file is None or has is None:
        return None
    drawn = ""
    for cluster in _clusters(text):
        seen = _seen(cluster)
        kept = "".join(c for c in cluster if c in has or c == "\n")
        if not _has(has, seen):
            kept = _same(seen) if _has(has, _same(seen)) else DOT if DOT in has else ""
        drawn += "" if kept == DOT and drawn.endswith(DOT) else kept
    return SetText(((_turned(drawn), file),), _script(theirs[0]) or LATIN, leftward=True)


def _turned(text: str) -> str:
    """A text for a typeface that draws from right to left: what runs the other way is written backwards."""
    parts: list[str] = []
    run = between = ""
    for letter in f"{text}\n":
        kind = bidirectional(letter)
        if kind in _ONWARD or (
            run and letter in _CLOSING and run.count(_OPENING[_CLOSING.index(letter)]) > run.count(letter)
        ):
            run, between = run + between + letter, ""
        elif run and kind in _BETWEEN and letter != "\n":
            between += letter
        else:
            parts += [run[::-1].translate(_MIRRORED), between, letter]
            run = between = ""
    return "".join(parts[:-1])


def _clusters(text: str) -> Iterator[str]:
    """The parts of a text that are drawn as one: a letter with what belongs to it."""
    cluster = ""
    for letter in text:
        if cluster and (cluster[-1] == "\u200d" or (category(letter) in _BELONGS and not letter.isascii())):
            cluster += letter
        else:
            if cluster:
                yield cluster
            cluster = letter
    if cluster:
        yield cluster


def _seen(text: str) -> str:
    """A text without what only says how others are drawn."""
    return "".join(c for c in text if category(c) != "Cf" and not 0xFE00 <= ord(c) <= 0xFE0F)


def _same(text: str) -> str:
    """The same letters in their usual form: of usual width, apart where they are joined, plain spaces."""
    return normalize("NFC", normalize("NFKC", text))


def _has(letters: Letters, text: str) -> bool:
    """Whether a typeface draws all of a text; what it has in parts it puts together."""
    return all(letter == "\n" or letter in letters or _in_parts(letter, letters) for letter in text)


def _in_parts(letter: str, letters: Letters) -> bool:
    parts = normalize("NFD", letter)
    return parts != letter and all(part in letters for part in parts)


def _script(text: str) -> str | None:
    return _SCRIPTS.get(name(text[0], "").partition(" ")[0])
