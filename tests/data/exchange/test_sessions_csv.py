"""The table opens in any spreadsheet with its letters right, and nothing in it is carried out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.exchange.sessions_csv import export_csv, harmless, sessions_csv
from tests.data.exchange.test_backup import record, store  # noqa: F401 - a fixture

SPACES = ["", " ", "\t", "\r", "\n", "\r\n", "\x0b", "\x85", "\xa0", "\u2007", "\u3000", "\u2028", "\u200b", "\u200e",
          "\u202e", "\u2060", "\ufeff", "\xad", "\u180e", "\u3164", "\u2800", "\ufe0f", "\u034f", "\x00", " \u200b\xa0"]  # fmt: skip
SIGNS = ["=", "+", "-", "@", "%", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe66", "\ufe62", "\ufe63", "\ufe6b", "\u2212",
         "\u207a", "=\u0338"]  # fmt: skip


def test_a_spreadsheet_is_told_that_the_letters_are_utf_8(store, tmp_path):  # noqa: F811
    export_csv(store, tmp_path / "sessions.csv")
    content = (tmp_path / "sessions.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfday,")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert "Früh übt sich" in content.decode("utf-8-sig")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("space", SPACES)
def test_a_formula_is_text_whatever_stands_before_it(space, sign):
    assert harmless(f"{space}{sign}1+1").startswith("'")
    assert harmless(f"{space}{sign}").startswith("'")
    assert f";{space}'" in harmless(f"Legs;{space}{sign}1") or harmless(f"Legs;{space}{sign}1").startswith(
        "Legs;'"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b",
        "Läufer 🏃",
        "5-minute cool-down",
        "a=b",
        "1/2",
        "'=1",
        '"=1"',
        "x,-2",
        "跑步",
        "e\u0301-2",
    ],
)
def test_any_other_text_is_as_it_was(text):
    assert harmless(text) == text


@pytest.mark.parametrize("number", [-2, 0, 600, -1.5, None])
def test_a_number_stays_a_number(number):
    assert harmless(number) is number


def test_a_title_that_looks_like_a_formula_stays_text_in_the_table(store):  # noqa: F811
    titles = ["=HYPERLINK(1)", "\r=1+1", "\xa0＝1+1", '"x",y', "a;=1"]
    for number, title in enumerate(titles):
        store.sessions.add(record(5 + number, title=title))
    rows = list(csv.DictReader(io.StringIO(sessions_csv(store), newline="")))
    shown = [row["title"] for row in rows[-len(titles) :]]
    assert shown == ["'=HYPERLINK(1)", "'\r'=1+1", "'\xa0＝1+1", '"x",y', "a;'=1"]
    assert all(row["planned_s"].isdigit() for row in rows)


@given(st.text(st.sampled_from([*"=+-@; \t\r\nab", "\u200b", "\xa0", "＝"])))
def test_no_cell_of_any_title_begins_with_a_sign_wherever_it_is_parted(text):
    written = harmless(text)
    assert written.replace("'", "") == text
    for cell in written.replace("\t", ";").replace("\r", ";").replace("\n", ";").split(";"):
        assert cell.strip(" \xa0\u200b")[:1] not in ["=", "+", "-", "@", "＝"]
