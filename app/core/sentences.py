"""Words as sentences."""

_ENDS = (".", "?", "!", "…")


def sentence(words: str) -> str:
    """Words that say what is wrong, as they stand behind a colon, as a sentence of its own.

    They get a capital at their start and a full stop where nothing ends them yet; "" stays "".
    """
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if not words or words.endswith(_ENDS) else ".")
