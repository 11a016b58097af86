"""Words of other apps, as they are shown and compared."""

import pytest

from app.data.exchange.peers.words import cut, folded, plain, slug


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hüftkreisen (GROSS)", ("huftkreisen", "gross")),
        ("Łydka – ŁYDKA", ("lydka", "lydka")),
        ("Child’s pose", ("childs", "pose")),
        ("𝕬 Plank", ("a", "plank")),  # a letter that is a capital only once it is taken apart
        ("İ ß Æ œ", ("i", "ss", "ae", "oe")),
        ("A\u0301 ﬁt ½", ("a", "fit", "1", "2")),
        ("🧘", ()),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(text: str, words: tuple[str, ...]) -> None:
    assert folded(text) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  a\n\tb  ", "a b"),
        ("a\u202eb\u200b", "ab"),
        ("a\u2028b\u00a0c", "a b c"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\u200d", ""),
        ("\0", ""),
        ("e\u0301", "é"),
    ],
)
def test_a_text_is_shown_on_one_line(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_an_id_has_only_letters_that_ids_may_have() -> None:
    assert slug("Étirements – mollet & co.", 40) == "etirements-mollet-co"
    assert slug("a" * 39 + " b", 40) == "a" * 39
    assert slug("走る", 40) == ""


def test_what_is_cut_says_so() -> None:
    assert cut("word", 4) == "word"
    assert cut("two words", 5) == "two…"
