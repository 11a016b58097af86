"""Templates become PDFs, and what is wrong becomes one sentence."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.data.files.paths import share_folder
from app.data.paper import typeset as module
from app.data.paper.typeset import PrintError, typeset
from tests.printed import Printed

FONTS = share_folder() / "assets" / "fonts"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PAGE = """\
#let data = json("data.json")
#set document(title: data.title)
#set text(lang: "en", font: ("Limber Sans",))
= #data.title
#image("dot.svg", alt: "A dot")
"""
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'


@pytest.fixture
def made(tmp_path: Path):
    def make(text: str = PAGE, title: str = "A page", **more) -> bytes:
        template = tmp_path / "page.typ"
        template.write_text(text, "utf-8")
        return typeset(template, {"title": title}, {"dot.svg": DOT}, FONTS, NOW, **more)

    return make


def test_a_page_holds_its_data_its_picture_and_limbers_typefaces(made):
    sheet = Printed(made())
    assert sheet.title() == "A page"
    assert "Apage" in sheet.text()
    assert ("Figure", "A dot") in sheet.tags()
    assert sheet.fonts() == {"LimberSans-Regular": True} or all(sheet.fonts().values())


def test_the_same_page_is_the_same_file_whenever_it_is_made(made):
    assert made() == made()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PAGE + "#let x = \n", r"page\.typ:6:\d+: expected expression"),
        (PAGE.replace("data.title", "data.titel"), r"page\.typ:2:\d+: .*titel"),
        (PAGE.replace("dot.svg", "dog.svg"), r"page\.typ:5:\d+: .*dog\.svg"),
        (PAGE.replace(', alt: "A dot"', ""), r"alt"),
        (PAGE.replace("#set document(title: data.title)\n", ""), r"title"),
    ],
)
def test_a_fault_of_a_template_is_one_sentence_with_its_place(made, text, said):
    with pytest.raises(PrintError, match=said) as raised:
        made(text)
    assert "\n" not in str(raised.value)


def test_letters_that_limber_lacks_come_from_other_typefaces_which_the_file_holds_too(made):
    sheet = Printed(made(title="Τρέξιμο", any_letters=True))
    assert "Τρέξιμο" in sheet.text()
    assert all(sheet.fonts().values())


def test_no_phone_carries_what_it_cannot_print_with():
    spec = (share_folder() / "buildozer.spec").read_text("utf-8")
    (endings,) = re.findall(r"^source\.include_exts = (.*)$", spec, re.MULTILINE)
    assert "typ" not in endings.split(",")
    assert "assets/print" not in spec, "a folder is packed where it is named"
    assert "typst" not in spec


def test_without_typst_one_sentence_says_how_to_get_it(made, monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    with pytest.raises(PrintError, match=r'pip install "limber-runner\[print\]"'):
        made()
