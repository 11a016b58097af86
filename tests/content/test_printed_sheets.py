"""Every sheet of every routine: whole, readable by a screen reader, and readable by a phone."""

import os
from dataclasses import replace
from functools import cache

import pytest

from app.core.timeline import lay_out
from app.data.exchange.arrivals import read
from app.data.exchange.planning import plan
from app.data.files.paths import share_folder
from app.data.library.library import Library
from app.data.paper.typeset import typeset
from app.ui.base.translator import Translator
from tests.data.exchange.share_files import SIGHT
from tests.printed import Printed, plain
from tests.sheets import ASSETS, NOW, code_side, job, printed, said

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


def test_a_routine_of_forty_moves_in_rounds_within_rounds_takes_the_pages_it_needs(tmp_path):
    moves = sorted(LIBRARY.exercises)[:40]
    steps = [f"  - {{exercise: {name}, seconds: 24}}" for name in moves[:36]]
    rounds = [f"          - {{exercise: {name}, until: done}}" for name in moves[36:]]
    title = "Everything there is, one after the other, with a title that takes two lines"
    head = f"id: all\ntitle: {title}\nphase: gentle\nsteps:"
    inner = ["  - repeat: 3", "    steps:", "      - repeat: 2", "        steps:", *rounds]
    file = tmp_path / "all.yaml"
    file.write_text("\n".join([head, *steps, *inner, ""]), "utf-8")
    made = job(LIBRARY, file)
    assert made.code, "even that fits into a code"
    for paper in ("a4", "letter"):
        sheet = printed(made, paper)
        assert not list(sheet.faults())
        assert 3 <= len(sheet.pages) <= 5
        text = sheet.text()
        for sentence in said(made):
            assert plain(sentence) in text, sentence


def test_a_routine_that_is_too_large_for_a_code_is_printed_without_one():
    made = replace(job(LIBRARY, "warmup-5-quick"), code=())
    sheet = printed(made)
    assert not list(sheet.faults())
    assert not [alt for kind, alt in sheet.tags() if kind == "Figure" and "QR" in alt]
    assert plain(made.sheet.labels["scan"]) not in sheet.text()


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("one line #place(top, dy: 2pt)[over the other]", "lies over"),
        ("#place(dx: -28mm)[too far to the left]", "reaches an edge"),
        ("#place(bottom, dy: 24mm)[too low]", "reaches an edge"),
    ],
)
def test_what_is_cut_or_covered_would_be_found(tmp_path, body, fault):
    template = tmp_path / "page.typ"
    set_up = '#set document(title: "A")\n#set text(font: ("Limber Sans",), lang: "en")\n'
    template.write_text(f"{set_up}{body}\n", "utf-8")
    sheet = Printed(typeset(template, {}, {}, ASSETS / "fonts", NOW))
    assert any(fault in found for found in sheet.faults())
