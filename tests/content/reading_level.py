"""How hard a text is to read: the school grade of Kincaid et al. (1975), with syllables that are estimated."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SENTENCE_END = re.compile(r"[.?!]+(?=\s|$|[”’)])")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouy])(?<![^aeiouy]l)e$|(?<![aeiouytd])(?<![^aeiouy]l)ed$|(?<![aeiouycgszx])(?<![cs]h)(?<![^aeiouy]l)es$"
)
_SILENT_WITHIN = re.compile(r"(?<=[^aeiouyl\W])e(?=(?:ly|ful|less|ness|ment|where|thing|times?|ry|ning)$)")
_SPOKEN_APART = re.compile(
    r"(?<=[^csthg]i)(?=[ao])|(?<=ysi)(?=o)|(?<=[^gq]u)(?=a)|(?<=i)(?=et)"
    r"|(?<=[aeiouy][^aeiouy]e)(?=[ao]s?$)|(?<=[ye])(?=ing$)|(?<=u)(?=ous)"
)


def syllables(word: str) -> int:
    """About how many syllables an English word has, at least one; a number in digits counts as one."""
    plain = re.sub(r"[’']", "", word.lower())
    spoken = _SILENT.sub("", _SILENT_WITHIN.sub("", plain))
    return max(len(_VOWELS.findall(spoken)) + len(_SPOKEN_APART.findall(spoken)), 1)


def grade(text: str) -> float:
    """Years of school by which a text of whole sentences is read with ease; below 0 for the very simplest."""
    words = _WORD.findall(text.replace("-", " "))
    sentences = max(len(_SENTENCE_END.findall(text)), 1)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
