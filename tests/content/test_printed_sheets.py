"""Every sheet of every routine: whole, readable by a screen reader, and readable by a phone."""

import os
from functools import cache

import pytest

from app.core.timeline import lay_out
from app.data.exchange.arrivals import read
from app.data.exchange.planning import plan
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.ui.base.translator import Translator
from tests.data.exchange.share_files import SIGHT
from tests.printed import plain
from tests.sheets import ASSETS, code_side, job, printed, said

WHOLLY = "LIMBER_EVERY_SHEET"
LIBRARY = Library(share_folder())
ROUTINES = LIBRARY.routine_ids()
WAYS = [("a4", "en"), ("letter", "pseudo"), ("letter", "en"), ("a4", "pseudo")]
USUAL = {name: WAYS[number % len(WAYS)] for number, name in enumerate(ROUTINES)}
WHOLE = bool(os.environ.get(WHOLLY))
# Two in three here, each in one of the four ways; in the soak every one in all of them.
TRIED = ROUTINES if WHOLE else [name for number, name in enumerate(ROUTINES) if number % 3 != 1]
SHEETS = [(name, *way) for name in TRIED for way in (WAYS if WHOLE else [USUAL[name]])]
TAGGED = ("warmup-8-stiff-back", "runwalk-20-b", "backcare-12-big3-1")


@cache
def made_and_printed(name, paper, language):
    made = job(LIBRARY, name, language, name="Ann Example", therapist="B. Berg")
    return made, printed(made, paper)


@pytest.mark.parametrize(("name", "paper", "language"), SHEETS)
def test_nothing_on_a_sheet_is_cut_or_lies_over_something_else(name, paper, language):
    made, sheet = made_and_printed(name, paper, language)
    assert not list(sheet.faults())
    assert len(sheet.pages) <= 2
    text = sheet.text()
    for sentence in said(made):
        assert plain(sentence) in text, sentence
    assert sheet.fonts() == dict.fromkeys(
        ("LimberSans-Regular", "LimberSans-SemiBold", "LimberSans-ExtraBold"), True
    )


@pytest.mark.parametrize("name", TRIED)
def test_a_scanned_code_gives_the_same_timeline(name):
    made, sheet = made_and_printed(name, *USUAL[name])
    came = read(sheet.code(code_side(made)).encode(), "came.yaml")
    (landing,) = plan(came.arrival(LIBRARY.beside_mine), LIBRARY, "came.yaml", SIGHT).landings
    there, here = lay_out(landing.routine), lay_out(LIBRARY.routine(name))
    assert there.segments == here.segments
    assert there.cues == here.cues


@pytest.mark.parametrize("name", TAGGED)
def test_a_screen_reader_finds_title_headings_pictures_and_table(name):
    made, sheet = made_and_printed(name, *USUAL[name])
    words = Translator(ASSETS / "locale", USUAL[name][1])
    assert sheet.title() == made.sheet.title
    assert sheet.file.Root.Lang == "en"
    assert sheet.file.Root.MarkInfo.Marked
    tags = sheet.tags()
    kinds = [kind for kind, _alt in tags]
    assert kinds.count("H1") == 1
    assert kinds.count("H2") == len(made.sheet.cards) + 1, "each move has a heading, and so have the days"
    assert kinds.count("Table") >= 1
    assert kinds.count("TH") >= 15
    pictures = [alt for kind, alt in tags if kind == "Figure"]
    assert len(pictures) == len(made.moves) + 1, "of each move one, and the code"
    assert all(pictures)
    for move in made.moves:
        assert any(words(move.name) in alt and words(move.steps[0]) in alt for alt in pictures), move.name
