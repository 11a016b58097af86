import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cards import finds, folded, spellings


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("lydki", "Łydki i ścięgna"), ("ŁYDKI", "lydki"), ("o", "ø"), ("dokovic", "Đoković"), ("h", "ħ"),
        ("strasse", "Straße"), ("STRAẞE", "strasse"), ("aerobic", "Ærobic"), ("coeur", "Cœur"), ("thor", "Þór"),
        ("istanbul", "İstanbul"), ("ISPARTA", "ısparta"), ("isparta", "Isparta"), ("ΟΔΟΣ", "οδός"), ("οδοσ", "οδος"),
        ("full", "Ｆｕｌｌ－ｗｉｄｔｈ"), ("5", "５"), ("5", "٥"), ("zizka", "Žižka"), ("ng", "sŋg"), ("t", "ŧ"),
        ("k", "ĸ"), ("q", "ɋ"), ("ё", "е"), ("ґ", "г"), ("й", "и\N{COMBINING BREVE}"), ("ef", "eﬀort"), ("h", "ℌ"),
        ("warm up", "Warm‑up"), ("cool-down", "cool–down"), ("runners", "Runner’s"), ("runner's", "runners"),
        ("x y", "x\xa0y"), ("soft", "so\xadft"), ("zero", "ze\u200bro"), ("\u202eevening", "evening"),
        ("e\u0301te", "ete"), ("ete", "e\u0301te"), ("collecio", "col·leció"), ("hawaii", "Hawaiʻi"), ("❤", "❤️"),
        ("عربي", "عـربي"), ("שלום", "שָׁלוֹם"), ("跑步", "跑步 🏃"),
    ],
)  # fmt: skip
def test_a_word_is_found_in_plain_letters(query: str, text: str) -> None:
    assert finds(spellings(query), spellings(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("laeufer", "Läufer"), ("Läufer", "Laeufer"), ("laufer", "Läufer"), ("läufer", "Laufer"), ("loefblad", "Løfblad"),
        ("aalborg", "Ålborg"), ("rueckenuebung", "Rückenübung"), ("rueckenuebung", "RU\u0308CKENÜBUNG"),
    ],
)  # fmt: skip
def test_one_letter_may_be_written_in_two(query: str, text: str) -> None:
    assert finds(spellings(query), spellings(text))


@pytest.mark.parametrize(
    ("query", "text"),
    [("blue", "blu"), ("true", "truth"), ("l", "i"), ("o", "d"), ("m", "ł"), ("skip läufer", "Läufer")],
)
def test_other_letters_are_other_letters(query: str, text: str) -> None:
    assert not finds(spellings(query), spellings(text))


def test_every_latin_letter_of_europe_can_be_found_in_plain_ones() -> None:
    letters = [chr(code) for code in range(0xC0, 0x180) if chr(code).isalpha()]
    assert [letter for letter in letters if not folded(letter).isascii()] == []


@given(st.text())
def test_folding_a_text_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert finds(spellings(text), spellings(text))


@pytest.mark.parametrize("query", ["hip flexor", "hip-flexor", "hipflexor", "HIP FLEXOR", "flexor"])
def test_words_that_a_hyphen_joins_are_found_however_they_are_written(query):
    said = spellings("Half-kneeling hip-flexor stretch")
    assert finds(spellings(query), said)


@pytest.mark.parametrize("query", ["bird dog", "birddog", "bird-dog"])
def test_a_name_with_a_hyphen_is_found_without_it(query):
    assert finds(spellings(query), spellings("Bird-dog"))
