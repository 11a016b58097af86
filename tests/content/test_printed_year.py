"""The page of a year: one page, whatever is on record and whatever of it is wanted."""

import os
from datetime import UTC, date, datetime
from itertools import combinations

import pytest

from app.core.paper.period import Period, year_before
from app.core.paper.year_sheet import PARTS, year_sheet
from app.data.library.library import Library
from app.preview.sample_profile import fill
from app.wiring.paper import PaperMaker, move_names
from tests.content.test_printed_sheets import WAYS, WHOLLY
from tests.data.profile_helpers import opened
from tests.printed import Printed, plain
from tests.sheets import SHARE, words

NOW = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)
TODAY = NOW.date()
SHEETS = [(*way, PARTS) for way in WAYS[:2]] + [(*WAYS[1], (part,)) for part in PARTS]
if os.environ.get(WHOLLY):
    choices = [choice for count in range(1, len(PARTS) + 1) for choice in combinations(PARTS, count)]
    SHEETS = [(*way, choice) for way in WAYS for choice in choices]


@pytest.fixture(scope="module", params=[30, 320])
def period(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("profile")
    fill(folder, NOW, sessions=request.param)
    store = opened(folder)
    found = store.history.period(year_before(TODAY), TODAY)
    store.close()
    return found


def printed(period, language, paper, parts=PARTS, name="Ann Example"):
    tr = words(language)
    sheet = year_sheet(period, tr, move_names(Library(SHARE), tr), parts=parts, name=name, printed=TODAY)
    return sheet, Printed(PaperMaker(SHARE, {}).year(sheet, paper, NOW))


@pytest.mark.parametrize(("paper", "language", "parts"), SHEETS)
def test_it_is_one_page_on_which_nothing_is_cut_or_lies_over_something_else(period, paper, language, parts):
    sheet, page = printed(period, language, paper, parts)
    assert len(page.pages) == 1
    assert not list(page.faults())
    text = page.text()
    for said in (sheet.title, sheet.span, *(word for number in sheet.numbers for word in number)):
        assert plain(said) in text, said
    for title, times, length in sheet.routines[:5]:
        assert plain(title) + plain(times) + plain(length) in text
    for stop in sheet.stops[:3]:
        assert plain(stop.day) + plain(stop.what) + plain(stop.why) in text
    assert all(page.fonts().values())


def test_a_screen_reader_finds_headings_the_chart_and_the_calendar(period):
    sheet, page = printed(period, "en", "a4")
    assert page.title() == "My back and my training"
    tags = page.tags()
    kinds = [kind for kind, _alt in tags]
    assert (kinds.count("H1"), kinds.count("H2")) == (1, 5 if sheet.hurting else 4)
    (chart,) = [alt for kind, alt in tags if kind == "Figure" and "Chart of the lower back" in alt]
    assert f"{len(sheet.loops)} times" in chart
    assert kinds.count("Table") == 3


def test_nothing_on_record_is_said_so():
    empty = Period(since=date(2026, 1, 1), until=date(2026, 12, 31))
    _sheet, page = printed(empty, "en", "a4")
    text = page.text()
    for said in ("No scores in this time.", "Nothing was done in this time.", "Nothing was stopped."):
        assert plain(said) in text
    assert not list(page.faults())


def test_a_few_days_and_a_name_as_long_as_may_be_have_room(period):
    short = Period(since=TODAY, until=TODAY, sessions=period.sessions[-1:], check_ins=period.check_ins[-3:])
    _sheet, page = printed(
        short, "pseudo", "letter", name="Wilhelmina Bartholomew-Featherstonehaugh of Upper Tooting Bec"[:60]
    )
    assert len(page.pages) == 1
    assert not list(page.faults())
