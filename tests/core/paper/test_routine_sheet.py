from dataclasses import replace

import pytest

from app.core.paper.routine_sheet import routine_sheet
from app.core.routine import Repeat, Step
from app.ui.base.translator import Translator


@pytest.fixture
def sheet(library):
    def make(routine, tr=str, **more):
        return routine_sheet(routine, tr, library.exercises.get, **more)

    return make


@pytest.fixture
def step(library):
    def make(name, seconds=30, **more):
        return Step(exercise=library.exercises[name], seconds=seconds, **more)

    return make


def test_a_sheet_says_how_long_how_many_what_is_needed_and_for_which_backs(sheet, routine):
    made = sheet(routine("warmup-8-stiff-back"))
    assert made.title == "Stiff lower back, 8-minute warm-up"
    assert made.chips == ("8 min", "10 exercises", "Standing and mat, wall", "back score up to 5 of 10")
    assert made.purpose.startswith("For days with a stiff")
    assert [name for name, _value in made.fields] == ["Name", "Therapist", "Begun on"]
    assert made.days == 14


def test_names_stand_where_they_were_given_and_else_there_is_a_line(sheet, routine):
    made = sheet(routine("warmup-5-quick"), name=" Ann ", therapist="")
    assert [value for _name, value in made.fields] == ["Ann", "", ""]


def test_a_move_that_comes_again_says_where_it_stood_first(sheet, routine):
    cards = sheet(routine("backcare-12-big3-1")).cards
    assert [card.number for card in cards] == list(range(1, 15))
    assert [card.again for card in cards] == [0, 0, 0, 0, 0, 3, 4, 5, 3, 4, 5, 0, 0, 0]
    assert cards[5].first == "as in 3"
    assert cards[5].steps == ()
    assert cards[5].dose != cards[2].dose, "what is different is how much of it"


def test_rounds_say_how_often_and_of_which_moves(sheet, routine):
    walk, run, last = sheet(routine("runwalk-20-b")).cards
    assert walk.heads == ("10 times over: 1 to 2",)
    assert (walk.depth, run.depth, last.depth) == (1, 1, 0)
    assert run.heads == ()
    assert (run.dose, last.again) == ("1 minute", 1)


def test_rounds_within_rounds_are_said_from_the_outside_in(sheet, routine, step):
    inner = Repeat(times=3, steps=(step("cat-cow"),))
    steps = (step("easy-walk"), Repeat(times=2, steps=(inner, step("bird-dog"))), step("sphinx"))
    cards = sheet(replace(routine("warmup-5-quick"), steps=steps)).cards
    assert [card.heads for card in cards] == [(), ("2 times over: 2 to 3", "3 times over: 2"), (), ()]
    assert [card.depth for card in cards] == [0, 2, 1, 0]


def test_what_a_sore_back_leaves_out_or_does_instead_is_said(sheet, routine, step, library):
    hard = library.exercises["high-knees"]
    assert hard.max_pain < 5
    whole = replace(
        routine("warmup-8-stiff-back"), steps=(step("high-knees"), step("high-knees", optional=True))
    )
    first, second = (sheet(replace(whole, steps=(one,))).cards[0].notes for one in whole.steps)
    easier = library.exercises[hard.easier].name
    assert first == (f"When your back is above {hard.max_pain}: {easier} instead.",)
    assert second == (f"Leave it out when your back is above {hard.max_pain}.",)
    assert sheet(replace(whole, max_pain=hard.max_pain)).cards[0].notes == ()


def test_every_word_is_translated_but_the_runners_own(sheet, routine, tmp_path):
    pseudo = Translator(tmp_path, "pseudo")
    made = sheet(routine("warmup-5-quick"), pseudo)
    for card in made.cards:
        for words in (card.name, card.dose, *card.steps, *card.notes):
            assert "[" in words, words
    assert all("[" in words for words in made.labels.values())
    mine = sheet(routine("warmup-5-quick"), pseudo, own=True)
    assert mine.title == "Quick 5-minute warm-up"


def test_hyphens_between_words_are_printed_as_dashes(sheet, routine):
    data = sheet(routine("warmup-8-stiff-back")).data()
    texts = [step for card in data["cards"] for step in card["steps"]]
    assert any(" – " in text for text in texts)
    assert not any(" - " in text for text in texts)
