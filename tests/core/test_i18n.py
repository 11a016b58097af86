"""Marks for translators, and the order of the alphabet."""

import copy
import pickle
from dataclasses import dataclass

import pytest

from app.core.i18n import InContext, counted, in_alphabet, in_context, several


@dataclass
class _Reader:
    language: str

    def __call__(self, message: str) -> str:
        return message


def test_a_word_in_a_context_is_a_string_like_any_other() -> None:
    word = in_context("look of the app", "Light")
    assert isinstance(word, InContext)
    assert word == "Light"
    assert type(str(word)) is str
    for same in (copy.deepcopy(word), pickle.loads(pickle.dumps(word))):
        assert (same, same.context) == ("Light", "look of the app")


def test_nothing_has_no_context() -> None:
    assert not isinstance(in_context("look of the app", ""), InContext)


def test_without_a_translator_a_count_is_english() -> None:
    forms = several("{count} step of {all}", "{count} steps of {all}")
    assert [counted(str, forms, count, all=9) for count in (1, 0)] == ["1 step of 9", "0 steps of 9"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A-skip, bird-dog, Bridge, Zigzag"),
        ("fr", "ete, été, étude, eux, œil, olive, zone"),
        ("de", "ahne, Ähre, apfel, Äpfel, Straße, Strauß, zu"),
        ("pl", "cios, ćma, lody, lzy, łydka, łza, mata, zrost, żuk"),
        ("es", "nube, nuez, ñame, oso"),
        ("sv", "ben, zon, åra, ägg, öga"),
        ("da", "ben, zone, ægte, øje, år"),
        ("uk", "галоп, ґанок, дах, ехо, єнот, жук, ирій, ікра, їжак, йога, калач"),
        ("ru", "ёлка, ель, жук, игра, йога, клён"),
    ],
)
def test_names_stand_as_in_the_readers_alphabet(language: str, words: str) -> None:
    right = words.split(", ")
    mixed = right[::-1]
    assert sorted(mixed, key=lambda word: in_alphabet(_Reader(language), word)) == right


def test_case_and_the_way_a_letter_is_written_do_not_count() -> None:
    composed, apart = "\N{LATIN SMALL LETTER E WITH ACUTE}t", "E\N{COMBINING ACUTE ACCENT}T"
    assert in_alphabet(str, composed) == in_alphabet(str, apart)
