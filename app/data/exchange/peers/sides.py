"""Finds the side in a name: "Calf stretch (R)", "Wade links", "Étirement mollet gauche", "each side"."""

import re
from dataclasses import dataclass
from unicodedata import combining, normalize

from app.core.exercise import Side, Sides
from app.data.exchange.peers.words import listed

# English, German, French, Spanish, Polish, Italian, Dutch, Portuguese; as they are without accents.
_WORDS = {
    Side.RIGHT: "right rechts rechte rechter rechten rechtes rechterbeen droit droite derecha derecho dcha"
    " prawa prawy prawe prawo prawej prawym destra destro dx direita direito",
    Side.LEFT: "left links linke linker linken linkes linkerbeen gauche izquierda izquierdo izda izq"
    " lewa lewy lewe lewo lewej lewym sinistra sinistro sx esquerda esquerdo esq",
}
_IN_BRACKETS = {Side.RIGHT: "r re rt d dir p dr", Side.LEFT: "l li lt g izq e"}
_AT_AN_END = {Side.RIGHT: "r re rt d", Side.LEFT: "l li lt g"}
# Who goes along with a side and says no more than the side does.
_WITH = listed(
    "side leg arm foot knee hand seite bein fuss knie cote jambe bras pied genou lado pierna brazo pie "
    "rodilla strona noga reka stopa lato gamba braccio piede kant zijde been voet perna braco pe"
)
_EACH = re.compile(
    r"\b(?:(?:on )?(?:each|both|either|every|per) (?:sides?|legs?|arms?|foot|feet)"
    r"|(?:auf )?(?:je(?:de|der)?|pro|beide) (?:seiten?|beine?)|beidseitig"
    r"|(?:de )?chaque (?:cote|jambe)|(?:des )?(?:deux|2) cotes|par cote"
    r"|(?:de |por |a |en )?(?:cada|ambos|ambas) (?:lados?|piernas?|pernas?)|por lado"
    r"|(?:na )?(?:kazd[aey]|obie|obu) (?:strone|strona|strony|stron|noge|nogi)|na strone"
    r"|(?:per |su )?(?:ogni|entrambi|ciascun) (?:lato|i lati|gamba)|per lato"
    r"|(?:aan )?(?:elke|beide) (?:kant(?:en)?|zijden?|been|benen)|per (?:kant|been))\b"
)
_IN_TURNS = re.compile(
    r"\b(?:alternating|alternate(?: sides| legs| arms)?|im wechsel|abwechselnde?|wechselseitige?"
    r"|alterne[es]*|en alternance|alternad[oa]s?|alternando|naprzemienn[aey]*|na zmiane"
    r"|alternat[oaie]|afwisselende?|om en om)\b"
)
_COMPANIONS = "(?:" + "|".join(sorted(_WITH)) + ")"
_SIGNS = r"[\s()\[\]{}/:,.–—_-]"


def _patterns(side: Side) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finds a side, alone and with what it is said of."""
    word = "(?:" + "|".join(sorted(_WORDS[side].split(), key=len, reverse=True)) + ")"
    bracketed = "(?:" + "|".join(_IN_BRACKETS[side].split()) + ")"
    letter = "(?:" + "|".join(_AT_AN_END[side].split()) + ")"
    short = (
        rf"|[(\[]\s*{bracketed}\.?\s*[)\]]|(?<=\S)[\s:,–—-]+{letter}\.?$|^{letter}[.:)]?\s*[:–—-]\s*(?=\S)"
    )
    before = r"\b(?:(?:on|the|auf|der|la|le|el|na|a) )*"
    long = rf"{before}(?:{_COMPANIONS} {word}|{word} {_COMPANIONS}|{word})\b"
    return re.compile(rf"{before}{word}\b{short}"), re.compile(f"{long}{short}")


_PATTERNS = {side: _patterns(side) for side in Side}


@dataclass(frozen=True, slots=True)
class Sided:
    """A name taken apart.

    Attributes:
        base: The name without its side; the whole name where nothing else would be left.
        bare: The same without the leg or arm that the side is said of.
        side: The side it is for; None where it names none.
        both: How it treats both sides in one go, each or alternate; else once.
    """

    base: str
    bare: str
    side: Side | None = None
    both: Sides = Sides.ONCE


def sided(name: str) -> Sided:
    """Takes a name apart; one that names both right and left is left as it is."""
    plain = _same_length(name)
    found = {side: both for side, both in _PATTERNS.items() if both[0].search(plain)}
    if len(found) == 1:
        ((side, patterns),) = found.items()
        base, bare = (_without(name, pattern.search(plain)) for pattern in patterns)
        return Sided(base, bare or base, side) if base else Sided(name, name)
    for sides, pattern in ((Sides.EACH, _EACH), (Sides.ALTERNATE, _IN_TURNS)):
        base = "" if found else _without(name, pattern.search(plain))
        if base and base != name:
            return Sided(base, base, both=sides)
    return Sided(name, name)


def _same_length(name: str) -> str:
    """A name in small letters without accents, each letter still in its place."""
    return "".join(_letter(c) for c in name)


def _letter(character: str) -> str:
    bare = "".join(c for c in normalize("NFKD", character.lower()) if not combining(c)).replace("ł", "l")
    return bare if len(bare) == 1 else character


def _without(name: str, match: re.Match[str] | None) -> str:
    """A name without a part, and without the signs that are left over around it."""
    if match is None:
        return name
    before, after = name[: match.start()], name[match.end() :]
    if re.fullmatch(rf"{_SIGNS}*", after):
        after = ""
        before = re.sub(r"[\s(\[{/:,–—-]+$", "", before)
    elif re.fullmatch(rf"{_SIGNS}*", before):
        before = ""
        after = re.sub(r"^[\s)\]}/:,–—-]+", "", after)
    joined = re.sub(r"\(\s*\)|\[\s*\]", " ", f"{before} {after}")
    tight = re.sub(r"\s+([,.)\]])|([(\[])\s+", r"\1\2", joined)
    return " ".join(tight.split()).strip(" -–—:,/")
